"""What stands in a document: its passages, the rows on them, and how to decide on each."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from reviewbook.codebook.yaml_file import read_codebook
from reviewbook.coding.decision_log import in_force, read_decisions
from reviewbook.coding.manifest_row import row_of
from reviewbook.coding.row_names import NamedRow, rows_of
from reviewbook.documents.document import file_of, mended_in_source, read_document, repairs_in
from reviewbook.ledger.reviewer_tables import Decision
from reviewbook.ledger.source_places import place_at, places_of
from reviewbook.ledger.tables import RULE
from reviewbook.project.errors import InputError
from reviewbook.project.review_folder import Project

_Numbered = tuple[int, Decision]


def show_document(
    project: Project, document: str, start: int = 0, end: int | None = None
) -> Iterator[str]:
    """Yield lines: the passages that a stretch touches, with rows, decisions and commands.

    Parameters
    ----------
    project
        The review; where its texts are not at hand, the rows are shown alone.
    document
        Name of the document.
    start, end
        The stretch, in characters of the clean text; the whole document without them.

    Raises
    ------
    InputError
        If there is no such document, nothing stands there, or a table cannot be read.
    """
    if end is not None and end < start:
        problem = f"{start} to {end} is no stretch: it ends before it begins"
        raise InputError(problem, remedy="give the first character, then the one after the last")
    text = _text(project, document)
    rows = list(rows_of(project, document))
    decided = [
        one for one in in_force(read_decisions(project.decisions)) if one[1].document == document
    ]
    lenses = {concept.id for concept in read_codebook(project.codebook).layer("lens")}
    touched = [
        named
        for named in rows
        if named.table == "passages"
        and named.row.end > start
        and (end is None or named.row.start < end)
    ]
    if not touched:
        raise InputError(
            f"no passage of {document} stands at {start} to {'its end' if end is None else end}",
            file=project.evidence / "passages.csv",
            remedy=f"see all of them with: reviewbook show {shlex.quote(document)}",
        )
    if text is None:
        yield "The texts are not here: these are the rows alone."
    elif (start, end) == (0, None):
        yield from _mended(project, document)
    places = places_of(project, document, row_of(project, document).characters)
    for passage in touched:
        place = place_at(places, passage.row.start)
        yield from _passage(passage, text, rows, decided, lenses, place)


def _text(project: Project, document: str) -> str | None:
    row, texts = row_of(project, document), project.texts
    return read_document(row, texts)[0].text if texts else None


def _mended(project: Project, document: str) -> Iterator[str]:
    row, texts = row_of(project, document), project.texts
    if texts and row.repairs:
        yield f"wrongly decoded sequences mended: {row.repairs}"
        path = texts / file_of(row)
        yield from (f"  {visible(one)}" for one in repairs_in(path)[1])
        for (wrong, right), times in mended_in_source(path, row.sha256).items():
            yield (
                f"  in its file: {visible(wrong)} became {visible(right)}"
                + f", {times} times" * (times > 1)
            )


def _passage(
    passage: NamedRow,
    text: str | None,
    rows: Iterable[NamedRow],
    decided: Iterable[_Numbered],
    lenses: set[str],
    place: str,
) -> Iterator[str]:
    span = passage.row
    inside = [
        named
        for named in rows
        if named.table != "passages" and span.start <= named.row.start < span.end
    ]
    yield ""
    yield f"{passage.name}  {span.start} {span.end}  {span.zone}{place and f'  {place}'}"
    if text is not None:
        yield f"  {visible(text[span.start : span.end])}"
    hints = {n.row.concept: n.row.decided_by for n in inside if _hints(n, lenses)}
    for concept, by in hints.items():
        new = "yes" if by == RULE else "no"
        yield _command(passage, {"--concept": concept, "--field": "lens", "--new": new})
    for named in inside:
        yield f"  {named.name}  {named.row.start} {named.row.end}  {said_by_row(named.row)}"
        yield _command(named, {"--field": "row", "--new": "drop"})
    for number, decision in decided:
        if span.start <= decision.start < span.end:
            yield f"  decisions.csv:{number}  {_decided(decision)}"
            yield f'    reviewbook retire {number} --why "..."'


def _hints(named: NamedRow, lenses: set[str]) -> bool:
    return named.table == "mentions" and named.row.concept in lenses


def said_by_row(row: Any) -> str:
    """Return what a row says beside its place."""
    cells: Mapping[str, Any] = row._asdict()
    told = {name: cell for name, cell in cells.items() if name not in _PLACE and cell not in _BLANK}
    return ", ".join(f"{name}: {visible(str(cell))}" for name, cell in told.items())


_PLACE = ("document", "passage", "start", "end")
_BLANK = (None, "")
_JOINERS = "\u200c\u200d"  # which make one sign of two


def _decided(decision: Decision) -> str:
    said = [decision.table, str(decision.start), str(decision.end), decision.concept]
    said += [decision.field, decision.new, f"({decision.why})"]
    return " ".join(filter(None, said))


def _command(named: NamedRow, options: Mapping[str, str]) -> str:
    row = named.row
    words = ["reviewbook", "decide", row.document, str(row.start), str(row.end)]
    words += ["--row", named.name, *(word for pair in options.items() for word in pair)]
    return f'    {shlex.join(words)} --why "..."'


def visible(text: str) -> str:
    """Return a text on one line, without what a terminal would act on."""
    return "".join(
        c if c.isprintable() or c in _JOINERS else " " if c.isspace() else "\ufffd" for c in text
    )
