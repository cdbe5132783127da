"""Texts that are added in another encoding, or look like something else: nothing is lost."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from reviewbook.documents.readers.likely_kinds import likely_kind
from reviewbook.documents.source_record import read_record
from reviewbook.project.review_folder import Project
from reviewbook.project.text_encodings import decode_other

ENGLISH = (
    "In the caf\u00e9\n\nWe dug in compost \u2013 \u201cleaf mould\u201d, as they say.\n"
    "It cost \u00a33, and that in May.\n"
)
GERMAN = "Die Bohnen kamen spät, größer als früher; über Zäunen wuchsen Äpfel.\n" * 3
POLISH = "Fasola wzeszła późno, a później przyszły deszcze; źdźbła były żółte.\n" * 3
RUSSIAN = "Бобы взошли поздно, потом пошли дожди, и листья стали жёлтыми.\n" * 3
JAPANESE = "豆の芽は遅く出ました。雨が一週間降りました。\n" * 3
ENCODED = [
    (ENGLISH, "cp1252", "windows-1252"),
    (ENGLISH, "mac_roman", "Mac Roman"),
    (ENGLISH, "utf-16", "UTF-16"),
    (ENGLISH, "utf-16-le", "UTF-16 without a byte order mark"),
    (ENGLISH, "utf-16-be", "UTF-16 without a byte order mark"),
    (GERMAN, "latin-1", "windows-1252"),
    (POLISH, "cp1250", "windows-1250"),
    (RUSSIAN, "cp1251", "windows-1251"),
    (RUSSIAN, "koi8_r", "KOI8-R"),
    (JAPANESE, "shift_jis", "Shift-JIS"),
    (JAPANESE, "iso2022_jp", "ISO-2022-JP"),
]


@pytest.mark.parametrize(("text", "codec", "name"), ENCODED)
def test_a_text_in_another_encoding_is_decoded(text: str, codec: str, name: str) -> None:
    raw = text.replace("\n", "\r\n").encode(codec)
    assert decode_other(raw) == (text, name, 0)


def test_lines_that_are_utf8_stay_among_others() -> None:
    raw = ENGLISH.encode() + ENGLISH.encode("cp1252")
    assert decode_other(raw) == (ENGLISH * 2, "windows-1252", 3)


def test_bytes_of_no_known_encoding_are_not_guessed() -> None:
    assert decode_other(b"Beans \xa6\xa6\xa6 came") is None


def said_of(project: Project) -> list[dict[str, str]]:
    path = project.data / "refused.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return [*csv.DictReader(file)]


@pytest.mark.parametrize("codec", ["cp1252", "utf-16", "utf-16-le"])
def test_what_is_added_is_converted_and_kept(
    run, garden: Project, tmp_path: Path, codec: str
) -> None:
    file = tmp_path / "cafe.txt"
    file.write_bytes(ENGLISH.encode(codec))
    done = run("add", "--project", garden.root, file)
    assert done.status == 0 and "read as" in done.said
    texts = garden.data / "documents"
    assert (texts / "cafe.txt").read_text(encoding="utf-8") == ENGLISH
    assert (texts / "cafe.original").read_bytes() == file.read_bytes()
    record = read_record(texts / "cafe.source.json")
    assert (record.file, record.characters) == ("cafe.original", len(ENGLISH))
    assert "read as" in record.notes[0]
    coded = run("code", "--project", garden.root)
    assert coded.status == 0 and "not read" not in coded.said
    again = run("add", "--project", garden.root, file)
    assert again.status == 0 and "unchanged: cafe" in again.said


def test_marks_of_markdown_go_and_a_text_of_no_known_encoding_is_refused(
    run, garden: Project, tmp_path: Path
) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "marked.md").write_bytes(
        "# Caf\u00e9\n\nIt *feeds* na\u00efve soil.\n".encode("cp1252")
    )
    (folder / "odd.txt").write_bytes(b"Beans \xa6\xa6\xa6 came")
    done = run("add", "--project", garden.root, folder)
    assert done.status == 1 and "odd.txt:1: not UTF-8" in done.said
    made = (garden.data / "documents/marked.txt").read_text(encoding="utf-8")
    assert made == "Caf\u00e9\n\nIt feeds na\u00efve soil.\n"


def test_what_looks_like_something_else_is_read_and_said_until_it_is_gone(
    run, garden: Project, tmp_path: Path
) -> None:
    file = tmp_path / "export.txt"
    file.write_text("Record #1 of 1\nID: CN-1\nAU: Moss A\nTI: Compost\nYR: 2019\nAB: It came.\n")
    added = run("add", "--project", garden.root, file)
    assert added.status == 0 and "looks like an export of Cochrane" in added.said
    coded = run("code", "--project", garden.root)
    assert coded.status == 0
    assert "export.txt: looks like an export of Cochrane, and is read as a text" in coded.said
    (row,) = said_of(garden)
    assert row["file"] == "data/documents/export.txt" and "export of Cochrane" in row["reason"]
    assert row["remedy"]
    (garden.data / "documents/export.txt").write_text("Beans came up.\n")
    assert run("code", "--accept-changed", "--project", garden.root).status == 0
    assert said_of(garden) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1. J Rest. 2019.\n\nRest.\n\nPMID: 12345678  [Indexed for MEDLINE]\n", "PubMed"),
        ("1: Moss A. Rest at night. J Rest. 2019;1:1-9. PMID: 12345678.\n", "PubMed"),
        ("Title: Rest\n\nAuthors: Moss A\n\nAbstract: We rest.\n\nKeywords: rest\n", ""),
        ("Rest\n\n1: One rests, as Moss (PMID: 12345678) says.\n", ""),
    ],
)
def test_an_export_of_pubmed_is_told_from_an_article(text: str, kind: str) -> None:
    assert likely_kind(text.encode()).removeprefix("an export of ") == kind
