"""A codebook as SKOS in Turtle: the form of thesauri and vocabularies on the web.

Source: SKOS Reference, W3C 2009. Labels, words, scope and hierarchy are SKOS's own; what SKOS has
no place for stands under names of ours, so that a codebook comes back as it went.
"""

from __future__ import annotations

from collections import Counter
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
_PROSE = (SKOS.scopeNote, SKOS.definition)
_TAKEN = {
    RDF.type, SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, *_PROSE, SKOS.notation,
    SKOS.exactMatch, SKOS.broader, SKOS.narrower, SKOS.inScheme, SKOS.topConceptOf,
}  # fmt: skip
_WORDS = {"terms": SKOS.altLabel, "also": SKOS.hiddenLabel}
_TEXTS = {"scope": SKOS.scopeNote, "claim": SKOS.definition, "status": SKOS.note}


def read_skos(text: str, file: str, notes: list[str]) -> Iterator[CodeNode]:
    """Yield the concepts of a vocabulary, in our order where it is ours, else by label.

    What of it is not read, as relations and examples, is added to the notes.

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
    concepts.sort(key=partial(_order, graph))
    notes += _unread(graph, [one for one in concepts if (one, OWN.layer, None) not in graph])
    for concept in concepts:
        yield _code(graph, concept)


def _unread(graph: Graph, foreign: list[Node]) -> Iterator[str]:
    """Say what of concepts that are not ours no field takes."""
    if not foreign:
        return
    left = Counter(p for one in foreign for p in graph.predicates(one) if p not in _TAKEN)
    for predicate, n in sorted(left.items(), key=str):
        yield f"left out: {graph.namespace_manager.normalizeUri(str(predicate))} ({n})"
    for one in foreign:
        if len(above := _above(graph, one)) > 1:
            kept, *others = [_label(graph, each) or str(each) for each in above]
            yield f"{_label(graph, one)!r} stays below {kept!r}, not below {', '.join(others)}"
        for predicate in _PROSE:
            texts = [*graph.objects(one, predicate)]
            if n := len(texts) - len(_said(graph, one, predicate)):
                name = graph.namespace_manager.normalizeUri(str(predicate))
                yield f"left out: {name} in other languages, of {_label(graph, one)!r} ({n})"
    nameless = {*graph.subjects(RDF.type, SKOS.Concept)} - {*foreign}
    if nameless:
        yield f"left out: concepts without a label ({len(nameless)})"
    beside = {*graph.subjects()} - {*foreign} - nameless
    if beside:
        yield f"left out: what is said of anything but concepts ({len(beside)})"


def _above(graph: Graph, concept: Node) -> list[Node]:
    """Return the broader concepts, in order of their labels."""
    above = {*graph.objects(concept, SKOS.broader), *graph.subjects(SKOS.narrower, concept)}
    return sorted(above, key=partial(_order, graph))


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
    above = next(iter(_above(graph, concept)), None)
    name = str(graph.value(concept, OWN.id) or concept)
    over = str(graph.value(above, OWN.id) or above) if above else ""
    return CodeNode(name, _label(graph, concept), over, layer, fields)


def _foreign(graph: Graph, concept: Node) -> dict[str, str]:
    """Return the fields of a concept that is not ours: its label is the first of its terms."""
    label = _label(graph, concept)
    terms = [label, *_said(graph, concept, SKOS.altLabel)]
    named = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
    every = {str(one) for predicate in named for one in graph.objects(concept, predicate)}
    same = [
        *(f"notation: {one}" for one in _said(graph, concept, SKOS.notation)),
        f"uri: {concept}",
        *(f"match: {one}" for one in sorted(map(str, graph.objects(concept, SKOS.exactMatch)))),
    ]
    fields = {
        "terms": " | ".join(dict.fromkeys(terms)),
        "also": " | ".join(sorted(every - {*terms})),  # in other languages, and misspelt
        "scope": " ".join(text for one in _PROSE for text in _said(graph, concept, one)),
        "identifiers": " | ".join(_keys_apart(same)),
    }
    return {name: text for name, text in fields.items() if text}


def _keys_apart(identifiers: list[str]) -> Iterator[str]:
    """Yield them with a number to a key that stands twice: `match`, `match-2`."""
    seen: Counter[str] = Counter()
    for one in identifiers:
        key, _, value = one.partition(":")
        seen[key] += 1
        yield f"{key}-{seen[key]}:{value}" if seen[key] > 1 else one


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
