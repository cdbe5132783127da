"""What is installed only where it is asked for: the extras of the package, and what is in each."""

from __future__ import annotations

from importlib.util import find_spec

from reviewbook.project.errors import InputError

_RUN = (
    *(
        "altair",
        "anywidget",
        "citeproc",
        "duckdb",
        "ipykernel",
        "jupyter_client",
        "nbclient",
        "nbformat",
    ),
    *("pandas", "vl_convert"),
)
EXTRAS = {
    "cluster": ("distributed", "duckdb", "fsspec"),
    "lookup": ("httpx",),
    "notebooks": (*_RUN, "jupyter_server", "jupyterlab"),
    "readers": ("lxml", "lxml_html_clean", "pypdfium2", "rapidfuzz", "rdflib", "trafilatura"),
    "records": ("duckdb",),
    "run": _RUN,
    "site": (*_RUN, "bs4", "jinja2", "markupsafe", "nh3", "pygments"),
}
"""The modules that an extra brings, by its name."""


def _missing(extra: str) -> list[str]:
    return [module for module in EXTRAS[extra] if not _is_there(module)]


def _is_there(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:  # as a finder of another program may answer
        return False


def has_extra(extra: str) -> bool:
    """Tell whether all of an extra is installed."""
    return not _missing(extra)


def require_extra(extra: str, wanted_for: str) -> None:
    """Refuse to go on without an extra.

    Parameters
    ----------
    extra
        Its name.
    wanted_for
        The command that needs it.

    Raises
    ------
    InputError
        If a module of it is not installed; the remedy is the command that installs all of it.
    """
    if missing := _missing(extra):
        raise InputError(
            f"`{wanted_for}` needs more than is installed: {', '.join(missing)}",
            remedy=f'pip install "reviewbook[{extra}]"',
        )
