"""Each repair of a wrong decoding can be looked up: what it was, what it became, and where."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Outcome
from reviewbook.analysis.review import Review
from reviewbook.documents import mojibake
from reviewbook.documents.clean_text import repair
from reviewbook.documents.repair_list import list_repairs, repaired_signs, told_repairs
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


def test_signs_are_counted_without_the_letters_around_them() -> None:
    wrong = "\u00e2\u20ac\u0153Dig\u00e2\u20ac\u009d it\u00e2\u20ac\u2122s \u00c2\u00a35\n" + WRONG
    assert repaired_signs(wrong, repair(wrong)[0]) == {
        ("\u00e2\u20ac\u0153", "\u201c"): 1,
        ("\u00e2\u20ac\u009d", "\u201d"): 1,
        ("\u00e2\u20ac\u2122", "\u2019"): 4,
        ("\u00c2\u00a3", "\u00a3"): 1,
        ("\u00c3\u00a9", "\u00e9"): 1,
    }


@given(st.text("ab \u00c3\u00a9\u00c2\u00a3\u00e2\u20ac\u2122\n", max_size=60))
def test_no_sign_is_counted_that_is_empty(text: str) -> None:
    signs = repaired_signs(text, repair(text)[0])
    assert all(wrong and right for wrong, right in signs)


def test_what_was_mended_is_kept_for_the_first_notebook_whatever_the_format(
    garden: Project, run: Run, tmp_path
) -> None:
    (tmp_path / "barrel.txt").write_text(WRONG, encoding="utf-8")
    said = "<p>Rain falls on caf\u00c3\u00a9s and on beds, and nobody minds it much in May.</p>"
    page = f"<html><body><article><h1>Rain</h1>{said}</article></body></html>"
    (tmp_path / "rain.html").write_text(page, encoding="utf-8")
    run("add", tmp_path, "--project", garden.root)
    assert run("code", "--project", garden.root).status == 0
    kept = Review(garden).repairs
    assert [tuple(row) for row in kept.itertuples(index=False)] == [
        ("barrel", "\u00e2\u20ac\u2122", "\u2019", 3),
        ("barrel", "\u00c3\u00a9", "\u00e9", 1),
        ("rain", "\u00c3\u00a9", "\u00e9", 1),
    ]
    documents = Review(garden).documents.set_index("document")["repairs"]
    assert documents["rain"] == 1
    assert "\u00c3\u00a9 became \u00e9" in run("show", "rain", "--project", garden.root).said
    assert run("check", "--project", garden.root).status == 0
    for name in ("barrel.txt", "rain.txt"):
        (garden.data / "documents" / name).write_text("Dry.\n", encoding="utf-8")
    assert run("code", "--accept-changed", "--project", garden.root).status == 0
    assert not len(Review(garden).repairs)


def test_faults_that_a_line_shows_side_by_side_are_all_left() -> None:
    line = "Read as Latin-1, \u00e9 is \u00c3\u00a9, and \u00c2\u00a7 5 is shown so as well."
    assert repair(line) == (line, 0)
    assert repair("See \u00c2\u00a7 5.") == ("See \u00a7 5.", 1)


def _decoded_wrongly(text: str, times: int = 1) -> str:
    for _ in range(times):
        text = text.encode().decode("sloppy-windows-1252")
    return text


@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize(
    ("right", "signs"),
    [("It\u2019s wet", 1), ("\u201cDig\u2014or don\u2019t\u201d", 4), ("a\u00e9\u00e9\u00e9 b", 3)],
)
def test_each_sign_counts_once_however_often_it_was_decoded_wrongly(
    right: str, signs: int, times: int
) -> None:
    wrong = _decoded_wrongly(right, times)
    assert repair(wrong) == (right, signs)
    assert repaired_signs(wrong, right).total() == signs


@pytest.mark.parametrize(
    ("wrong", "signs"),
    [
        ('It\u00e2\u20ac\u2122s shown as "\u00c3\u00a9" in a caf\u00c3\u00a9', 2),
        ("caf\u00c3\u00a9 and \u00e2\u20ac\u0153 and \u00e2\u20ac\u2122 or \u00e2\u20ac x", 3),
    ],
)
def test_what_is_left_is_not_counted(wrong: str, signs: int) -> None:
    mended, counted = repair(wrong)
    assert counted == signs == repaired_signs(wrong, mended).total()


def test_a_line_without_blanks_is_mended_and_listed_sign_by_sign() -> None:
    right = "\u82b1\u571f\u6c34" * 10_000
    wrong = _decoded_wrongly(right)
    assert repair(wrong) == (right, 30_000)
    assert list_repairs(wrong, right)[0].endswith("\u82b1, 10000 times")
    assert all(len(one) < 10 for one, _ in repaired_signs(wrong, right))


@given(st.text("ab \u00c3\u00a9\u00c2\u00a3\u00e2\u20ac\u2122\u2013\u0153\n", max_size=60))
def test_the_number_of_repairs_is_the_sum_of_those_that_are_listed(text: str) -> None:
    mended, counted = repair(text)
    assert counted == repaired_signs(text, mended).total()
    assert (counted > 0) == (mended != text)


@pytest.mark.parametrize(
    "unit",
    [
        "\u00e2\u20ac x ",
        "\u00c3\u00a9 \u00e2\u20ac\u2122 ",
        "\u00e9 \u00c3\u00a9 unicode ",
        "\u2018\u00c3\u00a9",
        "\u0393\u00c7\u00f6 x ",
    ],
)
def test_a_long_line_takes_no_more_for_each_fault_than_a_short_one(
    unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    scanned: list[int] = []

    class Counted:
        def __init__(self, pattern: re.Pattern[str]) -> None:
            self._pattern = pattern

        def finditer(self, text: str) -> Iterator[re.Match[str]]:
            scanned.append(len(text))
            return self._pattern.finditer(text)

    for name in ("_ALONE", "_OF_ENCODINGS"):
        monkeypatch.setattr(mojibake, name, Counted(getattr(mojibake, name)))
    line = unit * 3_000
    mended, _ = repair(line)
    mojibake.left_mojibake(mended)
    assert sum(scanned) < 12 * len(line)


def test_what_a_line_speaks_of_is_looked_for_near_the_fault() -> None:
    fault, meant = "\u00c3\u00a9", "\u00e9"
    assert repair(f"unicode {fault} ")[1] == 0
    assert repair(f"unicode {'a ' * 2_000}{fault} ")[0].endswith(f" {meant} ")
    assert repair(f"unicode\n{fault} ")[1] == 1
