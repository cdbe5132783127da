"""``python -m benchmarks.coding.own_texts FOLDER...``: how fast texts of your own are coded.

Prints a table with a row for each folder: all finders together, by one core, with the codebook and
the bibliography of this review, and with a codebook that has 5,000 terms more. How much longer
these take depends on how often they stand in the texts, so mentions are counted too.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from benchmarks.matching.texts import codebook
from reviewbook.codebook.concepts import Codebook
from reviewbook.codebook.yaml_file import read_codebook
from reviewbook.coding.bundle_coder import Setup, code_bundle
from reviewbook.documents.bundle import bundles
from reviewbook.documents.document import Document
from reviewbook.project.errors import Attempts
from reviewbook.project.review_folder import Project
from reviewbook.project.storage import Folder
from reviewbook.references.bibtex_file import read_bibliography

HEADER = """| folder | texts | MB | MB/s | mentions a kB | MB/s, more | mentions | times as long |
|---|---|---|---|---|---|---|---|"""
MORE_TERMS, REPEATS = 5_000, 5
_SUFFIXES = {".txt", ".md"}
_WORD = re.compile(r"\b[a-z]{4,}\b")


class Coding(NamedTuple):
    """How long texts took, in seconds, and how many mentions were found in them."""

    seconds: float
    mentions: int


def main(folders: Sequence[Path]) -> None:
    """Measure each folder and print what came of it."""
    project = Project(Path(__file__).resolve().parents[2])
    own, references = read_codebook(project.codebook), read_bibliography(project.bibliography)
    print(HEADER)
    for folder in folders:
        documents = _documents(folder)
        size = sum(len(document.text.encode()) for document in documents) / 1e6
        few, many = (
            _measured(Setup(book, references, Folder(folder), project.decisions), documents)
            for book in (own, _with_more_terms(own, documents))
        )
        cells = [
            f"{size / one.seconds:.2f} | {one.mentions / size / 1e3:.2f}" for one in (few, many)
        ]
        longer = many.seconds / few.seconds
        print(f"| {folder} | {len(documents)} | {size:.2f} | {' | '.join(cells)} | {longer:.2f} |")


def _documents(folder: Path) -> list[Document]:
    files = sorted(path for path in folder.rglob("*") if path.suffix in _SUFFIXES)
    texts = [(path.stem, path.read_text(encoding="utf-8", errors="replace")) for path in files]
    return [Document(name, text) for name, text in texts]


def _measured(setup: Setup, documents: Sequence[Document]) -> Coding:
    """Return the least seconds of the processor that all finders took; what is compiled is not."""
    taken = []
    for _ in range(REPEATS + 1):
        fresh = [Document(document.name, document.text) for document in documents]
        mentions, begin = 0, time.process_time()
        for bundle in bundles(fresh):
            for tables in code_bundle(setup, {}, bundle, Attempts()):
                mentions += len(tables["mentions"])
        taken.append(time.process_time() - begin)
    return Coding(min(taken[1:]), mentions)


def _with_more_terms(own: Codebook, documents: Sequence[Document]) -> Codebook:
    """Add terms of two words of the texts each; about one in ten stands there as it is."""
    words = [word for document in documents for word in _WORD.findall(document.text)]
    chance, terms = random.Random(1), dict[str, None]()
    while len(terms) < MORE_TERMS:
        place = chance.randrange(len(words) - 1)
        second = words[place + 1] if chance.random() < 0.1 else chance.choice(words)
        terms[f"{words[place]} {second}"] = None
    more = codebook([*terms])
    modalities = own.modalities | more.modalities
    return replace(own, concepts=own.concepts | more.concepts, modalities=modalities)


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
