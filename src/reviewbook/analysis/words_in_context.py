"""Mentions with the words around them: what a reader may choose of them, and whole documents."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property
from typing import Any

import pandas as pd

from reviewbook.analysis.review import Review
from reviewbook.coding.texts_as_coded import coded_texts
from reviewbook.display.altair_theme import MAIN
from reviewbook.display.charts.style import palette
from reviewbook.display.wording import out_of, some
from reviewbook.project.errors import InputError

AROUND = 40
"""Characters on each side of a word that are its context, cut between words."""


class WordsInContext:
    """The mentions of a review, and the texts that they stand in, if these are here.

    Of many documents only those with the most mentions are kept: see `Review.singled`.

    Attributes
    ----------
    mentions
        The rows of `Review.mentions`, and the `code` of each: its modality, or its lens.
    """

    def __init__(self, review: Review) -> None:
        self.review = review
        rows = review.mentions
        rows = rows[rows["document"].isin(review.singled)].reset_index(drop=True)
        code = rows["modality"].astype(object).where(rows["layer"] == "treatment", rows["label"])
        self.mentions = rows.assign(code=code.astype(object))
        self.without_texts = ""

    @cached_property
    def texts(self) -> dict[str, str]:
        """The clean text of each document; none, and `without_texts` says why, if one is amiss."""
        try:
            found = coded_texts(self.review.project, self.review.shown["documents"])
        except InputError as error:
            self.without_texts = f"Without the texts: {error}"
            return {}
        if not found:
            self.without_texts = "The texts are not on this machine: only the words found are here."
        return found

    @cached_property
    def contexts(self) -> pd.DataFrame:
        """What stands `before` and `after` each mention, on one line; empty without the texts."""
        pairs = [
            self._around(str(document), start, end)
            for document, start, end in self.mentions[["document", "start", "end"]].itertuples(
                index=False
            )
        ]
        return pd.DataFrame(pairs, columns=["before", "after"], index=self.mentions.index)

    def _around(self, document: str, start: int, end: int) -> tuple[str, str]:
        text = self.texts.get(document, "")
        before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
        if start > AROUND and " " in before:
            before = before.split(" ", 1)[1]
        if end + AROUND < len(text) and " " in after:
            after = after.rsplit(" ", 1)[0]
        return _one_line(before), _one_line(after)

    def find(
        self,
        documents: Collection[str] | None,
        concepts: Collection[str] | None,
        words: str,
        spoken: Collection[str] | None = None,
    ) -> pd.DataFrame:
        """Return the mentions in documents, of concepts, with words around, spoken of in some ways.

        Where it is None, nothing is left out. Letter case and line ends make no difference.
        """
        rows = self.mentions
        if documents is not None:
            rows = rows[rows["document"].isin(documents)]
        if concepts is not None:
            rows = rows[rows["concept"].isin(concepts)]
        if spoken is not None:
            rows = rows[rows["context"].isin(spoken)]
        if sought := _one_line(words).strip().casefold():
            around = self.contexts.loc[rows.index]
            lines = around["before"] + rows["surface"].map(_one_line) + around["after"]
            held = [sought in line.casefold() for line in lines]
            rows = rows[pd.Series(held, index=rows.index, dtype=bool)]
        return rows

    @cached_property
    def held(self) -> str:
        """How many there are: mentions of treatments, and indicators of lenses if there are any."""
        lenses = int((self.mentions["layer"] == "lens").sum())
        named = some(len(self.mentions) - lenses, "mention")
        both = f"{named} of treatments and {some(lenses, 'indicator')} of lenses"
        return both if lenses else named

    def counted(self, rows: pd.DataFrame) -> str:
        """Say how many of them some rows are, and in which documents, where these are not all."""
        shown, names = self.review.singled, self.review.names
        among = f", in {out_of(len(shown), len(names), 'document')}" * (len(shown) < len(names))
        both = f": {self.held}" if " and " in self.held else ""
        return out_of(len(rows), len(self.mentions), "mention") + both + among

    def choices(self) -> dict[str, Any]:
        """Return the documents and the codes with their concepts, each with its mentions."""
        counted = self.mentions.groupby("concept", observed=True).size()
        by_document = self.mentions["document"].value_counts()
        by_context = self.mentions["context"].value_counts(sort=False)
        groups: dict[str, list[dict[str, Any]]] = {
            label: [] for label in [*self.review.codebook.modalities.values(), "Lenses"]
        }
        for concept in self.review.codebook.concepts.values():
            if concept.id in counted.index:
                group = self.review.codebook.modalities.get(concept.parent, "Lenses")
                count = int(counted[concept.id])
                groups[group].append({"id": concept.id, "label": concept.label, "count": count})
        return {
            "documents": [
                {"id": name, "label": name, "count": int(by_document.get(name, 0))}
                for name in self.review.singled
            ],
            "contexts": [
                {"id": name, "label": name, "count": int(count)}
                for name, count in by_context.items()
                if count
            ],
            "groups": [{"label": key, "concepts": held} for key, held in groups.items() if held],
            "note": self.without_texts if not self.texts else "",
        }

    def lines(self, rows: pd.DataFrame) -> list[dict[str, Any]]:
        """Return rows for a concordance: the word, what is around it, and what it names."""
        columns = ["document", "passage", "surface", "label", "context", "code"]
        kinds = {"document": str, "label": str, "context": str, "passage": int}
        named = rows[columns].astype(kinds)
        shown = named.join(self.contexts)
        shown["surface"] = shown["surface"].map(_one_line)
        lines: list[dict[str, Any]] = shown.assign(row=shown.index).to_dict("records")
        return lines

    def document(self, name: str) -> dict[str, Any]:
        """Return a document to read: its passages, its mentions and the colours of their codes."""
        rows, text = self.mentions[self.mentions["document"] == name], self.texts.get(name, "")
        title = next(
            row.title for row in self.review.shown["documents"] if str(row.document) == name
        )
        passages = [
            {"zone": p.zone, "start": p.start, "text": text[p.start : p.end]}
            for p in self.review.shown["passages"]
            if p.document == name
        ]
        found = rows[["start", "end", "label", "code"]].astype({"label": str})
        return {
            "document": name,
            "title": title or name,
            "passages": passages if text else [],
            "found": found.assign(row=found.index).to_dict("records"),
            "codes": self._codes(rows["code"]),
        }

    def _codes(self, held: pd.Series[str]) -> list[dict[str, Any]]:
        """Return the codes of some mentions in the order of the codebook, with their colours."""
        paint = palette(self.review.codebook.modalities.values())
        lenses = {c.label: MAIN for c in self.review.codebook.layer("lens")}
        counts = held.value_counts()
        return [
            {"label": code, "colour": colour, "lens": code in lenses, "count": int(counts[code])}
            for code, colour in {**lenses, **paint}.items()
            if code in counts.index
        ]

    def by_concept(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Return a row per concept: how often it is found, in how many documents, as what."""
        kinds = rows.assign(words=rows["surface"].map(_one_line).str.lower())
        grouped = kinds.groupby("label", observed=True)
        return pd.DataFrame(
            {
                "times found": grouped.size(),
                "documents": grouped["document"].nunique(),
                "words found": grouped["words"].agg(_by_frequency),
            }
        ).rename_axis("concept")


def _by_frequency(words: Sequence[str]) -> str:
    return ", ".join(pd.Series(words).value_counts().index)


def _one_line(text: str) -> str:
    """Put a text on one line; blanks at its ends stay, for words are joined to them."""
    middle = " ".join(text.split())
    if not middle:
        return " " if text else ""
    return " " * text[0].isspace() + middle + " " * text[-1].isspace()
