"""Codes of another program, made such that a codebook can hold all of them; notes say how.

Elsewhere two codes may have one name under two parents, and a name need not be a word that texts
hold. Here a word belongs to one concept, and below a modality there is one level.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reviewbook.codebook.code_tree import CodeNode
from reviewbook.codebook.literal_terms import never_found
from reviewbook.codebook.term_forms import forms, hyphened_forms
from reviewbook.documents.match_form import to_match_form
from reviewbook.project.errors import InputError

_OR = re.compile(r"\sor\s", re.IGNORECASE)
_MARKS = re.compile(r"(?:[^\w'’-]|_)+")


def made_apart(codes: Sequence[CodeNode], file: str, notes: list[str]) -> list[CodeNode]:
    """Return the codes, no two of one identifier, and of those from elsewhere none of one name.

    Parameters
    ----------
    codes
        All codes of a file, each after the one above it.
    file
        The file, for messages.
    notes
        What was changed is added here.

    Raises
    ------
    InputError
        If a code of ours stands twice.
    """
    codes = _identified_once(codes, file)
    by_id = {code.id: code for code in codes}
    notes += _flattened(codes, by_id)
    groups = {code.above for code in codes} & {code.id for code in codes if not code.above}
    taken: set[str] = set()
    labels: set[str] = set()
    made = []
    for code in codes:
        if not code.layer and code.id not in groups:
            above = by_id[code.above].label if code.above in by_id else ""
            code = _named(code, above, labels, notes)  # noqa: PLW2901
            code = _searched(code, by_id[code.id].label, above, taken, notes)  # noqa: PLW2901
        made.append(code)
    return made


def _identified_once(codes: Sequence[CodeNode], file: str) -> list[CodeNode]:
    """Give what repeats an identifier a number: elsewhere a name may stand under two parents."""
    seen: set[str] = set()
    made = []
    for code in codes:
        if code.layer and code.id in seen:
            problem = f"the code {code.id} stands twice"
            raise InputError(problem, file=file, remedy="merge the two, or rename one")
        name = next(one for one in _numbered(code.id) if one not in seen)
        seen.add(name)
        made.append(replace(code, id=name))
    return made


def _named(code: CodeNode, above: str, labels: set[str], notes: list[str]) -> CodeNode:
    """Return a code with a label that no other has."""
    wanted = [code.label, *([f"{code.label} ({above})"] if above else []), *_few(code.label)]
    label = next((one for one in wanted if one.casefold() not in labels), code.id)
    labels.add(label.casefold())
    if label != code.label:
        notes.append(f"two codes are named {code.label!r}: one is now {label!r}")
    return replace(code, label=label)


def _searched(
    code: CodeNode, label: str, above: str, taken: set[str], notes: list[str]
) -> CodeNode:
    """Return a code with a term: its label, or what can be searched for in place of it."""
    if code.fields.get("modifiers"):
        return code
    if words := list(_words(code, taken, notes)):
        return replace(code, fields={**code.fields, "terms": " | ".join(words)})
    plain = _plain(label)
    wanted = [label, plain, f"{_plain(above)} {plain}".strip(), *_few(plain)]
    term = next((one for one in wanted if not never_found(one) and _free(one, taken)), label)
    taken.add(_form(term))
    if term != label:
        notes.append(f"{code.label!r} is searched for by {term!r}: add the words that name it")
    return replace(code, fields={**code.fields, "terms": term})


def _words(code: CodeNode, taken: set[str], notes: list[str]) -> Iterator[str]:
    """Yield the words of a code that name no code before it."""
    given = [word for one in code.fields.get("terms", "").split("|") if (word := one.strip())]
    own: set[str] = set()
    for word in given:
        term = _plain(word) if never_found(word, given) else word
        if _form(term) in own:
            continue
        if never_found(term, given) or not _free(term, taken):
            notes.append(f"{code.label!r} is not searched for by {word!r}, which names another too")
            continue
        own.add(_form(term))
        yield term
    taken |= own


def _flattened(codes: Sequence[CodeNode], by_id: dict[str, CodeNode]) -> Iterator[str]:
    """Say which codes stood deeper than a codebook has levels, or below one that is not there."""
    foreign = [code for code in codes if code.above and not code.layer]
    lost = [f"{one.label} (below {one.above})" for one in foreign if one.above not in by_id]
    deep = [
        f"{one.label} (below {by_id[one.above].label})"
        for one in foreign
        if one.above in by_id and by_id[one.above].above in by_id
    ]
    if deep:
        yield f"a codebook has two levels; deeper stood: {', '.join(deep)}"
    if lost:
        yield f"below codes that are not there stood: {', '.join(lost)}"


def _plain(label: str) -> str:
    return _OR.sub("-or-", _MARKS.sub(" ", label)).strip(" -'’")


def _few(label: str) -> list[str]:
    return [f"{label} {number}" for number in range(2, 1000)]


def _numbered(name: str) -> list[str]:
    return [name, *_few(name)]


def _form(term: str) -> str:
    return to_match_form(term).text.strip()


def _free(term: str, taken: set[str]) -> bool:
    named = any(map(str.isalnum, _form(term)))
    return named and taken.isdisjoint({*forms(term), *hyphened_forms(term)})
