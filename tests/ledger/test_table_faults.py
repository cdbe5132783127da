"""What is wrong in a table is said once, with file, line and remedy, wherever it is read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from conftest import Outcome
from reviewbook.analysis.review import Review
from reviewbook.ledger.ledger_files import path_of
from reviewbook.project.errors import InputError
from reviewbook.project.review_folder import DOCUMENTS_VARIABLE, Project

Lines = list[str]
LAST = -1


def edited(row: int, old: str, new: str) -> Callable[[Lines], None]:
    """Change a cell in a row, the header being row 1."""

    def edit(lines: Lines) -> None:
        assert old in lines[row - 1]
        lines[row - 1] = lines[row - 1].replace(old, new, 1)

    return edit


def without_column(column: str) -> Callable[[Lines], None]:
    return edited(1, f"{column},", "")


def parted_by(sign: str) -> Callable[[Lines], None]:
    """Save the table as some spreadsheets do."""

    def part(lines: Lines) -> None:
        lines[:] = [line.replace(",", sign) for line in lines]

    return part


def repeated(row: int) -> Callable[[Lines], None]:
    return lambda lines: lines.insert(row, lines[row - 1])


def swapped(row: int, other: int) -> Callable[[Lines], None]:
    def swap(lines: Lines) -> None:
        lines[row - 1], lines[other - 1] = lines[other - 1], lines[row - 1]

    return swap


def cut_short(characters: int) -> Callable[[Lines], None]:
    """Take characters off the end, the last line end among them."""

    def cut(lines: Lines) -> None:
        lines[LAST] = lines[LAST][: len(lines[LAST]) + 1 - characters]
        lines.append("")

    return cut


FAULTS = [
    ("standards", cut_short(30), 13, "row 13 has 8 cells, not 12"),
    ("standards", cut_short(1), 13, "the last line has no end"),
    ("standards", repeated(3), 4, "row 4: key 'ema2013' stands in row 3 already"),
    ("standards", swapped(3, 4), 4, "row 4: it stands out of order: rows are sorted by key"),
    ("standards", edited(4, ",2019,", ",last year,"), 4, "row 4: year is 'last year', which is no"),
    ("standards", edited(4, ",2019,", ",19,"), 4, "row 4: year is 19, which is less than 1000"),
    ("standards", without_column("year"), 1, "the columns are key,work,body,"),
    ("standards", edited(4, ",regulator,", ",agency,"), 4, "row 4: body is one of regulator, "),
    ("standards", edited(4, "fda2019,", ","), 4, "row 4: key is empty"),
    ("standards", parted_by(";"), 1, "its cells are parted by semicolons"),
    ("standards", edited(1, "key,work,", "work,key,"), 1, "its columns stand in another order"),
    ("standards", edited(4, "fda2019,", "fda\0,"), 4, "row 4: key holds a NUL"),
    ("decisions", parted_by("\t"), 1, "its cells are parted by tabs"),
    (
        "decisions",
        edited(3, ",row,", f",{'x' * 110_000},"),
        3,
        "row 3: field holds 110,000 characters",
    ),
    ("mentions", edited(3, ",149,", ",1\x0049,"), 3, "row 3: start holds a NUL"),
    ("documents", cut_short(30), 6, "row 6 has 12 cells, not 16"),
    ("documents", cut_short(3), 6, "the last line has no end"),
    ("documents", repeated(3), 4, "row 4: document 'alleviant' stands in row 3 already"),
    ("documents", edited(5, ",2026-03-27,", ",spring,"), 5, "row 5: published is 'spring', which"),
    ("documents", without_column("published"), 1, "the columns are document,title,publisher,"),
    ("documents", edited(3, ",f3b43e9b", ",unknown"), 3, "row 3: sha256 is 'unknown"),
    ("documents", edited(3, ",0,", ",-1,"), 3, "row 3: repairs is -1, which is less than 0"),
    ("decisions", cut_short(46), 499, "row 499 has 9 cells, not 12"),
    ("decisions", cut_short(4), 499, "the last line has no end"),
    ("decisions", repeated(3), 4, "row 4: it repeats row 3"),
    ("decisions", swapped(2, 433), 3, "row 3: it stands out of order: rows are sorted by when"),
    ("decisions", edited(3, "2026-11-23,", "yesterday,"), 3, "row 3: when is 'yesterday', which"),
    ("decisions", edited(3, "2026-11-23,", "2026-23-11,"), 3, "row 3: when is '2026-23-11', which"),
    ("decisions", without_column("who"), 1, "the columns are when,table,document,"),
    ("decisions", edited(3, ",row,,drop,", ",row,,gone,"), 3, "row 3: row must be add, drop or"),
    ("decisions", edited(3, ",a82ce870f999b01b,", ",a82ce8,"), 3, "row 3: sha is 'a82ce8', which"),
    ("mentions", cut_short(9), 355, "row 355 has 8 cells, not 9"),
    ("mentions", cut_short(3), 355, "decided_by is one of rule, reader, not 'read'"),
    ("mentions", repeated(3), 4, "row 4: it repeats the row above"),
    ("mentions", swapped(3, 4), 4, "row 4: its place in the text is before that of the row above"),
    ("mentions", swapped(3, 355), 4, "row 4: it stands apart from the other rows of 'jivan'"),
    ("mentions", edited(3, ",149,", ",soon,"), 3, "row 3: start is 'soon', which is no number"),
    ("mentions", edited(3, ",149,", ",159,"), 3, "row 3: 159 to 159 is no stretch of text"),
    ("mentions", without_column("concept"), 1, "the columns are document,passage,start,end,"),
    ("mentions", edited(3, ",term,", ",guess,"), 3, "row 3: rule is one of term, acronym, "),
]
READ_BY: dict[str, Callable[[Review], object]] = {
    "standards": lambda review: review.standards,
    "decisions": lambda review: review.decisions,
    "documents": lambda review: review.documents,
    "mentions": lambda review: review.mentions,
}


@pytest.mark.parametrize(("table", "spoil", "line", "problem"), FAULTS)
def test_a_fault_is_said_once_with_its_line_wherever_the_table_is_read(
    review_copy: Project,
    run: Callable[..., Outcome],
    monkeypatch: pytest.MonkeyPatch,
    table: str,
    spoil: Callable[[Lines], None],
    line: int,
    problem: str,
) -> None:
    path = path_of(review_copy, table)
    lines = path.read_text(encoding="utf-8").split("\n")[:-1]
    spoil(lines)
    ended = [] if lines[LAST] == "" else [""]
    path.write_text("\n".join([*lines, *ended]).removesuffix("\n" * (not ended)), encoding="utf-8")

    monkeypatch.delenv(DOCUMENTS_VARIABLE, raising=False)
    outcome = run("check", "--project", review_copy.root)
    said = [text for text in outcome.said.splitlines() if not text.startswith("note: ")]
    assert outcome.status == 1
    assert [text for text in said if str(path) in text] == [said[0]]
    assert said[0].startswith(f"error: {path}:{line}: ")
    assert problem in said[0]
    assert said[1].startswith("  remedy: ")

    if table in ("documents", "decisions"):
        (review_copy.root / "texts").mkdir()
        monkeypatch.setenv(DOCUMENTS_VARIABLE, str(review_copy.root / "texts"))
        outcome = run("code", "--project", review_copy.root)
        assert (outcome.status, outcome.said.splitlines()[0]) == (2, said[0])

    with pytest.raises(InputError) as raised:
        READ_BY[table](Review(review_copy))
    (error,) = raised.value.errors
    assert (error.file, error.line, bool(error.remedy)) == (path, line, True)
    assert problem in error.problem


def test_all_that_is_wrong_in_a_table_is_named_at_once(
    review_copy: Project, run: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = path_of(review_copy, "records")
    columns = "record,source,kind,found,duplicate_of,screened,retrieved,assessed,reason,document"
    rows = ["a,Moss,shelf,,,,,,,", "b,Moss,database,,,,,,,", "b,Moss,database,,,,,,,", "c,Moss"]
    path.write_text("\n".join([columns, *rows, "d,Moss,database,today,,,,,,", ""]))
    monkeypatch.delenv(DOCUMENTS_VARIABLE, raising=False)
    said = run("check", "--project", review_copy.root).said
    for line in (2, 4, 5, 6):
        assert f"error: {path}:{line}: " in said
    assert f"{path}:3: " not in said


def test_no_more_than_a_hundred_faults_of_a_table_are_named(review_copy: Project) -> None:
    path = path_of(review_copy, "standards")
    header = path.read_text(encoding="utf-8").partition("\n")[0]
    path.write_text(f"{header}\n" + "a,b\n" * 300)
    with pytest.raises(InputError) as raised:
        _ = Review(review_copy).standards
    assert len(raised.value.errors) == 100


def test_documents_in_another_order_than_their_ledger_are_said_once(
    review_copy: Project, run: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = review_copy.manifest.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[1], lines[2] = lines[2], lines[1]
    review_copy.manifest.write_text("".join(lines), encoding="utf-8")
    monkeypatch.delenv(DOCUMENTS_VARIABLE, raising=False)
    outcome = run("check", "--project", review_copy.root)
    assert (outcome.status, outcome.said.count("error: ")) == (1, 1)
    first = next(
        number
        for number, row in enumerate(
            path_of(review_copy, "passages").read_text(encoding="utf-8").splitlines(), 1
        )
        if row.startswith("alleviant,")
    )
    assert (
        f"passages.csv:{first}: the rows of 'alleviant' have no place in the order" in outcome.said
    )
    assert "documents.csv" in outcome.said


def test_a_decision_may_be_taken_back_and_made_again_on_one_day(review_copy: Project) -> None:
    lines = review_copy.decisions.read_text(encoding="utf-8").splitlines(keepends=True)
    last = lines[LAST]
    day, who, *place = last.split(",")[:9]
    again = ",".join([day, who, *place[:6], "row", "", "keep", "first"]) + "\n"
    back = again.replace(",keep,first", ",drop,second")
    lines += [again, back, again]
    review_copy.decisions.write_text("".join(lines), encoding="utf-8")
    assert len(Review(review_copy).decisions) == len(lines) - 1


def test_a_review_without_standards_has_none(review_copy: Project) -> None:
    path_of(review_copy, "standards").unlink()
    assert Review(review_copy).standards.empty
