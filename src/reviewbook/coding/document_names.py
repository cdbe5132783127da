"""How a document may be called: its name stands in tables, on pages, and in commands."""

from __future__ import annotations

from reviewbook.coding.free_text import formula_problem, is_blank, written_problem
from reviewbook.documents.document import leads_elsewhere


def name_problem(name: str) -> str:
    """Return why no document or file of one may be called so, or nothing."""
    label = f"the name {name!r}"
    if is_blank(name):
        return f"{label} holds nothing that is seen"
    if name != name.strip():
        return f"{label} begins or ends with a blank"
    if leads_elsewhere(name):
        return f"{label} is that of a folder, or leads into another"
    return written_problem(label, name) or formula_problem(label, name)
