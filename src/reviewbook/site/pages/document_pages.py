"""The page of a document: what it is, what it names, and its text."""

from __future__ import annotations

from typing import Any

from reviewbook.display.dataframe_display import safe_address
from reviewbook.display.wording import some
from reviewbook.ledger.tables import BODY, ManifestRow
from reviewbook.project.page_addresses import concept_address, document_slug, modality_address
from reviewbook.site.evidence.codes_in_text import count_codes
from reviewbook.site.evidence.csv_exports import to_csv
from reviewbook.site.evidence.found_row import FoundRow
from reviewbook.site.evidence.review_evidence import MOST_IN_DOCUMENT, Evidence
from reviewbook.site.html.page import Block, Page, cut_at_headings
from reviewbook.site.html.render import render_template
from reviewbook.site.html.tree import parse_html
from reviewbook.site.pages.document_text import text_blocks

_COLUMNS = "zone passages words counted first_passage".split()


def document_page(evidence: Evidence, name: str) -> Page:
    """Make the page of a document."""
    row = next(row for row in evidence.ledger["documents"] if row.document == name)
    title, slug = row.title or name, document_slug(name)
    file = f"{slug}-zones.csv"
    zones = _zones(evidence.passages[name])
    with_text = name in evidence.texts
    what = "The text" if with_text else "What was found, passage by passage"
    head = render_template(
        "document.html",
        row=row,
        address=_address(row.address),
        reference=evidence.review.references.get(row.key),
        offers=_named_words(evidence, row.offers),
        favours=_named_words(evidence, row.favours),
        zones=zones,
        file=file,
        lenses=evidence.review.codebook.layer("lens"),
        strip=_strip(evidence, name),
        named=_named(evidence, name),
        sought=_sought(evidence),
    )
    over = render_template(
        "passages.html",
        document=name,
        title=what,
        with_text=with_text,
        beside=with_text and len(evidence.texts) > 1,
        lenses=evidence.lenses_called(name),
        codes=count_codes(evidence.review.codebook, evidence.found[name]),
        found=len(evidence.found[name]),
        listed=sum(row.listed for row in evidence.found[name]),
    )
    return Page(
        slug=slug,
        title=title,
        kind="document",
        over=f"Document · {name}",
        blocks=(
            *cut_at_headings(parse_html(head), title),
            Block("passages", what, parse_html(over), 2, repeated=True),
            *text_blocks(evidence, name),
        ),
        lead=f"{_kind(row)}: {_held(evidence.found[name], with_text=with_text)}.",
        files={file: to_csv(_COLUMNS, zones)},
    )


def _held(rows: list[FoundRow], *, with_text: bool) -> str:
    """Say what the page of a document holds."""
    findings = len(rows)
    if not all(row.listed for row in rows):
        return f"{some(findings, 'finding')}, the first of them in their places"
    found = {0: "nothing was found in it", 1: "1 finding, in its place"}
    what = found.get(findings, f"{some(findings, 'finding')}, each in its place")
    return f"its text, {'with ' if findings else 'and '}{what}" if with_text else what


def _kind(row: ManifestRow) -> str:
    kind = row.genre or "Document"
    return f"{kind} by {row.publisher}" if row.publisher else kind


def _address(written: str) -> str | None:
    return safe_address(written if "://" in written else f"https://{written}") if written else None


def _named_words(evidence: Evidence, words: str) -> list[tuple[str, str]]:
    codebook = evidence.review.codebook
    found = []
    for word in words.split():
        if concept := codebook.concepts.get(word):
            found.append((concept.label, concept_address(word)))
        elif label := codebook.modalities.get(word):
            found.append((label, modality_address(word)))
        else:
            found.append((word, ""))
    return found


def _zones(passages: list[Any]) -> list[tuple[str, int, int, bool, int]]:
    """Return for each zone its passages, their words, whether they count, and the first."""
    zones: dict[str, list[Any]] = {}
    for passage in passages:
        zones.setdefault(passage.zone, []).append(passage)
    return [
        (zone, len(those), sum(p.words for p in those), zone in BODY, those[0].passage)
        for zone, those in zones.items()
    ]


def _named(evidence: Evidence, name: str) -> list[tuple[str, list[tuple[Any, int]]]]:
    """Return what is named, by modality and lens, with how often."""
    codebook = evidence.review.codebook
    groups = [
        (label, evidence.treatments(modality)) for modality, label in codebook.modalities.items()
    ]
    groups.append((evidence.lenses_called(name), codebook.layer("lens")))
    counted = [
        (label, [(c, n) for c in concepts if (n := len(evidence.mentions(c.id, name)))])
        for label, concepts in groups
    ]
    return [(label, sorted(c, key=lambda pair: -pair[1])) for label, c in counted if c]


def _sought(evidence: Evidence) -> str:
    """Say what mentions were looked for; nothing where the codebook has only subjects."""
    layers = {"treatment": "treatments", "lens": "lenses"}
    codebook = evidence.review.codebook
    return " and ".join(name for layer, name in layers.items() if codebook.layer(layer))


def _strip(evidence: Evidence, name: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the text as a strip 1,000 wide: a path a zone, and one of strokes a colour."""
    passages = evidence.passages[name]
    unit = max((passage.end for passage in passages), default=1) / 1000
    zones: dict[str, str] = {}
    for passage in passages:
        width = max((passage.end - passage.start) / unit - 1, 1)
        block = f"M{passage.start / unit:.0f} 0h{width:.0f}v24h-{width:.0f}z"
        zones[passage.zone] = zones.get(passage.zone, "") + block
    strokes: dict[str, list[float]] = {}
    for row in evidence.found[name]:
        if row.table == "mentions":
            colour = evidence.colour(row.concept)
            strokes.setdefault(colour, []).append(row.start / unit)
    return zones, {colour: _strokes(places) for colour, places in strokes.items()}


def _strokes(places: list[float]) -> str:
    """Draw a stroke at each place, and of very many one for all that fall together."""
    digits = 0 if len(places) > MOST_IN_DOCUMENT else 1
    return "".join(dict.fromkeys(f"M{place:.{digits}f} 32v24" for place in places))
