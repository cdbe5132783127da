"""How well rule and reader agree: proportions and kappa, each with a 95% interval."""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

Z = 1.959963984540054


class Interval(NamedTuple):
    """An estimate with its 95% interval; all NaN where nothing could be estimated."""

    estimate: float
    low: float
    high: float


UNKNOWN = Interval(float("nan"), float("nan"), float("nan"))


def wilson(successes: float, trials: float) -> Interval:
    """Return a proportion with its score interval (Wilson, 1927)."""
    if trials == 0:
        return UNKNOWN
    share = successes / trials
    width = Z * sqrt(share * (1 - share) / trials + Z * Z / (4 * trials * trials))
    centre, scale = share + Z * Z / (2 * trials), 1 + Z * Z / trials
    return Interval(share, max(0.0, (centre - width) / scale), min(1.0, (centre + width) / scale))


def kappa(both: int, first_only: int, second_only: int, neither: int) -> Interval:
    """Return Cohen's kappa of two coders (1960), with an interval.

    As in his large-sample interval, the agreement expected by chance is taken as known; that of
    the observed agreement is Wilson's, since the plain one has no width where two coders never
    part, however few the cases.
    """
    total = both + first_only + second_only + neither
    if total == 0:
        return UNKNOWN
    first, second = (both + first_only) / total, (both + second_only) / total
    expected = first * second + (1 - first) * (1 - second)
    if expected == 1:
        return UNKNOWN
    ends = wilson(both + neither, total)
    value, low, high = ((end - expected) / (1 - expected) for end in ends)
    return Interval(value, max(-1.0, low), high)
