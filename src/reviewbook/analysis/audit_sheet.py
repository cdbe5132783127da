"""The audit sheet: one row per citation and work of it, and whether the work bears the claim.

Rules propose and a reader decides. A rule has read a title, a date and a type of entry, never the
work: it never says "supports", and of all it says "does not" only of a work that cannot have been
read, for it appeared after the text. Of any other work that is known it says "not judged"; "cannot
be checked" is what has no work to judge.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import pandas as pd

from reviewbook.analysis.cited_claims import CitedClaim, claims_of, named_in_titles
from reviewbook.analysis.review import Review
from reviewbook.analysis.work_kinds import NO, NOT_RECORDED, NOT_TOLD, YES, can_bear, kind_of_work
from reviewbook.codebook.concepts import Codebook
from reviewbook.ledger.tables import READER, RULE

_UNSOURCED = "unsourced"
# What is printed may be of the year after it was first online: that speaks neither way.
_PRINTED_AFTER = 1
NO_WORK = "no work on record"
NOT_JUDGED, UNCHECKED = "not judged", "cannot be checked"


class AuditRow(NamedTuple):
    """One row per citation, or person named, and work that it may mean.

    ``claim`` and ``concepts`` are told by what stands near, ``kind`` by the entry of the work;
    ``subject``, ``type`` and ``date`` are "yes", "no" or "not told": whether the title shares a
    concept with the claim, whether works of the kind can bear such a claim, whether it appeared
    before the text. ``support`` and ``why`` are the reader's where ``decided_by`` says so.
    """

    document: str
    passage: int
    start: int
    end: int
    citation: str
    form: str
    status: str
    claim: str
    concepts: str
    key: str
    work: str
    kind: str
    subject: str
    type: str
    date: str
    support: str
    why: str
    decided_by: str


def audit_citations(review: Review) -> pd.DataFrame:
    """Return the audit sheet of a review, in the order of the ledger; see `AuditRow`.

    A citation of several works, or one that could mean several, has a row for each; one that
    means no known work has a row without. Claims that name no source are not in it.
    """
    cited = review.citations
    cited = cited[cited["form"] != _UNSOURCED].reset_index(drop=True)
    rows = list(_rows(review, cited))
    return review.in_order(pd.DataFrame(rows, columns=list(AuditRow._fields)), "citations")


def _rows(review: Review, cited: pd.DataFrame) -> Iterator[AuditRow]:
    works, codebook = review.references, review.codebook
    keys = {key for row in cited["keys"] for key in row.split()} & works.keys()
    named = named_in_titles({key: works[key].title for key in sorted(keys)}, codebook)
    documents = review.documents.astype({"document": object})
    published = dict(zip(documents["document"], documents["published"], strict=True))
    kinds = {key: kind_of_work(works[key]) for key in sorted(keys)}
    alike = Counter((works[key].label, kind) for key, kind in kinds.items())
    claims = claims_of(review, cited)
    for row, claim in zip(cited.astype(object).itertuples(index=False), claims, strict=True):
        for key in _works_of(row):
            work = works.get(key)
            kind = kinds.get(key, NOT_RECORDED)
            label = review.label(key) if key else NO_WORK
            fit = {
                "subject": _subject(claim, named.get(key, set()), codebook),
                "type": can_bear(kind, claim.kind),
                "date": _date(work.year if work else None, _year(published[row.document])),
            }
            reader = bool(row.support)
            support = row.support or _proposed(fit, work is not None)
            yield AuditRow(
                row.document,
                row.passage,
                row.start,
                row.end,
                row.surface,
                row.form,
                row.status,
                claim.kind,
                "; ".join(_label(codebook, name) for name in claim.concepts),
                key,
                f"{label} ({key})" if alike[label, kind] > 1 else label,
                kind,
                **fit,
                support=support,
                why=row.why if reader else _reason(row, key, work is not None, fit),
                decided_by=READER if reader else RULE,
            )


def _works_of(row: Any) -> list[str]:
    """Return the keys of a citation; "" stands for the work that nothing is known of."""
    keys = list(dict.fromkeys(row.keys.split()))
    lost = row.status == "unresolved" and row.form != "named"
    return [*keys, *([""] if lost or not keys else [])]


def _label(codebook: Codebook, concept: str) -> str:
    known = codebook.concepts.get(concept)
    return known.label if known else concept


def _year(published: str) -> int | None:
    return int(published[:4]) if published[:4].isdigit() else None


def _date(work: int | None, text: int | None) -> str:
    """Tell whether a work appeared before the text, by the years."""
    if work is None or text is None or work == text + _PRINTED_AFTER:
        return NOT_TOLD
    return NO if work > text else YES


def _subject(claim: CitedClaim, title: set[str], codebook: Codebook) -> str:
    """Tell whether claim and title share a concept.

    Where the title names a subject that is no news: subjects are not recorded in the text. Two
    treatments of one modality are neither the same nor others.
    """
    if title & set(claim.concepts):
        return YES
    mine, theirs = (_fields(names, codebook) for names in (claim.concepts, title))
    return NOT_TOLD if not mine or not theirs or mine & theirs else NO


def _fields(names: Any, codebook: Codebook) -> set[str]:
    """Return the modalities of treatments, and the lenses themselves."""
    known = [codebook.concepts[name] for name in names if name in codebook.concepts]
    return {
        concept.parent if concept.layer == "treatment" else concept.id
        for concept in known
        if concept.layer != "subject"
    }


def _proposed(fit: dict[str, str], known: bool) -> str:
    """Return what a rule says of a work that nobody has read for it."""
    if fit["date"] == NO:
        return "does not"
    return NOT_JUDGED if known else UNCHECKED


_AGAINST = {
    "subject": "the title names other things than the claim",
    "type": "works of this kind have no such findings of their own",
}


def _reason(row: Any, key: str, known: bool, fit: dict[str, str]) -> str:
    """Say why a rule proposes what it does."""
    if not key:
        return row.why or ("a person is named, and no work" if row.form == "named" else NO_WORK)
    if not known:
        return "the key is not in references.bib"
    if fit["date"] == NO:
        return "it appeared after the text, so another work or edition was read"
    reasons = ["nobody has read the work for this"]
    reasons += ["more than one work may be meant"] if row.status == "ambiguous" else []
    return "; ".join([*reasons, *(said for name, said in _AGAINST.items() if fit[name] == NO)])
