"""What a reader relies on in the clean text and in the form it is matched in."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reviewbook.documents import clean_text
from reviewbook.documents.characters import is_word_character
from reviewbook.documents.clean_text import count_words, decode, repair, sentences, trim
from reviewbook.documents.document import Document
from reviewbook.documents.match_form import evenly_folded, to_match_form
from reviewbook.ledger.tables import Tables
from reviewbook.project.errors import InputError

WRONG = {"\u0e42\u20ac\u201d": "—", "\u0e42\u20ac\u2122": "’", "\u0e42\u20ac\u0153": "“"}
# Letters, blanks and whatever makes the match form shorter or longer than the text.
ANY_TEXT = st.lists(
    st.sampled_from("a|Bc |. | |\n|\t|\u00a0|-|\u2011|’|“|et al. |🌱|❤\ufe0f".split("|"))
    | st.sampled_from("İ|ß|ẞ|ﬁ|e\u0301|\u0301|\u00ad|\u200b".split("|"))
    | st.text(max_size=3)
).map("".join)


# Reading a file


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        (b"\xef\xbb\xbfone", "one"),
        ("naïve – “yes”".encode(), "naïve – “yes”"),
    ],
)
def test_line_ends_become_one_and_the_mark_of_windows_goes(raw: bytes, text: str) -> None:
    assert decode(raw, file="a.txt") == text


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_byte_that_is_not_utf8_is_named_with_its_line(mark: bytes) -> None:
    with pytest.raises(InputError) as raised:
        decode(mark + b"one\ntwo\n\xe9t\xe9", file="a.txt")
    assert str(raised.value).startswith("a.txt:3: not UTF-8: byte 0xe9")
    assert raised.value.remedy


@pytest.mark.parametrize("raw", [b"", b" \n\t\r\n", b"\xef\xbb\xbf"])
def test_an_empty_document_is_refused(raw: bytes) -> None:
    with pytest.raises(InputError, match=r"a\.txt: the document is empty"):
        decode(raw, file="a.txt")


# Repair


def test_mis_decoded_punctuation_is_mended_and_counted() -> None:
    wrong = "\u0e42\u20ac\u0153Dig\u0e42\u20ac\u201dor don\u0e42\u20ac\u2122t\u0e42\u20ac"
    assert repair(wrong) == ("“Dig—or don’t”", 4)


def test_what_is_right_stays_as_it_is() -> None:
    right = "“Dig—or don’t”, he said: 5 € a sack, โ in Thai."
    assert repair(right) == (right, 0)


@given(st.lists(st.sampled_from([*WRONG, *WRONG.values(), "\u0e42\u20ac", "a", " "])).map("".join))
def test_after_a_repair_nothing_is_left_to_mend(text: str) -> None:
    mended, _ = repair(text)
    assert repair(mended) == (mended, 0)


def test_the_quotes_of_jivan_are_mended(documents: dict[str, Document], tables: Tables) -> None:
    text = documents["jivan"].text
    counts = {sign: text.count(sign) for sign in "—’“”"}
    assert counts == {"—": 15, "’": 8, "“": 3, "”": 3}
    assert not re.search("[\u0e42\u20ac\u2122\u0153]", text)
    assert "“Guardian of Life,”" in text, "the about box was right before"
    assert len(text) == 5173


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("it\u00e2\u20ac\u2122s dug", "it\u2019s dug"),
        ("beans \u00e2\u2030\u00a5 3", "beans \u2265 3"),
        ("5 \u00e2\u20ac\u201c 6 beds", "5 \u2013 6 beds"),
        ("a S\u00c3\u00a3o Paulo plot", "a S\u00e3o Paulo plot"),
        ("\u00c2\u00a35 a bed, \u201cdug\u201d", "\u00a35 a bed, \u201cdug\u201d"),
    ],
)
def test_what_was_read_as_windows_1252_is_mended_and_counted(wrong: str, right: str) -> None:
    assert repair(f"Right.\n{wrong}\n") == (f"Right.\n{right}\n", 1)


@pytest.mark.parametrize(
    "right",
    [
        "Caf\u00e9 na\u00efve",
        "\u00c4rzte \u00fcber",
        "100 \u00b5g/m\u00b2 \u2265 \u00b1",
        "\u201cdug\u201d \u2014 ok",
    ],
)
def test_letters_and_signs_of_other_languages_stay(right: str) -> None:
    assert repair(right) == (right, 0)


@pytest.mark.parametrize(
    "right",
    [
        "The cavity of 1,250 \u00c5\u00b2 holds 300 \u00c5\u00b3.",
        "\u0110\u00c3 \u2013 B\u00c3\u00a0R\u1ecaA",
        "A loja IRM\u00c3\u00ae vende. HALL\u00c5\u2026",
        'Some mails show "\u00c3\u00a9" for an accent.',
        "The \u00e2\u20ac sign stands for a quote.",
        "At 2.5\u00a0\u00c5\u00a0resolution, \u27e8\u00c2\u00b2\u27e9 and (\u00c3\u00b2).",
        "In such files \u00e2\u20ac\u2122 becomes \u2019 when read again.",
        "It turns \u00c3\u00a9, \u00c2\u00a3 or \u00c3\u00bc into \u00e9, \u00a3 or \u00fc.",
        "Mojibake such as \u00c3\u00a4, \u00c3\u00b6 or \u00e2\u20ac\u0153 and \u00e2\u20ac here.",
        "Its owner, ESPA\u00d1\u00ae, and SE\u00d1OR\u00c2\u2122 or CA\u00d1\u2026",
        "a \u00c3 b; \u00c2 \u2260 \u00c3; \u00c3 \u2192 \u00c2",
    ],
)
def test_a_sign_behind_a_capital_and_a_fault_spoken_of_are_left(right: str) -> None:
    assert repair(right) == (right, 0)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("voil\u00c3\u00a0 tout", "voil\u00e0 tout"),
        ("ma\u00c3\u00aetre", "ma\u00eetre"),
        ("5 \u00c5\u00b2 in a caf\u00c3\u00a9", "5 \u00c5\u00b2 in a caf\u00e9"),
        ("a \u00c3 b in a caf\u00c3\u00a9", "a \u00c3 b in a caf\u00e9"),
        ("5 \u00c3\u2026\u00c2\u00b2 in a hall", "5 \u00c5\u00b2 in a hall"),
        ("il va \u00c3\u00a0 Paris", "il va \u00e0 Paris"),
        ("un th\u00e9 \u00c3 la menthe", "un th\u00e9 \u00e0 la menthe"),
        ("n\u00c3\u00a3o \u00c3\u00a0 vista", "n\u00e3o \u00e0 vista"),
        ("isto \u00c3\u00a9 bom; N\u00c3\u00a9 en mai", "isto \u00e9 bom; N\u00e9 en mai"),
        ("\u00c2\u00a9 2020, \u00c2\u00bd cup", "\u00a9 2020, \u00bd cup"),
        ("\u00e2\u20ac\u0153dug\u00e2\u20ac or not", "\u201cdug\u201d or not"),
        ("caf\u00c3\u0192\u00c2\u00a9", "caf\u00e9"),
    ],
)
def test_what_is_wrong_beside_it_is_still_mended(wrong: str, right: str) -> None:
    assert repair(wrong)[0] == right


def test_only_jivan_needed_repair(tables: Tables) -> None:
    repairs = {row.document: row.repairs for row in tables["documents"]}
    assert repairs == {"jivan": 27, "alleviant": 0, "loneliness": 0, "mindmorphr": 0, "overview": 0}


# The match form


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Leaf\u2011Mould", "leaf mould"),
        ("leaf\u2010mould leaf-mould leaf\u00a0mould", "leaf mould leaf mould leaf mould"),
        ("the gardener’s “best”", 'the gardener\'s "best"'),
        ("Straße STRASSE STRAẞE", "strasse strasse strasse"),
        ("İstanbul", "istanbul"),
        ("cre\u0301me crème", "cr\u00e9me crème"),
        ("com\u00adpost com\u200bpost", "compost compost"),
        ("ﬁne ﬂax", "fine flax"),
        ("leaf\n  mould", "leaf mould"),
        ("leaf \t mould", "leaf mould"),
        ("leaf–mould leaf−mould leaf‒mould", "leaf mould leaf mould leaf mould"),
        ("one – two — three", "one   two — three"),
    ],
)
def test_what_is_written_in_several_ways_is_matched_in_one(text: str, folded: str) -> None:
    assert to_match_form(text).text == folded


@pytest.mark.parametrize("gap", ["\n\n", "\n \n", " \n\n ", "\n  \n  "])
def test_a_blank_line_is_never_folded_into_one_blank(gap: str) -> None:
    assert "leaf mould" not in to_match_form(f"leaf{gap}mould").text


@given(ANY_TEXT)
def test_every_folded_character_leads_back_to_where_it_came_from(text: str) -> None:
    form = to_match_form(text)
    spans = [form.span(place, place + 1) for place in range(len(form.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one <= other for one, other in pairwise(spans))
    covered = {at for span in spans for at in range(*span)}
    lost = "".join(text[at] for at in range(len(text)) if at not in covered)
    assert all(sign in "*_" or unicodedata.category(sign) in ("Cf", "Mn") for sign in lost)


@given(st.text("aeiouxcnst ÀÉÎÕÜàéîõüÅåÇçÑñŞşŠšİßẞ-’"))
def test_accents_match_whether_they_are_composed_or_not(text: str) -> None:
    composed, apart = (unicodedata.normalize(kind, text) for kind in ("NFC", "NFD"))
    assert to_match_form(composed).text == to_match_form(apart).text


@example("a\u00a0\n\nÉ")
@given(st.text("a _\n\t*-", max_size=5) | st.text("aÉς \n\u00a0\u0301ß\u00adİ", max_size=5))
def test_of_what_is_folded_evenly_each_stretch_is_folded_as_it_is_alone(text: str) -> None:
    form = evenly_folded(text)
    for start in range(len(text)) if form is not None else ():
        for end in range(start, len(text) + 1):
            assert form[start:end] == to_match_form(text[start:end]).text


def test_plain_sentences_are_folded_evenly() -> None:
    assert evenly_folded("É’s no-dig\nbed") == "é's no dig bed"


@pytest.mark.parametrize("sign", ["a", "é", "9", "_", "\u0301", "ş"])
def test_letters_digits_and_accents_continue_a_word(sign: str) -> None:
    assert is_word_character(sign)


@pytest.mark.parametrize("sign", [" ", "-", "’", ".", "—", "🌱", "\u00a0"])
def test_signs_and_blanks_end_a_word(sign: str) -> None:
    assert not is_word_character(sign)


# Sentences and words


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "As Quist et al. (2003) wrote, it rained.",
        "Seeds, e.g. Beans and peas, keep for years.",
        "Dr. Orla and Mr. Quist met on St. Mary's Road.",
        "It was B. Orla who came.",
        "It grew by 3.5 cm a day.",
    ],
)
def test_an_abbreviation_does_not_end_a_sentence(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It rained. We dug. Why?", ["It rained.", "We dug.", "Why?"]),
        ("“Dig!” he said. “Now.” She dug.", ["“Dig!” he said.", "“Now.”", "She dug."]),
        ("It ended (at last.) Then spring…", ["It ended (at last.)", "Then spring…"]),
        ("  It rained.\n Then it stopped  ", ["It rained.", "Then it stopped"]),
        ("   ", []),
    ],
)
def test_sentences_end_at_their_marks(text: str, parts: list[str]) -> None:
    assert split(text) == parts


@given(ANY_TEXT)
def test_sentences_hold_all_that_is_no_blank_in_order(text: str) -> None:
    spans = sentences(text)
    assert all(trim(text, start, end) == (start, end) for start, end in spans)
    assert all(end <= following for (_, end), (following, _) in pairwise(spans))
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())


SHORTENED = st.lists(
    st.tuples(
        st.sampled_from(["", " ", "("]),
        st.sampled_from(["et al", "e.g", "\u017ft", "best", "A", "\u212a", "eds"]),
        st.sampled_from([". A", "? 3"]),
    ).map("".join),
    max_size=4,
).map("".join)


@given(SHORTENED, st.integers(0, 6))
def test_a_glance_at_its_last_letters_loses_no_abbreviation(text: str, start: int) -> None:
    found = sentences(text, min(start, len(text)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clean_text, "_may_abbreviate", lambda _: True)
        assert found == sentences(text, min(start, len(text)))


ENDS = st.lists(
    st.sampled_from([*'.!?\u2026 \n)"\u201d\u2019([', "4", "A", "so", "[2, 3]", "(4-6)", "\u00b2"]),
    max_size=20,
).map("".join)


@given(ENDS, st.integers(0, 4))
def test_the_ends_of_sentences_are_found_sign_by_sign(text: str, start: int) -> None:
    one_pattern = re.compile(f"[.!?\u2026]{clean_text._SENTENCE_GOES}")
    first = min(start, len(text))
    found = clean_text._sentence_ends(text, first, len(text))
    plain = one_pattern.finditer(text, first)
    assert [one.span() for one in found] == [one.span() for one in plain]


@pytest.mark.parametrize(
    ("text", "words"), [("", 0), ("one", 1), (" one  two\nthree ", 3), ("a-b — c’s", 3)]
)
def test_words_are_counted_as_wc_counts_them(text: str, words: int) -> None:
    assert count_words(text) == words
