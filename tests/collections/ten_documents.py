"""Documents in all formats, ten exports of records, and what is planted among them."""

from __future__ import annotations

import made_files as made

_FILLER = "The bed is wide and the path is dry. "


def _page(body: str, head: str = "<title>Slugs</title>") -> bytes:
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{head}</head><body>'
        f"<main><article>{body}</article></main></body></html>"
    ).encode()


def _table(rows: int) -> str:
    cells = "".join(
        f"<tr><td>Bed {n}</td><td>{'compost' if n % 5 == 0 else 'straw'}</td><td>{n * 3}</td></tr>"
        for n in range(1, rows + 1)
    )
    return f"<table><tr><th>Bed</th><th>Laid</th><th>Peas</th></tr>{cells}</table>"


DOCUMENTS = {
    # UTF-8 that was read as windows-1252 once before.
    "broken-signs.txt": (
        "The cafÃ© plot\n\nItâ€™s compost that fed the beans, and nobody used leaf mould.\n\n"
        "Tilth refers to the crumbly state of a good soil (Plot, 2001).\n\n"
        "References\n\nPlot, O. (2001). Tilth and spade. Spade Press.\n"
    ).encode(),
    "latin.txt": "Züge\n\nThe naïve gardener spread compost for six weeks.\n".encode("cp1252"),
    "marked.md": (
        b"# Beans\n\nPerhaps *compost* helps. A **no-dig bed** saved work.\n\n"
        b"- Straw instead of compost\n- Seeds for nothing\n"
    ),
    "page.html": _page(
        "<h1>Slugs</h1><h2>Night work</h2><p>Experts say compost draws slugs.</p>"
        "<p>No-dig gardening keeps them out.</p>",
        '<title>Slugs</title><meta name="author" content="Orla Plot">'
        '<meta property="og:site_name" content="The Garden">',
    ),
    "word.docx": made.docx(),
    "open.odt": made.odt(),
    "book.epub": made.epub(),
    "article.xml": made.jats(),
    "print.pdf": made.two_columns(),
    "tables.html": _page(f"<h1>Yields</h1><p>Compost in eight beds.</p>{_table(40)}"),
    "one-line.txt": (_FILLER * 70_000 + "Compost ends it. " + _FILLER * 70_000).encode(),
}
_LOCK = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>/ID[<00><00>]" % (
    b"5A" * 32,
    b"A5" * 32,
)
BROKEN = {
    "cut.docx": made.docx()[:900],
    "empty.txt": b"",
    "locked.pdf": made.two_columns().replace(b"/Info 4 0 R", b"/Info 4 0 R" + _LOCK),
    "scan.pdf": made.pdf([[], []]),
}
_ABSTRACT = "Compost was laid on {}. No-dig gardening was not."
EXPORTS = {
    "one.ris": "TY  - JOUR\nTI  - Clay beds\nAU  - Plot, Orla\nPY  - 2011\nT2  - Beds\n"
    f"DB  - Shelf\nAB  - {_ABSTRACT.format('clay')}\nER  - \n",
    "two.nbib": "PMID- 9999992\nTI  - Sand beds\nFAU - Bed, Finn\nAU  - Bed F\nDP  - 2012\n"
    f"JT  - Beds\nAB  - {_ABSTRACT.format('sand')}\n",
    "three.enw": "%0 Journal Article\n%T Chalk beds\n%A Hedge, Ida\n%D 2013\n%J Beds\n"
    f"%X {_ABSTRACT.format('chalk')}\n",
    "four.ciw": "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Ditch, D\nTI Loam beds\n"
    f"SO BEDS\nPY 2014\nAB {_ABSTRACT.format('loam')}\nER\n\nEF\n",
    "five.bib": "@article{silt,\n  title = {Silt beds},\n  author = {Moss, Max},\n"
    f"  year = {{2015}},\n  abstract = {{{_ABSTRACT.format('silt')}}},\n}}\n",
    "scopus.csv": "Authors,Title,Year,Source title,Abstract,EID\n"
    f"\"Fern, F.\",Peat beds,2016,Beds,{_ABSTRACT.format('peat')},2-s2.0-1\n",
    "embase.csv": "Title,Author Names,Publication Year,Source title,Abstract,PUI\n"
    f"Marl beds,\"Reed R.\",2017,Beds,{_ABSTRACT.format('marl')},L1\n",
    "zotero.csv": "Key,Item Type,Publication Year,Author,Title,Publication Title,Abstract Note\n"
    f"AB12CD34,journalArticle,2018,\"Rush, Ray\",Grit beds,Beds,{_ABSTRACT.format('grit')}\n",
    "pubmed.csv": "PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year\n"
    "9999993,Ash beds of compost,Sedge S.,Beds. 2019,Sedge S,Beds,2019\n",
    "springer.csv": "Item Title,Publication Title,Item DOI,Authors,Publication Year,URL,"
    "Content Type\nTurf beds,Beds,10.5555/turf,Vetch Vic,2020,https://turf.example/,Article\n",
}  # fmt: skip
