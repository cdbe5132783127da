"""Names of people as databases write them, to "Family, Given".

A name is never cut: what is of none of the known forms stands as it is, as an organisation does.
"""

from __future__ import annotations

import ast
import re

# One word, a comma and given names: were it two people, both would have more names or initials.
_FAMILY_GIVEN = re.compile(
    r"[^\W\d_](?:[^\W\d_]|['’-])*[a-zß-ÿ], (?!.* [A-Z]{1,3}$)[^\W\d_]{2}[^,]*"
)
_PARTICLES = "van von der den de del della di da dos du la le ten ter zu al el bin".split()
# Of three words that end in capitals, the last is as likely the country of an organisation.
_INITIALS_LAST = re.compile(
    rf"(?P<family>(?:(?i:{'|'.join(_PARTICLES)}) ){{0,3}}[^\W\d_]\S+(?: [^\W\d_]\S+)?)"
    r" (?P<given>[A-Z]{1,4}|(?:[^\W\d_]\.[- ]?){1,4})"
)
_INITIALS_FIRST = re.compile(r"(?P<given>(?:[A-Z]\.[- ]?)+) ?(?P<family>[^\W\d_]{2}.*)")
_ONLY_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.[- ]?){1,5}(?:,? (?:Jr|Sr)\.?)?|[A-Z]{1,3}")
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV", re.IGNORECASE)
# Springer writes names without anything between two: a capital after a small letter begins one.
_RUN_TOGETHER = re.compile(r"(?<=[a-zß-ÿ]{2})(?<!\bMac)(?=[A-ZÀ-Þ][^\W\d_]+[ -])")


def one_name(text: str) -> str:
    """Write one name as "Family, Given"; what has neither comma nor initials stands as it is."""
    parts = [part.strip() for part in text.strip(" ,;").split(",")]
    if len(parts) == 3 and _SUFFIX.fullmatch(parts[2]):  # noqa: PLR2004
        parts = [parts[0], parts[2], parts[1]]
    if len(parts) > 1:
        return ", ".join(part for part in parts if part)
    for form in (_INITIALS_FIRST, _INITIALS_LAST):
        if found := form.fullmatch(parts[0]):
            return f"{found['family'].strip()}, {found['given'].strip()}"
    return parts[0]


def given_last(name: str) -> str:
    """Write "Given von Family" as "von Family, Given"."""
    words = name.split()
    if "," in name or len(words) < 2:  # noqa: PLR2004
        return name
    first = len(words) - 1
    while first > 1 and words[first - 1].lower() in _PARTICLES:
        first -= 1
    return f"{' '.join(words[first:])}, {' '.join(words[:first])}"


def several_names(text: str) -> list[str]:
    """Part the names of a cell, whatever stands between two of them."""
    if text.startswith("["):
        try:
            listed = ast.literal_eval(text)
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            listed = None
        if isinstance(listed, list):
            return [one_name(str(name)) for name in listed if str(name).strip()]
    for sign in (";", "|", " and ", "\n"):
        if sign in text:
            return [one_name(name) for name in text.split(sign) if name.strip(" ,;")]
    if _FAMILY_GIVEN.fullmatch(text.strip()):
        return [one_name(text)]
    return [one_name(name) for name in _by_commas(_RUN_TOGETHER.sub(",", text))]


def _by_commas(text: str) -> list[str]:
    """Part names at commas; initials behind one belong to the name before it."""
    names: list[str] = []
    for part in (part.strip() for part in text.split(",")):
        if names and "," not in names[-1] and _ONLY_INITIALS.fullmatch(part):
            names[-1] += f", {part}"
        elif part:
            names.append(part)
    return names
