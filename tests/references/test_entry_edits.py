"""What somebody relies on whose file is added to: every other character of it stays."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewbook.references.bibtex_file import read_bibliography
from reviewbook.references.entry_edits import with_fields

# As JabRef, Zotero (Better BibTeX), biber's users and hands write it.
FILE = """\
\ufeff% Encoding: UTF-8
@string{ams = "Annals of " # {Moss}}
@preamble{"\\\\newcommand{\\\\noop}[1]{}"}

Anything between two entries is a comment, even an address such as who(at)example.

@Article{jabref,
  author    = {Fern, Ada and {The Moss Society}},
  title     = {On {M}oss: a survey of \\"{O}rebro, 5\\% of it wet},
  journal   = ams,
  year      = {2001},
  file      = {:moss.pdf:PDF},
  groups    = {Walls, Northern\\; walls},
  owner     = {ada},
  timestamp = {2001.02.03},
}

@article{zotero,
	title = {On ferns},
	author = {Stein, Bo van der},
	date = {2019-05},
	journaltitle = {Fern Letters},
	langid = {english},
	keywords = {a, b}
}
@online{biber, title = "On {"}walls{"}", date = {2020/2021}, urldate = {2021-01-01}, xdata = {x}}
@xdata{x, title = {Walls}, publisher = {None}, year = 1999}
@BOOK(round, title={Round (and "square")}, author={Fern, Ada}, year=1999, month=jan)
@book{comma
 , title = {Comma first}
 , year = 2003
}
@comment{@article{jabref, title = {An entry that nobody reads}}}
@Comment{jabref-meta: grouping:
0 AllEntriesGroup:;
1 StaticGroup:Walls\\;0\\;1\\;\\;\\;\\;;
}
"""
KEYS = ("jabref", "zotero", "biber", "x", "round", "comma")
DOI = [("doi", "10.5555/moss")]


def line_of(text, word):
    return next(line for line in text.splitlines() if word in line)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("jabref", "  timestamp = {2001.02.03},\n  doi       = {10.5555/moss},\n}"),
        ("zotero", "\tkeywords = {a, b},\n\tdoi = {10.5555/moss}\n}"),
        ("biber", "xdata = {x}, doi = {10.5555/moss}}"),
        ("round", "month=jan, doi={10.5555/moss})"),
        ("comma", " , year = 2003,\n  doi = {10.5555/moss}\n}"),
    ],
)
def test_a_field_is_added_in_the_manner_of_its_entry(key, expected):
    made = with_fields(FILE, {key: DOI})
    assert expected in made
    before, _, after = made.partition(re.search(r",?\s*doi\s*=\s*\{10.5555/moss\}", made).group())
    assert len(before) + len(after) <= len(FILE)
    assert FILE.startswith(before)
    assert FILE.endswith(after)


def test_a_brace_on_the_line_below_stays_there():
    text = "% mine\n@misc \n {a,\n  note = {x},\n  doi = {},\n}\n@misc{b}\n"
    made = with_fields(text, {"a": [*DOI, ("year", "2001")]})
    assert made == text.replace("doi = {},", "doi = {10.5555/moss},\n  year = {2001},")


def test_line_ends_stay_what_they_are():
    windows = FILE.replace("\n", "\r\n")
    made = with_fields(windows, {"jabref": DOI, "zotero": DOI})
    assert made.count("\r\n") == windows.count("\r\n") + 2
    assert made.count("\n") == made.count("\r\n")
    assert with_fields(FILE, {"jabref": DOI, "zotero": DOI}) == made.replace("\r\n", "\n")


def test_the_entry_in_a_comment_is_left_alone():
    made = with_fields(FILE, {"jabref": DOI})
    assert "An entry that nobody reads}}}" in made
    assert made.count("10.5555") == 1


def test_the_copy_of_an_entry_in_a_comment_is_not_taken_for_it():
    entry = "@misc{a, title={One}}"
    made = with_fields(f"@comment{{{entry}}}\n{entry}\n", {"a": DOI})
    assert made == f"@comment{{{entry}}}\n@misc{{a, title={{One}}, doi={{10.5555/moss}}}}\n"


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("@misc{a,\n  doi = {},\n  n = 1,\n}", "@misc{a,\n  doi = {10.5555/moss},\n  n = 1,\n}"),
        ('@misc{a, DOI=" ", note=x}', "@misc{a, DOI={10.5555/moss}, note=x}"),
        ("@misc(a, note={x}, doi = {\n})", "@misc(a, note={x}, doi = {10.5555/moss})"),
    ],
)  # fmt: skip
def test_an_empty_field_is_filled_where_it_stands(entry, expected):
    assert with_fields(f"% mine\n{entry}\n", {"a": DOI}) == f"% mine\n{expected}\n"


def test_nothing_added_is_nothing_changed():
    assert with_fields(FILE, {}) == FILE


def test_the_file_of_this_review_reads_as_before(project, tmp_path):
    text = project.bibliography.read_text(encoding="utf-8")
    before = read_bibliography(project.bibliography)
    copy = tmp_path / "references.bib"
    copy.write_text(with_fields(text, {key: [("langid", "english")] for key in before}))
    after = read_bibliography(copy)
    assert after.keys() == before.keys()
    assert all(after[key].citation() == before[key].citation() for key in before)
    assert all(("langid", "english") in work.others for work in after.values())


@pytest.mark.parametrize(
    ("key", "fields"),
    [
        ("nobody", DOI), ("zotero", [("doi", "} @book{x, title={y}")]), ("zotero", [("a b", "1")]),
        ("zotero", [("doi", "{")]), ("jabref", [("title", "Another")]),
    ],
)  # fmt: skip
def test_what_would_break_the_file_is_refused(key, fields):
    with pytest.raises(ValueError, match="an entry is not found, or would read otherwise"):
        with_fields(FILE, {key: fields})


blanks = st.sampled_from([" ", "", "  ", "\n  ", "\t", "\r\n   ", "\n"])
values = st.one_of(
    st.text(
        st.characters(exclude_characters='{}"@\\#%=,', exclude_categories=["C"]), max_size=30
    ).map(lambda text: f"{{{text}}}"),
    st.sampled_from(
        ['"q {"} q"', "{a {nested, x = {1}} b}", "1999", 'jan # " 3"', "{a} # {b}", "{}"]
    ),
)
names = st.lists(
    st.sampled_from("title author year note groups file date-added x_y".split()),
    min_size=1, max_size=5, unique=True,
)  # fmt: skip
between = st.sampled_from(
    ["", "\n", "\n\n% a comment, a = {b}\n", "@comment{x}\n", "@string{s = {t}}\n", "words\r\n"]
)


@st.composite
def entries(draw, key):
    opening, closing = draw(st.sampled_from(["{}", "()"]))
    fields = [
        f"{draw(blanks)}{name}{draw(blanks)}={draw(blanks)}{draw(values)}" for name in draw(names)
    ]
    end = draw(st.sampled_from(["", ",", " ,", ",\n"])) + draw(blanks)
    return f"@article{opening}{key}," + ",".join(fields) + end + closing


@st.composite
def files(draw):
    keys = [f"k{number}" for number in range(draw(st.integers(1, 4)))]
    return keys, "".join(draw(between) + draw(entries(key)) + "\n" for key in keys) + draw(between)


@given(files(), st.data())
def test_of_any_file_only_what_is_added_differs(file, data):
    keys, text = file
    chosen = data.draw(st.lists(st.sampled_from(keys), unique=True, min_size=1))
    made = with_fields(text, {key: [("doi", f"10.5555/{key}"), ("pmid", "12")] for key in chosen})
    assert made.count("10.5555") == len(chosen)
    bare = made
    for key in chosen:
        added = re.search(rf",?\s*doi\s*=\s*\{{10\.5555/{key}\}},\s*pmid\s*=\s*\{{12\}}", bare)
        bare = bare[: added.start()] + bare[added.end() :]
    assert "".join(bare.replace(",", "").split()) == "".join(text.replace(",", "").split())
