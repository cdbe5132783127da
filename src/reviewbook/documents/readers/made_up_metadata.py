"""What programs write into the properties of a file where nobody has said anything."""

from __future__ import annotations

import re

_NO_TITLE = re.compile(
    r"microsoft (?:word|powerpoint)\b.*|(?:untitled|unbenannt|sans titre)\b.*|new document.*"
    r"|document ?\d*|(?:power ?point )?presentation ?\d*|.|[\W\d_]*"
    r"|\S*\.(?:docx?|odt|rtf|pdf|tex|indd|qxd|dvi|epub|html?|md|txt)"
    r"|.*\.(?:docx?|pdf|tex|indd|qxd|rtf|dvi)",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:microsoft(?: office)?|windows|office|default|local|end|the|home)? ?users?\d*|owner|author"
    r"|admin(?:istrator)?|unknown(?: author)?|anonymous|root|none|n/?a|calibre.*|[\W\d_]*",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


def said_title(words: str) -> str:
    """Return a title, or nothing where it is the name of a file, or what a program calls all."""
    return "" if _NO_TITLE.fullmatch(words) else words


def said_author(name: str) -> str:
    """Return a name, or nothing where a program means nobody by it."""
    return "" if _NOBODY.fullmatch(name) else name


def said_language(code: str) -> str:
    """Return the code of a language, or nothing where it names none."""
    known = _LANGUAGE.fullmatch(code) and code.casefold() not in ("und", "zxx", "mul")
    return code if known else ""
