"""The matcher loses nothing and misplaces nothing: slow, obviously right code is the measure."""

from __future__ import annotations

import unicodedata
from itertools import accumulate, pairwise
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reviewbook.codebook.concepts import LAYERS, Codebook, Concept
from reviewbook.codebook.yaml_file import parse_codebook
from reviewbook.documents.bundle import Bundle, bundles
from reviewbook.documents.characters import (
    FOLDED,
    IN_WORD,
    WHITE,
    character_kinds,
    is_word_character,
)
from reviewbook.documents.document import Document
from reviewbook.documents.match_form import to_match_form
from reviewbook.documents.passages import segment, segment_bundle
from reviewbook.finders.matching import string_matcher
from reviewbook.finders.matching.patterns import CompiledCodebook
from reviewbook.finders.matching.string_matcher import Matcher
from reviewbook.finders.mentions import find_in_bundle, find_mentions
from reviewbook.project.errors import InputErrors

# So few letters that terms overlap, and whatever makes the match form shorter or longer.
LETTERS = st.sampled_from([*"aabbAB_1é", "e\u0301", "ß", "İ", "ﬁ", "ς", "Σ", "\u212a"])
JOINTS = st.sampled_from(
    [*"  -\u2011\u00a0\t\n,.'’“()", "  ", " \n", "\n\n", "- ", ", ", " (", ") "]
)
ODD = st.sampled_from(["\u0301", "\u00ad", "\u200b", "🌱", "👩\u200d🌾", "❤\ufe0f"]) | st.text(
    max_size=2
)
TEXTS = st.lists(LETTERS | LETTERS | JOINTS | ODD, max_size=60).map("".join)


def slow(text: str, strings: list[str]) -> set[tuple[int, int, int]]:
    """Try every string at every place of the match form, and look at what stands around it."""
    form = to_match_form(text)
    word = [is_word_character(character) for character in form.text]

    def inside_word(at: int) -> bool:
        return 0 < at < len(word) and word[at - 1] and word[at]

    return {
        (number, *form.span(start, start + len(string)))
        for number, string in enumerate(strings)
        for start in range(len(form.text))
        if form.text.startswith(string, start)
        and not inside_word(start)
        and not inside_word(start + len(string))
    }


def document(text: str, name: str = "sample") -> Document:
    return Document(name, text, tuple(segment(name, text)))


@st.composite
def text_and_strings(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A text, and what to find: stretches of its own match form, and others."""
    text = draw(TEXTS)
    form = to_match_form(text).text
    cut = st.tuples(st.integers(0, len(form)), st.integers(1, 8)).map(
        lambda place: form[place[0] : sum(place)]
    )
    other = TEXTS.map(lambda other: to_match_form(other).text[:6])
    return text, draw(st.lists((cut | other).filter(bool), max_size=8))


@settings(max_examples=200)
@example(("a-b a, b", ["a b", "b a", "a"]))
@example(("é e\u0301 è", ["é"]))
@given(text_and_strings())
def test_every_string_is_found_wherever_it_stands_between_word_boundaries(case) -> None:
    text, strings = case
    found = Matcher(strings).find(Bundle([document(text)]))
    assert set(zip(*(column.tolist() for column in found), strict=True)) == slow(text, strings)


@given(text_and_strings(), st.integers(1, 7))
def test_a_string_across_two_stretches_of_a_long_text_is_found_once(case, size: int) -> None:
    text, strings = case
    whole = Matcher(strings).find(Bundle([document(text)]))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(string_matcher, "STRETCH", size)
        pieces = Matcher(strings).find(Bundle([document(text)]))
    assert sorted(zip(*pieces, strict=True)) == sorted(zip(*whole, strict=True))


# What is found in a collection is what is found in its documents

CONCEPTS = st.tuples(
    st.sampled_from(LAYERS),
    st.lists(st.sampled_from(["a", "b", "ab", "a b", "b a", "AB", "aB", "é", "b’s", "a-b a"])),
    st.lists(st.sampled_from(["a", "b", "a-b", "ab"]), max_size=2),
    st.lists(st.sampled_from(["a b", "b b", "ab"]), max_size=1),
)


def compiled(*concepts: tuple[str, list[str], list[str], list[str]]) -> CompiledCodebook:
    found = {
        f"c{number}": Concept(
            f"c{number}", "label", layer, "x", tuple(terms), 1, tuple(modifiers), tuple(excepted)
        )
        for number, (layer, terms, modifiers, excepted) in enumerate(concepts)
    }
    return CompiledCodebook(Codebook(found, {}, heads=("bab",)))


def of_terms(*terms: str) -> CompiledCodebook:
    return compiled(*((LAYERS[0], [term], [], []) for term in terms))


WITH_HEADS = st.lists(
    LETTERS | JOINTS | ODD | st.sampled_from([" bab", "a", "b", " a", " (AB)", "- or "]),
    max_size=40,
).map("".join)


def found_together(documents, codebook, layers=(0, 1), size: int = 1 << 20) -> list[list[Any]]:
    """The mentions of each document, found a bundle at a time as `reviewbook code` does."""
    return [
        its
        for bundle in bundles(documents, size)
        for its in find_in_bundle(
            bundle, (one.passages for one in bundle.documents), codebook, layers
        )
    ]


@given(st.lists(WITH_HEADS, max_size=6), st.lists(CONCEPTS, max_size=4), st.integers(1, 80))
def test_a_collection_gives_the_rows_of_its_documents_one_after_the_other(
    texts: list[str], concepts, size: int
) -> None:
    codebook = compiled(*concepts)
    documents = [document(text, f"d{number}") for number, text in enumerate(texts)]
    layers = range(len(LAYERS))
    single = [find_mentions(one, codebook, layers) for one in documents]
    for some in (1 << 20, size):
        assert found_together(documents, codebook, layers, some) == single


@given(st.lists(TEXTS, max_size=6))
def test_a_collection_is_cut_as_its_documents_are(texts: list[str]) -> None:
    documents = [document(text, f"d{number}") for number, text in enumerate(texts)]
    cut = [its for bundle in bundles(documents) for its in segment_bundle(bundle)]
    assert cut == [list(one.passages) for one in documents]


@given(WITH_HEADS, st.lists(CONCEPTS, max_size=4))
def test_mentions_of_a_layer_never_overlap_and_lie_in_their_passage(text: str, concepts) -> None:
    one = document(text)
    for layer in range(len(LAYERS)):
        found = find_mentions(one, compiled(*concepts), [layer])
        assert all(before.end <= after.start for before, after in pairwise(found))
        for mention in found:
            passage = one.passages[mention.passage - 1]
            assert passage.start <= mention.start < mention.end <= passage.end
            assert mention.surface == text[mention.start : mention.end]


def test_documents_without_text_and_no_documents_give_no_rows() -> None:
    codebook = of_terms("a")
    assert found_together([document(""), document("\n")], codebook) == [[], []]
    assert found_together([document("a")], compiled()) == [[]]
    assert find_mentions(document("a"), codebook, ()) == []
    assert found_together([], codebook) == []


def test_documents_are_searched_together_until_they_are_enough() -> None:
    documents = [Document(str(n), "x" * n) for n in (3, 1, 9, 2)]
    together = [[one.name for one in some.documents] for some in bundles(documents, 4)]
    assert together == [["3", "1"], ["9"], ["2"]]


# The trap of leftmost-longest matching


@pytest.mark.parametrize(
    ("text", "terms", "surfaces"),
    [
        ("keeps a sleep diary", ["sleep", "sleep diar"], ["sleep"]),
        ("an art therapyroom", ["art", "therapy", "art therapy"], ["art"]),
        ("a b cd", ["a", "a b c", "b cd"], ["a", "b cd"]),
        ("deep sleep hygienic", ["deep sleep hygieni", "sleep", "deep sleep"], ["deep sleep"]),
    ],
)
def test_a_longer_term_that_ends_inside_a_word_hides_no_shorter_one(text, terms, surfaces) -> None:
    found = find_mentions(document(text), of_terms(*terms))
    assert [mention.surface for mention in found] == surfaces


OVERLAPPING = ["a", "b", "a b", "b a", "b b", "a b a", "b a b a", "a a a a a"]


def leftmost_longest(text: str, terms: list[str]) -> list[tuple[int, int]]:
    """Of all that could be taken next, take the one that begins first, of these the longest."""
    places = [(start, end) for _, start, end in slow(text, terms)]
    kept: list[tuple[int, int]] = []
    while places:
        kept.append(min(places, key=lambda place: (place[0], -place[1])))
        places = [place for place in places if place[0] >= kept[-1][1]]
    return kept


@given(
    st.lists(st.sampled_from(["a ", "b ", "a-", "b\u2011", "b, ", "ab "]), max_size=40).map(
        "".join
    ),
    st.lists(st.sampled_from(OVERLAPPING), unique=True),
)
def test_of_terms_that_overlap_the_leftmost_longest_counts(text: str, terms: list[str]) -> None:
    text = f"Of all {text}"
    found = find_mentions(document(text), of_terms(*terms))
    assert [(m.start, m.end) for m in found] == leftmost_longest(text, terms)


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("so ink ball (“IB”) it is", ["ink ball (“IB”)"]),
        ("so ink ball” (“IB”) (ink ball) it is", ["ink ball” (“IB”) (ink ball)"]),
        ("so ink ball (“ink ball”)” (“IB”) it is", ["ink ball (“ink ball”)” (“IB”)"]),
        ("so ink ball (and IB) it is", ["ink ball", "IB"]),
        ("so ink ball and (IB) it is", ["ink ball", "IB"]),
        ("so (ink ball (IB)) (IB)", ["ink ball (IB)", "IB"]),
    ],
)
def test_a_term_and_its_short_form_in_brackets_are_one_mention(text, surfaces) -> None:
    found = find_mentions(document(text), compiled((LAYERS[0], ["ink ball", "IB"], [], [])))
    assert [mention.surface for mention in found] == surfaces


# Every offset is right, whatever stands around and in a mention


@pytest.mark.parametrize(
    "surface",
    [
        "İzmir tea", "IZMIR TEA", "izmir\u00adtea", "İz\u00admir teas", "izmir\u2011tea",
        "izmir \n tea", "i\u0307zmir tea", "“izmir tea", "ızmir tea",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "before", ["", "ß ", "👩\u200d🌾 ", "e\u0301\u0301 ", "İİİ (", "a  b\t\n", "“’"]
)
def test_offsets_are_right_behind_and_around_odd_characters(before: str, surface: str) -> None:
    text = f"{before}{surface} ﬁn\n\nThe end."  # a blank line: wrapped lines belong together
    found = find_mentions(document(text), of_terms("izmir tea", "ﬁn"))
    named = {
        "izmir\u00adtea": [],
        "i\u0307zmir tea": [],
        "ızmir tea": [],
        "“izmir tea": [surface[1:]],
    }
    assert [m.surface for m in found] == [*named.get(surface, [surface]), "ﬁn"]
    assert all(text[m.start : m.end] == m.surface for m in found)


def test_a_term_of_one_character_is_found_as_a_word_only() -> None:
    text = "x, xx x-x [x] x’s a_x"
    found = find_mentions(document(text), of_terms("x"))
    assert [mention.start for mention in found] == [0, 6, 8, 11, 14]


def test_terms_that_begin_or_end_with_a_sign_are_found_as_they_are() -> None:
    text = "C++ and C+++, c++x; .net or x.net, 🙂 or🙂no"
    found = find_mentions(document(text), of_terms("C++", ".net", "🙂"))
    assert [m.surface for m in found] == ["C++", "C++", "c++", ".net", ".net", "🙂", "🙂"]


@pytest.mark.parametrize("field", ["terms", "modifiers", "except"])
@pytest.mark.parametrize("word", ["'-'", "'\u00ad'", "'...'"])
def test_a_term_of_which_nothing_is_left_is_refused(field: str, word: str) -> None:
    book = f"lenses:\n  one:\n    label: One\n    terms: [a]\n    {field}: [{word}]\n"
    book = book.replace("    terms: [a]\n", "") if field == "terms" else book
    with pytest.raises(InputErrors, match="neither letter nor digit"):
        parse_codebook(book)


# Long lines


def test_one_long_line_is_searched_to_its_end(monkeypatch) -> None:
    monkeypatch.setattr(string_matcher, "STRETCH", 1 << 12)
    words = ["red bud", "elm", "“ash”", "İ", "soft\u00adened", "oak  tree"]
    pieces = [words[number * 7 % len(words)] for number in range(6000)]
    starts = list(accumulate((len(piece) + 1 for piece in pieces), initial=0))
    text = " ".join(pieces)
    expected = [
        (start + shift, start + shift + len(surface))
        for start, piece in zip(starts, pieces, strict=False)
        for word, shift, surface in (
            ("red bud", 0, "red bud"),
            ("“ash”", 1, "ash"),
            ("oak  tree", 0, "oak  tree"),
        )
        if piece == word
    ]
    found = find_mentions(document(text), of_terms("red bud", "ash", "oak tree"))
    assert [(mention.start, mention.end) for mention in found] == expected


# One byte per character


def test_the_byte_of_every_character_tells_words_and_white_space_as_python_does() -> None:
    ranges = range(0x3000), range(0xA500, 0xAC00), range(0xF900, 0x10500), range(0x1D400, 0x1FB00)
    every = [chr(point) for points in ranges for point in points]
    folded = "".join(form if len(form := to_match_form(one).text) == 1 else "a" for one in every)
    words = character_kinds(folded).translate(IN_WORD)
    assert [
        one for one, byte in zip(folded, words, strict=True) if is_word_character(one) != bool(byte)
    ] == []
    white = character_kinds("".join(every)).translate(WHITE)
    assert [
        one for one, byte in zip(every, white, strict=True) if one.isspace() != bool(byte)
    ] == []


def test_a_capital_has_the_byte_of_its_small_letter() -> None:
    capitals = (
        "".join(chr(point) for point in range(0x1E000) if unicodedata.category(chr(point)) == "Lu")
        .replace("İ", "")
        .replace("ẞ", "")
    )
    assert character_kinds(capitals).translate(FOLDED) == character_kinds(
        capitals.lower()
    ).translate(FOLDED)
