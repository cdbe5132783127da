"""The title of an entry in which the model has found none: what else there can be it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reviewbook.references.entry_parser.book_imprint import behind_place
from reviewbook.references.entry_parser.entry_tokens import Token
from reviewbook.references.entry_parser.token_forms import YEAR
from reviewbook.references.person_names import UPPER

Labels = Sequence[tuple[str, float]]
_FRONT = ("author", "editor", "date")
_MAYBE = ("publisher", "journal", "series", "kind")
_IN_JOURNAL = {"volume", "pages"}
_FEWEST = 2  # words
# No name of people or of an organisation.
_NO_NAME = re.compile(r"[=:/?!]|\A(?!.*\b(?:of|for|and|de|la|von|van|der|et)\b)[^,]*\s[a-z]{3,}")
# A family name, initials, and a word more.
_RUN_ON = re.compile(
    rf"(?:\A|\sand\s|\sAnd\s|&\s|[.,]\s)[{UPPER}][\w'’-]+,\s(?:[{UPPER}]\.[\s-]?){{1,3}}\s?[{UPPER}]\w+\Z"
)
_FAMILY = rf"[{UPPER}][\w'’-]+"
# "Doe J. Hedges", "Doe, J., Roe, R. Hedges", "Jane Doe, Hedges", "Doe, Jane. Hedges".
_NAME = re.compile(
    rf"(?:(?:\A|[,;&]\s|\sand\s)(?:{_FAMILY}\s[{UPPER}]{{1,3}}\.|{_FAMILY},\s(?:[{UPPER}]\.[\s-]?){{1,3}}(?<=\.))"
    rf"|\A{_FAMILY}\s{_FAMILY},|\A{_FAMILY},\s{_FAMILY}\.)\s(?={_FAMILY})"
)
# People in full, as they follow on the first: "Ann Doe, and Jo Roe".
_PEOPLE = re.compile(
    rf"(?:{_FAMILY}(?:\s[{UPPER}]\.)?\s{_FAMILY},\s)*(?:{_FAMILY}(?:\s[{UPPER}]\.)?\s{_FAMILY},?\s)?"
    rf"and\s{_FAMILY}(?:\s[{UPPER}]\.)?\s{_FAMILY}"
)
_BEGINS_QUOTED = re.compile(r"[“\"]([^“”\"]{2,200})[”\"]")
_THING = re.compile(
    r"(?:press release|motion picture|film|dvd|thesis|dissertation|report|web|online|manuscript"
    r"|video|television|poster)\b",
    re.IGNORECASE,
)


def labels_with_words(tokens: Sequence[Token], labels: Labels) -> Labels:
    """Return the labels with words that go on a title as a part of it, where no sign parts them.

    So "report" is in "Salt: A report", and a month or a season without a figure behind it.
    """
    found = [*labels]
    for at in range(1, len(found)):
        within = found[at - 1][0] == "title" and tokens[at].text.isalpha()
        dated = at + 1 < len(found) and tokens[at + 1].text[0].isdigit()
        if within and (found[at][0] == "kind" or (found[at][0] == "date" and not dated)):
            found[at] = ("title", found[at][1])
    return found


def labels_with_first_year(tokens: Sequence[Token], labels: Labels) -> Labels:
    """Return the labels with the year that a title begins with, where another is the date.

    So "2011" is in "(2013) 2011 census: methods" and in "2011 guidelines. Pond J 2012;3:4".
    """
    years = [at for at, token in enumerate(tokens) if YEAR.match(token.text)]
    dates = {at for at in years if labels[at][0] == "date" or _issued(tokens, at)}
    for at in years:
        begins = at == 0 or tokens[at - 1].text in (")", ".")
        leads = at + 1 < len(tokens) and labels[at + 1][0] == "title"
        if begins and leads and tokens[at + 1].text.isalpha() and dates - {at}:
            labels = _titled(labels, at, at)
    return labels


def _issued(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a year stands in brackets, or before a volume."""
    behind = tokens[at + 1].text if at + 1 < len(tokens) else ""
    return behind == ";" or (at > 0 and tokens[at - 1].text == "(")


def labels_with_year(tokens: Sequence[Token], labels: Labels) -> Labels:
    """Return the labels with a year that ends a title as its part, where an issue has its own.

    So "in 1984" is in "Ponds in 1984. Garden Notes 2010;3:1-9".
    """
    text = [token.text for token in tokens]
    three = zip(text, text[1:], text[2:], strict=False)
    issued = {year for year, sign, volume in three if sign == ";" and volume.isdigit()}
    if not any(map(YEAR.match, issued)):
        return labels
    for at in range(2, len(labels)):
        other = labels[at][0] == "date" and YEAR.match(text[at]) and text[at] not in issued
        before = at - 2 if text[at - 1] in ("in", "of") else at - 1
        if other and labels[before][0] == "title":
            labels = _titled(labels, before, at)
    return labels


def labels_with_title(text: str, tokens: Sequence[Token], labels: Labels) -> Labels:
    """Return the labels with a title, where one can be told: what stands behind people and date.

    A journal with volume or pages is none: an article may be listed without its title.
    """
    labels = _with_people(text, tokens, labels)
    names = {label for label, _ in labels}
    if "title" in names:
        return _whole_title(text, tokens, labels)
    told = _quoted(text, tokens)
    if not told and names & {"date"}:
        told = _behind_year(tokens, labels)
    if not told and "booktitle" not in names:
        told = _no_name(text, tokens, labels) or _behind_name(text, tokens, labels)
        if not told and not ("journal" in names and names & _IN_JOURNAL):
            told = _behind_front(text, tokens, labels)
    return _titled(labels, *told) if told else labels


def _quoted(text: str, tokens: Sequence[Token]) -> tuple[int, int] | None:
    """Return what stands in quotation marks at the beginning."""
    found = _BEGINS_QUOTED.match(text)
    own = [at for at, token in enumerate(tokens) if found and token.end <= found.end(1)]
    return (1, own[-1]) if len(own) > 1 else None


def _with_people(text: str, tokens: Sequence[Token], labels: Labels) -> Labels:
    """Return the labels with people as authors that are taken for a title behind the first."""
    own = [at for at, (label, _) in enumerate(labels) if label == "title"]
    behind = own and own[0] > 1 and labels[own[0] - 2][0] == "author"
    if not behind or tokens[own[0] - 1].text != ",":
        return labels
    end = tokens[own[-1]].end
    people = _PEOPLE.match(text, tokens[own[0]].start, end)
    if not people or (people.end() < end and text[people.end()] != "."):
        return labels
    named = {at for at in own if tokens[at].end <= people.end()}
    return [
        ("author", sure) if at in named else (label, sure)
        for at, (label, sure) in enumerate(labels)
    ]


def _whole_title(text: str, tokens: Sequence[Token], labels: Labels) -> Labels:
    """Return the labels with the word before a colon as a title's, not as the last author's.

    So it is behind initials: "Doe, J. Hedges: what grows in them".
    """
    first = next(at for at, (label, _) in enumerate(labels) if label == "title")
    own = [at for at, (label, _) in enumerate(labels[:first]) if label == "author"]
    if not own or own[-1] != first - 2 or tokens[first - 1].text != ":":
        return labels
    listed = _RUN_ON.search(text, tokens[own[0]].start, tokens[own[-1]].end)
    return _titled(labels, own[-1], first) if listed else labels


def _no_name(text: str, tokens: Sequence[Token], labels: Labels) -> tuple[int, int] | None:
    """Return the run of the authors, where they cannot be the names of any."""
    own = [at for at, (label, _) in enumerate(labels) if label == "author"]
    if own and _NO_NAME.search(text[tokens[own[0]].start : tokens[own[-1]].end]):
        return own[0], own[-1]
    return None


def _behind_name(text: str, tokens: Sequence[Token], labels: Labels) -> tuple[int, int] | None:
    """Return what stands behind one person's name in the run of the authors."""
    own = [at for at, (label, _) in enumerate(labels) if label == "author"]
    if not own:
        return None
    written = text[tokens[own[0]].start : tokens[own[-1]].end]
    found = [one.end() + tokens[own[0]].start for one in _NAME.finditer(written)]
    return next(((at, own[-1]) for at in own if found and tokens[at].start >= found[-1]), None)


def _behind_front(text: str, tokens: Sequence[Token], labels: Labels) -> tuple[int, int] | None:
    """Return the run behind authors and date that is taken for another field."""
    front = [at for at, (label, _) in enumerate(labels) if label in _FRONT]
    first, last = (front[0], front[-1]) if front else (0, -1)
    begin = next((at for at in range(first, last) if labels[at][0] in _MAYBE), last + 1)
    while begin < len(labels) and labels[begin][0] not in _MAYBE:
        begin += 1
    end = begin
    while end + 1 < len(labels) and labels[end + 1][0] == labels[begin][0]:
        end += 1
    run = () if behind_place(tokens, labels, begin) else tokens[begin : end + 1]
    worded = sum(token.text.isalpha() for token in run) >= _FEWEST
    return (begin, end) if worded and not _THING.match(text, run[0].start) else None


def _behind_year(tokens: Sequence[Token], labels: Labels) -> tuple[int, int] | None:
    """Return the words that are taken for a part of the date behind a year."""
    dates = [at for at, (label, _) in enumerate(labels) if label == "date"]
    year = next((at for at in dates if YEAR.match(tokens[at].text)), None)
    if year is None:
        return None
    end = year
    while end + 1 in dates:
        end += 1
    words = [token.text for token in tokens[year + 1 : end + 1] if token.text.isalpha()]
    return (year + 1, end) if len(words) >= _FEWEST else None


def _titled(labels: Labels, first: int, last: int) -> Labels:
    """Return the labels with those of a run as a title's."""
    title = [("title", sure) for _, sure in labels[first : last + 1]]
    return [*labels[:first], *title, *labels[last + 1 :]]
