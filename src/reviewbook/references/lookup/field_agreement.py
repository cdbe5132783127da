"""Whether two values of a field say the same, however they are written."""

from __future__ import annotations

import re
from collections.abc import Callable

from reviewbook.references.duplicate_works import ALIKE
from reviewbook.references.person_names import family_key
from reviewbook.references.reference_notes import OTHERS
from reviewbook.references.title_likeness import FoldedTitle, folded_words

_DASHES = re.compile(r"\s*(?:-{1,3}|[‐‑–—])\s*")
_APOSTROPHE = re.compile("['’]")
_SMALL = frozenset("a an and for in of on the".split())
_PAGES = re.compile(r"(?P<letter>[A-Za-z]*)(?P<start>\d+)-(?P=letter)?(?P<end>\d+)")


def whole_pages(pages: str) -> str:
    """Write pages with a hyphen and the last page in full: "1905-17" as "1905-1917"."""
    plain = _DASHES.sub("-", pages.strip())
    found = _PAGES.fullmatch(plain)
    if not found:
        return plain
    letter, start, end = found.groups()
    return f"{letter}{start}-{letter}{start[: max(len(start) - len(end), 0)]}{end}"


def agree(field: str, one: str, other: str) -> bool:
    """Tell whether two values of a field say the same."""
    return _AGREE.get(field, _same_words)(one, other)


def confirms(field: str, said: str, written: str) -> bool:
    """Tell whether what a service says of a field is what a person wrote: of authors, each one."""
    return agree(field, said, written) and (field != "author" or _same_people(said, written))


def _same_people(said: str, written: str) -> bool:
    """Compare the family names of persons in their order, as many of them as "others" leaves.

    A service may list organisations among them or leave them out, and a family name may lack its
    first or its last word there.
    """
    known, named = (
        [_family_words(name) for name in names.split(" and ") if "," in name]
        for names in (said, written)
    )
    if written.endswith(f" and {OTHERS}"):
        known = known[: len(named)]
    return len(known) == len(named) and all(
        one <= other or other <= one for one, other in zip(known, named, strict=True)
    )


def _family_words(name: str) -> set[str]:
    return set(folded_words(_APOSTROPHE.sub("", name.partition(",")[0])).split())


def _same_words(one: str, other: str) -> bool:
    return folded_words(one) == folded_words(other)


def _same_pages(one: str, other: str) -> bool:
    """Compare the first pages, and the last where both are named."""
    first, second = (whole_pages(pages).casefold().split("-") for pages in (one, other))
    return first[0] == second[0] and (len(first) != len(second) or first[-1] == second[-1])


def _same_container(one: str, other: str) -> bool:
    """Compare names of journals; one may be abbreviated."""
    first, second = (
        [word for word in folded_words(name.replace("&", " and ")).split() if word not in _SMALL]
        for name in (one, other)
    )
    return len(first) == len(second) and all(
        a.startswith(b) or b.startswith(a) for a, b in zip(first, second, strict=True)
    )


def _same_first_author(one: str, other: str) -> bool:
    first, second = (
        family_key(names.split(" and ")[0].partition(",")[0]) for names in (one, other)
    )
    return first == second


def _same_digits(one: str, other: str) -> bool:
    first, second = (re.sub(r"[^\dXx]", "", number)[-10:-1] for number in (one, other))
    return first == second


def _same_title(one: str, other: str) -> bool:
    first, second = FoldedTitle(one), FoldedTitle(other)
    return first.begins(second) or first.likeness(second) >= ALIKE


_AGREE: dict[str, Callable[[str, str], bool]] = {
    "title": _same_title,
    "author": _same_first_author,
    "container": _same_container,
    "pages": _same_pages,
    "isbn": _same_digits,
    "doi": lambda one, other: one.casefold() == other.casefold(),
}
