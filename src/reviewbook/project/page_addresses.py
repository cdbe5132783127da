"""Where everything has its page: the one place where addresses of the built pages are made.

An address follows from a name alone, so that a notebook can link to what is not yet built. It is
relative, and written with the letters of the name: browsers encode them on their way to a server.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

# Names that parts of a long page get, and the pages that every site has.
_PART = re.compile(r".*-part-\d+")
_TAKEN = re.compile(
    r"index|review|codebook|references|data|comparison|(?:document|concept|modality)-.*"
)
# Bytes: with all that is put around it, the name of a file may have 255.
_LONGEST = 150


def safe_name(name: str) -> str:
    """Return a name as it may stand in the name of a file, an id and an address.

    Small letters and digits of any script with ``. _ -`` between them stay as they are. Of any
    other name what is safe is kept, and a mark says which it was: no two names become one, not
    even where a disk takes capitals for small letters.
    """
    small = unicodedata.normalize("NFKC", name).casefold()
    plain = name == small and name == _kept(name) and not _PART.fullmatch(name)
    return name if plain and 0 < len(name.encode()) <= _LONGEST else _marked(name)


def _kept(name: str) -> str:
    letters = unicodedata.normalize("NFC", name)
    return "-".join("".join(c if _is_safe(c) else " " for c in letters).split()).strip("-.")


def _is_safe(letter: str) -> bool:
    """Tell letters, digits and the marks above and below letters from everything else."""
    return letter.isalnum() or letter in "._-" or unicodedata.category(letter).startswith("M")


def _marked(name: str) -> str:
    short = _kept(name).encode()[:_LONGEST].decode(errors="ignore") or "unnamed"
    return f"{short}~{hashlib.sha256(name.encode(errors='surrogateescape')).hexdigest()[:8]}"


def document_slug(document: str) -> str:
    """Return the name of a document's page, without ``.html``."""
    return f"document-{safe_name(document)}"


def document_address(document: str, passage: int = 0) -> str:
    """Return the page of a document, at one passage if given."""
    return f"{document_slug(document)}.html" + (f"#p-{passage}" if passage else "")


def concept_slug(concept: str) -> str:
    """Return the name of the page of a treatment, a lens or a subject."""
    return f"concept-{safe_name(concept)}"


def concept_address(concept: str, document: str = "") -> str:
    """Return the page of a treatment, a lens or a subject, at one document's rows if given."""
    return _at_document(concept_slug(concept), document)


def modality_slug(modality: str) -> str:
    """Return the name of the page of a modality, which may be called as one of its treatments."""
    return f"modality-{safe_name(modality)}"


def modality_address(modality: str, document: str = "") -> str:
    """Return the page of a modality, at one document's rows if given."""
    return _at_document(modality_slug(modality), document)


def _at_document(slug: str, document: str) -> str:
    return f"{slug}.html" + (f"#{safe_name(document)}" if document else "")


def chapter_slug(notebook: str) -> str:
    """Return the name of the page of a notebook, which may be called as a page of the site."""
    slug = safe_name(notebook)
    return _marked(notebook) if _TAKEN.fullmatch(slug) else slug


def chapter_address(notebook: str) -> str:
    """Return the page of a notebook, by its name without suffix."""
    return f"{chapter_slug(notebook)}.html"
