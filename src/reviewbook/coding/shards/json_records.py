"""JSON lines and rows of Parquet as records: OpenAlex, S2ORC, or plain id, title and abstract."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from math import isnan
from pathlib import Path
from typing import Any

from reviewbook.coding.shards.shard_record import Finds, ShardRecord, Unread, tidied
from reviewbook.references.bibtex_forms import plain_doi
from reviewbook.references.record_dates import parse_date

Fields = Mapping[str, Any]
_IDS = ("id", "corpusid", "paper_id", "paperid", "pmid", "doi")
_TITLES = ("title", "display_name")
_DATES = ("publication_date", "publicationdate", "publication_year", "year", "date", "published")
_COUNTED = ("corpusid", "paper_id")
"""Numbers that are those of PubMed as well, of other records."""
_OPENALEX = "https://openalex.org/"
_BETWEEN = re.compile(r"[\s,]*")


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
    """Yield the record of every object of an array.

    Raises
    ------
    ValueError
        Where it breaks off, after all that came before.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = raw[: error.start].decode("utf-8-sig")
    decoder, number, place = json.JSONDecoder(), 0, _past(text, text.index("[") + 1)
    while not text.startswith("]", place):
        fields, place = decoder.raw_decode(text, place)
        number, place = number + 1, _past(text, place)
        yield record_of(fields, number)
    if text[place + 1 :].strip():
        raise ValueError("more follows the end of the array")


def _past(text: str, place: int) -> int:
    """Return the place after blanks and a comma."""
    found = _BETWEEN.match(text, place)
    return found.end() if found else place


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
    try:
        return _record(named, number, line)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        return Unread(f"the record cannot be read: {_said(error)}", number, line)


def _record(named: Fields, number: int, line: int) -> ShardRecord | Unread:
    title, abstract = _title_and_abstract(named)
    own = _own_id(named)
    if not (own or title or abstract):
        return Unread("the record has neither id nor title nor abstract", number, line)
    return ShardRecord(
        own,
        tidied(title),
        tidied(abstract),
        number,
        line,
        version=_word(named, ("updated_date",)),
        published=parse_date(_word(named, _DATES))[0],
        address=_word(named, ("doi", "url")).removeprefix("https://"),
    )


def _own_id(fields: Fields) -> str:
    """Return the id of a record, so that ids of two kinds are never the same by chance."""
    name, own = next(
        ((name, own) for name in _IDS if (own := _written(fields.get(name)))), ("", "")
    )
    if name == "doi":
        return plain_doi(own).lower()
    return f"{name}-{own}" if name in _COUNTED and own.isdigit() else own.removeprefix(_OPENALEX)


def _word(fields: Fields, names: Iterable[str]) -> str:
    """Return the first value that is a word, a number or a date."""
    return next(filter(None, (_written(fields.get(name)) for name in names)), "")


def _written(value: object) -> str:
    if isinstance(value, bytes):  # Parquet without types of text
        return value.decode()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():  # as pandas has numbers, some missing
        value = int(value)
    said = isinstance(value, str | int) and not isinstance(value, bool) and value
    return str(value) if said else ""


def _title_and_abstract(fields: Fields) -> tuple[str, str]:
    title = _word(fields, _TITLES) or _text(fields, _TITLES, "title")
    if content := fields.get("content"):
        return title or _annotated(content, "title"), _annotated(content, "abstract")
    inverted = fields.get("abstract_inverted_index")
    if inverted and not fields.get("abstract"):
        return title, _restored(inverted)
    if isinstance(abstract := fields.get("abstract"), list):  # S2ORC has paragraphs too
        return title, " ".join(part["text"] for part in abstract)
    return title, _text(fields, ("abstract",), "abstract")


def _text(fields: Fields, names: Iterable[str], what: str) -> str:
    """Return the first text of some names; raise TypeError where something else stands there."""
    value = next(filter(None, map(fields.get, names)), None)
    if value is None or (isinstance(value, float) and isnan(value)):
        return ""
    if not isinstance(value, str | bytes):
        raise TypeError(f"the {what} is no text")
    return _written(value)


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
