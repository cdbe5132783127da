"""What is appended to the decisions can be read again, whatever was decided, when and by whom."""

from __future__ import annotations

import multiprocessing
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import GARDEN_TEXTS, Outcome
from reviewbook.coding import append_file
from reviewbook.coding.append_file import append_lock
from reviewbook.coding.decide import append_decision
from reviewbook.coding.decision_log import in_force, read_decisions
from reviewbook.coding.pipeline import code_in_memory
from reviewbook.coding.retire import retire_decision
from reviewbook.ledger.csv_files import csv_text
from reviewbook.ledger.reviewer_tables import Decision
from reviewbook.project.errors import InputError
from reviewbook.project.review_folder import Project

BEANS = GARDEN_TEXTS["beans.txt"]
LAST = (BEANS.index("Tilth"), len(BEANS.rstrip()))
ROW = {"table": "mentions", "concept": "compost", "field": "row", "new": "keep"}
LENS = {"table": "passages", "concept": "thrift", "field": "lens"}
SIGNED = {"why": "it stands for compost", "who": "maintainer"}


def place(words: str) -> tuple[str, int, int]:
    start = BEANS.index(words)
    return ("beans", start, start + len(words))


def decide(
    project: Project, words: str | tuple[int, int] = "compost", **cells: str
) -> list[Decision]:
    where = place(words) if isinstance(words, str) else ("beans", *words)
    return append_decision(project, where, **(ROW | SIGNED | cells))


def lens(project: Project, new: str, why: str = "w") -> list[Decision]:
    return decide(project, LAST, **LENS, new=new, why=why)


def mentions(project: Project) -> dict[tuple[str, str], str]:
    """Who decided on each mention of beans, by its words and concept."""
    rows = code_in_memory(project, project.needed_texts())["mentions"]
    return {(row.surface, row.concept): row.decided_by for row in rows if row.document == "beans"}


@pytest.fixture
def coded(garden: Project, run: Callable[..., Outcome]) -> Project:
    assert run("code", "--project", garden.root).status == 0
    return garden


def refused(project: Project, problem: str, change: Callable[[], object]) -> InputError:
    """See that a change is refused with a remedy, and that not a byte is written."""
    before = project.decisions.read_bytes() if project.decisions.exists() else None
    with pytest.raises(InputError, match=problem) as raised:
        change()
    assert all(error.remedy and error.file for error in raised.value.errors)
    assert (project.decisions.read_bytes() if project.decisions.exists() else None) == before
    return raised.value


# What is appended, and what is refused


def test_a_decision_that_repeats_the_last_one_is_not_appended(coded: Project) -> None:
    made = decide(coded)
    refused(coded, "the decision is not appended: it repeats row 2", lambda: decide(coded))
    assert read_decisions(coded.decisions) == made


def test_the_concept_of_the_row_is_written_also_where_it_was_not_named(coded: Project) -> None:
    (made,) = decide(coded, concept="", new="drop")
    assert made.concept == ROW["concept"]
    assert ("compost", made.concept) not in mentions(coded)


def test_where_the_clock_is_behind_decisions_stay_in_order(coded: Project) -> None:
    (made,) = decide(coded)
    other = made._replace(when="2999-01-01", why="another reason")
    coded.decisions.write_text(csv_text(Decision._fields, [other]), encoding="utf-8")
    assert decide(coded)[0].when == "2999-01-01"
    assert len(read_decisions(coded.decisions)) == 2


@pytest.mark.parametrize(
    ("words", "cells", "problem"),
    [
        ("compost", {"concept": "", "new": "add"}, "concept is empty"),
        ("compost", {"field": "concept", "new": "thrift"}, "thrift is a lens, not a treatment"),
        ("compost", {"field": "concept", "new": "ghost"}, "there is no concept 'ghost'"),
        ("my beans", {"concept": "tilth", "new": "add"}, "tilth is a subject, not a treatment or"),
        (
            "compost",
            {"table": "citations", "concept": "", "field": "keys", "new": "ghost2019"},
            "there is no reference 'ghost2019'",
        ),
        (
            "compost",
            {"table": "definitions", "field": "term", "new": ""},
            "term is empty",
        ),
        ("compost", {"concept": "no-dig", "new": "add"}, "the same words name compost already"),
        (LAST, LENS | {"concept": "compost", "new": "yes"}, "compost is a treatment, not a lens"),
        ("compost", {"field": "decided_by", "new": "rule"}, "decided_by is not decided on"),
        ("compost", {"field": "document", "new": "plot"}, "document is not decided on"),
        ("compost", {"who": "=cmd|x"}, "who begins with '='"),
        ("compost", {"why": " +cmd"}, r"why begins with '\+'"),
        ("compost", {"why": "＠cmd"}, "why begins with '＠'"),
        ("compost", {"why": "one\ntwo"}, "why holds a line break"),
        ("compost", {"why": "one\rtwo"}, "why holds a line break"),
        ("compost", {"why": "one\x1b[2Jtwo"}, "why holds a control character, U\\+001B"),
        ("compost", {"why": "one\u2028two"}, "why holds a line break"),
        ("compost", {"why": "one\u202etwo"}, "U\\+202E, which turns the order"),
        ("compost", {"why": os.fsdecode(b"caf\xe9")}, "why holds bytes that are no UTF-8"),
        ("compost", {"why": "w" * 2001}, "why has 2001 characters"),
        ("compost", {"why": " "}, "why is empty"),
        ("compost", {"who": ""}, "who is empty"),
        ("compost", {"field": "start", "new": "1"}, "start is not decided on"),
        ("compost", {"field": "surface", "new": "manure"}, "surface is not decided on"),
        ("compost", {"who": "\u200b"}, "who is empty"),
        ("compost", {"why": "\u3000\u200b"}, "why is empty"),
        ("compost", {"why": "\ufeff=1"}, "why begins with '='"),
        ("leaf", {"concept": "no-dig", "new": "add"}, "the longest term counts alone"),
        ("gave me leaf mould", {"concept": "no-dig", "new": "add"}, "the longest term counts"),
        ("owed", {"concept": "no-dig", "new": "add"}, "in the middle of a word"),
        (" my beans", {"concept": "no-dig", "new": "add"}, "begin or end with a blank"),
    ],
)
def test_what_would_do_harm_is_refused_before_anything_is_written(
    coded: Project, words: str | tuple[int, int], cells: dict[str, str], problem: str
) -> None:
    refused(coded, problem, lambda: decide(coded, words, **cells))


@pytest.mark.parametrize(
    "number", ["nan", "inf", "-inf", "1e999", "1_000", "９", "9" * 25, "1234567.5"]
)
def test_a_number_that_no_table_can_hold_is_refused(coded: Project, number: str) -> None:
    cells = {"table": "quantities", "concept": "", "field": "low", "new": number}
    refused(coded, "low is a number", lambda: decide(coded, **cells))


@pytest.mark.parametrize("number", ["nan", "inf", "1.5", "9" * 20, "at least 2"])
def test_a_number_of_failures_is_a_whole_number_or_words(coded: Project, number: str) -> None:
    cells = {"table": "definitions", "concept": "tilth", "field": "failures_min"}
    place = BEANS.index("Tilth"), BEANS.index(" A neighbour")
    refused(coded, "failures_min is", lambda: decide(coded, place, **cells, new=number))
    assert decide(coded, place, **cells, new="not asked")[0].old == ""


def test_what_stands_in_a_cell_need_not_be_said(coded: Project) -> None:
    decide(coded, field="concept", new="no-dig")
    assert read_decisions(coded.decisions)[0].old == "compost"
    problem = "concept was 'no-dig' when decided, now it is 'compost'"
    refused(
        coded,
        problem,
        lambda: decide(coded, "leaf mould", field="concept", new="no-dig", old="no-dig"),
    )


# Decisions taken back


def test_a_row_dropped_is_kept_again_with_the_void_that_this_needs(coded: Project) -> None:
    decide(coded, new="drop")
    assert ("compost", "compost") not in mentions(coded)
    void, kept = decide(coded, why="it was right")
    assert (void.field, void.old, void.new, kept.new) == ("void", "row", "drop", "keep")
    assert mentions(coded)["compost", "compost"] == "reader"
    decide(coded, new="drop", why="no, it was not")
    assert ("compost", "compost") not in mentions(coded)


def test_a_lens_refused_is_seen_again_with_the_void_that_this_needs(coded: Project) -> None:
    (no,) = lens(coded, "no")
    assert ("for nothing", "thrift") not in mentions(coded)
    void, yes = lens(coded, "yes")
    assert (void.field, void.old, void.new) == ("void", "lens", "no")
    assert (no.old, yes.old) == ("suggested", "suggested")
    assert mentions(coded)["for nothing", "thrift"] == "reader"
    lens(coded, "no", "for good")
    assert ("for nothing", "thrift") not in mentions(coded)


def test_a_lens_whose_words_are_dropped_is_denied_by_taking_it_back(coded: Project) -> None:
    lens(coded, "yes")
    decide(coded, "for nothing", concept="thrift", new="drop")
    said = str(refused(coded, "no indicator of thrift", lambda: lens(coded, "no")))
    assert "reviewbook retire 2" in said


@pytest.mark.parametrize(
    ("table", "left", "said"),
    [
        ("decisions", None, "decisions.csv is missing"),
        ("decisions", "", "decisions.csv is empty"),
        ("documents", None, "documents.csv is missing"),
        ("documents", "", "documents.csv is empty"),
    ],
)
def test_tables_that_are_gone_are_named(
    coded: Project, run: Callable[..., Outcome], table: str, left: str, said: str
) -> None:
    decide(coded, new="drop")
    for _ in "ab":
        assert said not in run("code", "--project", coded.root).said
    file = coded.data / f"{table}.csv"
    file.unlink() if left is None else file.write_text(left, encoding="utf-8")
    checked = run("check", "--project", coded.root)
    assert said in checked.said or (checked.status == 1 and file.name in checked.said)
    assert said in run("code", "--project", coded.root).said


def test_a_table_that_became_a_folder_is_called_one(
    coded: Project, run: Callable[..., Outcome]
) -> None:
    decide(coded, new="drop")
    run("code", "--project", coded.root)
    coded.decisions.unlink()
    coded.decisions.mkdir()
    done = run("code", "--project", coded.root)
    assert "decisions.csv is a folder, and was not when the review was coded last" in done.said
    assert done.status == 2


def test_that_decisions_were_lost_is_said_when_the_next_is_made(
    coded: Project, run: Callable[..., Outcome]
) -> None:
    decide(coded, new="drop")
    run("code", "--project", coded.root)
    coded.decisions.unlink()
    words = ("--concept", "compost", "--field", "row", "--why", "w", "--who", "me", "--new", "keep")
    said = run("decide", *place("leaf mould"), *words, "--project", coded.root)
    assert (said.status, "decisions.csv is missing" in said.said) == (0, True)


def test_a_table_of_documents_without_rows_is_named(
    coded: Project, run: Callable[..., Outcome]
) -> None:
    head = coded.manifest.read_text(encoding="utf-8").partition("\n")[0]
    coded.manifest.write_text(head + "\n", encoding="utf-8")
    assert "documents.csv is empty" in run("code", "--project", coded.root).said
    assert "documents.csv is empty" not in run("code", "--project", coded.root).said


def test_a_codebook_that_cannot_be_read_is_named(coded: Project) -> None:
    coded.codebook.write_text("modalities: [soil", encoding="utf-8")
    assert "codebook.yml" in str(refused(coded, "YAML", lambda: decide(coded)))


def test_what_is_taken_out_of_force_is_said(coded: Project, run: Callable[..., Outcome]) -> None:
    start, end = place("compost")[1:]
    words = ("--concept", "compost", "--field", "row", "--why", "w", "--who", "me")
    for new in ("drop", "keep"):
        said = run("decide", "beans", start, end, *words, "--new", new, "--project", coded.root)
        assert said.status == 0, said.said
    assert f"taken out of force: row drop on beans at {start}" in said.said
    assert "row keep on beans" in said.said


def test_a_mention_is_added_where_mentions_are_counted_and_nowhere_else(
    coded: Project, run: Callable[..., Outcome]
) -> None:
    text = BEANS + "\nReferences\n\nOrla, B. (2019). Compost and tea. Hive, 3, 4-9.\n"
    code_anew(coded, run, text)
    start = text.index("tea.")
    adds = {**ROW, **SIGNED, "new": "add"}
    refused(
        coded,
        "it stands in references, where no mention is counted",
        lambda: append_decision(coded, ("beans", start, start + 3), **adds),
    )
    append_decision(coded, place("any spray"), **adds)


def code_anew(project: Project, run: Callable[..., Outcome], text: str) -> None:
    """Give beans another text."""
    (project.data / "documents" / "beans.txt").write_text(text, encoding="utf-8")
    assert run("code", "--accept-changed", "--project", project.root).status == 0


def retire(project: Project, row: int) -> Decision:
    return retire_decision(project, row, "it was wrong", "maintainer")


def test_a_decision_that_others_need_is_not_taken_out_of_force(coded: Project) -> None:
    decide(coded, "any spray", new="add")
    decide(coded, "any spray", field="concept", new="no-dig")
    error = refused(coded, "without it, row 3: it acts on 0 rows", lambda: retire(coded, 2))
    assert (error.errors[0].line, "reviewbook retire 3" in error.errors[0].remedy) == (3, True)
    retire(coded, 3)
    retire(coded, 2)
    assert in_force(read_decisions(coded.decisions)) == []
    assert ("any spray", "no-dig") not in mentions(coded)


def test_that_a_text_changed_under_one_decision_does_not_hide_that_another_is_needed(
    coded: Project,
) -> None:
    decide(coded, "any spray", new="add")
    decide(coded, "leaf mould")
    decide(coded, "any spray", why="it is one")
    first, second, third = read_decisions(coded.decisions)
    rows = [first, second._replace(sha="0" * 16), third]
    coded.decisions.write_text(csv_text(Decision._fields, rows), encoding="utf-8")
    refused(coded, "without it, row 4: it acts on 0 rows", lambda: retire(coded, 2))


@pytest.mark.parametrize("row", [2, 3, 4])
def test_of_equal_decisions_one_is_taken_out_of_force_and_the_one_named(
    coded: Project, row: int
) -> None:
    for why in ("one", "two", "three"):
        decide(coded, why=why)
    retire(coded, row)
    left = [number for number, _ in in_force(read_decisions(coded.decisions))]
    assert left == [number for number in (2, 3, 4) if number != row]
    for number in left:
        retire(coded, number)
    assert in_force(read_decisions(coded.decisions)) == []


def test_where_a_text_has_changed_every_decision_can_be_taken_out_of_force(coded: Project) -> None:
    decide(coded, "any spray", new="add")
    decide(coded, "any spray", field="concept", new="no-dig")
    (coded.data / "documents" / "beans.txt").write_text("New.\n\n" + BEANS, encoding="utf-8")
    retire(coded, 2)
    retire(coded, 3)
    assert in_force(read_decisions(coded.decisions)) == []


def test_what_a_broken_decision_on_a_zone_hid_does_not_keep_it_in_force(coded: Project) -> None:
    decide(coded, LAST, table="passages", concept="", field="zone", new="list")
    decide(coded, "leaf mould", new="drop")
    (coded.data / "documents" / "beans.txt").write_text("New.\n\n" + BEANS, encoding="utf-8")
    retire(coded, 2)
    assert [row for row, _ in in_force(read_decisions(coded.decisions))] == [3]


def test_where_the_codebook_has_changed_every_decision_can_be_taken_out_of_force(
    coded: Project,
) -> None:
    decide(coded)
    decide(coded, "leaf mould")
    book = coded.codebook.read_text(encoding="utf-8")
    book = book.replace("[compost, leaf mould]", "[manure]")
    coded.codebook.write_text(book, encoding="utf-8")
    retire(coded, 2)
    retire(coded, 3)
    assert in_force(read_decisions(coded.decisions)) == []


def test_a_void_of_nothing_is_named_by_its_row(coded: Project) -> None:
    (made,) = decide(coded)
    void = made._replace(field="void", old="row")
    coded.decisions.write_text(csv_text(Decision._fields, [made, void, void]), encoding="utf-8")
    with pytest.raises(InputError, match="row 4: no decision that it could take back") as raised:
        read_decisions(coded.decisions)
    assert raised.value.errors[0].line == 4


ACTS = st.one_of(
    st.tuples(st.just("row"), st.sampled_from(["add", "drop", "keep"])),
    st.tuples(st.just("concept"), st.sampled_from(["compost", "no-dig", "thrift"])),
    st.tuples(st.just("lens"), st.sampled_from(["yes", "no"])),
    st.tuples(st.just("zone"), st.sampled_from(["prose", "chrome"])),
    st.tuples(st.just("retire"), st.integers(2, 9)),
)
WORDS = st.sampled_from(["compost", "leaf mould", "any spray"])
CONCEPTS = st.sampled_from(["compost", "no-dig"])


def act(project: Project, what: tuple[str, str | int], words: str, concept: str, why: str) -> None:
    field, new = what
    if field == "retire":
        retire_decision(project, int(new), why, "maintainer")
    elif field == "lens":
        lens(project, str(new), why)
    elif field == "zone":
        decide(project, LAST, table="passages", concept="", field="zone", new=str(new), why=why)
    else:
        decide(project, words, field=field, new=str(new), concept=concept, why=why)


@settings(max_examples=25)
@given(st.lists(st.tuples(ACTS, WORDS, CONCEPTS), min_size=2, max_size=8))
def test_whatever_is_accepted_replays(
    garden_apart: Project, acts: list[tuple[tuple[str, str | int], str, str]]
) -> None:
    garden_apart.decisions.unlink(missing_ok=True)
    before = b""
    for number, (what, words, concept) in enumerate(acts):
        try:
            act(garden_apart, what, words, concept, f"reason {number}")
        except InputError:
            after = garden_apart.decisions.read_bytes() if before else b""
            assert after == before
        else:
            after = garden_apart.decisions.read_bytes()
            assert after.startswith(before) and len(after) > len(before)
        before = after
        mentions(garden_apart)  # raises where a decision does not replay


@pytest.fixture(scope="module")
def garden_apart(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A garden review that many examples share; each begins without decisions."""
    from conftest import GARDEN_CODEBOOK  # noqa: PLC0415

    made = Project(tmp_path_factory.mktemp("garden"))
    (made.data / "documents").mkdir(parents=True)
    made.codebook.write_text(GARDEN_CODEBOOK, encoding="utf-8")
    made.bibliography.touch()
    (made.data / "documents" / "beans.txt").write_text(BEANS, encoding="utf-8")
    made.manifest.write_text(
        "document,title,publisher,authors,published,address,genre,offers,favours,file,sha256,"
        "text_sha256,characters,words,repairs,key\nbeans,,,,,,,,,beans.txt,,,0,0,0,\n",
        encoding="utf-8",
    )
    return made


@pytest.fixture(autouse=True)
def texts_of_the_garden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REVIEWBOOK_DOCUMENTS", raising=False)


# Many at once, and files as editors leave them


forking = pytest.mark.skipif(
    "fork" not in multiprocessing.get_all_start_methods(), reason="takes a hundred forks"
)


def at_once(processes: int, work: Callable[[int], None]) -> list[int]:
    """Do work in so many processes at a time; return their exit statuses."""
    begun = []
    for number in range(processes):
        if not (pid := os.fork()):
            status = 1
            try:
                work(number)
                status = 0
            finally:
                os._exit(status)
        begun.append(pid)
    return [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in begun]


@forking
@pytest.mark.slow
def test_of_a_hundred_processes_that_decide_at_once_none_is_lost(coded: Project) -> None:
    statuses = at_once(100, lambda number: decide(coded, why=f"reason {number}") and None)
    assert set(statuses) == {0}
    made = read_decisions(coded.decisions)
    assert sorted(one.why for one in made) == sorted(f"reason {n}" for n in range(100))
    lines = coded.decisions.read_text(encoding="utf-8").splitlines()
    alone = [decide(coded, "leaf mould", why=one.why)[0] for one in made[:3]]
    assert len(lines) == 101 and len(read_decisions(coded.decisions)) == 100 + len(alone)


@forking
def test_of_two_processes_only_one_appends_what_only_one_may(coded: Project) -> None:
    assert sorted(at_once(2, lambda _: decide(coded, new="drop") and None)) == [0, 1]
    assert len(read_decisions(coded.decisions)) == 1


@forking
def test_a_process_that_is_killed_holds_up_no_other(coded: Project) -> None:
    def killed(_: int) -> None:
        with append_lock(coded.decisions):
            os._exit(9)

    assert at_once(1, killed) == [9]
    assert decide(coded)


@forking
def test_a_process_that_does_not_end_is_said_to_be_in_the_way(
    coded: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(append_file, "PATIENCE", 0.05)
    with append_lock(coded.decisions):
        (status,) = at_once(
            1, lambda _: refused(coded, "does not end", lambda: decide(coded)) and None
        )
    assert status == 0


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("ended", [True, False])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_file_as_an_editor_leaves_it_is_appended_to(
    coded: Project, end: str, ended: bool, mark: str
) -> None:
    first = decide(coded, why="one, “two”")
    text = mark + coded.decisions.read_text(encoding="utf-8").replace("\n", end)
    stored = (text if ended else text.removesuffix(end)).encode()
    coded.decisions.write_bytes(stored)
    second = decide(coded, new="drop")
    assert read_decisions(coded.decisions) == first + second
    assert coded.decisions.read_bytes().startswith(stored)
    assert coded.decisions.read_bytes().count(end.encode()) == 3
    assert coded.decisions.read_bytes().count(b"\n") == 3


def test_a_last_row_with_an_open_quotation_mark_is_not_appended_to(coded: Project) -> None:
    decide(coded)
    text = coded.decisions.read_text(encoding="utf-8")
    cut = text.replace("it stands for compost\n", '"it stands')
    coded.decisions.write_text(cut, encoding="utf-8")
    error = refused(coded, "a quotation mark stands open", lambda: decide(coded, new="drop"))
    assert error.line == 2


def test_a_link_is_followed_and_rights_are_kept(coded: Project, tmp_path: Path) -> None:
    decide(coded)
    elsewhere = tmp_path / "elsewhere.csv"
    shutil.move(coded.decisions, elsewhere)
    elsewhere.chmod(0o640)
    coded.decisions.symlink_to(elsewhere)
    decide(coded, new="drop")
    assert coded.decisions.is_symlink()
    assert elsewhere.stat().st_mode & 0o777 == 0o640
    assert len(read_decisions(elsewhere)) == 2


def test_a_full_disk_leaves_the_decisions_as_they_were(
    coded: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide(coded)
    write = os.write
    monkeypatch.setattr(append_file.os, "write", lambda file, raw: write(file, raw[:9]))
    refused(coded, "cannot be written: No space left", lambda: decide(coded, new="drop"))


def test_what_two_cells_of_a_citation_would_say_against_each_other_is_refused(
    coded: Project, run: Callable[..., Outcome]
) -> None:
    text = BEANS + "\nCompost feeds the beds (Orla, 2019).\n"
    code_anew(coded, run, text)
    start = text.index("(Orla")
    where = ("beans", start, start + len("(Orla, 2019)"))
    cell = {"table": "citations", "concept": "", **SIGNED}
    for field, new in (("status", "resolved"), ("form", "unsourced")):
        refused(
            coded,
            f"would be {'resolved' if new == 'resolved' else 'unresolved'}",
            lambda field=field, new=new: append_decision(
                coded, where, field=field, new=new, **cell
            ),
        )
    append_decision(coded, where, field="status", new="unsourced", **cell)
    append_decision(coded, where, field="form", new="unsourced", **cell)
