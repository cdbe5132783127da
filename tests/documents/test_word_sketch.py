"""What a sketch of a text's words tells of two texts."""

from __future__ import annotations

import pytest

from reviewbook.documents.word_sketch import KEPT, shared_words, sketch_words

WORDS = [f"word{number}" for number in range(900)]


@pytest.mark.parametrize(("shared", "least", "most"), [(900, 1, 1), (600, 0.3, 0.7), (0, 0, 0)])
def test_two_texts_share_about_as_many_words_as_their_sketches(shared, least, most):
    # Of 1,200 words two texts of 900 hold 600 both: a half.
    other = [*WORDS[:shared], *(f"other{number}" for number in range(900 - shared))]
    one, two = (sketch_words(" ".join(words)) for words in (WORDS, other))
    assert len(one) == len(two) == KEPT
    assert least <= shared_words(one, two) <= most


def test_case_punctuation_order_and_repetition_make_no_other_text():
    sketch = sketch_words("Frogs, and toads.")
    assert sketch == sketch_words("toads AND frogs and\n\nfrogs")
    assert shared_words(sketch, sketch_words("Frogs and newts.")) == 0.5
    assert shared_words([], []) == 1
    assert sketch_words(". - !") == []
