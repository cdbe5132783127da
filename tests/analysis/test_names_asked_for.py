"""Whoever asks a review for what it does not have is told what there is."""

from __future__ import annotations

import copy
from pathlib import Path

import pandas as pd
import pytest

from reviewbook import Review, text_positions
from reviewbook.project.errors import InputError
from reviewbook.project.review_folder import Project


def test_of_the_review(garden: Project) -> None:
    review = Review(garden)
    with pytest.raises(AttributeError, match=r"no 'mention': did you mean 'mentions'\? There are"):
        _ = review.mention
    assert not hasattr(review, "foo")
    assert copy.copy(review).project == garden


def test_what_fails_is_not_said_to_be_missing(
    garden: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Review, "large", property(lambda review: review.project.foo))
    with pytest.raises(AttributeError, match="'Project' object has no attribute 'foo'"):
        _ = Review(garden).large


def test_of_the_columns_that_documents_can_be_counted_by(garden: Project) -> None:
    with pytest.raises(InputError, match=r"no column 'publishr': did you mean 'publisher'\?"):
        Review.open(garden.root, by="publishr")


def test_where_there_is_no_review_the_remedy_fits_a_notebook(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="name that folder") as found:
        Review.open(tmp_path / "nowhere")
    assert "--" not in str(found.value)


def test_of_the_columns_that_a_position_is_found_by(garden: Project) -> None:
    grouped = pd.DataFrame({"document": ["beans"], "n": [1]})
    with pytest.raises(InputError, match="no column passage, start: there are document, n"):
        text_positions(Review(garden), grouped)
    with pytest.raises(TypeError, match="not a str"):
        text_positions(Review(garden), "beans")
