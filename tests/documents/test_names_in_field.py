"""Which names stand in a field that has room for one."""

from __future__ import annotations

import pytest

from reviewbook.documents.readers.names_in_field import people_in


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Ada Fern", ["Ada Fern"]),
        ("Fern, Ada", ["Fern, Ada"]),
        ("Fern, Ada; Moss, Max", ["Fern, Ada", "Moss, Max"]),
        ("Ada Fern, Max Moss", ["Ada Fern", "Max Moss"]),
        ("Ada Fern and Max Moss", ["Ada Fern", "Max Moss"]),
        ("A. Fern, M. B. Moss, and O. Plot", ["A. Fern", "M. B. Moss", "O. Plot"]),
        ("Fern, Ada and Moss, Max", ["Fern, Ada", "Moss, Max"]),
        ("Ada van der Fern, PhD", ["Ada van der Fern, PhD"]),
        ("Ministry of Soil and Water Works", ["Ministry of Soil and Water Works"]),
        ("Moss and Sons", ["Moss and Sons"]),
        ("Microsoft Office User", []),
        ("", []),
    ],
)
def test_several_names_are_parted_and_one_stays_whole(words: str, names: list[str]) -> None:
    assert people_in(words) == names
