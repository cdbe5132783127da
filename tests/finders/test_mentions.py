"""What a reader relies on in mentions: every rule, by made-up sentences."""

from __future__ import annotations

import pytest

from reviewbook.codebook.yaml_file import parse_codebook
from reviewbook.documents.document import Document
from reviewbook.documents.passages import segment
from reviewbook.finders.matching.patterns import CompiledCodebook
from reviewbook.finders.mentions import Mention, find_mentions

BOOK = CompiledCodebook(
    parse_codebook("""\
heads: [gardening, method, bed, approach]
modalities:
  soil:
    label: Soil
    treatments:
      compost: {label: Compost, terms: [compost, leaf mould, colour compost]}
      tea: {label: Compost tea, terms: [compost tea, aerated compost tea, ACT]}
      act-b: {label: Bed tea, terms: [ACT-B]}
      heap: {label: Heap, terms: [heap], except: [scrap heap]}
      no-dig: {label: No-dig gardening, modifiers: [no-dig, no-till]}
      raised: {label: Raised beds, terms: [gardener's box], modifiers: [raised, soil-centered]}
      wood: {label: Wood-based, modifiers: [wood-based]}
      moon: {label: Moon-based, modifiers: [moon-based]}
lenses:
  thrift: {label: Thrift, terms: [compost, saved]}
""")
)


def document(text: str) -> Document:
    return Document("sample", text, tuple(segment("sample", text)))


def mentions(sentence: str, *layers: int) -> list[Mention]:
    """Mentions in one sentence, which stands in a paragraph of its own after a title."""
    text = f"A Title\n\n{sentence}"
    found = find_mentions(document(text), BOOK, layers or (0,))
    assert all(m.surface == text[m.start : m.end] for m in found)
    return found


def named(sentence: str) -> list[tuple[str, str]]:
    return [(mention.surface, mention.concept) for mention in mentions(sentence)]


# Forms


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("We used **compost** and _compost_, *compost*.", ["compost"] * 3),
        ("__Leaf mould__, leaf **mould**, *leaf* mould.", ["Leaf mould", "leaf **mould",
                                                          "leaf* mould"]),
        ("_ACT_ was poured, and **ACT**-B.", ["ACT", "ACT**-B"]),
        ("_No-dig gardening_ is **no-dig** gardening.", ["No-dig gardening",
                                                        "no-dig** gardening"]),
        ("**No-dig**, _raised_ or deep *beds*.", ["No-dig", "raised"]),
        ("A file called my_compost_list, or com**post**.", []),
    ],
)  # fmt: skip
def test_a_term_is_found_within_marks_of_emphasis(sentence: str, found: list[str]) -> None:
    assert [mention.surface for mention in mentions(sentence)] == found


@pytest.mark.parametrize(
    "surface",
    [
        *("leaf mould", "Leaf Mould", "LEAF MOULD", "leaf-mould", "leaf\u2011mould"),
        *(
            "leaf\u2010mould",
            "leaf\u00a0mould",
            "leaf  mould",
            "leaf\nmould",
            "leaf \n  mould",
            "le\u00adaf m\u00adould",
        ),
        *("leaf moulds", "colour compost", "color compost", "Colour\u2011Composts"),
    ],
)
def test_a_term_is_found_however_it_is_written(surface: str) -> None:
    assert named(f"She dug {surface} in.") == [(surface, "compost")]


@pytest.mark.parametrize("surface", ["gardener's box", "gardener’s box", "Gardener’s boxes"])
def test_straight_and_curly_quotes_are_the_same(surface: str) -> None:
    assert named(f"It is a “{surface}”.") == [(surface, "raised")]


@pytest.mark.parametrize("sentence", ["We ACT now.", "Two ACTs.", "(ACT)", "ACT-fed beans"])
def test_an_acronym_is_found_as_written_and_in_the_plural(sentence: str) -> None:
    assert [concept for _, concept in named(sentence)] == ["tea"]
    assert mentions(sentence)[0].rule == "acronym"


@pytest.mark.parametrize("word", ["act", "Act", "acts", "aCT", "ACTS", "REACT", "ACTION", "FACT"])
def test_an_acronym_written_otherwise_is_an_ordinary_word(word: str) -> None:
    assert named(f"We {word} now.") == []


@pytest.mark.parametrize(
    "word", ["composted", "decompost", "compostы", "compost_1", "compost9", "compost\u0301"]
)
def test_a_term_inside_a_longer_word_is_none(word: str) -> None:
    assert named(f"It is {word} here.") == []


@pytest.mark.parametrize(
    "word", ["🌱compost🌱", "❤\ufe0fcompost", "—compost—", "“compost”", "compost’s"]
)
def test_a_term_beside_a_sign_is_found(word: str) -> None:
    assert named(f"It is {word} here.") == [("compost", "compost")]


# Which of several


def test_the_longest_term_wins() -> None:
    assert named("Brew compost tea, or aerated compost tea.") == [
        *(("compost tea", "tea"), ("aerated compost tea", "tea"))
    ]


@pytest.mark.parametrize(
    "sentence", ["He has compost teapots.", "An unaerated compost tea9 recipe."]
)
def test_a_longer_term_that_is_only_part_of_a_word_hides_no_shorter_one(sentence: str) -> None:
    assert named(sentence) == [("compost", "compost")]


def test_an_excepted_phrase_hides_the_term_in_it_and_no_other() -> None:
    assert named("From the scrap heap to the heap.") == [("heap", "heap")]
    assert named("From the scrap heaps.") == []
    assert named("A scrap, heap it up.") == [("heap", "heap")]


def test_terms_compete_within_their_layer_only() -> None:
    both = mentions("Compost tea was saved.", 0, 1)
    assert [(m.surface, m.concept) for m in both] == [
        *(("Compost", "thrift"), ("Compost tea", "tea"), ("saved", "thrift"))
    ]


# Long form and acronym


@pytest.mark.parametrize(
    "surface",
    [
        *("compost tea (ACT)", "ACT (compost tea)", "Aerated Compost Teas (ACTs)"),
        *("compost tea\u00a0(ACT)", "compost tea\n(ACT)", "“compost tea” (ACT)"),
        "compost tea (“ACT”)",
    ],
)
def test_a_long_form_and_its_acronym_are_one_mention(surface: str) -> None:
    (mention,) = mentions(f"They brew {surface} all year.")
    assert mention.surface == surface.lstrip("“")
    assert (mention.concept, mention.rule) == ("tea", "apposition")


@pytest.mark.parametrize("text", ["compost tea, ACT", "compost tea (see ACT)", "compost (ACT)"])
def test_what_only_stands_near_is_a_mention_of_its_own(text: str) -> None:
    assert len(named(f"They brew {text} all year.")) == 2


def test_a_heading_and_the_paragraph_under_it_are_two_mentions() -> None:
    text = "A Title\nCompost Tea\n(ACT) is brewed from good heaps.\n"
    found = find_mentions(document(text), BOOK, (0,))
    assert [(m.passage, m.surface) for m in found[:2]] == [(2, "Compost Tea"), (3, "ACT")]


# Modifiers and the head that they share

MOON_BEDS = "moon\u2011based beds"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no-dig gardening", [("no-dig gardening", "no-dig")]),
        ("No\u2011Dig Beds", [("No\u2011Dig Beds", "no-dig")]),
        ("no-dig\ngardening", [("no-dig\ngardening", "no-dig")]),
        ("no-dig\u00a0gardening", [("no-dig\u00a0gardening", "no-dig")]),
        ("soil-centred methods", [("soil-centred methods", "raised")]),
        ("raised and no-dig beds", [("raised", "raised"), ("no-dig beds", "no-dig")]),
        ("raised, fenced or no-till beds", [("raised", "raised"), ("no-till beds", "no-dig")]),
        ("raised, no-dig, and windy beds", [("raised", "raised"), ("no-dig", "no-dig")]),
        ("wood- or moon-based methods", [("wood-", "wood"), ("moon-based methods", "moon")]),
        ("wood\u2011 and moon\u2011based beds", [("wood\u2011", "wood"), (MOON_BEDS, "moon")]),
        ("wood-, sun- and moon-based beds", [("wood-", "wood"), ("moon-based beds", "moon")]),
        ("wo\u00adod- and moon-based beds", [("wo\u00adod-", "wood"), ("moon-based beds", "moon")]),
    ],
)
def test_modifiers_of_one_head_are_a_mention_each(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert named(f"He swears by {text} in spring.") == expected


@pytest.mark.parametrize(
    "text",
    [
        *("raised voices", "raised. Bed", "no-dig, and then gardening", "wood-based tables"),
        *("wood- or stone-laid methods", "wood- or moon-based moods", "raised the approach"),
    ],
)
def test_a_modifier_without_its_head_is_an_ordinary_word(text: str) -> None:
    assert named(f"He swears by {text} in spring.") == []


# Where mentions are looked for


def test_only_the_body_is_searched() -> None:
    text = "Compost\n\nReferences\n\n\u2022 Orla B (2001). Compost.\n\nShare\n\nCompost"
    assert [m.passage for m in find_mentions(document(text), BOOK, (0,))] == [1]


def test_no_mention_reaches_over_two_passages() -> None:
    assert [m.concept for m in mentions("Leaf\n\nmould, and compost\n\ntea.")] == ["compost"]


# Hyphens, and words that the end of a line parts


@pytest.mark.parametrize("hyphen", "-\u2010\u2011\u2012\u2013\u2212")
def test_an_acronym_with_any_hyphen_is_not_the_shorter_one(hyphen: str) -> None:
    assert named(f"They brewed ACT{hyphen}B here.") == [(f"ACT{hyphen}B", "act-b")]


@pytest.mark.parametrize(
    "other",
    [
        "ACT-UP", "ACT\u2011UP", "B-ACT", "ACT-\nUP", "ACT-p", "ACT\u2010i", "ACT\u2011p",
        "ACT\u2012p", "ACT\u2013p", "ACT\u2014p", "ACT-Up", "e-ACT", "i\u2011ACT", "pro-ACT",
        "Pro-ACT", "PRO-ACT", "ACT/2", "ACT/12", "ACT/b", "ACT.org", "ACT@home", "ACTp", "eACT",
    ],
)  # fmt: skip
def test_an_acronym_is_not_found_in_a_longer_one(other: str) -> None:
    assert named(f"They brewed {other} here.") == []


@pytest.mark.parametrize(
    "around",
    [
        "ACT-based", "pre-ACT", "non-ACT", "ACT-like", "re-ACT", "ACT-2", "ACT-IV", "ACT/UP",
        "ACT—UP", "ACT/tea", "ACT's", "ACT\u2019s", "ACT—a tea—", "ACT.", "ACT. it",
    ],
)  # fmt: skip
def test_an_acronym_is_found_beside_other_words_and_numbers(around: str) -> None:
    assert named(f"They brewed {around} here.") == [("ACT", "tea")]


def test_two_acronyms_that_a_slash_parts_are_two() -> None:
    assert [surface for surface, _ in named("They brewed ACT/ACT-B here.")] == ["ACT", "ACT-B"]


def test_two_acronyms_of_the_codebook_that_a_hyphen_joins_are_two() -> None:
    assert named("They brewed ACT-ACT-B here.") == [("ACT", "tea"), ("ACT-B", "act-b")]


@pytest.mark.parametrize(
    "surface",
    ["com-\npost", "com\u00ad\npost", "com\u00ac\npost", "leaf\u2010\n  mould", "leaf mo-\nuld"],
)
def test_a_term_is_found_over_the_end_of_a_line(surface: str) -> None:
    assert named(f"They dug in {surface} that year.") == [(surface, "compost")]


def test_an_acronym_is_found_over_the_end_of_a_line() -> None:
    assert named("They brewed ACT-\nB that year.") == [("ACT-\nB", "act-b")]
    assert named("They brewed AC-\nT that year.") == [("AC-\nT", "tea")]
    assert named("They saw RE-\nACT that year.") == []
    assert named("They saw AC-\nTOR that year.") == []
    assert named("They brewed AC\u00ad\n  T that year.") == [("AC\u00ad\n  T", "tea")]
    assert named("They brewed ACT\u00ad\nB that year.") == [("ACT\u00ad\nB", "act-b")]
    assert named("They saw RE\u00ad\nACT that year.") == []
    assert named("They saw ACT\u00ad\nION that year.") == []


@pytest.mark.parametrize(
    ("term", "text", "count"),
    [
        ("well-being", "They sought wellbe-\ning there.", 1),
        ("well-being", "They sought wellbe\u00ad\ning there.", 1),
        ("well-being", "They sought well\u2010be\u2010\ning there.", 1),
        ("well-being", "They sought wellbeing, well being and well\u2011being there.", 3),
        ("wellbeing", "They sought well-being, and the well\nbeing of all.", 2),
        ("Well-Being", "They sought well-being there.", 1),
        ("well-being", "Their wellbeing\u2019s worth was great.", 1),
        ("nonadherence", "They feared non-adherence and non\u2010adherence there.", 2),
        ("nonadherence", "They said non adherence to it.", 0),
        ("followup", "They came to a follow-up, to follow up on it.", 1),
        ("re-form", "They saw the reform there.", 0),
        ("reform", "They saw it re-form there.", 0),
        ("women's health", "They asked for womens health and women\u00b4s health.", 2),
        ("men", "The wo-\nmen came.", 0),
        ("age", "They man-\nage well.", 0),
        ("age", "In the stone-\nage they dug.", 1),
        ("ace", "A pal-\nace stood here.", 0),
        ("therapy", "The psycho-\ntherapy was long.", 0),
        ("psychotherapy", "The psycho-\ntherapy was long.", 1),
        ("therapy", "The sleep-\ntherapy was long.", 1),
        ("rest", "They saw a for-\nrest there.", 0),
        ("rest", "They were rest-\nless there.", 0),
        ("term", "They sought long-\nterm help.", 1),
        ("sleep", "They met sleep-\ndeprived people.", 1),
        ("age", "They man-\nage it.", 0),
        ("ace", "They saw the pal-\nace there.", 0),
        ("therapy", "They had psycho-\ntherapy there.", 0),
        ("action", "They saw the inter-\naction there.", 0),
        ("therapy", "They had light-\ntherapy there.", 1),
        ("income", "They had low-\nincome friends.", 1),
        ("therapy", "They had CBT-\ntherapy there.", 1),
        ("light therapy", "They had light ther- \napy there.", 1),
        ("light therapy", "They had light ther- apy there.", 1),
        ("genetics", "They had a genetic test.", 0),
        ("ACT", "They met ACT\u00ad-UP there.", 0),
        ("CBT", "They had CBT\u2043I there.", 0),
        ("CBT", "They had CBT\u2015I there.", 0),
        ("CO2", "They measured CO\u2082 there.", 1),
        ("pH", "The pH, not a PH nor a ph.", 1),
    ],
)
def test_words_and_acronyms_are_found_whole(term: str, text: str, count: int) -> None:
    book = parse_codebook(f'subjects:\n  one: {{label: One, terms: ["{term}"]}}\n')
    whole = f"A Title\n\n{text}\n"
    document = Document("sample", whole, tuple(segment("sample", whole)))
    assert len(find_mentions(document, CompiledCodebook(book), (2,))) == count
