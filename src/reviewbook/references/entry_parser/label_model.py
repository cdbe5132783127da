"""The labels of tokens by a linear chain: whole weights, so that every machine finds the same.

The weights are those of a conditional random field, rounded to whole thousandths: the best
sequence is found by adding integers alone. Only how sure it is takes exponentials.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

_SCALE = 1000
MODEL = Path(__file__).with_name("entry_model.npz")
LIST_MODEL = Path(__file__).with_name("list_model.npz")
"""Where the models lie that come with the package: of entries, and of lists that run together."""
Group = tuple[str, ...]
"""Features that often are true together."""
Whole = npt.NDArray[np.int64]
Real = npt.NDArray[np.float64]
_MOST_KEPT = 1 << 14  # groups
_EVERY = 8  # tokens: so often numbers are kept from growing too small or too large


class FeatureRows(dict[Group, Sequence[int]]):
    """The rows of the features of each group that a model knows; most groups are met again.

    Of a group that it knows nothing of it is the row of all other features.
    """

    def __init__(self, rows: Mapping[str, int]) -> None:
        super().__init__()
        self._rows = rows

    def __missing__(self, group: Group) -> Sequence[int]:
        rows = tuple(self._rows[name] for name in group if name in self._rows)
        rows = rows or (len(self._rows),)
        if len(self) < _MOST_KEPT:
            self[group] = rows
        return rows


class LabelModel(NamedTuple):
    """A trained model.

    ``rows`` has the rows of features in ``weights`` (features by labels), whose last row is that
    of all others: zeros. ``steps`` has the weight of each label (row) followed by another (column).
    """

    labels: tuple[str, ...]
    rows: FeatureRows
    weights: npt.NDArray[np.int16]
    steps: Whole

    def label(self, features: Sequence[Sequence[Group]]) -> list[tuple[str, float]]:
        """Return the best label of each token, and the probability of that label, 0 to 1.

        Each token has one group of features at least.
        """
        if not features:
            return []
        scores = self._scores(features)
        best = _best_path(scores, self.steps)
        sure = _marginals(scores / _SCALE, self.steps / _SCALE)
        return [(self.labels[label], float(sure[at, label])) for at, label in enumerate(best)]

    def best(
        self, features: Sequence[Sequence[Group]], label: str, leanings: Sequence[int]
    ) -> list[str]:
        """Return the best label of each token, by integers alone.

        `leanings` has for each token how much likelier one `label` is than the model says, in
        thousandths.
        """
        if not features:
            return []
        scores = self._scores(features)
        scores[:, self.labels.index(label)] += leanings
        return [self.labels[one] for one in _best_path(scores, self.steps)]

    def _scores(self, features: Sequence[Sequence[Group]]) -> Whole:
        """Return the weight of each label for each token (tokens by labels)."""
        rows = [[*chain.from_iterable(map(self.rows.__getitem__, groups))] for groups in features]
        begins = np.cumsum([0, *map(len, rows[:-1])])
        weights = self.weights.take([*chain.from_iterable(rows)], axis=0)
        return np.add.reduceat(weights, begins, axis=0, dtype=np.int64)


def _best_path(scores: Whole, steps: Whole) -> list[int]:
    totals, to = [scores[0]], steps.T.copy()  # the labels before in a row: so maxima are quick
    for row in scores[1:]:
        totals.append(np.maximum.reduce(totals[-1] + to, axis=1) + row)
    path = [int(totals.pop().argmax())]
    for total in reversed(totals):
        path.append(int((total + to[path[-1]]).argmax()))
    return path[::-1]


def _marginals(scores: Real, steps: Real) -> Real:
    """Return the probability of each label of each token (tokens by labels)."""
    likely, follows = np.exp(scores - scores.max(axis=1, keepdims=True)), np.exp(steps)
    forward, backward = [likely[0]], [np.ones_like(likely[0])]
    for at, here in enumerate(likely[1:]):
        before = forward[-1] if at % _EVERY else forward[-1] / forward[-1].sum()
        forward.append(here * before.dot(follows))
    for at, here in enumerate(likely[:0:-1]):
        after = here * backward[-1]
        backward.append(follows.dot(after if at % _EVERY else after / after.sum()))
    both = np.array(forward) * np.array(backward[::-1])
    sure: Real = both / both.sum(axis=1, keepdims=True)
    return sure


def write_model(
    path: Path,
    labels: Sequence[str],
    states: Mapping[tuple[str, str], float],
    transitions: Mapping[tuple[str, str], float],
) -> None:
    """Write a model: the weight of each feature with a label, and of each label after another."""
    columns = {label: number for number, label in enumerate(labels)}
    kept = {pair: value for pair, w in states.items() if (value := round(w * _SCALE))}
    names = sorted({feature for feature, _ in kept})
    rows = {feature: number for number, feature in enumerate(names)}
    order = sorted(
        (rows[feature], columns[label], value) for (feature, label), value in kept.items()
    )
    steps = np.zeros((len(labels), len(labels)), dtype=np.int32)
    for (one, following), weight in transitions.items():
        steps[columns[one], columns[following]] = round(weight * _SCALE)
    np.savez_compressed(
        path,
        labels=_packed(labels),
        names=_packed(names),
        row=np.array([one for one, _, _ in order], dtype=np.int32),
        column=np.array([one for _, one, _ in order], dtype=np.int8),
        value=np.array([one for _, _, one in order], dtype=np.int16),
        steps=steps,
    )


def read_model(path: Path) -> LabelModel:
    """Read a model that `write_model` wrote."""
    with np.load(path) as parts:
        labels, names = _unpacked(parts["labels"]), _unpacked(parts["names"])
        weights = np.zeros((len(names) + 1, len(labels)), dtype=np.int16)
        weights[parts["row"], parts["column"]] = parts["value"]
        steps = parts["steps"].astype(np.int64)
    rows = FeatureRows({name: n for n, name in enumerate(names)})
    return LabelModel(tuple(labels), rows, weights, steps)


@cache
def entry_model() -> LabelModel:
    """Return the model of entries that comes with the package, read once."""
    return read_model(MODEL)


@cache
def list_model() -> LabelModel:
    """Return the model of lists that comes with the package, read once."""
    return read_model(LIST_MODEL)


def _packed(names: Sequence[str]) -> npt.NDArray[np.uint8]:
    return np.frombuffer("\n".join(names).encode(), dtype=np.uint8)


def _unpacked(packed: npt.NDArray[np.uint8]) -> list[str]:
    return packed.tobytes().decode().split("\n")
