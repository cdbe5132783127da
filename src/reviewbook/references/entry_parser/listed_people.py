"""The people of an entry, however listed: each as "Family, Given" or "Family, Suffix, Given"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewbook.references.entry_authors import is_body, is_organisation
from reviewbook.references.person_names import UPPER

_MORE = re.compile(
    r"[\s,;&]*\b(?:and|&)?\s*(?:et\.?\s?al\b\.?|(?:and\s|&\s?)others\b|u\.\s?a\.|\[et\sal\.?\]).*\Z",
    re.I,
)
_NAMED = rf"[{UPPER}][\w-]*(?:\s(?:[{UPPER}\d][\w/-]*|of|and|for|in|the|on)){{0,12}}"
GROUP = (
    rf"(?:{_NAMED}\s)?(?:Investigators?|(?:Study|Working|Research|Writing)\s(?:Group|Team)|Groups?"
    r"|Collaborat(?:ors?|ion)|Consortium|Network|Committee|Team|Trialists|Initiative|Task\sForce"
    rf"|Members|Participants)(?:\s(?:of|for|in)\s(?:the\s)?{_NAMED})?"
)
"""What people call themselves who did a work together."""
_GROUP = re.compile(
    rf"(?:[\s,;.]+(?:for|on\sbehalf\sof|and|from|&)\s(?:the\s)?|(?<=\bal)[.,;]*\s(?:the\s)?|;\s)"
    rf"(?P<name>{GROUP})\.?\s*\Z"
)
# "Marks & Spencer": of two people a list gives the initials, or the given name of one.
_FIRM = re.compile(
    rf"[{UPPER}][\w'’-]+\s&\s[{UPPER}][\w'’-]+(?:,?\s(?:Co|Company|Sons?|Partners|Inc|Ltd|LLP|plc)\b\.?)*"
)
# "Hedge Research UK": a land is no initials.
_OF_LAND = re.compile(rf"(?:[{UPPER}][\w'’-]+\s){{1,5}}UK")
_BY_INITIALS = re.compile(rf"\w\s[{UPPER}]{{1,3}}\s?(?:[,;]|\Z)|,\s(?:[{UPPER}]\.[\s-]?)+(?:,|\Z)")
_SKIPPED = re.compile(r"\s*(?:\.\s?\.\s?\.|…)\s*&?\s*")
_ROLE = re.compile(
    r"\A(?:in|dans|en):?\s(?=[^\W\d_])|\(?\b(?:coords?|comps?|dir|orgs?)\b\.?\)|\(?\b(?:hgg?|hg|éds?|eds?|editors?|hrsg|ed\sby|edited\sby)\b\.?\)?|[()\[\]]",
    re.IGNORECASE,
)
# "Doe, JN. Roe, AM.", and words that the end of a line has parted.
_STOPPED = re.compile(rf"(?<=[{UPPER}]{{2}})\.\s(?=[{UPPER}][\w'’-]+,\s[{UPPER}]{{1,3}}\b)")
_PARTED = re.compile(r"(?<=[a-zà-ÿ])-\s(?=[a-zà-ÿ])")
# "de Souza e Silva, A." and "A. Ortega y Gasol": one family name, behind which another's begins.
_WITHIN = "\u2060"  # stands for the blanks of such a name
_PART = rf"(?:(?:de|da|do|dos|das|del|di)\s){{0,3}}[{UPPER}][^\W\d_][\w'’-]+"
_BOTH = re.compile(
    rf"(?:(?:\A|[;&]\s|\b(?:and|y|e)\s|(?<=[{UPPER}.]),\s){_PART}\s(?P<one>[ey])\s{_PART}(?=,\s[{UPPER}]|\s[{UPPER}]{{1,3}}(?:[,;]|\Z))"
    rf"|(?:(?<=[{UPPER}]\.\s)|\A[{UPPER}][^\W\d_A-Z]+\s){_PART}\s(?P<two>[ey])\s{_PART}(?=,|\s(?:and|&|y|e)\s|\Z)"
    rf"|\b(?:de|da|do|dos|del)\s{_PART}\s(?P<three>[ey])\s{_PART}(?=,|\s(?:and|&)\s|\Z))"
)
_STRONG = re.compile(
    rf"(?<=[\w.])\s?/\s?(?=[{UPPER}][^\W\d_]|(?:van|von|de)\s)|"
    r"\s*;\s*(?:(?:and|&)\s)?|\s*,?\s*(?:&|\b(?:[aA]nd|AND|und|y|et|e)\b)\s+(?=\S)"
)
_INITIALS = re.compile(
    rf"(?:[{UPPER}][a-z]?\.[\s-]?|[{UPPER}]\b[\s-]?){{1,5}}|[{UPPER}]{{2,4}}|[{UPPER}]\.?-[{UPPER}]\.?"
)
# In a list with families in capitals, "Chul CHO" has a short one.
_CAPITALS = re.compile(rf"\b[{UPPER}]{{5,}}\b")
_CAPITALS_LAST = re.compile(
    rf"(?<![^\s,;])(?P<given>[{UPPER}][a-zà-ÿ]+(?:-[{UPPER}]?[a-zà-ÿ]+)?)\s(?P<family>[{UPPER}]{{2,4}})(?=[,;]|\Z)"
)
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV|2nd|3rd|[4-9]th)\.?")
_SUFFIX_LAST = re.compile(rf"(?P<family>[^,]+), (?P<given>[^,]+?),? (?P<suffix>{_SUFFIX.pattern})")
_PARTICLES = frozenset(
    "van von der den de del della di da dos du la le ten ter zu al el bin ibn af av".split()
)
_IRISH = frozenset(("Ó", "O", "Í"))  # before a family name
# "DOE (A. B.), ROE (R.)", as French lists have it.
_IN_BRACKETS = re.compile(
    rf"\A(?:[{UPPER}][\w'’-]+(?:\s[{UPPER}][\w'’-]+)?\s\((?:[{UPPER}][a-z]?\.[\s-]?)+\)(?:,?\s(?:et\s)?)){{1,20}}"
)
_OPENED = re.compile(rf"\s\(((?:[{UPPER}][a-z]?\.[\s-]?)+)\)")
OTHERS = "others"
"""What stands for the people that an entry leaves out, as in BibTeX."""


def read_people(written: str) -> tuple[str, ...]:
    """Return the people of a list, in order; an organisation stands as it is.

    `OTHERS` is the last of them where the list says that there are more.
    """
    plain = _STOPPED.sub("; ", _PARTED.sub("", _ROLE.sub(" ", written)))
    group = _GROUP.search(plain)
    plain = plain[: group.start()] if group else plain
    shown = _MORE.sub("", plain)
    names = [*([group["name"]] if group else []), *([OTHERS] if shown != plain else [])]
    shown = _SKIPPED.sub("; ", shown)
    shown = " ".join(shown.split()).strip(" ,;:&")
    if not shown:
        return tuple(names)
    if _FIRM.fullmatch(shown.rstrip(".")) or _OF_LAND.fullmatch(shown.rstrip(".")):
        return (shown.rstrip("."), *names)
    if is_organisation(shown.rstrip(".")) and not _BY_INITIALS.search(shown):
        return (shown.rstrip("."), *names)
    found: list[str] = []
    shown = _CAPITALS_LAST.sub(_family_first, shown) if _CAPITALS.search(shown) else shown
    for one in _STRONG.split(_BOTH.sub(_bound, shown)):
        found += _of_group([part.strip() for part in one.split(",") if part.strip(" .")])
    return (*(_with_suffix_between(one.replace(_WITHIN, " ")) for one in found), *names)


def with_commas(written: str) -> str:
    """Return an entry with a comma for the brackets around the initials of its people."""
    found = _IN_BRACKETS.match(written)
    return _OPENED.sub(r", \1", found.group()) + written[found.end() :] if found else written


def _with_suffix_between(name: str) -> str:
    """Write "Family, Given, Jr." as "Family, Jr., Given", which is how BibTeX reads three parts."""
    late = _SUFFIX_LAST.fullmatch(name)
    return f"{late['family']}, {late['suffix']}, {late['given']}" if late else name


def _bound(found: re.Match[str]) -> str:
    """Turn "Souza e Silva" into one word, which the "and" of no list parts."""
    last = str(found.lastgroup)
    begin, end = (place - found.start() for place in found.span(last))
    name = found.group()
    return f"{name[: begin - 1]}{_WITHIN}{found[last]}{_WITHIN}{name[end + 1 :]}"


def _family_first(found: re.Match[str]) -> str:
    """Turn "Jo DOE" into "DOE Jo", which no list of initials looks like."""
    return f"{found['family']} {found['given']}"


def _of_group(parts: list[str]) -> Iterator[str]:
    """Yield the people of parts between commas, where a part may be only given names."""
    at = 0
    while at < len(parts):
        name, following = parts[at], parts[at + 1] if at + 1 < len(parts) else ""
        at += 1
        if following and _is_given(name, following, len(parts)):
            at += 1
            suffix = parts[at] if at < len(parts) and _SUFFIX.fullmatch(parts[at]) else ""
            at += bool(suffix)
            yield f"{name}, {following}" + (f", {suffix}" if suffix else "")
        elif _SUFFIX.fullmatch(following):
            at += 1
            yield f"{_direct(name)}, {following}"
        else:
            yield _direct(name)


def _is_given(name: str, following: str, parts: int) -> bool:
    """Tell whether what follows a comma is the given name of who stands before it."""
    first, _, last = name.rpartition(" ")
    name = first if first and _SUFFIX.fullmatch(last) else name
    in_capitals = "." in following and "." not in name  # a family name, and no initials
    if (_INITIALS.fullmatch(name) and not in_capitals) or _SUFFIX.fullmatch(following):
        return False
    if _INITIALS.fullmatch(following):
        return not _ends_in_initials(name)
    words = [word for word in name.split() if word.lower() not in _PARTICLES]
    if _ends_in_initials(name) or _INITIALS.fullmatch(name.partition(" ")[0]):
        return False
    return len(words) == 1 or (parts == 2 and len(following.split()) == 1)  # noqa: PLR2004


def _ends_in_initials(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and bool(_INITIALS.fullmatch(words[-1]))


def _direct(name: str) -> str:
    """Turn "Given Family" or "Family GM" into "Family, Given"."""
    words = name.split()
    late: list[str] = []
    while len(words) > 1 and words[-1] in _PARTICLES:
        late.insert(0, words.pop())
    words = [*late, *words]
    if words[0] in _IRISH and len(words) > 1 and not _INITIALS.fullmatch(words[1]):
        return f"{words[0]} {words[1]}, {' '.join(words[2:])}".rstrip(" ,")
    if len(words) == 1 or is_organisation(name) or is_body(name):
        return name.rstrip(".") if len(name) > 2 else name  # noqa: PLR2004
    if _is_in_capitals(words[0]) and not any(map(str.isupper, words[1:])):
        return f"{words[0]}, {' '.join(words[1:])}"
    suffix = ""
    if _SUFFIX.fullmatch(words[-1]) and len(words) > 2:  # noqa: PLR2004
        suffix = f", {words.pop()}"
    if _INITIALS.fullmatch(words[-1]) and not _INITIALS.fullmatch(words[0]):
        first = len(words) - 1
        while first > 1 and _INITIALS.fullmatch(words[first - 1]):
            first -= 1
        return f"{' '.join(words[:first])}, {' '.join(words[first:])}{suffix}"
    first = len(words) - 1
    while first > 1 and words[first - 1] in _PARTICLES:
        first -= 1
    return f"{' '.join(words[first:])}, {' '.join(words[:first])}{suffix}"


def _is_in_capitals(word: str) -> bool:
    """Tell whether a word is written as a family name that stands first is: "DOE Jane"."""
    return word.isupper() and sum(map(str.isalpha, word)) > 2 and "." not in word  # noqa: PLR2004
