"""Fields that an entry of a BibTeX file has from another one: `crossref` and `xdata`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bibtexparser import model

_INHERITED = ("crossref", "xdata")
_OWN = frozenset((*_INHERITED, "key", "label", "options", "related", "ids", "title", "shorttitle"))
# What names or sums up the whole, and none of its parts.
_OF_THE_WHOLE = frozenset(("doi", "url", "eprint", "pmid", "pmcid", "abstract", "pages"))
NO_WORKS = frozenset(("xdata", "set", "bibnote"))
"""Types of biblatex for what is no work: it lends its fields, lists works, or is a note."""


def entries_by_key(entries: Iterable[model.Entry]) -> dict[str, model.Entry]:
    """Return entries by key, and by key in small letters, as BibTeX takes them."""
    exact = {entry.key: entry for entry in entries}
    return {key.lower(): entry for key, entry in reversed(exact.items())} | exact


def inherit_fields(entry: model.Entry, entries: Mapping[str, model.Entry], depth: int = 0) -> None:
    """Give an entry the fields that it lacks of those that it is a part of, as BibTeX does.

    What names the whole alone, such as its DOI, is not lent: two works would seem to be one.

    Parameters
    ----------
    entry
        The entry, which is changed.
    entries
        All entries, as `entries_by_key` gives them.
    depth
        How many entries ask for this one: of those that are part of each other no end is sought.
    """
    for field, key in wholes_of(entry):
        whole = entries.get(key) or entries.get(key.lower())
        if whole is None or whole is entry or depth > len(_INHERITED):
            continue
        inherit_fields(whole, entries, depth + 1)
        for one in whole.fields:
            container = field == "crossref" and one.key in ("title", "booktitle")
            name = "booktitle" if container else one.key
            lent = field == "xdata" or one.key not in (_OWN - {"title"}) | _OF_THE_WHOLE
            if name not in entry and lent and not _dated(entry, name):
                entry.set_field(model.Field(name, one.value, whole.start_line))


def wholes_of(entry: model.Entry) -> Iterator[tuple[str, str]]:
    """Yield the fields of an entry that name another one, each with the key that it names."""
    for field in _INHERITED:
        written = str(entry[field]) if field in entry else ""
        for key in written.split(",") if field == "xdata" else [written]:
            if key.strip():
                yield field, key.strip()


def is_part_of_itself(entry: model.Entry, entries: Mapping[str, model.Entry]) -> bool:
    """Tell whether the entries that one is a part of, and those they are parts of, lead back."""
    met, waiting = set[str](), [key for _, key in wholes_of(entry)]
    while waiting:
        whole = entries.get(waiting[-1]) or entries.get(waiting[-1].lower())
        waiting.pop()
        if whole is entry:
            return True
        if whole and whole.key not in met:
            met.add(whole.key)
            waiting += [key for _, key in wholes_of(whole)]
    return False


def _dated(entry: model.Entry, name: str) -> bool:
    return name in ("year", "date") and ("year" in entry or "date" in entry)
