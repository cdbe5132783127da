"""reviewbook: a literature review that can be re-run.

What a notebook needs is offered here, and loaded when it is first asked for.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewbook.analysis import reliability
    from reviewbook.analysis.concordance import Concordance
    from reviewbook.analysis.definition_criteria import criteria_met
    from reviewbook.analysis.missing_inputs import next_steps
    from reviewbook.analysis.positions import text_positions
    from reviewbook.analysis.review import Review
    from reviewbook.display import charts
    from reviewbook.display.dataframe_display import table
    from reviewbook.display.sentence import reading

__version__ = "0.2.0"
__all__ = [
    "Concordance",
    "Review",
    "__version__",
    "charts",
    "criteria_met",
    "next_steps",
    "reading",
    "reliability",
    "table",
    "text_positions",
]
_MODULES = {"charts": "display.charts", "reliability": "analysis.reliability"}
_OBJECTS = {
    "Concordance": "analysis.concordance",
    "Review": "analysis.review",
    "criteria_met": "analysis.definition_criteria",
    "next_steps": "analysis.missing_inputs",
    "reading": "display.sentence",
    "table": "display.dataframe_display",
    "text_positions": "analysis.positions",
}


def _loaded(name: str) -> object:
    try:
        if name in _MODULES:
            return import_module(f"reviewbook.{_MODULES[name]}")
        return getattr(import_module(f"reviewbook.{_OBJECTS[name]}"), name)
    except ModuleNotFoundError as error:
        if error.name and error.name.startswith("reviewbook"):
            raise
        needed = f"{name} needs {error.name}, which is not installed"
        raise ImportError(f'{needed}: pip install "reviewbook[run]"') from None


def __getattr__(name: str) -> object:
    if name in _MODULES or name in _OBJECTS:
        return _loaded(name)
    from reviewbook.project.near_names import names_there_are  # noqa: PLC0415

    said = f"reviewbook has no {name!r}: {names_there_are(name, __all__)}"
    # An import statement would put words of its own in the place of an AttributeError's.
    asked = sys._getframe(1).f_code.co_name
    if asked == "_handle_fromlist" and find_spec(f"{__name__}.{name}") is None:
        raise ImportError(said)
    raise AttributeError(said)


def __dir__() -> list[str]:
    return __all__
