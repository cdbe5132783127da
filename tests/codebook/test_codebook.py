"""What a reader relies on in the codebook, and what its author is told when it is broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewbook.codebook.concepts import Codebook
from reviewbook.codebook.yaml_file import parse_codebook, read_codebook
from reviewbook.project.errors import InputError, InputErrors
from reviewbook.project.review_folder import Project
from reviewbook.references.bibtex_file import read_bibliography

SMALL = """\
heads: [gardening, bed]
modalities:
  soil:
    label: Soil
    treatments:
      compost:
        label: Compost
        terms: [compost, leaf mould]
        modifiers: [composted]
        except: [compost heap]
        scope: >
          Rotted matter,
          dug in.
        identifiers: {code: C1}
        unverified: [status]
lenses:
  thrift:
    label: Thrift
    terms: [saved]
subjects:
  tilth:
    label: Tilth
    terms: [tilth]
"""


@pytest.fixture(scope="module")
def codebook(project: Project) -> Codebook:
    return read_codebook(project.codebook)


def errors_of(text: str) -> list[InputError]:
    with pytest.raises(InputError) as raised:
        parse_codebook(text, "book.yml")
    error = raised.value
    return error.errors if isinstance(error, InputErrors) else [error]


# How it is read


def test_every_field_of_an_entry_is_read() -> None:
    book = parse_codebook(SMALL)
    compost = book.concepts["compost"]
    assert (compost.label, compost.layer, compost.parent) == ("Compost", "treatment", "soil")
    assert compost.terms == ("compost", "leaf mould")
    assert (compost.modifiers, compost.excepted) == (("composted",), ("compost heap",))
    assert compost.scope == "Rotted matter, dug in."
    assert compost.identifiers == (("code", "C1"),)
    assert compost.unverified == ("status",)
    assert compost.line == 6


def test_layers_keep_the_order_of_the_file() -> None:
    book = parse_codebook(SMALL)
    assert [(concept.id, concept.layer) for concept in book.concepts.values()] == [
        ("compost", "treatment"),
        ("thrift", "lens"),
        ("tilth", "subject"),
    ]
    assert [concept.id for concept in book.layer("lens")] == ["thrift"]
    assert (book.modalities, book.heads) == ({"soil": "Soil"}, ("gardening", "bed"))


def test_what_is_compared_is_the_main_concept_else_the_first_subject_else_nothing() -> None:
    assert parse_codebook(SMALL).main == "tilth"
    assert parse_codebook("main: compost\n" + SMALL).main == "compost"
    assert parse_codebook(SMALL.partition("subjects:")[0]).main == ""


def test_one_term_may_belong_to_concepts_of_two_layers() -> None:
    book = parse_codebook(SMALL.replace("[saved]", "[saved, compost]"))
    assert "compost" in book.concepts["thrift"].terms


# What is wrong with it is said with entry, line and remedy


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("        except:", "        excpt:", 10, "compost: unknown field 'excpt'"),
        ("subjects:", "subject:", 20, "unknown section 'subject'"),
        ("    treatments:", "    therapies:", 5, "soil: unknown field 'therapies'"),
        ("    terms: [tilth]\n", "", 21, "tilth has no terms"),
        ("    label: Thrift\n", "", 17, "thrift has no label"),
        ("[saved]", "[saved, '']", 19, "thrift: terms holds an empty or nested value"),
        ("[saved]", "[saved, [spared]]", 19, "thrift: terms holds an empty or nested value"),
        ("[saved]", "[saved, '-']", 17, "'-' of thrift holds neither letter nor digit"),
        ("subjects:", "main: tylth\nsubjects:", 20, "main: there is no concept 'tylth'"),
        ("[saved]", "[spared, “saved”]", 19, "'“saved”' of thrift has quotation marks of its own"),
        ("[saved]", "[saved, ‘spared’]", 19, "has quotation marks of its own"),
        ("[saved]", "[saved,\n      'spare*']", 20, "'spare*' of thrift holds '*'"),
        ("[saved]", "['saved|spared']", 19, "holds '|', which is taken literally"),
        ("[saved]", "['saving(s)']", 19, "holds '(s)'"),
        ("[saved]", "['(home) saving']", 19, "holds '(home)'"),
        ("[saved]", "['sav#d']", 19, "holds '#'"),
        ("[saved]", "['saved’']", 19, "has quotation marks of its own"),
        ("[saved]", "[saved or spared]", 19, "'saved or spared' of thrift holds 'or'"),
        ("[saved]", "[either saved or spared]", 19, "holds 'or'"),
        ("[saved]", "['saved, spared, or kept']", 19, "holds 'or'"),
        ("[saved]", "[saved OR spared]", 19, "holds 'OR'"),
        ("[saved]", "['s?ved']", 19, "holds '?'"),
        ("[saved]", "['/saved/']", 19, "holds '/'"),
        ("[saved]", "['title:saved']", 19, "holds 'title:'"),
        ("[saved]", "['<b>saved</b>']", 19, "holds '<b>'"),
        ("[saved]", "['`saved`']", 19, "holds '`'"),
        ("[saved]", '["sa\\u202eved"]', 19, "terms holds U+202E, which is not seen"),
        ("    label: Thrift", '    label: "Th\\arift"', 18, "label holds U+0007"),
        ("[saved]", "[saved/spared]", 19, "'saved/spared' of thrift holds '/'"),
        ("[saved]", "[Saved / Spared]", 19, "holds '/'"),
        ("[saved]", "[(saved)]", 19, "holds '(saved)'"),
        ("[saved]", "[saved (spared)]", 19, "holds '(spared)'"),
        ("[saved]", "[branch(es)]", 19, "holds '(es)'"),
        ("[saved]", "['(saved']", 19, "holds a bracket without the other"),
        ("[saved]", "['saved,']", 19, "begins or ends with ','"),
        ("[saved]", "[saved.]", 19, "begins or ends with '.'"),
        ("[saved]", "[saved!]", 19, "begins or ends with '!'"),
        ("[saved]", "[\u2022 saved]", 19, "begins or ends with '\u2022'"),
        ("[saved]", "[\u2014 saved]", 19, "begins or ends with '\u2014'"),
        ("[saved]", "['saved, spared']", 19, "holds a comma"),
        ("[saved]", "[well~saved]", 19, "holds '~'"),
        ("[saved]", "[well_saved]", 19, "holds '_'"),
        ("[saved]", "[well ... saved]", 19, "holds '..'"),
        ("[saved]", "[well adj2 saved]", 19, "holds 'adj2'"),
        ("[saved]", "[saved, 5]", 19, "'5' of thrift is no text to YAML (int)"),
        ("[saved]", "[yes]", 19, "is no text to YAML (bool)"),
        ("[saved]", "[null]", 19, "is no text to YAML (null)"),
        ("[saved]", "[3.5]", 19, "is no text to YAML (float)"),
        ("[gardening, bed]", "[gardening, no]", 1, "is no text to YAML (bool)"),
        ("[saved]", "[saved,\n      Saved]", 20, "'Saved' of thrift stands there twice"),
        ("[saved]", "[\u2039saved\u203a]", 19, "quotation marks of its own"),
        ("[saved]", "[\u2019saved\u2019]", 19, "quotation marks of its own"),
        ("[saved]", "[\u300csaved\u300d]", 19, "quotation marks of its own"),
        ("[saved]", '["sa\\u200bved"]', 19, "holds U+200B, which is not seen"),
        ("[saved]", '["sa\\u00adved"]', 19, "holds U+00AD, which is not seen"),
        ("[saved]", '["well\\tsaved"]', 19, "holds a tab, a line end, or two blanks"),
        ("[saved]", "[well  saved]", 19, "holds a tab, a line end, or two blanks"),
        ("[saved]", "|\n      saved\n      spared", 19, "holds a tab, a line end"),
        ("[compost heap]", "[compost]", 6, "'compost' of compost is excepted too"),
        ("[composted]", "['compost*']", 9, "'compost*' of compost holds '*'"),
        ("[composted]", "['compost+']", 9, "'compost+' of compost holds '+'"),
        ("[composted]", "['compost%']", 9, "'compost%' of compost holds '%'"),
        ("[composted]", "['compost#']", 9, "'compost#' of compost holds '#'"),
        ("  tilth:", "  Tilth:", 21, "'Tilth' is no identifier"),
        ("  tilth:", "  thrift:", 21, "'thrift' stands already at line 17"),
        ("    label: Tilth", "    label: A\n    label: B", 23, "'label' stands twice in tilth"),
        ("    label: Soil", "    label: [Soil, [Loam]]", 4, "holds an empty or nested value"),
        ("{code: C1}", "{code: [C1, [C2]]}", 14, "holds an empty or nested value"),
        ("subjects:", "? [a, b]\n:", 20, "a list where a name belongs"),
    ],
)
def test_a_broken_entry_is_named(old: str, new: str, line: int, problem: str) -> None:
    assert SMALL.count(old) == 1
    errors = errors_of(SMALL.replace(old, new))
    assert (line, True) in [(error.line, problem in error.problem) for error in errors]
    assert all(error.remedy and error.file == "book.yml" for error in errors)


@pytest.mark.parametrize(
    "term",
    [
        *("St. John's wort", "vitamin D(3)", "(S)-ketamine", "24/7", "1,2-diol", "HIV/AIDS", "C++"),
        *("salt & vinegar", "e.g.", "rock 'n' roll", "gardeners\u2019 tools", "'5'", "'yes'"),
        *("fight or flight", "one or more beds", "loss of sleep or rest", "saved-or-spared"),
        *("one, two and three", "ECT, ect", "one/two, one-two", "\u0645\u06cc\u200c\u062e\u0648"),
    ],
)
def test_a_word_with_signs_of_its_own_is_a_term(term: str) -> None:
    listed = term if term.startswith(("ECT", "one/", "'")) else f'"{term}"'
    assert parse_codebook(SMALL.replace("[saved]", f"[{listed}]")).concepts["thrift"].terms


@pytest.mark.parametrize(
    "term", ["compost", "Compost", "leaf-mould", "Leaf\u2011Mould", "composted", "composts"]
)
def test_a_term_of_two_concepts_is_refused(term: str) -> None:
    spread = f"      spread:\n        label: Spread\n        terms: ['{term}']\n"
    (error,) = errors_of(SMALL.replace("lenses:", spread + "lenses:"))
    assert error.problem == f"{term!r} of spread is a term of compost too (line 6)"
    assert (error.line, bool(error.remedy)) == (16, True)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("lenses:\n\tthrift: 1\n", 2),
        ("heads: [bed\nlenses: {}\n", 2),
        ("heads: [bed]\nlenses: *none\n", 2),
        ("heads: [bed]\nlenses: \x00\n", 2),
        ("heads:\n" + "[" * 200_000, 2),
        ("", 1),
        ("- a list\n", 1),
        ("lenses:\n  thrift: words\n", 2),
        ("heads: [bed]\n", 1),
    ],
)
def test_what_is_no_codebook_is_refused_with_its_line(text: str, line: int) -> None:
    errors = errors_of(text)
    assert line in [error.line for error in errors]
    assert all(error.remedy for error in errors)


def test_one_error_does_not_hide_another() -> None:
    text = SMALL.replace("[saved]", "['']").replace("except:", "excpt:")
    assert {error.line for error in errors_of(text)} >= {10, 19}


@pytest.mark.parametrize(
    ("raw", "line"), [("heads:\n- forêt\n".encode("latin-1"), 2), (None, None)]
)
def test_a_codebook_that_is_not_utf8_or_not_there_is_refused(
    tmp_path: Path, raw: bytes | None, line: int | None
) -> None:
    path = tmp_path / "book.yml"
    if raw:
        path.write_bytes(raw)
    with pytest.raises(InputError) as raised:
        read_codebook(path)
    assert (raised.value.file, raised.value.line) == (path, line)
    assert raised.value.remedy


# The codebook of this review


def test_the_modalities_come_in_their_order(codebook: Codebook) -> None:
    assert list(codebook.modalities) == [
        *("pharmacotherapy", "neuromodulation", "psychotherapy", "body-based"),
        *("lifestyle", "social", "service"),
    ]


def test_there_are_eighteen_lenses_each_with_its_claim(codebook: Codebook) -> None:
    lenses = codebook.layer("lens")
    assert len(lenses) == 18
    assert [lens.id for lens in lenses if not lens.claim] == []
    assert [lens.id for lens in lenses if not lens.source] == ["brain-not-will"]


def test_every_treatment_and_lens_says_when_to_code_it(codebook: Codebook) -> None:
    unclear = [
        concept.id
        for concept in codebook.concepts.values()
        if concept.layer != "subject" and not concept.scope
    ]
    assert unclear == []


@pytest.mark.parametrize(
    ("concept", "identifiers"),
    [
        ("lithium", {"mesh": "D008094", "atc": "N05AN01"}),
        ("aripiprazole", {"mesh": "D000068180", "atc": "N05AX12"}),
        ("ketamine", {"mesh": "D007649", "atc": "N01AX03"}),
        ("ect", {"mesh": "D004565"}),
        ("cbt", {"mesh": "D015928"}),
        ("esketamine", {}),
        ("snri", {}),
    ],
)
def test_only_identifiers_that_were_seen_are_given(
    codebook: Codebook, concept: str, identifiers: dict[str, str]
) -> None:
    assert dict(codebook.concepts[concept].identifiers) == identifiers


def test_every_source_is_in_the_bibliography(codebook: Codebook, project: Project) -> None:
    known = read_bibliography(project.bibliography)
    sources = {concept.source for concept in codebook.concepts.values() if concept.source}
    assert sources <= set(known)


@pytest.mark.parametrize("term", ["Yahoo!", "vitamin B12 (cobalamin)"])
def test_a_name_that_has_signs_of_its_own_is_a_term(term):
    book = parse_codebook(f'subjects:\n  one: {{label: One, terms: ["{term}"]}}\n')
    assert book.concepts["one"].terms == (term,)


@pytest.mark.parametrize(
    ("one", "other"),
    [("well-being", "wellbeing"), ("nonadherence", "non-adherence"), ("metre", "meter")],
)
def test_two_ways_to_write_a_term_belong_to_one_concept(one: str, other: str) -> None:
    book = "subjects:\n  a: {{label: A, terms: [{}]}}\n  b: {{label: B, terms: [{}]}}\n"
    for terms in ((one, other), (other, one)):
        with pytest.raises(InputErrors, match="is a term of a too"):
            parse_codebook(book.format(*terms))
