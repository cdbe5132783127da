"""Works that the records lack, for everybody: pages of the web, and news.

They are put together from the titles and people of records; nothing is looked up.
"""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

Record = Mapping[str, Any]
_BODIES = (
    "Institute Association Agency Department Ministry Council Commission Office Society".split()
)
REALMS = "National International Royal American European British Federal World Swiss State".split()
MATTERS = (
    "Health;Statistics;Education;the Environment;Justice;Labour;Agriculture;Mental Health;Energy;"
    "Science and Technology;Housing;Food Safety;Standards;Trade;Finance;Medicine;Transport"
).split(";")
_SITES = "Medium;The Conversation;WebMD;National Geographic;Healthline;GitHub;YouTube;Wired".split(
    ";"
)
_PAPERS = (
    "The New York Times;The Guardian;Washington Post;Le Monde;The Economist;The Irish Times;Time;"
    "Wall Street Journal;Financial Times;New Scientist;Los Angeles Times;Newsweek;The Independent"
).split(";")
_HOSTS = ["site.org", "news.com", "data.gov", "info.net"]


def body_name(rng: Random) -> str:
    """Put together the name of an organisation."""
    realm, body, matter = rng.choice(REALMS), rng.choice(_BODIES), rng.choice(MATTERS)
    forms = [
        f"{realm} {body} of {matter}", f"{body} for {matter}", f"{realm} {matter} {body}",
        f"U.S. {body} of {matter}", f"{body} of {matter}", f"{realm} {body} for {matter}",
    ]  # fmt: skip
    return rng.choice(forms)


def as_page(record: Record, rng: Random) -> dict[str, Any]:
    """Turn a record into a page of the web, by an organisation or by people."""
    body = body_name(rng)
    people = record.get("author", [])[:2] if rng.random() < 0.4 else [{"literal": body}]
    own = bool(people) and "literal" in people[0]
    return {
        "type": "webpage",
        "author": people if rng.random() < 0.9 else [],
        "title": record["title"].partition(":")[0] if rng.random() < 0.5 else record["title"],
        "year": record.get("year", "") if rng.random() < 0.7 else "",
        "publisher": rng.choice([rng.choice(_SITES), "" if own else body, "", ""]),
        "genre": rng.choice(["Report No. 44", "Fact sheet"]) if rng.random() < 0.1 else "",
        "URL": _address(record["title"], body, rng),
    }


def _address(title: str, body: str, rng: Random) -> str:
    host = "".join(word[0] for word in body.split()).lower() + rng.choice(_HOSTS)
    path = "-".join(title.lower().split()[:4])
    path = "".join(sign for sign in path if sign.isalnum() or sign == "-")
    lead = rng.choice(["https://www.", "http://", "https://", "www.", ""])
    return f"{lead}{host}/{path}" + rng.choice(["", ".html", "/", ".pdf"])


def as_news(record: Record, rng: Random) -> dict[str, Any]:
    """Turn a record into an article of a newspaper."""
    page = rng.choice(
        ["", "", f"{rng.choice('ABCD')}{rng.randrange(1, 30)}", str(rng.randrange(60))]
    )
    return {
        "type": "article-newspaper",
        "author": record.get("author", [])[:2],
        "title": record["title"],
        "year": record.get("year", ""),
        "container-title": rng.choice(_PAPERS),
        "page": page,
        "URL": _address(record["title"], "News", rng) if rng.random() < 0.5 else "",
    }
