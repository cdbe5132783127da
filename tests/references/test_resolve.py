"""What somebody relies on who has references looked up: additions, doubts, warnings, no damage."""

from __future__ import annotations

import re

import pytest
from lookup_server import (
    Reply,
    answered,
    crossref,
    crossref_list,
    datacite,
    openalex,
    pubmed,
    pubmed_list,
    running,
)

from reviewbook.project.errors import InputError
from reviewbook.references.bibtex_file import read_bibliography
from reviewbook.references.lookup.answer_store import AnswerStore
from reviewbook.references.lookup.ask_services import Services
from reviewbook.references.lookup.known_notices import looked_up
from reviewbook.references.lookup.resolution_text import outcome_lines
from reviewbook.references.lookup.resolved_file import accept_additions, resolve_bibliography
from reviewbook.references.lookup.web_client import ADDRESS_VARIABLE, WebClient
from reviewbook.references.withdrawal_marks import bare_title

DOI = "10.1037/0033-295x.84.2.191"
BY_DOI, OPENALEX = f"crossref/works/{DOI}", f"openalex/works/doi:{DOI}"
SEARCH, PUBMED, ARTICLES = "crossref/works", "pubmed/esearch.fcgi", "pubmed/efetch.fcgi"
BARE = """\
@article{bandura,
  author = {Bandura, Albert},
  title = {Self-efficacy: toward a unifying theory of behavioral change},
  year = {1977},
}
"""
WITH_DOI = BARE.replace("  year", f"  doi = {{{DOI}}},\n  year")

DATA_SET = datacite()["data"]["attributes"]


@pytest.fixture
def server(monkeypatch):
    """All services know the one work."""
    with running() as server:
        monkeypatch.setenv(ADDRESS_VARIABLE, server.address)
        server.gives(SEARCH, answered(crossref_list(crossref())))
        server.gives(BY_DOI, answered(crossref()))
        server.gives(OPENALEX, answered(openalex()))
        server.gives(PUBMED, answered(pubmed_list("12")))
        server.gives(ARTICLES, pubmed())
        yield server


class Case:
    """A bibliography, its stored answers, and a way to look it up without waiting."""

    def __init__(self, folder):
        self.path, self.store = folder / "references.bib", AnswerStore(folder / "data/lookups")
        self.waits = []

    def resolve(self, text=None, *keys, offline=False, **options):
        if text is not None:
            self.path.write_bytes(text.encode())
        client = None if offline else WebClient(sleep=self.waits.append)
        self.services = Services(self.store, client, **options)
        works = read_bibliography(self.path, identified=True)
        self.found = resolve_bibliography(works, self.path, self.services, keys)
        self.lines = [*outcome_lines(self.found, self.path)]
        self.failures = [str(error) for one in self.found for error in one.failures]
        return "\n".join(self.lines)


@pytest.fixture
def case(tmp_path, server):
    return Case(tmp_path)


def test_what_an_entry_lacks_is_proposed_with_who_says_it_and_written_when_accepted(case):
    said = case.resolve(BARE)
    assert "references.bib:1: bandura" in said
    assert "+ volume = {84}  (Crossref, PubMed, OpenAlex)" in said
    assert f"+ doi = {{{DOI}}}  (Crossref, PubMed, OpenAlex)" in said
    assert "+ pmid = {12}  (PubMed)" in said
    assert "1 of 1 work found; 6 fields can be added to 1 entry" in said
    assert case.path.read_text() == BARE
    accept_additions(case.path, case.found)
    assert case.path.read_text() == BARE.removesuffix("}\n") + (
        "  journal = {Psychological Review},\n  volume = {84},\n  number = {2},\n"
        f"  pages = {{191--215}},\n  doi = {{{DOI}}},\n  pmid = {{12}},\n}}\n"
    )
    assert "+" not in case.resolve()


SHORT, HANDLE = "10/zzzzzzzz", "doi.org/10/zzzzzzzz"
WITH_SHORT = BARE.replace("  year", f"  doi = {{{SHORT}}},\n  year")


def handle(kind, value):
    values = [{"index": 1, "type": kind, "data": {"format": "string", "value": value}}]
    return answered({"responseCode": 1, "handle": SHORT, "values": values})


@pytest.mark.parametrize(
    "reply", [handle("HS_ALIAS", DOI), handle("URL", f"https://doi.org/{DOI}")]
)
def test_a_short_doi_stands_for_the_whole_one(case, server, reply):
    server.gives(HANDLE, reply)
    said = case.resolve(WITH_SHORT)
    assert "+ volume = {84}  (Crossref, PubMed, OpenAlex)" in said
    assert "doi" not in said.replace("doi.org", "").lower()
    accept_additions(case.path, case.found)
    assert f"doi = {{{SHORT}}}" in case.path.read_text()
    asked = len(server.asked)
    known = looked_up(read_bibliography(case.path).values(), case.store.folder)
    assert (list(known), len(server.asked)) == (["bandura"], asked)


def test_a_short_doi_that_nobody_knows_is_said_to_be_unknown(case, server):
    assert f"! DOI {SHORT} is known to no service" in case.resolve(WITH_SHORT)


def test_nothing_is_added_where_a_short_doi_could_not_be_looked_up(case, server):
    server.gives(HANDLE, answered({}, 500))
    assert "+" not in case.resolve(WITH_SHORT)
    assert "doi.org gave no answer" in case.failures[0]


def test_what_is_accepted_leaves_every_other_byte(case):
    around = (
        b'\xef\xbb\xbf% \xc3\x89t\xc3\xa9\r\n@string{a = {A} # " b"}\r\n'
        b"@book{open,\r\n  title = {Open,\r\n}\r\n@book{odd, title = {\xe9}}\r\n",
        b"@comment{jabref-meta: grouping:\r\n0 AllEntriesGroup:;}\r\n% the end",
    )
    work = BARE.replace("\n", "\r\n").encode()
    case.path.write_bytes(work.join(around))
    case.resolve()
    accept_additions(case.path, case.found)
    made = case.path.read_bytes()
    assert made.startswith(around[0] + work.removesuffix(b"}\r\n")) and made.endswith(around[1])
    assert (b"  volume = {84},\r\n" in made, made.count(b"\n")) == (True, made.count(b"\r\n"))


def test_an_entry_that_was_broken_since_it_was_looked_up_is_left_alone(case):
    case.resolve(BARE)
    broken = BARE.replace("Albert},", "Albert}")
    case.path.write_text(broken)
    assert accept_additions(case.path, case.found) == {}
    assert case.path.read_text() == broken


def test_a_second_run_asks_nobody_and_says_the_same(case, server):
    first = case.resolve(BARE)
    asked = len(server.asked)
    assert case.resolve(offline=True) == first
    assert case.resolve() == first
    assert len(server.asked) == asked
    assert (case.failures, case.services.asked) == ([], 0)


def test_answers_are_asked_anew_when_wanted_and_hold_no_sentence_of_a_work(case, server):
    server.gives(BY_DOI, answered(crossref(abstract="<p>Beans like the sun and dry feet.</p>")))
    case.resolve(WITH_DOI)
    stored = [*case.store.folder.rglob("*.json")]
    assert len(stored) == 4
    assert not any("Beans" in path.read_text() for path in stored)
    server.gives(BY_DOI, answered(crossref(volume="85")))
    assert "85" not in case.resolve()
    assert "84 (PubMed, OpenAlex)" in case.resolve(anew=True)


def test_offline_what_was_never_asked_is_reported(case, server):
    case.resolve(BARE, offline=True)
    assert "Crossref has not been asked" in case.failures[0]
    assert server.asked == []


def test_nothing_that_a_person_wrote_is_changed_and_a_difference_is_told(case):
    text = WITH_DOI.replace("1977", "1978").replace("\n}", "\n  volume = {12},\n}")
    said = case.resolve(text.replace("},\n}", "},\n  pages = {191},\n}"))
    assert "! year: here 1978; 1977 (Crossref, PubMed, OpenAlex)" in said
    assert "! volume: here 12; 84 (Crossref, PubMed, OpenAlex)" in said
    assert "pages" not in said  # the first page agrees
    accept_additions(case.path, case.found)
    assert "year = {1978}" in case.path.read_text()
    assert "volume = {12}" in case.path.read_text()
    assert "1977" not in case.path.read_text()


@pytest.mark.parametrize("field", ["volume = {12}", "number = {9}", "pages = {7--9}"])
def test_to_an_entry_that_stands_elsewhere_nothing_is_added(case, field):
    said = case.resolve(WITH_DOI.replace("\n}", f"\n  {field},\n}}"))
    assert f"! {field.split()[0]}: here " in said
    assert "+" not in said
    assert "no field can be added" in said
    before = case.path.read_bytes()
    accept_additions(case.path, case.found)
    assert case.path.read_bytes() == before


@pytest.mark.parametrize(
    ("field", "written"),
    [
        ("pages", "191--215"), ("pages", "191 – 215"), ("journal", "Psychol. Rev."),
        ("journaltitle", "Psychological Review"), ("doi", DOI.upper()), ("issue", "2"),
        ("date", "1977-03"), ("editor", "Bandura, Albert"),
    ],
)  # fmt: skip
def test_what_says_the_same_in_another_way_is_neither_missing_nor_different(case, field, written):
    text = BARE.replace("  year = {1977},\n", "") if field == "date" else BARE
    text = text.replace("  author = {Bandura, Albert},\n", "") if field == "editor" else text
    said = case.resolve(text.replace("\n}", f"\n  {field} = {{{written}}},\n}}"))
    same = {"journaltitle": "journal", "issue": "number", "date": "year", "editor": "author"}
    assert f"+ {same.get(field, field)} " not in said
    assert "!" not in said


@pytest.mark.parametrize(
    ("empty", "field", "value"),
    [
        ("volume = {}", "volume", "84"), ('Volume = ""', "volume", "84"),
        ("issue = {}", "issue", "2"), ("date = { }", "date", "1977"),
        ("journaltitle = {}", "journaltitle", "Psychological Review"),
    ],
)  # fmt: skip
def test_an_empty_field_is_filled_and_stops_nothing(case, empty, field, value):
    text = WITH_DOI.replace(
        "year = {1977}", empty if field == "date" else f"year = 1977,\n  {empty}"
    )
    assert f"+ {field} = {{{value}}}" in case.resolve(text)
    accept_additions(case.path, case.found)
    after = case.path.read_text()
    assert f"  {empty.partition(' ')[0]} = {{{value}}},\n" in after
    assert after.startswith(text[: text.index(empty)])
    assert "+" not in case.resolve()


def test_what_a_person_writes_while_works_are_looked_up_stays_theirs(case):
    again = WITH_DOI.replace("bandura", "again")
    case.resolve(WITH_DOI + again)
    meanwhile = WITH_DOI.replace("\n}", "\n  volume = {12},\n}") + again.replace("{again", "{other")
    case.path.write_text(meanwhile)
    written = accept_additions(case.path, case.found)
    assert [name for name, _ in written["bandura"]] == ["journal", "number", "pages", "pmid"]
    assert [*written] == ["bandura"]
    assert case.path.read_text().count("volume") == 1


def test_a_word_of_the_person_that_is_not_understood_is_theirs_and_told(case):
    said = case.resolve(WITH_DOI.replace("\n}", "\n  journal = {\\aap},\n}"))
    assert "! container: here \\aap; Psychological Review (Crossref, PubMed, OpenAlex)" in said
    accept_additions(case.path, case.found)
    assert case.path.read_text().count("journal") == 1
    assert "volume = {84}" in case.path.read_text()


def test_a_value_that_services_do_not_agree_on_is_told_and_not_added(case, server):
    server.gives(OPENALEX, answered(openalex(biblio={"volume": "48"})))
    said = case.resolve(WITH_DOI)
    assert "! volume: nothing here; 84 (Crossref, PubMed), 48 (OpenAlex)" in said
    accept_additions(case.path, case.found)
    assert "volume" not in case.path.read_text()


@pytest.mark.parametrize(
    ("field", "written"), [("journal", "Bath Notes"), ("year", "1978"), ("volume", "12")]
)
def test_to_a_work_found_by_its_title_alone_that_differs_nothing_is_added(case, field, written):
    text = BARE.replace("  year = {1977},\n", "") if field == "year" else BARE
    said = case.resolve(text.replace("\n}", f"\n  {field} = {{{written}}},\n}}"))
    assert "! found by its title alone, and the entry differs" in said
    assert "+ " not in said
    assert accept_additions(case.path, case.found) == {}


def test_a_doi_of_another_work_is_told_with_the_right_one_and_nothing_is_added(case, server):
    server.gives(
        "crossref/works/10.5555/moss", answered(crossref(title=["On moss"], DOI="10.5555/moss"))
    )
    said = case.resolve(WITH_DOI.replace(DOI, "10.5555/moss"))
    assert "! its identifier is that of another work at Crossref: On moss (1977)" in said
    assert f"! doi: here 10.5555/moss; {DOI} (Crossref)" in said
    assert accept_additions(case.path, case.found) == {}


@pytest.mark.parametrize(
    "title",
    [
        "Erratum: Self-efficacy: toward a unifying theory of behavioral change",
        "Self-efficacy: toward a unifying theory of behavioral change, part 2",
        "Self-esteem and a unifying theory of behavior",
    ],
)
def test_a_work_with_nearly_the_same_title_is_another_one(case, server, title):
    other = crossref(title=[title])
    server.gives(SEARCH, answered(crossref_list(other)))
    server.gives(BY_DOI, answered(other))
    server.gives(ARTICLES, Reply(b"<PubmedArticleSet></PubmedArticleSet>"))
    assert "0 of 1 work found" in case.resolve(BARE)
    assert "another work" in case.resolve(WITH_DOI)


@pytest.mark.parametrize(
    "said",
    [
        {"author": [{"family": "Fern", "given": "Ada"}]},
        {"issued": {"date-parts": [[1981]]}},
        {"type": "posted-content", "container-title": ["bioRxiv"]},
    ],
)
def test_a_search_takes_no_work_of_other_people_another_year_or_a_preprint(case, server, said):
    server.gives(SEARCH, answered(crossref_list(crossref(**said))))
    server.gives(PUBMED, answered(pubmed_list()))
    assert "0 of 1 work found" in case.resolve(BARE)


def test_a_work_of_another_year_is_shown_and_nothing_is_added(case, server):
    server.gives(PUBMED, answered(pubmed_list()))
    said = case.resolve(BARE.replace("1977", "1997"))
    assert re.search(r"! could be: Self-efficacy: .* \(1977\), doi", said)
    assert "no field can be added" in said
    assert "known to no service" not in said


def test_an_editorial_of_another_year_is_not_the_one(case, server):
    server.gives(SEARCH, answered(crossref_list(crossref(title=["Editorial"]))))
    server.gives(PUBMED, answered(pubmed_list()))
    entry = "@article{ed, author = {Bandura, Albert}, title = {Editorial}, year = {1997}}\n"
    assert "known to no service that was asked: ed" in case.resolve(entry)


def test_of_several_works_that_could_be_meant_none_is_taken(case, server):
    other = crossref(DOI="10.5555/again")
    server.gives(SEARCH, answered(crossref_list(crossref(), other)))
    said = case.resolve(BARE)
    assert said.count("! could be:") == 2
    assert "no field can be added" in said


def test_a_subtitle_that_a_service_keeps_apart_belongs_to_the_title(case, server):
    apart = {
        "title": ["Self-efficacy"],
        "subtitle": ["Toward a unifying theory of behavioral change"],
    }
    server.gives(SEARCH, answered(crossref_list(crossref(**apart))))
    assert "+ doi" in case.resolve(BARE)


UPDATE = {"DOI": "10.5555/N", "updated": {"date-parts": [[2001, 2, 3]]}, "source": "publisher"}


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("retraction", "RETRACTION"), ("partial_retraction", "RETRACTION"),
        ("withdrawal", "RETRACTION"), ("removal", "RETRACTION"),
        ("expression_of_concern", "EXPRESSION OF CONCERN"),
        ("correction", "CORRECTION"), ("erratum", "CORRECTION"), ("corrigendum", "CORRECTION"),
    ],
)  # fmt: skip
def test_what_was_retracted_corrected_or_called_in_question_is_told(case, server, written, kind):
    server.gives(BY_DOI, answered(crossref(**{"updated-by": [UPDATE | {"type": written}]})))
    assert f"! {kind} (Crossref, 10.5555/n, 2001-02-03)" in case.resolve(WITH_DOI)


def test_a_new_version_is_no_warning_and_a_notice_about_another_work_neither(case, server):
    more = {"updated-by": [UPDATE | {"type": "new_version"}]}
    more["update-to"] = [UPDATE | {"type": "retraction"}]
    server.gives(BY_DOI, answered(crossref(**more)))
    assert "10.5555/n" not in case.resolve(WITH_DOI)


LINK = '<CommentsCorrections RefType="{}"><RefSource>J</RefSource>{}</CommentsCorrections>'


@pytest.mark.parametrize(
    ("reply", "line"),
    [
        (pubmed(LINK.format("RetractionIn", "<PMID>7</PMID>")), "! RETRACTION (PubMed, PMID 7)"),
        (pubmed(LINK.format("RetractionIn", "")), "! RETRACTION (PubMed)"),
        (pubmed(kind="Retracted Publication"), "! RETRACTION (PubMed)"),
        (
            pubmed(LINK.format("ExpressionOfConcernIn", "<PMID>7</PMID>")),
            "! EXPRESSION OF CONCERN (PubMed, PMID 7)",
        ),
        (pubmed(LINK.format("ErratumIn", "<PMID>7</PMID>")), "! CORRECTION (PubMed, PMID 7)"),
        (pubmed(LINK.format("CommentIn", "<PMID>7</PMID>")), ""),
        (pubmed(LINK.format("RetractionOf", "<PMID>7</PMID>")), ""),
    ],
)
def test_notices_of_pubmed_are_told(case, server, reply, line):
    server.gives(ARTICLES, reply)
    told = [
        one.strip()
        for one in case.resolve(WITH_DOI).splitlines()
        if "PubMed)" in one or "PMID 7" in one
    ]
    assert [one for one in told if one.startswith("!")] == ([line] if line else [])


def test_a_mark_of_openalex_and_one_before_the_title_are_notices(case, server):
    server.gives(OPENALEX, answered(openalex(is_retracted=True)))
    title = "RETRACTED: Self-efficacy: Toward a unifying theory of behavioral change"
    server.gives(BY_DOI, answered(crossref(title=[title])))
    said = case.resolve(WITH_DOI)
    assert "! RETRACTION (OpenAlex)" in said
    assert "! RETRACTION (Crossref)" in said


@pytest.mark.parametrize("before", ["RETRACTED: ", "Retracted Article: ", "[Withdrawn] "])
def test_a_title_that_says_retracted_is_that_of_its_work(case, server, before):
    notice = {"type": "retraction", "DOI": "10.5555/n", "updated": {"date-parts": [[2001, 2, 3]]}}
    server.gives(BY_DOI, answered(crossref(**{"updated-by": [notice]})))
    said = case.resolve(WITH_DOI.replace("{Self", f"{{{before}Self"))
    assert "! RETRACTION (Crossref, 10.5555/n, 2001-02-03)" in said
    assert "+ volume = {84}" in said
    assert "title:" not in said
    assert "another" not in said


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("RETRACTED: Beans in spring [a reply]", "Beans in spring [a reply]"),
        ("[Retracted: Beans in spring]", "Beans in spring"),
        ("Retracted works, counted", "Retracted works, counted"),
        ("Moths in hedges (Retracted)", "Moths in hedges"),
        ("Flies in hedges [Retracted]", "Flies in hedges"),
        ("(Retracted) Bees in hedges", "Bees in hedges"),
        ("Moths (Retracted article. See vol. 12, pg. 3, 2010)", "Moths"),
        ("Moths in hedges - RETRACTED", "Moths in hedges"),
        ("RETRACTED ARTICLE Moths in hedges", "Moths in hedges"),
        ("RETRACTED: [Retracted] Moths", "Moths"),
        ("Retracted: (Un)wanted moths", "(Un)wanted moths"),
        ("Water (withdrawn from lakes)", "Water (withdrawn from lakes)"),
        ("Removed-tooth models", "Removed-tooth models"),
        ("RETRACTED PAPERS IN GARDENS", "RETRACTED PAPERS IN GARDENS"),
        ("Counting the retracted", "Counting the retracted"),
    ],
)
def test_only_what_a_retraction_put_to_a_title_is_taken_off(title, bare):
    assert bare_title(title) == bare


@pytest.mark.parametrize("title", ["{} (Retracted)", "{} [Retracted]", "(Retracted) {}"])
def test_a_mark_anywhere_at_a_title_is_a_retraction_of_that_work(case, server, title):
    marked = title.format("Self-efficacy: toward a unifying theory of behavioral change")
    server.gives(BY_DOI, answered(crossref(title=[marked])))
    said = case.resolve(WITH_DOI)
    assert "! RETRACTION (Crossref)\n" in said
    assert "another work" not in said


TRANSLATED = WITH_DOI.replace("Self-efficacy: toward", "Zaunkönige in Hecken und")
SLIPS = WITH_DOI.replace("Bandura", "Bnadrua").replace("Self-efficacy: toward a", "Slef-efficcay a")


@pytest.mark.parametrize("text", [TRANSLATED, SLIPS])
@pytest.mark.parametrize("service", ["Crossref", "OpenAlex", "PubMed"])
def test_that_what_an_identifier_names_was_retracted_is_told_whatever_its_title(
    case, server, text, service
):
    update = [UPDATE | {"type": "retraction"}] if service == "Crossref" else []
    server.gives(BY_DOI, answered(crossref(**{"updated-by": update})))
    server.gives(OPENALEX, answered(openalex(is_retracted=service == "OpenAlex")))
    kind = "Retracted Publication" if service == "PubMed" else "Journal Article"
    server.gives(ARTICLES, pubmed(kind=kind))
    server.gives(SEARCH, answered(crossref_list()))
    said = case.resolve(text)
    where = ", 10.5555/n, 2001-02-03" if update else ""
    told = f"! RETRACTION ({service}{where}), of the work that its identifier names\n"
    assert (told in said, said.count("RETRACTION")) == (True, 1)
    assert "is that of another work at Crossref, OpenAlex and PubMed: Self-efficacy" in said
    assert accept_additions(case.path, case.found) == {}
    ((kind, told),) = known(case)["bandura"].notices
    assert kind == "retraction of another work"
    assert told.startswith(f"given the identifier of a work that was retracted, by {service}")


def nobody_but_pubmed(server):
    for path in (BY_DOI, SEARCH, OPENALEX):
        server.replies.pop(path)


WITH_PMID = BARE.replace("  year", "  pmid = {12},\n  year")


@pytest.mark.parametrize(
    "text", [WITH_DOI, WITH_PMID, WITH_DOI.replace("  y", "  pmid={12},\n  y")]
)
def test_a_doi_that_pubmed_alone_knows_is_known(case, server, text):
    nobody_but_pubmed(server)
    said = case.resolve(text)
    assert "known to no service" not in said
    assert "+ volume = {84}  (PubMed)" in said
    assert case.failures == []


@pytest.mark.parametrize("text", [WITH_DOI, WITH_PMID])
def test_what_openalex_marks_is_told_though_crossref_lacks_the_doi(case, server, text):
    nobody_but_pubmed(server)
    server.gives(OPENALEX, answered(openalex(is_retracted=True)))
    said = case.resolve(text)
    assert "! RETRACTION (OpenAlex)\n" in said
    assert "known to no service" not in said


def test_an_article_of_another_title_under_a_doi_that_is_right_changes_nothing(case, server):
    other = pubmed().body.replace(b"Self-efficacy: toward", b"Abstracts of a meeting on")
    server.gives(ARTICLES, Reply(other))
    said = case.resolve(WITH_DOI)
    assert "another work" not in said
    assert "+ volume = {84}  (Crossref, OpenAlex)" in said


def test_a_work_without_a_title_is_taken_for_no_other_one(case, server):
    server.gives(OPENALEX, answered(openalex(title=None, is_retracted=True)))
    said = case.resolve(WITH_DOI)  # Crossref has found the identifier to be right
    assert "! RETRACTION (OpenAlex)" in said
    assert "+ volume = {84}" in said
    server.gives(BY_DOI, answered(crossref(title=[])))
    said = case.resolve(WITH_DOI, anew=True)
    assert "! its identifier leads to a work without a title at Crossref" in said
    assert "+ " not in said


def test_what_crossref_does_not_know_is_asked_of_datacite(case, server):
    server.gives("datacite/dois/10.5555/tilth.1", answered(datacite()))
    said = case.resolve("@misc{w, title = {Counts of worms in ten beds}, doi = {10.5555/tilth.1}}")
    assert "+ author = {Fern, Ada}  (DataCite)" in said
    assert "+ year = {2021}  (DataCite)" in said
    assert "is known to no service" not in said


def test_a_data_set_that_was_withdrawn_is_told_under_its_own_title(case, server):
    made = datacite(
        titles=[{"title": "Ten beds", "titleType": "Subtitle"}, *DATA_SET["titles"]],
        dates=[
            {"date": "2020", "dateType": "Issued"},
            {"date": "2022-03", "dateType": "Withdrawn"},
        ],
    )
    server.gives("datacite/dois/10.5555/tilth.1", answered(made))
    said = case.resolve("@misc{w, title = {Counts of worms in ten beds}, doi = {10.5555/tilth.1}}")
    assert "! RETRACTION (DataCite, 2022-03)" in said
    assert "+ year = {2021}" in said


def test_a_printed_article_is_of_the_year_of_print(case, server):
    online = {"issued": {"date-parts": [[1976, 12]]}, "published-print": {"date-parts": [[1977]]}}
    server.gives(BY_DOI, answered(crossref(**online)))
    assert "year" not in case.resolve(WITH_DOI, without=["pubmed", "openalex"])


def test_a_chapter_that_pubmed_holds_is_known_there(case, server):
    chapter = """<PubmedArticleSet><PubmedBookArticle><BookDocument><PMID>12</PMID><Book>
<BookTitle>All Beds</BookTitle><PubDate><Year>2019</Year></PubDate></Book>
<ArticleTitle>Worms in spring</ArticleTitle></BookDocument></PubmedBookArticle>
</PubmedArticleSet>"""
    server.gives(ARTICLES, Reply(chapter.encode()))
    said = case.resolve("@incollection{w, title = {Worms in spring}, pmid = {12}}")
    assert "+ booktitle = {All Beds}  (PubMed)" in said
    assert "known to no service" not in said


def test_a_doi_reaches_pubmed_in_quotes_as_its_brackets_would_part_words(case, server):
    case.resolve(WITH_DOI)
    asked = [words["term"] for path, words, _ in server.asked if path == PUBMED]
    assert asked == [f'"{DOI}"[AID]']


def test_who_made_a_data_set_may_be_an_organisation(case, server):
    makers = [
        {"name": "J. S. Moss Trust", "nameType": "Organizational"},
        {"name": "R. Birch", "nameType": "Personal"},
    ]
    server.gives("datacite/dois/10.5555/tilth.1", answered(datacite(creators=makers)))
    said = case.resolve("@misc{w, title = {Counts of worms in ten beds}, doi = {10.5555/tilth.1}}")
    assert "+ author = {{J. S. Moss Trust} and Birch, R.}  (DataCite)" in said


def test_an_organisation_with_commas_in_its_name_is_no_person(case, server):
    server.gives(BY_DOI, answered(crossref(author=[{"name": "Garden Office, North Branch"}])))
    server.gives(PUBMED, answered(pubmed_list()))
    server.replies.pop(OPENALEX)
    entry = WITH_DOI.replace("  author = {Bandura, Albert},\n", "")
    for offline in (False, True):  # as it was answered, and as it was kept
        said = case.resolve(entry, offline=offline)
        assert "+ author = {{Garden Office, North Branch}}  (Crossref)" in said
    accept_additions(case.path, case.found)
    assert read_bibliography(case.path)["bandura"].label == "Garden Office, North Branch 1977"


@pytest.mark.parametrize(
    ("people", "written"),
    [
        ("Bandura, Albert and Wrong, Ann", "Bandura, Albert and Wrong, Ann"),
        ("Bandura, Albert and Sød, Bo and Fern, C.", "Bandura, Albert and Sød, Bo and Fern, C."),
        ("Bandura, Albert", "Bandura, Albert"),
        ("Bandura, Albert and Sod, Bo", ""),
        ("Bandura, Albert and van der S{\\o}d, B.", ""),
        ("Bandura, Albert and others", ""),
        ("Bandura, Albert and Sød, Bo and {The Pond Group}", ""),
    ],
)
def test_other_authors_behind_the_first_are_a_difference(case, server, people, written):
    both = [{"family": "Bandura", "given": "A."}, {"family": "Sød", "given": "Bo"}]
    server.gives(BY_DOI, answered(crossref(author=both)))
    text = WITH_DOI.replace("Bandura, Albert", people).replace(
        "  year", "  unverified={all},\n  year"
    )
    said = case.resolve(text, without=["pubmed", "openalex"])
    told = f"! author: here {written}; Bandura, A. and Sød, Bo (Crossref)"
    assert (told in said) == bool(written)
    assert ("unverified: title, year" in said) == bool(written)  # else the authors are confirmed
    accept_additions(case.path, case.found)
    assert people in case.path.read_text()


@pytest.mark.parametrize("identifier", [f"doi = {{{DOI}}}", "pmid = {12}"])
def test_a_work_without_its_title_is_completed_by_its_identifier(garden, server, run, identifier):
    text = f"@article{{x,\n  author = {{Bandura, Albert}},\n  {identifier},\n}}\n"
    garden.bibliography.write_text(text)
    outcome = run("resolve", "--project", garden.root, "--accept")
    assert outcome.status == 0
    assert "  title = {Self-efficacy: " in garden.bibliography.read_text()


def test_a_work_without_title_and_identifier_or_of_other_people_is_not_completed(case):
    untitled = f"@article{{x, author = {{Fern, Ada}}, doi = {{{DOI}}}}}\n"
    assert "! its identifier is that of another work" in case.resolve(untitled)
    assert accept_additions(case.path, case.found) == {}
    with pytest.raises(InputError, match="'x' has no title"):
        case.resolve("@article{x, author = {Fern, Ada}}\n")


def test_works_that_nobody_knows_are_named(case, server):
    server.gives(SEARCH, lambda asked: answered(crossref_list(crossref())))
    server.gives(PUBMED, answered(pubmed_list()))
    other = "@book{%s, title = {Ponds and their %s edges}, year = {1990}}\n"
    said = case.resolve(BARE + other % ("pond", "stony") + other % ("reed", "muddy"))
    assert "known to no service that was asked: pond, reed" in said


def test_an_identifier_that_nobody_knows_is_told(case):
    said = case.resolve(WITH_DOI.replace(DOI, "10.5555/none"))
    assert "! DOI 10.5555/none is known to no service that was asked" in said
    assert f"! doi: here 10.5555/none; {DOI} (Crossref, PubMed)" in said
    assert "! volume: nothing here; 84 (Crossref, PubMed)" in said
    assert case.failures == []


def test_a_pubmed_identifier_leads_to_the_rest(case):
    said = case.resolve(BARE.replace("  year", "  pmid = {12},\n  year"))
    assert f"+ doi = {{{DOI}}}" in said.replace("//", "/")
    assert "OpenAlex" in said


def test_what_is_marked_as_unverified_and_found_as_written_is_told(case):
    said = case.resolve(WITH_DOI.replace("  year", "  unverified = {all},\n  year"))
    assert "= as written, though marked unverified: title, author, year" in said


def test_a_lookup_that_fails_is_reported_leaves_its_entry_and_the_others_go_on(case, server):
    server.gives(BY_DOI, answered({}, 503))
    other = "@misc{w, title = {Counts of worms in ten beds}, doi = {10.5555/tilth.1}}\n"
    server.gives("datacite/dois/10.5555/tilth.1", answered(datacite()))
    said = case.resolve(WITH_DOI + other)
    assert [
        "Crossref gave no answer: it answers with status 503" in one for one in case.failures
    ] == [True]
    assert "+ year = {2021}" in said
    assert {*accept_additions(case.path, case.found)} == {"w"}
    assert WITH_DOI in case.path.read_text()


BROKEN = {
    "no comma behind its key": "@book{open title = {No comma}\n}\n",
    "a field twice: title": "@book{b,\n  title = {One},\n  title = {Two},\n}\n",
    "no comma between title and year": "@book{b,\n  title = {One}\n  year = {2001},\n}\n",
    "malformed doi": "@book{b,\n  title = {One},\n  doi = {www.example.org},\n}\n",
    "taken by line": WITH_DOI.replace("1977", "1978"),
    "a brace or a quotation mark is left open": "@book{b,\n  title = {One,\n  year = 2001,\n}\n",
}


@pytest.mark.parametrize("problem", BROKEN)
def test_an_entry_that_cannot_be_read_is_named_and_kept_and_the_others_go_on(
    garden, server, run, problem
):
    before = f"% mine\n{WITH_DOI}\n{BROKEN[problem]}"
    garden.bibliography.write_text(before)
    outcome = run("resolve", "--project", garden.root, "--accept")
    assert outcome.status == 1
    assert re.search(rf"error: \S*references\.bib:(?:9|1\d): .*{problem}", outcome.said)
    after = garden.bibliography.read_text()
    assert "5 fields added to 1 entry" in outcome.said
    assert after.endswith(BROKEN[problem])
    added = "".join(line for line in after.splitlines(keepends=True) if line not in before)
    assert after.replace(added, "") == before


def test_a_work_that_is_asked_for_and_cannot_be_read_is_named(case):
    with pytest.raises(
        InputError, match=r"(?s)no reference 'moss'.*:8: the entry 'moss' has no comma"
    ):
        case.resolve(WITH_DOI + "\n@book{moss title = {Moss}}\n", "moss")


def test_where_nothing_can_be_read_everything_is_named(garden, server, run):
    garden.bibliography.write_text("@book{a title = {One}}\n@book{b title = {Two}}\n")
    outcome = run("resolve", "--project", garden.root)
    assert (outcome.status, server.asked) == (2, [])
    assert re.findall(r"references\.bib:(\d)", outcome.said) == ["1", "2"]


def test_a_service_that_keeps_failing_is_left_alone(case, server):
    server.replies = {}
    works = "".join(
        BARE.replace("bandura,", f"b{n},").replace("Self", f"Self {n}") for n in range(5)
    )
    server.gives(SEARCH, answered({}, 500))
    server.gives(PUBMED, answered(pubmed_list()))
    case.resolve(works)
    assert len(case.failures) == 5
    assert "is not asked any more in this run" in case.failures[4]
    assert server.paths().count(SEARCH) == 8  # two works, four times each


def test_a_service_can_be_left_out(case, server):
    case.resolve(BARE, without=["openalex", "pubmed"])
    assert {path.partition("/")[0] for path in server.paths()} == {"crossref"}


def test_only_the_works_that_are_named_are_looked_up(case, server):
    case.resolve(WITH_DOI + WITH_DOI.replace("bandura", "again"), "again")
    assert [one.entry.key for one in case.found] == ["again"]
    with pytest.raises(InputError, match="there is no reference 'agian'"):
        case.resolve(None, "agian")


def test_a_stored_answer_that_was_spoiled_is_named_with_the_remedy(case):
    case.resolve(WITH_DOI)
    for path in case.store.folder.rglob("*.json"):
        path.write_text("{")
    case.resolve(offline=True)
    spoiled = [one for one in case.failures if "delete the file" in one and ".json" in one]
    assert len(spoiled) == 3  # Crossref, OpenAlex, and the search of PubMed, which leads on


def test_the_command_looks_up_and_writes_and_says_how_it_went(garden, server, run):
    garden.bibliography.write_text(WITH_DOI)
    server.gives(OPENALEX, answered({}, 401))
    outcome = run("resolve", "--project", garden.root)
    assert outcome.status == 1
    assert "error: bandura: OpenAlex gave no answer" in outcome.said
    outcome = run("resolve", "--project", garden.root, "--without", "openalex", "--accept")
    assert outcome.status == 0
    assert "5 fields added to 1 entry" in outcome.said
    assert re.search(r"questions asked; answers of \d{4}-\d\d-\d\d\n", outcome.said)
    assert "volume = {84}" in garden.bibliography.read_text()


def test_who_asks_is_told_only_where_an_address_is_given(garden, server, run):
    garden.bibliography.write_text(WITH_DOI)
    run("resolve", "--project", garden.root)
    told = [
        value
        for _, words, headers in server.asked
        for value in (*words.values(), *headers.values())
    ]
    assert not any("@" in value for value in told)
    run("resolve", "--project", garden.root, "--again", "--email", "who@example.org")
    _, words, headers = server.asked[-1]
    assert words["email"] == "who@example.org"
    assert "who@example.org" in headers["User-Agent"]
    stored = "".join(path.read_text() for path in garden.lookups.rglob("*.json"))
    assert "example.org" not in stored


def test_offline_the_command_needs_no_network_and_fails_where_it_would(garden, server, run):
    garden.bibliography.write_text(WITH_DOI)
    outcome = run("resolve", "--project", garden.root, "--offline")
    assert (outcome.status, server.asked) == (1, [])


def as_crossref(work):
    """A work of this review as Crossref would describe it."""
    people = [name.partition(", ") for name in work.authors if name != "others"]
    said = {
        "title": [work.title],
        "author": [{"family": f, "given": g} if g else {"name": f} for f, _, g in people],
        "container-title": [work.container or ""], "issued": {"date-parts": [[work.year]]},
        "volume": work.volume, "issue": work.number, "page": work.pages, "DOI": work.doi,
    }  # fmt: skip
    return crossref(**said)


def test_of_works_of_this_review_what_was_taken_out_is_found_again(case, server, project):
    works = read_bibliography(project.bibliography)
    text = project.bibliography.read_text(encoding="utf-8")
    known = [as_crossref(work) for work in works.values() if work.type == "article" and work.doi]
    server.replies = {
        f"crossref/works/{one['message']['DOI'].lower()}": [answered(one)] for one in known
    }

    def search(words):
        def shared(one):
            wanted = words["query.bibliographic"].casefold().split()
            return len({*wanted} & {*one["message"]["title"][0].casefold().split()})

        return answered(crossref_list(*sorted(known, key=shared, reverse=True)[:5]))

    server.gives(SEARCH, search)
    server.gives(PUBMED, answered(pubmed_list()))
    bare = re.sub(r"  (?:doi|pmid|volume|number|pages|journal) = .*\n", "", text)
    case.resolve(bare)
    assert case.failures == []
    accept_additions(case.path, case.found)
    after = read_bibliography(case.path)
    names = ("doi", "volume", "number", "pages", "container", "title", "authors", "year")

    def said(work):
        return [str(getattr(work, name)).replace("–", "-") for name in names]

    dois = {one["message"]["DOI"] for one in known}
    assert [said(after[key]) for key in works if works[key].doi in dois] == [
        said(works[key]) for key in works if works[key].doi in dois
    ]
    assert len(known) > 10
    assert [key for key in works if after[key].doi and not works[key].doi] == []


def test_an_entry_whose_brace_stands_below_its_type_is_completed(case):
    text = WITH_DOI.replace("@article{", "@article\n{")
    assert "+ volume = {84}" in case.resolve(text)
    accept_additions(case.path, case.found)
    assert case.path.read_text().startswith(text.removesuffix("}\n"))


def test_an_entry_in_the_manner_of_biblatex_gets_its_names_of_fields(case):
    said = case.resolve(WITH_DOI.replace("year = {1977}", "date = {1977}"))
    assert "+ journaltitle = {Psychological Review}" in said


def test_other_pages_are_a_difference(case):
    said = case.resolve(WITH_DOI.replace("\n}", "\n  pages = {195--215},\n}"))
    assert "! pages: here 195–215; 191-215 (Crossref, PubMed, OpenAlex)" in said


def test_a_service_that_failed_now_and_then_is_still_asked(case, server):
    works = "".join(
        WITH_DOI.replace("bandura,", f"b{n},").replace(DOI, f"10.5555/{n}") for n in "abc"
    )
    server.gives("crossref/works/10.5555/a", answered({}, 403))
    server.gives("crossref/works/10.5555/b", answered(crossref()))
    server.gives("crossref/works/10.5555/c", answered({}, 403))
    case.resolve(works + WITH_DOI)
    assert not any("not asked any more" in one for one in case.failures)
    assert BY_DOI in server.paths()


def test_one_notice_is_told_once_though_two_sources_give_it_other_days(case, server):
    later = UPDATE | {"updated": {"date-parts": [[2001, 2, 9]]}, "source": "retraction-watch"}
    both = [one | {"type": "retraction"} for one in (UPDATE, later)]
    server.gives(BY_DOI, answered(crossref(**{"updated-by": both})))
    told = [line for line in case.resolve(WITH_DOI).splitlines() if "RETRACTION" in line]
    assert told == ["  ! RETRACTION (Crossref, 10.5555/n, 2001-02-03)"]


def test_one_notice_is_told_once(case, server):
    twice = LINK.format("RetractionIn", "<PMID>7</PMID>")
    server.gives(ARTICLES, pubmed(twice + twice, kind="Retracted Publication"))
    assert case.resolve(WITH_DOI).count("RETRACTION") == 1


def known(case):
    return looked_up(read_bibliography(case.path).values(), case.store.folder)


def test_what_was_found_is_told_later_without_asking_anybody(case, server):
    notices = [UPDATE | {"type": "correction", "DOI": "10.5555/c"}, UPDATE | {"type": "retraction"}]
    server.gives(BY_DOI, answered(crossref(**{"updated-by": notices})))
    server.gives(OPENALEX, answered(openalex(is_retracted=True)))
    case.resolve(WITH_DOI + "@misc{never, title = {Never looked up}, doi = {10.5555/never}}\n")
    asked = len(server.asked)
    today = max(case.services.days)
    assert known(case) == {
        "bandura": (
            today,
            (
                (
                    "retraction",
                    "retracted, by Crossref (10.5555/n, 2001-02-03) and OpenAlex, "
                    f"looked up on {today}",
                ),
                (
                    "correction",
                    f"corrected, by Crossref (10.5555/c, 2001-02-03), looked up on {today}",
                ),
            ),
        )
    }
    assert len(server.asked) == asked
    # What was said of one identifier says nothing of another.
    case.path.write_text(case.path.read_text().replace(DOI, "10.5555/other"))
    assert known(case) == {}


def test_a_work_that_was_looked_up_and_nothing_is_known_against_has_its_day(case):
    case.path.write_text(WITH_DOI)
    assert known(case) == {}
    case.resolve()
    assert known(case)["bandura"] == (max(case.services.days), ())


def test_an_answer_that_was_spoiled_is_not_passed_over_in_silence(case):
    case.resolve(WITH_DOI)
    for path in case.store.folder.rglob("*.json"):
        path.write_text("{")
    with pytest.raises(InputError, match="delete the file"):
        known(case)
