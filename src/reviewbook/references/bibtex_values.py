"""The value of a field as BibTeX writes it: parts in braces, in quotes or bare, joined by #."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from bibtexparser import Library, model

_SIGN = re.compile(r"\\.|[{}\"]", re.DOTALL)
_BARE = re.compile(r"[^\s{}\"#,;]+")
_JOINT = re.compile(r"\s*#\s*")
# A brace may stand on the line below the type; the parser wants it beside that.
_BRACE_BELOW = re.compile(
    r"(?m)^(?P<kind>[^\S\n]*@[A-Za-z]+)(?P<lines>[^\S\n]*\n\s*)(?P<brace>[{(])"
)

LONGEST = 1_000_000  # characters of a value; strings that hold strings could make any number
DEEPEST = 50  # braces in each other


def with_braces_beside(text: str) -> str:
    """Put the brace of each entry beside its type; every place behind it stays what it is."""
    return _BRACE_BELOW.sub(r"\g<kind>\g<brace>\g<lines>", text)


def is_closed(text: str) -> bool:
    """Tell whether the braces of a text are closed, and lie no deeper than anybody writes them."""
    depths = [0, *(depth for _, depth in _depths(text))]
    return depths[-1] == min(depths) == 0 and max(depths) <= DEEPEST


def too_deep_at(text: str) -> int | None:
    """Return the place of the first brace of a text that lies too deep in others, if one does."""
    return next((place for place, depth in _depths(text) if depth > DEEPEST), None)


def _depths(text: str) -> Iterator[tuple[int, int]]:
    depth = 0
    for sign in _SIGN.finditer(text):
        depth += (sign.group() == "{") - (sign.group() == "}")
        yield sign.start(), depth


def value_parts(value: str) -> tuple[list[str], int]:
    """Return the parts that # joins, as written, and the place behind the last of them."""
    parts, place = list[str](), 0
    while True:
        end = _end_of_part(value, place)
        parts.append(value[place:end])
        joint = _JOINT.match(value, end)
        if not joint or joint.end() == len(value):
            return parts, end
        place = joint.end()


def _end_of_part(value: str, begin: int) -> int:
    opening = value[begin : begin + 1]
    if opening not in ("{", '"'):
        bare = _BARE.match(value, begin)
        return bare.end() if bare else begin
    depth, closing = 0, "}" if opening == "{" else '"'
    for sign in _SIGN.finditer(value, begin + 1):
        if depth == 0 and sign.group() == closing:
            return sign.end()
        depth += (sign.group() == "{") - (sign.group() == "}")
    return len(value)


def put_together(
    plain: Library, library: Library
) -> Iterator[tuple[model.Field | model.String, model.Block]]:
    """Give each field of `library` the value that strings and joints make.

    Yields what would be longer than `LONGEST`, or deeper than `DEEPEST`, and its block; it is
    left as it is written.

    Parameters
    ----------
    plain
        The file as parsed without any middleware: braces and quotes still stand there.
    library
        The same file; its parser takes off braces and leaves joints as they are.
    """
    strings: dict[str, str] = {}
    for string in plain.strings:
        parts, _ = value_parts(str(string.value))
        if _is_beyond(parts, strings):
            yield string, string
        else:
            strings[string.key.lower()] = _joined(parts, strings)
    read = library.entries_dict
    for entry in plain.entries:
        for field, parts in _made_of_several(entry, strings):
            if _is_beyond(parts, strings):
                yield field, entry
            elif entry.key in read:
                name = field.key.lower()
                read[entry.key].set_field(
                    model.Field(name, _joined(parts, strings), field.start_line)
                )


def _made_of_several(
    entry: model.Entry, strings: Mapping[str, str]
) -> Iterator[tuple[model.Field, list[str]]]:
    for field in entry.fields:
        parts, _ = value_parts(str(field.value))
        if len(parts) > 1 or parts[0].lower() in strings:
            yield field, parts


def _joined(parts: Sequence[str], strings: Mapping[str, str]) -> str:
    return "".join(
        part[1:-1] if part[:1] in ("{", '"') else strings.get(part.lower(), part) for part in parts
    )


def _is_beyond(parts: Sequence[str], strings: Mapping[str, str]) -> bool:
    """Tell whether strings make more of a value than anybody means."""
    made = [strings.get(part.lower(), part) for part in parts]
    return sum(map(len, made)) > LONGEST or any(too_deep_at(one) is not None for one in made)
