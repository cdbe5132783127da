"""Words in context to look through in a notebook; what is shown is a DataFrame."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd
import traitlets

from reviewbook.analysis.review import Review
from reviewbook.analysis.words_in_context import WordsInContext
from reviewbook.display.dataframe_display import TableView
from reviewbook.display.wording import some
from reviewbook.ledger.tables import CONTEXTS
from reviewbook.project.errors import InputError

try:
    import anywidget
except ImportError:
    raise ImportError("Concordance needs one more: pip install 'reviewbook[notebooks]'") from None

_HERE = Path(__file__)
MOST = 200
"""Rows that are drawn at a time; `Concordance.selection` holds all."""


class Concordance(anywidget.AnyWidget):
    """Mentions to choose by document, concept and words, and to read in their documents.

    What is chosen is kept with the widget; the texts are not. They go to the page that asks for
    them, and so never into the file of a notebook.

    Parameters
    ----------
    review
        Whose mentions.
    documents, concepts
        Identifiers of those to show; all, if they are not given.
    words
        Words that stand in the context of a mention.
    contexts
        How the text speaks of a mention, as in ``["negated", "doubted"]``; all, if not given.

    Raises
    ------
    InputError
        If there is no such document, concept or context.
    TypeError
        If it is given no review.
    """

    _esm = _HERE.with_suffix(".js").read_text(encoding="utf-8")
    _css = _HERE.with_suffix(".css").read_text(encoding="utf-8")
    documents = traitlets.List(traitlets.Unicode(), None, allow_none=True).tag(sync=True)
    concepts = traitlets.List(traitlets.Unicode(), None, allow_none=True).tag(sync=True)
    words = traitlets.Unicode("").tag(sync=True)
    contexts = traitlets.List(traitlets.Unicode(), None, allow_none=True).tag(sync=True)

    def __init__(
        self,
        review: Review,
        *,
        documents: Iterable[str] | None = None,
        concepts: Iterable[str] | None = None,
        words: str = "",
        contexts: Iterable[str] | None = None,
    ) -> None:
        if not isinstance(review, Review):
            raise TypeError(
                "a concordance is made of a review, as in Concordance(Review.open()), "
                f"not of a {type(review).__name__}"
            )
        self._context = WordsInContext(review)
        chosen = {"documents": documents, "concepts": concepts, "contexts": contexts}
        super().__init__(words=words, **{name: _listed(some) for name, some in chosen.items()})
        self.on_msg(self._answer)
        self.observe(lambda _: self._show(), ["documents", "concepts", "words", "contexts"])

    @property
    def selection(self) -> pd.DataFrame:
        """The mentions that are chosen: rows of `Review.mentions`."""
        return self._found().drop(columns="code").reset_index(drop=True)

    def _found(self) -> pd.DataFrame:
        return self._context.find(self.documents, self.concepts, self.words, self.contexts)

    @traitlets.validate("documents", "concepts", "contexts")
    def _known(self, proposal: dict[str, Any]) -> list[str] | None:
        name, chosen = proposal["trait"].name, _listed(proposal["value"])
        review = self._context.review
        known = {
            "documents": review.singled,
            "concepts": list(review.codebook.concepts),
            "contexts": list(CONTEXTS),
        }[name]
        if strange := [one for one in chosen or [] if one not in known]:
            raise InputError(
                f"no {name}: {', '.join(strange)}", remedy=f"choose among {', '.join(known)}"
            )
        return chosen

    def _answer(self, _widget: object, asked: dict[str, Any], _buffers: object) -> None:
        """Send what the page asks for: what there is to choose, or a document to read."""
        if asked.get("kind") == "choices":
            self.send({"kind": "choices", **self._context.choices()})
            self._show()
        elif asked.get("kind") == "document" and asked.get("document") in self._context.texts:
            self.send({"kind": "document", **self._context.document(asked["document"])})

    def _show(self) -> None:
        """Send the rows that are chosen, the first of many."""
        found = self._found()
        lines = self._context.lines(found.head(MOST))
        counted = self._context.counted(found)
        self.send({"kind": "rows", "rows": lines, "found": len(found), "counted": counted})

    def __repr__(self) -> str:
        documents = some(len(self._context.review.singled), "document")
        return f"A concordance of {self._context.held} in {documents}"

    def _repr_mimebundle_(self, **options: Any) -> Any:
        """Add a table for whoever does not run the notebook."""
        live = super()._repr_mimebundle_(**options)
        data, metadata = live if isinstance(live, tuple) else (live or {}, {})
        found = self._found()
        caption = f"{self._context.counted(found)}. {_HOW}"
        still = TableView(self._context.by_concept(found), caption=caption)
        return {**data, "text/html": still.html(), "text/plain": still.text()}, metadata


def _listed(chosen: Iterable[str] | None) -> list[str] | None:
    return None if chosen is None else [*chosen]


_HOW = "The words that name each concept. In JupyterLab, run this cell to read them in context."
