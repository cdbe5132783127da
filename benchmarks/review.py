"""A made-up review to measure with: a codebook of made-up words, and texts from a seed."""

from __future__ import annotations

import random
from pathlib import Path

from reviewbook.project import Project

_CONSONANTS, _VOWELS = "bdfgklmnprstvz", "aeiou"
CONCEPTS = 300


def make(root: Path, megabytes: float, characters: int, seed: int = 1) -> Project:
    """Write a review: a codebook, no references, and texts of so many characters each."""
    chance = random.Random(seed)
    words = ["".join(_syllable(chance) for _ in range(chance.randint(1, 4))) for _ in range(20_000)]
    terms = [f"{chance.choice(words)} {chance.choice(words)}" for _ in range(CONCEPTS)]
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
        sentence = chance.choices(words, k=chance.randint(8, 22))
        if chance.random() < 1 / 3:
            sentence[len(sentence) // 2] = chance.choice(terms)
        end = ".\n\n" if chance.random() < 1 / 6 else ". "
        pieces.append(" ".join(sentence).capitalize() + end)
        length += len(pieces[-1])
    return "".join(pieces)[:characters]
