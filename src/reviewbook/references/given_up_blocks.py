"""Why the parser of BibTeX gave up an entry, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bibtexparser import Library, model

from reviewbook.project.errors import InputError
from reviewbook.references.bibtex_slips import KEEP_ONE, MERGE
from reviewbook.references.bibtex_text import as_shown
from reviewbook.references.broken_entries import NO_END, BrokenEntry

_HERE = "here"
# What the parser says of an entry that it gives up, and what is said instead.
_REASONS = (
    (
        "comma after entry key",
        ("the entry has no comma behind its key", "write a comma at the end of the line"),
    ),
    (
        "but found `@",
        (f"the entry {NO_END}: what closes it is left out", "close it before the next entry"),
    ),
    (
        "Expected a `=`",
        ("the entry has a field without its = here", "write: name = {...}, with a comma behind it"),
    ),
    (
        'closing `"`',
        (f"the entry {NO_END}: a quotation mark is left open", "close it, or use braces"),
    ),
    (
        "nexpected",
        (
            f"the entry {NO_END}: a brace or a quotation mark is left open",
            "close it before the next entry; in a text, let no line begin with @",
        ),
    ),
)
_HEAD = re.compile(r"\s*@(?P<type>\w+)\s*(?P<bracket>[{(])\s*(?P<key>[^\s,{}()\"=]*)")
_NO_ENTRIES = frozenset(("string", "preamble", "comment"))
_OTHER_BRACKET = ("the entry begins with ( and does not end with )", "let both be braces")
_KEYLESS = re.compile(r"\s*@\w+\s*[{(]\s*\w+\s*=")
_BRACED_KEY = re.compile(r"\s*@\w+\s*[{(]\s*[{\"]")
# The parser stops at that sign.
_SIGN_IN_KEY = re.compile(r"\s*@\w+\s*[{(]\s*(?P<key>[^\s,{}\"=]+)(?P<sign>[{\"])")


def unreadable_blocks(library: Library, text: str, path: Path) -> Iterator[BrokenEntry]:
    """Yield what the parser gave up in a file whose text is given."""
    for block, written in _given_up(library, text):
        problem, remedy = explain_block(block)
        line = first = (block.start_line or 0) + 1
        end = getattr(block.error, "end_index", None)
        if end and problem.endswith(_HERE):
            line = text.count("\n", 0, end - 1) + 1  # the parser puts a line end before the text
        error = InputError(as_shown(problem), file=path, line=line, remedy=remedy)
        one = BrokenEntry(error, first, as_shown(written).rstrip())
        if one.key and one.key not in problem and "the entry '" not in problem:
            named = problem.replace("the entry", f"the entry '{one.key}'", 1)
            error = InputError(named, file=path, line=line, remedy=remedy)
        yield one._replace(error=error)


def _given_up(library: Library, text: str) -> Iterator[tuple[model.ParsingFailedBlock, str]]:
    """Yield each block that was given up, and what is written from it to the next one."""
    blocks = [one for one in library.blocks if not isinstance(one, model.ImplicitComment)]
    begins, place = list[int](), 0
    for block in blocks:
        begins.append(place := text.index((block.raw or "").rstrip(), place))
        place += 1
    for block, begin, end in zip(blocks, begins, [*begins[1:], len(text)], strict=False):
        if isinstance(block, model.DuplicateBlockKeyBlock | model.DuplicateFieldKeyBlock):
            yield block, block.raw or ""
        elif isinstance(block, model.ParsingFailedBlock):
            yield block, text[begin:end]


def explain_block(block: model.ParsingFailedBlock) -> tuple[str, str]:
    """Say why a block cannot be read, and what to do about it."""
    if isinstance(block, model.DuplicateBlockKeyBlock):
        first = (block.previous_block.start_line or 0) + 1
        return f"the key '{block.key}' is taken by line {first}", "give one of the two another key"
    if isinstance(block, model.DuplicateFieldKeyBlock):
        fields = ", ".join(sorted(block.duplicate_keys))
        return f"the entry holds a field twice: {fields}", "keep one of the two"
    head, reason = _HEAD.match(block.raw or ""), getattr(block.error, "abort_reason", "")
    kind = head["type"].lower() if head else ""
    if kind not in _NO_ENTRIES and (said := _wrong_key(block.raw or "")):
        return said
    said = next((said for sign, said in _REASONS if sign in reason), None)
    closed = "but found `}`" in reason or (block.raw or "").rstrip().endswith("}")
    if head and head["bracket"] == "(" and closed:
        said = _OTHER_BRACKET
    if MERGE.search(block.raw or ""):
        said = "the entry has the signs of a merge in it", KEEP_ONE
    problem, remedy = said or ("the entry cannot be read", "compare it with one that can be")
    named = f"the entry '{head['key']}'" if head and head["key"] else "the entry"
    return problem.replace("the entry", f"@{kind}" if kind in _NO_ENTRIES else named, 1), remedy


def _wrong_key(entry: str) -> tuple[str, str] | None:
    if _KEYLESS.match(entry):
        return "the entry has no key", "write a key and a comma after the opening brace"
    if _BRACED_KEY.match(entry):
        return "the entry has its key in braces", "write the key without them"
    if signed := _SIGN_IN_KEY.fullmatch(entry):
        problem = f"the key that begins with '{signed['key']}' has {signed['sign']} in it"
        return problem, "write the key without braces and quotation marks"
    return None
