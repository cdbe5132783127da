"""Documents that may be the same work: in two formats, or as preprint and article.

Each pair is told with its reason, whenever documents are added or checked, until a reader has
decided: by taking one of the two out, or, where both belong in the review, by naming the one in
`related` of the other's entry in `references.bib`. Of two records `duplicate_of` says it.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reviewbook.coding.shared_phrases import alike_texts, phrase_signs
from reviewbook.documents.document import read_document
from reviewbook.ledger.reviewer_tables import FoundRecord
from reviewbook.ledger.tables import ManifestRow
from reviewbook.project.errors import InputError
from reviewbook.references.bibliography import Bibliography
from reviewbook.references.compared_work import ComparedWork
from reviewbook.references.duplicate_works import find_duplicates
from reviewbook.references.names_in_records import given_last
from reviewbook.references.reference import Reference

MOST = 10_000
"""Documents above which they are not compared with each other."""
_REMEDY = (
    "if it is, take one of the two out, its files and its row; if both belong in the review, give "
    "each an entry of its own in references.bib, and name one in `related` of the other"
)
_Pair = tuple[str, str]


def repeated_documents(
    rows: Sequence[ManifestRow],
    references: Bibliography,
    records: Sequence[FoundRecord],
    texts: Path | None,
    file: Path,
    among: Container[str] | None = None,
) -> list[InputError]:
    """List the documents that may be the same work as an earlier one, each with the first such.

    Parameters
    ----------
    rows
        The documents.
    references
        The bibliography, in which their entries are.
    records
        What searches found.
    texts
        The folder of texts, if they are here.
    file
        The table of documents.
    among
        Names of documents, one of which a pair has to hold; else any.
    """
    if len(rows) > MOST:
        problem = f"more than {MOST:,} documents: they were not compared with each other"
        return [InputError(problem, file=file, remedy="look for duplicates among the records")]
    places = {row.document: number for number, row in enumerate(rows, 2)}
    of_record = {row.document: row for row in records if row.document}
    found: dict[str, InputError] = {}
    for pair, reasons in undecided_documents(rows, references, records, texts).items():
        if among is None or pair[0] in among or pair[1] in among:
            found.setdefault(pair[1], _said(pair, reasons, of_record, places, file))
    return [*found.values()]


def undecided_documents(
    rows: Sequence[ManifestRow],
    references: Bibliography,
    records: Sequence[FoundRecord],
    texts: Path | None,
) -> dict[_Pair, list[str]]:
    """Return the pairs of documents that may be one work, and why, in the order of the second.

    Those that a reader has decided on are left out, and what is said of two records already. The
    parameters are those of `repeated_documents`.
    """
    places = {row.document: number for number, row in enumerate(rows)}
    of_record = {row.document: row for row in records if row.document}
    keys = {row.document: row.key for row in rows}
    found = _reasons(rows, references, of_record, texts)
    open_ = [pair for pair in found if not _is_decided(pair, keys, references, of_record)]
    ordered = sorted(open_, key=lambda pair: (places[pair[1]], places[pair[0]]))
    return {pair: found[pair] for pair in ordered}


def _said(
    pair: _Pair,
    reasons: Sequence[str],
    of_record: Mapping[str, FoundRecord],
    places: Mapping[str, int],
    file: Path,
) -> InputError:
    first, second = pair
    if first in of_record and second in of_record:
        remedy = f"write into duplicate_of of records.csv {of_record[first].record}, or none"
    else:
        remedy = _REMEDY
    return InputError(
        f"{second!r} may be the same work as {first!r}: {'; '.join(reasons)}",
        file=file,
        line=places[second],
        remedy=remedy,
    )


def _is_decided(
    pair: _Pair,
    keys: Mapping[str, str],
    references: Bibliography,
    of_record: Mapping[str, FoundRecord],
) -> bool:
    if any(of_record[name].duplicate_of for name in pair if name in of_record):
        return all(name in of_record for name in pair)
    one, other = (references.get(keys[name]) for name in pair)
    return bool(one and other and (one.key in other.related or other.key in one.related))


def _reasons(
    rows: Sequence[ManifestRow],
    references: Bibliography,
    of_record: Mapping[str, FoundRecord],
    texts: Path | None,
) -> dict[_Pair, list[str]]:
    """Return why two documents may be one; what is said of two records already is left out."""
    found: dict[_Pair, list[str]] = {}
    works = [ComparedWork(row.document, _work(row, references)) for row in rows]
    for two in find_duplicates(works):
        if not (two.first in of_record and two.second in of_record):
            found.setdefault((two.first, two.second), []).append(two.reason)
    for alike in alike_texts(dict(_signs(rows, texts)) if texts else {}):
        said = f"they share {alike.shared} of the {alike.phrases} longer phrases of the shorter"
        found.setdefault((alike.first, alike.second), []).append(said)
    return found


def _work(row: ManifestRow, references: Bibliography) -> Reference:
    """Return the entry of a document, or what its row says."""
    if known := references.get(row.key):
        return known
    authors = tuple(given_last(name) for name in row.authors.split(", ") if name)
    year = int(row.published[:4]) if row.published else None
    return Reference(row.key, "misc", row.title, 0, authors=authors, year=year)


def _signs(rows: Sequence[ManifestRow], texts: Path) -> Iterator[tuple[str, NDArray[np.int64]]]:
    for row in rows:
        with suppress(InputError):  # a text that is missing or has changed is told elsewhere
            yield row.document, phrase_signs(read_document(row, texts)[0].text)
