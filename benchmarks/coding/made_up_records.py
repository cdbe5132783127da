"""Made-up records, the same in every form in which collections of abstracts are handed out."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

Records = list[tuple[int, str, str]]
"""Number, title and abstract of each."""


def from_texts(texts: Iterable[Path]) -> Records:
    """Make records of the texts of a made-up review: the first words are the title."""
    found = []
    for number, path in enumerate(sorted(texts), 1):
        words = path.read_text(encoding="utf-8").split()
        found.append((number, " ".join(words[:10]), " ".join(words[10:])))
    return found


def write_shards(form: str, records: Records, folder: Path, shards: int) -> int:
    """Write records in a form as so many files; return the bytes."""
    folder.mkdir(parents=True)
    suffix, made = FORMS[form]
    size = -(-len(records) // shards)
    for number in range(shards):
        raw = made(records[number * size : (number + 1) * size])
        packed = gzip.compress(raw, 6, mtime=0) if suffix.endswith(".gz") else raw
        (folder / f"part-{number:04}{suffix}").write_bytes(packed)
    return sum(path.stat().st_size for path in folder.iterdir())


def _inverted(text: str) -> dict[str, list[int]]:
    index: dict[str, list[int]] = {}
    for place, word in enumerate(text.split()):
        index.setdefault(word, []).append(place)
    return index


def _lines(objects: Iterable[object]) -> bytes:
    return "".join(json.dumps(one) + "\n" for one in objects).encode()


def _openalex(records: Records) -> bytes:
    return _lines(
        {"id": f"https://openalex.org/W{n}", "title": t, "abstract_inverted_index": _inverted(a)}
        for n, t, a in records
    )


def _plain(records: Records) -> bytes:
    return _lines({"corpusid": n, "title": t, "abstract": a} for n, t, a in records)


def _pubmed(records: Records) -> bytes:
    articles = "".join(
        f'<PubmedArticle><MedlineCitation><PMID Version="1">{n}</PMID><Article><Journal>'
        "<JournalIssue><PubDate><Year>2020</Year></PubDate></JournalIssue></Journal>\n"
        f"<ArticleTitle>{t}</ArticleTitle><Abstract><AbstractText>{a}</AbstractText></Abstract>"
        + "<AuthorList>"
        + "<Author><LastName>Miller</LastName><ForeName>A</ForeName></Author>" * 6
        + "</AuthorList></Article><MeshHeadingList>"
        + "<MeshHeading><DescriptorName>Made Up</DescriptorName></MeshHeading>" * 12
        + "</MeshHeadingList></MedlineCitation></PubmedArticle>\n"
        for n, t, a in ((n, _escaped(t), _escaped(a)) for n, t, a in records)
    )
    return f'<?xml version="1.0"?>\n<PubmedArticleSet>{articles}</PubmedArticleSet>\n'.encode()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _parquet(records: Records) -> bytes:
    numbers, titles, texts = zip(*records, strict=True)
    table = pa.table({"id": [str(n) for n in numbers], "title": titles, "abstract": texts})
    out = pa.BufferOutputStream()
    pq.write_table(table, out)
    return bytes(out.getvalue())


def _ris(records: Records) -> bytes:
    made = (f"TY  - JOUR\nPMID - {n}\nTI  - {t}\nAB  - {a}\nER  - \n\n" for n, t, a in records)
    return "".join(made).encode()


def _csv(records: Records) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerows([("PMID", "Title", "Abstract"), *records])
    return out.getvalue().encode()


FORMS: dict[str, tuple[str, Callable[[Records], bytes]]] = {
    "OpenAlex (JSON lines, gz)": (".jsonl.gz", _openalex),
    "S2ORC (JSON lines, gz)": (".jsonl.gz", _plain),
    "PubMed (XML, gz)": (".xml.gz", _pubmed),
    "Parquet": (".parquet", _parquet),
    "RIS": (".ris", _ris),
    "CSV": (".csv", _csv),
}
