"""What stands over the charts of the notebooks, and in the captions that depend on the ledger."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from statistics import median
from typing import Any

from analysis.recount import Recount, most, percent
from reviewbook.display.wording import few, listed, out_of, some

NOTHING = "There is nothing to show"
# Charts whose title, or alternative text, is the sentence of a cell, and when they are drawn.
AS_SAID = {
    "02-14": "02-12", "02-18": "02-17", "03-08": "03-05", "04-09": "04-04", "04-19": "04-17",
    "07-08": "07-07", "07-22": "07-21", "08-11": "08-06", "08-29": "08-28", "08-17": "08-16",
    "01-10": "01-10", "01-17": "01-17",
    "00-06": "00-25", "00-09": "00-26", "00-13": "00-12", "00-16": "00-29",
}  # fmt: skip
# Where such a chart would be empty, these say the sentence in its place.
IN_PLACE = ("01-10", "01-17", "07-08", "07-22", "08-11", "08-29")
NO_STANDARD = "There is no standard to compare with."
NO_SEARCH = "This review records no search, so there is no flow of records to draw."
CRITERIA = {
    "failures_min": "Failures needed",
    "counts_as_failure": "What counts",
    "adequacy": "Adequate dose and time",
    "threshold": "Response threshold",
}


AGAINST = "The rules against a reader. Line: 95% interval. n:"
STROKES = "A stroke per mention, from the first word of the body (left) to the last (right)."
COUNTED = {
    "01-10": "Solid: mentions of treatments of a modality that the publisher sells.",
    "01-17": "Solid: words of zones that are no part of the body.",
    "01-20": "Boxes at the left go on to the next; those set in left the flow there.",
    "02-08": "Mentions in the body of each document; the larger the mark, the more.",
    "02-14": "Empty: the body of the document does not name it. A dose or time, a source: in the "
    "same passage; a source is a work that bears the sentence out, if only in part.",
    "02-18": "Mentions of a class or a kind, of all in the body.",
    "03-08": "Mentions in the body. Press a bar for its words alone, beside the bars for all.",
    "06-09": "A link per citation and work. Top: its place in the text, first word left, last "
    "right. Filled: a reader judged it. Hollow: proposed by a rule.",
    "07-08": "Claims to evidence, custom or belief that name no work, by document.",
    "07-22": "Share of the document's mentions; under the bar, what is sold or favoured.",
    "08-11": f"{AGAINST} rows judged.",
    "08-17": "Line: 95% interval. n: passages given to the lens by either, where all was read.",
    "08-22": "Each modality by its rank, from left to right; shares of those in colour.",
    "08-29": f"{AGAINST} mentions judged.",
    "08-37": "Line: 95% interval. n: what the rules gave, for recall what is there.",
}
MARKS = "Filled square: stated, and what. Open circle: not fixed, or not asked. No mark: not "


class ChartRecount(Recount):
    """The same ledger, asked for what stands over its charts."""

    def titles(self) -> dict[str, str]:
        """Give by cell the title of each chart that is drawn, or its alternative text."""
        said, drawn = self.said(), self.is_drawn()
        titles = {cell: said[of] for cell, of in AS_SAID.items() if drawn[cell]}
        if "02-14" in titles:
            titles["02-14"] = titles["02-14"].partition(":")[0]
        titles |= {"03-14": self.dispersion(), "04-21": self.dispersion_of_lenses()}
        titles["06-09"] = self.support()
        if self.treatments:
            titles["02-08"] = self.once() if self.several else said["02-04"]
            titles["08-22"] = self.robustness()
        if criteria := self.criteria_title():
            titles["05-03"] = criteria
        if self.ledger.records:
            titles["01-20"] = self.flow()
        return titles

    def spoken(self) -> dict[str, str]:
        """Give by cell all that is said: the sentences, and what stands in the place of others."""
        said, drawn = self.said(), self.is_drawn()
        said |= {cell: said[AS_SAID[cell]] for cell in IN_PLACE if not drawn[cell]}
        said |= {} if self.ledger.standards else {"05-13": NO_STANDARD}
        return said | ({} if self.ledger.records else {"01-20": NO_SEARCH})

    def flow(self) -> str:
        """Say how many of the records came into the review, and how many wait."""
        stages = Counter(self.ledger.records)
        found = f"Of {some(stages.total(), 'record')} found, {stages['included']} "
        waits = sum(stages[stage] for stage in ("unscreened", "unsought", "unassessed"))
        return found + (f"included so far, {waits} to go" if waits else "came into the review")

    def subtitles(self) -> dict[str, str]:
        """Give by cell how each chart says that it was counted, if it is drawn."""
        nothing = "No row to draw."
        strokes = {
            cell: STROKES if any(row.document in self.shown for row in rows) else nothing
            for cell, rows in (("03-14", self.treatments), ("04-21", self.lenses))
        }
        proposed = any(not self.is_judged(row) for row in self.criteria())
        through = self.through()
        counted = COUNTED | strokes | {
            "04-09": f"Passages of each document {through}.",
            "04-19": f"Passages that name the modality, {through}.",
            "05-03": f"{MARKS}recorded."
            + " Proposed: found by a rule, judged by nobody." * proposed,
        }  # fmt: skip
        if self.support() == NOTHING:
            counted["06-09"] = nothing
        return counted

    def map_rows(self) -> dict[str, str]:
        """Give for each treatment with a status the head that it stands under in the map."""
        named = {row.concept for row in self.treatments}
        guided = self.ledger.status[::2]
        return {
            name.title(): f"Named by {'some' if name in named else 'none'}: "
            + ("guideline" if name in guided else "other")
            for name in self.modality
            if name in self.ledger.status
        }

    def shares(self) -> dict[tuple[str, str], tuple[int, str]]:
        """Give for each document that names a treatment the mentions and share of each modality."""
        given = Counter((row.document, self.modality[row.concept]) for row in self.treatments)
        total = Counter(row.document for row in self.treatments)
        return {
            (name, m.title()): (given[name, m], percent(Fraction(given[name, m], total[name])))
            for name in self.shown
            if total[name]
            for m in self.ledger.treatments
        }

    def is_drawn(self) -> dict[str, bool]:
        """Tell of each chart whether it holds anything: what would be empty is left out."""
        ledger, rows = self.ledger, self.ledger.documents
        given = {r.document for r in self.treatments if r.document in self.shown}
        shared = {r[:2] for r in self.treatments} & {r[:2] for r in self.lenses}
        judged = any(any(row) for row in self.finders(self.names).values())
        whole = [r for r in self.tables["mentions"] if r.document in ledger.read_whole]
        ask = self.asking("failures_min") or self.asking("adequacy")
        return {
            "00-06": bool(self.treatments),
            "00-09": bool(self.lenses),
            "00-13": bool(ask),
            "00-16": any(row.support for row in self.in_text),
            "01-10": any(row.offers for row in rows) and bool(self.treatments),
            "01-17": sum(p.words for p in self.passages) > sum(self.words.values()),
            "02-14": bool(self.modality.keys() & {*ledger.status}),
            "02-18": any(row.concept == "syrup" for row in self.treatments),
            "03-08": bool(self.treatments),
            "04-09": bool(self.lenses),
            "04-19": bool(shared),
            "07-08": bool(self.claims),
            "07-22": bool(given),
            "08-11": judged,
            "08-29": bool(whole) or any(d.field == "context" for d in self.ledger.decisions),
            "08-17": "kappa is" in dict(self.agreement())["08-16"],
        }

    def captions(self) -> dict[str, str]:
        """Give by cell the captions that say what was judged, or measured."""
        through = self.through()
        main = next((name.title() for name in self.ledger.subjects), "")
        captions = {"04-03": f"Passages {through}, mentions of its indicators, documents"}
        if main:
            captions["05-08"] = f"{main}: every wording that defines, glosses or characterises it"
        if self.ledger.lenses:
            known = "by neither, in documents that were read whole"
            known = known if self.ledger.read_whole else "–: not measured"
            captions["08-15"] = (
                "Passages given to a lens by both, by the rule only, by the reader only; " + known
            )
        dashes = any("–" in row for row in self.quality())
        captions["08-05"] = (
            "Rows proposed by rules, and what the reader made of them; recall, where all was read"
            + "; –: not measured" * dashes
        )
        return captions

    def through(self) -> str:
        """Say of the passages with a lens who gave them to it."""
        return {
            (False,): "proposed for the lens by its words",
            (False, True): "written through the lens, or proposed for it by its words",
        }.get(tuple(sorted(set(self.given().values()))), "written through the lens")

    def given(self) -> dict[tuple[Any, ...], bool]:
        """Tell of each passage with a lens whether a reader decided on it."""
        found: dict[tuple[Any, ...], bool] = {}
        for row in self.lenses:
            key = (*row[:2], row.concept)
            found[key] = found.get(key, False) or row.decided_by == "reader"
        return found

    def once(self) -> str:
        where = {name: {r.document for r in self.treatments if r.concept == name}
                 for name in self.modality}  # fmt: skip
        named = [name for name, documents in where.items() if documents]
        alone = sum(len(where[name]) == 1 for name in named)
        return "Named by one document only: " + out_of(alone, len(named), "named treatment")

    def dispersion(self) -> str:
        rows = [(self.modality[row.concept], row) for row in self.treatments]
        return self.placed(rows, list(self.ledger.treatments), "modality", "modalities")

    def dispersion_of_lenses(self) -> str:
        rows = [(row.concept, row) for row in self.lenses]
        return self.placed(rows, self.ledger.lenses, "lens", "lenses")

    def placed(self, rows: list[tuple[str, Any]], order: list[str], *noun: str) -> str:
        """Say what comes earliest and what latest, by the medians as they are printed."""
        rows = [(kind, row) for kind, row in rows if row.document in self.shown]
        if not rows:
            return NOTHING
        places = {k: [self.position(row) for kind, row in rows if kind == k] for k in order}
        places = {kind: found for kind, found in places.items() if found}
        often = {k: percent(median(found)) for k, found in places.items() if len(found) > 2}
        part = f" (in {self.documents(len(self.shown))})" * (self.shown != self.names)
        if len(set(often.values())) < 2:
            return f"{some(len(rows), 'mention')} of {some(len(places), *noun)}{part}"
        low, high = (end(often.values(), key=lambda p: int(p[:-1])) for end in (min, max))
        early, late = ([k for k in often if often[k] == end] for end in (low, high))
        seldom = ", of those found 3 times or more" * (len(often) < len(places))
        return (
            f"Median place in the text{seldom}: earliest, {low}, {few(early)}; latest, {high}, "
            f"{few(late)}{part}"
        )

    def support(self) -> str:
        """Say how many links there are, and what was judged of them."""
        body = {(p.document, p.passage) for p in self.body}
        every = list(self.sheet())
        rows = [r for r in every if r.citation[:2] in body and r.citation.document in self.shown]
        if not rows:
            return NOTHING
        lost, judged = sum(not row.key for row in rows), [row for row in rows if row.judged]
        said = f"Of {some(len(rows), 'link')} from a claim to a work"
        notes = [f"in all there are {len(every)}"] * (len(every) > len(rows))
        notes += [f"{lost} to none on record"] * (0 < lost < len(rows))
        if lost == len(rows):
            said = f"Of {some(lost, 'citation')}, none of a work on record"
        said += f" ({'; '.join(notes)})" * bool(notes)
        if not judged:
            return f"{said}, nobody has judged any"
        by = Counter(row.verdict for row in judged)
        measures = {"in full": "supports", "in part": "partly", "by analogy": "by analogy",
                    "not at all": "does not"}  # fmt: skip
        bears = listed(f"{how} in {by[verdict]}" for how, verdict in measures.items())
        if len(judged) < len(rows):
            said += f", {len(judged)} judged by a reader, the others only proposed by rules:"
        else:
            said += ","
        unchecked = by["cannot be checked"]
        more = f"; {unchecked} cannot be checked" * bool(unchecked)
        return f"{said} the work bears the claim {bears}{more}"

    def robustness(self) -> str:
        """Say what comes first alone, under how many ways of counting, and where two are level."""
        leads = [tops for tops, _, _ in self.leads().values() if tops]
        alone = Counter(tops[0] for tops in leads if len(tops) == 1)
        ways = some(len(self.leads()), "way")
        if not alone:
            return f"No modality comes first alone under any of {ways} of counting"
        (top, wins), *rest = alone.most_common()
        if wins == len(self.leads()):
            return f"First under each of {ways} of counting: {top}"
        level = sum(len(tops) > 1 for tops in leads)
        parts = [f"First under {wins} of {ways} of counting: {top}"]
        parts += [f"under {count}: {name}" for name, count in rest]
        return "; ".join([*parts, *[f"two or more are level under {level}"] * bool(level)])

    def criteria_title(self) -> str:
        """Say on which criterion documents and standards are furthest apart."""
        sources = [("documents", row) for row in self.criteria()]
        sources += [("standards", row) for row in self.ledger.standards]
        found: dict[str, dict[str, list[bool]]] = {name: {} for name in CRITERIA}
        for group, row in sources:
            for name, cells in found.items():
                if value := str(getattr(row, name, "") or ""):
                    cells.setdefault(group, []).append(value != "not asked")
        # What documents have on record comes first, then what only standards have.
        known = sorted(filter(found.get, found), key=lambda name: "documents" not in found[name])
        shares = {n: [sum(c) / len(c) for c in found[n].values()] for n in known}
        apart = {name: max(those) - min(those) for name, those in shares.items()}
        if not apart:
            return ""
        name = next(one for one in apart if apart[one] == most(apart))
        said = [f"{out_of(sum(cells), len(cells), 'wording')} of the {group}"
                for group, cells in found[name].items()]  # fmt: skip
        # Of who says what the subject is and names no criterion, it is not on record.
        asking = {row.document for row in self.criteria()}
        rows = [r for r in self.tables["definitions"] if r.concept in self.ledger.subjects[:1]]
        missing = {row.document for row in rows if row.document in self.shown}
        whole = sum(map(len, found[name].values())) == len(sources) and missing <= asking
        return f"{CRITERIA[name]}: stated by {listed(said)}{', where it is recorded' * (not whole)}"
