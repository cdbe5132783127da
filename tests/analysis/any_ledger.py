"""Ledgers of any shape: one document or sixty, nothing found, nothing judged, nothing filled in."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from reviewbook.coding.decision_log import anchor_hash
from reviewbook.ledger.csv_files import csv_text
from reviewbook.ledger.ledger_files import path_of
from reviewbook.ledger.reviewer_tables import Decision, FoundRecord, Standard
from reviewbook.ledger.tables import (
    CONTEXTS,
    FORMS,
    SUPPORT,
    TABLES,
    ZONES,
    Citation,
    Definition,
    ListedReference,
    ManifestRow,
    Mention,
    Passage,
    Quantity,
    Statement,
    rank,
)
from reviewbook.project.review_folder import Project

TREATMENTS = {"drugs": ["pill", "syrup"], "talk": ["chat"], "walk": ["stroll"]}
LENSES = ["mind", "body"]
VAGUE = "syrup"
LONG = 100
PROBLEMS = ("", "link lost", "never cited", "link lost; cited only ambiguously")
KEPT, READ = {"screened": "kept"}, {"screened": "kept", "retrieved": "yes"}
# Reasons may end like the names of what still waits.
RECORDS = {
    "duplicate": {"duplicate_of": "r0"},
    "removed": {"screened": "removed", "reason": "not published yet"},
    "unscreened": {},
    "excluded": {"screened": "excluded"},
    "unsought": KEPT,
    "not retrieved": {**KEPT, "retrieved": "no"},
    "unassessed": READ,
    "unfit": {**READ, "assessed": "excluded", "reason": "no result yet"},
    "included": {**READ, "assessed": "included"},
}
few_examples = settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@dataclass
class Ledger:
    """A review as plain rows, and what its codebook holds."""

    documents: list[ManifestRow]
    treatments: dict[str, list[str]]
    lenses: list[str]
    subjects: list[str]
    status: list[str]
    read_whole: list[str]
    notice: str = ""
    works: list[str] = field(default_factory=list)
    standards: list[Standard] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    records: list[str] = field(default_factory=list)
    tables: dict[str, list[Any]] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        return [row.document for row in self.documents]

    def codebook(self) -> str:
        """Write the codebook."""
        lines = [f"read_whole: [{', '.join(self.read_whole)}]"] if self.read_whole else []
        lines += [f"notice: {self.notice}"] if self.notice else []
        lines += ["modalities:"] if self.treatments else []
        for modality, treatments in self.treatments.items():
            lines += [f"  {modality}:", f"    label: {modality.title()}", "    treatments:"]
            for name in treatments:
                more = f", status: Known., source: {name}2001" if name in self.status else ""
                more += ", standing: guideline" if more and name in self.status[::2] else ""
                more += ", vague: true" if name == VAGUE else ""
                lines.append(f"      {name}: {{label: {name.title()}, terms: [{name}]{more}}}")
        for section, names in (("lenses", self.lenses), ("subjects", self.subjects)):
            lines += [f"{section}:"] if names else []
            lines += [f"  {name}: {{label: {name.title()}, terms: [{name}]}}" for name in names]
        return "\n".join(lines) + "\n"

    def bibliography(self) -> str:
        """Write the works; of each the fields that nobody confirmed are known."""
        entry = "@misc{{work{n}, author = {{Lee, A}}, year = {{2001}}, title = {{On It}}{more}}}\n"
        more = (f", unverified = {{{fields}}}" if fields else "" for fields in self.works)
        return "".join(entry.format(n=n, more=said) for n, said in enumerate(more))

    def found_records(self) -> list[FoundRecord]:
        """Give a record for each stage that one came to."""
        empty = FoundRecord("", "Moss Index", "database", *[""] * 7)
        return [
            empty._replace(record=f"r{number}", **RECORDS[stage])
            for number, stage in enumerate(self.records)
        ]

    def write(self, root: Path) -> Project:
        """Write the review into a folder."""
        project = Project(root)
        project.evidence.mkdir(parents=True)
        project.notebooks.mkdir()
        project.codebook.write_text(self.codebook(), encoding="utf-8")
        project.bibliography.write_text(self.bibliography(), encoding="utf-8")
        rows = {"documents": self.documents, **self.tables}
        for name, kind in TABLES.items():
            path_of(project, name).write_text(csv_text(kind._fields, rows.get(name, [])))
        project.decisions.write_text(csv_text(Decision._fields, self.decisions))
        (project.data / "records.csv").write_text(
            csv_text(FoundRecord._fields, self.found_records())
        )
        (project.data / "standards.csv").write_text(csv_text(Standard._fields, self.standards))
        return project


def _decision(
    table: str, row: Any, concept: str, what: str, old: str, new: str, why: str = ""
) -> Decision:
    return Decision(
        "2026-01-01", "reader", table, row.document, row.start, row.end, "0" * 16, concept, what,
        old, new, why,
    )  # fmt: skip


class _Drawer:
    """Draws the rows of a ledger; each row has a fate: left alone, kept, added, dropped, moved."""

    def __init__(self, draw: Any, ledger: Ledger, most: int) -> None:
        self.draw, self.ledger, self.most = draw, ledger, most
        self.tables: dict[str, list[Any]] = {name: [] for name in TABLES if name != "documents"}
        self.judging = draw(st.booleans())

    def one(self, *values: Any) -> Any:
        return self.draw(st.sampled_from(values))

    def several(self) -> range:
        return range(self.draw(st.integers(0, self.most)))

    def document(self, name: str) -> None:
        count = self.draw(st.integers(1, 3))
        passages = [
            Passage(
                name,
                n + 1,
                self.one(*ZONES),
                n * LONG,
                (n + 1) * LONG,
                self.draw(st.integers(0, 9)),
            )
            for n in range(count)
        ]
        body = [p for p in passages if p.zone in ZONES[:4] and p.words] or []
        self.tables["passages"] += passages
        self.mentions(body)
        self.suggested(body)
        self.refused_words(body)
        self.rest(name, passages)
        for rows in self.tables.values():
            rows.sort(key=lambda row: (self.ledger.names.index(row.document), *rank(row)))

    def place(self, passages: list[Passage], table: str) -> tuple[str, int, int, int]:
        """Draw a place that no row of the table has yet."""
        passage = self.one(*passages)
        taken = {(row.document, row.start) for row in self.tables[table]}
        taken |= {(d.document, d.start) for d in self.ledger.decisions}
        free = next(
            start
            for start in range(passage.start + self.draw(st.integers(0, 60)), passage.end, 4)
            if (passage.document, start) not in taken
        )
        return passage.document, passage.passage, free, free + 3

    def fate(self) -> str:
        return self.one("rule", "kept", "added", "dropped", "moved") if self.judging else "rule"

    def judged(self, table: str, row: Any, fate: str, other: str | None = None) -> None:
        """Put a row into the ledger, with the decision that it comes from."""
        concept = getattr(row, "concept", "")
        note = self.ledger.decisions.append
        named = self.one(concept, "")  # the place may say alone which row is meant
        if fate == "dropped":
            note(_decision(table, row, named, "row", "", "drop"))
            return
        if fate == "moved" and other not in (None, concept):
            note(_decision(table, row, "", "concept", concept, other))
            row = row._replace(concept=other)
        elif fate in ("kept", "added"):
            why = self.one("", "its own words")
            if fate == "kept":
                note(_decision(table, row, named, "row", "", "keep", why))
            else:
                note(_decision(table, row, concept, "row", "", "add", why))
        else:
            fate = "rule"
        by = "rule" if fate == "rule" else "reader"
        self.tables[table].append(row._replace(decided_by=by))

    def mentions(self, body: list[Passage]) -> None:
        concepts = [name for names in self.ledger.treatments.values() for name in names]
        for _ in self.several() if body and concepts else ():
            document, passage, start, end = self.place(body, "mentions")
            concept = self.one(*concepts)
            spoken = self.one(*CONTEXTS)
            row = Mention(document, passage, start, end, concept, concept, "term", spoken)
            self.judged("mentions", row, self.fate(), self.one(*concepts))
        rows = self.tables["mentions"]
        here = [at for at, row in enumerate(rows) if body and row.document == body[0].document]
        for at in here:
            row, new = rows[at], self.one(*CONTEXTS)
            if row.decided_by == "reader" and new != row.context:
                named = self.one(row.concept, "")
                made = _decision("mentions", row, named, "context", row.context, new)
                self.ledger.decisions.append(made)
                rows[at] = row._replace(context=new)

    def suggested(self, body: list[Passage]) -> None:
        for passage in body:
            for lens in self.ledger.lenses:
                fate = self.one(
                    "none", "none", *(("yes", "no", "added", "rule") if self.judging else ("rule",))
                )
                if fate in ("yes", "no", "added"):
                    old, new = ("", "yes") if fate == "added" else ("suggested", fate)
                    made = _decision("passages", passage, lens, "lens", old, new)
                    self.ledger.decisions.append(made)
                if fate in ("yes", "added", "rule"):
                    for _ in range(self.draw(st.integers(1, 2))):
                        document, number, start, end = self.place([passage], "mentions")
                        by = "rule" if fate == "rule" else "reader"
                        self.tables["mentions"].append(
                            Mention(document, number, start, end, lens, lens, "term", decided_by=by)
                        )

    def refused_words(self, body: list[Passage]) -> None:
        """Let words of a lens be taken out, by name or by their place alone: their hash tells."""
        for _ in self.several() if body and self.ledger.lenses and self.judging else ():
            document, passage, start, end = self.place(body, "mentions")
            lens = self.one(*self.ledger.lenses)
            row = Mention(document, passage, start, end, lens, lens, "term")
            made = _decision("mentions", row, self.one(lens, ""), "row", "", "drop")
            self.ledger.decisions.append(made._replace(sha=anchor_hash(lens, 0, len(lens))))

    def rest(self, name: str, passages: list[Passage]) -> None:
        terms = [*self.ledger.subjects, *(t for ts in self.ledger.treatments.values() for t in ts)]
        treatments = [t for ts in self.ledger.treatments.values() for t in ts]
        for _ in self.several() if terms else ():
            place, concept = self.place(passages, "definitions"), self.one(*terms)
            kind, rule = self.one("definition", "gloss"), self.one("cue", "short form")
            asks = self.one(("", "", ""), ("2", "", ""))  # a number is what rules find, too
            if self.judging:
                asks = self.one(asks, ("", "", "not asked"), ("3", "pills", "in full"))
            row = Definition(*place, concept, concept, kind, rule, *asks)
            self.judged("definitions", row, self.fate())
        for number in self.several():
            row = Citation(
                *self.place(passages, "citations"), "Lee", self.one(*FORMS),
                self.one("", "lee2001", "work0", "work0 work1"),
                self.one("resolved", "ambiguous", "unresolved"),
                self.one(*SUPPORT) if self.judging else "",
            )  # fmt: skip
            fate = self.fate()
            self.judged("citations", row, fate)
            if fate == "rule" and row.support and self.one(True, False):
                made = _decision("citations", row, "", "support", "", row.support)
                self.ledger.decisions.append(made)
                self.tables["citations"][-1] = row._replace(decided_by="reader")
            start = number * 9
            self.tables["reference_list"].append(
                ListedReference(name, number + 1, start, start + 8, "", self.one(*PROBLEMS))
            )
        for _ in self.several():
            low, high = self.one((1, 2), (None, 2), (None, None))
            row = Quantity(
                *self.place(passages, "quantities"), "two", self.one("", *treatments),
                self.one("dose", "failures"), low, high, "pill",
            )  # fmt: skip
            self.judged("quantities", row, self.fate(), self.one("", *treatments))
        for _ in self.several() if self.judging else ():
            place = self.place(passages, "statements")
            row = Statement(*place, "so", self.one("", *treatments), "so", "not so", "", "reader")
            self.judged("statements", row, "added")


def _documents(draw: Any, count: int, treatments: dict[str, list[str]]) -> list[ManifestRow]:
    """Draw the documents; what a publisher sells is recorded of some, of all or of none."""
    kinds = [*treatments, *(name for names in treatments.values() for name in names), "letters"]
    cell = st.sampled_from(["", *kinds]) if draw(st.booleans()) else st.just("")
    return [
        ManifestRow(
            f"d{number:02}",
            offers=draw(cell),
            favours=draw(cell),
            authors=draw(st.sampled_from(["", "Lee"])),
            published=draw(st.sampled_from(["", "1999", "2000-05", "2003"])),
            repairs=draw(st.integers(0, 2)),
        )
        for number in range(count)
    ]


def level_ledger() -> Ledger:
    """Give one document in which much is level, and a number stands where its treatment does not.

    The second place is shared by two modalities, and the first by two lenses; the work that is
    cited appeared after the text, and nobody judged anything.
    """
    name = "d00"
    ledger = Ledger(
        [ManifestRow(name, published="1999")], TREATMENTS, LENSES, ["gloom"], ["pill"], []
    )
    ledger.works = [""]
    named = ["pill", "pill", "chat", "stroll", *LENSES]
    ledger.tables = {key: [] for key in TABLES if key != "documents"} | {
        "passages": [Passage(name, n + 1, "prose", n * LONG, (n + 1) * LONG, 9) for n in range(2)],
        "mentions": [
            Mention(name, 1, 4 * n, 4 * n + 3, concept, concept, "term")
            for n, concept in enumerate(named)
        ],
        "quantities": [Quantity(name, 2, 110, 113, "two", "pill", "dose", 1, 2, "pill")],
        "citations": [Citation(name, 2, 120, 123, "Lee", "narrative", "work0", "resolved", "")],
    }
    return ledger


def spread_ledger() -> Ledger:
    """Give one document with pills early, chats late, a stroll, and a citation of no known work."""
    ledger = level_ledger()
    named = [*["pill"] * 3, *["chat"] * 3, "stroll"]
    ledger.tables["mentions"] = [
        Mention("d00", 1 + n // 4, 20 * n + 30, 20 * n + 33, concept, concept, "term")
        for n, concept in enumerate(named)
    ]
    lost = ledger.tables["citations"][0]._replace(keys="", status="unresolved")
    ledger.tables["citations"] = [lost]
    return ledger


@st.composite
def ledgers(draw: Any, counts: tuple[int, ...] = (1, 2, 3, 33)) -> Ledger:
    """Draw a ledger; `counts` are the numbers of documents that it may have."""
    count = draw(st.sampled_from(counts))
    size = draw(st.integers(0, len(TREATMENTS)))
    treatments = dict(list(TREATMENTS.items())[:size])
    known = [name for names in treatments.values() for name in names]
    documents = _documents(draw, count, treatments)
    ledger = Ledger(
        documents,
        treatments,
        LENSES[: draw(st.integers(0 if treatments else 1, 2))],
        draw(st.sampled_from([[], ["gloom"], ["gloom", "glee"]])),
        draw(st.lists(st.sampled_from(known), unique=True)) if known else [],
        draw(st.sampled_from([[], [documents[0].document], [d.document for d in documents]])),
    )
    ledger.notice = draw(st.sampled_from(["", "This is about gloom."]))
    ledger.works = draw(st.lists(st.sampled_from(["", "all", "year", "year, title"]), max_size=3))
    if draw(st.booleans()):
        ledger.standards.append(
            Standard("one2001", "", 2001, "review", 2, "", "", "half", "", "", "", "")
        )
    drawer = _Drawer(draw, ledger, draw(st.sampled_from([0, 1, 3])) if count < 9 else 1)
    for name in ledger.names:
        drawer.document(name)
    ledger.tables = drawer.tables
    ledger.records = draw(st.lists(st.sampled_from(sorted(RECORDS)), max_size=6))
    return ledger
