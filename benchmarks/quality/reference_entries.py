"""Reference entries: how many are parsed right, how sure is said, and how lists are split."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from benchmarks.quality.entry_lists import LAYOUTS, f1_score, split_scores
from benchmarks.quality.entry_scores import FIELDS, entry_scores, sureness
from benchmarks.quality.entry_truth import HALVES, known_entries
from reviewbook.display.wording import rounded

_ENTRIES = """## Reference entries

An entry is parsed into fields by a conditional random field, which was trained on entries made from
records ([training](../training/README.md)), and by rules: DOI, PMID, arXiv, ISBN and URL. Here are
entries of {styles} CSL styles that it was not trained on, from records that it was not trained on,
and some written by hand: laws, cases, pages of the web, patents, newspapers, data. Those *of many
styles* were written by hand too, each as another style would have it. A field is right if its
letters and figures are those of the entry: all of a title, every family name, the year, the journal
or book, or none where there is none. *All four* is the share of entries with all of them right.
Some of the styles are near to ones that it was trained on, and what is made by styles is cleaner
than what people write: on lists by many hands expect less.

| half | entries | number | all four | author | title | date | container |
|---|---|---|---|---|---|---|---|"""
_SURE = """
How sure a field is said to be is how sure its least sure token is. Of the titles in the half that
was held back:

| said | fields | right |
|---|---|---|"""
_OTHERS = """
On entries by others, labelled by others, less is right. Measured with parts of public sets that may
not be kept here (AnyStyle's, CORA, EXCITE's of German social science, GROBID's): half of 211
entries were read, and the rules mended with them; then other entries, never seen before, each part
in turn with the rules as the part before had left them. *Before* are the rules that none of them
had met, *first look* is when the entries were new. Where a set labels in a way of its own, a miss
is counted all the same.

| entries | number | before | first look | mended |
|---|---|---|---|---|
| first half of five sets | 107 | 0.70 |  | 0.91 |
| second half | 104 | 0.73 | 0.75 | 0.86 |
| four parts more | 121 | 0.71 | 0.72 | 0.87 |
| three parts more | 55 | 0.73 | 0.78 | 0.84 |
| two parts more | 43 | 0.77 | 0.86 | 0.95 |"""
_LISTS = """
## Lists of references

The same entries, fourteen in a list, laid out as texts bring them, and found again in a document:
F1 of entries that begin and end where they should, heads and numbers of pages left out as they are
where entries are read. The lists by hand mix all styles, which makes them harder than what is met.
Where nothing parts entries, rules and a second, small model tell together where one begins; its
numbers were seen while it was chosen, the entries were not. On other lists that run together,
looked at once: 0.90 (ten written for this, 58 entries) and 0.87 (74 entries of public sets, on
which trial models had been scored); by the rules alone 0.77 and 0.70.
On six lists more, of one style each but the last (73 entries, scored and not looked into), it is
0.92 in one line; over lines it was 0.81 before lines that fill a paragraph were read as one, and is
0.92 since. On 90 lists of one style (1,099 entries, of records and styles that nothing was trained
on; some records are odd) it is 0.82, on 20 of mixed styles (260 entries) 0.74; broken over lines
0.96 and 0.92.

| layout | {columns} |
|---|{rule}|"""


Split = tuple[int, int, int]


@cache
def parsed_counts(half: str) -> Mapping[str, Counter[str]]:
    """Count what is right in the entries of a half, by how they came about."""
    return {kind: entry_scores(entries) for kind, entries in known_entries(half).items()}


@cache
def split_counts(half: str) -> Mapping[str, list[Split]]:
    """Count entries right, found and there, for each of `LAYOUTS`, by how they came about."""
    texts = {kind: [one.text for one in entries] for kind, entries in known_entries(half).items()}
    return {kind: [split_scores(one, way) for way in LAYOUTS] for kind, one in texts.items()}


def entries_report() -> Iterator[str]:
    """Yield the lines of the report, a table for entries and one for lists."""
    yield _ENTRIES.format(styles=18)
    for half, name in HALVES.items():
        total: Counter[str] = Counter()
        for kind, counted in parsed_counts(half).items():
            total += counted
            yield _row(name, kind, counted)
        yield _row(name, "**all**", total)
    yield _SURE
    held = [entry for entries in known_entries("held").values() for entry in entries]
    for said, (number, right) in sureness(held).items():
        yield f"| {said} | {number} | {rounded(right / max(number, 1), '.2f')} |"
    yield _OTHERS
    yield from _lists()


def _row(half: str, kind: str, counted: Counter[str]) -> str:
    shares = (rounded(counted[name] / counted["entries"], ".2f") for name in ("all", *FIELDS))
    return f"| {half} | {kind} | {counted['entries']} | {' | '.join(shares)} |"


def _lists() -> Iterator[str]:
    counts = {
        f"{name}, {kind}": counted
        for half, name in HALVES.items()
        for kind, counted in split_counts(half).items()
    }
    yield _LISTS.format(columns=" | ".join(counts), rule="|".join("---" for _ in counts))
    for layout, each in zip(LAYOUTS, zip(*counts.values(), strict=True), strict=True):
        yield _shares(layout, [[one] for one in each])
    yield _shares("**all**", counts.values())


def _shares(layout: str, counts: Iterable[list[Split]]) -> str:
    return f"| {layout} | {' | '.join(rounded(f1_score(one), '.2f') for one in counts)} |"
