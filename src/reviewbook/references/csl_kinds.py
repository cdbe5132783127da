"""What CSL calls the types, genres and languages of entries of BibTeX and biblatex."""

from __future__ import annotations

import re

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

_LANGUAGES = {
    name: code
    for code, names in {
        "de": "german ngerman austrian naustrian swissgerman nswissgerman ger deu",
        "en": "english american british canadian australian usenglish ukenglish eng",
        "es": "spanish spa", "fr": "french francais acadian canadien fre fra", "it": "italian ita",
        "nl": "dutch dut nld", "pl": "polish pol", "pt": "portuguese brazilian portuges por",
        "ru": "russian rus", "sv": "swedish swe",
    }.items()
    for name in names.split()
}  # fmt: skip
_CODE = re.compile(r"[a-z]{2}(?:[-_][A-Za-z]{2})?")


def csl_language(written: str) -> str:
    """Return the code of a language; an empty text if it is not known."""
    if _CODE.fullmatch(written):
        return written.replace("_", "-")
    return _LANGUAGES.get(written.lower(), "")


def csl_type(entry_type: str) -> str:
    """Return what CSL calls a type of entry."""
    return _TYPES.get(entry_type, "document")


def csl_genre(entry_type: str, written: str = "") -> str:
    """Return what is written, or its key stands for; else what a thesis is by its type."""
    return _KEYS.get(written, written) or _THESES.get(entry_type, "")
