"""What is marked in a text: a code for each modality and lens, and for each other kind of row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from reviewbook.codebook.concepts import Codebook
from reviewbook.display.altair_theme import MAIN
from reviewbook.display.charts.style import palette
from reviewbook.project.page_addresses import concept_address, modality_address
from reviewbook.site.evidence.found_row import FoundRow


class Code(NamedTuple):
    """Something that can be switched on and off in a text.

    Attributes
    ----------
    mark
        The class of its marks.
    name
        What it is called in an address.
    label
        What it is called on a page.
    group
        What it is listed under.
    one, several
        What is counted, such as "mention" and "mentions".
    address
        The page about it, if there is one.
    """

    mark: str
    name: str
    label: str
    group: str
    one: str = "mention"
    several: str = "mentions"
    address: str = ""


OTHERS = "Other findings"
_OTHERS = (
    Code("d", "definitions", "Definitions", OTHERS, "definition", "definitions"),
    Code("c", "citations", "Citations", OTHERS, "citation", "citations"),
    Code("u", "claims", "Claims without a source", OTHERS, "claim", "claims"),
    Code("s", "contradicted", "Contradicted by what is known", OTHERS, "statement", "statements"),
    Code("q", "quantities", "Quantities", OTHERS, "quantity", "quantities"),
)
_TABLES = {"definitions": "d", "citations": "c", "statements": "s", "quantities": "q"}


def text_codes(codebook: Codebook) -> list[Code]:
    """Return every code: modalities, lenses, and what else is found."""
    treatments = [
        Code(f"t{place}", name, label, "Treatments", address=modality_address(name))
        for place, (name, label) in enumerate(codebook.modalities.items())
    ]
    lenses = [
        Code(f"l{place}", f"lens-{lens.id}", lens.label, "Lenses", address=concept_address(lens.id))
        for place, lens in enumerate(codebook.layer("lens"))
    ]
    return [*treatments, *lenses, *_OTHERS]


def code_of(codebook: Codebook, found: FoundRow) -> str:
    """Return the class that marks a row, or nothing: it is not marked, or its concept is gone."""
    if found.table != "mentions":
        unsourced = found.table == "citations" and found.row.form == "unsourced"
        return "u" if unsourced else _TABLES.get(found.table, "")
    concept = codebook.concepts.get(found.concept)
    if concept is None or concept.layer == "subject":
        return ""
    if concept.layer == "lens":
        return f"l{codebook.layer('lens').index(concept)}"
    return f"t{list(codebook.modalities).index(concept.parent)}"


def count_codes(codebook: Codebook, rows: Iterable[FoundRow]) -> list[tuple[Code, int]]:
    """Return the codes that rows have, each with their number."""
    counts = Counter(code_of(codebook, row) for row in rows)
    return [(code, counts[code.mark]) for code in text_codes(codebook) if counts[code.mark]]


def code_style(codebook: Codebook) -> str:
    """Return the style that colours treatments and lenses unless a box switches them off."""
    shades = list(palette(codebook.modalities).values())
    coloured = [(f"t{place}", "treatment", shade) for place, shade in enumerate(shades)]
    coloured += [(f"l{place}", "lens", MAIN) for place in range(len(codebook.layer("lens")))]
    return "".join(
        f":is(.kind-document,.kind-comparison):not(:has(input[value={mark}]:not(:checked)))"
        f" mark.{mark}{{--{kind}:{shade}}}\n"
        for mark, kind, shade in coloured
    )
