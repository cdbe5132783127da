"""For which collection the prose of a notebook was written.

Numbers follow the data; prose does not. So a notebook that is run and stored keeps in its metadata
what it was written about and the marks of its Markdown cells, and the pages of another collection
are not built from cells that still say the same. A collection is known by what is looked for and
by its documents: their names, and that their texts are the same, or have most of their words in
common, as where something was mended. Words are known where the texts are at hand; else a mended
text is one as long but for one character in twenty. A notebook of a new review comes with the marks
of prose that is true of any collection: for as long as a cell still says that, it is nobody's.
"""

from __future__ import annotations

import hashlib
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from nbformat import NotebookNode

from reviewbook.analysis.review import Review
from reviewbook.coding.texts_as_coded import coded_texts
from reviewbook.display.wording import some
from reviewbook.documents.word_sketch import shared_words, sketch_words
from reviewbook.project.errors import InputError

KEY, NEUTRAL = "reviewbook", "neutral"
ANY_REVIEW = "any-review"
"""Tag of a Markdown cell that is true of any collection."""
_SHORT = 60
_ALIKE, _MENDED = 0.6, 0.05


def note_review(notebook: NotebookNode, review: Review) -> None:
    """Note in a notebook what its prose is about, unless it is still that of another collection.

    Where nothing has been coded yet there is no collection to note.
    """
    coded = review.project.evidence.is_dir() and review.names
    texts = _Texts(review)
    if coded and not any(_foreign(notebook, texts)):
        notebook.metadata[KEY] = _neutral(notebook) | {
            "documents": review.singled,
            "texts": texts.noted(_noted_texts(notebook)),
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


class _Texts:
    """The texts of the documents of a review that are shown one by one."""

    def __init__(self, review: Review) -> None:
        self.review = review

    @cached_property
    def measures(self) -> dict[str, tuple[str, int]]:
        """The beginning of the fingerprint, and the length, of each."""
        rows = self.review.part("documents", self.review.singled)
        columns = rows[["document", "text_sha256", "characters"]]
        return {
            str(name): (str(sha256)[:12], int(characters))
            for name, sha256, characters in columns.itertuples(index=False)
        }

    @cached_property
    def sketches(self) -> dict[str, str]:
        """The words of each, as a sketch; none where the texts are not those that were coded."""
        rows = [row for row in self.review.shown["documents"] if row.document in self.measures]
        try:
            texts = coded_texts(self.review.project, rows)
        except InputError:  # what is wrong with them is told elsewhere
            return {}
        return {name: " ".join(sketch_words(text)) for name, text in texts.items()}

    def noted(self, then: Mapping[str, object]) -> dict[str, list[str | int]]:
        """Return what to note of each; a sketch that was noted of the same text is kept."""
        found: dict[str, list[str | int]] = {}
        for name, (sha256, characters) in self.measures.items():
            match then.get(name):
                case [known, _, str(words)] if known == sha256:
                    sketch = words
                case _:
                    sketch = self.sketches.get(name, "")
            found[name] = [sha256, characters, *([sketch] if sketch else [])]
        return found

    def is_still(self, name: str, then: object) -> bool:
        """Tell whether a text is the one that was noted, or that one mended, as far as is known."""
        sha256, characters = self.measures[name]
        match then:
            case [known, *_] if known == sha256:
                return True
            case [_, int(), str(words)] if now := self.sketches.get(name):
                return shared_words(words.split(), now.split()) >= _ALIKE
            case [_, int(length), *_]:
                return abs(characters - length) <= _MENDED * length
        return True


def _noted_texts(notebook: NotebookNode) -> Mapping[str, object]:
    noted = notebook.metadata.get(KEY)
    texts = noted.get("texts") if isinstance(noted, Mapping) else None
    return texts if isinstance(texts, Mapping) else {}


def _with_their_texts(notebook: NotebookNode, texts: _Texts) -> list[str]:
    """List the documents of a review but for those whose text is known to be another than then."""
    then = _noted_texts(notebook)
    return [
        name
        for name in texts.review.names
        if name not in texts.measures or texts.is_still(name, then.get(name))
    ]


def foreign_prose(notebooks: Mapping[Path, NotebookNode], review: Review) -> list[InputError]:
    """List the notebooks whose prose was written about another collection, with the cells."""
    texts = _Texts(review)
    found = {path: list(_foreign(notebook, texts)) for path, notebook in notebooks.items()}
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


def _foreign(notebook: NotebookNode, texts: _Texts) -> Iterator[NotebookNode]:
    """Yield the cells that say what they said about another collection."""
    noted = notebook.metadata.get(KEY)
    if not isinstance(noted, Mapping):
        return
    there = {
        "documents": _with_their_texts(notebook, texts),
        "looked_for": _looked_for(texts.review),
    }
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
