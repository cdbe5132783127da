"""Why a row of the ledger is another than before: a text, a decision, a term, a reference, a rule.

What went into a ledger is all kept with it: the fingerprints of the texts, the codebook, the
references and the decisions. So a difference between two ledgers has its reason in one of these;
where all are the same, in a rule.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from reviewbook.codebook.concepts import Codebook, Concept
from reviewbook.codebook.term_forms import forms, hyphened_forms, plurals
from reviewbook.coding.decision_log import in_force
from reviewbook.coding.reviewer_inputs import read_inputs
from reviewbook.documents.match_form import to_match_form
from reviewbook.ledger.ledger_files import read_ledger
from reviewbook.ledger.reviewer_tables import Decision
from reviewbook.ledger.tables import Tables
from reviewbook.project.review_folder import Project
from reviewbook.references.bibliography import Bibliography
from reviewbook.references.reference import Reference

_WORDS = ("terms", "modifiers", "excepted")


@dataclass(frozen=True)
class Version:
    """The ledger of a review at one time, with all that went into it but the texts."""

    tables: Tables
    codebook: Codebook
    references: Bibliography
    decisions: list[tuple[int, Decision]]

    @classmethod
    def of(cls, project: Project) -> Version:
        """Read a version from a review's folder.

        Raises
        ------
        InputErrors
            All that cannot be read.
        """
        inputs = read_inputs(project)
        return cls(
            read_ledger(project),
            inputs.codebook,
            inputs.references,
            in_force(inputs.decisions),
        )

    @cached_property
    def fingerprints(self) -> dict[str, str]:
        """The fingerprint of the clean text of each document."""
        return {row.document: row.text_sha256 for row in self.tables["documents"]}

    def same_texts(self, other: Version) -> set[str]:
        """Return the documents that have the same text in both."""
        return {name for name, _ in self.fingerprints.items() & other.fingerprints.items()}


class Reasons:
    """Tells why rows of the old version and of the new one differ."""

    def __init__(self, old: Version, new: Version) -> None:
        self.old, self.new = old, new
        self.same = new.same_texts(old)
        self.taken_back = _missing(old.decisions, new.decisions)
        self.made = _missing(new.decisions, old.decisions)

    def why(self, table: str, old: Any, new: Any) -> str:
        """Return the nearest reason for a row that came, went or changed, in words."""
        row = new or old
        return (
            self._text(row.document)
            or self._decision(table, row)
            or self._codebook(row)
            or self._references(table, old, new)
            or self._rule()
        )

    def _text(self, document: str) -> str:
        if document not in self.old.fingerprints:
            return "text: the document came"
        if document not in self.new.fingerprints:
            return "text: the document went"
        return "" if document in self.same else "text: it has changed"

    def _decision(self, table: str, row: Any) -> str:
        for said, decisions in (("made", self.made), ("taken back", self.taken_back)):
            for number, one in decisions:
                if _acts_on(one, table, row):
                    return f"decision: row {number} was {said} ({one.why})"
        return ""

    def _codebook(self, row: Any) -> str:
        """Say what changed in the codebook about a row's concept, or about words like its own."""
        name = getattr(row, "concept", "")
        words = getattr(row, "surface", getattr(row, "term", ""))
        if said := self._concept(name, words):
            return said
        for other in dict.fromkeys((*self.old.codebook.concepts, *self.new.codebook.concepts)):
            if words and any(_alike(term, words) for term in self._changed_words(other)):
                return self._concept(other, words)
        return ""

    def _concept(self, name: str, words: str) -> str:
        """Say how a concept changed: by the terms that name a row's words, else by all of them."""
        was, now = (v.codebook.concepts.get(name) for v in (self.old, self.new))
        if not (was and now):
            change = "came" if now else "went"
            return f"term: the concept {name} {change}" if was or now else ""
        nearest = _nearest(self._changed_words(name), words)
        changes = [
            f'{sign}"{word}"'
            for sign, some, others in (
                ("+", _words(now), _words(was)),
                ("-", _words(was), _words(now)),
            )
            for word in some
            if word not in others and word in nearest
        ]
        return f"term: {name} {', '.join(changes)}" if changes else ""

    def _changed_words(self, name: str) -> set[str]:
        was, now = (v.codebook.concepts.get(name) for v in (self.old, self.new))
        return set(_words(was)) ^ set(_words(now))

    def _references(self, table: str, old: Any, new: Any) -> str:
        if table not in ("citations", "reference_list"):
            return ""
        keys = {key for row in (old, new) if row for key in _keys(row)}
        was, now = _entries(self.old), _entries(self.new)
        changed = [key for key in sorted(keys) if was.get(key) != now.get(key)]
        return f"reference: {', '.join(changed)}" if changed else ""

    def _rule(self) -> str:
        """Say what is left: a rule, or another input whose effect reaches further than its row."""
        others = [
            name
            for name, differs in (
                ("decisions", self.made or self.taken_back),
                ("the codebook", _concepts(self.old) != _concepts(self.new)),
                ("references.bib", _entries(self.old) != _entries(self.new)),
            )
            if differs
        ]
        return f"rule, or another entry of {' or '.join(others)}" if others else "rule"


def _missing(
    some: Iterable[tuple[int, Decision]], others: Iterable[tuple[int, Decision]]
) -> list[tuple[int, Decision]]:
    known = {decision for _, decision in others}
    return [(number, decision) for number, decision in some if decision not in known]


def _acts_on(decision: Decision, table: str, row: Any) -> bool:
    """Tell whether a decision is about a row, or about the passage that it lies in."""
    if decision.document != row.document:
        return False
    if decision.table == table:
        about = decision.concept in ("", getattr(row, "concept", ""))
        return about and decision.start < row.end and row.start < decision.end
    inside = decision.start <= row.start and row.end <= decision.end
    return decision.table == "passages" and inside


def _concepts(version: Version) -> dict[str, Concept]:
    """Return the concepts, wherever in the file they stand."""
    return {name: replace(one, line=0) for name, one in version.codebook.concepts.items()}


def _entries(version: Version) -> dict[str, Reference]:
    """Return the references, wherever in the file they stand."""
    return {key: replace(one, line=0) for key, one in version.references.items()}


def _words(concept: Concept | None) -> list[str]:
    return [word for name in _WORDS for word in getattr(concept, name, ())]


def _nearest(terms: set[str], words: str) -> set[str]:
    """Return the terms that name these words, else those like them, else all."""
    form = _form(words)
    same = {term for term in terms if form in forms(term) or form in hyphened_forms(term)}
    return same or {term for term in terms if words and _alike(term, words)} or terms


def _alike(term: str, words: str) -> bool:
    """Tell whether one holds the other, word by word."""
    other = f" {_form(words)} "
    own = [f" {form} " for form in plurals(_form(term))]
    return any(one in other or other in one for one in own)


def _form(words: str) -> str:
    return to_match_form(words).text.strip()


def _keys(row: Any) -> list[str]:
    return str(getattr(row, "keys", "") or getattr(row, "key", "")).split()
