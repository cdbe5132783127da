"""Each repair of a wrong decoding can be looked up: what it was, what it became, and where."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from conftest import Outcome
from reviewbook.documents.clean_text import repair
from reviewbook.documents.repair_list import list_repairs, told_repairs
from reviewbook.project.review_folder import Project

Run = Callable[..., Outcome]
WRONG = (
    "Rain barrels\n\nIt\u00e2\u20ac\u2122s a caf\u00c3\u00a9, and it\u00e2\u20ac\u2122s wet.\n"
    "It\u00e2\u20ac\u2122s dry.\n"
)


def test_each_word_that_was_mended_is_listed_once_with_its_first_line() -> None:
    assert list_repairs(WRONG, repair(WRONG)[0]) == [
        "line 3: It\u00e2\u20ac\u2122s became It\u2019s, 2 times",
        "line 3: caf\u00c3\u00a9, became caf\u00e9,",
        "line 3: it\u00e2\u20ac\u2122s became it\u2019s",
    ]


def test_of_many_the_first_twenty_are_told() -> None:
    (told,) = told_repairs(25, [f"line {n}: a became b" for n in range(25)])
    assert told.startswith("wrongly decoded sequences mended: 25 (line 0: a became b; ")
    assert told.endswith("line 19: a became b; and 5 more)")
    assert told_repairs(0, []) == []


def test_add_and_show_tell_what_was_mended(garden: Project, run: Run, tmp_path) -> None:
    file = tmp_path / "barrel.txt"
    file.write_text(WRONG, encoding="utf-8")
    assert "caf\u00c3\u00a9, became caf\u00e9," in " ".join(
        run("add", file, "--project", garden.root).said.split()
    )
    assert run("code", "--project", garden.root).status == 0
    said = run("show", "barrel", "--project", garden.root).said
    assert "line 3: It\u00e2\u20ac\u2122s became It\u2019s, 2 times" in said


@given(st.text("ab \u00c3\u00a9\u00e2\u20ac\u2122\n", max_size=60))
def test_a_text_that_stays_as_it_is_has_no_list_and_another_has_one(text: str) -> None:
    mended, _ = repair(text)
    assert bool(list_repairs(text, mended)) == (text != mended)
