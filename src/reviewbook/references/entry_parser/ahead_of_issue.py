"""Articles that are out before their issue is: what says so, and the journal before it."""

from __future__ import annotations

import re

from reviewbook.references.entry_parser.field_values import FieldValue
from reviewbook.references.person_names import UPPER

Fields = dict[str, FieldValue]
_UNSURE = 0.6
_AHEAD = re.compile(
    r"(?:[,.]?\s[(\[]|[,.]\s)(?i:advanced?\s(?:online\s)?(?:publication|access)"
    r"|(?:epub|e-pub|online|published|publication)\sahead\sof\s(?:print|issue)"
    r"|online\sfirst|early\sview|first\sonline)[)\]]?(?=[.,;]|\Z)"
)
_JOURNAL_LAST = re.compile(rf"(?P<title>.{{3,}}[^.\s][.?!])\s(?P<journal>[{UPPER}][^.?!]{{2,80}})")


def is_ahead(written: str) -> bool:
    """Tell whether an entry says that its work is ahead of its issue."""
    return bool(_AHEAD.search(written))


def without_ahead(written: str) -> str:
    """Return an entry without what says so, which is no name of a journal or a publisher."""
    return _AHEAD.sub("", written)


def with_journal_ahead(written: str, fields: Fields) -> Fields:
    """Return the fields of such a work with the journal that it awaits its issue in."""
    if not is_ahead(written) or fields.keys() & {"journal", "booktitle"} or "title" not in fields:
        return fields
    fields = dict(fields)
    title, sure = fields["title"]
    if "publisher" in fields:
        fields["journal"] = fields.pop("publisher")
    elif parted := _JOURNAL_LAST.fullmatch(title):
        fields["title"] = FieldValue(parted["title"].rstrip("."), min(sure, _UNSURE))
        fields["journal"] = FieldValue(parted["journal"], min(sure, _UNSURE))
    return fields
