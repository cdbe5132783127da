"""What may stand in a codebook, said once: its reader and the schema for editors go by this.

A new field of a concept is a line in `CONCEPT` and an attribute of `concepts.Concept`.
"""

from __future__ import annotations

from typing import NamedTuple

TEXT, WORDS, FLAG, IDENTIFIERS = "text", "words", "flag", "identifiers"
CONCEPTS, MODALITIES = "concepts", "modalities"
IDENTIFIER = r"[a-z0-9]+(?:-[a-z0-9]+)*"


class CodebookField(NamedTuple):
    """What a field means, what kind of value it has, and whether it may not be left out."""

    meaning: str
    kind: str = TEXT
    required: bool = False


CONCEPT = {
    "label": CodebookField("The name that the pages show.", required=True),
    "terms": CodebookField(
        "Words that name it: found in any case (acronyms only as written), singular or plural, "
        "with hyphen or blank, in British or American spelling.",
        WORDS,
    ),
    "modifiers": CodebookField("Words that name it only before one of the heads.", WORDS),
    "except": CodebookField("Longer phrases that hold a term and do not name it.", WORDS),
    "also": CodebookField("Other names of it, by which readers search; texts are not.", WORDS),
    "scope": CodebookField("When to code it."),
    "not_when": CodebookField("When not to code it."),
    "claim": CodebookField("What a lens says, in one sentence."),
    "status": CodebookField("What is known of it: where it stands in guidelines, say."),
    "standing": CodebookField(
        "Its status in a word, by which treatments are grouped: guideline, approved, trial."
    ),
    "vague": CodebookField(
        "true where it names a class or kind of treatment, not one in particular.", FLAG
    ),
    "identifiers": CodebookField("Its identifiers elsewhere, as in mesh: D008094.", IDENTIFIERS),
    "source": CodebookField("A key of references.bib."),
    "unverified": CodebookField("Fields whose value no public page has confirmed yet.", WORDS),
}
MODALITY = {
    "label": CodebookField("The name that the pages show; without it, the identifier."),
    "scope": CodebookField("What belongs to it."),
    "identifiers": CodebookField("Its identifiers elsewhere, as in guid: 1F2E.", IDENTIFIERS),
    "treatments": CodebookField("Its treatments by identifier.", CONCEPTS),
}
SECTIONS = {
    "heads": CodebookField("Nouns before which a modifier names its concept.", WORDS),
    "main": CodebookField("The concept whose definitions are compared; else the first subject."),
    "notice": CodebookField("What every page says of itself."),
    "read_whole": CodebookField(
        "Documents that a reader went through whole: what no decision touched there stands.", WORDS
    ),
    "modalities": CodebookField("Kinds of treatment by identifier.", MODALITIES),
    "lenses": CodebookField("Theoretical lenses: terms suggest one, a reader decides.", CONCEPTS),
    "subjects": CodebookField("What documents define; never counted as mentions.", CONCEPTS),
}
