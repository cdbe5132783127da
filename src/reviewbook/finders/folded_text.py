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
_RAISED_POINTS = "\u00b7\u2027\u2219"  # as British journals print the decimal point
# One by one: whether a text has a sign at all is told as fast as memory is read.
_BETWEEN_FIGURES = (
    *((blank, re.compile(rf"{blank}(?<=\d.)(?=\d{{3}}(?!\d))"), ",") for blank in _PARTING),
    *((point, re.compile(rf"{point}(?<=\d.)(?=\d)"), ".") for point in _RAISED_POINTS),
)


def folded(text: str) -> str:
    """Return the form that the rules are matched in, sign by sign.

    Blanks, hyphens, quotes and the signs of multiplication and fractions are plain; a blank that
    parts thousands is a comma.
    """
    if text.isascii():
        return text
    for sign, expression, plain in _BETWEEN_FIGURES:
        if sign in text:
            text = expression.sub(plain, text)
    for sign, plain in _PLAIN:
        text = text.replace(sign, plain)
    return text
