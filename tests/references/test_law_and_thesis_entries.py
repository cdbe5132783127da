"""Laws, law reviews, theses and patents: what is the title of each, and what held it."""

from __future__ import annotations

import pytest

from reviewbook.references.entry_lines import entry_spans
from reviewbook.references.entry_parser.parsed_entry import parse_entry


@pytest.mark.parametrize(
    ("written", "title", "date"),
    [
        ("Hedge Act, 42 U.S.C. § 9901 et seq. (1971).", "Hedge Act", "1971"),
        ("Fair Ponds Act of 1990, Pub. L. No. 101-99, 104 Stat. 32 (1990).",
         "Fair Ponds Act of 1990", "1990"),
        ("Regulation (EU) 2014/77 of the Parliament and of the Council on ladders [2014] OJ L9/1.",
         "Regulation (EU) 2014/77 of the Parliament and of the Council on ladders", "2014"),
        ("Council Directive 91/13/EEC of 2 May 1991 on moss. OJ L 13, 22.12.1992, p. 1–7.",
         "Council Directive 91/13/EEC of 2 May 1991 on moss", "1992-12-22"),
        ("Orchards Act 1998, s 15(1)(b).", "Orchards Act", "1998"),
    ],
)  # fmt: skip
def test_a_law_is_its_own_title(written: str, title: str, date: str) -> None:
    record = parse_entry(written).record
    assert (record.title, record.date, record.authors, record.container) == (title, date, (), "")


def test_a_law_review_has_its_volume_before_it() -> None:
    record = parse_entry(
        "Ada R. Quill & Tom Reed, Whose Hedge Is It, 87 Pond L. Rev. 12, 14 (1999)."
    )
    assert record.record.authors == ("Quill, Ada R.", "Reed, Tom")
    assert record.record.title == "Whose Hedge Is It"
    assert (record.record.container, record.record.volume) == ("Pond L. Rev", "87")


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("Reed T. Ponds at night [dissertation]. Elm Town (MI): University of Elm; 2011.",
         "phdthesis"),
        ("Reed T. Ponds at night [PhD thesis]. Elm Town (ON): University of Elm; 2011.",
         "phdthesis"),
        ("T. Reed, “Ponds at night,” Ph.D. dissertation, Dept. Elect. Eng., Elm Univ., Elm, 2011.",
         "phdthesis"),
    ],
)  # fmt: skip
def test_no_journal_holds_a_thesis(written: str, kind: str) -> None:
    record = parse_entry(written).record
    assert (record.title, record.container, record.kind) == ("Ponds at night", "", kind)


def test_blanks_may_part_the_number_of_a_patent() -> None:
    record = parse_entry("T. Reed, “Pond pump,” U.S. Patent 3 624 125, Jul. 16, 1990.").record
    assert (record.title, record.container, record.number) == ("Pond pump", "", "3 624 125")


def test_a_body_may_be_named_for_its_land() -> None:
    record = parse_entry(
        "Hedge Research UK. Hedge figures. London: Hedge Research UK; 2019."
    ).record
    assert record.authors == ("Hedge Research UK",)


def test_a_question_ends_before_a_journal_of_a_month() -> None:
    record = parse_entry("Reed T, Low V. Do ponds help? Pond Care. 2013 Nov;42(2):12-6.").record
    assert (record.title, record.container) == ("Do ponds help?", "Pond Care")


def test_days_may_stand_behind_a_year_with_its_letter() -> None:
    record = parse_entry(
        "Reed, T. (2019b, May 2–5). Ponds [Conference session]. Pond Days, Elm."
    ).record
    assert (record.title, record.date) == ("Ponds", "2019-05-02")


@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_entries_that_end_with_their_year_are_no_heads_of_the_next(between: str) -> None:
    entries = [
        "Reed v. Low, 347 U.S. 483 (1954).",
        "Orchards Act 1998, s 15.",
        "T. Reed, Whose Pond, 12 Pond L. Rev. 3 (1999).",
        "Low v Elm [1932] AC 562.",
        "Elm v. Reed, 12 U.S. 44 (1961).",
    ]
    text = between.join(entries)
    places = [(text.find(one), text.find(one) + len(one)) for one in entries]
    passages = places if between == "\n\n" else [(0, len(text))]
    assert [text[start:end] for start, end in entry_spans(text, passages)] == entries


def test_a_year_that_is_left_for_a_line_of_its_own_begins_no_entry() -> None:
    entry = "Ada R. Quill, Incomplete Hedges and Their Many Owners, 108 Pond L. Rev. 1733\n(1995)."
    other = "Reed, T. (2001). Ponds at night. Pond Care, 3, 1–9."
    text = f"{entry}\n\n{other}"
    passages = [(0, len(entry)), (len(entry) + 2, len(text))]
    assert [text[start:end] for start, end in entry_spans(text, passages)] == [entry, other]
