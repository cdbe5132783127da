"""What is looked for: concepts, their words, and when to code them."""

from __future__ import annotations

from dataclasses import dataclass, field

LAYERS = ("treatment", "lens", "subject")


@dataclass(frozen=True, slots=True)
class Concept:
    """One entry of the codebook.

    Attributes
    ----------
    id, label
        The name in the tables and the name on the pages.
    layer
        ``treatment``, ``lens`` or ``subject``: terms compete within a layer only.
    parent
        The modality of a treatment; the layer's name otherwise.
    terms
        Words that name it, in any inflection that `reviewbook.finders.matching.patterns` knows.
    modifiers
        Words that name it only before a head noun ("psychodynamic" before "therapy").
    excepted
        Longer phrases that hold a term and do not name it.
    also
        Other names of it, by which readers of the pages search; no text is searched for them.
    scope, not_when
        When to code it, and when not.
    standing
        Its status in a word, by which it is grouped.
    vague
        Whether it names a class or kind of treatment, not one in particular.
    """

    id: str
    label: str
    layer: str
    parent: str
    terms: tuple[str, ...]
    line: int
    modifiers: tuple[str, ...] = ()
    excepted: tuple[str, ...] = ()
    scope: str = ""
    not_when: str = ""
    claim: str = ""
    status: str = ""
    source: str = ""
    identifiers: tuple[tuple[str, str], ...] = ()
    unverified: tuple[str, ...] = ()
    vague: bool = False
    also: tuple[str, ...] = ()
    standing: str = ""


@dataclass(frozen=True, slots=True)
class Codebook:
    """All concepts in the order of the file, the labels of the modalities, and the head nouns.

    `main` is the concept whose definitions are compared: as named in the file, else the first
    subject. `notice` is what every page says of itself. `scopes` says of a modality what belongs
    to it, `identifiers` what it is called elsewhere. `read_whole` names the documents in which what
    no decision touched was read, and left as it was.
    """

    concepts: dict[str, Concept]
    modalities: dict[str, str]
    heads: tuple[str, ...] = ()
    file: str = ""
    main: str = ""
    notice: str = ""
    scopes: dict[str, str] = field(default_factory=dict)
    read_whole: tuple[str, ...] = ()
    identifiers: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)

    def layer(self, name: str) -> list[Concept]:
        """Return the concepts of one layer, in order."""
        return [concept for concept in self.concepts.values() if concept.layer == name]
