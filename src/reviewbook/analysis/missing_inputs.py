"""What a review still needs before a notebook has something to say, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reviewbook.analysis.likely_duplicates import list_duplicates
from reviewbook.analysis.review import Review
from reviewbook.coding.verdicts import ADDED
from reviewbook.display.sentence import Reading
from reviewbook.display.wording import some
from reviewbook.documents.document import is_document
from reviewbook.project.citation_file import cited_work
from reviewbook.project.near_names import names_there_are

CODE = "then run `reviewbook code`"
DECIDE = "read `reviewbook show DOCUMENT`, and append what you decide with `reviewbook decide`"


def next_steps(review: Review, *needs: str) -> Reading:
    """Say what a review still needs, and what to do next.

    Parameters
    ----------
    review
        The review.
    needs
        What is needed besides coded documents: publishers, duplicates, treatments, status, lenses,
        subjects, standards, references, judgements, decisions, authors.

    Returns
    -------
    Reading
        A list of steps, as Markdown and as text; or the sentence that nothing is missing.

    Raises
    ------
    KeyError
        If a need has another name.
    """
    for need in needs:
        if need not in _NEEDS:
            raise KeyError(f"no such need {need!r}: {names_there_are(need, _NEEDS)}")
    steps = [*_documents(review), *(step for need in needs for step in _NEEDS[need](review))]
    if not steps:
        said = "Nothing is missing that this notebook rests on; this cell can be deleted."
        return Reading(said, said)
    listed = "\n".join(f"{number}. {step}" for number, step in enumerate(steps, 1))
    said = f"Still missing, and what to do next:\n\n{listed}"
    return Reading(said, said)


def _documents(review: Review) -> Iterator[str]:
    if review.names:
        return
    texts = review.project.texts
    if texts and any(is_document(path.name) for path in texts.iterdir()):
        yield "The texts have not been coded: run `reviewbook code`."
    else:
        yield (
            "No documents yet: take files in with `reviewbook add FILES`, or put texts into "
            f"`data/documents`; write what to look for into `data/codebook.yml`, {CODE}."
        )


def _treatments(review: Review) -> Iterator[str]:
    if not review.codebook.layer("treatment"):
        yield f"The codebook names no treatment: add some under `modalities`, {CODE}."
    elif review.names and review.treatments.empty and not _proposed(review, "treatment"):
        yield (
            "None of the treatments of the codebook was found: give them in `data/codebook.yml` "
            f"the words that the texts use, {CODE}."
        )


def _status(review: Review) -> Iterator[str]:
    if not review.concepts["source"].ne("").any():
        yield (
            "No treatment has a `status` and its `source`, so what the texts leave out cannot be "
            "told: add both in `data/codebook.yml`, and the source to `references.bib`."
        )


def _lenses(review: Review) -> Iterator[str]:
    found = review.lenses
    if not review.codebook.layer("lens"):
        yield "The codebook has no lens: add some under `lenses`, if there are any."
    elif review.names and found.empty and not _proposed(review, "lens"):
        yield f"No word of a lens was found: add the words that the texts use, {CODE}."
    elif found["decided_by"].eq("rule").any():
        yield f"Words only suggest a lens: {DECIDE}."


def _proposed(review: Review, layer: str) -> bool:
    """Tell whether rules found words of a layer, though a reader took all of them out again."""
    sought = [concept.id for concept in review.codebook.layer(layer)]
    return _decided_on(review, ["mentions", "lenses"], sought)


def _decided_on(review: Review, tables: list[str], concepts: list[str]) -> bool:
    """Tell whether a reader decided on rows of some concepts that rules had proposed."""
    verdicts = review.verdicts[review.verdicts["verdict"] != ADDED]
    return bool((verdicts["table"].isin(tables) & verdicts["concept"].isin(concepts)).any())


def _subjects(review: Review) -> Iterator[str]:
    main = review.codebook.main
    if not main:
        yield f"The codebook has no subject: add some under `subjects`, {CODE}."
    elif review.names and not (
        review.definitions["concept"].eq(main).any() or _decided_on(review, ["definitions"], [main])
    ):
        yield (
            f"No definition of `{main}` was found: add the words that the texts use to its "
            f"`terms`, {CODE}."
        )


def _standards(review: Review) -> Iterator[str]:
    if review.standards.empty:
        yield (
            "There is no standard to compare with: add rows to `data/standards.csv`, and their "
            "works to `references.bib`, if there are any."
        )


def _references(review: Review) -> Iterator[str]:
    if broken := len({one.line for one in review.references.broken}):
        yield (
            f"{some(broken, 'entry', 'entries')} of `references.bib` cannot be read: "
            "`reviewbook check` says why."
        )
    elif not len(review.references):
        yield "`references.bib` is empty: add the works that the documents cite."


def _judgements(review: Review) -> Iterator[str]:
    cited = review.citations[review.citations["form"].isin(["narrative", "parenthetical"])]
    if len(cited) and cited["support"].eq("").all():
        yield f"Nobody has judged whether the cited works bear their sentences: {DECIDE}."


def _publishers(review: Review) -> Iterator[str]:
    if review.names and not review.documents[["publisher", "offers"]].ne("").any(axis=None):
        yield (
            "Publishers, and what they offer, are not recorded: fill in `data/documents.csv`, "
            f"{CODE}."
        )


def _duplicates(review: Review) -> Iterator[str]:
    if pairs := len(list_duplicates(review)):
        yield (
            f"{some(pairs, 'pair')} of documents or records may be the same work, and nobody has "
            "decided: they are listed below, and `reviewbook check` says how to decide."
        )


def _decisions(review: Review) -> Iterator[str]:
    if review.names and review.decisions.empty and not review.codebook.read_whole:
        yield f"Nobody has judged what the rules found: {DECIDE}."
    if review.names and not review.codebook.read_whole:
        yield (
            "No document was read whole: name those that you went through under `read_whole` in "
            "`data/codebook.yml`."
        )


def _authors(review: Review) -> Iterator[str]:
    if not cited_work(review.project, "").get("authors"):
        yield "Nobody is named as the author of this review: name yourself in `CITATION.cff`."


_NEEDS: dict[str, Callable[[Review], Iterator[str]]] = {
    "publishers": _publishers,
    "duplicates": _duplicates,
    "treatments": _treatments,
    "status": _status,
    "lenses": _lenses,
    "subjects": _subjects,
    "standards": _standards,
    "references": _references,
    "judgements": _judgements,
    "decisions": _decisions,
    "authors": _authors,
}
