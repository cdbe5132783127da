"""The form of a text that the rules for quantities are matched in: plain signs, one for one."""

from __future__ import annotations

import re

TIMES_SIGN = "×"
_PLAIN = tuple(
    zip(
        f"\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f‐‑‒–—−’{TIMES_SIGN}⁄",
        "           ------'x/",
        strict=True,
    )
)
_PARTING = "\u00a0\u2009\u202f"
_PARTED_BY_BLANK = re.compile(rf"(?<=\d)[{_PARTING}](?=\d{{3}}(?!\d))")
_RAISED_POINTS = "\u00b7\u2027\u2219"  # as British journals print the decimal point
_RAISED_POINT = re.compile(rf"(?<=\d)[{_RAISED_POINTS}](?=\d)")


def folded(text: str) -> str:
    """Return the form that the rules are matched in, sign by sign.

    Blanks, hyphens, quotes and the signs of multiplication and fractions are plain; a blank that
    parts thousands is a comma.
    """
    if text.isascii():
        return text
    if any(blank in text for blank in _PARTING):
        text = _PARTED_BY_BLANK.sub(",", text)
    if any(point in text for point in _RAISED_POINTS):
        text = _RAISED_POINT.sub(".", text)
    for sign, plain in _PLAIN:
        text = text.replace(sign, plain)
    return text
