"""The audit sheet: hand-counted on a small ledger, and true of any ledger."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import altair as alt
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_ledger import small_ledger

from analysis.any_ledger import Ledger, few_examples, ledgers
from notebook_cells import NOTEBOOKS, run_cells
from reviewbook.analysis.audit_sheet import NO_WORK, audit_citations
from reviewbook.analysis.cited_claims import CLAIMS, NEAR
from reviewbook.analysis.review import Review
from reviewbook.analysis.work_kinds import NOT_RECORDED, can_bear, kind_of_work
from reviewbook.display.chart_words import headline
from reviewbook.ledger.csv_files import csv_text
from reviewbook.ledger.ledger_files import path_of
from reviewbook.ledger.reviewer_tables import Decision
from reviewbook.ledger.tables import Citation, Quantity
from reviewbook.project.review_folder import Project
from reviewbook.references.lookup.answer_store import Answer, AnswerStore
from reviewbook.references.lookup.crossref import crossref_work
from reviewbook.references.lookup.found_work import FoundWork, Notice
from reviewbook.references.record import Record
from reviewbook.references.reference import Reference

NOTEBOOK = next(path for path in NOTEBOOKS if path.stem == "06-references")
BIBLIOGRAPHY = """\
@article{old1999, title = {Pills for all: a systematic review}, year = {1999}}
@article{chat2005, title = {A chat, or a pill? A randomised trial}, year = {2005}}
@article{stroll2005, title = {Correction to: A stroll a day}, year = {2005}}
@book{next2011, title = {On being glum}, year = {2011}}
@book{late2030, title = {Pills to come}, year = {2030}}
@misc{undated, title = {The mind of a gardener}}
"""
# In alpha, passage 2 (10 to 110): pill at 10, 60 and 70, mind at 20, chat at 80, and a definition
# of gloom from 10 to 20; in passage 4 a medicine at 250. In beta, passage 2, chats at 70 and 100.
CITATIONS = [
    Citation("alpha", 2, 14, 18, "Old (1999)", "narrative", "old1999", "resolved"),
    Citation(
        "alpha", 2, 50, 58, "Chat (2005)", "narrative", "chat2005", "resolved", "partly", "so so",
        "reader",
    ),
    Citation("alpha", 2, 66, 69, "Stroll (2005)", "narrative", "stroll2005", "resolved"),
    Citation("alpha", 4, 240, 248, "Late (2030)", "narrative", "late2030 next2011", "ambiguous"),
    Citation("beta", 2, 60, 68, "Gone (2001)", "narrative", "", "unresolved", why="not listed"),
    Citation("beta", 2, 72, 80, "Lost (2002)", "parenthetical", "lost2002", "resolved"),
    Citation("beta", 2, 90, 98, "a study", "unsourced", "", "unsourced"),
    Citation("gamma", 1, 20, 26, "Ann Lee", "named", "undated", "unresolved"),
]  # fmt: skip
SHOWN = ["key", "claim", "concepts", "kind", "subject", "type", "date", "support", "decided_by"]
UNCHECKED, UNREAD = "cannot be checked", "not judged"


@pytest.fixture
def small(tmp_path: Path) -> Project:
    """Write the small ledger with citations; alpha is of 2010, the others have no date."""
    project = small_ledger(tmp_path / "small")
    project.bibliography.write_text(BIBLIOGRAPHY, encoding="utf-8")
    write(project, "citations", CITATIONS)
    write(project, "quantities", [Quantity("alpha", 4, 244, 249, "two", "", "dose", 2, 2, "pill")])
    documents = project.manifest.read_text(encoding="utf-8")
    assert "alpha,,Press,,," in documents
    changed = documents.replace("alpha,,Press,,,", "alpha,,Press,,2010-03-01,")
    project.manifest.write_text(changed, encoding="utf-8")
    return project


def write(project: Project, name: str, rows: list[Citation] | list[Quantity]) -> None:
    path_of(project, name).write_text(csv_text(type(rows[0])._fields, rows), encoding="utf-8")


def test_the_sheet_is_what_was_found_by_hand(small: Project) -> None:
    sheet = audit_citations(Review(small))
    assert sheet[SHOWN].astype(str).to_numpy().tolist() == [
        # within the sentence of the definition, and before the next citation, at 50
        ["old1999", "definition", "Gloom; Mind", "review", "not told", "yes", "yes", UNREAD,
         "rule"],
        # from 58 to 66: a pill; the mind before it is somebody else's
        ["chat2005", "treatment", "Pill", "trial", "yes", "yes", "yes", "partly", "reader"],
        # from 69 on: a pill and a chat, and its title names a stroll
        ["stroll2005", "treatment", "Pill; Chat", "notice", "no", "no", "yes", UNREAD, "rule"],
        # beside an amount: a medicine, of the same modality as the pills of the title
        ["late2030", "quantity", "Medicine (unspecified)", "book", "not told", "not told", "no",
         "does not", "rule"],
        # of the year after: perhaps on paper only
        ["next2011", "quantity", "Medicine (unspecified)", "book", "not told", "not told",
         "not told", UNREAD, "rule"],
        # up to the next citation, at 72
        ["", "treatment", "Chat", "not recorded", "not told", "not told", "not told", UNCHECKED,
         "rule"],
        ["lost2002", "treatment", "Chat", "not recorded", "not told", "not told", "not told",
         UNCHECKED, "rule"],
        ["undated", "theory", "Mind", "not recorded", "yes", "not told", "not told", UNREAD,
         "rule"],
    ]  # fmt: skip


def test_works_of_one_bracket_are_cited_for_what_stands_before_it(small: Project) -> None:
    bibliography = """\
@article{one2001, title = {A pill}, year = {2001}}
@article{two2002, title = {A chat}, year = {2002}}
@article{six2006, title = {A stroll}, year = {2006}}
"""
    small.bibliography.write_text(bibliography, encoding="utf-8")
    # Before: a pill at 10, a mind at 20; behind, perhaps in the next sentence: pills, a chat.
    places = {"one2001": (30, 33), "two2002": (35, 38), "six2006": (40, 43)}
    cited = [
        Citation("alpha", 2, *place, "Lee", "parenthetical", key, "resolved")
        for key, place in places.items()
    ]
    write(small, "citations", cited)
    sheet = audit_citations(Review(small))
    assert sheet[["key", "claim", "concepts", "subject"]].to_numpy().tolist() == [
        ["one2001", "treatment", "Pill; Mind", "yes"],
        ["two2002", "treatment", "Pill; Mind", "not told"],
        ["six2006", "treatment", "Pill; Mind", "no"],
    ]
    # One that opens its passage is cited for what follows it.
    write(small, "citations", [cited[0]._replace(start=10, end=13)])
    assert audit_citations(Review(small))["concepts"].tolist() == ["Pill; Gloom; Mind; Chat"]


def test_what_stands_behind_a_bracket_is_the_next_sentence(small: Project) -> None:
    # In beta, passage 2 begins at 20: nothing stands before 60, and chats at 70 and 100 behind it.
    cited = Citation("beta", 2, 60, 63, "Lee", "parenthetical", "chat2005", "resolved")
    for form, told in (
        ("parenthetical", ("not recorded", "", "not told")),
        ("narrative", ("treatment", "Chat", "yes")),
        ("named", ("treatment", "Chat", "yes")),
    ):
        write(small, "citations", [cited._replace(form=form)])
        (row,) = audit_citations(Review(small)).itertuples()
        assert (row.claim, row.concepts, row.subject) == told


def test_an_author_is_cited_for_what_follows_the_name(small: Project) -> None:
    # Before: a pill at 10, a mind at 20; behind: pills at 60 and 70, a chat at 80.
    narrative = Citation("alpha", 2, 40, 43, "Lee", "narrative", "old1999", "resolved")
    together = [narrative, narrative._replace(start=46, end=50)]
    at_the_end = narrative._replace(start=90, end=95)
    for cited, concepts in (
        ([narrative], ["Pill; Chat"]),
        (together, ["Pill; Chat"] * 2),
        # Nothing follows it: then it is cited for what it closes.
        ([at_the_end], ["Pill; Mind; Chat"]),
        # What names nobody as its author may open or close its sentence.
        ([narrative._replace(form="named")], ["Pill; Mind; Chat"]),
    ):
        write(small, "citations", cited)
        assert audit_citations(Review(small))["concepts"].tolist() == concepts


def test_each_verdict_has_its_reason(small: Project) -> None:
    sheet = audit_citations(Review(small))
    unread = "nobody has read the work for this"
    assert dict(zip(sheet["key"], sheet["why"], strict=True)) == {
        "old1999": unread,
        "chat2005": "so so",
        "stroll2005": f"{unread}; the title names other things than the claim; works of this kind "
        "have no such findings of their own",
        "late2030": "it appeared after the text, so another work or edition was read",
        "next2011": f"{unread}; more than one work may be meant",
        "": "not listed",
        "lost2002": "the key is not in references.bib",
        "undated": unread,
    }
    assert sheet.loc[sheet["key"] == "", "work"].tolist() == [NO_WORK]


def test_a_verdict_without_words_of_its_own_has_those_that_it_was_signed_with(
    small: Project,
) -> None:
    def decided(field: str, new: str, why: str) -> Decision:
        anchor = ("alpha", 50, 58, "0" * 16)
        return Decision("2030-01-01", "Lee", "citations", *anchor, "", field, "", new, why)

    write(small, "citations", [CITATIONS[1]._replace(why="")])
    made = [decided("support", "does not", "hasty"), decided("support", "partly", "of one pill")]
    for decisions, why in (
        (made, "of one pill"),
        ([decided("why", "two pills", "counted"), *made], "two pills"),
    ):
        small.decisions.write_text(csv_text(Decision._fields, decisions), encoding="utf-8")
        (row,) = audit_citations(Review(small)).itertuples()
        assert (row.support, row.why, row.decided_by) == ("partly", why, "reader")


def test_that_a_work_was_retracted_is_a_reason(small: Project) -> None:
    said = small.bibliography.read_text(encoding="utf-8")
    small.bibliography.write_text(said.replace("{Pills for", "{RETRACTED: Pills for"))
    row = audit_citations(Review(small)).iloc[0]
    assert (row["key"], row["kind"], row["type"]) == ("old1999", "retracted", "no")
    assert row["support"] == UNREAD
    assert row["why"] == "nobody has read the work for this; the work was retracted"


def test_what_services_said_when_a_work_was_looked_up_is_told_of_each_row(small: Project) -> None:
    said = small.bibliography.read_text(encoding="utf-8")
    for key in ("old1999", "chat2005"):
        said = said.replace(f"{{{key},", f"{{{key}, doi = {{10.5555/{key}}},")
    small.bibliography.write_text(said)
    before = audit_citations(Review(small))
    assert set(before["notices"]) == {""}
    store = AnswerStore(small.lookups)
    for key, title, kinds in (
        ("old1999", "Pills for all: a systematic review", ("correction", "retraction")),
        ("chat2005", "A chat, or a pill? A randomised trial", ("expression of concern",)),
    ):
        notices = tuple(Notice(kind, f"10.5555/{kind[:1]}") for kind in kinds)
        work = FoundWork(Record(title=title, doi=f"10.5555/{key}"), notices)
        store.write(crossref_work(f"10.5555/{key}"), Answer((work,), "2026-01-02"))
    old, chat, *others = audit_citations(Review(small)).itertuples()
    told = (
        "retracted, by Crossref (10.5555/r), looked up on 2026-01-02; "
        "corrected, by Crossref (10.5555/c), looked up on 2026-01-02"
    )
    assert (old.kind, old.type, old.support) == ("retracted", "no", UNREAD)
    assert old.notices == told
    assert old.why == "nobody has read the work for this; the work was retracted and corrected"
    # What a reader said of a work stays, and so does its kind; the notice stands beside it.
    assert (chat.kind, chat.type, chat.support, chat.why) == ("trial", "yes", "partly", "so so")
    assert chat.notices == "called in question, by Crossref (10.5555/e), looked up on 2026-01-02"
    assert [row.notices for row in others] == [""] * len(others)


def test_the_notebook_says_what_was_counted_by_hand(
    small: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small.root)
    cells = {cell.id: cell for cell in run_cells(NOTEBOOK)}
    assert str(cells["06-06"].value) == (
        "6 in-text citations. Whether the work bears the sentence is judged of 1: in full in 0, "
        "not at all in 0."
    )
    assert str(cells["06-10"].value) == (
        "Citations whose work bears the sentence in part: 1; by analogy: none. Citations by which "
        "more than one entry of the list could be meant: 1."
    )
    # Of the stroll subject and type, of the work of 2030 the date.
    assert str(cells["06-29"].value) == (
        "8 rows in the sheet: 1 judged by a reader, 7 by nobody. A rule speaks against the work "
        "in 2 of 8 rows: 1 by subject, 1 by type, 1 by date."
    )
    picture = cells["06-09"].value
    assert isinstance(picture, alt.TopLevelMixin)
    assert headline(picture.to_dict())[0] == (
        "Of 8 links from a claim to a work (1 to none on record), 1 judged by a reader, the others "
        "only proposed by rules: the work bears the claim in full in 0, in part in 1, by analogy "
        "in 0 and not at all in 0"
    )


def test_two_works_that_would_be_called_the_same_are_told_apart(small: Project) -> None:
    twins = "".join(
        f"@book{{{key}, author = {{Lee, A}}, year = {{2001}}, title = {{On {key}}}}}\n"
        for key in ("one", "two")
    )
    small.bibliography.write_text(twins, encoding="utf-8")
    write(small, "citations", [CITATIONS[0]._replace(keys="one two", status="ambiguous")])
    sheet = audit_citations(Review(small))
    assert sheet["work"].tolist() == ["Lee 2001 (one)", "Lee 2001 (two)"]


def test_no_more_than_two_hundred_characters_away_counts(small: Project) -> None:
    far = (
        path_of(small, "passages").read_text().replace("gamma,1,prose,0,50", "gamma,1,prose,0,900")
    )
    path_of(small, "passages").write_text(far)
    start = 10 + 4 + NEAR  # of a mention at 10 that ends at 14
    for place, claim in ((start - 1, "theory"), (start, "not recorded")):
        row = CITATIONS[0]._replace(document="gamma", passage=1, start=place, end=place + 5)
        write(small, "citations", [row])
        assert audit_citations(Review(small))["claim"].tolist() == [claim]


@pytest.mark.parametrize(
    ("kind", "type_", "title", "more"),
    [
        ("review", "article", "Moss: a systematic review and meta-analysis", ()),
        ("review", "article", "A meta-analysis of randomised trials of moss", ()),
        ("review", "article", "Moss in the shade: a review", ()),
        ("trial", "article", "Moss for bees: a randomized controlled trial", ()),
        ("guideline", "techreport", "Guideline on the keeping of moss", ()),
        (
            "opinion",
            "misc",
            "On: Moss, a systematic review",
            (("relatedtype", "reviewof"),),
        ),
        ("opinion", "article", "Reply to Lee: A randomised trial of moss", ()),
        ("trial", "article", "Moss for sore feet: a double-blind trial", ()),
        ("trial", "article", "A phase II trial of moss", ()),
        ("trial", "article", "Does moss keep bees warm? An RCT", ()),
        ("article", "article", "Blind bees and the phase of the moon", ()),
        ("opinion", "article", "Moss matters [Editorial]", ()),
        ("opinion", "article", "Why keep moss: a commentary on Lee", ()),
        ("notice", "article", "Retraction notice to “Moss for bees”", ()),
        ("article", "article", "Retraction of the horns in snails", ()),
        ("opinion", "article", "Moss in our time: an editorial", ()),
        ("protocol", "article", "Protocol for a randomised trial of moss", ()),
        ("notice", "article", "Erratum: Moss for bees", ()),
        ("retracted", "article", "RETRACTED: Moss for bees: a randomised trial", ()),
        ("preprint", "article", "Moss: a randomised trial", (("type", "preprint"),)),
        ("news", "article", "Moss wins a prize", (("entrysubtype", "newspaper"),)),
        ("case report", "article", "Moss on a roof: a case report", ()),
        ("book", "book", "Guidelines for moss", ()),
        ("chapter", "incollection", "Moss: a systematic review", ()),
        ("thesis", "phdthesis", "Moss: a meta-analysis", ()),
        ("conference paper", "inproceedings", "Moss at night", ()),
        ("website", "online", "Moss, and what to do about it", ()),
        ("opinion", "article", "Re: Moss for bees: a randomised trial", ()),
        ("opinion", "article", "Authors' reply: our meta-analysis of moss", ()),
        ("review", "article", "What gardeners say of moss: a qualitative evidence synthesis", ()),
        ("trial", "article", "A phase 1/2 study of moss", ()),
        ("guideline", "techreport", "Moss in gutters", (("type", "Roof guideline"),)),
        ("preprint", "misc", "Moss at dusk", (("archiveprefix", "arXiv"),)),
        # what a title is about does not say what the work is
        ("article", "article", "Who stays: secondary analysis of a randomised trial of moss", ()),
        ("article", "article", "Moss in mice: a randomised, blinded study", ()),
        ("trial", "article", "Walks with dogs: a randomised trial", ()),
        ("article", "article", "How often authors' response to reviewers is polite", ()),
        ("article", "article", "Adherence of gardeners to guidelines on moss", ()),
        ("article", "article", "Response of moss to light", ()),
        ("article", "article", "Withdrawn mosses of the north", ()),
        ("article", "article", "How readers trust editorials", ()),
        ("article", "article", "Correction of vision in bees", ()),
        ("article", "article", "Measuring inconsistency in meta-analyses", ()),
        ("article", "article", "The reporting of randomised trials: a statement", ()),
        ("article", "article", "Nature's randomised trials", ()),
        ("not recorded", "misc", "Letter to Ann from Lee, dated 1/2/1950", ()),
        ("report", "techreport", "Moss in numbers", ()),
        ("not recorded", "misc", "Moss", ()),
        ("not recorded", "mooted", "Moss", ()),
    ],
)
def test_the_kind_of_a_work_is_told_by_its_entry(
    kind: str, type_: str, title: str, more: tuple[tuple[str, str], ...]
) -> None:
    assert kind_of_work(Reference("key", type_, title, 1, others=more)) == kind


@pytest.mark.parametrize(
    ("kind", "title", "journal"),
    [
        ("review", "Moss for sore feet", "Cochrane Database of Systematic Reviews"),
        ("review", "Moss for sore feet", "Cochrane Database Syst Rev"),
        ("protocol", "Moss for sore feet (Protocol)", "Cochrane Database of Systematic Reviews"),
        ("notice", "Correction: Moss for feet", "Cochrane Database of Systematic Reviews"),
        ("article", "Moss for sore feet", "Systematic Mosses"),
    ],
)
def test_a_journal_that_holds_only_reviews_tells_what_its_titles_do_not(
    kind: str, title: str, journal: str
) -> None:
    assert kind_of_work(Reference("key", "article", title, 1, container=journal)) == kind


def test_where_a_work_stands_tells_what_its_title_does_not() -> None:
    paper = Reference("key", "article", "Moss wins", 1, container="Garden News")
    kinds = [kind_of_work(one) for one in (paper, replace(paper, volume="3"))]
    assert kinds == ["news", "article"]
    page = replace(paper, type="misc", container="https://example.org/moss")
    assert kind_of_work(page) == "website"
    for other in (
        "Data, https://example.org/moss",
        "https://github.com/moss",
        "https://a.org/b.pdf",
    ):
        assert kind_of_work(replace(page, container=other)) == NOT_RECORDED
    stored = replace(paper, others=(("eprinttype", "arxiv"),), container="Moss Letters")
    assert kind_of_work(stored) == "article"


def test_what_no_rule_can_tell_speaks_neither_way() -> None:
    assert {can_bear("article", claim) for claim in CLAIMS} == {"not told"}
    assert {can_bear("not recorded", claim) for claim in CLAIMS} == {"not told"}
    assert {can_bear("notice", claim) for claim in CLAIMS} == {"no"}
    assert [can_bear("opinion", claim) for claim in CLAIMS] == [
        *("not told", "no", "no", "not told", "not told")
    ]


@few_examples
@given(ledgers(counts=(1, 3, 50)), st.sampled_from(["", "1999", "2000-05", "2001-01-01", "2010"]))
def test_the_sheet_is_whole_and_no_rule_says_more_than_it_can_know(
    ledger: Ledger, published: str
) -> None:
    ledger.documents = [row._replace(published=published) for row in ledger.documents]
    with tempfile.TemporaryDirectory() as folder:
        sheet = audit_citations(Review(ledger.write(Path(folder) / "review")))
    cited = [row for row in ledger.tables["citations"] if row.form != "unsourced"]
    rows = dict(list(sheet.groupby(["document", "start"], observed=True)))
    assert len(rows) == len(cited)
    for row in cited:
        hold(row, rows[row.document, row.start], published, len(ledger.works))


def hold(row: Citation, found: pd.DataFrame, published: str, works: int) -> None:
    """Hold the rows of one citation against it; all works are of 2001."""
    lost = not row.keys or (row.status == "unresolved" and row.form != "named")
    assert found["key"].tolist() == row.keys.split() + [""] * lost
    assert set(found["claim"]) <= set(CLAIMS)
    for key, support, by, why in zip(
        *(found[name].astype(object) for name in ("key", "support", "decided_by", "why")),
        strict=True,
    ):
        there = key.startswith("work") and int(key[4:]) < works
        impossible = there and published != "" and int(published[:4]) < 2000
        if row.support:
            assert (support, by, why) == (row.support, "reader", row.why)
        else:
            proposed = "does not" if impossible else UNREAD if there else UNCHECKED
            assert (support, by) == (proposed, "rule")
            assert why
