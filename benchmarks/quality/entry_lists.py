"""Lists of references laid out as texts bring them, and how well they are split."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable, Sequence

from reviewbook.documents.document import Document
from reviewbook.documents.passages import segment
from reviewbook.finders.reference_list import list_entries
from reviewbook.references.bibliography import Bibliography
from reviewbook.references.entry_parser.entry_tokens import one_line

_WIDTH = 78
_ENTRIES = 14
_NUMBER = re.compile(r"\A\W{0,2}\d{1,3}[.\])]\s*(?=\D)")
# Paragraphs enough that the text counts as one with blank lines between them.
_BODY = "This is a text about gardens, and it cites a few works.\n\n" * 12


def _wrapped(entry: str, indent: str = "") -> str:
    return textwrap.fill(
        entry, _WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def _over_pages(entries: Sequence[str]) -> str:
    lines = "\n".join(map(_wrapped, entries)).split("\n")
    lines.insert(len(lines) // 3, "\n14\n\f")
    return "\n".join(lines)


def _numbered(form: str, between: str, indent: str = "") -> Callable[[Sequence[str]], str]:
    def lay_out(entries: Sequence[str]) -> str:
        return between.join(
            _wrapped(form.format(number) + entry, indent) for number, entry in enumerate(entries, 1)
        )

    return lay_out


LAYOUTS: dict[str, Callable[[Sequence[str]], str]] = {
    "one a line": "\n".join,
    "blank lines": lambda entries: "\n\n".join(map(_wrapped, entries)),
    "hanging": lambda entries: "\n".join(_wrapped(entry, "    ") for entry in entries),
    "broken over lines": lambda entries: "\n".join(map(_wrapped, entries)),
    "broken over pages": _over_pages,
    "numbered, 1.": _numbered("{}. ", "\n"),
    "numbered, [1]": _numbered("[{}] ", "\n"),
    "numbered, 1. with blank lines": _numbered("{}. ", "\n\n"),
    "numbered, hanging": _numbered("{}. ", "\n", "    "),
    "bulleted": lambda entries: "\n".join(_wrapped(f"- {entry}", "  ") for entry in entries),
    "run together": " ".join,
    "run together, over lines": lambda entries: _wrapped(" ".join(entries)),
    "run together, [1]": lambda entries: " ".join(
        f"[{number}] {entry}" for number, entry in enumerate(entries, 1)
    ),
    "run together, 1.": lambda entries: " ".join(
        f"{number}. {entry}" for number, entry in enumerate(entries, 1)
    ),
}
"""Ways to lay out a list, by name."""


def split_list(laid_out: str) -> list[str]:
    """Return the entries that are found in a list, each in one line, without heads of pages."""
    text = f"Gardens\n\n{_BODY}References\n\n{laid_out}\n"
    document = Document("made", text, tuple(segment("made", text, "")))
    return [one_line(text[one.start : one.end]) for one in list_entries(document, Bibliography())]


def split_scores(entries: Sequence[str], layout: str) -> tuple[int, int, int]:
    """Lay out the entries, some at a time; return how many were right, found, and there."""
    right = found = there = 0
    for first in range(0, len(entries), _ENTRIES):
        known = [_NUMBER.sub("", one) for one in entries[first : first + _ENTRIES]]
        split = split_list(LAYOUTS[layout](known))
        right += len(set(map(_plain, known)) & set(map(_plain, split)))
        found += len(split)
        there += len(known)
    return right, found, there


def f1_score(counts: Iterable[tuple[int, int, int]]) -> float:
    """Return the harmonic mean of precision and recall, 0 to 1."""
    right, found, there = map(sum, zip(*counts, strict=True))
    return 2 * right / (found + there)


def _plain(entry: str) -> str:
    """Return the letters and figures of an entry, without its number."""
    return re.sub(r"[\W_]+", "", _NUMBER.sub("", entry))
