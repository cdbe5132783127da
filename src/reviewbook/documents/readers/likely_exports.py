"""Exports of databases for people to read: told by the labels and tags in most of their lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

_FEW, _HEAD = 4, 1 << 13
_LABELS = frozenset(
    "abstract;accession number;article title;author;author keywords;author names;authors;"
    "correspondence address;database;digital object identifier;document type;document url;doi;"
    "embase accession id;entry date;export date;issn;isbn;journal;journal title;keywords;"
    "language;language of original document;links;medline pmid;pmid;proquest document id;"
    "publication date;publication info;publication subject;publication title;publication type;"
    "publication year;publisher;source;source title;source type;subject;subject terms;title;"
    "unique identifier;volume;issn/isbn;persistent link to this record (permalink);"
    "year of publication;record owner;status;id;au;ti;so;yr;ab;pm;pt;us;do;kw;xr".split(";")
)
_LONGEST = max(map(len, _LABELS))
# With these an article may begin that somebody saved.
_HEADS = frozenset(
    "abstract;article title;author;author keywords;authors;doi;keywords;language;"
    "publication date;title".split(";")
)
_TAGS = frozenset(
    "AB AD AN AU CC CN DB DE DO DP DT ER ID IP IS JO JF KW LA MH PB PG PT PY RN SN SO SP EP ST T1 "
    "TI TY UI UR VL VO Y1 YR".split()
)
_TAG = re.compile(r"([A-Z][A-Z0-9]) {1,2}-(?: |\Z)|%([0A-Z]) ")
_LABELLED, _TAGGED = 0.2, 0.5
"""Share of the lines that have such a label or tag."""
# Each begins a line.
_SIGNS = (
    ("an export of Ovid", r"^(?:Database: Ovid|(?:VN|DB) {0,2}[:-] ?Ovid)\b"),
    ("an export of Ovid", r"^Database: [^\n<]{2,80}<\d{4}\b"),
    ("an export of Ovid", r"^<\d{1,6}>[ \t]*\nUnique Identifier[ \t]*$"),
    ("an export of Scopus", r"^EXPORT DATE: ?\d"),
    ("an export of Scopus", r"^SOURCE: Scopus[ \t]*$"),
    ("an export of ProQuest", r"^ProQuest document ID:? *\d"),
    ("an export of ProQuest", r"^Report Information from ProQuest"),
    ("an export of Cochrane", r"^Record #\d+ of \d+[ \t]*$"),
    ("an export of EBSCO", r"^Persistent link to this record \(Permalink\):"),
    ("an export of EBSCO", r"^Record: \d+[ \t]*$"),
    (
        "an export of Embase",
        r"^RECORD \d+[ \t]*$(?s:.{0,3000}?)^(?:AUTHOR NAMES|SOURCE)[ \t]*$",
    ),
    ("an export of PubMed", r"\A\s*1: [^\n]{20,600}\bPMID: \d{4,9}[.;]"),
    ("an export of PubMed", r"(?<=\n)PMID: ?\d+(?: {1,3}\[|[ \t]*$)|^PMID- ?\d+[ \t]*$"),
    ("an export of Web of Science", r"^FN (?:Clarivate|ISI|Thomson)"),
    ("an EndNote export", r"\A\s*Reference Type: {0,3}[A-Z][a-z]+"),
    ("an EndNote export", r"^%0 [A-Z][^\n]*\n%[A-Z0-9] "),
    ("a RIS export", r"^TY {1,2}- ?[A-Z]{3,6}[ \t]*\n[A-Z][A-Z0-9] {1,2}- "),
)
_SIGN = [(kind, re.compile(sign, re.MULTILINE)) for kind, sign in _SIGNS]
# With a line end before all else a text is searched ten times as fast.
_ANY = "|".join(f"(?:{sign})" for _, sign in _SIGNS)
_FIRST_LINE, _LATER_LINE = (re.compile(f"{end}(?:{_ANY})", re.MULTILINE) for end in ("", "\n"))


def likely_export(text: str, lines: Sequence[str]) -> str:
    """Return of which database a text looks like an export, with its article, or nothing.

    Parameters
    ----------
    text
        The text, or its head.
    lines
        Its first lines, the blank ones and the blanks around them left out.
    """
    text = text[:_HEAD]
    begins = [line.partition(":")[0].strip() for line in lines]
    labels = [begin.casefold() for begin in begins if len(begin) <= _LONGEST]
    tags = [found.group(1) or f"%{found.group(2)}" for found in map(_TAG.match, lines) if found]
    known_labels = [label for label in labels if label in _LABELS]
    known_tags = [tag for tag in tags if tag in _TAGS or tag[0] == "%"]
    labelled = len({*known_labels}) >= _FEW and len(known_labels) >= _LABELLED * len(lines)
    labelled = labelled and (not _HEADS.issuperset(known_labels) or labels.count("title") > 1)
    tagged = len({*known_tags}) >= _FEW and len(known_tags) >= _TAGGED * len(lines)
    has_sign = _FIRST_LINE.match(text) or _LATER_LINE.search(text)
    signed = next((kind for kind, sign in _SIGN if sign.search(text)), "") if has_sign else ""
    if labelled or tagged:
        return signed or "an export of records"
    return signed if signed and signed != "an export of EBSCO" else ""
