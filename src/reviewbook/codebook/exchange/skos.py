"""A codebook as SKOS in Turtle: the form of thesauri and vocabularies on the web.

Source: SKOS Reference, W3C 2009. Labels, words, scope and hierarchy are SKOS's own; what SKOS has
no place for stands under names of ours, so that a codebook comes back as it went.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import RDF, SKOS
from rdflib.term import Node

from reviewbook.codebook.code_tree import CodeNode
from reviewbook.codebook.fields import CONCEPT
from reviewbook.project.errors import InputError

OWN = Namespace("urn:reviewbook:codebook:")
_FIELDS = (*(name for name in CONCEPT if name != "label"), "heads", "main", "notice", "read_whole")
_WORDS = {"terms": SKOS.altLabel, "also": SKOS.hiddenLabel}
_TEXTS = {"scope": SKOS.scopeNote, "claim": SKOS.definition, "status": SKOS.note}


def read_skos(text: str, file: str) -> Iterator[CodeNode]:
    """Yield the concepts of a vocabulary, in our order where it is ours, else by label.

    Raises
    ------
    InputError
        If it is no Turtle, or holds no concept with a label.
    """
    graph = Graph()
    try:
        graph.parse(data=text, format="turtle")
    except Exception as error:  # rdflib has many, some bare
        line = getattr(error, "lines", None)
        raise InputError(
            f"no Turtle: {str(error).splitlines()[0]}",
            file=file,
            line=line + 1 if isinstance(line, int) else None,
            remedy="export the vocabulary again, as Turtle",
        ) from None
    concepts = [one for one in graph.subjects(RDF.type, SKOS.Concept) if _label(graph, one)]
    if not concepts:
        raise InputError("no concept has a label", file=file, remedy="export it as SKOS, in Turtle")
    for concept in sorted(concepts, key=partial(_order, graph)):
        yield _code(graph, concept)


def _order(graph: Graph, concept: Node) -> tuple[int, str, str]:
    place = graph.value(concept, OWN.position)
    return int(str(place or 0)), _label(graph, concept), str(concept)


def _label(graph: Graph, concept: Node) -> str:
    return next(iter(_said(graph, concept, SKOS.prefLabel)), "")


def _said(graph: Graph, concept: Node, predicate: Node) -> list[str]:
    """Return what a predicate says, in English or no language; else in the first there is."""
    said = [one for one in graph.objects(concept, predicate) if isinstance(one, Literal)]
    ours = [one for one in said if one.language is None or one.language.startswith("en")]
    first = min((one.language or "" for one in said), default="")
    return sorted(map(str, ours or [one for one in said if one.language == first]))


def _code(graph: Graph, concept: Node) -> CodeNode:
    fields = {
        name: text for name in _FIELDS if (text := " | ".join(_said(graph, concept, OWN[name])))
    }
    layer = str(graph.value(concept, OWN.layer) or "")
    if not layer:
        fields |= _foreign(graph, concept)
    above = graph.value(concept, SKOS.broader) or graph.value(None, SKOS.narrower, concept)
    name = str(graph.value(concept, OWN.id) or concept)
    over = str(graph.value(above, OWN.id) or above) if above else ""
    return CodeNode(name, _label(graph, concept), over, layer, fields)


def _foreign(graph: Graph, concept: Node) -> dict[str, str]:
    """Return the fields of a concept that is not ours: its label is the first of its terms."""
    others = _said(graph, concept, SKOS.altLabel)
    scope = _said(graph, concept, SKOS.scopeNote) or _said(graph, concept, SKOS.definition)
    notations = [f"notation: {one}" for one in _said(graph, concept, SKOS.notation)]
    fields = {
        "terms": " | ".join([_label(graph, concept), *others]),
        "also": " | ".join(_said(graph, concept, SKOS.hiddenLabel)),
        "scope": " ".join(scope),
        "identifiers": " | ".join([*notations[:1], f"uri: {concept}"]),
    }
    return {name: text for name, text in fields.items() if text}


def write_skos(codes: Iterable[CodeNode]) -> str:
    """Return the vocabulary as Turtle."""
    graph = Graph()
    graph.bind("skos", SKOS)
    graph.bind("codebook", OWN)
    scheme = OWN["scheme"]
    graph.add((scheme, RDF.type, SKOS.ConceptScheme))
    for position, code in enumerate(codes, 1):
        _write(graph, scheme, position, code)
    written: str = graph.serialize(format="turtle")
    return written


def _write(graph: Graph, scheme: URIRef, position: int, code: CodeNode) -> None:
    concept = OWN[f"concept:{code.id}"]
    graph.add((concept, RDF.type, SKOS.Concept))
    graph.add((concept, SKOS.inScheme, scheme))
    graph.add((concept, SKOS.prefLabel, Literal(code.label, lang="en")))
    graph.add((concept, OWN.position, Literal(position)))
    if code.above:
        graph.add((concept, SKOS.broader, OWN[f"concept:{code.above}"]))
    for name, text in {"id": code.id, "layer": code.layer, **code.fields}.items():
        graph.add((concept, OWN[name], Literal(text)))
    for name, predicate in _WORDS.items():
        for word in filter(None, code.fields.get(name, "").split(" | ")):
            if word != code.label:
                graph.add((concept, predicate, Literal(word, lang="en")))
    for name, predicate in _TEXTS.items():
        if name in code.fields:
            graph.add((concept, predicate, Literal(code.fields[name], lang="en")))
