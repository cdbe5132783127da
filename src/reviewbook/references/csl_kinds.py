"""What CSL calls the types of entries of BibTeX and biblatex, and the genre that they tell."""

from __future__ import annotations

_TYPES = {
    name: kind
    for kind, names in {
        "article": "preprint",
        "article-journal": "article",
        "article-magazine": "magazine",
        "article-newspaper": "newspaper",
        "book": "book collection manual mvbook mvcollection mvproceedings mvreference"
        " proceedings reference",
        "chapter": "inbook incollection bookinbook suppbook suppcollection",
        "dataset": "dataset",
        "entry-encyclopedia": "inreference",
        "manuscript": "unpublished",
        "map": "map",
        "motion_picture": "movie video",
        "pamphlet": "booklet",
        "paper-conference": "inproceedings conference",
        "patent": "patent",
        "report": "techreport report",
        "software": "software softwareversion",
        "speech": "presentation",
        "standard": "standard",
        "thesis": "thesis phdthesis mastersthesis masterthesis bachelorsthesis bachelorthesis",
        "webpage": "online electronic www webpage website",
    }.items()
    for name in names.split()
}

_DOCTORAL, _MASTER, _BACHELOR = "Doctoral dissertation", "Master's thesis", "Bachelor's thesis"
_THESES = {
    "phdthesis": _DOCTORAL, "mastersthesis": _MASTER, "masterthesis": _MASTER,
    "bachelorsthesis": _BACHELOR, "bachelorthesis": _BACHELOR,
}  # fmt: skip
# What biblatex has keys for, in a field "type".
_KEYS = _THESES | {
    "mathesis": _MASTER, "bathesis": _BACHELOR, "candthesis": "Candidate thesis",
    "techreport": "Technical report", "resreport": "Research report", "patentus": "U.S. patent",
    "patenteu": "European patent", "patentde": "German patent", "patentfr": "French patent",
    "patentuk": "British patent",
}  # fmt: skip


def csl_type(entry_type: str) -> str:
    """Return what CSL calls a type of entry."""
    return _TYPES.get(entry_type, "document")


def csl_genre(entry_type: str, written: str = "") -> str:
    """Return what is written, or its key stands for; else what a thesis is by its type."""
    return _KEYS.get(written, written) or _THESES.get(entry_type, "")
