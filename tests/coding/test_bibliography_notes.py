"""What `check` says of references.bib is said by `code` too: nothing is read past in silence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from conftest import Outcome
from reviewbook.coding.bibliography_notes import told_of_bibliography
from reviewbook.project.review_folder import Project

DOUBTFUL = """\
@article{reed, title={Reeds}, year=2001, journal=shores}
@book{wren, title={Wrens}}
@incollection{part, title={A part}, year=2002, crossref={gone}}
@book{Wren, title={Other wrens of the shore}, year=2003, related={lost}}
@book{copy, title={Reeds}, year=2001, doi={10.1000/1}}
@book{copytwo, title={Reeds}, year=2001, doi={10.1000/1}}
"""
SAID = (
    "'reed' has journal = shores, a string not defined",
    "'wren' has no year",
    "'part' is part of 'gone', which is not there",
    "'wren' and 'Wren' differ only in case",
    "there is no reference 'lost'",
    "'copytwo' may be the same work as 'copy'",
)


@pytest.mark.parametrize("verb", ["code", "check"])
def test_code_says_of_the_references_what_check_says(
    garden: Project, run: Callable[..., Outcome], verb: str
) -> None:
    garden.bibliography.write_text(DOUBTFUL, encoding="utf-8")
    outcome = run("code", "--project", garden.root)
    assert outcome.status == 0
    if verb == "check":
        outcome = run("check", "--project", garden.root)
    said = " ".join(outcome.said.split())
    assert [one for one in SAID if one not in said] == []


def test_what_nothing_uses_is_one_line(garden: Project, run: Callable[..., Outcome]) -> None:
    garden.bibliography.write_text(DOUBTFUL.replace("related={lost}", ""), encoding="utf-8")
    said = run("code", "--project", garden.root).said
    assert said.count("used nowhere") == 1
    assert "6 entries of references.bib are used nowhere" in " ".join(said.split())


def test_many_notes_are_counted(garden: Project, run: Callable[..., Outcome]) -> None:
    titles = [f"{chr(97 + n) * 5} and {chr(98 + n) * 4}" for n in range(23)]
    entries = (f"@book{{k{n}, title={{{title}}}}}\n" for n, title in enumerate(titles))
    garden.bibliography.write_text("".join(entries), encoding="utf-8")
    run("code", "--project", garden.root)
    told = told_of_bibliography(garden).notes
    assert sum("has no year" in one for one in told) == 20
    assert told[20] == "3 more of references.bib: reviewbook check names them"


def test_a_bibliography_without_fault_is_not_spoken_of(
    garden: Project, run: Callable[..., Outcome]
) -> None:
    assert "references.bib" not in run("code", "--project", garden.root).said


def test_a_ledger_elsewhere_is_not_asked_for_keys(
    garden: Project, run: Callable[..., Outcome]
) -> None:
    garden.bibliography.write_text(DOUBTFUL, encoding="utf-8")
    outcome = run("code", "--project", garden.root, "--out", garden.root / "elsewhere")
    assert outcome.status == 0
    assert "no year" in outcome.said
    assert "used nowhere" not in outcome.said
