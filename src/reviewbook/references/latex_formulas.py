"""Short formulas in a title, as LaTeX writes them: H$_2$O, Ca$^{2+}$."""

from __future__ import annotations

import re

# A dollar with a space on the wrong side of it is money; so is one before a digit, if what it
# would close has no sign of a formula.
_FORMULA = re.compile(
    r"(?<!\\)\${1,2}(?![\s$])(?P<dollars>(?:[^$\\]|\\.){1,300})(?<!\s)\${1,2}(?!\$)(?=(?P<digit>\d?))"
    r"|\\\((?P<parens>[^\\$]*(?:\\[^()][^\\$]*)*)\\\)"
)
_SIGN = re.compile(r"[\\^_]")
_FONT = re.compile(
    r"\\(?:math|text)(?:rm|it|bf|sf|tt|normal)\s*\{([^{}]*)\}|\\(?:text|mbox)\s*\{([^{}]*)\}"
)
_RAISED = re.compile(r"([_^])\s*(?:\{([^{}]*)\}|(\\[A-Za-z]+|[^\s{}\\]))")
_SCRIPT = re.compile(r"\\text(super|sub)script\s*\{([^{}]*)\}")
_SUPER = dict(zip("0123456789+-=()ni*", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ*", strict=True)) | {
    "\\circ": "°", "\\prime": "′", "\\ast": "*",
}  # fmt: skip
_SUB = dict(
    zip("0123456789+-=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True)
)
_ORDINALS = ("st", "nd", "rd", "th")


def without_formulas(text: str) -> str:
    """Write raised and lowered signs in Unicode; the rest of a formula is left to LaTeX's reader.

    What Unicode has no such sign for stays on the line, behind ^ or _.
    """
    if "$" not in text and "\\" not in text:
        return text
    text = _SCRIPT.sub(
        lambda found: _moved(found[2], _SUPER if found[1] == "super" else _SUB) or found[2], text
    )
    return _FORMULA.sub(_plain, text)


def _plain(formula: re.Match[str]) -> str:
    if formula["digit"] and not _SIGN.search(formula["dollars"]):
        return formula.group()
    written = _FONT.sub(r"\1\2", formula["dollars"] or formula["parens"] or "")
    return f"\\ensuremath{{{_RAISED.sub(_raised, written)}}}"


def _raised(found: re.Match[str]) -> str:
    signs = (found[2] or found[3] or "").strip()
    if found[1] == "^" and signs in _ORDINALS:
        return signs
    return _moved(signs, _SUPER if found[1] == "^" else _SUB) or found.group()


def _moved(signs: str, table: dict[str, str]) -> str:
    """Return signs raised or lowered; an empty text if one of them cannot be."""
    if signs in table:
        return table[signs]
    return "".join(table[sign] for sign in signs) if table.keys() >= set(signs) else ""
