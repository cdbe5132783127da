"""Words in the letters that a CSL style asks for, `text-case`, wherever it asks for them.

The library gives capitals to words of a kind of its own. Parts of names and dates, labels and
macros may be plain texts, at which it fails.
"""

from __future__ import annotations

from typing import Any

from citeproc.string import MixedString, String


class Cased:
    """An element of a style whose words may be plain texts."""

    def case(self, text: Any, language: str | None = None) -> Any:
        """Return a text in the letters that the element asks for; nothing of it stays nothing."""
        return super().case(_in_words(text), language) if text else text  # type: ignore[misc]


def _in_words(text: Any) -> Any:
    """Return a text as one of the library's own, part by part."""
    if isinstance(text, MixedString):
        return MixedString([_in_words(part) for part in text if part])
    return String(text) if type(text) is str else text
