"""Train the models of entries and of lists: ``python -m training entries``, ``... lists``.

Entries are made from the records by CSL styles and by styles drawn at random; one record in twelve
and the styles of `style_names.HELD_OUT_STYLES` are kept from it. The same records give the same
model on one machine; it is written beside the code, which reads it without the extra `train`.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pycrfsuite

from reviewbook.references.entry_parser.entry_tokens import split_tokens
from reviewbook.references.entry_parser.identifiers import find_identifiers
from reviewbook.references.entry_parser.label_model import LIST_MODEL, MODEL, write_model
from reviewbook.references.entry_parser.token_features import features_of
from training.drawn_works import DrawnWorks
from training.entry_noise import disturb_entry
from training.list_labels import labelled_list
from training.made_entries import MadeEntry, single_spaced
from training.made_lists import made_lists
from training.style_names import STYLES
from training.styled_entries import styled_entries
from training.tidy_records import is_held_out, read_records

Labelled = tuple[list[list[str]], list[str]]
"""The features of tokens, and the label of each."""
_OPTIONS = {"c1": 0.15, "c2": 0.02, "feature.minfreq": 4}
_ROUNDS = {"entries": 110, "lists": 80}


def made_entries(
    records: Sequence[Mapping[str, Any]], styled: int, drawn: int, rng: Random
) -> Iterator[MadeEntry]:
    """Make entries: so many by CSL styles, so many by styles drawn at random."""
    for style in STYLES:
        chosen = [dict(rng.choice(records)) for _ in range(styled // len(STYLES))]
        yield from (entry for _, entry in styled_entries(chosen, style))
    works = DrawnWorks(records)
    for _ in range(drawn):
        yield works.entry(rng)


def labelled_tokens(entry: MadeEntry) -> Labelled:
    """Return the features of an entry's tokens, and the field of each."""
    tokens = split_tokens(entry.text, find_identifiers(entry.text))
    features = [[*chain.from_iterable(groups)] for groups in features_of(tokens)]
    return features, [entry.fields[token.start] for token in tokens]


def labelled_entries(
    records: Sequence[Mapping[str, Any]], styled: int, drawn: int
) -> Iterator[Labelled]:
    """Label the tokens of so many entries by CSL styles, and of so many by styles drawn."""
    rng = Random(1)
    for entry in made_entries(records, styled, drawn, rng):
        yield labelled_tokens(single_spaced(disturb_entry(entry, rng)))


def train(labelled: Iterable[Labelled], rounds: int, target: Path) -> None:
    """Train a model, and write it."""
    options = _OPTIONS | {"max_iterations": rounds}
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=options, verbose=True)
    for features, labels in labelled:
        trainer.append(features, labels)
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
    parser.add_argument("model", choices=_ROUNDS, help="what to train")
    parser.add_argument(
        "--records",
        type=Path,
        default=Path(__file__).with_name("records.csl.jsonl.gz"),
        help="CSL-JSON, one record a line, gzipped",
    )
    parser.add_argument("--styled", type=int, default=6000, help="entries by CSL styles")
    parser.add_argument("--drawn", type=int, default=18000, help="entries by styles drawn")
    parser.add_argument("--lists", type=int, default=1200, help="lists")
    parser.add_argument("--target", type=Path, help="where to write it")
    given = parser.parse_args()
    kept = [record for record in read_records(given.records) if not is_held_out(record)]
    if given.model == "entries":
        labelled, target = labelled_entries(kept, given.styled, given.drawn), MODEL
    else:
        labelled, target = map(labelled_list, made_lists(kept, given.lists, Random(2))), LIST_MODEL
    train(labelled, _ROUNDS[given.model], given.target or target)


if __name__ == "__main__":
    main()
