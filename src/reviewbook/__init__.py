"""reviewbook: a literature review that can be re-run.

What a notebook needs is offered here, and loaded when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewbook.analysis import counts, definition_criteria, findings, reliability
    from reviewbook.analysis.review import Review
    from reviewbook.display import charts
    from reviewbook.display.sentence import reading
    from reviewbook.display.table import Table

__version__ = "0.2.0"
__all__ = [
    "Review",
    "Table",
    "__version__",
    "charts",
    "counts",
    "definition_criteria",
    "findings",
    "reading",
    "reliability",
]
_OBJECTS = {"Review": "analysis.review", "Table": "display.table", "reading": "display.sentence"}
_MODULES = {
    "charts": "display.charts",
    "counts": "analysis.counts",
    "definition_criteria": "analysis.definition_criteria",
    "findings": "analysis.findings",
    "reliability": "analysis.reliability",
}


def __getattr__(name: str) -> object:
    if name in _MODULES:
        return import_module(f"reviewbook.{_MODULES[name]}")
    if name in _OBJECTS:
        return getattr(import_module(f"reviewbook.{_OBJECTS[name]}"), name)
    raise AttributeError(f"reviewbook offers {', '.join(__all__)}; there is no {name!r}")


def __dir__() -> list[str]:
    return __all__
