"""What the texts say beyond the codebook is found, counted, and ready to be pasted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from conftest import GARDEN_CODEBOOK, Outcome
from reviewbook.codebook.yaml_file import parse_codebook
from reviewbook.coding.pipeline import code_in_memory
from reviewbook.coding.suggest import suggest_codes
from reviewbook.coding.suggestion_text import suggestion_lines
from reviewbook.coding.suggestions import Suggestions
from reviewbook.documents.document import clean_texts
from reviewbook.finders.long_forms import find_long_forms
from reviewbook.finders.uncoded_phrases import Phrases, c_values, collect_phrases
from reviewbook.project.review_folder import DOCUMENTS_VARIABLE, Project

TEXTS = {
    "one.txt": """\
Soils

Green manure, compost and biochar feed a bed. Green manure is sown late.

Compost, green manure and biochar again. The effective microorganisms (EM) came in a jar.
""",
    "two.txt": """\
Beds

Biochar and compost, or green manure. Leaf-moulf and composst went on top.
""",
}
BOOK = parse_codebook(GARDEN_CODEBOOK)


@pytest.fixture
def coded(garden: Project, run: Callable[..., Outcome]) -> Project:
    folder = garden.needed_texts()
    for old in folder.iterdir():
        old.unlink()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    assert run("code", "--project", garden.root).status == 0
    return garden


@pytest.fixture
def found(coded: Project) -> Suggestions:
    tables = code_in_memory(coded, coded.needed_texts())
    texts = clean_texts(tables["documents"], coded.needed_texts())
    return suggest_codes(BOOK, tables, texts, least=3)


def test_what_is_listed_with_coded_treatments_comes_first_with_its_counts(
    found: Suggestions,
) -> None:
    told = [(one.label, len(one.places), one.documents, dict(one.near)) for one in found.phrases]
    assert told == [
        ("Green manure", 4, 2, {"compost": 3}),
        ("biochar", 3, 2, {"compost": 2}),
    ]


def test_where_nothing_is_coded_yet_frequent_phrases_of_several_words_are_suggested(
    garden: Project,
) -> None:
    for old in (folder := garden.needed_texts()).iterdir():
        old.unlink()
    text = "Lamps\n\nA slug trap. One slug trap.\n\nCompost.\n\nThe slug trap has beer, beer.\n"
    (folder / "lamps.txt").write_text(text, encoding="utf-8")
    tables = code_in_memory(garden, folder)
    found = suggest_codes(BOOK, tables, clean_texts(tables["documents"], folder))
    assert found.phrases == []
    told = [(one.label, len(one.places), dict(one.near)) for one in found.elsewhere]
    assert told == [("slug trap", 3, {})]


def test_acronyms_come_with_the_words_they_stand_for(found: Suggestions) -> None:
    assert [one.words for one in found.acronyms] == [("effective microorganisms", "EM")]


def test_a_slip_in_a_term_is_told_with_its_concept(found: Suggestions) -> None:
    assert [(one.words, one.of, one.label) for one in found.variants] == [
        (("Leaf-moulf",), "compost", "leaf mould"),
        (("composst",), "compost", "compost"),
    ]


def test_terms_that_no_document_holds_are_listed(found: Suggestions) -> None:
    assert found.unmatched == {"compost": ["leaf mould"], "thrift": ["for nothing", "saved"]}


def test_concepts_named_by_the_same_documents_but_not_by_all(
    garden: Project, run: Callable[..., Outcome]
) -> None:
    folder = garden.needed_texts()
    for number in range(3):
        text = "Bed\n\nCompost suits no-dig gardening.\n"
        (folder / f"more-{number}.txt").write_text(text, encoding="utf-8")
    (folder / "beans.txt").unlink()
    (folder / "plot.txt").write_text(
        "Plot\n\nNothing grows.\n\nSeeds I saved do.\n", encoding="utf-8"
    )
    tables = code_in_memory(garden, folder)
    texts = clean_texts(tables["documents"], folder)
    (pair,) = suggest_codes(BOOK, tables, texts).together
    assert pair == ("compost", "no-dig", ("more-0", "more-1", "more-2"))


def test_what_is_said_can_be_pasted_and_is_then_found(
    coded: Project, run: Callable[..., Outcome]
) -> None:
    said = run("suggest", "--project", coded.root)
    assert said.status == 0
    entries = yaml.safe_load(said.said)
    assert set(entries) == {"green-manure", "biochar", "effective-microorganisms"}
    assert "4 times in 2 documents; near compost (3)" in said.said
    assert "compost and [biochar] feed a bed" in said.said
    book = yaml.safe_load(GARDEN_CODEBOOK)
    book["modalities"]["soil"]["treatments"] |= entries
    coded.codebook.write_text(yaml.safe_dump(book), encoding="utf-8")
    mentions = code_in_memory(coded, coded.needed_texts())["mentions"]
    assert sum(row.concept == "green-manure" for row in mentions) == 4


def test_before_anything_is_coded_it_says_what_to_do(
    run: Callable[..., Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(DOCUMENTS_VARIABLE, raising=False)
    assert run("new", tmp_path / "plot").status == 0
    (tmp_path / "plot" / "data" / "documents").mkdir(exist_ok=True)
    done = run("suggest", "--project", tmp_path / "plot")
    assert done.status == 2
    assert "no text has been coded yet" in done.said
    assert "run reviewbook code first" in done.said


def test_where_no_word_of_the_codebook_is_found_coding_says_what_helps(
    garden: Project, run: Callable[..., Outcome]
) -> None:
    assert "reviewbook suggest lists" not in run("code", "--project", garden.root).said
    for text in garden.needed_texts().iterdir():
        text.write_text("Sheds\n\nA shed leaks.\n", encoding="utf-8")
    again = run("code", "--accept-changed", "--project", garden.root)
    assert "reviewbook suggest lists" in again.said


def test_a_phrase_that_ends_in_a_verb_or_an_adjective_of_all_trades_is_none(
    garden: Project,
) -> None:
    for old in (folder := garden.needed_texts()).iterdir():
        old.unlink()
    (folder / "traps.txt").write_text("Traps\n\nSlug traps include beer.\n\n" * 3, "utf-8")
    tables = code_in_memory(garden, folder)
    found = suggest_codes(BOOK, tables, clean_texts(tables["documents"], folder))
    assert [one.label for one in found.elsewhere] == ["Slug traps"]


def test_without_the_texts_it_says_what_to_do(coded: Project, run: Callable[..., Outcome]) -> None:
    Path(coded.needed_texts()).rename(coded.data / "elsewhere")
    done = run("suggest", "--project", coded.root)
    assert (done.status, "the texts are not here" in done.said) == (2, True)


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("by vagus nerve stimulation (VNS) and", [("VNS", "vagus nerve stimulation")]),
        ("the gross domestic product (GDP).", [("GDP", "gross domestic product")]),
        ("a heat shock protein (HSP)", [("HSP", "heat shock protein")]),
        ("it was late (NASA said)", []),
        ("many people (USA)", []),
        ("see the table (Table 2) and (n = 20)", []),
    ],
)  # fmt: skip
def test_a_bracket_is_an_acronym_only_of_words_that_hold_its_letters(
    text: str, pairs: list[tuple[str, str]]
) -> None:
    assert [(one.short, one.long) for one in find_long_forms(text)] == pairs


@given(st.text("ab (AB).\n", max_size=60))
def test_a_long_form_stands_where_it_says(text: str) -> None:
    for one in find_long_forms(text):
        said = text[one.start : one.end]
        assert " ".join(said.split()).startswith(one.long)
        assert said.endswith(")")


def test_a_phrase_within_a_longer_one_counts_only_where_it_stands_alone() -> None:
    phrases: Phrases = {}
    text = "raised bed edge. raised bed edge. raised bed edge. raised bed."
    collect_phrases(phrases, "d", text, (0, len(text)), [])
    weights = c_values(phrases, 3)
    assert weights == {
        ("raised", "bed", "edge"): 6.0,
        ("raised", "bed"): pytest.approx(1.58, abs=0.01),
    }


def test_nothing_to_suggest_is_said_so(coded: Project) -> None:
    nothing = Suggestions([], [], [], [], [], {}, [])
    lines = [line for line in suggestion_lines(nothing, BOOK, {}, 20, 3) if line]
    assert all(line.endswith(": none") for line in lines)
    assert len(lines) == 7


def phrases_of(*sentences: str, names: list[tuple[int, int]] | None = None) -> list[str]:
    phrases: Phrases = {}
    for number, text in enumerate(sentences):
        collect_phrases(phrases, str(number), text, (0, len(text)), [], names or [])
    return [" ".join(key) for key in c_values(phrases, 3) if len(key) > 1]


def test_a_piece_that_hardly_ever_ends_a_phrase_is_none() -> None:
    found = phrases_of(
        *["The tightly bound ion is here."] * 3,
        *["The tightly bound ions are there."] * 3,
        *["A water butt was there."] * 3,
        *["The water butt lid is here."] * 3,
    )
    assert "water butt" in found and "tightly bound ions" in found
    assert "tightly bound" not in found


def test_part_of_a_word_and_a_name_begin_no_phrase() -> None:
    assert phrases_of(*["The Jag1-treated beds and p53 genes rot."] * 3) == ["genes rot"]
    assert phrases_of(*["The straw-treated beds rot."] * 3) != []
    text = "In Orla Plot (2009) they did."
    assert phrases_of(*[text] * 3) == ["orla plot"]
    assert phrases_of(*[text] * 3, names=[(3, 19)]) == []


def test_what_markdown_sets_in_bold_is_suggested_where_the_text_says_what_it_is(
    coded: Project, run: Callable[..., Outcome]
) -> None:
    """In plain text such words say too little."""
    folder = coded.needed_texts()
    (folder / "three.md").write_text("# Words\n\n**Twitch**: how grass roots spread.\n", "utf-8")
    (folder / "four.txt").write_text("Words\n\nHeft: how heavy a soil is.\n", "utf-8")
    assert run("code", "--project", coded.root).status == 0
    listed = run("suggest", "--project", coded.root).said
    assert ("label: Twitch" in listed, "label: Heft" in listed) == (True, False)


def test_a_defined_word_that_a_dash_joins_to_more_is_not_suggested(
    coded: Project, run: Callable[..., Outcome]
) -> None:
    (coded.needed_texts() / "three.txt").write_text(
        "This way is known as the root\u2013soil\u2013worm axis, and it is long.\n",
        encoding="utf-8",
    )
    assert run("code", "--project", coded.root).status == 0
    tables = code_in_memory(coded, coded.needed_texts())
    texts = clean_texts(tables["documents"], coded.needed_texts())
    assert "root" not in [one.label for one in suggest_codes(BOOK, tables, texts).defined]
