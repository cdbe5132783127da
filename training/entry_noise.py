"""What happens to entries on their way into a text: numbers, lost signs, notes, cut links."""

from __future__ import annotations

from random import Random

from training.made_entries import OTHER, MadeEntry

_NOTES = [
    " [PubMed]", " [Google Scholar]", " [Crossref]", " Epub 2010 May 3.", " [CrossRef] [PubMed]",
    " View Article", " [PMC free article]", " Google Scholar", " (in Russian)", " [in German]",
]  # fmt: skip


def disturb_entry(entry: MadeEntry, rng: Random, numbered: float = 0.3) -> MadeEntry:
    """Return an entry as a text could have it; most stay as they are, some are `numbered`."""
    text, fields = list(entry.text), list(entry.fields)
    if rng.random() < 0.12:
        _lose_signs(text, fields, rng)
    if rng.random() < 0.1:
        _part_words(text, fields, rng)
    if rng.random() < numbered:
        number = rng.randrange(1, 250)
        lead = rng.choice([f"[{number}] ", f"{number}. ", f"{number} ", f"({number}) ", "• ", "- ",
                           f"{number}.", f"[{number}]", f"{number}) "])  # fmt: skip
        text[:0], fields[:0] = list(lead), [OTHER] * len(lead)
    if rng.random() < 0.06:
        note = rng.choice(_NOTES)
        text += note
        fields += [OTHER] * len(note)
    return MadeEntry("".join(text), tuple(fields))


def _lose_signs(text: list[str], fields: list[str], rng: Random) -> None:
    """Leave out a stop, a comma or a quotation mark that parts fields."""
    places = [n for n, c in enumerate(text) if c in '.,:;"“”()' and fields[n] == OTHER]
    for place in sorted(rng.sample(places, min(len(places), rng.choice([1, 1, 2]))), reverse=True):
        del text[place], fields[place]


def _part_words(text: list[str], fields: list[str], rng: Random) -> None:
    """Part a word by a hyphen and a blank, as a line's end leaves it."""
    places = [n for n in range(3, len(text) - 3) if all(c.islower() for c in text[n - 2 : n + 2])]
    for place in sorted(rng.sample(places, min(len(places), 2)), reverse=True):
        text[place:place] = ["-", " "]
        fields[place:place] = [fields[place]] * 2
