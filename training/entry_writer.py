"""An entry from a record, in a style: names, date, title, where it appeared, and links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from random import Random
from typing import Any

from training.house_styles import (
    HouseStyle,
    Piece,
    Unit,
    fill_form,
)
from training.identifiers_made import write_links
from training.made_entries import MadeEntry, join_pieces
from training.name_lists import write_people
from training.public_works import MATTERS
from training.written_dates import write_access, write_date, write_day
from training.written_titles import abbreviated, write_title


def write_entry(record: Mapping[str, Any], style: HouseStyle, rng: Random) -> MadeEntry:
    """Write a record, as `tidy_record` leaves it or without a title, in a style."""
    return join_pieces(_joined(_Writer(record, style, rng).units(), style, rng))


class _Writer:
    def __init__(self, record: Mapping[str, Any], style: HouseStyle, rng: Random) -> None:
        self.record, self.style, self.rng = record, style, rng
        whole = 0.55 if record["type"] in ("webpage", "article-newspaper") else 0.12
        self.date = write_date(record.get("year", ""), rng, whole)
        self.dated = False

    def units(self) -> Iterable[tuple[Unit, str]]:
        """Yield the parts of an entry, each with what stands behind it."""
        style, record = self.style, self.record
        front = self._take("(front)", "front")
        yield from self._names(front)
        yield write_title(record, style, self.rng), style.after_title
        kind = record["type"]
        if kind == "preprint":
            yield self._preprint(), ", "
        elif kind in ("article-journal", "article-newspaper"):
            name = record.get("container-title", "")
            name = abbreviated(name, self.rng) if self.rng.random() < 0.12 and " " in name else name
            yield [(self._special(name), "journal")], style.between
            yield self._issue(), ", " if self.rng.random() < 0.1 else ". "
            yield self._day(), ". "
        elif kind in ("chapter", "paper-conference"):
            yield from self._book()
        else:
            yield self._director(), ". "
            yield self._kind(), style.between
            yield self._publisher(), ". "
            yield self._leaf(), ". "
        if not self.dated:
            bare = style.date != "(end)"
            yield (
                [(f"{self.date}" if bare else "(", "date" if bare else "")]
                + ([] if bare else [(self.date, "date"), (")", "")]),
                ". ",
            )
        yield from self._ends()

    def _special(self, name: str) -> str:
        """Name the special issue of a journal, now and then."""
        if self.rng.random() > 0.02:
            return name
        issue = self.rng.choice(["Special Issue on", "special issue on", "Special Issue:"])
        return f"{name}{self.rng.choice([', ', ': '])}{issue} {self.rng.choice(MATTERS)}"

    def _day(self) -> Unit:
        """Give a month or a day far from its year, now and then."""
        often = 0.3 if self.record["type"] == "article-newspaper" else 0.03
        if self.rng.random() > often or not self.date.isdigit():
            return []
        return [(write_day(self.rng), "date")]

    def _take(self, *places: str) -> Unit:
        """Give the date, if it stands here and has not been given."""
        if self.dated or self.style.date not in places:
            return []
        self.dated = True
        if places[0].startswith("("):
            around = self.rng.choice(["()", "()", "()", "[]"])
            if self.style.date == "front":
                return [(self.date, "date")]
            return [(around[0], ""), (self.date, "date"), (around[1], "")]
        return [(self.date, "date")]

    def _names(self, date: Unit) -> Iterable[tuple[Unit, str]]:
        authors, editors = self.record.get("author", []), self.record.get("editor", [])
        style, rng = self.style, self.rng
        unit: Unit = []
        if authors:
            unit = [(write_people(authors, style.names, rng), "author")]
        elif editors and self.record["type"] == "book":
            cue = rng.choice(
                [" (Ed.)", " (Eds.)", " (eds.)", ", editors", ", eds.", ", ed.", " (ed.)"]
            )
            unit = [(write_people(editors, style.names, rng), "editor"), (cue, "")]
        if date:
            before = rng.choice([" ", " ", ", ", ". "]) if style.date == "front" else " "
            after = rng.choice([". ", ". ", ", ", ": ", " "])
            yield [*unit, *([(before, "")] if unit else []), *date], after
        else:
            yield unit, style.after_names

    def _preprint(self) -> Unit:
        name = self.record["container-title"]
        month = f"{self.rng.randrange(7, 24):02}{self.rng.randrange(1, 13):02}"
        number = f"{month}.{self.rng.randrange(10**5):05}"
        lead, link = self.rng.choice(
            [(" ", f"arXiv:{number}"), (", ", f"arXiv:{number}"), (" abs/", number), (". ", "")]
        )
        return [(name, "journal"), (lead if link else "", ""), (link, "link")]

    def _issue(self) -> Unit:
        """Write volume, number, pages, and the date where the style has it here."""
        values = {
            "V": self.record.get("volume", ""), "N": self.record.get("issue", ""),
            "P": self.pages(), "D": "",
        }  # fmt: skip
        form = self.style.issue
        if "D" in form and not self.dated:
            values["D"], self.dated = self.date, True
        return fill_form(form, values)

    def pages(self) -> str:
        """Write the pages, with one dash or another, the last one whole or cut."""
        pages = self.record.get("page", "")
        first, dash, last = pages.partition("-")
        if not dash:
            return pages
        if self.rng.random() < 0.15 and len(first) == len(last) > 2 and first.isdigit():
            common = next(
                (i for i, (a, b) in enumerate(zip(first, last, strict=True)) if a != b), 0
            )
            last = last[common:]
        return first + self.rng.choice(["-", "-", "–", "–", "--", " - "]) + last

    def _book(self) -> Iterable[tuple[Unit, str]]:
        record, style, rng = self.record, self.style, self.rng
        book: Unit = [(record.get("container-title", ""), "booktitle")]
        editors: Unit = []
        if record.get("editor"):
            names = (write_people(record["editor"], style.editors, rng), "editor")
            cue = rng.choice(
                [" (Ed.)", " (Eds.)", ", eds.", ", editors", ", ed.", " (eds)", ", Editors"]
            )
            led = rng.choice(["ed. ", "edited by ", "Ed. ", "Edited by ", "eds. "])
            editors = (
                [names, (cue, "")]
                if style.editors_first or rng.random() < 0.5
                else [(led, ""), names]
            )
        lead: Unit = [(style.within, "")]
        if not style.within and not style.quotes:
            lead = [("In ", "")]
        pages, form = self.pages(), rng.choice(["pp. ", "pp. ", "pages ", "p. ", "", ": ", "S. "])
        leaf: Unit = [(form, ""), (pages, "pages")] if pages else []
        volume: Unit = (
            [(rng.choice(["Vol. ", "volume ", "vol. ", ""]), ""), (record["volume"], "volume")]
            if record.get("volume")
            else []
        )
        series: Unit = (
            [("(", ""), (record["collection-title"], "series"), (")", "")]
            if record.get("collection-title") and rng.random() < 0.6
            else []
        )
        if editors and style.editors_first:
            yield [*lead, *editors], rng.choice([", ", ", ", ": ", ". ", " "])
            yield book, style.between if not pages else rng.choice([", ", " ", ". "])
        else:
            yield [*lead, *book], rng.choice([", ", ". ", ", "])
            yield editors, rng.choice([", ", ". "])
        yield from self._meeting()
        for part in (series, volume):
            yield part, ", "
        bracketed: Unit = [(" (", ""), *leaf, (")", "")] if leaf and rng.random() < 0.3 else leaf
        early = rng.random() < 0.5
        if early:
            yield bracketed, rng.choice([". ", ", "])
        yield self._publisher(), ", " if not early else ". "
        if not early:
            yield leaf, ". "

    def _meeting(self) -> Iterable[tuple[Unit, str]]:
        """Say where a meeting was, and when, unless the date was given."""
        place = self.record.get("event-place", "")
        if place:
            yield [(place, "place")], ", "
        if not self.dated and self.record["type"] == "paper-conference" and self.rng.random() < 0.3:
            self.dated = True
            yield [(self.date, "date")], ", "

    def _publisher(self) -> Unit:
        record, form = self.record, self.style.publisher
        publisher, place = record.get("publisher", ""), record.get("publisher-place", "")
        values = {"publisher": publisher, "place": place, "date": ""}
        if "date" in form and not self.dated:
            values["date"], self.dated = self.date, True
        if form == "place" and not place:
            form = "publisher"
        form = form.replace("place", "L").replace("publisher", "U").replace("date", "D")
        return fill_form(form, {"U": publisher, "L": place, "D": values["date"]})

    def _kind(self) -> Unit:
        genre, number = self.record.get("genre", ""), self.record.get("number", "")
        if not genre:
            return [(number, "number")] if number else []
        if self.record["type"] == "report":
            between = self.rng.choice([" ", " ", " no. ", " No. ", ", ", " #", " # "])
            return [(genre, "kind"), *([(between, ""), (number, "number")] if number else [])]
        around = self.rng.choice(["", "", "()", "[]"])
        return [(around[:1], ""), (genre, "kind"), (around[1:], "")]

    def _director(self) -> Unit:
        people = self.record.get("director")
        if not people:
            return []
        cue = self.rng.choice(["Dir. ", "Directed by ", "dir. "])
        return [(cue, ""), (write_people(people, self.style.names, self.rng), "helper")]

    def _leaf(self) -> Unit:
        """Say how many pages a book has, or which of them is meant, now and then."""
        if self.record["type"] not in ("book", "thesis") or self.rng.random() > 0.07:
            return []
        number = str(self.rng.randrange(2, 700))
        if self.rng.random() < 0.5:
            return [(f"{number} {self.rng.choice(['pp', 'p', 'pp.', 'pages', 'S.'])}", "")]
        return [(self.rng.choice(["p. ", "pp. ", "page "]), ""), (number, "pages")]

    def _ends(self) -> Iterable[tuple[Unit, str]]:
        links = write_links(self.record, self.rng)
        if self.record.get("URL") and self.rng.random() < (
            0.8 if "webpage" in self.record["type"] else 0.4
        ):
            access: Unit = [(write_access(self.rng), "access")]
            if self.rng.random() < 0.5 and "from" not in access[0][0]:
                yield links, " "
                yield access, ". "
            else:
                yield access, " "
                yield links, ""
        else:
            yield links, ""


def _joined(units: Iterable[tuple[Unit, str]], style: HouseStyle, rng: Random) -> Iterable[Piece]:
    """Put separators between units."""
    shown = [([piece for piece in unit if piece[0]], after) for unit, after in units]
    shown = [(unit, after) for unit, after in shown if unit]
    for unit, after in shown[:-1]:
        yield from unit
        yield _after(unit, after), ""
    for unit, _ in shown[-1:]:
        yield from unit
        linked = unit[-1][1] == "link"
        yield _after(unit, rng.choice(["", "", "."]) if linked else style.stop), ""


def _after(unit: Unit, sign: str) -> str:
    """Return what stands behind a unit: no stop or comma where it ends with a sign itself."""
    last = unit[-1][0].rstrip("\"”'’»")[-1:]
    doubled = (sign[:1] == "." and last in (".", "?", "!", ",")) or (sign[:1], last) == (",", ",")
    return sign[1:] if doubled or (sign[:1] == "," and last in ("?", "!")) else sign
