"""What to say where nothing was found: that nobody looked, or that it is not there."""

from __future__ import annotations

from typing import Literal

from reviewbook.analysis.review import Review

_SAID = {
    "treatment": ("The codebook names no treatment.", "No treatment is named."),
    "lens": ("The codebook has no lens.", "No lens was found."),
}


def none_found(review: Review, layer: Literal["treatment", "lens"]) -> str:
    """Say that nothing of a layer was found, or that the codebook has nothing to look for."""
    nobody_looked, not_there = _SAID[layer]
    return not_there if review.codebook.layer(layer) else nobody_looked
