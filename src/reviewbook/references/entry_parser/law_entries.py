"""Acts, regulations and cases: they have no author, and their name is the title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reviewbook.references.entry_parser.entry_tokens import Token
from reviewbook.references.person_names import UPPER

Labels = Sequence[tuple[str, float]]
_YEAR = r"(?:1[2-9]|20)\d\d"
_LAW = re.compile(
    rf"(?P<name>[{UPPER}][^.,;:\d\n]{{2,160}}?\b(?:Act|Bill|Code|Directive|Measure|Order|Ordinance"
    rf"|Regulations?|Rules|Statute)(?:\s\([^()]{{2,60}}\))?),?\s(?P<date>{_YEAR})"
    r"(?:,?\s\(?(?P<number>(?:SI|S\.I\.|SR|SSI|WSI)\s(?:No\.?\s)?\d{1,4}(?:/\d{1,5})?)\)?"
    r"|,?\s\(?(?:c|ch|cap|s|ss|art|pt|reg|sch)\.?\s?\d{1,4}[\w–-]{0,5}(?:\(\w{1,4}\)){0,3}\)?|\s\([A-Z]{2,6}\))?"
    r"(?:\.?\Z|\.?\s(?:\[|https?:|[Aa]vailable|[Aa]ccessed|[Rr]etrieved))"
)
# "Hedge Act of 1970, 42 U.S.C. § 7401 et seq. (1970)", "Hedge Act, Pub. L. No. 91-604 (1970)"
_IN_CODE = re.compile(
    rf"(?P<name>[{UPPER}][^.;:\n\[]{{2,160}}?\b(?:Act|Code|Amendments?|Law)(?:\sof\s{_YEAR})?),?\s"
    rf"(?:Pub\.\s?L\.|\d{{1,3}}\sU\.\s?S\.\s?C\.)[^\n()]*(?:\((?P<date>{_YEAR})\))?\.?\Z"
)
# "Directive 92/43/EEC of the Council on hedges [1992] OJ L206/7", "OJ L 206, 22.7.1992, p. 7"
_OF_UNION = re.compile(
    r"(?P<name>(?:(?:Council|Commission|Implementing|Delegated)\s){0,2}(?:Regulation|Directive|Decision)"
    r"\s(?:\((?:EU|EC|EEC|Euratom)\)\s)?(?:No\.?\s)?\d{1,4}/\d{1,4}\b[^\[\n]*?)[.,;]?\s"
    rf"(?:\[(?P<date>{_YEAR})\]\s)?(?:OJ|O\.J\.|Official\sJournal)\b(?:[^\n]*?\d\.(?P<late>{_YEAR})\b)?"
)
_CASE = re.compile(
    rf"(?P<name>[{UPPER}][^.,;:\d\n\[]{{0,120}}?\sv\.?\s[{UPPER}][^.;:\d\n\[]{{0,120}}?),?\s"
    rf"(?:[\[(](?P<date>{_YEAR})[\])]|\d{{1,4}}\s[{UPPER}])"
)
_TAKEN = ("author", "editor", "title", "journal", "volume", "pages", "publisher", "date", "series")


def labels_of_law(text: str, tokens: Sequence[Token], labels: Labels) -> Labels:
    """Return the labels with the name of a law or a case as the title."""
    law = _LAW.match(text) or _IN_CODE.match(text) or _OF_UNION.match(text)
    found = law or ("author" in {label for label, _ in labels} and _CASE.match(text))
    if not found:
        return labels
    kept = _TAKEN if law else ("author", "editor", "title")
    return [
        (_field(found, token) or ("other" if label in kept else label), sure)
        for token, (label, sure) in zip(tokens, labels, strict=True)
    ]


def _field(found: re.Match[str], token: Token) -> str:
    """Return of which field of a law a token is, if of any."""
    names = {"name": "title", "date": "date", "late": "date", "number": "number"}
    known = {group: field for group, field in names.items() if found.groupdict().get(group)}
    inside = (f for g, f in known.items() if found.start(g) <= token.start < found.end(g))
    return next(inside, "")
