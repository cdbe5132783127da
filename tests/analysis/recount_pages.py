"""What the pages made from the ledger have to say of it, counted anew in plain Python."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from analysis.any_ledger import Ledger
from analysis.recount import Recount, percent
from reviewbook.display.wording import out_of, some

CONTEXT = " in documents that have no page of their own."
FOUND = ("mentions", "definitions", "citations", "quantities", "statements", "reference_list")


def rated(count: int, words: int) -> str:
    """Write a rate as pages do: one digit after the point, two below 1."""
    rate = 1000 * count / words if words else 0
    return f"{rate:{'.2g' if 0 < rate < 1 else ',.1f'}}".removesuffix(".0")


class PageRecount(Recount):
    """The same ledger, asked for what stands on the pages of the site, by their slugs."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__(ledger)
        self.shown = self.names
        self.part = self.shown != self.names
        self.lensed = self.ledger.lenses
        self.rows = {
            name: [row for table in FOUND for row in self.tables[table] if row.document == name]
            for name in self.shown
        }

    def leads(self) -> dict[str, str]:
        """Give what search engines and previews say of each page."""
        leads = {}
        for name in self.shown:
            n = len(self.rows[name])
            each = "each in its place" if n > 1 else "in its place"
            held = f"{some(n, 'finding')}, {each}" if n else "nothing was found in it"
            leads[f"document-{name}"] = f"Document: {held}."
        for name, found in self.by_concept().items():
            here = [row for row in found if row.document in self.shown]
            said = f"every mention, {len(found)} in all" if found else "found in no document"
            left = sum(row.decided_by == "rule" for row in found) if name in self.lensed else 0
            some_of = f"{left} of them " * (left < len(found))
            said += f", {some_of}proposed by its words" * bool(left)
            if len(here) < len(found):
                said = f"{len(here)} of {len(found)} mentions, those in documents with a page"
            leads[f"concept-{name}"] = f"{name.title()}: {said}."
        for name in self.ledger.subjects:
            defined = self.defined(name)
            said = "how it is defined" if defined else "no definition of it was found"
            leads[f"concept-{name}"] = f"{name.title()}: {said}."
        works = len(self.ledger.works)
        each = "each" if works > 1 else "it"
        said = f"{some(works, 'work')} in references.bib, with where {each} is used."
        leads["references"] = said if works else "references.bib holds no work."
        return leads

    def by_concept(self) -> dict[str, list[Any]]:
        """Give the mentions of each treatment and lens, in all documents."""
        concepts = [*self.modality, *self.ledger.lenses]
        rows = self.tables["mentions"]
        return {name: [row for row in rows if row.concept == name] for name in concepts}

    def defined(self, subject: str) -> list[Any]:
        rows = self.tables["definitions"]
        return [row for row in rows if row.concept == subject and row.document in self.shown]

    def said_on(self) -> dict[str, list[str]]:
        """Give for each page what its text has to hold."""
        pages = {
            f"document-{name}": [*self.of_document(name), *self.of_passages(name)]
            for name in self.shown
        }
        pages |= {
            f"concept-{c}": [*self.of_concept(c, found)] for c, found in self.by_concept().items()
        }
        for subject in self.ledger.subjects:
            pages[f"concept-{subject}"] = [*self.of_subject(subject)]
        pages |= {f"modality-{m}": [*self.of_modality(m)] for m in self.ledger.treatments}
        pages["codebook"] = [*self.of_codebook()]
        pages["data"] = [f"{name} {some(len(rows), 'row')}." for name, rows in self.tables.items()]
        pages["index"] = [*self.of_index()]
        return pages

    def of_document(self, name: str) -> Iterator[str]:
        mentions = Counter(row.concept for row in self.tables["mentions"] if row.document == name)
        layers = [("treatments", self.modality), ("lenses", self.ledger.lenses)]
        sought = " and ".join(layer for layer, concepts in layers if concepts)
        if not mentions:
            yield f"What it names None of the {sought} that were looked for."
        for treatments in self.ledger.treatments.values():
            for concept in treatments:
                if mentions[concept]:
                    yield f"{concept.title()} {mentions[concept]}"
        by = {row.decided_by for row in self.lenses if row.document == name}
        if by:
            proposed = {"rule": ", proposed", "reader": ""}
            yield "Lenses" + (proposed[min(by)] if len(by) == 1 else ", some proposed")
        for zone in dict.fromkeys(p.zone for p in self.passages if p.document == name):
            those = [p for p in self.passages if (p.document, p.zone) == (name, zone)]
            counted = "yes" if those[0] in self.body else "no"
            yield f"{zone} {len(those)} {sum(p.words for p in those)} {counted}"

        codes = [f"{label}: {some(n, *noun)}" for label, noun, n in self.codes(name) if n]
        if codes:
            yield f"In all {'; '.join(codes)}."
        failures = [r for r in self.tables["definitions"] if r.document == name and r.failures_min]
        for row in failures:
            proposed = "" if self.is_judged(row) else ", proposed"
            yield f"Failures needed: {row.failures_min}{proposed}."

        tables = ("mentions", "definitions", "citations", "quantities", "statements")
        rows = [row for table in tables for row in self.tables[table] if row.document == name]
        left = sum(map(self.is_open, [*rows, *failures]))
        heads = by == {"rule"}  # "Lenses, proposed"
        yield f"proposed:{left + heads}"

    def codes(self, name: str) -> list[tuple[str, tuple[str, ...], int]]:
        """Give each code of a text, what is counted of it, and how often the text has it."""
        found = [row for row in self.tables["mentions"] if row.document == name]
        groups = [*self.ledger.treatments.items(), *((lens, [lens]) for lens in self.ledger.lenses)]
        codes: list[tuple[str, tuple[str, ...], int]] = [
            (label.title(), ("mention",), sum(row.concept in concepts for row in found))
            for label, concepts in groups
        ]
        rows = {t: [r for r in self.tables[t] if r.document == name] for t in FOUND}
        claims = [row for row in rows["citations"] if row.form == "unsourced"]
        return [
            *codes,
            ("Definitions", ("definition",), len(rows["definitions"])),
            ("Citations", ("citation",), len(rows["citations"]) - len(claims)),
            ("Claims without a source", ("claim",), len(claims)),
            ("Contradicted by what is known", ("statement",), len(rows["statements"])),
            ("Quantities", ("quantity", "quantities"), len(rows["quantities"])),
        ]

    def of_comparison(self) -> tuple[list[str], list[tuple[str, str]]]:
        """Give the codes that some text has, and of each text how often it has them."""
        counts = {name: self.codes(name) for name in self.shown}
        labels = [label for label, _, _ in self.codes("")]
        places = [at for at in range(len(labels)) if any(those[at][2] for those in counts.values())]
        numbers = [
            (f"{name}: {name}", " ".join(str(those[at][2]) for at in places))
            for name, those in counts.items()
        ]
        return [labels[at] for at in places], numbers

    def of_subject(self, subject: str) -> Iterator[str]:
        rows = self.defined(subject)
        yield "How it is defined" if rows else "No definition of it was found."
        for row in rows:
            proposed = "" if self.is_judged(row) else ", proposed"
            yield f"{row.document}, ¶ {row.passage} {row.kind}{proposed}: {row.term}"

    def of_passages(self, name: str) -> Iterator[str]:
        for passage in (p for p in self.passages if p.document == name):
            n = sum(passage.start <= row.start < passage.end for row in self.rows[name])
            words = some(passage.words, "word")
            if n:
                yield f"Passage {passage.passage}: {passage.zone}, {words}"
                yield f"¶ {passage.passage} {passage.zone} · {some(n, 'finding')}"
            else:
                yield f"¶ {passage.passage} {passage.zone}, {words}, nothing coded"

    def is_open(self, row: Any) -> bool:
        """Tell whether nobody judged a row: of lenses, also where all was read."""
        if getattr(row, "concept", "") in self.ledger.lenses:
            return bool(row.decided_by == "rule")
        return not self.is_judged(row)

    def of_concept(self, concept: str, found: list[Any]) -> Iterator[str]:
        here = Counter(row.document for row in found if row.document in self.shown)
        elsewhere = len(found) - here.total()
        if elsewhere:
            yield some(elsewhere, "more mention") + CONTEXT
        if here:
            documents = out_of(len(here), len(self.shown), "document")
            page = " with a page" if self.part else ""
            yield f"{some(here.total(), 'mention')} in {documents}{page}"
        for name, n in here.items():
            yield f"{name} {some(n, 'mention')}, {rated(n, self.words[name])} per 1,000 words"
        for row in found:
            if row.document in self.shown:
                yield f"¶ {row.passage} {percent(self.position(row))}"
        silent = [name for name in self.shown if not here[name]]
        if silent:
            # Its words may stand there, and have been refused by a reader: it is found, or not.
            yield f"{'Not found in' if here else 'Found in none of'} {', '.join(silent)}."
        about = [*found]
        for table in ("definitions", "quantities"):
            about += [row for row in self.tables[table] if row.concept == concept]
        left = [row for row in about if row.document in self.shown and self.is_open(row)]
        yield f"proposed:{len(left)}"
        yield from self.of_quantities(concept)

    def of_quantities(self, concept: str) -> Iterator[str]:
        """Say of each quantity of a treatment whether it is only proposed."""
        rows = [row for row in self.tables["quantities"] if row.concept == concept]
        for row in (row for row in rows if row.document in self.shown):
            proposed = "" if self.is_judged(row) else ", proposed"
            yield f"{row.document}, ¶ {row.passage} {row.kind}{proposed}: {row.surface}"

    def of_modality(self, modality: str) -> Iterator[str]:
        treatments = self.ledger.treatments[modality]
        rows = [row for row in self.treatments if row.concept in treatments]
        for name in self.shown:
            n = sum(row.document == name for row in rows)
            yield f"{name} {rated(n, self.words[name])} per 1,000 words {n}"
        named = {row.concept for row in rows}
        silent = [t.title() for t in treatments if t not in named]
        if silent:
            yield f"In the codebook, named by none {', '.join(silent)}."
        elsewhere = sum(row.document not in self.shown for row in rows)
        if elsewhere:
            yield some(elsewhere, "more mention") + CONTEXT

    def of_codebook(self) -> Iterator[str]:
        found = self.by_concept()

        def counted(names: Iterable[str]) -> str:
            return some(sum(len(found[name]) for name in names), "mention")

        for treatments in self.ledger.treatments.values():
            yield f"{some(len(treatments), 'treatment')}, {counted(treatments)}"
        if lenses := self.ledger.lenses:
            left, total = self.left()
            some_of = f"{left:,} of them " * (left < total)
            proposed = f", {some_of}proposed" * bool(left)
            yield f"{some(len(lenses), 'lens', 'lenses')}, {counted(lenses)}{proposed}"

    def left(self) -> tuple[int, int]:
        """Give how many mentions of lenses nobody decided on, and how many there are."""
        return sum(row.decided_by == "rule" for row in self.lenses), len(self.lenses)

    def of_index(self) -> Iterator[str]:
        if self.part:
            more = some(len(self.names) - len(self.shown), "more document")
            yield f"Those with the most mentions; {more} counted with them, without a page."
        published = {row.document: row.published for row in self.ledger.documents}
        for name in self.shown:
            known = " · ".join(filter(None, ["publisher not recorded", published[name]]))
            yield f"{name} {known} · {some(self.words[name], 'word')} counted"
        for concept, found in self.by_concept().items():
            yield f"{concept.title()} {len(found)}"
        if self.ledger.lenses:
            left, total = self.left()
            proposed = ", proposed" if left == total else ", some proposed"
            first_lens = self.ledger.lenses[0].title()
            yield f"Lenses{proposed * bool(left)} {first_lens} "
