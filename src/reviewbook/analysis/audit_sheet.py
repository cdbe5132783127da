"""The audit sheet: one row per citation and work of it, and whether the work bears the claim.

Rules propose and a reader decides. A rule has read a title, a date, a type of entry, and what
services said when the work was looked up; never the work. So it never says "supports", and "does
not" only of a work that cannot have been read, for it appeared after the text. Of any other work
that is known it says "not judged"; "cannot be checked" is what has no work to judge.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, NamedTuple

import pandas as pd

from reviewbook.analysis.cited_claims import CLAIMS, NEAR, CitedClaim, claims_of, named_in_titles
from reviewbook.analysis.judgements import reasons_of_support
from reviewbook.analysis.review import Review
from reviewbook.analysis.work_kinds import (
    NO,
    NOT_RECORDED,
    NOT_TOLD,
    RETRACTED,
    YES,
    can_bear,
    kind_of_work,
)
from reviewbook.codebook.concepts import Codebook
from reviewbook.display.wording import NO_WORK, listed
from reviewbook.ledger.column import Column
from reviewbook.ledger.tables import READER, RULE
from reviewbook.references.lookup.known_notices import BECAME, RETRACTION, KnownNotice

_UNSOURCED = "unsourced"
# What is printed may be of the year after it was first online: that speaks neither way.
_PRINTED_AFTER = 1
DOES_NOT, NOT_JUDGED, UNCHECKED = PROPOSED = ("does not", "not judged", "cannot be checked")
FIT = (YES, NO, NOT_TOLD)


class AuditRow(NamedTuple):
    """One row per citation, or person named, and work that it may mean.

    What stands near tells of the claim, the entry of the work of its kind. Nobody has read the
    sentence or the work for what a rule says.
    """

    document: Annotated[str, "Short name of the document (documents.csv)."]
    passage: Annotated[int, "Number of the passage (passages.csv)."]
    start: Annotated[int, "First character of the citation in the clean text, from 0."]
    end: Annotated[int, "The character after its last one."]
    citation: Annotated[str, "The citation as it is written."]
    form: Annotated[str, "As in citations.csv; claims that name no source are left out."]
    status: Annotated[str, "As in citations.csv: whether it means a work that is known."]
    claim: Annotated[
        str,
        Column(
            "What it is cited for: {values}. A definition where it stands in a sentence that is "
            f"one; else what stands near, at most {NEAR} characters away in its passage and no "
            "further than the next citation, before one in brackets, and behind one that the "
            "sentence names if anything does: a quantity, a treatment, a lens (theory).",
            CLAIMS,
        ),
    ]
    concepts: Annotated[str, "What is named there, separated by semicolons."]
    key: Annotated[str, "Key of the work in references.bib, empty where none is known."]
    work: Annotated[str, "Short name of the work."]
    kind: Annotated[str, "Kind of the work, told by its entry: review, trial, book and so on."]
    subject: Annotated[
        str, Column("Whether its title shares a concept with the claim: {values}.", FIT)
    ]
    type: Annotated[str, Column("Whether works of its kind can bear such a claim: {values}.", FIT)]
    date: Annotated[
        str, Column("Whether it appeared before the text, by the years: {values}.", FIT)
    ]
    notices: Annotated[
        str,
        "What services say of the work since it appeared, of those that `reviewbook resolve` has "
        "looked up: retracted, corrected or called in question. Empty: nobody has looked, or "
        "nothing was said.",
    ]
    support: Annotated[
        str,
        Column(
            "The reader's judgement, as in citations.csv; where a rule speaks, one of "
            "{values}: the first is only said of what appeared after the text, the last of what "
            "has no work to judge.",
            PROPOSED,
        ),
    ]
    why: Annotated[str, "Why, in our words."]
    decided_by: Annotated[str, "Who says the support: rule or reader."]


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
    told = {key: one.notices for key, one in review.looked_up.items() if key in keys}
    kinds = {
        key: RETRACTED if _retracted(told.get(key, ())) else kind_of_work(works[key])
        for key in sorted(keys)
    }
    alike = Counter((works[key].label, kind) for key, kind in kinds.items())
    claims, reasons = claims_of(review, cited), reasons_of_support(review)
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
            notices = told.get(key, ())
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
                notices="; ".join(notice.said for notice in notices),
                support=support,
                why=reasons.get((row.document, row.start, row.end)) or row.why
                if reader
                else _reason(row, key, work is not None, fit, _became(kind, notices)),
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
    treatments of one modality are neither the same nor others. Where a sentence ends is not
    recorded: a title is about other things only if it is so of all that stands near.
    """
    if title & set(claim.concepts):
        return YES
    mine, theirs = (_fields(names, codebook) for names in (claim.near, title))
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
        return DOES_NOT
    return NOT_JUDGED if known else UNCHECKED


_AGAINST = {
    "subject": "the title names other things than the claim",
    "type": "works of this kind have no such findings of their own",
}


def _reason(row: Any, key: str, known: bool, fit: dict[str, str], became: str) -> str:
    """Say why a rule proposes what it does."""
    if not key:
        return row.why or ("a person is named, and no work" if row.form == "named" else NO_WORK)
    if not known:
        return "the key is not in references.bib"
    if fit["date"] == NO:
        return "it appeared after the text, so another work or edition was read"
    reasons = ["nobody has read the work for this"]
    reasons += ["more than one work may be meant"] if row.status == "ambiguous" else []
    against = {name: said for name, said in _AGAINST.items() if fit[name] == NO}
    if became.startswith(RETRACTED):
        against.pop("type", "")
    return "; ".join([*reasons, *against.values(), *([f"the work was {became}"] if became else [])])


def _became(kind: str, notices: Iterable[KnownNotice]) -> str:
    """Say what became of a work, by its title or by what services said of it."""
    told = dict.fromkeys(BECAME[notice.kind] for notice in notices)
    return listed(told) if told else RETRACTED if kind == RETRACTED else ""


def _retracted(notices: Iterable[KnownNotice]) -> bool:
    return any(notice.kind == RETRACTION for notice in notices)
