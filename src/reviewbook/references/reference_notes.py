"""What a work's entry says beside the fields that every format of references has."""

from __future__ import annotations

from collections.abc import Container

from reviewbook.references.reference import Reference

OTHERS = "others"
"""What stands at the end of a list of names that is not whole."""


def people_named(people: tuple[str, ...]) -> list[str]:
    """Return the names without the word that says that there are more."""
    return [name for name in people if name != OTHERS]


def notes_of(work: Reference, said: Container[str] = ()) -> list[str]:
    """Return, a line each, what other formats have no field for: nothing of an entry is lost.

    Parameters
    ----------
    work
        The work.
    said
        The fields of its entry that a format has a place for.
    """
    more = [
        f"There are more {who} than are named here."
        for who, people in (("authors", work.authors), ("editors", work.editors))
        if OTHERS in people
    ]
    named = [
        ("Short for the authors", work.short),
        ("Related to", ", ".join(work.related)),
        ("Unverified", ", ".join(work.unverified)),
        ("Verified at", work.verified),
        *((name, value) for name, value in work.others if name not in said),
    ]
    lines = [f"{name}: {value}" for name, value in named if value]
    return [*([work.note] if work.note else []), *more, *lines]
