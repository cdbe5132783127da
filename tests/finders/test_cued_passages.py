"""Passages without a cue are passed over: no row is lost by it, whatever the text is made of."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewbook.documents.bundle import Bundle
from reviewbook.documents.document import Document
from reviewbook.documents.passages import segment_bundle
from reviewbook.finders.attributions import attributions_in
from reviewbook.finders.citations import find_citations, link_citations
from reviewbook.finders.cued_passages import passages_with_cues
from reviewbook.finders.quantities import find_quantities
from reviewbook.ledger.tables import Passage
from reviewbook.references.bibliography import Bibliography
from reviewbook.references.reference import Reference

WORDS = """
    1 2 10,000 .5 ½ 2½ one two half six five hundred dozen a an for over within between at least up
    to or more longer about < ± mg g mL mA x × days day week h s min hr wk hour session of treatment
    trials failed every each other daily per once twice low dose q8h b.i.d bid ongoing lifelong
    tablet before bedtime İ K ſ si× q.8h few couple other second month minutes µg lu× medications
    3x 45min x5 units U IU % of the motor threshold per cent 1RM
    antidotes therapy qd longer research shows studies suggest evidence-based it's it is has
    been believed that body literature many people report known according consensus not no data
    Ann Moss Dr. Prof. psychologist by de-Bed van der Bed J. K. É. Élan al-Bed d'Or x.Ann (Ann
    Moss (2019) 2019 (Moss, 2019) n.d.) in preſs) accepted (nd) ٢019]
    Mac Nic St. O Bed ANN expert minister Professor D'Or Ann-Lee
    individual group follow-up one-to-one hour-long weekly twice sessions times and-a-half course
    10% cream alternate indefinite different recommended 20mg/day si×mg 1·5 4-6 £5 (4)
    [1] [3-5] ¹ [^1] † so.4 refs — 3 [٣] (4) et al. dogs the soil @moss [@moss]
""".split()
DATES = [
    "1650", "1850a", "2019", "2019a,b", "[2019]", "1917/1957", "n.d.", "n. d.", "nd",
    "n.\u00a0d.-a", "o. J.", "o.J.", "no date", "No Date", "undated", "in press", "in\npress",
    "in prep.", "in preparation", "forthcoming", "submitted", "accepted", "under review",
    "to appear",
]  # fmt: skip
WORDS += [f"(Moss, {date})" for date in DATES]
BETWEEN = [" "] * 6 + ["", "-", "\n", "\n\n", "  ", "\t", "\u00a0", "\u00ad", "\u0301", "\u200b"]
BETWEEN += ["*", "_", " **", "** ", "'", "\u2019", ", ", ". ", "ﬁ"]
TEXTS = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(BETWEEN)), min_size=1).map(
    lambda pieces: "".join(word + between for word, between in pieces)
)

WORKS = Bibliography(
    moss=Reference(
        "moss",
        "book",
        "Beds",
        1,
        ("Moss, Ann", "van der Bed, Élan", "Ó Bed, Ann-Lee", "Mac Bed, Ann"),
        year=2019,
    )
)


def assert_no_row_is_lost(documents: list[Document], passages: list[list[Passage]]) -> None:
    bundle = Bundle(documents)
    for one, its, cued in zip(
        documents, passages, passages_with_cues(bundle, passages, WORKS.people), strict=True
    ):
        document = Document(one.name, one.text, tuple(its))
        plain = link_citations(document, ())
        assert link_citations(document, (), cued.dates, cued.numbers) == plain
        whole = find_citations(document, (), WORKS, plain)
        attributed = attributions_in(document, cued.attributions)
        told = find_citations(document, (), WORKS, plain, attributed, cued.names)
        assert told == whole
        assert find_quantities(document, (), cued.quantities) == find_quantities(document, ())


@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_rows_are_those_of_all_passages(texts: list[str]) -> None:
    documents = [Document(f"d{number}", text) for number, text in enumerate(texts)]
    assert_no_row_is_lost(documents, segment_bundle(Bundle(documents)))


@given(TEXTS, st.lists(st.integers(0, 200)))
def test_rows_are_the_same_wherever_passages_are_cut(text: str, places: list[int]) -> None:
    cuts = sorted({0, len(text), *(place for place in places if place < len(text))})
    passages = [
        Passage("d", number, "prose", *span, 1) for number, span in enumerate(pairwise(cuts), 1)
    ]
    assert_no_row_is_lost([Document("d", text)], [passages])


def test_a_passage_without_a_cue_is_passed_over() -> None:
    text = "Dogs dig.\n\nResearch shows (Moss, 2019).\n\nThey dug for two weeks.\n\nIn 20 beds. [1]"
    bundle = Bundle([Document("d", text)])
    (cued,) = passages_with_cues(bundle, segment_bundle(bundle), WORKS.people)
    claims = {2: ([text.index("Research")], ())}
    assert (set(cued.quantities or ()), cued.attributions) == ({3}, claims)
    assert (cued.dates, cued.numbers) == ({2}, {4})


@pytest.mark.parametrize("date", DATES)
def test_every_form_of_a_date_is_a_cue(date: str) -> None:
    text = f"Dogs dig.\n\nIt is so (Moss, {date}).\n\nThey dug."
    listed = "References\n\nMoss, A. (2019). Beds. Leaf.\n\nMoss, A. (n.d.). Ponds. Leaf."
    bundle = Bundle([Document("d", f"{text}\n\n{listed}")])
    (cued,) = passages_with_cues(bundle, segment_bundle(bundle), WORKS.people)
    assert 2 in (cued.dates or ())
    assert not {1, 3} & set(cued.dates or ())


@pytest.mark.parametrize(
    "text",
    [
        "Both dogs \u2014 one of them (the big one) of the shed \u2014 dig.",
        "Each dog has its documents, and it is asleep (see below).",
        "Of every cat in the shed one half sleeps.",
    ],
)
def test_what_only_resembles_a_cue_is_none(text: str) -> None:
    bundle = Bundle([Document("d", text)])
    (cued,) = passages_with_cues(bundle, segment_bundle(bundle), WORKS.people)
    assert not any(cued)
