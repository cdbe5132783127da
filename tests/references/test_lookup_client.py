"""What somebody relies on whose services are slow, busy, broken or wrong: an end, and a reason."""

from __future__ import annotations

import re
import time

import pytest
from lookup_server import Reply, answered, crossref, running, zipped

from reviewbook.project.errors import InputError
from reviewbook.references.lookup import web_client
from reviewbook.references.lookup.crossref import crossref_search, crossref_work
from reviewbook.references.lookup.datacite import datacite_work
from reviewbook.references.lookup.openalex import openalex_work
from reviewbook.references.lookup.pubmed import pubmed_articles, pubmed_search
from reviewbook.references.lookup.web_client import ADDRESS_VARIABLE, WebClient

ASKED, PATH = crossref_work("10.5555/tilth"), "crossref/works/10.5555/tilth"
GOOD = answered(crossref())
JSON = {"Content-Type": "application/json"}


@pytest.fixture
def server(monkeypatch):
    with running() as server:
        monkeypatch.setenv(ADDRESS_VARIABLE, server.address)
        yield server


@pytest.fixture
def waits():
    return []


@pytest.fixture
def client(waits):
    with WebClient(timeout=0.3, sleep=waits.append) as client:
        yield client


@pytest.mark.parametrize(
    "bad",
    [
        *(answered({}, status) for status in (408, 425, 429, 500, 502, 503, 504)),
        Reply(GOOD.body, headers=JSON, late=0.6), Reply(GOOD.body[:40], headers=JSON, cut=True),
    ],
)  # fmt: skip
def test_what_may_pass_is_tried_again_after_a_while(server, client, waits, bad):
    server.gives(PATH, bad, bad, GOOD)
    assert client.answer(ASKED) == GOOD.body
    assert len(server.asked) == 3
    assert [wait for wait in waits if wait >= 1] == [1, 2]


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (answered({}, 500), "it answers with status 500, 4 times in a row"),
        (Reply(GOOD.body, late=0.6), "it does not answer in time, 4 times in a row"),
        (Reply(GOOD.body, cut=True), "it cannot be read: .*, 4 times in a row"),
    ],
)
def test_what_does_not_pass_is_given_up_with_the_reason(server, client, waits, bad, said):
    server.gives(PATH, bad)
    with pytest.raises(InputError, match=f"Crossref gave no answer: {said}") as error:
        client.answer(ASKED)
    assert len(server.asked) == 4
    assert [wait for wait in waits if wait >= 1] == [1, 2, 4]  # between them, not behind the last
    assert "try again later" in error.value.remedy


def test_a_service_is_asked_again_no_earlier_than_it_wants(server, client, waits):
    server.gives(PATH, answered({}, 429, Retry_After="7"), GOOD)
    client.answer(ASKED)
    assert 7 in waits


def test_a_service_may_name_the_time_as_a_date(server, client, waits):
    date = time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(time.time() + 30))
    server.gives(PATH, answered({}, 503, Retry_After=date), GOOD)
    client.answer(ASKED)
    assert any(25 < wait <= 30 for wait in waits)


def test_a_wait_without_measure_is_not_waited_for(server, client, waits):
    server.gives(PATH, answered({}, 429, Retry_After="86400"))
    with pytest.raises(InputError, match="asks to wait for 86400 seconds"):
        client.answer(ASKED)
    assert len(server.asked) == 1
    assert sum(waits) < 60


def test_openalex_says_by_403_that_it_is_asked_too_often(server, client, waits):
    asked = openalex_work("10.5555/a")
    server.gives("openalex/works/doi:10.5555/a", answered({}, 403), GOOD)
    assert client.answer(asked) == GOOD.body
    assert 1 in waits


def test_an_allowance_that_is_used_up_for_the_day_is_not_waited_for(server, client, waits):
    used_up = {"X_RateLimit_Remaining": "0", "X_RateLimit_Reset": "11987"}
    server.gives("openalex/works/doi:10.5555/a", answered({}, 429, **used_up))
    with pytest.raises(InputError, match="asks to wait for 11987 seconds"):
        client.answer(openalex_work("10.5555/a"))
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("limit", "interval", "pause"), [("1", "5s", 5), ("50", "1s", 1), ("0", "1s", 1), ("x", "", 1)]
)
def test_what_a_service_allows_is_kept_to_where_it_is_less(
    server, client, waits, limit, interval, pause
):
    allowed = {"X_Rate_Limit_Limit": limit, "X_Rate_Limit_Interval": interval}
    server.gives(PATH, answered(crossref(), **allowed))
    client.clock = lambda: 0.0
    client.answer(ASKED)
    client.answer(ASKED)
    assert waits == [pause]


@pytest.mark.parametrize("status", [400, 401, 403, 451])
def test_a_refusal_is_not_asked_again(server, client, status):
    server.gives(PATH, answered({}, status))
    with pytest.raises(InputError, match=f"status {status}"):
        client.answer(ASKED)
    assert len(server.asked) == 1


def test_a_work_that_a_service_does_not_know_is_no_failure(server, client):
    assert client.answer(ASKED) is None


def test_an_answer_may_be_compressed(server, client):
    server.gives(PATH, zipped(crossref()))
    assert ASKED.read(client.answer(ASKED))[0].record.volume == "84"


def test_what_is_no_compression_though_it_says_so_is_refused(server, client):
    server.gives(PATH, Reply(b"beans", headers=JSON | {"Content-Encoding": "gzip"}))
    with pytest.raises(InputError, match="it cannot be read"):
        client.answer(ASKED)


@pytest.mark.parametrize("reply", [Reply(b"x" * 5_000), Reply(b"x" * 1_000, endless=True)])
def test_an_answer_without_measure_is_refused(server, client, monkeypatch, reply):
    monkeypatch.setattr(web_client, "LARGEST", 4_000)
    server.gives(PATH, reply)
    with pytest.raises(InputError, match="larger than"):
        client.answer(ASKED)


def test_a_service_may_point_to_another_address_of_its_own(server, client):
    server.gives(PATH, answered({}, 301, Location="/crossref/works/10.5555/merged"))
    server.gives("crossref/works/10.5555/merged", GOOD)
    assert client.answer(ASKED) == GOOD.body


def test_a_service_that_points_elsewhere_is_not_followed(server, client):
    with running() as elsewhere:
        elsewhere.gives("x", GOOD)
        server.gives(PATH, answered({}, 302, Location=f"{elsewhere.address}/x"))
        with pytest.raises(InputError, match=re.escape("it points elsewhere, to 127.0.0.1")):
            client.answer(ASKED)
        assert elsewhere.asked == []


def test_a_service_that_points_in_a_circle_is_left(server, client):
    server.gives(PATH, answered({}, 301, Location=f"/{PATH}"))
    with pytest.raises(InputError, match="from one address to the next"):
        client.answer(ASKED)


def test_where_nobody_listens_that_is_said(client, monkeypatch):
    monkeypatch.setenv(ADDRESS_VARIABLE, "http://127.0.0.1:9")
    with pytest.raises(InputError, match="Crossref gave no answer: it cannot be read"):
        client.answer(ASKED)


def test_questions_to_one_service_keep_their_distance(server):
    now, waits = [100.0], []

    def sleep(seconds):
        waits.append(seconds)
        now[0] += seconds

    client = WebClient(sleep=sleep, clock=lambda: now[0])
    for _ in range(3):
        client.answer(ASKED)
    client.answer(openalex_work("10.5555/tilth"))
    assert waits == pytest.approx([1.0, 1.0])
    polite = WebClient("who@example.org", sleep=sleep, clock=lambda: now[0])
    polite.answer(ASKED)
    polite.answer(ASKED)
    assert waits[2:] == pytest.approx([0.35])


@pytest.mark.parametrize(
    "identifier",
    [
        "10.5555/a b?c#d", "10.5555/(sici)1<2::aid-3>4.0.co;2-x", "10.5555/%41", "10.5555/ä&b=c",
        "10.5555/a//b", "10.5555/a+b",
    ],
)  # fmt: skip
def test_an_identifier_reaches_the_service_as_it_is(server, client, identifier):
    client.answer(crossref_work(identifier))
    path, words, _ = server.asked[0]
    assert (path, words) == (f"crossref/works/{identifier}", {})


@pytest.mark.parametrize("mail", ["who", "who@example.org\nX: y", "wh o@example.org", "wér@a.org"])
def test_an_address_that_cannot_be_told_is_refused_before_anybody_is_asked(server, mail):
    with pytest.raises(InputError, match="is no address"):
        WebClient(mail)
    assert server.asked == []


HTML = b"<!doctype html><title>Sign in</title><p>Welcome to the network</p>"


@pytest.mark.parametrize(
    "question",
    [
        ASKED, crossref_search("Tilth", "Fern"), openalex_work("10.5555/tilth"),
        datacite_work("10.5555/tilth"), pubmed_search("tilth"), pubmed_articles(["1"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "raw",
    [
        HTML,
        b"",
        b"\xff\xfe",
        b"[]",
        b"null",
        b'"x"',
        b"7",
        b"{}",
        b'{"message": 3}',
        b"[" * 100_000,
    ],
)
def test_an_answer_of_another_kind_is_refused(question, raw):
    with pytest.raises(ValueError, match="answer"):
        question.read(raw)


@pytest.mark.parametrize("odd", [None, 3, True, "x", [], {}, [[]], [{}], [None], {"x": [1]}])
@pytest.mark.parametrize(
    "name", [*crossref()["message"], "subtitle", "updated-by", "ISBN", "editor"]
)
def test_a_value_of_another_kind_harms_nothing(name, odd):
    found = ASKED.read(answered(crossref(**{name: odd})).body)[0]
    assert found.record.volume == "84" or name == "volume"


def test_marks_in_words_are_taken_out_and_nothing_can_break_out_of_a_field():
    title = ["The <i>tilth</i> of &amp;lt;soil&amp;gt;\u0007\x9b\u202e\ud800 } @book{x,"]
    record = ASKED.read(answered(crossref(title=title)).body)[0].record
    assert record.title == "The tilth of <soil> } @book{x,"
