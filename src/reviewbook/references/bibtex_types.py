"""Types and fields of a BibTeX file that are slips of the pen, with what may be meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path

from bibtexparser import model

from reviewbook.project.errors import InputError

_TYPES = frozenset(
    (
        # BibTeX
        "article book booklet conference inbook incollection inproceedings manual mastersthesis"
        " misc phdthesis proceedings techreport unpublished"
        # biblatex
        " artwork audio bibnote bookinbook collection commentary dataset electronic image"
        " inreference jurisdiction legal legislation letter movie music mvbook mvcollection"
        " mvproceedings mvreference online patent performance periodical reference report review"
        " set software standard suppbook suppcollection suppperiodical thesis video www xdata"
        " customa customb customc customd custome customf"
        # what programs and styles write beside these
        " archive blog case comment data film game interview law lecture magazine map media"
        " newspaper preprint presentation podcast slides talk url webpage website"
        " bachelorsthesis bachelorthesis masterthesis undergraduatethesis"
        " softwareversion softwaremodule codefragment"
    ).split()
)
# What would be missed, and what is near to one of these and means something else.
_FIELDS = ("author", "editor", "title", "year", "journal", "booktitle", "publisher")
_ALSO = frozenset((*_FIELDS, "editora", "editorb", "editorc", "journaltitle"))
_ALIKE = 0.8


def misspelt(entries: Iterable[model.Entry], path: Path) -> Iterator[InputError]:
    """Yield what is nearly a type or a field that there is, with its line and that word.

    A field is named where the entry lacks what it may be meant for, which would be lost.
    """
    for entry in entries:
        written = entry.entry_type.lower()
        nearest = get_close_matches(written, _TYPES, 1, _ALIKE) if written not in _TYPES else []
        if nearest:
            problem = f"the entry '{entry.key}' is of a type that there is not: @{written}"
            yield _note(problem, f"write @{nearest[0]} if", entry, path)
        lacking = [name for name in _FIELDS if name not in entry]
        for field in entry.fields:
            near = () if field.key in _ALSO else get_close_matches(field.key, lacking, 1, _ALIKE)
            if near:
                problem = f"the entry '{entry.key}' has a field {field.key}, and no {near[0]}"
                yield _note(problem, f"write {near[0]} if", field, path)


def _note(problem: str, remedy: str, at: model.Entry | model.Field, path: Path) -> InputError:
    line = (at.start_line or 0) + 1
    return InputError(problem, file=path, line=line, remedy=f"{remedy} that is meant")
