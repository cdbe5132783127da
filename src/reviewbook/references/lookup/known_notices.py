"""What services have said of works since these appeared, from their stored answers alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from reviewbook.display.wording import listed
from reviewbook.project.errors import InputErrors
from reviewbook.references.lookup.answer_store import AnswerStore
from reviewbook.references.lookup.ask_services import Services
from reviewbook.references.lookup.found_work import Notice
from reviewbook.references.lookup.resolution import Resolution, resolve_entry
from reviewbook.references.reference import Reference

RETRACTION = "retraction"
# Where what the identifier of an entry names seems to be another work than that of the entry.
_OF_OTHER, _NAMED = "{} of another work", "given the identifier of a work that was {}"
BECAME = {
    RETRACTION: "retracted",
    "expression of concern": "called in question",
    "correction": "corrected",
}
"""What became of a work, by the kind of the notice."""
BECAME |= {_OF_OTHER.format(kind): _NAMED.format(became) for kind, became in BECAME.items()}


class KnownNotice(NamedTuple):
    """A notice about a work: its kind, and in words what became of the work, who says so, when."""

    kind: str
    said: str


class LookedUp(NamedTuple):
    """A work that was looked up: on which day, and what was said of it; mostly nothing."""

    day: str
    notices: tuple[KnownNotice, ...]


def looked_up(works: Iterable[Reference], folder: Path) -> dict[str, LookedUp]:
    """Return by key the works that services have answered about; nobody is asked anything.

    Parameters
    ----------
    works
        The works as the bibliography has them: an answer about an identifier that an entry no
        longer has is none about its work.
    folder
        The stored answers.

    Raises
    ------
    InputError
        If a stored answer cannot be read: what it said must not be lost in silence.
    """
    if not folder.is_dir():
        return {}
    services, found, spoiled = Services(AnswerStore(folder), None), dict[str, LookedUp](), []
    for work in works:
        resolution = resolve_entry(work, {}, services)
        spoiled += [error for error in resolution.failures if error.file]
        warned = {service for service, _ in resolution.notices_of_others()}
        if said := {*resolution.found, *warned}:
            day = max(resolution.days[service] for service in said)
            found[work.key] = LookedUp(day, tuple(_notices(resolution)))
    if spoiled:
        raise InputErrors(spoiled)
    return found


def _notices(resolution: Resolution) -> Iterator[KnownNotice]:
    """Yield one notice of each kind and day, with all that say so."""
    who: dict[tuple[str, str], list[str]] = defaultdict(list)
    for service, notice in resolution.notices():
        who[notice.kind, resolution.days[service]].append(f"{service}{_place(notice)}")
    for service, notice in resolution.notices_of_others():
        kind = _OF_OTHER.format(notice.kind)
        who[kind, resolution.days[service]].append(f"{service}{_place(notice)}")
    order = [*BECAME]
    for (kind, day), services in sorted(who.items(), key=lambda said: order.index(said[0][0])):
        yield KnownNotice(kind, f"{BECAME[kind]}, by {listed(services)}, looked up on {day}")


def _place(notice: Notice) -> str:
    place = ", ".join(filter(None, (notice.where, notice.date)))
    return f" ({place})" if place else ""
