"""A newspaper that is listed without an author: its name, a title or none, the day, the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reviewbook.references.entry_parser.entry_tokens import Token
from reviewbook.references.entry_parser.written_date import DATE
from reviewbook.references.person_names import UPPER

Labels = Sequence[tuple[str, float]]
_TOLD = 0.8
_WORD = rf"[{UPPER}][\w'’-]*"
_NAME = rf"{_WORD}(?:\s(?:of|and|the|de|la|{_WORD})){{0,6}}"
_PRINTED = (
    r"Times|Tribune|Herald|Gazett\w+|Chronicle|Telegraph|Observer|Daily|Weekly|Evening|Morning|Post"
    r"|Guardian|Sun|Star|Mirror|News|Mail|Express|Journal|Courier|Standard|Advertiser|Globe|Record"
    r"|Ledger|Register|Examiner|Mercury|Independent|Zeitung"
)
# "The Times, 4 May 1926, p. 13."
_UNTITLED = re.compile(
    rf"(?P<journal>{_NAME})(?:\s\([^()]{{2,30}}\))?,\s(?P<date>{DATE}),\s"
    r"(?:(?:late|morning|evening)\sedition,\s)?(?:pp?\.\s?)?(?P<pages>[A-Z]?\d+(?:\s?[–-]\s?[A-Z]?\d+)?)\.?"
)
# "York Times. “Mill Burns.” April 4, 1911."
_TITLED = re.compile(
    rf"(?=[^.,“\"]*\b(?:{_PRINTED})\b)(?P<journal>{_NAME})[.,]\s[“\"](?P<title>[^”\"]+?)[.,]?[”\"][.,]?"
    rf"\s\(?(?P<date>{DATE})"
)


def labels_of_news(text: str, tokens: Sequence[Token], labels: Labels) -> Labels:
    """Return the labels with the newspaper as the journal, where no author is before it."""
    found = _UNTITLED.fullmatch(text)
    if not found and any(label == "journal" for label, _ in labels):
        return labels
    if not (found := found or _TITLED.match(text)):
        return labels
    return [
        next(
            (
                (name, min(sure, _TOLD))
                for name in found.groupdict()
                if found.start(name) <= token.start < found.end(name)
            ),
            (label if token.start >= found.end() else "other", sure),
        )
        for token, (label, sure) in zip(tokens, labels, strict=True)
    ]
