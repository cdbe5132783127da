"""A made-up review to measure with: a codebook of made-up words, and texts from a seed."""

from __future__ import annotations

import random
from pathlib import Path

from reviewbook.project.layout import Project

_CONSONANTS, _VOWELS = "bdfgklmnprstvz", "aeiou"
_COMMON = (
    "the of and in to a was that with were for is by as on this from be are at or an which it not "
    "had we than their these have but more between after also may can both most no its"
).split()
# What the finders beside that of mentions look for, as often as prose holds it.
_CUES = (
    "{term} is a form of {word} that is given where {word} has failed",
    "research shows that {term} was more {word} than {word} (Miller & Stone, 2014)",
    "after {number} weeks of {term} at {number} mg a day, {word} was seen in {number}% of all",
    "Miller et al. (2011) gave {term} to {number} patients for {number} months",
    "{term}, defined as {word} after at least two trials, is widely considered {word}",
    "according to recent studies {term} had a {word} rate of {number} per cent",
)
CONCEPTS = 300


def make(
    root: Path, megabytes: float, characters: int, concepts: int = CONCEPTS, seed: int = 1
) -> Project:
    """Write a review: a codebook, a term per concept, no references, and texts of one length."""
    chance = random.Random(seed)
    words = ["".join(_syllable(chance) for _ in range(chance.randint(1, 4))) for _ in range(20_000)]
    terms = [f"{chance.choice(words)} {chance.choice(words)}" for _ in range(concepts)]
    project = Project(root)
    texts = project.data / "documents"
    texts.mkdir(parents=True)
    project.bibliography.touch()
    project.codebook.write_text(_codebook(sorted(set(terms))), encoding="utf-8")
    for number in range(int(megabytes * 1e6 / characters)):
        (texts / f"{number:07}.txt").write_text(_text(chance, words, terms, characters))
    return project


def _syllable(chance: random.Random) -> str:
    return chance.choice(_CONSONANTS) + chance.choice(_VOWELS)


def _codebook(terms: list[str]) -> str:
    half = len(terms) // 2
    lines = ["modalities:", "  first:", "    label: First", "    treatments:"]
    lines += [_concept(n, term, "      ") for n, term in enumerate(terms[:half])]
    lines += ["lenses:"]
    lines += [_concept(n, term, "  ") for n, term in enumerate(terms[half:], half)]
    return "\n".join([*lines, ""])


def _concept(number: int, term: str, indent: str) -> str:
    return f"{indent}c{number}: {{label: Concept {number}, terms: [{term}]}}"


def _text(chance: random.Random, words: list[str], terms: list[str], characters: int) -> str:
    pieces, length = [], 0
    while length < characters:
        end = ".\n\n" if chance.random() < 1 / 6 else ". "
        pieces.append(_sentence(chance, words, terms) + end)
        length += len(pieces[-1])
    return "".join(pieces)[:characters]


def _sentence(chance: random.Random, words: list[str], terms: list[str]) -> str:
    kind = chance.random()
    if kind < 1 / 6:
        slots = {"term": chance.choice(terms), "word": chance.choice(words)}
        sentence = chance.choice(_CUES).format(number=chance.randint(2, 90), **slots)
        return sentence[0].upper() + sentence[1:]
    found = [
        chance.choice(_COMMON if chance.random() < 0.45 else words)
        for _ in range(chance.randint(8, 26))
    ]
    if kind < 1 / 2:
        found[len(found) // 2] = chance.choice(terms)
    return " ".join(found).capitalize()
