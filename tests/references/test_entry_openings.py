"""Entries whose form alone tells who wrote them and when: the model is not asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewbook.references.entry_contents import contents_of
from reviewbook.references.entry_openings import told_opening

TOLD = [
    ("Doe J, van der Roe RS. Hedges by night. Hedge Lett. 2010;5(3):4-9.", "doe roe", "2010"),
    ("Doe J. Hedges by night. Hedge Lett 2010 Mar 3;5:4-9.", "doe", "2010"),
    ("Doe J, Roe R, et al. Hedges. Hedge Lett 2010; 5: 4–9.", "doe roe others", "2010"),
    (
        "J. Doe, R. S. Roe, and A. Fern, “Hedges,” Hedge Lett., vol. 5, 2010.",
        "doe roe fern",
        "2010",
    ),
    ("J. Doe & R. Roe. Hedges. Hedge Lett. 5, 4–9 (2010).", "doe roe", "2010"),
    ("Doe, J., Roe, R. S. & Fern, A. Hedges. Hedge Lett. 5, 4–9 (2010).", "doe roe fern", "2010"),
    ("Doe, J., 2010. Hedges. Hedge Lett. 5, 4–9.", "doe", "2010"),
    ("Doe, J.; Roe, R. Hedges by night. Hedge Lett. 2010, 5, 4–9.", "doe roe", "2010"),
    ("Doe, Jane, and Richard S. Roe. 2010. “Hedges in 1904.” Hedge Letters 5.", "doe roe", "2010"),
    ("Doe, Jane. “Hedges.” Hedge Letters, vol. 5, 2010, pp. 4–9.", "doe", "2010"),
    ("Doe, J. (2010). Hedges. Hedge Letters, 5, 4–9.", "doe", "2010"),
    ("Roe RS, Doe J. Hedges [Internet]. York: Press; 2010 [cited 2014 May 2].", "roe doe", "2010"),
]
ASKED = [
    "Doe J, Roe R, for the HEDGE Investigators. Hedges. Hedge Lett. 2010;5:4.",
    "Doe, J. and Roe, R. and trans. Hedges. York, 2010.",
    "Doe, J. und Roe, R. Hecken. Heckenbriefe 5, 2010.",
    "J. Doe, Hedges from 1904 to 1913, Hedge Lett., 2010.",
    "Doe, J. Hedges. Forthcoming. Retrieved 3 May 2010 from example.org.",
    "Doe J, Roe R. Hedges. Hedge Lett. 2010;5:1904-11.",
    "U.S. Department of Hedges, Hedge counts, 2010.",
    "Vitamin D. York: Press; 2010.",
    "Garden Hedges. 2010. York: Press.",
]


@pytest.mark.parametrize(("written", "families", "year"), TOLD)
def test_authors_and_year_are_those_of_the_entry(written: str, families: str, year: str) -> None:
    said = contents_of(written)
    assert (" ".join(said.authors.families), said.dates) == (families, (year,))


def test_a_work_that_appeared_before_is_of_either_year() -> None:
    written = "Doe, J., 2010. Hedges by night. York: Press (original work published 1938)."
    assert contents_of(written).dates == ("2010", "1938")


@pytest.mark.parametrize("written", ASKED)
def test_what_leaves_a_doubt_is_left_to_the_model(written: str) -> None:
    assert told_opening(written) is None


@given(st.text(alphabet="Do eRJ.,;&“”()2019and\n", max_size=200))
def test_whoever_is_told_stands_first_and_has_a_year_behind(written: str) -> None:
    said = told_opening(written)
    assert said is None or (said.people and said.year in written[len(said.people) :])
    assert said is None or written.startswith(said.people)
