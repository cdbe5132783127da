"""Patents: their number and their office stand aside from what other entries have too."""

from __future__ import annotations

import re

# "U.S. Patent No. 6,123,456", "United States patent US 6,123,456 B2", "Patent DE 10 2004 001".
_PATENT = re.compile(
    r"[.,]?\s\(?(?P<office>(?:U\.?\s?S\.?|United\sStates|European|German|French|British|Japanese|Chinese"
    r"|International|World|Canadian)\s[Pp]atent|[Pp]atent(?=\s[A-Z]{2}\s?\d))"
    r"(?:\s(?:[Aa]pplication|[Pp]ublication))?(?:\s(?:[Nn]o\.?|[Nn]umber))?"
    r"\s(?P<number>(?:[A-Z]{2}\s?)?(?:\d[\d,./]{4,16}\d|\d{1,2}(?:\s\d{3}){2}(?!\d))(?:\s?[A-Z]\d?(?!\w))?)\)?"
)
_INVENTED = re.compile(
    r",?\s\(?inventors?\)?(?:;\s(?P<owner>[^;]{2,80}?),\s(?:assignees?))?(?=[.,;)])"
)


def without_patent(written: str) -> str:
    """Return an entry without its patent's number, and without what its people are."""
    found = _PATENT.search(written)
    return _INVENTED.sub("", _PATENT.sub("", written, count=1), count=1) if found else written


def patent_number(written: str) -> str:
    """Return the number of the patent that an entry is of, if it is."""
    found = _PATENT.search(written)
    return found["number"] if found else ""
