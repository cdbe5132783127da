"""Which concept was meant by a decision that names a place alone, told by the words there.

A decision keeps a hash of its words and not the words; those of the codebook have the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reviewbook.codebook.concepts import Codebook
from reviewbook.codebook.term_forms import forms
from reviewbook.coding.decision_log import anchor_hash
from reviewbook.ledger.reviewer_tables import Decision


def concepts_by_hash(codebook: Codebook, decisions: Iterable[Decision]) -> Mapping[str, str]:
    """Return by the hash of its words the one treatment or lens that a mention may name.

    Words are tried as the codebook has them, and in small letters, with one capital and in
    capitals. Of a hash that no words have, or those of two concepts, nothing is known.

    Parameters
    ----------
    codebook
        Whose words are tried.
    decisions
        All decisions; only those on mentions that name no concept are looked at.
    """
    unknown = {one.sha for one in decisions if one.table == "mentions" and not one.concept}
    found: dict[str, set[str]] = {sha: set() for sha in unknown}
    for concept in codebook.concepts.values() if unknown else ():
        if concept.layer in ("treatment", "lens"):
            for words in _written(concept.terms):
                found.get(anchor_hash(words, 0, len(words)), set()).add(concept.id)
    return {sha: next(iter(those)) for sha, those in found.items() if len(those) == 1}


def _written(terms: Iterable[str]) -> Iterable[str]:
    """Yield terms in their forms, as a text may write them."""
    for term in terms:
        for form in {term, *forms(term)}:
            yield from {form, form[:1].upper() + form[1:], form.upper(), form.title()}
