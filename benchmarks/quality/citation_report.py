"""In-text citations: how many are found and linked to the entries that they mean."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.quality.citation_scores import citation_scores, f1_of
from benchmarks.quality.citation_truth import STATUSES
from benchmarks.quality.entry_truth import HALVES
from reviewbook.display.wording import rounded

_HEAD = """
## Citations in the text

Short documents on subjects of their own, in all the forms that people cite in: narrative and in
brackets, several works at once, two authors of one name, letters, "in press", "n.d.", years of an
original, pages, organisations, newspapers, titles in the author's place, names that are words too,
particles, letters with marks in one character or two, numbers in brackets and raised, authors and
pages, footnotes and notes beside a bibliography, and lists that were not copied; among them what
only looks like a citation: places, months, figures, intervals, counts, films. A citation is right
where it stands where it should and is linked to its entry, to all its candidates, or to none where
none is listed. The half that was held back was looked at in numbers alone. Its first five were
written before the rules were changed: before, their F1 was {before:.2f}. Four more were written
before the rules were read, and one after that: before, the F1 of these five was {later:.2f}, and at
the first look {first:.2f}. All forms are of one hand: on texts by many expect less.

| half | documents | works cited | right | missed | false | F1 | {columns} |
|---|---|---|---|---|---|---|{rule}|"""
BEFORE = 0.79  # what was first held back, by the rules as they were when it was written
LATER_BEFORE, LATER_FIRST = 0.76, 0.94  # what was held back later, before and at the first look


def citations_report() -> Iterator[str]:
    """Yield the lines of the report, a row for each half."""
    yield _HEAD.format(
        before=BEFORE,
        later=LATER_BEFORE,
        first=LATER_FIRST,
        columns=" | ".join(STATUSES),
        rule="|".join("---" for _ in STATUSES),
    )
    for half, name in HALVES.items():
        counted = citation_scores(half)
        there = counted["right"] + counted["missed"]
        shares = (f"{counted[f'{one}, right']} of {counted[one]}" for one in STATUSES)
        yield (
            f"| {name} | {counted['documents']} | {there} | {counted['right']} "
            f"| {counted['missed']} | {counted['false']} | {rounded(f1_of(counted), '.2f')} "
            f"| {' | '.join(shares)} |"
        )
