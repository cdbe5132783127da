"""Cases and acts: "Moss v. Reed, 11 U.S. 12 (1973)", "R (Moss) v Reed [2017] UKSC 5", acts.

A case with its report cites wherever it stands. A case or an act that the document lists is cited
by its name. The name of a party is no author, though a year may follow on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reviewbook.documents.entry_cues import is_law
from reviewbook.finders.function_words import FUNCTION_WORDS
from reviewbook.references.entries import Entry, bare_entry
from reviewbook.references.person_names import UPPER, fold_name
from reviewbook.references.work_dates import YEAR

# The letter comes before all else: with that a text is searched several times faster.
_VERSUS = re.compile(rf"v(?<= v)(?:s?\.)? (?=[{UPPER}])")
_CAPITAL = rf"[{UPPER}][\w.'’&-]*(?:, (?=Inc|Ltd|Co\b|LLC|plc))?"
_PARTY = (
    rf"{_CAPITAL}(?:\s(?:{_CAPITAL}|of|the|for|and|&|on|in|to|ex|de|van|\([{UPPER}][^()\n]{{0,40}}\)))"
    r"{0,12}"
)
_FIRST, _SECOND = re.compile(rf"(?<![\w'’.-]){_PARTY}\Z"), re.compile(_PARTY)
# "[1932] AC 562", "(1990) 2 WLR 3 (CA)", "410 U.S. 113, 120 (1973)".
_COURT = rf"[{UPPER}][\w.’']*(?:\s(?:\d?[{UPPER}\d][\w.]*|\([{UPPER}]\w*\)))"
_REPORT = re.compile(
    rf",?\s[\[(]{YEAR}[\])](?:\s\d{{1,3}})?\s{_COURT}{{0,3}}?\s\d{{1,5}}(?!\w)(?:\s\([{UPPER}]\w*\))?"
    rf"|,\s\d{{1,4}}\s(?=\S*\.|[{UPPER}]{{2}}){_COURT}{{0,4}}?\s\d{{1,5}}(?!\w)(?:,\s\d{{1,5}})?(?:\s\([^()\n]{{0,30}}{YEAR}\))?"
)
_DATE = re.compile(rf",?\s(?:[\[(]{YEAR}[\])]|{YEAR}(?=[),;.]))")
_LEADS = FUNCTION_WORDS | frozenset("cf citing compare following like see unlike".split())
_ACT = re.compile(
    r"[^\n.;:]{3,120}?\b(?:Act|Bill|Code|Directive|Order|Ordinance|Regulations?|Rules)"
    rf"(?: \([^()\n]{{1,40}}\))?,? (?:of )?{YEAR}"
)
_LONGEST = 160  # characters of a party


class LawCitation(NamedTuple):
    """Where the name of a case or an act stands, the entries it means, and whether it cites."""

    start: int
    end: int
    meant: Sequence[Entry]
    cites: bool


class _Case(NamedTuple):
    start: int
    end: int
    parties: tuple[str, str]
    report: str


class ListedLaw:
    """The cases and the acts of a list of references."""

    def __init__(self, text: str, entries: Sequence[Entry]) -> None:
        written = [(entry, bare_entry(text, entry)) for entry in entries]
        law = [(entry, words) for entry, words in written if is_law(words)]
        self._cases = [
            (entry, case) for entry, words in law for case in _cases(words, 0, len(words))
        ]
        self._acts = [(entry, act.group()) for entry, words in law if (act := _ACT.match(words))]
        self.any = bool(self._acts) or may_name_case(text)

    def find(self, text: str, start: int, end: int) -> list[LawCitation]:
        """Return the cases and acts that a stretch of text names, in order."""
        found = [self._cited(case) for case in _cases(text, start, end)]
        for entry, name in self._acts:
            for act in re.finditer(rf"\b{re.escape(name)}(?!\w)", text[start:end]):
                found.append(LawCitation(start + act.start(), start + act.end(), [entry], True))
        found.sort(key=lambda one: (one.start, -one.end))
        apart = [(one, other) for one, other in pairwise([None, *found]) if other]
        return [other for one, other in apart if not one or one.end <= other.start]

    def _cited(self, case: _Case) -> LawCitation:
        same = [(entry, one) for entry, one in self._cases if _is_same(case.parties, one.parties)]
        exact = [entry for entry, one in same if case.report and one.report == case.report]
        meant = exact or [entry for entry, _ in same]
        return LawCitation(case.start, case.end, meant, bool(meant or case.report))


def may_name_case(text: str) -> bool:
    """Tell whether a text has what stands between the parties of a case."""
    return bool(_VERSUS.search(text))


def _cases(text: str, start: int, end: int) -> Iterator[_Case]:
    """Yield the cases that a stretch of text names."""
    for versus in _VERSUS.finditer(text, start, end):
        stop = versus.start() - 1
        first = _FIRST.search(text, max(start, stop - _LONGEST), stop)
        second = _SECOND.match(text, versus.end(), end)
        if not first or not second:
            continue
        begin = _without_lead(text, first.start(), stop)
        report = _REPORT.match(text, second.end(), end)
        dated = report or _DATE.match(text, second.end(), end)
        parties = fold_name(text[begin:stop]), fold_name(second.group())
        written = fold_name(report.group()) if report else ""
        yield _Case(begin, (dated or second).end(), parties, written)


def _without_lead(text: str, start: int, end: int) -> int:
    """Return where a party's name begins behind words such as "See" and "As in"."""
    for word in re.finditer(r"\S+", text[start:end]):
        if word[0].strip(".,").lower() not in _LEADS:
            return start + word.start()
    return start


def _is_same(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Tell whether two cases are between the same parties, the name of either perhaps cut."""
    return all(
        f"{a} ".startswith(f"{b} ") or f"{b} ".startswith(f"{a} ")
        for a, b in zip(one, other, strict=True)
    )
