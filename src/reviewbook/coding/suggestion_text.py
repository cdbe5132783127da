"""What is suggested for a codebook, as lines to be pasted into it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import yaml

from reviewbook.codebook.code_tree import identifier
from reviewbook.codebook.concepts import Codebook
from reviewbook.coding.show import visible
from reviewbook.coding.suggestions import Suggestion, Suggestions
from reviewbook.display.wording import some

AROUND = 40
"""Characters of context on each side."""


def suggestion_lines(
    found: Suggestions, codebook: Codebook, texts: Mapping[str, str], most: int, lines: int
) -> Iterator[str]:
    """Yield YAML: of each kind of suggestion the first so many, with some lines of concordance."""
    yield from _entries("defined, not in the codebook", found.defined, texts, most, lines)
    yield from _entries("phrases near what is coded", found.phrases, texts, most, lines)
    yield from _entries("acronyms with what they stand for", found.acronyms, texts, most, lines)
    title = "frequent phrases where nothing coded stands"
    yield from _entries(title, found.elsewhere, texts, most, lines)
    yield from _variants(found.variants, texts, most, lines)
    yield from _section("terms that no document holds", found.unmatched)
    for concept, terms in found.unmatched.items():
        whole = len(terms) == len(codebook.concepts[concept].terms)
        yield f"# {concept}: {_flow(terms)}{' (none of its terms is found)' if whole else ''}"
    yield from _section("concepts that the same documents name", found.together)
    for one, other, documents in found.together:
        yield f"# {one} and {other}: {some(len(documents), 'document')}, {', '.join(documents[:5])}"


def _section(title: str, items: Iterable[object], most: int | None = None) -> Iterator[str]:
    count = len(list(items))
    more = f", the first {most:,} of them" if most and count > most else ""
    yield ""
    yield f"# {title[0].upper()}{title[1:]}: {count or 'none'}{more}"


def _entries(
    title: str, found: Sequence[Suggestion], texts: Mapping[str, str], most: int, lines: int
) -> Iterator[str]:
    yield from _section(title, found, most)
    for one in found[:most]:
        yield f"# {_counted(one)}{_near(one)}"
        yield from _concordance(one, texts, lines)
        yield f"{identifier(one.label)}:"
        yield f"  label: {_flow(one.label[0].upper() + one.label[1:])}"
        yield f"  terms: {_flow(list(one.words))}"


def _variants(
    found: Sequence[Suggestion], texts: Mapping[str, str], most: int, lines: int
) -> Iterator[str]:
    yield from _section("other spellings of a term", found, most)
    for one in found[:most]:
        yield f"# {one.of}, beside {_flow(one.label)}: {_flow(one.words[0])}, {_counted(one)}"
        yield from _concordance(one, texts, lines)


def _counted(one: Suggestion) -> str:
    times, documents = len(one.places), one.documents
    return f"{times:,} time{'s' * (times != 1)} in {documents:,} document{'s' * (documents != 1)}"


def _near(one: Suggestion) -> str:
    said = [f"{concept} ({count})" for concept, count in one.near.most_common(3)]
    return f"; near {', '.join(said)}" if said else ""


def _concordance(one: Suggestion, texts: Mapping[str, str], lines: int) -> Iterator[str]:
    for document, start, end in one.places[:lines]:
        text = texts[document]
        before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
        said = f"{visible(before):>{AROUND}}[{visible(text[start:end])}]{visible(after)}"
        yield f"#   {document} {start}: {said}".rstrip()


def _flow(value: object) -> str:
    """Return a value as YAML on one line."""
    written: str = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, width=10_000)
    return written.removesuffix("...\n").strip()
