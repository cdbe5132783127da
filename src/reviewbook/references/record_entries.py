"""Records as BibTeX: an entry that the bibliography reads back as it was, with a readable key."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Container, Iterator

from bibtexparser.middlewares import names

from reviewbook.references.bibtex_fields import decoded_latex
from reviewbook.references.person_names import WholeName, name_parts
from reviewbook.references.record import Record

_SIGNS = {
    "\\": r"{\textbackslash}", "{": r"{\lbrace}", "}": r"{\rbrace}", "~": r"{\textasciitilde}",
    "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "&": r"{\&}",
}  # fmt: skip
# Two of these in a row would be read as one other sign: a dash, a quotation mark, "¿".
_LIGATURE = re.compile(r"(?<=-)(?=-)|(?<=[`!?])(?=`)|(?<=')(?=')")
_SIGN = re.compile("[" + re.escape("".join(_SIGNS)) + "]")
_VERBATIM = ("doi", "pmid", "isbn", "issn", "url")
_CONTAINER = {"incollection": "booktitle", "inproceedings": "booktitle", "article": "journal"}
_PUBLISHER = {"techreport": "institution"}
# What a bibliography gives a meaning of its own: a tag of such a name is set apart.
_TAKEN = frozenset(
    "author editor title year date month volume number pages doi url isbn issn pmid keywords "
    "related note unverified verified shortauthor journal journaltitle booktitle howpublished "
    "publisher institution organization crossref xdata key label options ids shorttitle abstract "
    "language".split()
)
# Columns of Scopus; the `eid` of an entry is the number of an article, and is printed as its page.
_OF_SCOPUS = {"EID": "scopus-eid", "Art. No.": "eid"}
_STOP = frozenset(
    "a an the on of in and for to is are do does der die das le la les el los".split()
)


def entry_key(record: Record, taken: Container[str]) -> str:
    """Make a key of first author, year and first word of the title, distinct from those taken."""
    who = name_parts((record.authors or record.editors or (record.container,))[0])[0]
    title = [word for word in _ascii(record.title).split() if word not in _STOP]
    parts = ["".join(_ascii(who).split())[:20], str(record.year or ""), *title[:1]]
    stem = "".join(parts) or "record"
    stem = stem if stem[0].isalpha() else f"r{stem}"
    ends = ["", *"bcdefghijklmnopqrstuvwxyz"]
    return next((key for end in ends if (key := stem + end) not in taken), "") or _numbered(
        stem, taken
    )


def _numbered(stem: str, taken: Container[str]) -> str:
    number = 2
    while (key := f"{stem}-{number}") in taken:
        number += 1
    return key


def _ascii(text: str) -> str:
    """Fold a text to small letters and digits of ASCII, other signs to blanks."""
    plain = unicodedata.normalize("NFKD", re.sub(r"['’]", "", text)).encode("ascii", "ignore")
    return re.sub(r"[^a-z0-9]+", " ", plain.decode().lower()).strip()


def bibtex_entry(record: Record, key: str) -> str:
    """Write a record as an entry of BibTeX, every field of it; unknown tags keep their names."""
    lines = [f"  {name} = {{{value}}},\n" for name, value in entry_fields(record)]
    return f"@{record.kind}{{{key},\n{''.join(lines)}}}\n"


def entry_fields(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the fields of an entry that say something, with the values as LaTeX wants them."""
    yield from ((name, value) for name, value in _fields(record) if value)


def _fields(record: Record) -> Iterator[tuple[str, str]]:
    yield "author", " and ".join(map(_name, record.authors))
    yield "editor", " and ".join(map(_name, record.editors))
    yield "title", _latex(record.title)
    yield _CONTAINER.get(record.kind, "journaltitle"), _latex(record.container)
    yield "date" if "-" in record.date else "year", record.date
    for name in ("volume", "number"):
        yield name, _latex(getattr(record, name))
    yield (
        "pages",
        _latex(record.pages).replace("–", "--"),
    )  # as BibTeX and its readers write a range
    yield _PUBLISHER.get(record.kind, "publisher"), _latex(record.publisher)
    for name in _VERBATIM:
        yield name, getattr(record, name)
    yield "keywords", ", ".join(map(_keyword, record.keywords))
    yield "language", _latex(record.language)
    yield "abstract", _latex(record.abstract)
    yield from other_fields(record).items()


def other_fields(record: Record) -> dict[str, str]:
    """Return the tags that have no field, by the names that an entry gives them.

    Several values of one tag stand in one field, with semicolons between them.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for tag, value in record.others:
        found[_field_name(tag)].append(value)
    return {name: _latex("; ".join(values)) for name, values in found.items()}


def _field_name(tag: str) -> str:
    name = _OF_SCOPUS.get(tag) or "-".join(_ascii(tag).split()) or "x"
    return f"x-{name}" if name in _TAKEN or not name[0].isalpha() else name


def _latex(text: str) -> str:
    """Write a text so that LaTeX shows it as it is."""
    return _LIGATURE.sub("{}", _SIGN.sub(lambda sign: _SIGNS[sign.group()], text))


def _keyword(word: str) -> str:
    return f"{{{_latex(word)}}}" if "," in word else _latex(word)


def _name(name: str) -> str:
    """Write a name; what would be read as another is protected by braces."""
    plain = _latex(name)
    # A semicolon would be taken for one between two names.
    whole = ";" in name or ("," in name and isinstance(name, WholeName))
    return plain if not whole and _read_back(plain) == name else f"{{{plain}}}"


def _read_back(name: str) -> str:
    try:
        # Between two others, since a backslash behind "and" is read in another way.
        _, one, _ = names.split_multiple_persons_names(f"Name and {name} and Name")
        return decoded_latex(names.parse_single_name_into_parts(one).merge_last_name_first)
    except (names.InvalidNameError, ValueError):
        return ""
