"""One entry of references.bib that cannot be read stops no command, and is lost in none."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from reviewbook.project.review_folder import Project

BROKEN = """@book{elm2002,
  author = {Elm, Edna},
  title = {Hedges in Open {Water},
  year = 2002,
  doi = {10.5555/elm}
}
"""
BIBLIOGRAPHY = (
    """@book{ash2001,
  author = {Ash, Bea},
  title = {Compost in Spring},
  year = 2001
}

"""
    + BROKEN
    + """
@book{oak2003,
  author = {Oak, Cay},
  title = {Moss on Stones},
  year = 2003
}
"""
)
MENDED = BIBLIOGRAPHY.replace("{Water},", "{Water}},")
TEXT = """Beds are warm (Ash, 2001). Hedges are cold (Elm, 2002). Moss is neither (Oak, 2003).
Nobody says more (Yew, 2004). Some write keys [@elm2002; @oak2003].

References

Ash, B. (2001). Compost in Spring.

Elm, E. (2002). Hedges in Open Water.

Oak, C. (2003). Moss on Stones.

Yew, D. (2004). Reeds.
"""


@pytest.fixture
def broken(garden: Project) -> Project:
    (garden.data / "documents" / "hedges.txt").write_text(TEXT, encoding="utf-8")
    garden.bibliography.write_text(BIBLIOGRAPHY, encoding="utf-8")
    garden.notebooks.mkdir()
    cells = [nbformat.v4.new_markdown_cell("# Hedges")]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), garden.notebooks / "00-home.ipynb")
    (garden.root / "CITATION.cff").write_text("title: Garden\nauthors:\n- name: Us\n")
    return garden


def rows(project: Project, table: str) -> list[dict[str, str]]:
    with (project.evidence / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["document"] == "hedges"]


def test_the_ledger_is_written_and_says_which_work_could_not_be_read(
    broken: Project, run: Callable[..., object]
) -> None:
    outcome = run("code", "--project", broken.root)
    assert outcome.status == 2
    assert f"error: {broken.bibliography}:7: the entry 'elm2002' has no end" in outcome.said
    unread = "its entry in references.bib cannot be read: elm2002"
    assert [(row["surface"], row["keys"], row["why"]) for row in rows(broken, "citations")] == [
        ("(Ash, 2001)", "ash2001", ""),
        ("(Elm, 2002)", "", f"listed, but {unread}"),
        ("(Oak, 2003)", "oak2003", ""),
        ("(Yew, 2004)", "", "listed, but not in references.bib"),
        ("@elm2002", "", f"listed, but {unread}"),
        ("@oak2003", "oak2003", ""),
    ]
    listed = [(row["key"], row["problems"]) for row in rows(broken, "reference_list")]
    assert [key for key, _ in listed] == ["ash2001", "", "oak2003", ""]
    assert [unread in problems for _, problems in listed] == [False, True, False, False]


@pytest.mark.parametrize(
    ("words", "status"), [("check", 1), ("entries hedges", 0), ("add more.txt", 0)]
)
def test_each_command_names_it_and_leaves_it_as_it_is(
    broken: Project, run: Callable[..., object], words: str, status: int, tmp_path: Path
) -> None:
    run("code", "--project", broken.root)
    more = tmp_path / "more.txt"
    more.write_text("Compost is warm.")
    words = words.replace("more.txt", str(more))
    outcome = run(*words.split(), "--project", broken.root)
    assert outcome.status == status
    assert f"{broken.bibliography}:7: the entry 'elm2002' has no end" in outcome.said
    assert "remedy: close it" in outcome.said
    assert broken.bibliography.read_text(encoding="utf-8") == BIBLIOGRAPHY


def test_a_key_that_something_uses_is_not_called_unknown(
    broken: Project, run: Callable[..., object]
) -> None:
    book = broken.codebook.read_text(encoding="utf-8")
    assert "        terms: [compost," in book
    broken.codebook.write_text(
        book.replace(
            "        terms: [compost,", "        source: elm2002\n        terms: [compost,"
        ),
        encoding="utf-8",
    )
    run("code", "--project", broken.root)
    said = run("check", "--project", broken.root).said
    assert "the reference 'elm2002' cannot be read" in said
    assert "there is no reference" not in said


def test_the_page_shows_the_entry_as_it_is_written(
    broken: Project, run: Callable[..., object]
) -> None:
    run("code", "--project", broken.root)
    outcome = run("build", "--project", broken.root)
    assert (outcome.status, "the entry 'elm2002' has no end" in outcome.said) == (0, True)
    page = (broken.root / "site" / "references.html").read_text(encoding="utf-8")
    assert "cannot be read" in page and "Hedges in Open {Water}," in page
    assert (broken.root / "site/data/references.bib").read_text(encoding="utf-8") == BIBLIOGRAPHY


RECORDS = """TY  - BOOK
AU  - Elm, Edna
TI  - Hedges in Open Water
PY  - 2002
DO  - 10.5555/elm
AB  - Hedges are cold.
ER  -

TY  - BOOK
AU  - Fir, Gil
TI  - Sand
PY  - 2005
AB  - Sand is warm.
ER  -
"""


def test_records_are_added_behind_it_and_its_work_is_known(
    broken: Project, run: Callable[..., object], tmp_path: Path
) -> None:
    export = tmp_path / "found.ris"
    export.write_text(RECORDS, encoding="utf-8")
    for _ in range(2):
        outcome = run("add", export, "--project", broken.root)
        assert outcome.status == 0, outcome.said
        text = broken.bibliography.read_text(encoding="utf-8")
        assert text.startswith(BIBLIOGRAPHY)
        assert text.count("@") == BIBLIOGRAPHY.count("@") + 1
    with (broken.data / "records.csv").open(encoding="utf-8", newline="") as file:
        assert [row["record"] for row in csv.DictReader(file)] == ["elm2002", "fir2005sand"]


def test_what_was_decided_on_its_citations_rests_until_it_is_mended(
    broken: Project, run: Callable[..., object]
) -> None:
    broken.bibliography.write_text(MENDED, encoding="utf-8")
    assert run("code", "--project", broken.root).status == 0
    where = rows(broken, "citations")[1]
    named = ("decide", "hedges", where["start"], where["end"], "--table", "citations")
    decided = ("--field", "why", "--new", "a hedge", "--why", "read", "--who", "me")
    assert run(*named, *decided, "--project", broken.root).status == 0
    assert run("code", "--project", broken.root).status == 0
    before = rows(broken, "citations")
    assert before[1]["why"] == "a hedge"
    broken.bibliography.write_text(BIBLIOGRAPHY, encoding="utf-8")
    assert run("code", "--project", broken.root).status == 2
    assert "cannot be read: elm2002" in rows(broken, "citations")[1]["why"]
    broken.bibliography.write_text(MENDED, encoding="utf-8")
    assert run("code", "--project", broken.root).status == 0
    assert rows(broken, "citations") == before


def test_nothing_stops_where_all_entries_are_broken(
    broken: Project, run: Callable[..., object]
) -> None:
    broken.bibliography.write_text(BROKEN + BROKEN.replace("elm2002", "fir"), encoding="utf-8")
    outcome = run("code", "--project", broken.root)
    assert (outcome.status, outcome.said.count("has no end")) == (2, 2)
    assert rows(broken, "passages")
