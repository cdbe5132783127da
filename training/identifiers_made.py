"""Identifiers as entries show them; where a record has none, some of their form are made up."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def write_links(record: Mapping[str, Any], rng: Random) -> list[tuple[str, str]]:
    """Write the links of a record, none where it or its style has none."""
    pieces: list[tuple[str, str]] = []
    web = record["type"] in ("webpage", "article-newspaper")
    if record["type"] in ("article-journal", "paper-conference") and rng.random() < 0.3:
        doi = record.get("DOI") or _doi(rng)
        pieces.append((rng.choice(["doi:", "https://doi.org/", "doi: ", "DOI: ", "DOI ",
                                   "http://dx.doi.org/", ""]) + doi, "link"))  # fmt: skip
        if rng.random() < 0.25:
            pieces += [
                (rng.choice([" ", ". ", "; "]), ""),
                (f"PMID: {rng.randrange(10**6, 3 * 10**7)}", "link"),
            ]
    if record.get("URL") and (web or not pieces) and rng.random() < 0.85:
        around = rng.choice(["", "", "", "<>", "URL: "])
        pieces.append((around[:1] if around == "<>" else around, ""))
        pieces.append((record["URL"], "link"))
        pieces.append((">" if around == "<>" else "", ""))
    if record.get("ISBN") and rng.random() < 0.5:
        pieces.append((f"ISBN {record['ISBN'].split(',')[0]}", "link"))
    return [piece for piece in pieces if piece[0]]


def _doi(rng: Random) -> str:
    tail = "".join(rng.choice(_LETTERS + "0123456789.-") for _ in range(rng.randrange(6, 18)))
    return f"10.{rng.randrange(1000, 9999)}/{tail}x"
