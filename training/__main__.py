"""Train the entry parser: ``python -m training.train RECORDS``.

Entries are made from the records by CSL styles and by styles drawn at random; one record in twelve
and the styles of `style_names.HELD_OUT_STYLES` are kept from it. The same records give the same
model on one machine; it is written beside the code, which reads it without the extra `train`.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pycrfsuite

from reviewbook.references.entry_parser.entry_tokens import split_tokens
from reviewbook.references.entry_parser.identifiers import find_identifiers
from reviewbook.references.entry_parser.label_model import MODEL, write_model
from reviewbook.references.entry_parser.token_features import features_of
from training.entry_noise import disturb_entry
from training.entry_writer import write_entry
from training.house_styles import HouseStyle
from training.legal_works import write_legal
from training.made_entries import MadeEntry, single_spaced
from training.odd_works import as_anonymous, as_film, as_unpublished, as_untitled, with_helpers
from training.public_works import as_news, as_page
from training.scholarly_works import as_conference_paper, as_preprint, as_report, as_thesis
from training.style_names import STYLES
from training.styled_entries import styled_entries
from training.tidy_records import is_held_out, is_place, read_records

# Of a hundred entries in styles drawn at random.
_SHARES = {
    "as it is": 55, "legal": 3, "conference": 15, "thesis": 4, "report": 5, "page": 8, "news": 3,
    "preprint": 2, "untitled": 3, "anonymous": 2, "film": 1, "unpublished": 1,
}  # fmt: skip
_TURNED = {
    "thesis": as_thesis, "report": as_report, "page": as_page, "news": as_news,
    "preprint": as_preprint, "unpublished": as_unpublished,
}  # fmt: skip
_OPTIONS = {"c1": 0.15, "c2": 0.02, "max_iterations": 110, "feature.minfreq": 4}


def made_entries(
    records: Sequence[Mapping[str, Any]], styled: int, drawn: int, rng: Random
) -> Iterator[MadeEntry]:
    """Make entries: so many by CSL styles, so many by styles drawn at random."""
    for style in STYLES:
        chosen = [dict(rng.choice(records)) for _ in range(styled // len(STYLES))]
        yield from (entry for _, entry in styled_entries(chosen, style))
    articles = [one for one in records if one["type"] == "article-journal"]
    with_editors = [record["editor"] for record in records if record.get("editor")]
    places = [place for one in records if is_place(place := one.get("publisher-place", ""))]
    presses = [record["publisher"] for record in records if record.get("publisher")]
    for _ in range(drawn):
        record = rng.choice(records)
        (kind,) = rng.choices([*_SHARES], _SHARES.values())
        if kind == "legal":
            yield write_legal([record, rng.choice(records)], rng)
            continue
        if kind == "conference":
            record = as_conference_paper(record, rng.choice(with_editors), rng)
            record["event-place"] = rng.choice(places) if rng.random() < 0.35 else ""
            if record["publisher"] and rng.random() < 0.5:
                record |= {"publisher": rng.choice(presses), "publisher-place": rng.choice(places)}
        elif kind == "untitled":
            record = as_untitled(rng.choice(articles))
        elif kind == "anonymous":
            record = as_anonymous(record)
        elif kind == "film":
            record = as_film(record, rng.choice(places), rng)
        elif kind in _TURNED:
            record = _TURNED[kind](record, rng)
        elif record["type"] == "book" and rng.random() < 0.2:
            record = with_helpers(record, rng.choice(with_editors))
        yield write_entry(record, HouseStyle.draw(rng), rng)


def labelled_tokens(entry: MadeEntry) -> tuple[list[list[str]], list[str]]:
    """Return the features of an entry's tokens, and the field of each."""
    tokens = split_tokens(entry.text, find_identifiers(entry.text))
    features = [[*chain.from_iterable(groups)] for groups in features_of(tokens)]
    return features, [entry.fields[token.start] for token in tokens]


def train(records: Sequence[Mapping[str, Any]], target: Path, styled: int, drawn: int) -> None:
    """Train a model on entries made from records, and write it."""
    rng = Random(1)
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=_OPTIONS, verbose=True)
    for entry in made_entries(records, styled, drawn, rng):
        trainer.append(*labelled_tokens(single_spaced(disturb_entry(entry, rng))))
    with TemporaryDirectory() as folder:
        trained = str(Path(folder) / "crf")
        trainer.train(trained)
        tagger = pycrfsuite.Tagger()
        tagger.open(trained)
        found = tagger.info()
        write_model(target, tagger.labels(), found.state_features, found.transitions)
        tagger.close()


def main() -> None:
    """Train on the records of a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--records",
        type=Path,
        default=Path(__file__).with_name("records.csl.jsonl.gz"),
        help="CSL-JSON, one record a line, gzipped",
    )
    parser.add_argument("--styled", type=int, default=6000, help="entries by CSL styles")
    parser.add_argument("--drawn", type=int, default=18000, help="entries by styles drawn")
    parser.add_argument("--model", type=Path, help="where to write it")
    given = parser.parse_args()
    target = given.model or MODEL
    kept = [record for record in read_records(given.records) if not is_held_out(record)]
    train(kept, target, given.styled, given.drawn)


if __name__ == "__main__":
    main()
