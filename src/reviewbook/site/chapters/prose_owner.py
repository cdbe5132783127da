"""For which collection the prose of a notebook was written.

Numbers follow the data; prose does not. So a notebook that is run and stored keeps in its metadata
what it was written about and the marks of its Markdown cells, and the pages of another collection
are not built from cells that still say the same. A collection is known by what is looked for and
by its documents: their names, and that their texts are the same, or as long but for one character
in twenty, as where something was mended. A notebook of a new review comes with the marks of
prose that is true of any collection: for as long as a cell still says that, it is nobody's.
"""

from __future__ import annotations

import hashlib
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from nbformat import NotebookNode

from reviewbook.analysis.review import Review
from reviewbook.display.wording import some
from reviewbook.project.errors import InputError

KEY, NEUTRAL = "reviewbook", "neutral"
ANY_REVIEW = "any-review"
"""Tag of a Markdown cell that is true of any collection."""
_SHORT = 60
_MENDED = 0.05


def note_review(notebook: NotebookNode, review: Review) -> None:
    """Note in a notebook what its prose is about, unless it is still that of another collection.

    Where nothing has been coded yet there is no collection to note.
    """
    coded = review.project.evidence.is_dir() and review.names
    if coded and not any(_foreign(notebook, review)):
        notebook.metadata[KEY] = _neutral(notebook) | {
            "documents": review.singled,
            "texts": _texts(review),
            "looked_for": _looked_for(review),
            "prose": sorted({_mark(cell) for cell in _prose(notebook)}),
        }


def note_neutral(notebook: NotebookNode) -> None:
    """Note in a notebook that its prose is true of any collection."""
    notebook.metadata[KEY] = {NEUTRAL: sorted({_mark(cell) for cell in _prose(notebook)})}


def _neutral(notebook: NotebookNode) -> dict[str, list[str]]:
    """Return what a notebook notes of prose that is true of any collection, if anything."""
    noted = notebook.metadata.get(KEY)
    marks = isinstance(noted, Mapping) and noted.get(NEUTRAL)
    return {NEUTRAL: marks} if isinstance(marks, list) else {}


def _looked_for(review: Review) -> list[str]:
    subjects = [concept.id for concept in review.codebook.layer("subject")]
    return [*review.codebook.modalities, *subjects]


def _texts(review: Review) -> dict[str, list[str | int]]:
    """Give fingerprint and length of the texts of the documents that are shown one by one."""
    rows = review.part("documents", review.singled)[["document", "text_sha256", "characters"]]
    return {
        str(name): [str(sha256)[:12], int(characters)]
        for name, sha256, characters in rows.itertuples(index=False)
    }


def _with_their_texts(noted: Mapping[str, object], review: Review) -> list[str]:
    """List the documents of a review but for those whose text is known to be another than then."""
    then, now = noted.get("texts"), _texts(review)
    known = then if isinstance(then, Mapping) else {}
    return [n for n in review.names if n not in now or _is_text(known.get(n), *now[n])]


def _is_text(then: object, sha256: str | int, characters: str | int) -> bool:
    match then:
        case [known, int(length)]:
            return known == sha256 or abs(int(characters) - length) <= _MENDED * length
    return True


def foreign_prose(notebooks: Mapping[Path, NotebookNode], review: Review) -> list[InputError]:
    """List the notebooks whose prose was written about another collection, with the cells."""
    found = {path: list(_foreign(notebook, review)) for path, notebook in notebooks.items()}
    return [
        InputError(
            f"what it says was written about another collection: {_listed(cells)}",
            file=path,
            remedy="rewrite or delete these Markdown cells, or the notebook; give a cell that is "
            f"true of any collection the tag {ANY_REVIEW}; where all of it is true of these texts "
            f"too, delete {KEY} from the metadata of the notebook",
        )
        for path, cells in found.items()
        if cells
    ]


def _foreign(notebook: NotebookNode, review: Review) -> Iterator[NotebookNode]:
    """Yield the cells that say what they said about another collection."""
    noted = notebook.metadata.get(KEY)
    if not isinstance(noted, Mapping):
        return
    there = {"documents": _with_their_texts(noted, review), "looked_for": _looked_for(review)}
    if not all(_mostly(noted.get(key) or (), names) for key, names in there.items()):
        marks = set(noted.get("prose") or ())
        yield from (cell for cell in _prose(notebook) if _mark(cell) in marks)


def _mostly(then: Iterable[str], now: Iterable[str]) -> bool:
    """Tell whether at least half of what there was is still there."""
    before = set(then)
    return 2 * len(before.intersection(now)) >= len(before)


def _prose(notebook: NotebookNode) -> Iterator[NotebookNode]:
    neutral = _neutral(notebook).get(NEUTRAL, ())
    for cell in notebook.cells:
        tagged = ANY_REVIEW in cell.metadata.get("tags", [])
        if cell.cell_type == "markdown" and not tagged and _mark(cell) not in neutral:
            yield cell


def _mark(cell: NotebookNode) -> str:
    words = " ".join(cell.source.split())
    return hashlib.sha256(words.encode(errors="surrogatepass")).hexdigest()[:12]


def _listed(cells: list[NotebookNode]) -> str:
    first, *others = [" ".join(cell.source.split()) for cell in cells]
    start = textwrap.shorten(first, _SHORT, placeholder=" …")
    return f"“{start}”" + (f" and {some(len(others), 'more cell')}" if others else "")
