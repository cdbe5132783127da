"""What a reader relies on: a decision acts on the row it was made on, or stops the run."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewbook.coding.added_words import added_problem
from reviewbook.coding.decision_log import anchor_hash, read_decisions
from reviewbook.coding.replay import replay_decisions
from reviewbook.documents.document import Document
from reviewbook.finders.definitions import Definition
from reviewbook.finders.mentions import Mention
from reviewbook.finders.quantities import Quantity
from reviewbook.finders.reference_list import ListedReference
from reviewbook.ledger.csv_files import csv_text
from reviewbook.ledger.reviewer_tables import Decision
from reviewbook.ledger.tables import EVIDENCE, Passage, Tables
from reviewbook.project.errors import InputErrors
from reviewbook.project.review_folder import Project

TEXT = "Late Beans\n\nCompost saved my beans. Then three sprays failed, and compost tea did not."
COMPOST, SAVED, SPRAYS = (12, 19), (20, 25), (41, 54)
FILE = Path("decisions.csv")


@pytest.fixture
def proposed() -> Tables:
    """What the rules might have proposed for the text."""
    compost = Mention("beans", 2, *COMPOST, "Compost", "compost", "term")
    return {
        **{name: [] for name in EVIDENCE},
        "passages": [
            Passage("beans", 1, "title", 0, 10, 2),
            Passage("beans", 2, "prose", 12, 82, 13),
        ],
        "mentions": [
            compost,
            compost._replace(concept="thrift"),
            Mention("beans", 2, *SAVED, "saved", "thrift", "term"),
        ],
        "quantities": [
            Quantity("beans", 2, *SPRAYS, "three sprays", "", "failures", 3.0, None, "spray")
        ],
        "reference_list": [ListedReference("beans", 1, 12, 35, "orla2001", "")],
    }


def decide(
    table: str, span: tuple[int, int], field: str, new: str, *, concept: str = "", old: str = ""
) -> Decision:
    sha = anchor_hash(TEXT, *span)
    return Decision("2026-01-01", "r", table, "beans", *span, sha, concept, field, old, new, "why")


def after(proposed: Tables, *decisions: Decision) -> Tables:
    return replay_decisions(proposed, decisions, {"beans": TEXT}, FILE)


def problems(proposed: Tables, *decisions: Decision) -> list[str]:
    with pytest.raises(InputErrors) as raised:
        after(proposed, *decisions)
    assert all(error.file == FILE and error.remedy for error in raised.value.errors)
    rows = [error.line for error in raised.value.errors]
    return [f"{row}: {e.problem}" for row, e in zip(rows, raised.value.errors, strict=True)]


# What a decision does


def test_without_decisions_nothing_changes(proposed: Tables) -> None:
    assert after(proposed) == proposed


def test_a_dropped_row_goes_and_no_other(proposed: Tables) -> None:
    drop = decide("mentions", COMPOST, "row", "drop", concept="thrift")
    assert after(proposed, drop)["mentions"] == [proposed["mentions"][0], proposed["mentions"][2]]


def test_a_kept_row_is_marked_as_read(proposed: Tables) -> None:
    kept = after(proposed, decide("mentions", COMPOST, "row", "keep", concept="compost"))
    assert [row.decided_by for row in kept["mentions"]] == ["reader", "rule", "rule"]


def test_an_added_row_says_what_stands_at_its_anchor(proposed: Tables) -> None:
    tea = (TEXT.index("compost tea"), TEXT.index(" did not"))
    added = after(proposed, decide("mentions", tea, "row", "add", concept="tea"))["mentions"][-1]
    assert added == Mention("beans", 2, *tea, "compost tea", "tea", "reading", decided_by="reader")


def test_an_added_mention_is_read_in_its_sentence_until_a_reader_says_otherwise(
    proposed: Tables,
) -> None:
    sprays = (TEXT.index("sprays"), TEXT.index(" failed"))
    add = decide("mentions", sprays, "row", "add", concept="spray")
    row = after(proposed, add)["mentions"][-1]
    assert (row.surface, row.context, row.decided_by) == ("sprays", "doubted", "reader")
    said = {"concept": "spray", "old": "doubted"}
    other = decide("mentions", sprays, "context", "negated", **said)
    assert after(proposed, add, other)["mentions"][-1].context == "negated"
    assert (
        "context is one of"
        in problems(proposed, add, decide("mentions", sprays, "context", "praised", **said))[0]
    )


def test_the_cells_of_an_added_row_follow_in_further_decisions(proposed: Tables) -> None:
    span = (12, 35)
    (row,) = after(
        proposed,
        decide("definitions", span, "row", "add", concept="compost"),
        decide("definitions", span, "kind", "gloss", concept="compost"),
        decide("definitions", span, "paraphrase", "What helped.", concept="compost"),
    )["definitions"]
    assert isinstance(row, Definition)
    assert (row.passage, row.kind, row.paraphrase, row.rule) == (
        2,
        "gloss",
        "What helped.",
        "reading",
    )


def test_a_cell_is_set_in_the_type_of_its_column(proposed: Tables) -> None:
    (row,) = after(
        proposed,
        decide("quantities", SPRAYS, "low", "2.5", old="3"),
        decide("quantities", SPRAYS, "high", "4"),
        decide("quantities", SPRAYS, "low", "", old="2.5"),
    )["quantities"]
    assert (row.low, row.high, row.decided_by) == (None, 4.0, "reader")


def test_a_table_without_decided_by_can_be_corrected_too(proposed: Tables) -> None:
    done = after(
        proposed,
        decide("reference_list", (12, 35), "problems", "link lost"),
        decide("passages", (12, 82), "zone", "chrome", old="prose"),
    )
    assert (done["reference_list"][0].problems, done["passages"][1].zone) == ("link lost", "chrome")


def test_a_lens_that_is_accepted_confirms_its_words_and_a_refused_one_takes_them_out(
    proposed: Tables,
) -> None:
    yes, no = (decide("passages", (12, 82), "lens", n, concept="thrift") for n in ("yes", "no"))
    assert [row.decided_by for row in after(proposed, yes)["mentions"]] == ["rule", *["reader"] * 2]
    assert after(proposed, no)["mentions"] == proposed["mentions"][:1]


def test_the_proposals_themselves_are_not_touched(proposed: Tables) -> None:
    before = {name: list(rows) for name, rows in proposed.items()}
    after(proposed, decide("mentions", SAVED, "row", "drop"))
    assert proposed == before


LAYERS = dict.fromkeys(("compost", "tea"), "treatment") | {"thrift": "lens"}
MY_BEANS = (26, 34)


@pytest.mark.parametrize("inner", [(26, 28), (29, 34), (29, 40)])
def test_of_two_mentions_of_a_layer_that_lie_over_each_other_only_one_may_stand(
    proposed: Tables, inner: tuple[int, int]
) -> None:
    def replayed(*decisions: Decision) -> list[tuple[int, int]]:
        tables = replay_decisions(proposed, decisions, {"beans": TEXT}, FILE, layers=LAYERS)
        return [row[2:4] for row in tables["mentions"][3:]]

    first = decide("mentions", MY_BEANS, "row", "add", concept="compost")
    second = decide("mentions", inner, "row", "add", concept="tea")
    with pytest.raises(InputErrors, match="the longest term counts alone") as raised:
        replayed(first, second)
    assert [error.line for error in raised.value.errors] == [2, 3]
    gone = decide("mentions", MY_BEANS, "row", "drop", concept="compost")
    assert replayed(first, second, gone) == replayed(first, gone, second) == [inner]
    lens = decide("mentions", inner, "row", "add", concept="thrift")
    assert replayed(first, lens) == [MY_BEANS, inner]


@pytest.mark.parametrize(
    ("text", "span", "cut"),
    [
        ("a cafe\u0301 here", (2, 6), True),
        ("a cafe\u0301 here", (2, 7), False),
        ("one \U0001f469\u200d\U0001f33e two", (0, 5), True),
        ("one \U0001f469\u200d\U0001f33e two", (0, 7), False),
        ("豆科植物好", (0, 2), False),
        ("it’s dug-up", (0, 2), False),
        ("it’s dug-up", (5, 8), False),
        ("Österreich", (1, 10), True),
    ],
)
def test_what_belongs_together_is_not_parted(text: str, span: tuple[int, int], cut: bool) -> None:
    decision = decide("mentions", span, "row", "add", concept="tea")
    assert ("in the middle of" in added_problem(decision, text)) == cut


# What stops the run


@pytest.mark.parametrize(
    ("decision", "problem"),
    [
        (decide("mentions", COMPOST, "row", "drop", concept="tea"), "acts on 0 rows of mentions"),
        (decide("mentions", COMPOST, "row", "keep"), "acts on 2 rows of mentions"),
        (decide("mentions", (0, 4), "concept", "tea"), "acts on 0 rows of mentions"),
        (decide("mentions", SAVED, "row", "add", concept="thrift"), "is there already"),
        (decide("mentions", (5, 19), "row", "add", concept="tea"), "no passage holds"),
        (
            decide("passages", (12, 35), "lens", "yes", concept="thrift"),
            "no passage has these bounds",
        ),
        (decide("passages", (0, 10), "lens", "yes", concept="thrift"), "no indicator of thrift"),
        (decide("passages", (12, 82), "lens", "no", concept="thirft"), "no indicator of thirft"),
        (
            decide("quantities", SPRAYS, "low", "2", old="4"),
            "low was '4' when decided, now it is '3'",
        ),
        (
            decide("mentions", (12, 18), "row", "add", concept="tea"),
            "18 is in the middle of a word",
        ),
        (
            decide("mentions", (13, 19), "row", "add", concept="tea"),
            "13 is in the middle of a word",
        ),
        (decide("mentions", (11, 19), "row", "add", concept="tea"), "begin or end with a blank"),
        (decide("mentions", (34, 35), "row", "add", concept="tea"), "no word in what it adds"),
        (decide("quantities", SPRAYS, "high", "2"), "low would be 3, more than high, which is 2"),
        (decide("quantities", SPRAYS, "low", "-3", old="3"), "low is -3.0, which is less than 0"),
        (decide("quantities", SPRAYS, "unit", "x"), "unit was '' when decided, now it is 'spray'"),
    ],
)
def test_a_decision_that_does_not_fit_names_its_row(
    proposed: Tables, decision: Decision, problem: str
) -> None:
    kept = decide("mentions", SAVED, "row", "keep")
    (said,) = problems(proposed, kept, decision)
    assert said.startswith("3: row 3: ")
    assert problem in said


def test_an_anchor_whose_text_has_changed_stops_the_run_and_names_the_row(proposed: Tables) -> None:
    decision = decide("mentions", COMPOST, "row", "drop", concept="compost")
    moved = TEXT.replace("Compost", "Rotting")
    with pytest.raises(InputErrors) as raised:
        replay_decisions(proposed, [decision], {"beans": moved}, FILE)
    (error,) = raised.value.errors
    assert error.line == 2
    assert "beans[12:19] no longer matches" in error.problem


def test_every_decision_that_does_not_fit_is_reported(proposed: Tables) -> None:
    wrong = decide("mentions", (0, 4), "row", "drop")
    right = decide("mentions", SAVED, "row", "drop")
    assert [said[:2] for said in problems(proposed, wrong, right, wrong)] == ["2:", "4:"]


# What is refused on reading


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"table": "mention"}, "there is no table 'mention'"),
        ({"table": "documents"}, "there is no table 'documents'"),
        ({"field": "surfaces"}, "mentions has no column 'surfaces'"),
        (
            {"table": "passages", "field": "zone", "new": "footer"},
            "zone is one of title, heading, prose, list, references, chrome, not 'footer'",
        ),
        ({"new": "remove"}, "row must be add, drop or keep, not 'remove'"),
        ({"field": "lens", "new": "yes"}, "lens is decided on passages"),
        ({"table": "passages", "field": "lens", "new": "maybe"}, "with yes or no"),
        ({"table": "quantities", "field": "low", "new": "two"}, "low is a number, not 'two'"),
        ({"table": "passages", "new": "add"}, "no row can be added to passages"),
        ({"table": "passages", "new": "drop"}, "drop or keep the rows on it"),
        ({"table": "passages", "new": "keep"}, "drop or keep the rows on it"),
        ({"table": "reference_list", "new": "add"}, "no row can be added to reference_list"),
        ({"start": 19}, "19 to 19 is no stretch of text"),
        ({"start": -1}, "-1 to 19 is no stretch of text"),
    ],
)
def test_a_table_column_or_value_that_does_not_exist_is_refused(
    tmp_path: Path, change: dict[str, str | int], problem: str
) -> None:
    right = decide("mentions", COMPOST, "row", "drop")
    path = tmp_path / "decisions.csv"
    path.write_text(csv_text(Decision._fields, [right, right._replace(**change)]), encoding="utf-8")
    with pytest.raises(InputErrors) as raised:
        read_decisions(path)
    (error,) = raised.value.errors
    assert (error.file, error.line, bool(error.remedy)) == (path, 3, True)
    assert problem in error.problem


@pytest.mark.parametrize("text", [None, "", ",".join(Decision._fields) + "\n"])
def test_no_file_an_empty_one_and_a_header_are_no_decisions(
    tmp_path: Path, text: str | None
) -> None:
    path = tmp_path / "decisions.csv"
    if text is not None:
        path.write_text(text)
    assert read_decisions(path) == []


# The decisions of this review


def test_every_decision_names_a_role_and_gives_a_reason(project: Project) -> None:
    decisions = read_decisions(project.decisions)
    assert {decision.who for decision in decisions} == {"maintainer"}
    assert [row for row, decision in enumerate(decisions, 2) if not decision.why] == []


def test_every_decision_is_anchored_to_what_stands_there(
    project: Project, documents: dict[str, Document]
) -> None:
    for decision in read_decisions(project.decisions):
        text = documents[decision.document].text
        assert anchor_hash(text, decision.start, decision.end) == decision.sha


def test_a_reader_has_decided_on_every_passage_with_an_indicator_of_a_lens(
    project: Project, tables: Tables
) -> None:
    from reviewbook.codebook.yaml_file import read_codebook  # noqa: PLC0415

    lenses = {concept.id for concept in read_codebook(project.codebook).layer("lens")}
    assert {row.decided_by for row in tables["mentions"] if row.concept in lenses} == {"reader"}
