"""What the terms of this review's codebook find in sentences that stand in no document."""

from __future__ import annotations

import pytest

from reviewbook.codebook.yaml_file import read_codebook
from reviewbook.documents.document import Document
from reviewbook.documents.passages import segment
from reviewbook.finders.matching.patterns import CompiledCodebook
from reviewbook.finders.mentions import find_mentions
from reviewbook.project.review_folder import Project


@pytest.fixture(scope="module")
def compiled(project: Project) -> CompiledCodebook:
    return CompiledCodebook(read_codebook(project.codebook))


@pytest.mark.parametrize(
    ("sentence", "concepts"),
    [
        ("Olanzapine was given first.", ["olanzapine"]),
        ("Olanzapine and fluoxetine (Symbyax) came next.", ["olanzapine-fluoxetine"]),
        ("Olanzapine\u2013fluoxetine, in one capsule.", ["olanzapine-fluoxetine"]),
        ("Olanzapine/fluoxetine, in one capsule.", ["olanzapine-fluoxetine"]),
        ("Bupropion was stopped.", ["bupropion"]),
        ("Dextromethorphan-bupropion was tried.", ["dextromethorphan-bupropion"]),
        ("Eight weeks of mindfulness-based cognitive therapy (MBCT).", ["mbct"]),
        ("They chose the Cognitive Behavioural Analysis System of Psychotherapy.", ["cbasp"]),
        ("Cognitive behavioural therapy was chosen.", ["cbt"]),
        ("She had intermittent theta-burst stimulation (iTBS).", ["theta-burst"]),
        ("Magnetic seizure therapy is not magnetic stimulation.", ["magnetic-seizure-therapy"]),
        ("Tricyclic antidepressants, or TCAs, and MAOIs.", ["tricyclics", "tricyclics", "maois"]),
        ("Monoamine oxidase inhibitors need a diet.", ["maois", "diet"]),
        ("Liothyronine, which is triiodothyronine.", ["liothyronine", "liothyronine"]),
        ("T3 augmentation was begun.", ["liothyronine"]),
        ("Free T3 and T4 were normal.", []),
        ("Enzymes of the TCA cycle were measured.", []),
        ("Spravato and Rexulti are brands.", ["esketamine", "brexpiprazole"]),
    ],
)
def test_the_longest_name_wins_and_a_test_of_the_blood_is_no_treatment(
    compiled: CompiledCodebook, sentence: str, concepts: list[str]
) -> None:
    text = f"A Title\n\n{sentence}"
    document = Document("sample", text, tuple(segment("sample", text)))
    assert [mention.concept for mention in find_mentions(document, compiled, (0,))] == concepts
