"""How good the rules are on texts that were written to try them.

The counts come with the package; `make quality` measures them and writes them. The half that is
called *developed* was at hand when the rules were made, the one called *held* was held back.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from reviewbook.coding.agreement import wilson

OWN_SENTENCES = Path(__file__).with_name("own_sentences.csv")
"""How the contexts of sentences came out."""
OWN_TEXTS = Path(__file__).with_name("own_texts.csv")
"""How entries of references, citations and definitions came out."""


def sentence_quality() -> pd.DataFrame:
    """Return how well the rules read sentences that were written to try them, by context.

    Returns
    -------
    DataFrame
        One row per half (*developed*, *held*, *unseen*: held back, and written last) and context:
        meant and given (sentences), right, n (meant or given), precision and recall with their
        95% bounds.
    """
    counts = pd.read_csv(OWN_SENTENCES)
    n = counts["meant"] + counts["given"] - counts["right"]
    return _with_shares(counts.assign(n=n, ways=1)).drop(columns="ways")


def text_quality() -> pd.DataFrame:
    """Return how well the rules find and read what was written to try them, by rule.

    Returns
    -------
    DataFrame
        One row per rule and half (*developed*, *held*): n (entries, works, pairs, sentences), ways
        (in which each was laid out), meant, given and right over all ways, precision and recall
        with what they are of (`precision_n`) and their 95% bounds, f1. What was laid out in many
        ways is counted once in the bounds: ways add no evidence.
    """
    counts = _with_shares(pd.read_csv(OWN_TEXTS))
    return counts.assign(f1=2 * counts["right"] / (counts["meant"] + counts["given"]))


def _with_shares(counts: pd.DataFrame) -> pd.DataFrame:
    """Add precision, the share of what was given, and recall, that of what was meant."""
    found = [counts]
    for measure, whole in (("precision", "given"), ("recall", "meant")):
        of_one = counts[["right", whole]].div(counts["ways"], axis="index")
        shares = [(*wilson(right, n), round(n)) for right, n in of_one.itertuples(index=False)]
        columns = [measure, *(f"{measure}_{what}" for what in ("low", "high", "n"))]
        found.append(pd.DataFrame(shares, columns=columns))
    return pd.concat(found, axis="columns")
