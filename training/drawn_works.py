"""Works drawn from records at random, as they are or as other kinds of works, in any style."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from training.entry_writer import write_entry
from training.house_styles import HouseStyle
from training.legal_works import LAW_FORMS, write_legal
from training.made_entries import MadeEntry
from training.odd_works import as_anonymous, as_film, as_unpublished, as_untitled, with_helpers
from training.public_works import as_news, as_page
from training.scholarly_works import as_conference_paper, as_preprint, as_report, as_thesis
from training.tidy_records import is_place

Shares = Mapping[str, int]
# Of a hundred entries in styles drawn at random.
SHARES: Shares = {
    "as it is": 55, "legal": 3, "conference": 15, "thesis": 4, "report": 5, "page": 8, "news": 3,
    "preprint": 2, "untitled": 3, "anonymous": 2, "film": 1, "unpublished": 1,
}  # fmt: skip
_TURNED = {
    "thesis": as_thesis, "report": as_report, "page": as_page, "news": as_news,
    "preprint": as_preprint, "unpublished": as_unpublished,
    "anonymous": lambda record, _: as_anonymous(record),
}  # fmt: skip


class DrawnWorks:
    """Records to draw works from; those of a kind that few records are of are made from others."""

    def __init__(self, records: Sequence[Mapping[str, Any]]) -> None:
        self.records = records
        self.articles = [one for one in records if one["type"] == "article-journal"]
        self.with_editors = [record["editor"] for record in records if record.get("editor")]
        self.places = [
            place for one in records if is_place(place := one.get("publisher-place", ""))
        ]
        self.presses = [record["publisher"] for record in records if record.get("publisher")]

    def entry(
        self,
        rng: Random,
        shares: Shares = SHARES,
        style: HouseStyle | None = None,
        seed: int = 0,
        laws: Sequence[str] = LAW_FORMS,
    ) -> MadeEntry:
        """Draw a work and write it as an entry.

        Parameters
        ----------
        rng
            What the work is drawn by.
        shares
            How often each kind of work is drawn.
        style
            The style to write it in; without one, a style is drawn.
        seed
            What is left open by the style is drawn by this, where it is given: so the entries of
            a list are like each other.
        laws
            The forms of laws and cases.
        """
        record = rng.choice(self.records)
        (kind,) = rng.choices([*shares], shares.values())
        if kind == "legal":
            return write_legal([record, rng.choice(self.records)], rng, laws)
        work = self._as(kind, record, rng)
        return write_entry(work, style or HouseStyle.draw(rng), Random(seed) if seed else rng)

    def _as(self, kind: str, record: Mapping[str, Any], rng: Random) -> Mapping[str, Any]:
        if kind == "conference":
            return self._at_conference(record, rng)
        if kind == "untitled":
            return as_untitled(rng.choice(self.articles))
        if kind == "film":
            return as_film(record, rng.choice(self.places), rng)
        if kind in _TURNED:
            return _TURNED[kind](record, rng)
        if record["type"] == "book" and rng.random() < 0.2:
            return with_helpers(record, rng.choice(self.with_editors))
        return record

    def _at_conference(self, record: Mapping[str, Any], rng: Random) -> Mapping[str, Any]:
        paper = as_conference_paper(record, rng.choice(self.with_editors), rng)
        paper["event-place"] = rng.choice(self.places) if rng.random() < 0.35 else ""
        if paper["publisher"] and rng.random() < 0.5:
            paper |= {
                "publisher": rng.choice(self.presses), "publisher-place": rng.choice(self.places)
            }  # fmt: skip
        return paper
