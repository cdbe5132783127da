"""Signs of other lands as those of English lists: quotation marks, the word for columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reviewbook.references.entry_parser.entry_tokens import Token

Labels = Sequence[tuple[str, float]]
_ABROAD = re.compile(r"»(?P<a>[^»«]{3,300})«|„(?P<b>[^„“”]{3,300})[“”]|``(?P<c>[^`]{3,300})''")
_COLUMNS = re.compile(r"\bSp\.(?=\s?\d)")
# "*Hedges*", "__Hedges__", as Markdown has it.
_EMPHASIS = re.compile(
    r"(?<![\w*])(?P<sign>\*{1,3}|_{1,2})(?=[^\s*_])([^*_\n]{1,300})(?<=\S)(?P=sign)(?![\w*])"
)
_FEWEST = 3  # words


def with_plain_quotes(written: str) -> str:
    """Return an entry without emphasis, with the marks “ and ” for those of German lists and TeX.

    Columns, which German lists count, stand there as pages do.
    """
    plain = _EMPHASIS.sub(r"\2", written)
    quoted = _ABROAD.sub(lambda one: f"“{one['a'] or one['b'] or one['c']}”", plain)
    return _COLUMNS.sub("S.", quoted)


def labels_with_quoted(tokens: Sequence[Token], labels: Labels) -> Labels:
    """Return the labels with all that stands in quotation marks as a title that begins there."""
    begin = next((at for at, one in enumerate(tokens) if one.text == "“"), len(tokens)) + 1
    end = next((at for at in range(begin, len(tokens)) if tokens[at].text == "”"), 0)
    inside = range(begin, end)
    if len(inside) < _FEWEST or labels[begin][0] != "title":
        return labels
    return [
        ("title", sure) if at in inside else (one, sure) for at, (one, sure) in enumerate(labels)
    ]
