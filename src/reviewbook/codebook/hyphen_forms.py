"""Compounds in one word, with a hyphen, or in two: "well-being", "wellbeing", "well being".

A hyphen of a term may be left out. Where a term has none, one may stand behind its first part if
that is known to begin compounds.
"""

from __future__ import annotations

import re

from reviewbook.documents.characters import HYPHENS

# Words that begin compounds, which a blank parts as well as a hyphen.
_WORDS = (
    "after air back break burn care case check child data day drop farm field follow ground hand"
    " head health heart help home land life mind month rain school stomach tooth water web week"
    " well wild work year"
).split()
# Of these only a hyphen makes a compound that may be one word: "a green house".
_PREFIXES = (
    "aero anti audio auto bath bed bio black blood blue book brain cardio chemo class co counter"
    " cross cyber dys ear electro endo ethno extra eye fire gastro geo green hydro hyper hypo"
    " immuno infra inter intra macro mega meta micro mid mini mono multi nano neo neuro news non"
    " over para patho peri pharmaco photo physio poly post pre pro pseudo psycho quasi radio rail"
    " re road sea self semi side snow socio sub sun super tele thermo time trans ultra under up"
    " vaso wind wood"
).split()
_FIRST = re.compile(
    rf"(?<![^\s])(?P<part>{'|'.join(sorted((*_WORDS, *_PREFIXES), key=len, reverse=True))}"
    r"|e(?=cigar|health|learn|mail|mental|therap))(?=(?P<rest>[^\W\d_]{2,}))"
)
_APART = re.compile(rf"(?<![^\s])(?P<part>{'|'.join((*_WORDS, *_PREFIXES))}) (?=[^\W\d_]{{2,}})")
_HYPHEN = re.compile(rf"(?<=\w)[{HYPHENS}-](?=\w)")
# "Follow up" and "drop out" are what somebody does, too.
_PARTICLES = ("up", "out", "off", "down", "in", "on", "over", "back", "away", "through")
# Without its hyphen, or with one, each is another word.
_ANOTHER_WORD = re.compile(
    r"(?<![^\W_])(?:re(?:act|bound|collect|count|cover|creat|dress|form|fuse|lay|leas|main|mark|"
    r"mov|place|port|pos|present|press|prov|sent|serv|sign|solv|sort|store|tain|tir|treat|turn)"
    r"|coop|overall|pre(?:sent|serv|dat)|un(?:ion|it)|pro(?:create|cess)|subject|together)"
)


def joined_forms(term: str) -> set[str]:
    """Return a term, as written, without its hyphens, or the blank behind a prefix: all or one."""
    closed = {_HYPHEN.sub("", term)}
    for sign in (*_HYPHEN.finditer(term), *_APART.finditer(term)):
        closed.add(term[: sign.end()].rstrip(f" {HYPHENS}-") + term[sign.end() :])
    return {one for one in closed - {term} if not _ANOTHER_WORD.search(one.lower())}


def parted_forms(form: str) -> dict[str, str]:
    """Return a folded term with a first part set apart; of each the part that needs its hyphen.

    That is empty where a blank does as well.
    """
    parted = {}
    for found in _FIRST.finditer(form):
        part, rest = found["part"], found["rest"]
        if len(rest) > 1 and not _ANOTHER_WORD.match(part + rest):
            sure = part in _WORDS and rest.removesuffix("s") not in _PARTICLES
            parted[f"{form[: found.end()]} {form[found.end() :]}"] = "" if sure else part
    return parted
