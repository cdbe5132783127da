"""What the notebooks' sentences have to say of a ledger, counted anew in plain Python.

No pandas, and nothing of the analysis: each sentence, by the id of its cell, from the rows alone.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction
from statistics import median
from typing import Any, NamedTuple

from analysis.any_ledger import VAGUE, Ledger
from reviewbook.coding.agreement import kappa
from reviewbook.coding.decision_log import anchor_hash
from reviewbook.display.sentence import written
from reviewbook.display.wording import capital, each_of, few, out_of, some
from reviewbook.ledger.tables import CONTEXTS, SUPPORT

BODY = ("title", "heading", "prose", "list")
NOBODY = "What the rules proposed has been judged by no reader."
GIVEN_WITH_IT = (
    "Where a document names a treatment of that list, is anything given with it? Two things are on "
    "record in the same passage: a dose, frequency or time that was coded for this treatment, and "
    "a work that is cited there and bears the sentence out, if only in part."
)
ROWS_OF_THE_MAP = (
    "The map has a row per treatment of that list: those that nobody names first, then the others, "
    "each by its standing, under a row that says so. The empty squares are the message."
)
UNREAD = " Only suggested by words, and judged by nobody: "


def first(counts: dict[Any, Any]) -> list[Any]:
    """Give what has the most, in order; nothing where the most is nothing."""
    most = max(counts.values(), default=0)
    return [name for name, count in counts.items() if count == most and count]


def most(counts: dict[Any, Any]) -> Any:
    """Give the most that any has."""
    return max(counts.values(), default=0)


def none_or(number: int) -> str:
    """Write a number, and 0 as none."""
    return f"{number:,}" if number else "none"


def percent(share: Fraction | float) -> str:
    """Write a share in percent; a half is rounded up."""
    return f"{math.floor(Fraction(share).limit_denominator(10**9) * 100 + Fraction(1, 2))}%"


def place_of(row: Any) -> tuple[str, int, int]:
    """Give where a row stands."""
    return row.document, row.start, row.end


class SheetRow(NamedTuple):
    """A row of the audit sheet: the citation, a work that it may mean, and what is said of it."""

    citation: Any
    key: str
    verdict: str
    judged: bool
    late: bool


class Recount:
    """A ledger as plain lists, and what is to be said of it."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger, self.names, self.several = ledger, ledger.names, len(ledger.names) > 1
        tables = ledger.tables
        self.modality = {t: m for m, names in ledger.treatments.items() for t in names}
        self.treatments = [row for row in tables["mentions"] if row.concept in self.modality]
        self.lenses = [row for row in tables["mentions"] if row.concept in ledger.lenses]
        self.passages, self.tables = tables["passages"], tables
        self.body = [p for p in self.passages if p.zone in BODY]
        self.words = {
            name: sum(p.words for p in self.body if p.document == name) for name in self.names
        }
        self.in_text = [c for c in tables["citations"] if c.form in ("narrative", "parenthetical")]
        self.claims = [row for row in tables["citations"] if row.form == "unsourced"]
        weights = Counter(row.document for row in tables["mentions"])
        ranked = sorted(self.names, key=lambda name: -weights[name])
        self.shown = self.names if len(self.names) <= 30 else ranked[:29]

    def by_document(self, rows: Iterable[Any]) -> dict[str, int]:
        found = Counter(row.document for row in rows)
        return {name: found[name] for name in self.names}

    def documents(self, count: int) -> str:
        return out_of(count, len(self.names), "document")

    def said(self) -> dict[str, str]:
        """Give the text of each sentence by the id of its cell."""
        parts = (self.of_home, self.of_documents, self.of_treatments, self.of_modalities)
        parts += (self.of_lenses, self.of_definitions, self.of_citations, self.of_claims)  # type: ignore[assignment]
        parts += (self.of_rules,)  # type: ignore[assignment]
        return dict(pair for part in parts for pair in part())

    def of_home(self) -> Iterator[tuple[str, str]]:
        ledger = self.ledger
        tables = {
            "mention": self.treatments,
            "explanation": self.tables["definitions"],
            "in-text citation": self.in_text,
            "claim": self.claims,
        }
        kinds = some(len({row.concept for row in self.treatments}), "treatment")
        found = [
            f"{some(len(self.treatments), 'mention')} of {kinds}" * bool(self.treatments),
            some(len(tables["explanation"]), "explanation of a term", "explanations of terms"),
            some(len(self.in_text), "in-text citation"),
            some(len(self.claims), "claim to evidence", "claims to evidence") + " without a source",
        ]
        there = [said for said in found if said and not said.startswith("0 ")]
        words = some(sum(self.words.values()), "word")
        notice = f" {ledger.notice}" if ledger.notice else ""
        said = f"Read: {some(len(self.names), 'document')}, {words} in the body. Found: "
        yield "00-03", f"{said}{few(there or ['nothing'])}.{self.judged_of(tables)}{notice}"
        yield "00-25", self.largest()
        given = {(row.document, row.passage, row.concept) for row in self.lenses}
        sure = {(*r[:2], r.concept) for r in self.lenses if r.decided_by == "reader"}
        number = {lens: sum(key[2] == lens for key in given) for lens in ledger.lenses}
        reach = {lens: len({k[0] for k in given if k[2] == lens}) for lens in number}

        def told(lenses: list[str]) -> str:
            passages = ((lens, some(number[lens], "passage")) for lens in lenses)
            return few(f"{lens} ({n} in {self.documents(reach[lens])})" for lens, n in passages)

        unread = f"{UNREAD}{out_of(len(given - sure), len(given), 'passage')}."
        if not sure:
            unread = " These are words that suggest it, and nobody judged them."
        unread = unread if given - sure else ""
        most_often, widest = told(first(number)), told(first(reach))
        said = f"In the most passages: {most_often}. In the most documents: {widest}.{unread}"
        yield "00-26", said if given else self.no_lens()
        fair, figures = self.asking("adequacy"), self.asking("failures_min")
        parts = {
            "an adequate dose or duration is asked for ": fair,
            "a figure for the failures needed is given ": figures,
        }
        proposed = self.proposed("criterion", "criteria")
        main = next((name.title() for name in ledger.subjects), "")
        unknown = f"What definitions of {main} ask for is not recorded."
        of_main = {row.concept for row in self.tables["definitions"]} & {*ledger.subjects[:1]}
        if not of_main and not ledger.standards:
            unknown = f"No definition of {main} was found."
        unknown = unknown if main else "The codebook has no subject."
        yield "00-12", self.recorded(parts, unknown) + proposed
        yield "00-29", self.borne_out()
        yield "00-28", self.sold()

    def drawn(self) -> dict[str, set[str]]:
        """Give what the charts of the home page draw: what is level is drawn, too."""
        total = Counter(self.modality[row.concept] for row in self.treatments)
        second = sorted(total.values(), reverse=True)[:2]
        given = {(row.document, row.passage, row.concept) for row in self.lenses}
        number = Counter(key[2] for key in given)
        reach = Counter(lens for _, lens in {(key[0], key[2]) for key in given})
        return {
            "00-06": {m.title() for m, n in total.items() if n >= second[-1]},
            "00-09": {lens.title() for lens in [*first(number), *first(reach)]},
        }

    def is_judged(self, row: Any) -> bool:
        made = [d.field for d in self.ledger.decisions if d[2:6] == ("citations", *place_of(row))]
        borne = made == ["support"] and hasattr(row, "support")  # nothing else was decided of it
        read = row.decided_by == "reader" and not borne
        return read or row.document in self.ledger.read_whole

    def judged_of(self, tables: dict[str, list[Any]]) -> str:
        """Say how many rows a reader judged, of each table that has some."""
        counts = {
            noun: (sum(map(self.is_judged, rows)), len(rows)) for noun, rows in tables.items()
        }
        judged, total = (sum(count[at] for count in counts.values()) for at in (0, 1))
        if not judged:
            return " Rules found all this; nobody has checked it yet." if total else ""
        if judged == total:
            return " A reader has checked all of it."
        said = few(out_of(*count, noun) for noun, count in counts.items() if count[1])
        return f" A reader has checked {said}; the rest is proposed by rules."

    def judged_in(self, cell: str, tables: dict[str, list[Any]]) -> Iterator[tuple[str, str]]:
        """Say in a chapter how many of its rows a reader judged, if it has any."""
        if said := self.judged_of(tables).strip():
            yield cell, said

    def no_treatment(self) -> str:
        return "No treatment is named." if self.modality else "The codebook names no treatment."

    def no_lens(self) -> str:
        return "No lens was found." if self.ledger.lenses else "The codebook has no lens."

    def criteria(self) -> list[Any]:
        """Give the wordings of the main subject that name a criterion, where they are shown."""
        rows = [r for r in self.tables["definitions"] if r.concept in self.ledger.subjects[:1]]
        rows = [row for row in rows if row.document in self.shown]
        return [row for row in rows if row.failures_min or row.adequacy]

    def asking(self, criterion: str) -> str:
        """Write how many documents and standards ask for it, of those where it is recorded."""
        said = []
        rows = {
            "document": [(row.document, getattr(row, criterion)) for row in self.criteria()],
            "standard": [(r.key, str(getattr(r, criterion) or "")) for r in self.ledger.standards],
        }
        for noun, cells in rows.items():
            of = {work for work, value in cells if value}
            asking = {work for work, value in cells if value not in ("", "not asked")}
            said += [f"by {out_of(len(asking), len(of), noun)}"] * bool(of)
        return few(said) if said else ""

    def recorded(self, parts: dict[str, str], otherwise: str) -> str:
        among = f" (counted are {len(self.shown)} of the documents with the most mentions)"
        said = "; ".join(verb + who for verb, who in parts.items() if who)
        among = among if len(self.shown) < len(self.names) else ""
        return f"Where it is recorded, {said}{among}." if said else otherwise

    def proposed(self, noun: str, plural: str) -> str:
        """Say how many of the cells of the two criteria a rule put there."""
        cells = [
            not self.is_judged(row)
            for row in self.criteria()
            for value in (row.failures_min, row.adequacy)
            if value
        ]
        total = len(cells) + sum(
            bool(value) for r in self.ledger.standards for value in (r.failures_min, r.adequacy)
        )
        said = out_of(sum(cells), total, noun, plural)
        return f" Proposed by rules, and judged by nobody: {said}." if any(cells) else ""

    def largest(self) -> str:
        """Say what has the largest share by three ways of counting."""
        if not self.treatments:
            return self.no_treatment()
        words, longest = self.words, max(self.shown, key=lambda name: self.words[name])
        level, folded = [n for n in self.names if words[n] == words[longest]], ""
        if max(words.values()) > words[longest]:
            level = [n for n in self.shown if words[n] == words[longest]]
            folded = " among the documents with the most mentions"
        one = "the longest body of text"
        called = one if len(level) == 1 else "one of the longest bodies of text"
        rows = [(self.modality[row.concept], row.document) for row in self.treatments]
        ways: list[dict[str, Fraction]] = [
            {m: Fraction() for m in self.ledger.treatments} for _ in range(3)
        ]
        for m, name in rows:
            ways[0][m] += 1
            ways[1][m] += name != longest
            ways[2][m] += Fraction(1, words[name])

        def told(count: dict[str, Fraction]) -> str:
            tops = first(count)
            share = percent(most(count) / (sum(count.values()) or 1))
            each = " each" if len(tops) > 1 else ""
            return f"{few(tops)} ({share}{each})" if tops else "no modality"

        every, without, alike = map(told, ways)
        if not self.several:
            return f"The largest share of the mentions goes to {every}."
        return (
            f"The largest share of the mentions goes to {every}; without {longest}, "
            f"{called}{folded}, to {without}; and of the rates per 1,000 words, "
            f"summed over the documents, to {alike}."
        )

    def borne_out(self) -> str:
        """Say what the works bear out."""
        judged = Counter(row.support for row in self.in_text if row.support)
        where = f", in {self.documents(len({row.document for row in self.in_text}))}"
        said = some(len(self.in_text), "in-text citation") + where
        said = said if self.in_text else "No work is cited in the text"
        if judged:
            part = f", {judged.total()} of them judged"
            said += part * (judged.total() < len(self.in_text))
            said += f": the work bears its sentence in full in {judged['supports']}, in part in "
            said += f"{judged['partly']}, by analogy in {judged['by analogy']}, not at all in "
            said += f"{judged['does not']}"
            unknown = judged["cannot be checked"]
            said += f"; {unknown} could not be checked" if unknown else ""
        elif self.in_text:
            said += "; nobody has judged whether the works bear their sentences"
        claims = f"Evidence or custom is invoked without a source {some(len(self.claims), 'time')}."
        none = "No claim to evidence without a source was found."
        return f"{said}. {claims if self.claims else none}"

    def sold(self) -> str:
        """Say what publishers sell, and whether their texts favour only that."""
        rows = [row for row in self.ledger.documents if row.offers]
        if not rows:
            return "What the publishers sell is not recorded."
        if not self.ledger.treatments:
            return "The codebook names no treatment that could be sold."
        sellers = [row for row in rows if self.kinds(row.offers)]
        said = "Treatments are sold by the publishers of "
        said += f"{out_of(len(sellers), len(rows), 'document')} whose offer is recorded."
        recorded = [row for row in sellers if row.favours]
        if not recorded:
            return said + " What their texts favour is not recorded." * bool(sellers)
        one = [r for r in recorded if self.stand_for(r.favours) <= self.stand_for(r.offers)]
        texts = out_of(len(one), len(sellers), "text")
        unknown = len(sellers) - len(recorded)
        more = "all that is favoured is of a kind that the publisher sells"
        more += f"; of {unknown} it is not recorded." if unknown else "."
        return f"{said} In {texts}, {more}"

    def stand_for(self, words: str) -> set[str]:
        return {self.modality.get(word, word) for word in words.split()}

    def of_documents(self) -> Iterator[tuple[str, str]]:
        rows = self.ledger.documents
        authors = self.documents(sum(bool(row.authors) for row in rows))
        dated = none_or(sum(bool(row.published) for row in rows))
        yield "01-04", f"On record are the byline of {authors} and the date of {dated}."
        mended = [row.document for row in rows if row.repairs]
        count = some(sum(row.repairs for row in rows), "sequence was", "sequences were")
        said = f"{count} repaired, all in {few(mended)}."
        yield "01-13", said if mended else "No sequence had to be repaired."
        total = sum(p.words for p in self.passages)
        left = total - sum(self.words.values())
        share = Fraction(math.floor(Fraction(1000 * left, max(total, 1)) + Fraction(1, 2)), 10)
        part = f"{float(share):.1f}%" if share else "Less than 0.1%"
        said = f"{part} of all words in passages, {left:,} of {total:,}, were left out."
        none = f"No word was left out; counted were {total:,}."
        none = none if total else "There is no word to count."
        yield "01-17", said if left else none
        recorded = [row for row in rows if row.offers]
        mostly = sum(self.is_mostly_sold(row) for row in recorded)
        said = f"In {out_of(mostly, len(recorded), 'document')} whose offer is recorded, most "
        said += "mentions are of a kind that the publisher sells."
        if not self.ledger.treatments:
            said = "The codebook names no treatment that could be sold."
        yield "01-10", said if recorded else "What the publishers sell is not recorded."

    def kinds(self, words: str) -> set[str]:
        named = {self.modality.get(word, word) for word in words.split()}
        return named & set(self.ledger.treatments)

    def is_mostly_sold(self, row: Any) -> bool:
        named = [self.modality[m.concept] for m in self.treatments if m.document == row.document]
        return 2 * sum(m in self.kinds(row.offers) for m in named) > len(named)

    def of_treatments(self) -> Iterator[tuple[str, str]]:
        where = defaultdict(set)
        for row in self.treatments:
            where[row.concept].add(row.document)
        once = sum(len(documents) == 1 for documents in where.values())
        everywhere = sum(len(documents) == len(self.names) for documents in where.values())
        spread = f"; by all {len(self.names)} documents: {none_or(everywhere)}"
        spread += f"; by one only: {none_or(once)}"
        listed = out_of(len(where), len(self.modality), "treatment")
        said = f"Named at all: {listed} of the codebook{spread * self.several}."
        yield "02-04", said if self.modality else "The codebook names no treatment."
        for cell in ("02-30", "03-21"):
            yield from self.judged_in(cell, {"mention": self.treatments})
        spoken = Counter(row.context for row in self.treatments)
        of_all = out_of(spoken.total() - spoken["affirmed"], spoken.total(), "mention")
        kinds = sorted((-spoken[kind], place, kind) for place, kind in enumerate(CONTEXTS) if place)
        told = [f"{-count} {kind}" for count, _, kind in kinds if count]
        said = f"Not simply affirmed: {of_all}; of these {few(told)}."
        none = "No mention is denied, doubted, contrasted, supposed or ascribed."
        none = none if self.treatments else self.no_treatment()
        yield "02-27", said if told else none
        field = [name for name in self.modality if name in self.ledger.status]
        gaps = [name for name in field if name not in where]
        missing = out_of(len(gaps), len(field), "treatment")
        said = f"No document names {missing} with a status in the field: {few(gaps)}."
        if not gaps:
            said = "Every treatment with a status in the field is named."
        said = said if field else "No treatment has a status in the field."
        yield "02-12", said if self.modality else "The codebook names no treatment."
        guided = [name for name in field if name in self.ledger.status[::2]]
        unnamed = [name for name in guided if name not in where]
        said = f"A guideline names {out_of(len(guided), len(field), 'treatment')} with a status"
        said += f"; no document names {len(unnamed)} of these: {few(unnamed)}." * bool(unnamed)
        said += "; each is named." * (not unnamed)
        if field:
            yield "02-25", said if guided else "Of none is a guideline on record."
        if field:
            yield "02-13", f"Their status was seen in {some(len(field), 'work')}: "
            yield "02-20", GIVEN_WITH_IT
            yield "02-22", self.squares(field)
            yield "02-23", ROWS_OF_THE_MAP
        shares = {}
        for name in self.names:
            rows = [row.concept == VAGUE for row in self.treatments if row.document == name]
            if rows:
                shares[name] = Fraction(sum(rows), len(rows))
        vague = sum(row.concept == VAGUE for row in self.treatments)
        more = f"; the largest share, {percent(most(shares))}, is in {few(first(shares))}"
        said = "No mention names only a class or a kind."
        if vague:
            part = percent(Fraction(vague, len(self.treatments)))
            said = f"{part} of all mentions name only a class or a kind"
            said += f"{more if len({percent(share) for share in shares.values()}) > 1 else ''}."
        yield "02-17", said if self.treatments else self.no_treatment()

    def group(self, document: str) -> str:
        others = f"{len(self.names) - len(self.shown)} other documents"
        return document if document in self.shown else others

    def squares(self, field: list[str]) -> str:
        """Say how many squares of the map are full, and what stands in the same passage."""
        squares = [(name, group) for name in field for group in {*map(self.group, self.names)}]
        at: dict[Any, set[Any]] = defaultdict(set)
        for row in self.treatments:
            at[row.concept, self.group(row.document)].add((row.document, row.passage))
        borne = {r[:2] for r in self.tables["citations"] if r.support in ("supports", "partly")}
        doses = defaultdict(set)
        for row in self.tables["quantities"]:
            if row.kind != "failures":
                doses[row.concept].add((row.document, row.passage))
        full = [square for square in squares if at[square]]
        sources = {square for square in full if at[square] & borne}
        figures = {square for square in full if at[square] & doses[square[0]]} - sources
        said = (
            f"Full: {out_of(len(full), len(squares), 'square')}; in the same passage as a source "
        )
        said += "judged to bear the sentence out at least in part: "
        said += f"{none_or(len(sources))}; as a dose or time coded for it, without such a source: "
        return f"{said}{none_or(len(figures))}." if full else "No square is full."

    def of_modalities(self) -> Iterator[tuple[str, str]]:
        rows = {
            m: [r for r in self.treatments if self.modality[r.concept] == m]
            for m in self.ledger.treatments
        }
        reach = {m: len({r.document for r in found}) for m, found in rows.items()}
        everywhere = [m for m, count in reach.items() if count == len(self.names)]
        where = f"In all {len(self.names)} documents" if self.several else "Named"
        none = f" in all {len(self.names)} documents" * self.several
        said = f"{where}: {few(everywhere)}." if everywhere else f"No modality is named{none}."
        yield "03-05", said if reach else "The codebook names no treatment."
        nothing = self.no_treatment()
        total = {m: len(found) for m, found in rows.items()}
        tops, times = first(total), some(most(total), "time")
        rare = [m for m, count in reach.items() if count == 1]
        held = self.by_document(r for m in tops for r in rows[m])
        each = f", {most(held):,} of them in {each_of(first(held))}" if self.several else ""
        each = each.replace(", 1 of them", ",") if most(total) == 1 else each
        each = " each" if len(tops) > 1 else each
        alone = f"In one document only: {few(rare)}. " if self.several and rare else ""
        yield "03-09", f"{alone}Named most: {few(tops)}, {times}{each}." if tops else nothing
        rates = {
            (m, name): Fraction(1000 * count, self.words[name])
            for m, found in rows.items()
            for name, count in self.by_document(found).items()
            if count
        }
        densest = few(f"{m} in {name}" for m, name in first(rates))
        rate = float(most(rates))
        yield (
            "03-11",
            f"Densest: {densest}, {rate:,.1f} mentions per 1,000 words." if rates else nothing,
        )
        places = [self.position(row) for row in self.treatments if row.document in self.shown]
        early = percent(Fraction(sum(place < 1 / 2 for place in places), max(len(places), 1)))
        late = percent(Fraction(sum(place >= 3 / 4 for place in places), max(len(places), 1)))
        among = f" of {self.documents(len(self.shown))}" * (self.shown != self.names)
        bodies = "bodies" if self.several else "body"
        said = f"The first half of the {bodies}{among} holds {early} of the mentions, the "
        said += "last "
        elsewhere = "No mention is in a document that is drawn." if self.treatments else nothing
        yield "03-15", f"{said}quarter {late}." if places else elsewhere

    def position(self, row: Any) -> float:
        """Give the share of the body's words that stand before a row, to four digits."""
        body = [p for p in self.body if p.document == row.document]
        here = next(p for p in body if p.passage == row.passage)
        before = sum(p.words for p in body if p.passage < row.passage)
        within = Fraction((row.start - here.start) * here.words, here.end - here.start)
        return float(round((before + within) / self.words[row.document], 4))

    def of_lenses(self) -> Iterator[tuple[str, str]]:
        given: dict[tuple[str, int, str], bool] = {}
        for row in self.lenses:
            key = (row.document, row.passage, row.concept)
            given[key] = given.get(key, False) or row.decided_by == "reader"
        unread = out_of(len(given) - sum(given.values()), len(given), "passage")
        unread = f"{UNREAD}{unread}." if not all(given.values()) else ""
        number = {lens: sum(key[2] == lens for key in given) for lens in self.ledger.lenses}
        reach = {lens: len({k[0] for k in given if k[2] == lens}) for lens in number}
        indicators = Counter(row.concept for row in self.lenses)
        told = few(
            f"{lens} ({some(number[lens], 'passage')}, {some(indicators[lens], 'mention')}, "
            f"{self.documents(reach[lens])})"
            for lens in sorted(first(number), key=lambda lens: -number[lens])
        )
        yield "04-04", f"In the most passages: {told}." if given else self.no_lens()
        widest = sorted(first(reach), key=lambda lens: -number[lens])
        most_documents = self.documents(most(reach))
        yield (
            "04-05",
            (
                f"The lens of most documents, {most_documents}: {few(widest)}.{unread}"
                if given
                else self.no_lens()
            ),
        )
        used = {name: len({k[2] for k in given if k[0] == name}) for name in self.names}
        least = min(used.values())
        narrow = few(name for name, count in used.items() if count == least)
        wide = few(name for name, count in used.items() if count == most(used))
        fewest = f"the fewest, {least}, in" if least else "none is found in"
        said = f"The most lenses, {most(used)}, are found in {wide}; {fewest} {narrow}."
        alike = f"Lenses found in each document: {least}."
        if given:
            yield "04-10", said if least < most(used) else alike
        refused = Counter(
            d.concept for d in self.ledger.decisions if (d.field, d.new) == ("lens", "no")
        )
        said = f"{some(refused.total(), 'time')} a passage with a word of a lens was read and not "
        said += "given to it"
        if len(set(refused.values())) > 1:
            said += f"; most often, {some(most(refused), 'time')}, with a word of "
        else:
            said += ": "
        if self.ledger.lenses:
            yield "04-14", said if refused else "No reader has refused a passage to a lens."
        pairs = {
            (k, self.modality[r.concept]) for k in given for r in self.treatments if k[:2] == r[:2]
        }
        together = {
            (lens, m): sum(k[2] == lens and m == other for k, other in pairs)
            for lens in self.ledger.lenses
            for m in self.ledger.treatments
        }
        told = few(f"{lens} with {m}" for lens, m in first(together))
        yield (
            "04-17",
            (
                f"Together in most passages, {most(together)}: {told}."
                if pairs
                else "No passage holds both a lens and a modality."
            ),
        )
        first_to_last = [lens for lens, count in number.items() if count]
        alone = [lens for lens in first_to_last if lens not in {k[2] for k, _ in pairs}]
        lenses = out_of(len(alone), len(first_to_last), "lens found", "lenses found")
        said = "Each lens that is found shares a passage with a modality."
        if alone:
            said = f"No passage is shared with any modality by {lenses}: {few(alone)}."
        if given:
            yield "04-18", said if self.treatments else self.no_treatment()
        if any(row.document in self.shown for row in self.lenses):
            yield "04-22", self.middle()

    def middle(self) -> str:
        places = defaultdict(list)
        for row in self.lenses:
            if row.document in self.shown:
                places[row.document].append(self.position(row))
        middle = {name: percent(median(places[name])) for name in self.names if name in places}
        low, high = (
            f"{end}%" for end in (f([int(p[:-1]) for p in middle.values()]) for f in (min, max))
        )
        earliest, latest = (few(n for n in middle if middle[n] == end) for end in (low, high))
        said = f"The median mention of a lens stands at {low} of the text in {earliest}"
        if low != high:
            said += (
                f", where lenses come earliest, and at {high} in {latest}, where they come latest"
            )
        among = f" (of {self.documents(len(self.shown))}, those with the most mentions)"
        return f"{said}{among * (self.shown != self.names)}."

    def of_definitions(self) -> Iterator[tuple[str, str]]:
        rows = self.tables["definitions"]
        main = next(iter(self.ledger.subjects), "")
        of_main = [row for row in rows if row.concept == main]
        parts = {
            "a least number of failures is given as a figure ": self.asking("failures_min"),
            "dose or duration is spoken of ": self.asking("adequacy"),
        }
        yield "05-06", self.recorded(parts, "What the sources ask for is not recorded.")
        yield "05-10", self.wordings(of_main) if main else "The codebook has no subject."
        others = [row for row in rows if row.concept != main]
        terms = some(len({r.concept for r in others}), "other concept is", "other concepts are")
        spelled = sum(row.rule == "short form" for row in others)
        short = f"; {spelled} of these times only a short form is spelled out" * bool(spelled)
        said = f"{terms} explained {some(len(others), 'time')} in all{short}."
        yield "05-16", said if others else "No other term is explained."

    def wordings(self, of_main: list[Any]) -> str:
        """Say who has the most ways of asking, who has none, and what nobody judged."""
        ways = {
            (row.document, row.failures_min, row.counts_as_failure, row.adequacy)
            for row in of_main
            if {row.failures_min, row.counts_as_failure, row.adequacy} - {"", "not asked"}
        }
        each = {name: sum(way[0] == name for way in ways) for name in self.names}
        asked: dict[str, list[str]] = {name: [] for name in first(each)}
        for row in of_main:
            if row.document in asked and row.failures_min not in ("", *asked[row.document]):
                asked[row.document].append(row.failures_min)
        several = len(asked) > 1
        put = [few(n, 30) + f" ({d})" * several for d, n in asked.items() if n]
        said = "What a wording asks for is not on record"
        if any(row.adequacy for row in of_main):
            said = "Where it is recorded, no wording asks for any of the criteria"
        if ways:
            said = f"Criteria are asked for in one way{' each' * several} by {few(first(each))}"
            if most(each) > 1:
                said = f"The most ways of asking, {most(each)}{' each' * several}, are in "
                said += few(first(each))
            said += f"; how many failures are needed is put there as {few(put)}" * bool(put)
        if not of_main:
            return "No definition of it was found."
        silent = [n for n in self.names if n not in {row.document for row in of_main}]
        if len(silent) > 30:
            silent = [*silent[:29], f"{len(silent) - 29} others"]
        said += f". No definition of it was found in {few(silent, 99)}" * bool(silent)
        left = sum(not self.is_judged(row) for row in of_main)
        told = f". Proposed by rules, and judged by nobody: {out_of(left, len(of_main), 'wording')}"
        return f"{said}{told * bool(left)}."

    def of_citations(self) -> Iterator[tuple[str, str]]:
        listed = self.tables["reference_list"]
        cited = some(len(self.in_text), "in-text citation")
        with_list = self.documents(len({row.document for row in listed}))
        where = [n for n in self.names if n in {row.document for row in self.in_text}]
        where = f", all in {few(where)}." if self.in_text else "."
        yield "06-04", f"Found: a list of references in {with_list}, and {cited}{where}"
        judged = Counter(row.support for row in self.in_text if row.support)
        known = judged.total()
        fits = f"{cited}. Whether the work bears the sentence is judged of {none_or(known)}"
        if known:
            fits += f": in full in {judged['supports']}, not at all in {judged['does not']}"
        if unknown := judged["cannot be checked"]:
            fits += f"; {unknown} could not be checked"
        yield "06-06", f"{fits}." if self.in_text else "No work is cited in the text."
        named = [row for row in self.tables["citations"] if row.form != "unsourced"]
        checked = out_of(sum(map(self.is_judged, named)), len(named), "row")
        said = f"As citations, or persons named, a reader has checked {checked}. Whether the works "
        if named:
            yield "06-30", f"{said}bear the sentences is judged apart."
        partly = "Citations whose work bears the sentence in part: "
        partly += f"{none_or(judged['partly'])}; by analogy: "
        partly += f"{none_or(judged['by analogy'])}. "
        ambiguous = sum(row.status == "ambiguous" for row in self.in_text)
        yield (
            "06-10",
            (
                (partly if known else "")
                + "Citations by which more than one entry of the list could be meant: "
                + f"{ambiguous or 'none'}."
            ),
        )
        by = Counter[bool]()
        for row in self.tables["citations"]:
            if row.form != "unsourced":
                lost = not row.keys or (row.status == "unresolved" and row.form != "named")
                by[bool(row.support)] += len(row.keys.split()) + lost
        late = sum(row.late for row in self.sheet())
        said = f"{some(by.total(), 'row')} in the sheet: {by[True]} judged by a reader, "
        said += f"{by[False]} by nobody. A rule speaks against the work in "
        said += f"{out_of(late, by.total(), 'row')}: 0 by subject, 0 by type, {late} by date."
        yield "06-29", said if by else "The sheet is empty: no text cites a work."
        lost = sum("link lost" in row.problems for row in listed)
        never = sum("cited" in row.problems for row in listed)
        yield (
            "06-14",
            (
                f"{some(len(listed), 'entry', 'entries')}, {some(lost + never, 'problem')} in all. "
                f"Links lost: {lost or 'none'}. Never cited, or only where another entry could be "
                f"meant: {never or 'none'}."
                if listed
                else "No list of references was found."
            ),
        )

        states = self.ledger.works
        whole, none = states.count("all"), states.count("")
        yield (
            "06-21",
            (
                f"In references.bib: {some(len(states), 'work')}; with no field marked as "
                f"unverified, {none}; with some, {len(states) - whole - none}; unverified as a "
                f"whole, {whole}."
                if states
                else "references.bib holds no work."
            ),
        )

    def sheet(self) -> Iterator[SheetRow]:
        """Give each row of the audit sheet."""
        published = {row.document: row.published[:4] for row in self.ledger.documents}
        works = {f"work{n}" for n in range(len(self.ledger.works))}
        for row in self.tables["citations"]:
            lost = not row.keys or (row.status == "unresolved" and row.form != "named")
            for key in [*row.keys.split(), *[""] * lost] if row.form != "unsourced" else []:
                year = published[row.document]
                late = key in works and bool(year) and int(year) + 1 < 2001
                told = "not judged" if key in works else "cannot be checked"
                verdict = row.support or ("does not" if late else told)
                yield SheetRow(row, key, verdict, bool(row.support), late)

    def shown_in(self) -> dict[str, list[list[str]]]:
        """Give the rows of tables, as they are written, by the id of their cell."""
        sheet = Counter((row.verdict, row.judged) for row in self.sheet())
        verdicts = [*SUPPORT[:-1], *["not judged"] * any(v == "not judged" for v, _ in sheet)]
        listed = self.tables["reference_list"]
        several = len({row.document for row in listed}) > 1
        wrong = defaultdict(list)
        for row in listed:
            for problem in filter(None, row.problems.split("; ")):
                place = f"{row.document} {row.position}" if several else f"{row.position}"
                wrong[problem].append(place)
        ranked = sorted(wrong.items(), key=lambda pair: (-len(pair[1]), pair[0]))
        other = Counter(row.concept for row in self.treatments if row.context != "affirmed")
        tables = {
            "06-13": [[name, str(len(which)), few(which, 30)] for name, which in ranked],
            "06-28": [[v, f"{sheet[v, True]:,}", f"{sheet[v, False]:,}"] for v in verdicts],
            "08-05": list(self.quality()),
        }
        if self.ledger.lenses:
            tables["08-15"] = list(self.lenses_agreed())
        if self.treatments:
            leads = self.leads().items()
            tables["08-23"] = [
                [capital(way), "; ".join(map(str.title, tops)) or "none"]
                + [percent(n) for n in (share, following)]
                + [percent(share - following).removesuffix("%")]
                for way, (tops, share, following) in leads
            ]
        return tables | {"02-29": [[name.title()] for name in other]}

    def lenses_agreed(self) -> Iterator[list[str]]:
        """Give of each lens what both gave to it, the rule alone, the reader alone, nobody."""
        cells = self.lens_cells()
        for lens in self.ledger.lenses:
            given = [sum(d.concept == lens for d in part) for part in self.answers()]
            neither = f"{cells[lens][3]:,}" if self.ledger.read_whole else "–"
            yield [lens.title(), *(f"{n:,}" for n in given), neither]

    def quality(self) -> Iterator[list[str]]:
        """Give a row for each finder: its counts, precision of all and recall of what was read."""
        every, whole = self.finders(self.names), self.finders(self.ledger.read_whole)
        tables = {"treatments": self.treatments} | self.tables
        yes, no, _ = self.answers()
        open_ = {(r.document, r.passage, r.concept) for r in self.lenses}
        open_ -= {(*r[:2], r.concept) for r in self.lenses if r.decided_by == "reader"}
        for name, (kept, dropped, added) in every.items():
            table = "mentions" if name == "treatments" else name
            made = [d.new for d in self.ledger.decisions if d[2] == table and d.field == "row"]
            proposed = len(tables.get(name, [])) + made.count("drop") - made.count("add")
            if name == "lenses":
                proposed = len(yes) + len(no) + len(open_)
            found, _, missed = whole[name]
            shares = [(kept, kept + dropped), (found, found + missed)]
            written = [f"{part / of:.2f}" if of else "–" for part, of in shares]
            yield [capital(name), *(f"{n:,}" for n in (proposed, kept, dropped, added)), *written]

    def of_claims(self) -> Iterator[tuple[str, str]]:
        rows = self.tables["quantities"]
        held = self.by_document(rows)
        places = {(row.document, row.passage) for row in self.in_text}
        ends = [(row.low is None) + (row.high is None) for row in rows]
        sourced = none_or(sum((row.document, row.passage) in places for row in rows))
        given = some(len(rows), "quantity is given", "quantities are given")
        said = f"{given}{self.held_by(held)}; open at one end: {none_or(ends.count(1))}; without a "
        said += f"figure: {none_or(ends.count(2))}; in a passage that cites a work: {sourced}."
        yield "07-04", said if rows else "No quantity was found."
        claims = some(len(self.claims), "time")
        where = self.held_by(self.by_document(self.claims))
        said = f"Evidence or custom is invoked {claims} without a source{where}."
        yield from self.judged_in("07-25", {"amount": rows, "claim": self.claims})
        yield "07-07", said if self.claims else "No claim to evidence without a source was found."
        body = {(p.document, p.passage) for p in self.body}
        inside = self.by_document(c for c in self.claims if c[:2] in body)
        rates = {n: Fraction(1000 * inside[n], self.words[n]) for n in self.names if self.words[n]}
        yield "07-10", self.density(rates)
        said = self.tables["statements"]
        where = [n for n in self.names if n in {row.document for row in said}]
        yield (
            "07-14",
            (
                f"Contradicted by what is known: {some(len(said), 'statement')}, in {few(where)}."
                if said
                else "No statement that known facts contradict is on record."
            ),
        )
        yield from self.of_interests()

    def held_by(self, counts: dict[str, int]) -> str:
        """Say which documents hold the most, of several."""
        if not self.several or not any(counts.values()):
            return ""
        where = each_of(first(counts))
        return (
            f", {most(counts)} of them in {where}" if sum(counts.values()) > 1 else f", in {where}"
        )

    def density(self, rates: dict[str, Fraction]) -> str:
        if not rates:
            return "No word of a body was counted."
        low, high = (float(end(rates.values())) for end in (min, max))
        if not high:
            return "No claim stands in a body."
        if written(low) == written(high):
            return f"Claims in each document: {written(low)} per 1,000 words."
        dense, thin = (few(n for n in rates if float(rates[n]) == end) for end in (high, low))
        said = f"Claims stand densest in {dense} ({written(high)} per 1,000 words)"
        return (
            f"{said} and thinnest in {thin} ({written(low)})."
            if low
            else f"{said}; none is in {thin}."
        )

    def of_interests(self) -> Iterator[tuple[str, str]]:
        rows = self.ledger.documents
        named = defaultdict(set)
        for row in self.treatments:
            named[row.document].add(self.modality[row.concept])
        sellers = [r for r in rows if self.kinds(r.offers) & named[r.document]]
        recorded = [row for row in sellers if row.favours]
        favouring = sum(bool(self.kinds(r.offers) & self.kinds(r.favours)) for r in recorded)
        offered = sum(bool(row.offers) for row in rows)
        said = "No document names a kind that its publisher is recorded to sell."
        if sellers:
            texts = out_of(favouring, len(sellers), "text")
            said = f"A kind that the publisher sells is named in {some(len(sellers), 'text')}, and "
            said += f"favoured in {texts}"
            unknown = len(sellers) - len(recorded)
            said += f"; of {unknown} it is not recorded." if unknown else "."
        sold = "The codebook names no treatment that could be sold"
        said = said if self.modality else f"{sold}."
        yield "07-21", said if offered else "What the publishers sell is not recorded."
        favours = self.documents(sum(bool(row.favours) for row in rows))
        named = out_of(len(sellers), offered, "document")
        said = f"A kind that its publisher sells is named by {named} whose offer is on record"
        said = said if self.modality else sold
        said = said if offered else "What a publisher sells is on record for no document"
        yield "07-23", f"{said}; what the text favours is on record for {favours}."

    def finders(self, documents: list[str]) -> dict[str, tuple[int, int, int]]:
        """Give for each finder the rows kept, dropped and added, of those that were judged."""
        found = {}
        tables = {
            "treatments": ("mentions", self.treatments),
            **{
                name: (name, self.tables[name])
                for name in ("definitions", "citations", "quantities")
            },
        }
        for label, (table, rows) in tables.items():
            made = [d for d in self.ledger.decisions if d.table == table]
            made = [d for d in made if d.document in documents]
            dropped = sum((d.field, d.new) == ("row", "drop") and not self.of_lens(d) for d in made)
            added = sum((d.field, d.new) == ("row", "add") for d in made)
            moved = sum(d.field == "concept" for d in made)
            judged = sum(self.is_judged(row) for row in rows if row.document in documents)
            found[label] = (judged - added - moved, dropped + moved, added + moved)
        if not self.modality:
            del found["treatments"]
        answers = [sum(d.document in documents for d in part) for part in self.answers()]
        return found | ({"lenses": tuple(answers)} if self.ledger.lenses else {})  # type: ignore[dict-item]

    def of_lens(self, decision: Any) -> bool:
        """Tell whether a decision is on the words of a lens: by its name, or by their hash."""
        lenses = self.ledger.lenses
        words = {anchor_hash(lens, 0, len(lens)) for lens in lenses}
        return decision.concept in lenses or decision.sha in words

    def answers(self) -> tuple[list[Any], list[Any], list[Any]]:
        """Give the decisions on lenses: what the rule saw too, it alone, the reader alone."""
        made = [d for d in self.ledger.decisions if d.field == "lens"]
        pairs = (("suggested", "yes"), ("suggested", "no"), ("", "yes"))
        return tuple([d for d in made if (d.old, d.new) == pair] for pair in pairs)  # type: ignore[return-value]

    def lens_cells(self) -> dict[str, list[int]]:
        """Count for each lens both, rule only, reader only and neither, where all was read."""
        read = self.ledger.read_whole
        body = sum(p.document in read for p in self.body)
        cells: dict[str, list[int]] = {}
        for lens in self.ledger.lenses:
            given = [
                sum(d.concept == lens and d.document in read for d in part)
                for part in self.answers()
            ]
            open_ = {
                (r.document, r.passage)
                for r in self.lenses
                if r.concept == lens and r.decided_by == "rule" and r.document in read
            }
            cells[lens] = [*given, body - sum(given) - len(open_)]
        return cells

    def agreement(self) -> Iterator[tuple[str, str]]:
        """Say how rule and reader agree on lenses, where a document was read whole."""
        cells = self.lens_cells()
        known = {
            lens: k.estimate
            for lens, of in cells.items()
            if (k := kappa(*of)).estimate == k.estimate
        }
        over = (
            kappa(*(sum(column) for column in zip(*cells.values(), strict=True)))
            if cells
            else kappa(0, 0, 0, 0)
        )
        if over.estimate != over.estimate:
            said = "How well rule and reader agree on lenses is not known: too little was judged."
            said = said if self.ledger.lenses else "The codebook has no lens."
            yield from (("08-16", said), ("08-16+", said))
            return
        least = min(known.values(), default=0)
        lowest = [lens for lens, value in known.items() if value == least]
        parted = len(set(known.values())) > 1
        lowest_said = f"; it is lowest for {few(lowest)}, {least:.2f}" if parted else ""
        yield (
            "08-16",
            f"Over all lenses, where all was read, kappa is {over.estimate:.2f}{lowest_said}.",
        )
        ends = f"{over.low:.2f} to {over.high:.2f}"
        yield "08-16+", f"The 95% interval over all lenses is {ends}."

    def of_rules(self) -> Iterator[tuple[str, str]]:
        judged = any(any(row) for row in self.finders(self.names).values())
        said, known = [], []
        for at, where in ((1, self.names), (2, self.ledger.read_whole)):
            finders = self.finders(where)
            of = {name: row[0] + row[at] for name, row in finders.items()}
            shares = {name: Fraction(finders[name][0], n) for name, n in of.items() if n}
            least = min(shares.values(), default=None)
            known.append("lowest " * (len(set(shares.values())) > 1))
            said.append(
                few(
                    f"{name} ({percent(share)} of {some(of[name], 'row')})"
                    for name, share in shares.items()
                    if share == least
                )
                if shares
                else "not measured"
            )
        yield (
            "08-06",
            (
                f"{capital(known[0] + 'precision')}: {said[0]}; "
                + (
                    f"{known[1]}recall: {said[1]}."
                    if self.ledger.read_whole
                    else "recall is not measured, for no document was read whole."
                )
                if judged
                else NOBODY
            ),
        )
        made = [d for d in self.ledger.decisions if d.field in ("row", "concept", "lens")]
        ends = [d.new for d in made if d.table == "quantities" and d.field == "concept"]
        given, freed = sum(map(bool, ends)), ends.count("")
        more = [d for d in made if d[2] == "mentions" and (d.field, d.new) == ("row", "add")]
        own = sum("own words" in d.why for d in more)
        gave = some(given, "quantity", "quantities")
        gave = f"Given to another treatment by the reader: {gave}. " * bool(given)
        none = some(freed, "quantity", "quantities")
        gave += f"Given to none by the reader: {none}. " * bool(freed)
        said = some(len(more), "mention of a treatment", "mentions of treatments")
        said = f"Added: {said}, {none_or(own)} of them for a text's own words, as the reason says."
        none = "No mention of a treatment was added by the reader."
        none = none if self.modality else self.no_treatment()
        yield "08-13", f"{gave}{said if more else none}"
        yield from self.agreement()
        dropped = sum(d.new in ("drop", "no") for d in made)
        moved = sum(d.field == "concept" and d.new != "" for d in made)
        added = sum((d.field, d.new) == ("row", "add") and d.table != "statements" for d in made)
        added += len(self.answers()[2])
        parted = dropped + moved + freed + added
        said = f"Rule and reader parted over {some(parted, 'row')}: dropped, {dropped}; given to "
        said += f"another concept, {moved}; {f'given to none, {freed}; ' * bool(freed)}"
        said += f"added, {added}."
        none = "Rule and reader parted over no row." if judged else NOBODY
        yield "08-20", said if parted else none
        yield "08-28", self.contexts()
        yield "08-24", self.ways()

    def contexts(self) -> str:
        """Say how often rule and reader agree on a context, and what the reader gave instead."""
        changed = [d for d in self.ledger.decisions if d.field == "context"]
        whole = [m for m in self.tables["mentions"] if m.document in self.ledger.read_whole]
        right = len(whole) - sum(d.document in self.ledger.read_whole for d in changed)
        given = Counter(d.new for d in changed)
        instead = few(first({name: given[name] for name in CONTEXTS}))
        of = out_of(right, right + len(changed), "mention")
        said = f"Rule and reader agree on the context of {of}"
        said += f"; given by the reader instead, most often: {instead}" * bool(changed)
        return f"{said}." if whole or changed else "The context of no mention has been judged."

    def counted_ways(self) -> dict[str, Counter[str]]:
        """Give the counts of the modalities by each way of counting."""
        head = {(p.document, p.passage) for p in self.body if p.zone in ("title", "heading")}
        rows = [(self.modality[r.concept], r) for r in self.treatments]
        counts: list[Counter[str]] = [
            Counter(m for m, _ in rows),
            Counter(),
            Counter(m for m, _ in {(m, r[:2]) for m, r in rows}),
            Counter(m for m, r in rows if r[:2] not in head),
            Counter(m for m, r in rows if r.concept != VAGUE),
        ]
        for m, r in rows:
            counts[1][m] += Fraction(1, self.words[r.document])  # type: ignore[assignment]
        without = self.shown if self.several else []
        counts += [Counter(m for m, r in rows if r.document != name) for name in without]
        called = ["every mention", "rates per 1,000 words, summed", "passages, not mentions"]
        called += [
            "without headings",
            "named treatments only",
            *(f"without {name}" for name in without),
        ]
        return dict(zip(called, counts, strict=True))

    def leads(self) -> dict[str, tuple[list[str], Fraction, Fraction]]:
        """Give by way of counting what comes first, its share, and the share of the next."""
        found = {}
        for way, count in self.counted_ways().items():
            total = sum(count.values()) or 1
            shares = sorted((Fraction(n) / total for n in count.values()), reverse=True)
            most_of, following = [*shares, Fraction(0), Fraction(0)][:2]
            tops = first({m: count[m] for m in self.ledger.treatments})
            found[way] = tops, most_of, following
        return found

    def ways(self) -> str:
        """Say what leads under each way of counting."""
        if not self.treatments:
            return self.no_treatment()
        called, leads = self.leads(), {}
        wins: Counter[str] = Counter()
        level = 0
        for name, (tops, share, following) in called.items():
            leads[name] = share - following
            level += len(tops) > 1
            wins.update(tops if len(tops) == 1 else [])
        leading = few(f"{some(n, 'time')} to {m}" for m, n in wins.most_common())
        leading = f"the lead goes {leading}"
        widest = few(name for name, lead in leads.items() if lead == most(leads))
        among = f" (left out in turn: {self.documents(len(self.shown))}, those with the most "
        among = f"{among}mentions)" if self.shown != self.names else ""
        lead = "; the widest lead is "
        points = int(percent(most(leads))[:-1])
        lead += f"{some(points, 'percentage point')} ({widest})"
        return (
            f"Under {some(len(called), 'way')} of counting{among}, "
            f"{leading if wins else 'no modality leads'}; ending level, {none_or(level)}"
            f"{lead if wins else ''}."
        )
