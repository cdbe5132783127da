"""Citations: works cited in the text, persons named without a work, attributions without a source.

Family names and years are resolved against the document's own list of references, never against
the bibliography at large: a document that lists nothing has cited nothing that can be looked up,
but by a key of the bibliography itself.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import chain
from typing import NamedTuple

from reviewbook.documents.document import Document
from reviewbook.documents.line_cues import BYLINE
from reviewbook.finders.attributions import Attribution, attributions_in
from reviewbook.finders.author_dates import find_author_dates
from reviewbook.finders.cited_keys import find_cited_keys, passages_with_keys
from reviewbook.finders.cited_notes import Works, works_of_notes
from reviewbook.finders.entry_labels import EntryLabels
from reviewbook.finders.introduced_names import short_names
from reviewbook.finders.named_links import Link, links_by_name, may_name
from reviewbook.finders.note_places import Note, note_at, notes_in
from reviewbook.finders.number_citations import find_number_citations
from reviewbook.finders.page_citations import find_page_citations
from reviewbook.finders.source_marks import is_marked
from reviewbook.ledger.tables import Citation, Passage
from reviewbook.references.bibliography import Bibliography
from reviewbook.references.entries import Entry
from reviewbook.references.entry_problems import UNREAD
from reviewbook.references.listed_works import ListedWorks
from reviewbook.references.person_names import People, find_people

_FOOTNOTE = "\n[^"


class _Hit(NamedTuple):
    start: int
    end: int
    form: str
    keys: tuple[str, ...]
    status: str
    why: str = ""


def link_citations(
    document: Document,
    entries: Sequence[Entry],
    dated: Collection[int] | None = None,
    numbered: Collection[int] | None = None,
    known: Container[str] = (),
) -> dict[int, list[Link]]:
    """Link the works that a document cites to the entries of its list, by number of passage.

    `dated` and `numbered` are the numbers of the passages that may cite by date or by number,
    where they are known, `known` the keys of the bibliography: what cites by them is left out.
    """
    text = document.text
    if not (entries or _any(dated) or _any(numbered) or may_name(document)):
        return {}
    listed = ListedWorks(entries, short_names(text, entries))
    notes = notes_in(document) if entries or _FOOTNOTE in text else []
    noted = _works_of_notes(text, entries, notes, listed)
    labels = EntryLabels(text, entries, noted)
    named = links_by_name(document, entries, labels, known)
    by_date = {one.passage: _links_by_date(text, one, listed) for one in _held(document, dated)}
    links = {
        number: _beside(named.get(number, ()), by_date.get(number, ()))
        for number in {*named, *by_date}
    }
    by_number = _links_by_number(document, labels, links, numbered)
    for number, found in by_number.items():
        links[number] = sorted([*links.get(number, ()), *found], key=_place)
    links = {number: links[number] for number in sorted(links) if links[number]}
    if entries and not labels.numbered:
        _add_pages(document, links, listed)
    return _without_named_in_notes(links, notes, noted) if notes else links


def _beside(named: Sequence[Link], dated: Sequence[Link]) -> list[Link]:
    """Return links by name, and those by date beside them, in order."""
    found = [*named, *(link for link in dated if _free(link, named))]
    return sorted((link for link in found if link.meant), key=_place)


def _add_pages(document: Document, links: dict[int, list[Link]], listed: ListedWorks) -> None:
    """Add to what each passage cites what it cites by author and page."""
    dated = sum(1 for of in links.values() for link in of if any(link.meant))
    begins = [passage.start for passage in document.passages]
    paged: dict[int, list[Link]] = defaultdict(list)
    for found in find_page_citations(document.text, listed, dated=dated):
        passage = document.passages[max(bisect_right(begins, found.start) - 1, 0)]
        link, new = Link(*found), paged[passage.passage]
        free = _free(link, links.get(passage.passage, [])) and _free(link, new[-1:])
        if free and passage.zone != "references" and link.end <= passage.end:
            new.append(link)
    for number, new in paged.items():
        if new:
            links[number] = sorted([*links.get(number, []), *new], key=_place)


def _without_named_in_notes(
    links: Mapping[int, Sequence[Link]],
    notes: Sequence[Note],
    noted: Mapping[str, Works | None],
) -> dict[int, list[Link]]:
    """Leave out what notes name that is cited where their marks stand, and their own numbers."""
    every = [link for of in links.values() for link in of]
    outside = [link for link in every if not note_at(notes, link.start)]
    cited = {_positions(work) for link in outside for work in link.meant}

    def stays(link: Link) -> bool:
        note = note_at(notes, link.start)
        if not note:
            return True
        # Of what is not listed only its own mark can say that it is cited.
        unlisted = any(not work for work in noted.get(note.label) or ())
        named = all(_positions(one) in cited if one else unlisted for one in link.meant)
        return link.start >= note.begin and not named

    left = {passage: [*filter(stays, of)] for passage, of in links.items()}
    return {passage: found for passage, found in left.items() if found}


def _positions(work: Sequence[Entry]) -> tuple[int, ...]:
    return tuple(entry.position for entry in work)


def _works_of_notes(
    text: str, entries: Sequence[Entry], notes: Sequence[Note], listed: ListedWorks
) -> Mapping[str, Works | None]:
    """Return the works that each note cites, by its label."""
    if not notes:
        return {}
    dated = {
        note.start: [one for cited in found for one in cited.meant]
        for note in notes
        if (found := [*find_author_dates(text, note.begin, note.end, listed)])
    }
    return works_of_notes(text, entries, notes, dated)


def _any(cued: Collection[int] | None) -> bool:
    """Tell whether any passage holds a cue, or may do so."""
    return cued is None or bool(cued)


def _held(document: Document, *cued: Collection[int] | None) -> list[Passage]:
    """Return the passages outside the list of references that hold a cue of any kind."""
    known = [of for of in cued if of is not None]
    if len(known) < len(cued):
        return [one for one in document.passages if one.zone != "references"]
    held = {*chain.from_iterable(known)}
    return [one for one in document.passages if one.passage in held and one.zone != "references"]


def linked_positions(links: Mapping[int, Sequence[Link]]) -> set[int]:
    """Return the positions of the entries that citations can mean."""
    every = (entry for of in links.values() for link in of for one in link.meant for entry in one)
    return {entry.position for entry in every}


def find_citations(
    document: Document,
    entries: Sequence[Entry],
    works: Bibliography,
    links: Mapping[int, Sequence[Link]] | None = None,
    attributed: Mapping[int, Sequence[Attribution]] | None = None,
    names: Mapping[int, Sequence[int]] | None = None,
) -> list[Citation]:
    """Find what a document cites, names or appeals to, outside its list of references.

    Parameters
    ----------
    document
        A document with its passages.
    entries
        The entries of its list of references, as `list_entries` gives them.
    works
        The bibliography.
    links
        What `link_citations` gives, where it is known already.
    attributed
        What `attributions_in` gives, where it is known already.
    names
        Where names of persons may begin, by number of passage, where that is known.

    Returns
    -------
    list of Citation
        Sorted by place. A work cited is resolved, ambiguous or unresolved: also where the entry
        it means has no key, and `why` says which. A person named is unresolved, with the keys of
        the works of theirs that the bibliography has.
    """
    links = link_citations(document, entries, known=works) if links is None else links
    attributed = attributions_in(document) if attributed is None else attributed
    cited = {n: [_hit(link, entries) for link in of] for n, of in links.items()}
    keyed = {one.passage for one in passages_with_keys(document)}
    rows = []
    for passage in _held(document, cited, keyed, names, attributed):
        here = cited.get(passage.passage, [])
        if passage.passage in keyed:
            here = _with_keys(document.text, passage, works, here)
        places = None if names is None else names.get(passage.passage, ())
        found = [*here, *_named(document.text, passage, works.people, places, here)]
        if phrases := attributed.get(passage.passage):
            found += _unsourced(document, passage, here, phrases)
        for hit in sorted(found):
            surface, keys = document.text[hit.start : hit.end], " ".join(hit.keys)
            at = (document.name, passage.passage, hit.start, hit.end)
            rows.append(Citation(*at, surface, hit.form, keys, hit.status, why=hit.why))
    return rows


def _links_by_date(text: str, passage: Passage, listed: ListedWorks) -> list[Link]:
    """Return the works that a passage cites by author and date, in order."""
    found: list[Link] = []
    dated = find_author_dates(text, passage.start, passage.end, listed)
    for link in sorted((Link(*one) for one in dated), key=_place):
        if _free(link, found[-1:]):
            found.append(link)
    return found


def _links_by_number(
    document: Document,
    labels: EntryLabels,
    links: Mapping[int, Sequence[Link]],
    numbered: Collection[int] | None,
) -> dict[int, list[Link]]:
    """Return what each passage cites by number beside its other links.

    Where the list has no numbers and most is cited by date, a number is no entry's place in it.
    """
    found = {
        one.passage: _numbers_beside(document.text, one, labels, links.get(one.passage, ()))
        for one in _held(document, numbered)
    }
    if labels.placed and not labels.numbered:
        dated = sum(1 for of in links.values() for link in of if any(link.meant))
        if dated > sum(map(len, found.values())) > 0:
            return _links_by_number(document, labels.without_places(), links, numbered)
    return found


def _numbers_beside(
    text: str, passage: Passage, labels: EntryLabels, others: Sequence[Link]
) -> list[Link]:
    by_number = (
        Link(start, end, "parenthetical", meant)
        for start, end, meant in find_number_citations(text, passage.start, passage.end, labels)
    )
    return [link for link in by_number if _free(link, others)]


def _with_keys(text: str, passage: Passage, works: Bibliography, found: list[_Hit]) -> list[_Hit]:
    """Add to what a passage cites what it cites by the keys of the bibliography, in order."""
    keyed = find_cited_keys(text, passage.start, passage.end, works.taken)
    hits = (
        _Hit(*one[:3], (one.key,), "resolved")
        if one.key in works
        else _Hit(*one[:3], (), "unresolved", f"{UNREAD}: {one.key}")
        for one in keyed
    )
    return sorted(found + [hit for hit in hits if _free(hit, found)])


def _place(link: Link) -> tuple[int, int]:
    return link.start, link.end


def _hit(link: Link, entries: Sequence[Entry]) -> _Hit:
    """Say which works a link means, how sure that is, and why it is not resolved."""
    found = [sorted({entry.key for entry in one if entry.key}) for one in link.meant]
    keys = tuple(dict.fromkeys(key for candidates in found for key in candidates))
    if not all(found) or not found:
        return _Hit(*link[:3], keys, "unresolved", _why(link.meant, entries))
    status = "resolved" if all(len(one) == 1 for one in found) else "ambiguous"
    return _Hit(*link[:3], keys, status)


def _why(meant: Sequence[Sequence[Entry]], entries: Sequence[Entry]) -> str:
    """Say why a citation is not resolved."""
    if not entries:
        return "there is no list of references"
    if not all(meant):
        return "not in the list of references"
    unread = sorted({entry.unread for one in meant for entry in one if entry.unread})
    why = f"{UNREAD}: {', '.join(unread)}" if unread else "not in references.bib"
    return f"listed, but {why}"


def _named(
    text: str,
    passage: Passage,
    people: People,
    places: Sequence[int] | None,
    works: Sequence[_Hit],
) -> Iterator[_Hit]:
    if (places is not None and not places) or BYLINE.match(text, passage.start, passage.end):
        return  # who wrote the document is not named as an authority
    for person in find_people(text, passage.start, passage.end, people, places):
        hit = _Hit(person.start, person.end, "named", person.keys, "unresolved")
        if _free(hit, works):
            yield hit


def _unsourced(
    document: Document, passage: Passage, works: Sequence[_Hit], phrases: Sequence[Attribution]
) -> Iterator[_Hit]:
    """Yield attributions, unless their sentence cites a work that can carry them."""
    bounds = document.sentences.within(passage.start, passage.end)
    begins = [start for start, _ in bounds]
    cited = {bisect_right(begins, hit.start) for hit in works}

    marked = cache(partial(is_marked, document.text, bounds))

    def sourced(sentence: int) -> bool:
        return sentence in cited or (sentence > 0 and marked(sentence))

    for one in phrases:
        sentence = bisect_right(begins, one.start)
        if one.back and sourced(sentence - 1):
            cited.add(sentence)
        if one.collective or not sourced(sentence):
            yield _Hit(one.start, one.end, "unsourced", (), "unsourced")


def _free(hit: _Hit | Link, taken: Sequence[_Hit] | Sequence[Link]) -> bool:
    """Tell whether a hit overlaps none of the sorted ones."""
    before = bisect_left(taken, hit.end, key=lambda one: one.start) - 1
    return before < 0 or taken[before].end <= hit.start
