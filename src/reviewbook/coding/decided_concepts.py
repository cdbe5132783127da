"""Which concepts a decision may give to a row: those of the layers that its table is about."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reviewbook.codebook.concepts import Codebook
from reviewbook.ledger.reviewer_tables import Decision
from reviewbook.project.errors import Attempts, InputError

_LAYERS = {
    "mentions": ("treatment", "lens"),
    "definitions": ("treatment", "subject"),
    "quantities": ("treatment",),
    "statements": ("treatment",),
}


def given_concept(decision: Decision) -> str:
    """Return the concept that a decision gives to a row, if it gives one."""
    if decision.field == "concept":
        return decision.new
    return decision.concept if (decision.field, decision.new) == ("row", "add") else ""


def refuse_concepts(
    decisions: Iterable[tuple[int, Decision]], codebook: Codebook, file: Path
) -> None:
    """Raise InputErrors with all decisions that give a concept which cannot be given."""
    attempt = Attempts()
    for row, decision in decisions:
        if problem := concept_problem(decision, codebook):
            attempt.errors.append(
                InputError(
                    f"row {row}: {problem}",
                    file=file,
                    line=row,
                    remedy="correct the row, or take the decision out of force with: "
                    f"reviewbook retire {row}",
                )
            )
    attempt.settle()


def concept_problem(decision: Decision, codebook: Codebook) -> str:
    """Return what is wrong with the concept that a decision gives, or nothing."""
    known = codebook.concepts
    if decision.field == "lens" and decision.concept in known:
        return _layer_problem(decision.concept, ("lens",), codebook)
    if not (given := given_concept(decision)):
        return ""
    if given not in known:
        return f"there is no concept {given!r} in the codebook"
    layers = _LAYERS.get(decision.table, ())
    if decision.table == "mentions" and decision.field == "concept" and decision.old in known:
        layers = (known[decision.old].layer,)
    return _layer_problem(given, layers, codebook)


def _layer_problem(concept: str, layers: tuple[str, ...], codebook: Codebook) -> str:
    layer = codebook.concepts[concept].layer
    return "" if layer in layers else f"{concept} is a {layer}, not a {' or a '.join(layers)}"
