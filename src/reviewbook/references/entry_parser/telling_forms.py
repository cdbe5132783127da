"""Entries whose form alone tells where their people end, and their title where it can be told."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reviewbook.references.entry_parser.entry_tokens import Token
from reviewbook.references.entry_parser.written_date import DATE
from reviewbook.references.person_names import SMALL_PARTICLES, UPPER
from reviewbook.references.work_dates import YEAR

Labels = Sequence[tuple[str, float]]
_TOLD = 0.8
_STOP = re.compile(rf"(?<!\b[{UPPER}])[.?!](?=\s|\Z)")
_WORD = rf"[{UPPER}][\w'’-]+"
_AND = r"(?:,?\s(?:and|&|et|und|y|e)\s|,\s)"
_INITIALS = rf"(?:[{UPPER}]\.[\s-]?){{1,4}}"
_DIRECT = rf"{_INITIALS}{SMALL_PARTICLES}{_WORD}(?:\s{SMALL_PARTICLES}{_WORD})?"
_IN_FULL = rf"{_WORD}\s(?:[{UPPER}]\.\s?)?{SMALL_PARTICLES}{_WORD}"
_CAPITAL = rf"(?:[{UPPER}][\w&-]*\.?|of|and|the|de)"
_BY_COMMA = rf"{SMALL_PARTICLES}{_WORD}(?:\s{_WORD})?,\s{_INITIALS}"
_FORMS = (
    # "Doe, J., Roe, R. & Poe, T. 2011, Gard. J., 49, 409": articles without their titles.
    re.compile(
        rf"(?P<author>{_BY_COMMA}(?:(?:,\s|,?\s?(?:&|and)\s){_BY_COMMA}){{0,40}}(?:,?\s?et\sal\.)?)\s?\(?(?P<date>{YEAR})[a-z]?\)?,\s"
        rf"(?P<journal>{_CAPITAL}(?:,?\s{_CAPITAL}){{0,9}}),?\s(?P<volume>\d{{1,4}}),\s(?P<pages>[A-Z]?\d[\d.]*)\.?(?=\Z|\s[\[(])"
    ),
    # "Doe, JN. Roe, RM. Poe, T. (2001)"
    re.compile(rf"(?P<author>(?:{_WORD},\s[{UPPER}]{{1,3}}\.\s){{1,30}}{_WORD},\s[{UPPER}]{{1,3}})\.?\s\({YEAR}"),
    # "J. P. Doe, R. Roe, Gard. Lett. 12, 345 (1999)": articles without their titles.
    re.compile(
        rf"(?P<author>{_DIRECT}(?:{_AND}{_DIRECT}){{0,40}})[.,]\s(?P<journal>{_CAPITAL}(?:\s{_CAPITAL}){{0,9}}),?"
        rf"(?:\s(?:Vol\.\s)?(?P<volume>\d{{1,4}}),)?\s(?P<pages>[A-Z]?\d+)\s?\((?P<date>{YEAR})\)[.;]?\Z"
    ),
    # "Doe, Jane Q., Ann Roe, and Jo A. Poe. ", "Doe, Jane de. "
    re.compile(
        rf"(?P<author>{_WORD},\s{_WORD}(?:\s(?:{_WORD}|[{UPPER}]\.)){{0,2}}(?:,\s{_IN_FULL}){{0,20}},?\s(?:and|&|und|et|y)\s{_IN_FULL})\.\s(?=[{UPPER}\d“\"(])"
    ),
    re.compile(rf"(?P<author>{_WORD},\s{_WORD}(?:\s{_WORD})?\s(?:de|da|do|dos|del|von|van|di))\.\s(?=[{UPPER}])"),
    # "J. P. Doe, R. Roe et A. Poe. "
    re.compile(rf"(?P<author>{_DIRECT}(?:{_AND}{_DIRECT}){{1,40}})\.\s"),
    # "Jane Q. Doe, Hedges Between Neighbors, 12 Gard. L. Rev. 345, 350 (1999)"
    re.compile(
        rf"(?P<author>{_IN_FULL}(?:{_AND}{_IN_FULL}){{0,4}}),\s(?P<title>[^\"“”()]{{5,250}}),\s"
        rf"(?P<volume>\d{{1,4}})\s(?P<journal>[{UPPER}][\w.&'’ ]{{2,60}})\s"
        rf"(?P<pages>\d{{1,5}})(?:,\s\d[\d–-]{{0,10}})?\s\((?P<date>{YEAR})\)\.?\Z"
    ),
    # "J. Doe e R. Roe, Hedges, “Garden Notes”, 12 (1999)"
    re.compile(
        rf"(?P<author>(?:{_DIRECT}|{_IN_FULL})(?:{_AND}(?:{_DIRECT}|{_IN_FULL})){{0,3}}),\s"
        r"(?P<title>[^\"“”«»]{10,300}),\s(?:in\s)?[“\"«](?P<journal>[^\"“”«»]{3,100})[”\"»],\s"
        r"(?=(?:[a-z]{1,4}\.\s?)?[\dIVXLC]+\b)"
    ),
)  # fmt: skip
# "Doe, Jane (2 de mayo de 2010). "
_ON_A_DAY = re.compile(
    rf"(?P<author>{SMALL_PARTICLES}{_WORD}(?:\s{_WORD})?,\s(?:{_INITIALS}|{_WORD})(?:\s{_WORD})?)\s"
    rf"\((?P<date>(?=[^()]*[^\W\d_]){DATE})\)[.:,]?\s"
)
# "Jane van Roe, Hedges and the North (York: Press, 1999)", of which the model sees no author.
_EDITED = re.compile(
    rf"[,.]\s(?:[Ee]ds?\.|[Ee]dited\sby)\s(?P<editor>{_IN_FULL}(?:,\s{_IN_FULL}){{0,12}},?\s(?:and|&)\s{_IN_FULL})(?=[,.(])"
)
# '"Hedges." Book of Hedges, edited by Jane Roe and Jo Poe, '
_EDITOR = rf"(?:{_IN_FULL}|{_DIRECT})"
_CHAPTER = re.compile(
    rf"(?<=[.?!]\s)[“\"](?P<title>[^“”\"]{{1,300}})[”\"]\s(?P<booktitle>(?!In\s)[^“”\".]{{2,200}}?)"
    rf"(?P<other>,\s(?:[Ee]dited|[Cc]ompiled)\sby)\s(?P<editor>{_EDITOR}"
    rf"(?:(?:,\s{_EDITOR}){{0,12}},?\sand\s{_EDITOR})?(?:,?\set\sal\.)?)(?=,)"
    rf"(?:,\s(?P<edition>\w{{3,8}}\sed\.))?(?:,\s(?P<publisher>[^,\d]{{2,80}}),\s{YEAR}\b)?"
)
# '"Hedges." Book of Hedges, Jane Press, 1999'
_OF_PRESS = re.compile(
    r"(?:\A|(?<=[.?!]\s))[“\"](?P<title>[^“”\"]{1,300})[”\"]\s(?P<booktitle>(?!In\s)[^“”\".,]{2,200})"
    rf"(?:,\s(?P<edition>\w{{3,8}}\sed\.))?,\s(?P<publisher>[^,\d“\"]{{0,60}}\b(?:Press|UP|Books|Publish\w+|Verlag)),\s{YEAR}\b"
)
# ". In J. Roe & J. Poe (Eds.), Hedges (pp. 3–9)"
_WITHIN_BOOK = re.compile(
    rf"[.?!]\sIn\s(?P<editor>{_INITIALS}{SMALL_PARTICLES}{_WORD}(?:(?:,?\s(?:&|and)\s|,\s){_INITIALS}{SMALL_PARTICLES}{_WORD}){{0,12}})\s\([Ee]ds?\.\),\s"
    r"(?P<booktitle>[^().]{2,200})\s\((?=[^()]{0,60}\bpp?\.\s?\d)"
)
_NOTED = re.compile(
    rf"(?P<author>{_IN_FULL}(?:,?\s(?:and|&)\s{_IN_FULL})?),\s(?P<title>[^()]{{3,250}})\s"
    rf"\([^():]{{2,60}}:\s[^():]{{2,80}},\s{YEAR}\)"
)
_EDITED_BOOKS = (_CHAPTER, _OF_PRESS, _WITHIN_BOOK, _EDITED)


# "Doe, J.; Roe, R.A. Hedges D: ", where the title seems to go on the names.
_LISTED = re.compile(
    rf"{SMALL_PARTICLES}{_WORD}(?:\s{_WORD})?,\s{_INITIALS}(?:(?:[;,]\s|,?\s?(?:and|&)\s)(?:(?:and|&)\s)?"
    rf"{SMALL_PARTICLES}{_WORD}(?:\s{_WORD})?,\s{_INITIALS}){{0,60}}(?<=[\s.])(?=[{UPPER}\d][^.,;&]{{2}})(?!Jr|Sr|II|{_WORD},\s[{UPPER}]\.)"
)


# "J. Doe, Hedges, Heron, Paris, 1988", where the model sees no title.
_TITLED = re.compile(
    rf"(?P<author>(?:{_DIRECT}|{_IN_FULL})(?:{_AND}{_DIRECT}){{0,3}}),\s(?P<title>[^,.]{{3,150}}),\s(?:[^,]{{2,60}},\s){{1,3}}{YEAR}\b"
)


def _without_run_on(text: str, tokens: Sequence[Token], labels: Labels) -> Labels:
    """Return the labels with a title that begins right behind the initials of the last author."""
    found = _LISTED.match(text)
    if not found:
        return labels
    begin = next((at for at, one in enumerate(tokens) if one.start >= found.end()), len(tokens))
    end = begin
    while end < len(labels) and labels[end][0] == "author":
        end += 1
    title = [("title", min(sure, _TOLD)) for _, sure in labels[begin:end]]
    return [*labels[:begin], *title, *labels[end:]]


def labels_of_forms(text: str, tokens: Sequence[Token], labels: Labels) -> Labels:
    """Return the labels with the people, the title and the journal that a form tells."""
    if edited := next((one for form in _EDITED_BOOKS if (one := form.search(text))), None):
        labels = _of_groups(edited, tokens, labels)
    found = next((one for form in _FORMS if (one := form.match(text))), None)
    found = found or _ON_A_DAY.match(text)
    if not found and not any(label == "author" for label, _ in labels):
        found = _NOTED.match(text)
    if not found and not any(label in ("title", "journal") for label, _ in labels):
        found = _TITLED.match(text)
    if not found:
        return _without_run_on(text, tokens, labels)
    labels = _of_groups(found, tokens, labels)
    named = {label for label, _ in labels} & {"title", "journal", "booktitle"}
    return labels if named else _with_sentence(text, tokens, labels, found.end())


def _with_sentence(text: str, tokens: Sequence[Token], labels: Labels, begin: int) -> Labels:
    """Return the labels with the sentence behind the people as the title, where none is seen."""
    stop = _STOP.search(text, begin)
    end = stop.start() if stop else len(text)
    return [
        ("title", min(sure, _TOLD)) if begin <= token.start < end else (label, sure)
        for token, (label, sure) in zip(tokens, labels, strict=True)
    ]


def _of_groups(found: re.Match[str], tokens: Sequence[Token], labels: Labels) -> Labels:
    """Return the labels with the groups of what was found as the fields that they are named for."""
    return [
        next(
            (
                (field, sure if field == label else min(sure, _TOLD))
                for field in found.groupdict()
                if found.start(field) <= token.start < found.end(field)
            ),
            (label, sure),
        )
        for token, (label, sure) in zip(tokens, labels, strict=True)
    ]
