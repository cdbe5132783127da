"""An entry becomes fields, whatever its style; what cannot be read is kept."""

from __future__ import annotations

from itertools import chain, pairwise, product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewbook.references.entry_parser.entry_tokens import one_line, split_tokens
from reviewbook.references.entry_parser.identifiers import find_identifiers
from reviewbook.references.entry_parser.label_model import MODEL, read_model, write_model
from reviewbook.references.entry_parser.listed_people import read_people
from reviewbook.references.entry_parser.parsed_entry import parse_entry
from reviewbook.references.entry_parser.written_date import read_date


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("https://doi.org/10.5555/a.b(1)c.", "doi", "10.5555/a.b(1)c"),
        ("doi: 10.5555/abc, 2001", "doi", "10.5555/abc"),
        ("(doi:10.5555/abc).", "doi", "10.5555/abc"),
        ("PubMed PMID: 12345678.", "pmid", "12345678"),
        ("arXiv:1504.01234v2 [cs]", "arxiv", "1504.01234v2"),
        ("arXiv preprint arXiv:1504.01234 (2015)", "arxiv", "1504.01234"),
        ("https://arxiv.org/abs/1504.01234", "arxiv", "1504.01234"),
        ("ISBN 0-00-000000-0.", "isbn", "0-00-000000-0"),
        ("ISBN-13: 978-0-00-000000-2", "isbn", "978-0-00-000000-2"),
        ("<https://example.org/a_(b)>.", "url", "https://example.org/a_(b)"),
        ("from example.org/peat, 2 May", "url", "example.org/peat"),
    ],
)
def test_an_identifier_is_known_by_its_form(text: str, kind: str, value: str) -> None:
    assert [(one.kind, one.value) for one in find_identifiers(text)] == [(kind, value)]


@pytest.mark.parametrize("text", ["12(3):45-67", "U.S. 205", "pp. 1904-1954", "e.g. this", "10.5"])
def test_numbers_and_stops_are_no_identifiers(text: str) -> None:
    assert find_identifiers(text) == []


@pytest.mark.parametrize(
    ("written", "people"),
    [
        ("Doe, J. A., & Roe, R.", ("Doe, J. A.", "Roe, R.")),
        ("Doe JA, Roe R", ("Doe, JA", "Roe, R")),
        ("J. A. Doe, R. Roe and M. Alder", ("Doe, J. A.", "Roe, R.", "Alder, M.")),
        ("Doe, Jane, and Richard Roe", ("Doe, Jane", "Roe, Richard")),
        ("Doe, Jane", ("Doe, Jane")),
        ("Jane Doe", ("Doe, Jane")),
        ("JA Doe & R Roe", ("Doe, JA", "Roe, R")),
        ("DOE, J.; ROE, R.", ("DOE, J.", "ROE, R.")),
        ("van der Berg, A., de Roos, B., & O'Neill, C.",
         ("van der Berg, A.", "de Roos, B.", "O'Neill, C.")),
        ("Anna van der Berg", ("van der Berg, Anna")),
        ("Doe, J., Jr., & Roe, R.", ("Doe, Jr., J.", "Roe, R.")),
        ("Jo Doe, Jr., Jane Roe, and M. Alder", ("Doe, Jr., Jo", "Roe, Jane", "Alder, M.")),
        ("Ó Briain S, Roe R", ("Ó Briain, S", "Roe, R")),
        ("Doe J, Roe R, et al.", ("Doe, J", "Roe, R", "others")),
        ("Doe, J., Roe, R., … Alder, M.", ("Doe, J.", "Roe, R.", "Alder, M.")),
        ("M. Oak & N. Pine (Eds.)", ("Oak, M.", "Pine, N.")),
        ("Doe Jr., Jane Ann", ("Doe Jr., Jane Ann",)),
        ("Doe, J. A. Jr. And Roe, R.", ("Doe, Jr., J. A.", "Roe, R.")),
        ("van der Berg, F., III, & Roe, R.", ("van der Berg, III, F.", "Roe, R.")),
        ("Doe H 3rd, Roe P Jr, Alder IV", ("Doe, 3rd, H", "Roe, Jr, P", "Alder, IV")),
        ("DOE Jane, ROE Richard", ("DOE, Jane", "ROE, Richard")),
        ("World Garden Organization", ("World Garden Organization")),
        ("Society for Peat and Turf", ("Society for Peat and Turf")),
        ("", ()),
    ],
)  # fmt: skip
def test_people_are_told_apart(written: str, people: tuple[str, ...] | str) -> None:
    assert read_people(written) == ((people,) if isinstance(people, str) else people)


@pytest.mark.parametrize(
    ("written", "date", "word"),
    [
        ("2019", "2019", ""),
        ("2019b", "2019", ""),
        ("2020, March 14", "2020-03-14", ""),
        ("14 Sept. 2020", "2020-09-14", ""),
        ("2016 Aug 9", "2016-08-09", ""),
        ("1999-02-28", "1999-02-28", ""),
        ("June 1987", "1987-06", ""),
        ("March/April 2003", "2003", ""),
        ("1917/1957", "1957", ""),
        ("n.d", "", ""),
        ("in press", "", "in press"),
        ("", "", ""),
    ],
)
def test_a_date_is_read_as_far_as_it_goes(written: str, date: str, word: str) -> None:
    assert read_date(written) == (date, word)


def test_lines_and_parted_words_are_joined() -> None:
    assert one_line("On pond-\n  keeping in\nwet soils") == "On pondkeeping in wet soils"
    assert one_line("A Post-\nWar garden") == "A Post- War garden"


@given(st.text(max_size=80))
def test_tokens_lose_nothing(text: str) -> None:
    tokens = split_tokens(text, find_identifiers(text))
    assert "".join("".join(token.text for token in tokens).split()) == "".join(text.split())
    assert all(text[token.start : token.end] == token.text for token in tokens)


@given(st.text(max_size=120))
def test_any_text_is_parsed_or_kept_whole(text: str) -> None:
    found = parse_entry(text)
    assert found.parsed or found.record.title == one_line(text)
    assert all(0 <= sure <= 1 + 1e-9 for sure in found.confidences.values())


def test_the_fields_of_an_article() -> None:
    found = parse_entry(
        "12. Alder, P. Q., & Birch, R. (2019). Why hedges fail: A study of forty gardens. Journal "
        "of Garden Science, 12(3), 45–67. https://doi.org/10.5555/hedge.45"
    )
    record = found.record
    assert record.kind == "article"
    assert record.authors == ("Alder, P. Q.", "Birch, R.")
    assert record.title == "Why hedges fail: A study of forty gardens"
    assert (record.date, record.container) == ("2019", "Journal of Garden Science")
    assert (record.volume, record.number, record.pages) == ("12", "3", "45–67")
    assert record.doi == "10.5555/hedge.45"
    assert found.confidences["doi"] == 1
    assert {"author", "title", "date", "container", "volume"} < found.confidences.keys()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Fern, L. (2007). Soil and silence. In M. Oak & N. Pine (Eds.), Handbook of quiet places "
         "(pp. 210–233). Hedge Press.", "incollection"),
        ("J. Doe and R. Roe, “Watering terraces,” in Proc. 9th Int. Conf. Garden Robotics, 2015, "
         "pp. 118–125.", "inproceedings"),
        ("Ivy, C. (1991). A theory of ponds. PhD thesis, University of Pondshire.", "phdthesis"),
        ("Doe, Jane. The Almanac of Small Failures. London: Hedge Press, 1987.", "book"),
    ],
)  # fmt: skip
def test_what_it_is_follows_from_its_fields(text: str, kind: str) -> None:
    assert parse_entry(text).record.kind == kind


# Title, container and date, with what stands around them in the style of another list.
WHOLE = [
    ("Alder, P. Ponds. Translated by Q. Birch. Leeds: Rowan, 1982.", "Ponds", "", "1982"),
    ("Alder, Peter. The Ponds. Edited and translated by Jo Fry. Leeds: Rowan, 1982.", "The Ponds",
     "", "1982"),
    ("Alder, P. 2003, The pond atlas, 3rd edn, Rowan & Sons, Brisbane.", "The pond atlas", "",
     "2003"),
    ("Peter Alder, The Hedge Considered (London: Rowan, 1998), pp. 20-25.", "The Hedge Considered",
     "", "1998"),
    ("ALDER, P. (2009), Planter une haie, Paris, Seuil.", "Planter une haie", "", "2009"),
    ("P. Alder and Q. Birch. Hedger's Guide. Rowan Publications, Leeds, 1979.", "Hedger's Guide",
     "", "1979"),
    ("Alder, P., Ponds of the north, Geographical Letters, v. 27, no. 8, April, pp. 12-26. 2000.",
     "Ponds of the north", "Geographical Letters", "2000"),
    ("Alder, P. (2000). Rest in winter. Sleep Notes, 3, 1-9.", "Rest in winter", "Sleep Notes",
     "2000"),
    ("P. Alder, Q. Birch, A Model of Ponds, to appear in ACM Transactions on Ponds.",
     "A Model of Ponds", "ACM Transactions on Ponds", ""),
    ("Alder P, Birch Q. Ponds. In: Cole R, ed. Walls. 2nd ed. Leeds: Staith; 2010:14-22.", "Ponds",
     "Walls", "2010"),
    ("Alder, P. (2002). Views of ponds. In Q. Birch (Ed.), Walls (25-50). Leeds: Rowan.",
     "Views of ponds", "Walls", "2002"),
    ("P. Alder. On ponds. In Reasoning about Walls: Proceedings of the 1986 Workshop, Hull, OR, "
     "1987. Reprinted in Readings in Walls, 1990, 3-9.", "On ponds",
     "Reasoning about Walls: Proceedings of the 1986 Workshop", "1987"),
    ("Alder, P. Rooms: The Use of Walls to Keep the Wind from Gardens, Garden Notes, 5 (3), 21-43, "
     "1987.", "Rooms: The Use of Walls to Keep the Wind from Gardens", "Garden Notes", "1987"),
    ("Alder, Peter, ed. Ponds in Rain. 3 vols. Leeds: Rowan, 1998.", "Ponds in Rain", "", "1998"),
    ("The Pond Dictionary. 1998. Oxford: Oxford University Press.", "The Pond Dictionary", "",
     "1998"),
    ("Ponds in rain. (1998, March 14). The Times, p. 4.", "Ponds in rain", "The Times",
     "1998-03-14"),
    ("P. ALDER et Q. BIRCH. Ponds 89, 2495 (1967).", "", "Ponds", "1967"),
    ("Alder P. Ponds. Accessed May 3, 2019. https://ponds.example.org/a", "Ponds", "", ""),
    ("Small Ponds Act of 1994, Pub. L. No. 103-999.", "Small Ponds Act of 1994", "", ""),
    ("Alder AC. 2001: a pond. Leeds: Rowan; 1968.", "2001: a pond", "", "1968"),
    ("Birch D. Ponds in 1984. New York: Rowan; 2001.", "Ponds in 1984", "", "2001"),
    ("Birch D. A pond in 1984. Pond Notes 2010;3:1-9.", "A pond in 1984", "Pond Notes", "2010"),
    ("Birch, Dora. 1984. Leeds: Rowan, 1949.", "1984", "", "1949"),
    ("Birch D. 1999. Walls. Leeds: Rowan; 2001.", "Walls", "", "1999"),
    ("Alder, Jane. Gulls. Leeds: Peter Oak, 1815.", "Gulls", "", "1815"),
    ("D. Alder, Fences, 3rd ed. Cambridge, MA: Meadow Press, 2001.", "Fences", "", "2001"),
    ("Alder, Jane, and Ann Roe. Emma. London: Peter Oak, 1815.", "Emma", "", "1815"),
    ("Alder, Bob. Reeds. London: Penguin, 2004.", "Reeds", "", "2004"),
    ("Alder, Z. (2009). Newts. London: Rowan.", "Newts", "", "2009"),
    ("Reeds and Mud Regulations 1998, SI 1998/141.", "Reeds and Mud Regulations", "", "1998"),
    ("Pond v Wall [1983] 2 AC 493.", "Pond v Wall", "AC", "1983"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title", "container", "date"), WHOLE)
def test_what_stands_around_a_field_is_no_part_of_it(
    text: str, title: str, container: str, date: str
) -> None:
    found = parse_entry(text)
    assert found.parsed
    assert (found.record.title, found.record.container) == (title, container)
    assert found.record.date == date


def test_the_people_of_an_entry_are_no_part_of_its_title() -> None:
    for text, people in (
        ("Alder, Jane. Moss. Leeds: Peter Oak, 1815.", "Alder"),
        ("o Alder, P. (2011). Moss and mud. Pond Notes, 3, 1-9.", "Alder"),
        ("Moss and Mud Regulations 1998, SI 1998/141.", ""),
        ("Moss v Wall [1983] 2 AC 493.", ""),
        ("Ewart, Tom, Una Finch, and Val Gould. Tar. Carlisle: Arch, 2002.", "Ewart Finch Gould"),
        ("Doe J, Roe R. Moss. Ponds. 2001;3:4-9.", "Doe Roe"),
        ("Doe, J., Roe, R. Moss. Leeds: Arch, 2002.", "Doe Roe"),
    ):
        record = parse_entry(text).record
        assert " ".join(name.partition(",")[0] for name in record.authors) == people
        assert record.title.startswith(("Tar", "Moss"))


def test_the_best_labels_are_those_of_trying_all(tmp_path: Path) -> None:
    labels = ["a", "b", "c"]
    states = {("x", "a"): 1.5, ("x", "b"): 1.25, ("y", "c"): 0.5, ("y", "a"): 0.75}
    steps = {("a", "a"): -1.0, ("a", "c"): 0.5, ("b", "a"): 2.0, ("c", "b"): 0.25}
    write_model(tmp_path / "m.npz", labels, states, steps)
    model = read_model(tmp_path / "m.npz")
    rows = [[("x",)], [("unknown",), ("y", "unknown")], [("x",)]]

    def weight(path: tuple[str, ...]) -> float:
        own = sum(
            states.get((name, label), 0)
            for groups, label in zip(rows, path, strict=True)
            for name in chain.from_iterable(groups)
        )
        return own + sum(steps.get(pair, 0) for pair in pairwise(path))

    paths = {path: np.exp(weight(path)) for path in product(labels, repeat=3)}
    best = max(paths, key=paths.__getitem__)
    found = model.label(rows)
    assert tuple(label for label, _ in found) == best
    for at, (label, sure) in enumerate(found):
        share = sum(value for path, value in paths.items() if path[at] == label)
        assert sure == pytest.approx(share / sum(paths.values()), abs=1e-3)


def test_a_model_is_written_the_same_each_time(tmp_path: Path) -> None:
    states = {("x", "a"): 0.5, ("w=é", "b"): -0.25}
    for name in ("one.npz", "two.npz"):
        write_model(tmp_path / name, ["a", "b"], states, {("a", "b"): 1.0})
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()


def test_the_model_is_small_and_its_weights_are_whole() -> None:
    assert MODEL.stat().st_size < 3_000_000
    model = read_model(MODEL)
    assert (model.weights.dtype, model.steps.dtype) == (np.int16, np.int64)
