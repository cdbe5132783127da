"""What came of looking up an entry, in lines that a reader decides by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from reviewbook.display.wording import listed, some
from reviewbook.references.bibtex_text import read_bibtex_text
from reviewbook.references.entry_edits import Fields
from reviewbook.references.lookup.found_work import Notice
from reviewbook.references.lookup.proposals import NAMES, FieldReport, Said
from reviewbook.references.lookup.resolution import Resolution
from reviewbook.references.lookup.resolved_file import proposed_fields
from reviewbook.references.record import Record

_SHOWN = 160
_NAMED = 10


def outcome_lines(found: Sequence[Resolution], file: Path) -> Iterator[str]:
    """Yield what is to be said of each work, and how much was found in all.

    Parameters
    ----------
    found
        What came of the lookups.
    file
        The bibliography.
    """
    proposed = proposed_fields(read_bibtex_text(file), found)
    for resolution in found:
        yield from resolution_lines(resolution, proposed.get(resolution.entry.key, ()), file)
    known, fields = sum(bool(one.found) for one in found), sum(map(len, proposed.values()))
    where = some(len(proposed), "entry", "entries")
    more = f"{some(fields, 'field')} can be added to {where}" if fields else "no field can be added"
    yield f"{known} of {some(len(found), 'work')} found; {more}"
    if unknown := [one.entry.key for one in found if one.is_unknown]:
        yield f"known to no service that was asked: {', '.join(unknown)}"


def failure_lines(found: Iterable[Resolution]) -> Iterator[str]:
    """Yield a line for all that failed in the same way, with the works whose lookup it was."""
    keys = defaultdict[str, list[str]](list)
    for resolution in found:
        for said in dict.fromkeys(map(str, resolution.failures)):
            keys[said].append(resolution.entry.key)
    for said, failed in keys.items():
        more = f" and {len(failed) - _NAMED} more" if len(failed) > _NAMED else ""
        yield f"{', '.join(failed[:_NAMED])}{more}: {said}"


def resolution_lines(resolution: Resolution, added: Fields, file: Path) -> Iterator[str]:
    """Yield a headline for an entry and, for all that is to be said of it, a line each.

    A line begins with `+` where a field can be added, with `!` where somebody has to look.

    Parameters
    ----------
    resolution
        What was found.
    added
        The fields that can be added, as they would be written.
    file
        The bibliography.
    """
    said = [
        *_notices(resolution),
        *_doubts(resolution),
        *_additions(resolution, added),
        *(f"! {line}" for line in _differences(resolution)),
    ]
    if confirmed := resolution.confirmed:
        said.append(f"= as written, though marked unverified: {', '.join(confirmed)}")
    if said:
        entry = resolution.entry
        yield f"{file.name}:{entry.line}: {entry.key}"
        yield from (f"  {line}" for line in said)


def _notices(resolution: Resolution) -> Iterator[str]:
    for service, notice in resolution.notices():
        yield _notice(service, notice)
    for service, notice in resolution.notices_of_others():
        yield f"{_notice(service, notice)}, of the work that its identifier names"


def _notice(service: str, notice: Notice) -> str:
    said = ", ".join(filter(None, (service, notice.where, notice.date)))
    return f"! {notice.kind.upper()} ({said})"


def _doubts(resolution: Resolution) -> Iterator[str]:
    for work, services in _others(resolution).items():
        which = f"is that of another work at {services}: {work}"
        untitled = f"leads to a work without a title at {services}, and may be that of another one"
        yield f"! its identifier {which if work else untitled}"
    for identifier in resolution.unknown:
        yield f"! {identifier} is known to no service that was asked"
    if resolution.is_only_alike:
        yield "! found by its title alone, and the entry differs: it may be another work"
    for record in resolution.candidates:
        yield f"! could be: {_shown(record)}"


def _others(resolution: Resolution) -> dict[str, str]:
    """Return the works that its identifiers name and that are others, with who says so."""
    shown, services = dict[str, str](), defaultdict[str, list[str]](list)
    for service, work in resolution.others:
        record = work.record
        name = (record.doi.lower() or record.pmid) if record.title else ""
        shown.setdefault(name, _shown(record) if record.title else "")
        services[name].append(service)
    return {work: listed(services[name]) for name, work in shown.items()}


def _shown(record: Record) -> str:
    number = f"doi {record.doi}" if record.doi else f"PMID {record.pmid}"
    return f"{_cut(record.title)} ({record.year or 'n.d.'}), {number}"


def _additions(resolution: Resolution, added: Fields) -> Iterator[str]:
    services = {
        _plain(report.field): ", ".join(report.said[0].services)
        for report in resolution.reports
        if report.can_be_added
    }
    for name, value in added:
        yield f"+ {name} = {{{_cut(value)}}}  ({services[_plain(name)]})"


def _plain(name: str) -> str:
    return next((field for field, names in NAMES.items() if name in names), name)


def _differences(resolution: Resolution) -> Iterator[str]:
    added = bool(resolution.added != Record(kind=resolution.entry.type))
    for report in resolution.reports:
        if report.can_be_added and added:
            continue
        yield f"{report.field}: {_here(report)}; {', '.join(map(_there, report.said))}"


def _here(report: FieldReport) -> str:
    return f"here {_cut(report.written)}" if report.written else "nothing here"


def _there(said: Said) -> str:
    return f"{_cut(said.value)} ({', '.join(said.services)})"


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 2]} …"
