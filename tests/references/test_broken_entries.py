"""An entry of a BibTeX file that cannot be read is named and kept; the others are read."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from reviewbook.project.errors import InputError
from reviewbook.references.bibtex_file import read_bibliography
from reviewbook.references.entry_edits import with_fields

BEFORE = """@string{tides = "Tide Letters"}

@article{ash2001,
  author = {Ash, B.},
  title = {Ponds in spring},
  journal = tides,
  year = 2001,
}

"""
AFTER = """
@book{oak2003,
  author = {Oak, C.},
  title = {Ice and {Moss}},
  year = {2003}
}

@misc{yew2004, author = "Yew, D.", title = "Reeds", year = 2004}
"""
SOUND = ["ash2001", "oak2003", "yew2004"]
# What stands between the two; the line of it that is named, from 1; what is said of it; its key.
BROKEN = [
    ("@book{elm,\n  title = {Open,\n  year = 2002\n}\n", 1, "has no end", "elm"),
    ("@book{elm,\n  title = {Open {twice},\n  year = {2002}\n}\n", 1, "has no end", "elm"),
    ("@book{elm,\n  title = {One},\n  year = {2002\n}\n", 1, "has no end", "elm"),
    ("@book{elm,\n  title = {One},\n  year = {2002}\n", 1, "has no end", "elm"),
    ("@book{elm,\n  title = {One},\n  year = {2002},\n", 1, "has no end", "elm"),
    ("@book{elm,\n  title = {One},\n  year =\n", 1, "has no end", "elm"),
    ("@book{elm,\n  title = {One}, year\n", 1, "elm", "elm"),
    ("@book{elm,\n", 1, "elm", "elm"),
    ("@book{elm\n", 1, "elm", "elm"),
    ("@book{\n", 1, "the entry", ""),
    ('@book{elm,\n  title = "Open,\n  year = 2002\n}\n', 1, "has no end", "elm"),
    ('@book{elm,\n  title = "Open,\n  year = "2002"\n}\n', 1, "has no end", "elm"),
    ('@book{elm,\n  title = "A "word" in it",\n  year = 2002\n}\n', 2, "behind the end", "elm"),
    ('@book{elm,\n  title = {One",\n  year = 2002\n}\n', 1, "has no end", "elm"),
    ('@book{elm,\n  title = "One},\n  year = 2002\n}\n', 1, "has no end", "elm"),
    ("@book{elm,\n  title = {One}\n  year = 2002\n}\n", 2, "no comma between", "elm"),
    ('@book{elm,\n  title = "One"\n  year = 2002\n}\n', 2, "no comma between", "elm"),
    ("@book{elm,\n  year = 2002\n  title = {One}\n}\n", 2, "no comma between", "elm"),
    ("@book{elm,\n  journal = tides\n  title = {One}\n}\n", 2, "no comma between", "elm"),
    ("@book{elm\n  title = {One},\n  year = 2002\n}\n", 1, "no comma behind its key", "elm"),
    ("@book{elm title = {One}, year = 2002}\n", 1, "no comma behind its key", "elm"),
    ("@mi sc{elm, title = {One}, year = 2002}\n", 1, "type behind this @", ""),
    ("@book-x{elm,\n  title = {One},\n}\n", 1, "type behind this @", ""),
    ("@m=isc{elm, title = {One}}\n", 1, "type behind this @", ""),
    ("@book,{elm, title = {One}}\n", 1, "type behind this @", ""),
    ("@bookelm, title = {One}, year = 2002}\n", 1, "type behind this @", ""),
    ("@book{title = {One}, year = 2002}\n", 1, "no key", ""),
    ("@book{, title = {One}, year = 2002}\n", 1, "no key", ""),
    ("@book{\n  title = {One},\n  year = 2002\n}\n", 1, "no key", ""),
    ("@book{ash2001, title = {Two}, year = 2002}\n", 1, "'ash2001' is taken by line 3", "ash2001"),
    ("@book{{elm}, title = {One}, year = 2002}\n", 1, "key in braces", "elm"),
    ("@book{el m, title = {One}, year = 2002}\n", 1, "a blank in its key", "el m"),
    ('@book{e"lm, title = {One}, year = 2002}\n', 1, "in it", "e"),
    ("@book{elm, title = {One}, title = {Two}, year = 2002}\n", 1, "twice: title", "elm"),
    ("@book{elm, title = {One}, Title = {Two}, year = 2002}\n", 1, "twice: title", "elm"),
    ("@book{elm,\n  title {One},\n  year = 2002\n}\n", 2, "without its =", "elm"),
    ("@book{elm,\n  title: {One},\n  year = 2002\n}\n", 2, "without its =", "elm"),
    ("@book{elm,\n  title == {One},\n  year = 2002\n}\n", 2, "a second =", "elm"),
    ("@book{elm,\n  title = {One},,\n  year = 2002\n}\n", 2, "without its =", "elm"),
    ("@book{elm,\n  title = {One};\n  year = 2002\n}\n", 2, "behind the end of title", "elm"),
    ("@book{elm,\n  title = {One}, % new\n  year = 2002\n}\n", 3, "else before the field", "elm"),
    ("@book{elm,\n  title = {One}},\n  year = 2002\n}\n", 2, "outside of any entry", "elm"),
    ("@book{elm,\n  title = {One},\n  year = 2002\n}\n}\n", 5, "outside of any entry", "elm"),
    ("@book{elm,\n  title = {One}},\n  note = {a}b},\n year = 1}\n", 2, "outside", "elm"),
    ("@book(elm,\n  title = {One},\n  year = 2002\n}\n", 1, "does not end with )", "elm"),
    ("@book{elm,\n  title = {One},\n  year = 2002\n)\n", 1, "has no end", "elm"),
    ("book{elm,\n  title = {One},\n  year = 2002\n}\n", 1, "lost its @", "elm"),
    ("@ book{elm,\n  title = {One},\n  year = 2002\n}\n", 1, "a blank parts the @", "elm"),
    ("@{elm,\n  title = {One},\n  year = 2002\n}\n", 1, "no type", ""),
    ("@book{elm}\n", 1, "nothing but its key", "elm"),
    ("@book{elm, year = 2002}\n", 1, "no title", "elm"),
    ("@book{elm, title = {One}, year = {soon}}\n", 1, "malformed year", "elm"),
    ("@book{elm, title = {One},\n doi = {10.5555/a b}}\n", 2, "malformed doi", "elm"),
    ("@book{elm, title = {One},\n author = {A, B, C, D, E}}\n", 2, "unreadable author", "elm"),
    ("@book{elm,\n  title = {O\x01ne},\n  year = 2002\n}\n", 2, "control character", "elm"),
    ("@book{elm,\n  title = {O\0ne},\n  year = 2002\n}\n", 2, "control character", "elm"),
    ("@book{elm,\n  title = {É\udce9},\n  year = 2002\n}\n", 2, "not UTF-8 in title: 0xe9", "elm"),
    ("@book{elm\udcff,\n  title = {É},\n  year = 2002\n}\n", 1, "in its type or key", "elm\ufffd"),
    ("@book{elm,\n  ti\udcfftle = {É},\n  year = 2002\n}\n", 2, "not UTF-8", "elm"),
    ("@book{elm,\n title = {" + "{" * 400 + "x" + "}" * 400 + "}}\n", 2, "in each other", "elm"),
    ("@book{elm,\n<<<<<<< HEAD\n  title = {A},\n=======\n  title = {B},\n>>>>>>> b\n}\n", 1,
     "signs of a merge", "elm"),
    ("@book elm,\n  title = {One},\n  year = {2002}\n}\n", 1, "no brace behind its type", "elm"),
    ("@book{elm\n  author = {{Elm Trust}},\n  title = {{One}}\n}\n", 1, "no comma behind its key",
     "elm"),
    ("@string{moss = {Moss\n", 1, "@string has no end", ""),
    ("@comment{of somebody\n", 1, "@comment has no end", ""),
    ("@preamble{\"x\n", 1, "@preamble has no end", ""),
]  # fmt: skip


def write(folder: Path, text: str) -> Path:
    path = folder / "some.bib"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    return path


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize(("text", "line", "problem", "key"), BROKEN)
def test_a_broken_entry_is_named_and_its_neighbours_are_read(
    tmp_path: Path, text: str, line: int, problem: str, key: str, ends: str
) -> None:
    file = write(tmp_path, (BEFORE + text + AFTER).replace("\n", ends))
    found = read_bibliography(file)
    sound = read_bibliography(write(tmp_path, BEFORE + AFTER))
    assert [*found] == SOUND
    assert [replace(work, line=1) for work in found.values()] == [
        replace(work, line=1) for work in sound.values()
    ]
    first = found.broken[0]
    assert len({one.line for one in found.broken}) == 1, "one entry is broken"
    assert problem in first.error.problem and key in first.error.problem
    assert first.error.line == BEFORE.count("\n") + line
    assert (first.error.file, bool(first.error.remedy)) == (tmp_path / "some.bib", True)
    assert first.key == key
    assert not found.notes


def test_a_file_may_be_broken_in_many_places(tmp_path: Path) -> None:
    every = "\n".join(text for text, *_ in BROKEN if "ash2001" not in text)
    found = read_bibliography(write(tmp_path, every + BEFORE + every + AFTER + every))
    assert [key for key in found if key in SOUND] == SOUND
    assert len(found) == len(SOUND)


def test_entries_that_have_lost_their_sign_are_two(tmp_path: Path) -> None:
    text = "book{elm, title = {Open}}\nbook{fir, title = {Shut}, doi = {10.5555/shut}}\n"
    (path := tmp_path / "references.bib").write_text(BEFORE + text + AFTER)
    found = read_bibliography(path)
    seems = {key: (work.title, work.doi) for key, work in found.unread.items()}
    assert seems == {"elm": ("Open", None), "fir": ("Shut", "10.5555/shut")}


@pytest.mark.parametrize("text", ["@book{elm, title = {Open", "@book{elm,\n  year = 2001\n}\n"])
def test_a_file_of_nothing_but_a_broken_entry_is_one_without_works(
    tmp_path: Path, text: str
) -> None:
    found = read_bibliography(write(tmp_path, text))
    assert (dict(found), [one.key for one in found.broken]) == ({}, ["elm"])


def test_no_entry_inherits_from_a_broken_one(tmp_path: Path) -> None:
    text = """@inproceedings{part, title = {Reeds}, year = 2004, crossref = {whole}}
@proceedings{whole, title = {Shores} publisher = {Quill}}
"""
    found = read_bibliography(write(tmp_path, text))
    assert (found["part"].container, found["part"].publisher) == (None, None)
    assert [note.problem for note in found.notes] == [
        "the entry 'part' is part of 'whole', which cannot be read"
    ]


def test_a_whole_file_in_another_encoding_is_refused_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "some.bib"
    for raw in ("@book{a,\n  title = {Café}}".encode("latin-1"), BEFORE.encode("utf-16")):
        file.write_bytes(raw)
        with pytest.raises(InputError, match="not UTF-8"):
            read_bibliography(file)


def test_a_byte_that_is_no_utf8_between_entries_is_noted(tmp_path: Path) -> None:
    found = read_bibliography(write(tmp_path, BEFORE + "% \udcff É\n" + AFTER))
    assert [*found] == SOUND
    assert [(note.line, "0xff" in note.problem) for note in found.notes] == [(10, True)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "@article{elm,\n  author = {Elm, E. and {Pond Board}},\n  title = {Open {Water},\n"
            "  year = 2002,\n  doi = {10.5555/elm}\n}\n",
            ("Open Water", ("Elm, E.", "Pond Board"), 2002, "10.5555/elm"),
        ),
        (
            '@article{elm, title = "Open" author = {M{\\"u}ller, J.}, date = {2002-03}}\n',
            ("Open", ("Müller, J.",), 2002, None),
        ),
        ("@article{elm, author = {A, B, C, D}, title = {Open}}\n", ("Open", (), None, None)),
        (
            "article{elm,\n author = {Elm, E.},\n title = {Open}\n}",
            ("Open", ("Elm, E.",), None, None),
        ),
    ],
)
def test_what_a_broken_entry_seems_to_be_is_told(
    tmp_path: Path, text: str, told: tuple[object, ...]
) -> None:
    work = read_bibliography(write(tmp_path, BEFORE + text + AFTER)).unread["elm"]
    assert (work.title, work.authors, work.year, work.doi) == told


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("text", [text for text, *_ in BROKEN])
def test_fields_are_added_around_a_broken_entry_which_stays_as_it_is(text: str, ends: str) -> None:
    before = (BEFORE + text + AFTER + text + AFTER.replace("oak", "fir")).replace("\n", ends)
    fields = [("note", "Said of 10.5555/moss")]
    made = with_fields(before, dict.fromkeys(("ash2001", "oak2003", "fir2003"), fields))
    assert made.count("10.5555/moss") == 3
    assert made.count(text.replace("\n", ends)) == 2
    rest = re.sub(r"\s*note = \{Said of 10.5555/moss\}", "", made)
    assert rest.replace(",", "") == before.replace(",", "")
