"""What a reader relies on: in which forms a term of the codebook is found."""

from __future__ import annotations

import pytest

from reviewbook.codebook.term_forms import forms, hyphened_forms, is_acronym, plurals, spellings
from reviewbook.codebook.yaml_file import read_codebook
from reviewbook.finders.matching.patterns import CompiledCodebook
from reviewbook.project.review_folder import Project


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("bean", "beans"),
        ("berry", "berries"),
        ("day", "days"),
        ("branch", "branches"),
        ("bush", "bushes"),
        ("box", "boxes"),
        ("compost bed", "compost beds"),
        ("hoe", "hoes"),
        ("practice", "practices"),
        ("exercise", "exercises"),
        ("virus", "viruses"),
        ("cress", "cresses"),
        ("crisis", "crises"),
        ("analysis", "analyses"),
        ("axis", "axes"),
        ("criterion", "criteria"),
        ("stimulus", "stimuli"),
        ("bacterium", "bacteria"),
        ("larva", "larvae"),
        ("stigma", "stigmata"),
        ("index", "indices"),
        ("index", "indexes"),
        ("matrix", "matrices"),
        ("potato", "potatoes"),
        ("piano", "pianos"),
        ("quiz", "quizzes"),
        ("small child", "small children"),
        ("woman", "women"),
        ("mouse", "mice"),
        ("half", "halves"),
        ("tooth", "teeth"),
        ("pelvis", "pelves"),
        ("lexicon", "lexica"),
        ("woman doctor", "women doctors"),
        ("ox", "oxen"),
        ("bureau", "bureaux"),
        ("milieu", "milieux"),
        ("appendix", "appendices"),
        ("cortex", "cortices"),
        ("vortex", "vortices"),
        ("helix", "helices"),
        ("coccyx", "coccyges"),
        ("pharynx", "pharynges"),
        ("alumnus", "alumni"),
        ("hippocampus", "hippocampi"),
        ("focus", "foci"),
        ("libretto", "libretti"),
        ("concerto", "concerti"),
        ("graffito", "graffiti"),
        ("virtuoso", "virtuosi"),
        ("paparazzo", "paparazzi"),
        ("vertebra", "vertebrae"),
        ("alga", "algae"),
        ("antenna", "antennae"),
        ("datum", "data"),
        ("curriculum", "curricula"),
        ("phenomenon", "phenomena"),
        ("automaton", "automata"),
        ("ganglion", "ganglia"),
        ("taxon", "taxa"),
        ("polyhedron", "polyhedra"),
        ("protozoon", "protozoa"),
        ("mitochondrion", "mitochondria"),
        ("schema", "schemata"),
        ("genus", "genera"),
        ("corpus", "corpora"),
        ("femur", "femora"),
        ("lumen", "lumina"),
        ("foramen", "foramina"),
        ("iris", "irides"),
        ("arthritis", "arthritides"),
        ("diagnosis", "diagnoses"),
        ("testis", "testes"),
        ("dwarf", "dwarves"),
        ("shelf", "shelves"),
        ("housewife", "housewives"),
        ("midwife", "midwives"),
        ("gentleman", "gentlemen"),
        ("louse", "lice"),
        ("mongoose", "mongooses"),
        ("penny", "pence"),
        ("kibbutz", "kibbutzim"),
        ("cherub", "cherubim"),
        ("fez", "fezzes"),
        ("hero", "heroes"),
        ("lens", "lenses"),
        ("bias", "biases"),
        ("gas", "gases"),
        ("atlas", "atlases"),
        ("pancreas", "pancreases"),
        *(("stomach", "stomachs"), ("epoch", "epochs"), ("loch", "lochs")),
        *(("church", "churches"), ("soliloquy", "soliloquies")),
        *(("antipsychotic", "antipsychotics"), ("study arm", "study arms")),
    ],
)
def test_singular_and_plural_find_each_other(one: str, many: str) -> None:
    assert {one, many} <= plurals(one)
    assert {one, many} <= plurals(many)


def test_a_name_in_y_has_a_plural_of_its_own() -> None:
    assert {"kennedy", "kennedys"} <= forms("Kennedy") & forms("Kennedys")
    assert "therapys" not in forms("therapy")


def test_a_head_before_a_preposition_has_its_plural() -> None:
    assert {"therapy for pain", "therapies for pain"} <= forms("therapy for pain")
    assert "therapy for pains" in forms("therapy for pain")


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("passer-by", "passers by"),
        ("runner-up", "runners up"),
        ("mother-in-law", "mothers in law"),
        ("attorney general", "attorneys general"),
        ("court-martial", "courts martial"),
    ],
)
def test_a_compound_whose_head_comes_first_has_its_plural(one: str, many: str) -> None:
    assert many in forms(one)
    assert one.replace("-", " ") in forms(many)


@pytest.mark.parametrize("term", ["sheep", "species", "series", "offspring", "aircraft", "corps"])
def test_a_plural_that_is_the_singular_is_found(term: str) -> None:
    assert term in forms(term)


@pytest.mark.parametrize(
    ("term", "other"),
    [
        *(("news", "new"), ("means", "mean"), ("goods", "good"), ("opera", "opus")),
        *(("economics", "economic"), ("genetics", "genetic"), ("ethics", "ethic")),
        *(("arms", "arm"), ("glasses", "glass"), ("customs", "custom")),
        *(("stamina", "stamen"), ("dice", "die"), ("glasses", "glas"), ("follow up", "follows up")),
    ],
)
def test_a_word_does_not_find_another_that_looks_like_its_singular(term: str, other: str) -> None:
    assert other not in forms(term)


def test_a_short_word_is_not_made_another() -> None:
    assert "bi" not in plurals("bus")
    assert "believes" not in plurals("belief")


@pytest.mark.parametrize("word", ["analysis", "cress", "virus"])
def test_a_singular_in_s_loses_none_of_it(word: str) -> None:
    assert word[:-1] not in plurals(word)


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("specialised care", "specialized care"),
        ("mood stabiliser", "mood stabilizer"),
        ("behavioural", "behavioral"),
        ("body centred", "body centered"),
        ("counselling", "counseling"),
        ("optimisation", "optimization"),
        ("unconscious defence", "unconscious defense"),
        ("modelling", "modeling"),
        ("colour centre", "color center"),
        *(("anaemia", "anemia"), ("ischaemic stroke", "ischemic stroke"), ("oedema", "edema")),
        *(("oesophagus", "esophagus"), ("diarrhoea", "diarrhea"), ("foetus", "fetus")),
        *(("gynaecology", "gynecology"), ("orthopaedic", "orthopedic"), ("caesarean", "cesarean")),
        *(("fibre", "fiber"), ("litre", "liter"), ("manoeuvre", "maneuver"), ("mould", "mold")),
        *(("sulphur", "sulfur"), ("travelling", "traveling"), ("neighbour", "neighbor")),
        ("paediatric anaesthesia", "pediatric anesthesia"),
    ],
)
def test_british_and_american_spelling_find_each_other(british: str, american: str) -> None:
    assert american in spellings(british)
    assert british in spellings(american)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("well-being", "wellbeing"), ("follow-up", "followup"), ("self-help group",
         "selfhelp group"), ("health care", "healthcare"), ("child care", "childcare"),
        ("non-adherence", "nonadherence"), ("post-traumatic stress", "posttraumatic stress"),
        ("Parkinson's disease", "parkinson disease"), ("Crohn disease", "crohn's disease"),
        ("women’s health", "womens health"), ("re-entry", "reentry"),
        ("wellbeing", "well being"), ("healthcare", "health care"),
    ],
)  # fmt: skip
def test_a_compound_is_found_in_one_word_and_in_two(one: str, other: str) -> None:
    assert other in forms(one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("re-form", "reform"), ("re-cover", "recover"), ("pre-sent", "present"),
        ("co-op", "coop"), ("income", "in come"), ("outcome", "out come"),
        ("overall", "over all"), ("postman", "post man"), ("followup", "follow up"),
        ("compost bed", "compostbed"), ("women's work", "women work"),
    ],
)  # fmt: skip
def test_a_compound_is_not_made_another_word(one: str, other: str) -> None:
    assert other not in forms(one)


def test_what_a_prefix_begins_may_have_a_hyphen_behind_it() -> None:
    assert hyphened_forms("nonadherence")["non adherence"] == "non"
    assert hyphened_forms("followup") == {"follow up": "follow", "follow ups": "follow"}
    assert hyphened_forms("wellbeing") == hyphened_forms("reform") == {}


def test_a_word_without_two_spellings_has_one() -> None:
    assert spellings("compost") == {"compost"}


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("Leaf-Heap", {"leaf heap", "leaf heaps", "leafheap", "leafheaps"}),
        (
            "gardener’s box",
            {"gardener's box", "gardener's boxes", "gardeners box", "gardeners boxes"},
        ),
        ("colour", {"colour", "colours", "color", "colors"}),
        ("XYZ", {"xyz", "xyzs"}),
        ("XYZs", {"xyz", "xyzs"}),
        ("aBCD", {"abcd", "abcds"}),
    ],
)
def test_the_forms_of_a_term(term: str, expected: set[str]) -> None:
    assert forms(term) == expected


@pytest.mark.parametrize(
    ("term", "answer"),
    [
        ("XYZ-B", True),
        ("Xy-Z", True),
        ("Self-Help", False),
        ("Self-XYZ", True),
        ("XYZ", True),
        ("rXYZ", True),
        ("xY", True),
        ("Xyz", False),
        ("xyz", False),
        ("XYZ method", False),
    ],
)
def test_an_acronym_is_one_word_with_two_capitals(term: str, answer: bool) -> None:
    assert is_acronym(term) is answer


def test_every_pattern_of_the_codebook_holds_a_word_and_names_a_concept(project: Project) -> None:
    codebook = read_codebook(project.codebook)
    patterns = CompiledCodebook(codebook).patterns
    assert all(any(map(str.isalnum, pattern.form)) for pattern in patterns)
    assert {pattern.concept for pattern in patterns} == set(codebook.concepts)


@pytest.mark.parametrize(
    "between", [" gardening", " and composting gardening", ", mulching, or composting beds"]
)
def test_a_head_is_found_behind_what_shares_it(between: str) -> None:
    from reviewbook.codebook.concepts import Codebook  # noqa: PLC0415

    heads = CompiledCodebook(Codebook({}, {}, ("gardening", "bed"))).heads
    found = heads.match(between)
    assert found is not None
    assert between.endswith(found["head"])
