"""JSON lines and rows of Parquet as records: OpenAlex, S2ORC, or plain id, title and abstract."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from reviewbook.coding.shards.shard_record import Finds, ShardRecord, Unread, tidied
from reviewbook.references.record_dates import parse_date

Fields = Mapping[str, Any]
_IDS = ("id", "corpusid", "paper_id", "paperid", "pmid", "doi")
_TITLES = ("title", "display_name")
_DATES = ("publication_date", "publicationdate", "publication_year", "year", "date", "published")
_OPENALEX = "https://openalex.org/"


def read_json_lines(lines: Iterable[bytes]) -> Finds:
    """Yield the record of every line that holds an object; blank lines are passed over."""
    number = 0
    for place, line in enumerate(lines, 1):
        if not line.strip():
            continue
        number += 1
        try:
            fields = json.loads(line.decode("utf-8-sig"))
        except (ValueError, RecursionError) as error:
            yield Unread(f"this is no JSON: {_said(error)}", number, place)
        else:
            yield record_of(fields, number, place)


def read_json_array(raw: bytes) -> Finds:
    """Yield the record of every object of an array."""
    for number, fields in enumerate(json.loads(raw), 1):
        yield record_of(fields, number)


def read_parquet_records(path: Path) -> Finds:
    """Yield the record of every row of a Parquet file."""
    import pyarrow.parquet as pq  # noqa: PLC0415

    with path.open("rb") as raw:
        file = pq.ParquetFile(raw)
        known = [name for name in file.schema_arrow.names if name.lower() in _COLUMNS]
        number = 0
        for batch in file.iter_batches(batch_size=2_000, columns=known):
            for fields in batch.to_pylist():
                number += 1
                yield record_of(fields, number)


def record_of(fields: object, number: int, line: int = 0) -> ShardRecord | Unread:
    """Make a record of named values, or say why that cannot be done."""
    if not isinstance(fields, dict):
        return Unread("this is no object with names and values", number, line)
    named = {str(name).lower(): value for name, value in fields.items()}
    if not (own := _word(named, _IDS)):
        return Unread("the record has no id", number, line)
    try:
        title, abstract = _title_and_abstract(named)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        return Unread(f"title or abstract cannot be read: {_said(error)}", number, line)
    return ShardRecord(
        own.removeprefix(_OPENALEX),
        tidied(title),
        tidied(abstract),
        number,
        line,
        version=_word(named, ("updated_date",)),
        published=parse_date(_word(named, _DATES))[0],
        address=_word(named, ("doi", "url")).removeprefix("https://"),
    )


def _word(fields: Fields, names: Iterable[str]) -> str:
    """Return the first value that is a word or a number."""
    values = (fields.get(name) for name in names)
    return next((str(value) for value in values if isinstance(value, str | int) and value), "")


def _title_and_abstract(fields: Fields) -> tuple[str, str]:
    title = _word(fields, _TITLES)
    if content := fields.get("content"):
        return title or _annotated(content, "title"), _annotated(content, "abstract")
    inverted = fields.get("abstract_inverted_index")
    if inverted and not fields.get("abstract"):
        return title, _restored(inverted)
    return title, _paragraphs(fields.get("abstract"))


def _paragraphs(abstract: Any) -> str:
    """Return an abstract; S2ORC has it as a list of paragraphs too."""
    if isinstance(abstract, list):
        return " ".join(part["text"] for part in abstract)
    if abstract and not isinstance(abstract, str):
        raise TypeError("the abstract is no text")
    return abstract or ""


def _restored(inverted: Any) -> str:
    """Put the words of an inverted abstract back in their order: word → its places."""
    if isinstance(inverted, str):
        inverted = json.loads(inverted)
    pairs = inverted.items() if isinstance(inverted, dict) else inverted  # Parquet has pairs
    placed = [(place, word) for word, places in pairs for place in places or ()]
    return " ".join(word for _, word in sorted(placed))


def _annotated(content: Fields, name: str) -> str:
    """Return the stretches of an S2ORC text that are marked as something."""
    marked = (content.get("annotations") or {}).get(name) or []
    marks = json.loads(marked) if isinstance(marked, str) else marked
    text = content.get("text") or ""
    return " ".join(text[int(mark["start"]) : int(mark["end"])] for mark in marks)


def _said(error: Exception) -> str:
    """Return what an error says without its place, so that the same faults are told as one."""
    if isinstance(error, json.JSONDecodeError):
        return error.msg
    return (str(error).splitlines() or [""])[0][:200] or type(error).__name__


_COLUMNS = {
    *_IDS, *_TITLES, *_DATES, "abstract", "abstract_inverted_index", "content", "updated_date",
    "url",
}  # fmt: skip
