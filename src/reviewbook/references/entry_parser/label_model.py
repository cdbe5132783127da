"""The labels of tokens by a linear chain: whole weights, so that every machine finds the same.

The weights are those of a conditional random field, rounded to whole thousandths: the best
sequence is found by adding integers alone. Only how sure it is takes exponentials.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

_SCALE = 1000
MODEL = Path(__file__).with_name("entry_model.npz")
"""Where the model lies that comes with the package."""
Whole = npt.NDArray[np.int64]
Real = npt.NDArray[np.float64]


class LabelModel(NamedTuple):
    """A trained model.

    ``rows`` has the row of each feature in ``weights`` (features by labels); ``steps`` has the
    weight of each label (row) followed by another (column).
    """

    labels: tuple[str, ...]
    rows: Mapping[str, int]
    weights: Whole
    steps: Whole

    def label(self, features: Sequence[Iterable[str]]) -> list[tuple[str, float]]:
        """Return the best label of each token, and the probability of that label, 0 to 1."""
        if not features:
            return []
        scores = self._scores(features)
        best = _best_path(scores, self.steps)
        sure = _marginals(scores / _SCALE, self.steps / _SCALE)
        return [(self.labels[label], float(sure[at, label])) for at, label in enumerate(best)]

    def _scores(self, features: Sequence[Iterable[str]]) -> Whole:
        """Return the weight of each label for each token (tokens by labels)."""
        known = [[one for one in map(self.rows.get, row) if one is not None] for row in features]
        scores = np.zeros((len(features), len(self.labels)), np.int64)
        told = [at for at, rows in enumerate(known) if rows]
        sizes = [len(known[at]) for at in told[:-1]]
        if told:
            weights = self.weights.take([row for rows in known for row in rows], axis=0)
            scores[told] = np.add.reduceat(weights, np.cumsum([0, *sizes]), axis=0)
        return scores


def _best_path(scores: Whole, steps: Whole) -> list[int]:
    total, back = scores[0], []
    for row in scores[1:]:
        paths = total[:, None] + steps
        back.append(paths.argmax(axis=0))
        total = paths.max(axis=0) + row
    path = [int(total.argmax())]
    for came_from in reversed(back):
        path.append(int(came_from[path[-1]]))
    return path[::-1]


def _marginals(scores: Real, steps: Real) -> Real:
    """Return the probability of each label of each token (tokens by labels)."""
    likely, follows = np.exp(scores - scores.max(axis=1, keepdims=True)), np.exp(steps)
    forward, backward = likely.copy(), np.ones_like(likely)
    for at in range(1, len(likely)):
        forward[at] *= forward[at - 1] / forward[at - 1].sum() @ follows
    for at in range(len(likely) - 2, -1, -1):
        after = likely[at + 1] * backward[at + 1]
        backward[at] = follows @ (after / after.sum())
    both = forward * backward
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
        weights = np.zeros((len(names), len(labels)), dtype=np.int64)
        weights[parts["row"], parts["column"]] = parts["value"]
        steps = parts["steps"].astype(np.int64)
    return LabelModel(tuple(labels), {name: n for n, name in enumerate(names)}, weights, steps)


@cache
def entry_model() -> LabelModel:
    """Return the model that comes with the package, read once."""
    return read_model(MODEL)


def _packed(names: Sequence[str]) -> npt.NDArray[np.uint8]:
    return np.frombuffer("\n".join(names).encode(), dtype=np.uint8)


def _unpacked(packed: npt.NDArray[np.uint8]) -> list[str]:
    return packed.tobytes().decode().split("\n")
