"""A REFI-QDA codebook (``.qdc``): NVivo, MAXQDA, ATLAS.ti and QualCoder read and write it.

Source: Codebook Exchange 1.0, qdasoftware.org. A code there has a name, a description and codes
below it. Our other fields stand in the description, a line each, as ``terms: compost | mould``; of
a text of several lines the others are set in.
"""

from __future__ import annotations

import re
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from reviewbook.codebook.code_tree import CodeNode
from reviewbook.codebook.fields import CONCEPT
from reviewbook.project.errors import InputError

_NAMESPACE = "urn:QDA-XML:codebook:1.0"
_OWN = uuid.UUID("6f0f3f0e-9d0c-5c0a-9b5e-0d1b8a5a7c11")  # a name space for identifiers made here
_FIELDS = {*CONCEPT, "layer", "id", "heads", "main", "notice", "read_whole"}
_DEEPEST = 100
_DECLARATION = re.compile(r"\A\ufeff?\s*<\?xml\b[^>]*\?>")  # the text is decoded already
_SET_IN = "  "
_READ = ("guid", "name", "isCodable")


def read_refi_qda(text: str, file: str, notes: list[str]) -> Iterator[CodeNode]:
    """Yield the codes of a REFI-QDA codebook, each after the one above it.

    What of it is not read, as sets and colours, is added to the notes.

    Raises
    ------
    InputError
        If it is no XML, holds no codes, or has a code without a name.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(_DECLARATION.sub("", text).encode(), parser)
    except etree.XMLSyntaxError as error:
        raise InputError(
            f"no XML: {error.msg}", file=file, line=error.lineno, remedy="export it again"
        ) from None
    tops = [one for one in root if _local(one) == "Codes"]
    if not tops:
        raise InputError(
            f"no codebook: its root is {_local(root)}, without Codes",
            file=file,
            remedy="export the codebook alone, as a REFI-QDA codebook (.qdc)",
        )
    left = Counter(_unread(root))
    notes += [f"left out: {what} ({n})" for what, n in sorted(left.items())]
    for top in tops:
        yield from _read(top, "", file, 0)


def _unread(root: etree._Element) -> Iterator[str]:
    """Yield what no field takes: attributes of codes, and elements that are no codes."""
    for one in root.iter(etree.Element):
        name = _local(one)
        if name == "Code":
            yield from (f"{key} of a code" for key in one.keys() if key not in _READ)  # noqa: SIM118
        elif name not in ("CodeBook", "Codes", "Description", "Sets"):
            yield f"an element {name}"


def _read(element: etree._Element, above: str, file: str, depth: int) -> Iterator[CodeNode]:
    for one in element:
        if _local(one) != "Code":
            continue
        name, key = (one.get("name") or "").strip(), one.get("guid") or ""
        if not name or depth > _DEEPEST:
            problem = "codes lie too deep in each other" if name else "a code without a name"
            line: Any = one.sourceline
            raise InputError(problem, file=file, line=line, remedy="mend it there")
        code = _code(name, key, above, _description(one))
        yield code
        yield from _read(one, code.id, file, depth + 1)


def _code(name: str, key: str, above: str, description: str) -> CodeNode:
    fields = _fields(description)
    layer = fields.pop("layer", "")
    if key and not layer:
        fields.setdefault("identifiers", f"guid: {key}")
    return CodeNode(fields.pop("id", "") or key or name, name, above, layer, fields)


def _fields(description: str) -> dict[str, str]:
    """Return the fields that a description names; all else of it is a scope note, line by line."""
    fields: dict[str, str] = {}
    name = ""
    for line in description.splitlines():
        field, colon, value = line.partition(":")
        if colon and field in _FIELDS and value.strip():
            name, said = field, value
        else:
            name, said = (name if not line.strip() or line[0] in _SET_IN else "") or "scope", line
        fields[name] = f"{fields[name]}\n{said.strip()}" if name in fields else said.strip()
    return {name: text for name, said in fields.items() if (text := said.strip())}


def _local(element: etree._Element) -> str:
    """Return the name of an element, whichever name space a program writes it in."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _description(code: etree._Element) -> str:
    return "\n".join(one.text or "" for one in code if _local(one) == "Description")


def _guid(code: CodeNode) -> str:
    """Return the identifier that the code came with, or one made here."""
    names = (one.partition(":") for one in code.fields.get("identifiers", "").split("|"))
    given = {scheme.strip(): value.strip() for scheme, _, value in names}
    return given.get("guid") or str(uuid.uuid5(_OWN, code.id))


def write_refi_qda(codes: Iterable[CodeNode]) -> str:
    """Return the codebook as XML; the identifier of a code is the same each time."""
    default: Any = {None: _NAMESPACE}
    root = etree.Element(f"{{{_NAMESPACE}}}CodeBook", {"origin": "reviewbook"}, nsmap=default)
    top = etree.SubElement(root, f"{{{_NAMESPACE}}}Codes")
    made: dict[str, etree._Element] = {}
    for code in codes:
        below = made.get(code.above, top)
        made[code.id] = element = etree.SubElement(below, f"{{{_NAMESPACE}}}Code")
        element.set("guid", _guid(code))
        element.set("name", code.label)
        element.set(
            "isCodable", "true" if code.layer in ("treatment", "lens", "subject") else "false"
        )
        described = {"layer": code.layer, "id": code.id, **code.fields}
        description = etree.SubElement(element, f"{{{_NAMESPACE}}}Description")
        description.text = "\n".join(
            f"{name}: {text}".replace("\n", f"\n{_SET_IN}") for name, text in described.items()
        )
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return written.decode()
