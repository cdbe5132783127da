"""What a reader relies on when texts are read, and when they cannot be."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from reviewbook.coding.batches import Collection
from reviewbook.documents import readers
from reviewbook.documents.document import (
    Document,
    ManifestRow,
    clean_texts,
    load,
    read_document,
    text_fingerprint,
)
from reviewbook.documents.unread_files import alike_documents, passed_over
from reviewbook.ledger.csv_files import csv_text
from reviewbook.ledger.tables import Tables
from reviewbook.project.errors import InputError, InputErrors
from reviewbook.project.storage import Folder

NAMES = ["jivan", "alleviant", "loneliness", "mindmorphr", "overview"]
BEANS = "Late Beans\n\nThey came up in June.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "beans.txt").write_text(BEANS, encoding="utf-8")
    return folder


def problem(row: ManifestRow, folder: Path) -> InputError:
    with pytest.raises(InputError) as raised:
        load(row, folder)
    assert raised.value.remedy
    assert str(raised.value.file).startswith(str(folder))
    return raised.value


# The five documents


def test_the_five_documents_come_in_the_order_of_display(tables: Tables) -> None:
    assert [row.document for row in tables["documents"]] == NAMES


@pytest.mark.parametrize(
    ("document", "characters", "words"),
    [
        ("jivan", 5173, 736),
        ("alleviant", 3480, 479),
        ("loneliness", 8476, 1250),
        ("mindmorphr", 12261, 1730),
        ("overview", 5010, 756),
    ],
)
def test_a_document_is_as_long_as_its_row_says(
    tables: Tables, document: str, characters: int, words: int
) -> None:
    row = next(row for row in tables["documents"] if row.document == document)
    assert (row.characters, row.words) == (characters, words)


def test_the_words_of_the_passages_are_the_words_of_the_document(tables: Tables) -> None:
    markers = {"jivan": 12, "mindmorphr": 11, "overview": 23}  # they stand in no passage
    for row in tables["documents"]:
        inside = sum(p.words for p in tables["passages"] if p.document == row.document)
        assert inside == row.words - markers.get(row.document, 0)


def test_the_rows_are_what_the_files_measure(tables: Tables, texts_folder: Path) -> None:
    rows = tables["documents"]
    assert [read_document(row, texts_folder)[1] for row in rows] == rows


def test_a_fingerprint_is_of_the_file_and_of_its_clean_text(
    tables: Tables, texts_folder: Path, documents: dict[str, Document]
) -> None:
    row = tables["documents"][0]
    assert row.sha256 == hashlib.sha256((texts_folder / row.file).read_bytes()).hexdigest()
    assert row.text_sha256 == text_fingerprint(documents[row.document].text)
    assert row.sha256 != row.text_sha256, "jivan was repaired"


def test_only_jivan_was_changed_by_reading_it(tables: Tables) -> None:
    changed = [row.document for row in tables["documents"] if row.sha256 != row.text_sha256]
    assert changed == ["jivan"]


# New files


def listed(folder: Path, *known: ManifestRow) -> list[ManifestRow]:
    """The rows of the documents to code, as `reviewbook code` finds them."""
    manifest = folder.with_name("documents.csv")
    manifest.write_text(csv_text(ManifestRow._fields, known), encoding="utf-8")
    with Collection(manifest, Folder(folder)) as collection:
        return [row for row, _ in collection.rows()]


def test_a_new_file_gets_a_row_and_a_known_one_keeps_its_own(folder: Path) -> None:
    (folder / "peas.md").write_text("Peas\n", encoding="utf-8")
    known = ManifestRow("late-beans", title="Late Beans", file="beans.txt")
    assert listed(folder, known) == [known, ManifestRow("peas", file="peas.md")]


@pytest.mark.parametrize("name", ["README.md", "readme.txt", "notes.xyz", "._a.txt"])
def test_what_is_no_document_gets_no_row(folder: Path, name: str) -> None:
    (folder / name).write_text("Words\n", encoding="utf-8")
    assert [row.file for row in listed(folder)] == ["beans.txt"]


def test_new_files_come_in_the_order_of_their_names(folder: Path) -> None:
    for name in ("c.txt", "a.md", "b.TXT"):
        (folder / name).write_text("Words\n", encoding="utf-8")
    assert [row.document for row in listed(folder)] == ["a", "b", "beans", "c"]


def test_files_that_nobody_reads_are_named(folder: Path) -> None:
    for name in ("paper.pdf", "notes", "a.docx", "peas.md", "README.rst", ".hidden"):
        (folder / name).touch()
    (folder / "pictures").mkdir()
    for hidden in (".late.txt", "._a.txt", ".gitignore"):
        (folder / hidden).touch()
    note, hidden_texts = passed_over(Folder(folder))
    assert hidden_texts == "not read, being hidden: .late.txt"
    assert note == "not read, being none of .txt, .md, .markdown: a.docx, notes, paper.pdf"


@pytest.mark.skipif(os.name == "nt", reason="links and pipes of Unix")
def test_what_is_no_file_is_told_apart(folder: Path) -> None:
    (folder / "gone.txt").symlink_to("nowhere.txt")
    os.mkfifo(folder / "pipe.txt")
    (folder / "more").mkdir()
    (folder / "more" / "peas.txt").touch()
    (folder / "~$lock.txt").touch()
    assert [*passed_over(Folder(folder))] == [
        "not read, being links that lead nowhere: gone.txt",
        "not read, being no plain files: pipe.txt",
        "folders are not looked into; move their texts up, out of: more/",
    ]


def test_a_text_that_is_there_twice_and_names_that_differ_in_capitals_are_noted() -> None:
    rows = [ManifestRow(name, text_sha256=mark) for name, mark in (("a", "1"), ("b", "1"))]
    assert [*alike_documents(rows)] == [
        "the same text, counted more than once, stands in: a.txt, b.txt"
    ]
    rows = [ManifestRow(name, text_sha256=name) for name in ("peas", "Peas", "beans")]
    assert [*alike_documents(rows)] == [
        "on Windows and macOS these are one name: Peas.txt, peas.txt"
    ]


@pytest.mark.skipif(os.name == "nt", reason="Windows holds no such names")
@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("a\nb", "a line break"),
        ("a\rb", "a line break"),
        ("a\tb", "a control character"),
        ("a\u202eb", "turns the order"),
        ("=cmd", "a formula"),
        ("\uff1dcmd", "a formula"),
        ("+1", "a formula"),
        ("@x", "a formula"),
        (" ", "nothing that is seen"),
        ("\u200b", "nothing that is seen"),
        ("a ", "begins or ends with a blank"),
    ],
)
def test_a_name_that_does_harm_in_tables_or_on_pages_is_refused_before_anything_is_read(
    folder: Path, name: str, problem: str
) -> None:
    (folder / f"{name}.txt").write_bytes(b"\0 is never looked at")
    with pytest.raises(InputErrors, match=problem) as raised:
        listed(folder)
    assert "rename" in raised.value.errors[0].remedy


@pytest.mark.parametrize("name", ["a\u202eb", "=cmd", " ", "a ", "a\tb", "a\x1bb"])
def test_a_row_of_the_manifest_may_not_give_such_a_name_either(folder: Path, name: str) -> None:
    rows = (ManifestRow("beans", file="beans.txt"), ManifestRow(name, file="peas.txt"))
    with pytest.raises(InputError, match="row 3: the name") as refused:
        listed(folder, *rows)
    assert refused.value.line == 3


def test_names_that_windows_cannot_hold_are_noted() -> None:
    names = ("con", "NUL.1", "a:b", "a?", "console", "a.b", "a'b")
    (note,) = alike_documents(ManifestRow(name, text_sha256=name) for name in names)
    assert note == "Windows cannot hold files of these names: NUL.1.txt, a:b.txt, a?.txt, con.txt"


@pytest.mark.parametrize("name", ["x" * 251, "\u00e9" * 125, "a\u00a0b", "#1", "a%20b", "'a'"])
def test_any_other_name_is_carried_through(folder: Path, name: str) -> None:
    (folder / f"{name}.txt").write_text("Peas\n", encoding="utf-8")
    assert name in [row.document for row in listed(folder)]


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"%PDF-1.7\n\xd0", "a PDF"),
        (b"Sent to you\n\n%PDF-1.7\n1 0 obj\n<</Pages 2 0 R>>", "a PDF"),
        (b"\n<!DOCTYPE html><html><title>Beans</title></html>", "HTML"),
        (b"<?xml version='1.0'?>\n<article>", "XML"),
        (b"PK\x03\x04", "a ZIP archive"),
        (b"\xef\xbb\xbfTY  - JOUR\nAU  - Bean\nER  - ", "a RIS export"),
        (b"@article{bean2020,\n  title = {Beans}}", "BibTeX"),
        ("Beans came up in June".encode("utf-16-le"), "UTF-16"),
        ("Beans came up in June".encode("utf-16-be"), "UTF-16"),
    ],
)
def test_what_is_no_text_is_named_whatever_it_is_called(
    folder: Path, raw: bytes, kind: str
) -> None:
    for name in ("beans.txt", "beans.md"):
        (folder / name).write_bytes(raw)
        error = problem(ManifestRow("beans", file=name), folder)
        assert f"this is {kind}" in error.problem
        assert error.remedy


@pytest.mark.parametrize(
    "text",
    ["@home with beans", "% of beans, by year", "[1] Beans", "Title of beans, by year"],
)
def test_what_only_looks_like_it_is_read(folder: Path, text: str) -> None:
    (folder / "beans.txt").write_text(text)
    assert load(ManifestRow("beans"), folder)[0].text == text


# One document


def test_what_is_measured_is_filled_in_and_the_rest_kept(folder: Path) -> None:
    document, row = load(ManifestRow("beans", title="Late Beans", genre="column"), folder)
    assert (row.genre, row.file, row.characters, row.words, row.repairs) == (
        *("column", "beans.txt", len(BEANS), 7, 0),
    )
    assert (document.name, document.text, document.title) == ("beans", BEANS, "Late Beans")
    assert [passage.zone for passage in document.passages] == ["title", "prose"]


def test_a_missing_file_is_named(folder: Path) -> None:
    error = problem(ManifestRow("peas", file="peas.txt"), folder)
    assert Path(str(error.file)).name == "peas.txt"
    assert "cannot be read" in error.problem


def test_a_folder_in_place_of_a_file_cannot_be_read(folder: Path) -> None:
    (folder / "peas.txt").mkdir()
    assert "cannot be read" in problem(ManifestRow("peas"), folder).problem


def test_an_empty_file_is_refused(folder: Path) -> None:
    (folder / "peas.txt").write_text(" \n\n")
    assert "empty" in problem(ManifestRow("peas"), folder).problem


def test_a_file_that_is_not_utf8_is_named_with_its_line(folder: Path) -> None:
    (folder / "peas.txt").write_bytes("Peas\n\nIn a café\n".encode("latin-1"))
    assert problem(ManifestRow("peas"), folder).line == 3


def test_a_format_that_nobody_reads_is_refused_with_those_that_are(folder: Path) -> None:
    (folder / "peas.xyz").write_text("Peas")
    assert (
        next(iter(readers.READERS)) in problem(ManifestRow("peas", file="peas.xyz"), folder).remedy
    )


def test_a_text_that_is_not_the_one_coded_is_refused_unless_accepted(folder: Path) -> None:
    _, row = load(ManifestRow("beans"), folder)
    (folder / "beans.txt").write_text(BEANS + "Or in July.\n", encoding="utf-8")
    error = problem(row, folder)
    assert "fingerprint" in error.problem
    assert "--accept-changed" in error.remedy
    _, accepted = load(row, folder, accept_changed=True)
    assert accepted.text_sha256 != row.text_sha256


def test_other_line_ends_are_the_same_text(folder: Path) -> None:
    _, row = load(ManifestRow("beans"), folder)
    (folder / "beans.txt").write_bytes(BEANS.replace("\n", "\r\n").encode())
    _, again = load(row, folder)
    assert again.text_sha256 == row.text_sha256
    assert again.sha256 != row.sha256


# Several


def test_one_bad_document_hides_no_other(folder: Path) -> None:
    (folder / "empty.txt").touch()
    rows = [ManifestRow("gone"), ManifestRow("beans"), ManifestRow("empty")]
    with pytest.raises(InputErrors) as raised:
        clean_texts(rows, folder)
    assert [Path(str(e.file)).name for e in raised.value.errors] == ["gone.txt", "empty.txt"]
    assert clean_texts(rows[1:2], folder) == {"beans": BEANS}


def test_two_documents_of_one_name_are_refused(folder: Path) -> None:
    (folder / "beans.md").write_text("Other beans\n", encoding="utf-8")
    with pytest.raises(InputErrors, match="beans") as raised:
        listed(folder)
    assert raised.value.errors[0].remedy


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"<?xml version='1.0'?>\n<html><body>Be", "HTML or XML"),
        (b"\xef\xbb\xbfTY  - JOUR\nAU  - Bean", "a RIS export"),
        (b"PMID- 1234\nOWN - NLM", "an export of PubMed"),
        (b"%0 Journal Article\n%A Bean", "an EndNote export"),
        (b"Reference Type:  Journal Article\nRecord Number: 4\nAuthor: Bean", "an EndNote export"),
        (b"FN Clarivate Analytics Web of Science", "an export of Web of Science"),
        (b"@article{bean2020,\n  title = {Beans}", "BibTeX"),
        (b'"Authors","Title","Year","DOI"\n', "a table"),
    ],
)
def test_what_is_cut_short_is_read_and_called_what_it_looks_like(
    folder: Path, raw: bytes, kind: str
) -> None:
    for name in ("beans.txt", "beans.md"):
        (folder / name).write_bytes(raw)
        document, _ = load(ManifestRow("beans", file=name), folder)
        assert document.looks_like == kind


def test_many_comments_before_a_text_are_no_page() -> None:
    path = Path("beans.txt")
    assert "HTML" not in readers.looks_like(b"<!--a-->\n" * 400 + b"Compost.", path)
    assert readers.looks_like(b"<!--a-->\n" * 40 + b"<html>", path) == "HTML or XML"
