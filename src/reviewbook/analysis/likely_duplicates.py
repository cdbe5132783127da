"""Documents and records that may be the same work twice, until somebody has decided."""

from __future__ import annotations

import pandas as pd

from reviewbook.analysis.review import Review
from reviewbook.analysis.review_documents import PAGES
from reviewbook.coding.duplicate_documents import MOST, undecided_documents
from reviewbook.coding.duplicate_records import undecided_records
from reviewbook.ledger.ledger_files import read_found_records
from reviewbook.ledger.tables import ManifestRow


def list_duplicates(review: Review) -> pd.DataFrame:
    """Return the pairs that nobody has decided on.

    Documents are compared by their entries in references.bib, and by their phrases where the
    texts are at hand: of more than a thousand by entries alone, of more than ten thousand not.

    Returns
    -------
    DataFrame
        One row per pair: `what` (document or record), the two names (`one`, `other`), and `why`.
    """
    records = read_found_records(review.project)
    rows = [("document", *pair, "; ".join(reasons)) for pair, reasons in _documents(review).items()]
    rows += [
        ("record", pair.first, pair.second, pair.reason)
        for pair in undecided_records(records, review.references)
    ]
    return pd.DataFrame(rows, columns=["what", "one", "other", "why"])


def _documents(review: Review) -> dict[tuple[str, str], list[str]]:
    if len(review.names) > MOST:
        return {}
    cells = review.table("documents").astype(object).itertuples(index=False, name=None)
    texts = review.project.texts if len(review.names) <= PAGES else None
    records = read_found_records(review.project)
    return undecided_documents([*map(ManifestRow._make, cells)], review.references, records, texts)
