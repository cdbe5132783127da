"""What tells that a note names a work in full, as "Jane Doe, Hedges (Leeds: Hill, 1999), 12" does.

Notes name people as one speaks of them, where the entries of a list begin with the family name.
"""

from __future__ import annotations

import re

_LEAD = re.compile(
    r"(?:(?:for (?:example|instance|[^.;\n]{3,60}?)|see|cf|e\. ?g|quoted in|cited in|compare|also"
    r"|esp(?:ecially)?|but|and)(?:[.,]{1,2}|\b) ?){0,4}",
    re.IGNORECASE,
)
_YEAR = r"(?:1[5-9]|20)\d\d[a-z]?"
_MONTH = (
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"  # "Sept.", "August"
)
_CAPITAL = r"[^\W\d_a-z][\w.'\u2019\u2010-]*"
_NAMES = (
    rf"(?:{_CAPITAL} |(?:of|the|for|and|&|van|von|der|den|de|del|della|di|da|du|la|le|et al\.?) )"
    rf"{{0,12}}{_CAPITAL}(?:, {_CAPITAL}(?: {_CAPITAL}){{1,3}}){{0,3}}"
    rf"(?:,? (?:and|&) {_CAPITAL}(?: {_CAPITAL}){{1,3}}|,? et al\.?)?(?:,? \(?eds?\.?\)?)?"
)
_TITLE = r"[*_]?(?=[^\W\d_a-z])[^()\n;]{3,200}?"
_WORK = re.compile(
    # "Jane Doe, “Ice,” Ponds 12, no. 3 (2004): 5", "“Ice,” The Times, 4 May 1911"
    rf"(?:{_NAMES},? )?[\"\u201c\u2018'][^\n\"\u201d]{{3,250}}[\"\u201d\u2019']"
    rf"[^\n;]{{1,200}}?\b{_YEAR}(?!\w)"
    # "Jane Doe, Hedges, 2nd ed. (Leeds: Hill, 1999), 12"
    rf"|{_NAMES}, {_TITLE} \((?:[^()\n]{{2,80}}[ ,])?{_YEAR}\)(?:[,:.;] ?|\Z)"
    # "The Times, 4 May 1911, p. 3"
    rf"|(?:The )?{_NAMES}, (?:[^()\n;,.]{{3,60}}, )?\d{{1,2}} {_MONTH} {_YEAR}(?:[,.;]|\Z)"
)


def names_work(note: str) -> bool:
    """Tell whether a note, without its mark, names a work in full."""
    lead = _LEAD.match(note)
    return bool(_WORK.match(note, lead.end() if lead else 0))
