"""What stands between the entries of a BibTeX file and was meant to be read.

To BibTeX it is a comment: an entry that has lost its @, the rest of one that a brace too many has
ended, a file of another format.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from pathlib import Path

from bibtexparser import Library, model

from reviewbook.project.errors import InputError
from reviewbook.references.bibtex_slips import KEEP_ONE, MERGE
from reviewbook.references.bibtex_text import as_shown
from reviewbook.references.broken_entries import BrokenEntry

# Each begins within its line: from blank line to blank line a search would never end.
_LOST_SIGN = re.compile(r"^[^\S\n]*[A-Za-z]+\s*\{\s*(?P<key>[^\s,{}=]+)\s*,", re.MULTILINE)
_PARTED_SIGN = re.compile(r"^[^\S\n]*@\s+[A-Za-z]+\s*[{(]\s*(?P<key>[^\s,{}=]*)", re.MULTILINE)
_ODD_TYPE = re.compile(
    r"^[^\S\n]*@(?=\S)[^\n{(,]{0,60}(?:,?[{(]+[^\S\n]*(?P<key>[^\s,{}()=]+)|,)"
    r"[^\n]*(?:=|,[^\S\n]*$)",
    re.MULTILINE,
)
_NO_BRACE = re.compile(
    r"^[^\S\n]*@\s*[A-Za-z]+[^\S\n]+(?P<key>[^\s,{}()=]+)[^\S\n]*,(?=\s*[A-Za-z][\w-]*\s*=)",
    re.MULTILINE,
)
_LOST_FIELD = re.compile(
    r"^[^\S\n]*(?:,\s*)?[A-Za-z][\w-]*\s*=\s*[{\"\d]|^[^\S\n]*\}[^\S\n]*$", re.MULTILINE
)
_HEADS = (_LOST_SIGN, _PARTED_SIGN, _ODD_TYPE, _NO_BRACE)
_OUTSIDE = "this stands outside of any entry{} and would not be read"
_TOO_MANY = "look for a brace too many before it"
_EXPORT = "export it as BibTeX, or convert it"
_FORMATS = {
    "RIS": r"TY  - ",
    "nbib, as PubMed exports it": r"PMID- ",
    "EndNote's tagged format": r"%0 \w",
    "refer's tagged format": r"%[AT] [^\n]+\n(?:%[A-Z] )",
    "LaTeX's \\bibitem": r"\s*\\(?:bibitem|begin\{thebibliography\})",
    "Web of Science's tagged format": r"(?:FN|PT) \w",
    "JSON": r"[^\S\n]*[\[{]\s*[\[{\"]",
    "XML or HTML": r"[^\S\n]*<[?!a-zA-Z]",
}
# Between entries these may be comments.
_WHOLE_FILES = {
    "CFF": r"(?:#[^\n]*\n|\s)*cff-version:",
    "YAML": r"\s*(?:---[^\S\n]*\n|%YAML|(?:- )?[a-z][\w-]*:(?:[^\S\n]|$))",
    "a CSV table": r"\s*\"?\w[\w ]*\"?(?P<sign>[,;\t])\"?\w[\w ]*\"?"
    r"(?:(?P=sign)\"?\w[\w ]*\"?)+[^\S\n]*$",
}


def stray_text(library: Library, path: Path) -> Iterator[BrokenEntry]:
    """Yield what the parser took for a comment, with its line.

    Where it is the rest of an entry, that one is broken; else it is what stands there.
    """
    read = bool(library.entries or library.failed_blocks)
    before: model.Block | None = None
    for block in library.blocks:
        if isinstance(block, model.ImplicitComment):
            yield from _in_comment(block, read, before, path)
        before = block


def _in_comment(
    block: model.ImplicitComment, read: bool, before: model.Block | None, path: Path
) -> Iterator[BrokenEntry]:
    text, first = as_shown(block.comment), (block.start_line or 0) + 1
    given_up = isinstance(before, model.ParsingFailedBlock)  # what is left of its line is no JSON
    foreign = _without_first_line(text) if given_up else text

    ends = [one.start() for one in re.finditer("\n", text)]

    def at(
        place: int, problem: str, remedy: str, begin: int = 0, end: int | None = None
    ) -> BrokenEntry:
        line = first + bisect_left(ends, place)
        error = InputError(problem, file=path, line=line, remedy=remedy)
        return BrokenEntry(error, first + bisect_left(ends, begin), text[begin:end].strip())

    heads = sorted(
        (one for form in _HEADS for one in form.finditer(text)),
        key=re.Match.start,
    )
    if merge := MERGE.search(text):
        yield at(merge.start(), "a merge has left its signs here", KEEP_ONE)
    elif heads:
        begins = [head.start() for head in heads]
        for head, begin, end in zip(heads, begins, [*begins[1:], None], strict=True):
            yield at(head.end(), *_of_head(head), begin, end)
    elif other := _of_other_format(foreign, whole=not read):
        yield at(other[0], f"this is no BibTeX, but {other[1]}", _EXPORT)
    elif not given_up and (stray := _LOST_FIELD.search(text)):
        place = stray.end() - len(stray.group().lstrip())
        yield _rest_of(before, at(place, _OUTSIDE.format(""), _TOO_MANY))
    elif not read and (plain := re.search(r"(?m)^(?!\s*%)\s*\S", text)):
        remedy = "write entries such as @book{key, title = {...}}, or leave the file empty"
        yield at(plain.end() - 1, "this is no BibTeX: there is no entry in it", remedy)


def _without_first_line(text: str) -> str:
    length = len(text.partition("\n")[0])
    return " " * length + text[length:]


def _rest_of(before: model.Block | None, found: BrokenEntry) -> BrokenEntry:
    """Return as broken the entry before what was found, if that is one."""
    if not isinstance(before, model.Entry):
        return found
    problem = _OUTSIDE.format(f", behind '{as_shown(before.key)}',")
    error = InputError(problem, file=found.error.file, line=found.error.line, remedy=_TOO_MANY)
    return BrokenEntry(error, (before.start_line or 0) + 1, as_shown(before.raw or ""))


def _of_other_format(text: str, *, whole: bool) -> tuple[int, str] | None:
    """Return where text of another format begins, and which that is."""
    for kind, form in _FORMATS.items():
        if _begins(form, text):
            place = re.search(rf"(?m)^{form}", text)
            return place.start() if place else 0, kind
    kinds = (kind for kind, form in _WHOLE_FILES.items() if whole and _is_whole(form, text))
    return next(((0, kind) for kind in kinds), None)


def _of_head(head: re.Match[str]) -> tuple[str, str]:
    """Say what is wrong with what would begin an entry, and the remedy."""
    if head.re is _LOST_SIGN:
        problem = (
            f"this looks like an entry that has lost its @, '{head['key']}', and would not be read"
        )
        return problem, "write @ before the type"
    if head.re is _NO_BRACE:
        problem = f"the entry '{head['key']}' has no brace behind its type, and would not be read"
        return problem, "write the type, a brace, the key and a comma, as in @book{key,"
    if head.re is _ODD_TYPE:
        entry = f"the entry '{head['key']}'" if head["key"] else "the entry"
        problem = f"the type behind this @ cannot be told, and {entry} would not be read"
        return problem, "write the type, a brace, the key and a comma, as in @book{key,"
    problem = f"a blank parts the @ from the type, and the entry '{head['key']}' would not be read"
    return problem, "write the type directly behind the @"


def _is_whole(form: str, text: str) -> bool:
    return bool(re.match(form, text, re.MULTILINE))


def _begins(form: str, text: str) -> bool:
    return bool(re.search(rf"(?m)^{form}" if form[0] != "\\" else rf"\A{form}", text))
