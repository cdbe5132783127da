"""Numbers of a small ledger, each counted by hand."""

from __future__ import annotations

import math
from pathlib import Path

import pandas as pd
import pytest
from small_ledger import small_ledger

from reviewbook import Review, criteria_met, reading, text_positions
from reviewbook.analysis import reliability
from reviewbook.ledger.csv_files import csv_text
from reviewbook.ledger.ledger_files import path_of
from reviewbook.ledger.reviewer_tables import Decision
from reviewbook.project.review_folder import Project


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return small_ledger(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="module")
def review(small: Project) -> Review:
    return Review(small)


# Frames


def test_words_of_the_body_leave_out_what_is_no_body(review: Review) -> None:
    assert review.documents.set_index("document")["body"].to_dict() == {
        "alpha": 40,
        "beta": 20,
        "gamma": 10,
    }
    passages = review.passages
    assert passages.loc[~passages["in_body"], ["document", "passage"]].to_numpy().tolist() == [
        ["alpha", 3]
    ]


def test_a_grouping_keeps_zeros_in_the_order_of_codebook_and_manifest(review: Review) -> None:
    counted = review.treatments.groupby(["modality", "document"], observed=False).size()
    assert counted.unstack().reset_index().to_numpy().tolist() == [
        ["Drugs", 5, 0, 0],
        ["Talk", 1, 3, 0],
        ["Walk", 0, 0, 0],
    ]
    lenses = review.lenses.groupby("lens", observed=False).size()
    assert lenses.to_dict() == {"Mind": 2, "Body": 0}
    assert list(lenses.index) == ["Mind", "Body"]
    zones = review.passages.groupby("zone", observed=False)["words"].sum()
    assert zones.to_dict() == {
        "title": 2,
        "heading": 4,
        "prose": 64,
        "list": 0,
        "references": 0,
        "chrome": 50,
    }


def test_a_mention_knows_its_zone_and_whether_it_is_vague(review: Review) -> None:
    zones = review.treatments["zone"].value_counts()
    assert zones[zones > 0].to_dict() == {"prose": 7, "title": 1, "heading": 1}
    assert review.treatments["vague"].sum() == 1


def test_what_is_not_in_the_order_comes_after_it_and_is_not_lost(review: Review) -> None:
    rows = pd.DataFrame({"modality": ["Song", "Walk", None, "Drugs"], "kind": ["odd", "gloss"] * 2})
    ordered = review.in_order(rows, "definitions")
    assert list(ordered["modality"].cat.categories) == ["Drugs", "Talk", "Walk", "Song"]
    assert ordered["modality"].astype(object).tolist()[:2] == ["Song", "Walk"]
    assert ordered["modality"].isna().sum() == 1
    assert ordered["kind"].cat.categories[-1] == "odd"
    assert ordered["kind"].notna().all()
    again = review.in_order(ordered[ordered["modality"] == "Walk"])
    assert list(again["modality"].cat.categories) == ["Drugs", "Talk", "Walk"]


def test_a_mention_of_a_concept_that_left_the_codebook_is_not_lost(tmp_path: Path) -> None:
    project = small_ledger(tmp_path / "changed")
    book = project.codebook.read_text()
    project.codebook.write_text(
        book.replace("      chat: {label: Chat", "      talks: {label: Talks")
    )
    mentions = Review(project).mentions
    assert len(mentions) == 11
    assert mentions["concept"].value_counts()["chat"] == 4


# Positions


def test_a_position_is_the_share_of_the_body_that_comes_before(review: Review) -> None:
    placed = text_positions(review, review.treatments)
    found = placed.groupby("document", observed=True)["position"].apply(list).to_dict()
    assert found == {
        # 0; 2 words; then 2 and a half, 3/5, 7/10 of 20 words; 22 and a half of 18: each of 40
        "alpha": [0, 0.05, 0.3, 0.35, 0.4, 0.775],
        # a quarter of 4 words; 4 and a half, 4/5 of 16 words: each of 20
        "beta": [0.05, 0.6, 0.84],
    }
    assert set(placed.columns) == {*review.treatments.columns, "position"}


# Other ways of counting


def test_each_way_of_counting_gives_the_shares_counted_by_hand(review: Review) -> None:
    shares = reliability.robustness(review)
    assert list(shares["modality"].cat.categories) == ["Drugs", "Talk", "Walk"]
    found = {
        variant: rows["share"].tolist() for variant, rows in shares.groupby("variant", sort=False)
    }
    assert list(found) == [
        "Every mention",
        "Rates per 1,000 words, summed",
        "Passages, not mentions",
        "Without headings",
        "Named treatments only",
        "Without alpha",
        "Without beta",
        "Without gamma",
    ]
    assert list(found.values()) == [
        pytest.approx([5 / 9, 4 / 9, 0]),
        pytest.approx([5 / 12, 7 / 12, 0]),  # 5/40; 1/40 + 3/20
        pytest.approx([3 / 6, 3 / 6, 0]),
        pytest.approx([4 / 7, 3 / 7, 0]),
        pytest.approx([4 / 8, 4 / 8, 0]),
        pytest.approx([0, 1, 0]),
        pytest.approx([5 / 6, 1 / 6, 0]),
        pytest.approx([5 / 9, 4 / 9, 0]),
    ]


# Lenses


def test_rule_and_reader_agree_as_counted_by_hand(tmp_path: Path) -> None:
    project = small_ledger(tmp_path / "read")
    read = "read_whole: [alpha, beta, gamma]\n"
    project.codebook.write_text(read + project.codebook.read_text())
    table = reliability.lens_agreement(Review(project))
    counted = ["lens", "both", "rule_only", "reader_only", "neither"]
    # Six passages are in the bodies.
    assert table[counted].to_numpy().tolist() == [["Mind", 1, 1, 1, 3], ["Body", 0, 0, 0, 6]]
    # They agree on 4 of 6, of which 20 in 36 by chance.
    assert table["kappa"].iloc[0] == pytest.approx((4 / 6 - 20 / 36) / (1 - 20 / 36))
    assert math.isnan(table["kappa"].iloc[1])


def test_a_lens_stands_once_where_nobody_judged_lenses(tmp_path: Path) -> None:
    project = small_ledger(tmp_path)
    project.decisions.unlink()
    review = Review(project)
    table = reliability.lens_agreement(review)
    counted = ["lens", "both", "rule_only", "reader_only", "neither"]
    assert table[counted].to_numpy().tolist() == [["Mind", 0, 0, 0, 0], ["Body", 0, 0, 0, 0]]
    assert table[["kappa", "kappa_low", "kappa_high"]].isna().all(axis=None)
    quality = reliability.rule_quality(review)
    assert quality["label"].tolist().count("Lenses") == 1


def test_where_nobody_read_the_whole_what_neither_gave_is_not_known(review: Review) -> None:
    table = reliability.lens_agreement(review)
    counted = ["lens", "both", "rule_only", "reader_only", "neither"]
    assert table[counted].to_numpy().tolist() == [["Mind", 1, 1, 1, 0], ["Body", 0, 0, 0, 0]]
    assert table["kappa"].isna().all()
    assert math.isnan(reliability.lens_kappa(review).estimate)


def test_of_ten_rows_of_which_one_was_judged_one_is_counted(tmp_path: Path) -> None:
    project = small_ledger(tmp_path / "one")
    path = path_of(project, "mentions")
    first = "alpha,1,0,4,pill,pill,term,affirmed,rule"
    rows = path.read_text()
    assert first in rows
    path.write_text(rows.replace(first, first.removesuffix("rule") + "reader"))
    keep = Decision(
        "2026-01-02", "", "mentions", "alpha", 0, 4, "0" * 16, "pill", "row", "", "keep", ""
    )
    with project.decisions.open("a") as file:
        file.write(csv_text(Decision._fields, [keep]).split("\n", 1)[1])
    quality = reliability.rule_quality(Review(project)).set_index("label")
    assert quality.loc["Treatments", ["proposed", "kept", "n"]].tolist() == [9, 1, 1]
    assert quality.loc["Treatments", "precision"] == 1


def test_rules_are_as_good_as_counted_by_hand(review: Review) -> None:
    quality = reliability.rule_quality(review).set_index("label")
    assert quality.loc["Lenses", ["kept", "dropped", "added"]].tolist() == [1, 1, 1]
    assert quality.loc["Lenses", "precision"] == 0.5
    # Nobody read a whole document, so what the rules missed is not known.
    assert quality["recall"].isna().all() and not quality["recall_n"].any()
    # No decision is about a mention of a treatment: nobody has read them.
    assert quality.loc["Treatments", "proposed"] == 9
    assert math.isnan(quality.loc["Treatments", "precision"])


def test_what_rules_missed_is_counted_where_all_was_read(tmp_path: Path) -> None:
    project = small_ledger(tmp_path / "one")
    project.codebook.write_text("read_whole: [alpha]\n" + project.codebook.read_text())
    quality = reliability.rule_quality(Review(project)).set_index("label")
    # In alpha the rule found the one passage of the lens; what it missed stands in gamma.
    assert quality.loc["Lenses", ["recall", "recall_n", "precision_n"]].tolist() == [1, 1, 2]
    assert quality.loc["Treatments", ["precision_n", "recall_n"]].tolist() == [6, 6]


def test_contexts_are_as_good_as_counted_by_hand(tmp_path: Path) -> None:
    project = small_ledger(tmp_path / "spoken")
    path = path_of(project, "mentions")
    rows = path.read_text().splitlines()
    mentions = len(rows) - 1
    # Of the first two the reader thought otherwise, the third was found right.
    spoken = ("doubted", "negated", "negated")
    for at, context in enumerate(spoken, 1):
        rows[at] = rows[at].replace(",affirmed,", f",{context},")
    path.write_text("\n".join(rows) + "\n")
    told = [("affirmed", "doubted"), ("attributed", "doubted"), ("doubted", "negated")]
    decisions = []
    for at, (old, new) in zip((1, 1, 2), told, strict=True):
        name, _, start, end, _, concept, *_ = rows[at].split(",")
        place = ("mentions", name, int(start), int(end), "0" * 16, concept)
        decisions.append(Decision("2026-01-02", "", *place, "context", old, new, ""))
    with project.decisions.open("a") as file:
        file.write(csv_text(Decision._fields, decisions).split("\n", 1)[1])
    columns = ["context", "kept", "dropped", "added"]
    judged = reliability.context_quality(Review(project)).set_index("context")[columns[1:]]
    assert judged.to_numpy().sum() == 4  # two rows, each given one context and meant as another
    assert judged.loc["affirmed"].tolist() == [0, 1, 0]
    assert judged.loc["doubted"].tolist() == [0, 1, 1]
    assert judged.loc["negated"].tolist() == [0, 0, 1]
    names = ", ".join(sorted({row.split(",")[0] for row in rows[1:]}))
    said = project.codebook.read_text()
    project.codebook.write_text(f"read_whole: [{names}]\n{said}")
    whole = reliability.context_quality(Review(project)).set_index("context")
    assert whole.loc["negated", columns[1:]].tolist() == [1, 0, 1]
    assert whole.loc["affirmed", columns[1:]].tolist() == [mentions - 3, 1, 0]
    assert whole.loc["affirmed", "precision"] == pytest.approx((mentions - 3) / (mentions - 2))
    assert whole.loc["negated", "recall"] == 0.5


# Criteria


def test_each_source_asks_what_it_says(review: Review) -> None:
    table = criteria_met(review, "gloom")
    said = table.pivot(index="source", columns="criterion", values="value")
    columns = ["Failures needed", "What counts", "Adequate dose and time", "Response threshold"]
    none = "not recorded"
    assert said[columns].to_dict("index") == {
        source: dict(zip(columns, values, strict=True))
        for source, values in {
            "alpha 1": ("2", "pills", none, none),
            "alpha 2": (none, none, "not asked", none),
            "beta": (none, none, none, none),
            "gamma": (none, none, none, none),
            "later2010": ("3", none, "varies", none),
            "older2005": ("one or two", "pills", none, "half"),
        }.items()
    }
    assert table["source"].drop_duplicates().tolist() == [
        *("alpha 1", "alpha 2", "beta", "gamma"),
        *("older2005", "later2010"),
    ]
    recorded = table[table["recorded"]].groupby("source").size().to_dict()
    assert recorded == {"alpha 1": 2, "alpha 2": 1, "older2005": 3, "later2010": 2}
    # A rule found the first wording and the second: nobody judged them. What is empty, no rule did.
    proposed = table[table["proposed"]].groupby("source").size().to_dict()
    assert proposed == {"alpha 1": 2, "alpha 2": 1}
    stated = table[table["stated"]].groupby("source").size().to_dict()
    assert stated == {"alpha 1": 2, "older2005": 2, "later2010": 1}
    # beta says what it is, without a criterion that is on record.
    assert set(table.loc[~table["defines"], "source"]) == {"gamma"}
    assert set(table.loc[table["source"] == "alpha 2", "work"]) == {"alpha"}


# By publisher


def test_a_review_of_publishers_is_counted_by_publisher(small: Project) -> None:
    review = Review(small, by="publisher")
    assert review.axis == ["Press", "Clinic"]
    assert review.group_words.to_dict() == {"Press": 50, "Clinic": 20}
    counted = review.treatments.groupby(["group", "modality"], observed=False).size()
    assert counted.unstack().reset_index().to_numpy().tolist() == [
        ["Press", 5, 1, 0],
        ["Clinic", 0, 3, 0],
    ]
    named = review.treatments.groupby("group", observed=False)["document"].nunique()
    assert named.to_dict() == {"Press": 1, "Clinic": 1}
    shares = reliability.robustness(review).set_index(["variant", "modality"])["share"]
    assert shares["Without Press"].tolist() == [0, 1, 0]
    assert shares["Without Clinic"].tolist() == pytest.approx([5 / 6, 1 / 6, 0])
    assert "Without alpha" not in shares


# Of the review in this repository


def test_a_document_that_defines_nothing_is_shown_and_told_apart(project: Project) -> None:
    table = criteria_met(Review(project), "trd")
    assert set(table.loc[~table["defines"], "work"]) == {"loneliness"}


def test_what_a_document_favours_is_in_the_codebook(project: Project) -> None:
    review = Review(project)
    known = {*review.codebook.concepts, *review.codebook.modalities}
    for name, favours in zip(review.names, review.documents["favours"], strict=True):
        assert set(favours.split()) <= known, name


@pytest.mark.parametrize(
    ("template", "value", "said"),
    [
        ("{x!c} leads.", "Drugs", "Drugs leads."),
        ("most {x!l}.", "Drugs", "most drugs."),
        ("{x!c} lead.", ["drugs", "Talk", "ECT"], "Drugs, talk and ECT lead."),
        ("of {x!l}.", [], "of none."),
        ("of {x!l}.", pd.Series(["SSRI", "Talk"]), "of SSRI and talk."),
        ("{x!r}.", "a", "'a'."),
    ],
)
def test_a_label_is_written_as_its_place_asks(template: str, value: object, said: str) -> None:
    assert reading(template, x=value).text == said
