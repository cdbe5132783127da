"""A server on this machine that answers as Crossref, OpenAlex, DataCite and PubMed do."""

from __future__ import annotations

import gzip
import json
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


@dataclass
class Reply:
    """One answer, and how it is given: late, cut short, or piece by piece without an end."""

    body: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    late: float = 0
    cut: bool = False
    endless: bool = False


def answered(value: Any, status: int = 200, **headers: str) -> Reply:
    sent = {"Content-Type": "application/json"} | {
        n.replace("_", "-"): v for n, v in headers.items()
    }
    return Reply(json.dumps(value).encode(), status, sent)


def zipped(value: Any) -> Reply:
    body = gzip.compress(json.dumps(value).encode())
    return Reply(body, headers={"Content-Type": "application/json", "Content-Encoding": "gzip"})


class Server(ThreadingHTTPServer):
    """Gives each path its replies in their order, the last of them ever after; others are 404.

    A reply may be made of the parameters of a question.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.replies: dict[str, list[Reply | Callable[[dict[str, str]], Reply]]] = {}
        self.asked: list[tuple[str, dict[str, str], dict[str, str]]] = []
        self.counts: dict[str, int] = defaultdict(int)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def gives(self, path: str, *replies: Reply | Callable[[dict[str, str]], Reply]) -> None:
        self.replies[path] = list(replies)

    def paths(self) -> list[str]:
        return [path for path, _, _ in self.asked]


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        path, words = unquote(parts.path).lstrip("/"), dict(parse_qsl(parts.query))
        self.server.asked.append((path, words, dict(self.headers)))
        replies = self.server.replies.get(path, [answered({"status": "not found"}, 404)])
        number = self.server.counts[path]
        self.server.counts[path] += 1
        reply = replies[min(number, len(replies) - 1)]
        self.give(reply(words) if callable(reply) else reply)

    def give(self, reply: Reply) -> None:
        time.sleep(reply.late)
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if not reply.endless:
            self.send_header("Content-Length", str(len(reply.body) + 100 * reply.cut))
        self.end_headers()
        try:
            self.wfile.write(reply.body)
            while reply.endless:
                self.wfile.write(reply.body)
        except OSError:
            pass

    def log_message(self, *words: object) -> None:
        """Say nothing."""


@contextmanager
def running() -> Iterator[Server]:
    server = Server()
    thread = threading.Thread(target=server.serve_forever, args=[0.02], daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def crossref(**said: Any) -> dict[str, Any]:
    """A work as Crossref describes it."""
    work = {
        "type": "journal-article",
        "title": ["Self-efficacy: Toward a unifying theory of behavioral change."],
        "author": [{"given": "Albert", "family": "Bandura", "sequence": "first"}],
        "container-title": ["Psychological Review"],
        "issued": {"date-parts": [[1977]]},
        "volume": "84",
        "issue": "2",
        "page": "191-215",
        "DOI": "10.1037/0033-295x.84.2.191",
        "publisher": "American Psychological Association (APA)",
    }
    return {"status": "ok", "message-type": "work", "message": work | said}


def crossref_list(*works: dict[str, Any]) -> dict[str, Any]:
    return {"status": "ok", "message": {"items": [work["message"] for work in works]}}


def openalex(**said: Any) -> dict[str, Any]:
    """The same work as OpenAlex describes it."""
    work = {
        "id": "https://openalex.org/W1",
        "doi": "https://doi.org/10.1037/0033-295x.84.2.191",
        "title": "Self-efficacy: Toward a unifying theory of behavioral change.",
        "publication_year": 1977,
        "type": "article",
        "is_retracted": False,
        "ids": {"openalex": "https://openalex.org/W1"},
        "authorships": [{"author": {"display_name": "Albert Bandura"}}],
        "primary_location": {"source": {"display_name": "Psychological Review"}},
        "biblio": {"volume": "84", "issue": "2", "first_page": "191", "last_page": "215"},
    }
    return work | said


def datacite(**said: Any) -> dict[str, Any]:
    """A data set of our own making as DataCite would describe it."""
    attributes = {
        "doi": "10.5555/tilth.1",
        "titles": [{"title": "Counts of worms in ten beds"}],
        "creators": [{"name": "Fern, Ada", "givenName": "Ada", "familyName": "Fern"}],
        "publicationYear": 2021,
        "publisher": "The Garden Archive",
        "types": {"bibtex": "misc"},
        "container": {},
    }
    return {"data": {"id": "10.5555/tilth.1", "attributes": attributes | said}}


def pubmed_list(*identifiers: str) -> dict[str, Any]:
    return {"esearchresult": {"count": str(len(identifiers)), "idlist": list(identifiers)}}


def pubmed(links: str = "", pmid: str = "12", kind: str = "Journal Article") -> Reply:
    """The same work as PubMed would describe it; the number is made up."""
    return Reply(f"""<?xml version="1.0" ?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle//EN" "https://dtd.nlm.nih.gov/x.dtd">
<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version="1">{pmid}</PMID><Article>
<Journal><JournalIssue><Volume>84</Volume><Issue>2</Issue><PubDate><Year>1977</Year></PubDate>
</JournalIssue><Title>Psychological review</Title></Journal>
<ArticleTitle>Self-efficacy: toward a unifying theory of behavioral change.</ArticleTitle>
<Pagination><MedlinePgn>191-215</MedlinePgn></Pagination>
<AuthorList><Author><LastName>Bandura</LastName><ForeName>A</ForeName></Author></AuthorList>
<PublicationTypeList><PublicationType>{kind}</PublicationType></PublicationTypeList></Article>
<CommentsCorrectionsList>{links}</CommentsCorrectionsList></MedlineCitation>
<PubmedData><ArticleIdList><ArticleId IdType="pubmed">{pmid}</ArticleId>
<ArticleId IdType="doi">10.1037//0033-295x.84.2.191</ArticleId></ArticleIdList></PubmedData>
</PubmedArticle></PubmedArticleSet>""".encode(), headers={"Content-Type": "text/xml"})  # fmt: skip
