"""The ``reviewbook`` command: a file a verb, in the order in which a review needs them."""

from importlib import import_module

from reviewbook.cli.command_line import app, console

__all__ = ["app", "console"]

VERBS = (
    "new",
    "add",
    "code",
    "show",
    "entries",
    "decide",
    "retire",
    "check",
    "diff",
    "suggest",
    "convert",
    "resolve",
    "run",
    "build",
)
for verb in VERBS:
    import_module(f"{__name__}.{verb}_verb")
