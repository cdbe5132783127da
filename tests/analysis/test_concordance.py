"""What a reader of the concordance relies on: the rows chosen, and texts that go nowhere."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from conftest import GARDEN_TEXTS
from hostile import change_cell
from reviewbook import Concordance, Review
from reviewbook.ledger.tables import CONTEXTS
from reviewbook.project.errors import InputError
from reviewbook.project.notebook_files import WIDGET, scrub
from reviewbook.project.review_folder import DOCUMENTS_VARIABLE, Project

CONTEXT = "sowed my beans in May"


@pytest.fixture
def coded(garden: Project, run: Callable[..., Any]) -> Review:
    assert run("code", "--project", garden.root).status == 0
    return Review(garden)


class Page:
    """What a page would be sent by a concordance, and what it may ask."""

    def __init__(self, concordance: Concordance, monkeypatch: pytest.MonkeyPatch) -> None:
        self.concordance, self.sent = concordance, {}
        monkeypatch.setattr(Concordance, "send", lambda _, content: self.hear(content))

    def hear(self, content: dict[str, Any]) -> None:
        json.dumps(content)  # as it is on its way to the page
        self.sent[content["kind"]] = content

    def ask(self, **content: str) -> dict[str, Any]:
        self.concordance._answer(self.concordance, content, [])
        return self.sent


def words(concordance: Concordance) -> list[str]:
    return list(concordance.selection["surface"])


def test_what_is_chosen_is_what_the_selection_holds(coded: Review) -> None:
    shown = Concordance(coded)
    pd.testing.assert_frame_equal(shown.selection, coded.mentions)
    assert words(shown) == ["compost", "leaf mould", "for nothing", "No-dig gardening", "saved"]
    shown.documents = ["beans"]
    assert words(shown) == ["compost", "leaf mould", "for nothing"]
    shown.concepts = ["compost", "no-dig"]
    assert words(shown) == ["compost", "leaf mould"]
    shown.words = "HELPED  them"
    assert words(shown) == ["compost"]
    shown.documents = None
    assert words(shown) == ["compost"]


def test_mentions_are_chosen_by_how_the_text_speaks_of_them(coded: Review) -> None:
    change_cell(coded.project.evidence / "mentions.csv", "context", "doubted", 1)
    shown = Concordance(coded, contexts=["doubted", "negated"])
    assert words(shown) == ["leaf mould"]
    assert list(coded.mentions.query("context == 'doubted'")["surface"]) == ["leaf mould"]
    assert list(coded.mentions["context"].cat.categories) == list(CONTEXTS)
    shown.contexts = None
    assert len(shown.selection) == len(coded.mentions)
    with pytest.raises(InputError, match="no contexts: praised"):
        shown.contexts = ["praised"]


def test_words_are_sought_around_a_mention_over_its_edges_and_nowhere_else(coded: Review) -> None:
    assert words(Concordance(coded, words="leaf mould for nothing")) == [
        "leaf mould",
        "for nothing",
    ]
    assert words(Concordance(coded, words="crumbly")) == []
    assert list(Concordance(coded, words="crumbly").selection) == list(coded.mentions)


def test_a_page_is_sent_what_there_is_to_choose_and_the_rows_that_are_chosen(
    coded: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = Page(Concordance(coded, concepts=["thrift"]), monkeypatch)
    sent = page.ask(kind="choices")
    assert [(one["id"], one["count"]) for one in sent["choices"]["documents"]] == [
        ("beans", 3),
        ("plot", 2),
    ]
    named = {one["label"]: one["concepts"] for one in sent["choices"]["groups"]}
    assert {group: [one["id"] for one in held] for group, held in named.items()} == {
        "Soil": ["compost", "no-dig"],
        "Lenses": ["thrift"],
    }
    held = "3 mentions of treatments and 2 indicators of lenses"
    assert (sent["rows"]["found"], sent["rows"]["counted"]) == (2, f"2 of 5 mentions: {held}")
    assert repr(page.concordance) == f"A concordance of {held} in 2 documents"
    first = sent["rows"]["rows"][0]
    assert first["before"].endswith("gave me leaf mould ")
    assert (first["surface"], first["after"].strip(), first["code"]) == (
        "for nothing",
        ".",
        "Thrift",
    )
    page.concordance.concepts = ["compost"]
    assert [one["surface"] for one in page.sent["rows"]["rows"]] == ["compost", "leaf mould"]


def test_a_document_that_names_nothing_is_offered_with_none(
    garden: Project, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    (garden.data / "documents" / "shed.txt").write_text("The Shed\n\nIt is dry.\n", "utf-8")
    assert run("code", "--project", garden.root).status == 0
    sent = Page(Concordance(Review(garden)), monkeypatch).ask(kind="choices")
    counts = {one["id"]: one["count"] for one in sent["choices"]["documents"]}
    assert counts == {"beans": 3, "plot": 2, "shed": 0}


def test_a_document_is_sent_whole_with_its_mentions_where_they_stand(
    coded: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = Page(Concordance(coded), monkeypatch)
    sent = page.ask(kind="document", document="beans")["document"]
    whole = "".join(one["text"] for one in sent["passages"])
    assert "".join(whole.split()) == "".join(GARDEN_TEXTS["beans.txt"].split())
    text = {one["start"]: one["text"] for one in sent["passages"]}
    for one in sent["found"]:
        start = max(place for place in text if place <= one["start"])
        found = text[start][one["start"] - start : one["end"] - start]
        assert found == coded.mentions["surface"][one["row"]]
    assert {one["label"]: one["count"] for one in sent["codes"]} == {"Soil": 2, "Thrift": 1}
    assert "document" not in Page(page.concordance, monkeypatch).ask(kind="document", document="x")


def test_what_is_chosen_on_the_page_is_chosen_here_and_the_other_way_round(coded: Review) -> None:
    shown = Concordance(coded)
    shown.set_state({"documents": ["beans"], "concepts": ["compost"], "words": "helped"})
    assert words(shown) == ["compost"]
    shown.words = "leaf"
    chosen = {name: shown.get_state()[name] for name in ("documents", "concepts", "words")}
    assert chosen == {"documents": ["beans"], "concepts": ["compost"], "words": "leaf"}


def test_a_document_is_sent_under_its_own_title_or_its_name(
    garden: Project, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("code", "--project", garden.root).status == 0
    page = Page(Concordance(Review(garden)), monkeypatch)
    assert page.ask(kind="document", document="plot")["document"]["title"] == "plot"
    change_cell(garden.manifest, "title", "Late Beans", 0)
    change_cell(garden.manifest, "title", "The Small Plot", 1)
    assert run("code", "--project", garden.root).status == 0
    page = Page(Concordance(Review(garden)), monkeypatch)
    titles = [
        page.ask(kind="document", document=name)["document"]["title"] for name in ("beans", "plot")
    ]
    assert titles == ["Late Beans", "The Small Plot"]


def test_texts_are_neither_in_the_state_nor_in_what_a_notebook_stores(
    coded: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = Concordance(coded)
    page = Page(shown, monkeypatch)
    page.ask(kind="choices")
    page.ask(kind="document", document="beans")
    assert CONTEXT in json.dumps(page.sent)
    bundle, _ = shown._repr_mimebundle_()
    assert "leaf mould" in bundle["text/html"] and "leaf mould" in bundle["text/plain"]
    stored = json.dumps([shown.get_state(), bundle], default=str)
    assert not [
        line for text in GARDEN_TEXTS.values() for line in text.split(". ") if line in stored
    ]
    assert CONTEXT not in stored


def test_a_notebook_stores_the_table_alone_and_the_same_for_every_run(coded: Review) -> None:
    stored = []
    for _ in range(2):
        bundle, metadata = Concordance(coded)._repr_mimebundle_()
        assert WIDGET in bundle
        output = {"output_type": "display_data", "data": bundle, "metadata": metadata}
        notebook = {"metadata": {}, "cells": [{"metadata": {}, "outputs": [output]}]}
        scrub(notebook)
        stored.append(notebook)
    assert stored[0] == stored[1]
    assert set(stored[0]["cells"][0]["outputs"][0]["data"]) == {"text/html", "text/plain"}


def test_without_texts_it_says_so_and_shows_what_the_ledger_holds(
    coded: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    (coded.project.data / "documents").rename(coded.project.root / "elsewhere")
    shown = Concordance(Review(coded.project), words="leaf")
    assert words(shown) == ["leaf mould"]
    sent = Page(shown, monkeypatch).ask(kind="choices")
    assert sent["choices"]["note"].startswith("The texts are not on this machine")
    assert "document" not in Page(shown, monkeypatch).ask(kind="document", document="beans")


def test_a_text_that_is_missing_is_named(coded: Review, monkeypatch: pytest.MonkeyPatch) -> None:
    (coded.project.data / "documents" / "plot.txt").unlink()
    shown = Concordance(Review(coded.project))
    note = Page(shown, monkeypatch).ask(kind="choices")["choices"]["note"]
    assert "plot.txt" in note and "remedy" in note
    assert len(shown.selection) == 5


def test_a_review_that_names_nothing_and_has_no_lenses_is_shown_empty(
    garden: Project, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = garden.codebook.read_text("utf-8").split("lenses:")
    subjects = kept[1][kept[1].index("subjects:") :]
    garden.codebook.write_text(kept[0].replace("leaf mould", "peat") + subjects, "utf-8")
    for path in (garden.data / "documents").iterdir():
        path.write_text("A Bed\n\nI dig it over, and tilth follows.\n", "utf-8")
    assert run("code", "--project", garden.root).status == 0
    shown = Concordance(Review(garden))
    assert shown.selection.empty
    bundle, _ = shown._repr_mimebundle_()
    assert "no mention." in bundle["text/plain"]
    sent = Page(shown, monkeypatch).ask(kind="choices")
    assert sent["choices"]["groups"] == [] and sent["rows"]["rows"] == []
    shown.words = "tilth"
    assert shown.selection.empty


@pytest.mark.parametrize("trait", ["documents", "concepts"])
def test_what_is_not_there_is_refused_with_what_is(coded: Review, trait: str) -> None:
    with pytest.raises(InputError, match=rf"no {trait}: weather"):
        Concordance(coded, **{trait: ["weather"]})
    shown = Concordance(coded)
    with pytest.raises(InputError, match="beans" if trait == "documents" else "compost"):
        setattr(shown, trait, ["weather"])
    assert getattr(shown, trait) is None


@pytest.mark.parametrize("trait", ["documents", "concepts"])
def test_of_none_chosen_none_are_shown(coded: Review, trait: str) -> None:
    shown = Concordance(coded, **{trait: []})
    assert shown.selection.empty
    assert "0 of 5 mentions: " in shown._repr_mimebundle_()[0]["text/plain"]
    setattr(shown, trait, None)
    assert len(shown.selection) == 5


def test_what_is_no_review_is_named() -> None:
    with pytest.raises(TypeError, match=r"Review\.open\(\).*not of a str"):
        Concordance("beans")


def test_where_the_extra_is_missing_one_line_says_what_to_install() -> None:
    code = "import sys; sys.modules['anywidget'] = None; from reviewbook import Concordance"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "pip install 'reviewbook[notebooks]'" in done.stderr.splitlines()[-1]


def test_texts_come_from_the_folder_that_the_environment_names(
    coded: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = coded.project.root / "elsewhere"
    (coded.project.data / "documents").rename(moved)
    monkeypatch.setenv(DOCUMENTS_VARIABLE, str(moved))
    assert words(Concordance(Review(coded.project), words="helped them")) == ["compost"]
