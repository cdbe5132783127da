"""What somebody relies on who adds a folder of files to a review."""

from __future__ import annotations

import csv
import json
import os
import re
from pathlib import Path

import made_files as made
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Outcome
from reviewbook.analysis.review import Review
from reviewbook.coding.add_documents import add_to_review
from reviewbook.coding.added_reference import entry_text
from reviewbook.coding.saved_pages import folders_of_pages
from reviewbook.coding.taken_files import take_file
from reviewbook.documents.document import read_document
from reviewbook.documents.readers.extraction import SourceMetadata, TextBlock, compose
from reviewbook.documents.source_record import SourceRecord, read_record, record_text
from reviewbook.ledger.tables import ManifestRow
from reviewbook.project.errors import InputError
from reviewbook.project.review_folder import DOCUMENTS_VARIABLE, Project
from reviewbook.references.bibtex_file import read_bibliography
from reviewbook.site.evidence.review_evidence import Evidence
from reviewbook.site.html.tree import inner_html
from reviewbook.site.pages.concept_pages import concept_page
from reviewbook.site.pages.document_text import text_blocks

SOUND = {
    "page.html": made.web_page(head=made.PAGE_HEAD),
    "word.docx": made.docx(),
    "open.odt": made.odt(),
    "book.epub": made.epub(),
    "article.xml": made.jats(),
    "deep/print.pdf": made.two_columns(),
    "plain.txt": b"Compost, saved for nothing.\n",
    "marked.md": b"# Compost\n\nIt *feeds* the soil.\n",
    "really-a-page.txt": made.web_page(),
    "long.txt": b"compost " * 650_000,
}
BROKEN = {
    "cut.docx": made.docx()[:900],
    "cut.pdf2.pdf": made.two_columns()[:-900],
    "scan.pdf": made.pdf([[], []]),
    "nothing.txt": b"",
    "growing.xml": made.jats("<p>&c;</p>", '<!DOCTYPE article [<!ENTITY c "bed">]>'),
    "picture.png": b"\x89PNG\r\n\x1a\n",
}
REASONS = {
    "cut.docx": "broken or cut short",
    "cut.pdf2.pdf": "broken or cut short",
    "scan.pdf": "no page holds text",
    "nothing.txt": "the file is empty",
    "growing.xml": "declares entities of its own",
    "picture.png": "this is an image",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of files, sound and broken ones."""
    there = tmp_path / "files"
    for name, raw in (SOUND | BROKEN).items():
        (there / name).parent.mkdir(parents=True, exist_ok=True)
        (there / name).write_bytes(raw)
    return there


def rows(project: Project, name: str) -> list[dict[str, str]]:
    with (project.data / name).open(encoding="utf-8", newline="") as file:
        return [*csv.DictReader(file)]


def contents(project: Project) -> dict[str, bytes]:
    """All that a review holds, but for the list of what was refused."""
    files = [p for p in project.root.rglob("*") if p.is_file() and p.name != "refused.csv"]
    return {str(p): p.read_bytes() for p in files}


def add(run, project: Project, *paths: Path) -> Outcome:
    return run("add", "--project", project.root, *paths)


def test_of_a_folder_neither_what_is_hidden_nor_the_review_itself_is_added(run, empty, tmp_path):
    for name in ("seeds.txt", ".kept/old.txt", "deep/.kept/old.txt", "garden/notes.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"Compost, and what {name} says of it.\n", encoding="utf-8")
    done = add(run, empty, tmp_path)
    assert done.status == 0, done.said
    assert [row["document"] for row in rows(empty, "documents.csv")] == ["seeds"]


def test_a_mixed_folder_gives_what_is_sound_and_says_what_is_not(run, empty, folder):
    done = add(run, empty, folder)
    assert done.status == 1
    for name, reason in REASONS.items():
        assert re.search(
            rf"error: \S*{re.escape(name)}(?::\d+)?: .*{reason}.*\n  remedy: \S", done.said
        )
    names = {Path(name).stem for name in SOUND}
    there = {path.name for path in (empty.data / "documents").iterdir()}
    assert {name for name in there if name.endswith((".txt", ".md"))} == {
        *(f"{name}.txt" for name in names - {"marked"}), "marked.md",
    }  # fmt: skip
    assert {"page.html", "page.source.json", "print.pdf", "really-a-page.html"} <= there
    assert "really-a-page.html: its name ends in .txt, but it holds HTML" in done.said


def test_the_ledger_of_what_was_added_cell_by_cell(run, empty, folder):
    add(run, empty, *(folder / name for name in ("word.docx", "deep/print.pdf", "page.html")))
    coded = run("code", "--project", empty.root)
    assert coded.status == 0 and "not read" not in coded.said
    columns = "document passage start end surface concept".split()
    found = [[row[name] for name in columns] for row in rows(empty, "evidence/mentions.csv")]
    everywhere = [
        ["1", "4", "11", "compost", "compost"],
        ["3", "40", "47", "Compost", "compost"],
        ["3", "68", "78", "leaf mould", "compost"],
        ["4", "100", "110", "no-dig bed", "no-dig"],
    ]
    printed = [
        ["1", "4", "11", "compost", "compost"],
        ["2", "21", "28", "Compost", "compost"],
        ["2", "49", "59", "leaf mould", "compost"],
        ["2", "112", "119", "compost", "compost"],
        ["2", "137", "147", "no-dig bed", "no-dig"],
        ["6", "392", "399", "Compost", "compost"],
    ]
    assert found == [
        *(["page", *cells] for cells in everywhere),
        *(["print", *cells] for cells in printed),
        *(["word", *cells] for cells in everywhere),
    ]


def test_what_a_file_says_about_itself_fills_the_manifest_and_the_references(run, empty, folder):
    add(run, empty, folder / "page.html", folder / "article.xml", folder / "plain.txt")
    article, page, plain = rows(empty, "documents.csv")
    assert {name: value for name, value in page.items() if value not in ("", "0")} == {
        "document": "page", "title": made.TITLE, "publisher": "The Garden",
        "authors": "Orla Plot, Finn Bed", "published": "2019-03-05",
        "address": "garden.example/bed", "file": "page.txt", "key": "doc-page",
    }  # fmt: skip
    assert article["address"] == "doi.org/10.5555/bed.2"
    assert (plain["file"], plain["title"], plain["key"]) == ("plain.txt", "", "")
    works = read_bibliography(empty.bibliography)
    assert [*works] == ["doc-article", "doc-page"]
    work = works["doc-page"]
    assert (work.type, work.title, work.authors) == (
        "article",
        made.TITLE,
        ("Plot, Orla", "Bed, Finn"),
    )
    assert (work.container, work.volume, work.pages) == ("Beds & Borders", "4", "11–19")
    assert (work.doi, work.date, work.publisher) == ("10.5555/bed.1", "2019-03-05", "The Garden")


def test_nothing_that_a_person_wrote_is_overwritten(run, empty, folder):
    empty.bibliography.write_text(
        "@article{mine,\n  title = {Beds},\n  doi = {10.5555/BED.1},\n}", encoding="utf-8"
    )
    columns = ManifestRow._fields
    own = {"document": "page", "title": "My own words", "genre": "blog"}
    cells = ",".join(
        own.get(name, "0" if name in ("characters", "words", "repairs") else "") for name in columns
    )
    empty.manifest.write_text(f"{','.join(columns)}\n{cells}\n", encoding="utf-8")
    assert add(run, empty, folder / "page.html").status == 0
    (row,) = rows(empty, "documents.csv")
    assert (row["title"], row["genre"], row["publisher"]) == ("My own words", "blog", "The Garden")
    assert row["key"] == "mine"
    assert [*read_bibliography(empty.bibliography)] == ["mine"]


def test_adding_again_changes_nothing_and_says_so(run, empty, folder):
    files = [folder / name for name in SOUND]
    add(run, empty, *files)
    before = contents(empty)
    again = add(run, empty, *files)
    assert (again.status, contents(empty)) == (0, before)
    assert again.said.splitlines()[-1] == "unchanged: " + ", ".join(sorted(f.stem for f in files))


def test_a_file_that_has_changed_is_told_and_left(run, empty, folder):
    add(run, empty, folder / "page.html", folder / "plain.txt")
    before = contents(empty)
    (folder / "page.html").write_bytes(made.web_page("<p>Other words about beds.</p>"))
    (folder / "plain.txt").write_bytes(b"Other words.")
    again = add(run, empty, folder / "page.html", folder / "plain.txt")
    assert (again.status, contents(empty)) == (1, before)
    assert again.said.count("has changed, or is another document") == 2
    assert f"remove page.* from {empty.data / 'documents'}" in again.said


def test_a_text_that_was_edited_is_told(run, empty, folder):
    add(run, empty, folder / "page.html")
    text = empty.data / "documents/page.txt"
    text.write_text(text.read_text(encoding="utf-8") + "More.\n", encoding="utf-8")
    again = add(run, empty, folder / "page.html")
    assert "page.txt: it is not the text that was made of page.html" in again.said
    assert "unchanged: page" in again.said


def test_files_that_lie_with_the_texts_are_read_where_they_are(run, empty):
    texts = empty.data / "documents"
    (texts / "print.pdf").write_bytes(made.two_columns())
    assert add(run, empty, texts).status == 0
    assert sorted(path.name for path in texts.iterdir()) == [
        "print.pdf", "print.source.json", "print.txt",
    ]  # fmt: skip


def test_what_is_refused_is_kept_with_its_reason_until_it_is_added_or_gone(run, empty, folder):
    add(run, empty, folder / "plain.txt", *(folder / name for name in BROKEN))
    refused = Review(empty).refused
    assert {Path(name).name for name in refused["file"]} == {Path(name).name for name in REASONS}
    assert all(
        re.search(REASONS[Path(row.file).name], row.reason) and row.remedy
        for row in refused.itertuples()
    )
    assert str(empty.root) not in refused.to_csv()
    (folder / "scan.pdf").write_bytes(made.two_columns())
    (folder / "picture.png").unlink()
    add(run, empty, folder / "scan.pdf")
    left = {Path(name).name for name in Review(empty).refused["file"]}
    assert left == {Path(name).name for name in REASONS} - {"scan.pdf", "picture.png"}
    run("code", "--project", empty.root)
    assert run("check", "--project", empty.root).status == 0


def test_what_was_read_before_an_interruption_stays_and_the_rest_follows(
    empty, folder, monkeypatch
):
    files = [folder / "page.html", folder / "word.docx"]

    def stop(done: int, _total: int) -> None:
        if done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add_to_review(empty, files, step=stop)
    assert [row["document"] for row in rows(empty, "documents.csv")] == ["page"]
    assert add_to_review(empty, files).new == ["word"]
    assert [row["document"] for row in rows(empty, "documents.csv")] == ["page", "word"]


@pytest.mark.parametrize(
    ("name", "raw", "line"),
    [
        ("data/documents.csv", b"document,title\nbeans\n", ":1: "),
        ("data/places.csv", b"document,page\n", ":1: "),
        ("references.bib", b"@book{open, title = {Beds\n", ":1: "),
        ("references.bib", b"@book{{open}, title = {Beds\n", ":1: "),
        ("references.bib", b"@book\n", ":1: "),
    ],
)
def test_where_a_table_cannot_be_written_nothing_is_added(run, empty, folder, name, raw, line):
    export = folder.parent / "records.ris"
    export.write_text("TY  - JOUR\nTI  - A bed of clay\nAB  - Clay is heavy.\nER  - \n")
    (empty.root / name).write_bytes(raw)
    before = contents(empty)
    done = add(run, empty, folder / "page.html", folder / "plain.txt", export)
    assert (done.status, contents(empty)) == (1, before)
    assert f"error: {empty.root / name}{line}" in done.said
    assert "none was added of 2 files" in done.said and "added: " not in done.said
    assert [row["file"] for row in rows(empty, "refused.csv")] == ["../records.ris"]
    (empty.root / name).unlink()
    empty.bibliography.touch()
    assert add(run, empty, folder / "page.html", folder / "plain.txt", export).status == 0


def test_what_lies_among_the_texts_is_not_written_over(run, empty, folder):
    there = empty.data / "documents" / "page.html"
    there.write_bytes(made.web_page(head="<title>Another page</title>"))
    before = there.read_bytes()
    done = add(run, empty, folder / "page.html")
    assert (done.status, there.read_bytes()) == (1, before)
    assert f"page.html: another file lies there as {there}" in done.said
    assert not there.with_suffix(".txt").exists()
    there.write_bytes(SOUND["page.html"])
    assert add(run, empty, folder / "page.html").status == 0


def test_the_files_of_the_review_itself_are_no_documents(run, empty, folder):
    for own in (empty.root, empty.data):
        done = add(run, empty, own, folder / "plain.txt")
        assert done.status == 1 and "this folder holds the review itself" in done.said
    assert [row["document"] for row in rows(empty, "documents.csv")] == ["plain"]
    above = empty.root.parent / "above"
    above.mkdir()
    (above / "tea.txt").write_text("Compost in tea.\n", encoding="utf-8")
    moved = Project(empty.root.rename(above / "review"))
    assert add(run, moved, above).status == 0
    assert [row["document"] for row in rows(moved, "documents.csv")] == ["plain", "tea"]


def test_several_are_read_at_a_time_and_nothing_differs(empty, folder, tmp_path):
    files = [folder / name for name in SOUND if name != "long.txt"]
    other = Project(tmp_path / "other")
    (other.data / "documents").mkdir(parents=True)
    other.codebook.write_bytes(empty.codebook.read_bytes())
    add_to_review(empty, files, workers=1)
    add_to_review(other, files, workers=2)
    assert [*contents(empty).values()] == [*contents(other).values()] or {
        Path(name).relative_to(empty.root): raw for name, raw in contents(empty).items()
    } == {Path(name).relative_to(other.root): raw for name, raw in contents(other).items()}


def test_nothing_is_written_outside_the_review(run, empty, folder, tmp_path, monkeypatch):
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.setenv(DOCUMENTS_VARIABLE, str(tmp_path / "elsewhere"))
    done = add(run, empty, folder / "page.html")
    assert done.status == 2 and "outside the review" in done.said
    assert not [*(tmp_path / "elsewhere").iterdir()]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such links")
def test_links_in_a_circle_and_to_folders_are_told(run, empty, tmp_path):
    there = tmp_path / "links"
    there.mkdir()
    (there / "bed.txt").write_text("Compost.", encoding="utf-8")
    (there / "one.txt").symlink_to("two.txt")
    (there / "two.txt").symlink_to("one.txt")
    (there / "up").symlink_to(there)
    done = add(run, empty, there, tmp_path / "gone.pdf")
    assert done.status == 1 and "added: bed;" in done.said
    for name, reason in {
        "one.txt": "leads in a circle",
        "up": "link to a folder",
        "gone.pdf": "no such",
    }.items():
        assert re.search(rf"{name}: .*{reason}", done.said)


@pytest.mark.parametrize(
    ("name", "folder", "written"),
    [
        ("Soil & bed.html", "Soil & bed_files", "./Soil &amp; bed_files/x.js"),
        ("über.htm", "über-Dateien", "%C3%BCber-Dateien/x.js"),
    ],
)
def test_what_a_browser_saves_beside_a_page_is_no_document(
    run, empty, tmp_path, name, folder, written
):
    there = tmp_path / "pages"
    for one in (folder, f"{folder}-and-more", "Soil_letters"):
        (there / one).mkdir(parents=True)
        (there / one / f"{one[:6]}{len(one)}.txt").write_text("var compost = 1;", encoding="utf-8")
    page = made.web_page(head=f'<script src="{written}"></script>')
    (there / name).write_bytes(page)
    (there / "Soil.html").write_bytes(made.web_page().replace(b"Compost", b"Composts"))
    done = add(run, empty, there)
    assert done.status == 0
    assert f"{folder}: the pictures and scripts of {name}: left out" in done.said
    kept = [there / f"{folder}-and-more", there / "Soil_letters"]
    assert {row["document"] for row in rows(empty, "documents.csv")} == {
        Path(name).stem, "Soil", *(f"{one.name[:6]}{len(one.name)}" for one in kept)
    }  # fmt: skip


def test_of_pages_that_begin_alike_a_folder_is_that_of_the_one_that_takes_from_it(tmp_path):
    names = ["Soil.html", "Soil-bed.html"]
    (tmp_path / "Soil.html").write_bytes(made.web_page())
    (tmp_path / "Soil-bed.html").write_text('<script src="Soil-bed_files/x.js"></script>')
    for order in (names, names[::-1]):
        assert folders_of_pages(tmp_path, ["Soil-bed_files"], order) == {
            "Soil-bed_files": "Soil-bed.html"
        }


def test_a_folder_of_documents_that_a_page_lists_is_no_part_of_the_page(tmp_path):
    (tmp_path / "papers_2024" / "b").mkdir(parents=True)
    (tmp_path / "papers_2024" / "b" / "Bed.PDF").touch()
    (tmp_path / "papers.html").write_text('<a href="papers_2024/b/Bed.PDF">Beds</a>')
    assert folders_of_pages(tmp_path, ["papers_2024"], ["papers.html"]) == {}


def test_a_file_that_is_refused_is_named_as_it_is(run, empty, tmp_path):
    mail = "Received: by a\nMessage-ID: <1>\nFrom: Ada\nTo: Orla\nSubject: Beds\n\nDig.\n"
    (tmp_path / "beds.eml").write_text(mail, encoding="utf-8")
    done = add(run, empty, tmp_path / "beds.eml")
    assert done.status == 1 and "beds.eml: this is a mail" in done.said
    assert [row["file"] for row in rows(empty, "refused.csv")] == [
        os.path.relpath(tmp_path / "beds.eml", empty.root)
    ]


def test_a_second_copy_of_a_file_is_told_from_another_of_its_name(run, empty, tmp_path):
    for folder, raw in (("a", made.docx()), ("b", made.docx()), ("c", made.odt())):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "bed.docx").write_bytes(raw)
    done = add(run, empty, *(tmp_path / folder for folder in "abc"))
    assert done.status == 1
    assert re.search(r"b/bed\.docx: holds the same as \S*a/bed\.docx, which is read", done.said)
    assert re.search(r"c/bed\.docx: \S*a/bed\.docx would be a document of the same", done.said)


def test_one_work_in_two_formats_is_taken_in_twice_and_a_broken_file_hides_no_sound_one(
    run, empty, tmp_path
):
    files = {
        "bed.docx": made.docx(), "bed.odt": made.odt(),
        "cut.docx": made.docx()[:900], "cut.odt": made.odt(),
        "none.pdf": b"", "none.txt": b"",
    }  # fmt: skip
    (there := tmp_path / "both").mkdir()
    for name, raw in files.items():
        (there / name).write_bytes(raw)
    done = add(run, empty, there)
    assert [row["document"] for row in rows(empty, "documents.csv")] == ["bed", "bed-odt", "cut"]
    assert re.search(r"bed\.odt: added as bed-odt", done.said)
    assert "'bed-odt' may be the same work as 'bed'" in done.said
    assert done.said.count("the file is empty") == 2
    before = contents(empty)
    again = add(run, empty, there)
    assert "unchanged: bed, bed-odt, cut" in again.said and contents(empty) == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names and links")
def test_names_that_no_table_can_hold_are_refused_and_the_rest_goes_in(run, empty, tmp_path):
    (there := tmp_path / "names").mkdir()
    for name in (b"bad\xff.txt", b"-dash.txt", b"=sum.txt", b"bed.txt"):
        (there / os.fsdecode(name)).write_bytes(b"Compost " + name[:3].strip(b"\xff"))
    (there / "nowhere.pdf").symlink_to("gone.pdf")
    for _ in range(2):
        assert add(run, empty, there).status == 1
        assert [row["document"] for row in rows(empty, "documents.csv")] == ["bed"]
        refused = {Path(row["file"]).name for row in rows(empty, "refused.csv")}
        assert refused == {"bad\\xff.txt", "-dash.txt", "=sum.txt", "nowhere.pdf"}
    add(run, empty, there / "bed.txt")
    assert {Path(row["file"]).name for row in rows(empty, "refused.csv")} == refused


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such links")
@pytest.mark.parametrize("name", ["references.bib", "data/places.csv", "data/documents"])
def test_nothing_is_written_through_a_link_that_leads_outside(run, empty, folder, tmp_path, name):
    outside = tmp_path / "outside"
    if name == "data/documents":
        (empty.root / name).rmdir()
        outside.mkdir()
    else:
        (empty.root / name).unlink(missing_ok=True)
        outside.touch()
    (empty.root / name).symlink_to(outside)
    done = add(run, empty, folder / "page.html")
    assert done.status == 2 and f"{name}: this is a link to {outside}" in done.said
    assert not ([*outside.iterdir()] if outside.is_dir() else outside.read_bytes())


def test_two_exports_of_one_name_are_both_read(run, empty, tmp_path):
    for year in ("2019", "2020"):
        (tmp_path / year).mkdir()
        (tmp_path / year / "found.ris").write_text(
            f"TY  - JOUR\nTI  - Beds of {year}\nPY  - {year}\nAB  - Compost.\nER  - \n",
            encoding="utf-8",
        )
    done = add(run, empty, tmp_path / "2019", tmp_path / "2020")
    assert done.status == 0 and len(rows(empty, "documents.csv")) == 2
    assert re.search(r"2019/found\.ris: records 1 = documents 1", done.said)
    assert re.search(r"2020/found\.ris: records 1 = documents 1", done.said)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Orla van Plot", "van Plot, Orla"),
        ("The Spade kitchen", "{The Spade kitchen}"),
        ("Spade Research Group", "{Spade Research Group}"),
        ("The Garden", "{The Garden}"),
    ],
)
def test_the_name_of_an_organisation_stays_in_one_piece(name, written):
    entry = entry_text("doc-bed", SourceMetadata(title="Bed", authors=(name,)))
    assert f"author = {{{written}}}" in entry


def test_a_library_that_is_missing_is_named_with_the_command_that_installs_it(
    monkeypatch, tmp_path
):
    import sys  # noqa: PLC0415

    from reviewbook.documents.readers import source_formats  # noqa: PLC0415

    monkeypatch.delitem(sys.modules, "reviewbook.documents.readers.pdf", raising=False)
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(InputError, match=r"needs pypdfium2") as refused:
        source_formats.read_source("PDF", made.two_columns(), Path("a.pdf"))
    assert refused.value.remedy == 'pip install "reviewbook[readers]"'
    (tmp_path / "a.pdf").write_bytes(made.two_columns())
    with pytest.raises(InputError) as refused:
        take_file(tmp_path / "a.pdf")
    assert refused.value.file == tmp_path / "a.pdf"


def test_a_remedy_of_many_notes_is_said_once(garden: Project, run, tmp_path):
    text = "".join(
        f"Bed {n} is dug in spring and sown with beans of many kinds, by hand.\n\n"
        for n in range(4)
    )
    for name in ("one", "two", "three"):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    said = run(
        "add",
        tmp_path / "one.txt",
        tmp_path / "two.txt",
        tmp_path / "three.txt",
        "--project",
        garden.root,
    ).said
    assert said.count("may be the same work as") == 2
    assert said.count("remedy: if it is, take one of the two out") == 1


# Texts and records as they are stored

SIGNS = st.text(
    st.characters(codec="utf-8") | st.sampled_from("\n\r\x85\u2028\ufeffÃ©â€™\u0301\ufffe")
)


@given(st.lists(SIGNS, max_size=5))
def test_a_text_that_was_made_is_read_again_as_it_is(blocks):
    found = compose(map(TextBlock, blocks), SourceMetadata())
    if found.text and not re.match(r"\W", found.text):
        _same_when_read(found.text)


def _same_when_read(text: str) -> None:
    import tempfile  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.txt").write_text(text, encoding="utf-8", newline="")
        document, row = read_document(ManifestRow("a"), Path(folder))
        assert (document.text, row.repairs) == (text, 0)


@given(st.lists(st.tuples(SIGNS, SIGNS), max_size=4))
def test_places_begin_where_their_words_do(pieces):
    text, inner = "", []
    for number, (before, after) in enumerate(pieces):
        inner.append((len(text), ("page", str(number))))
        text += f"{before} p{number}q {after} "
    found = compose([TextBlock(text, inner=tuple(inner))], SourceMetadata())
    for place in found.places:
        rest = found.text[place.start :]
        assert f"p{place.label}q" in rest
        assert f"p{int(place.label) - 1}q" not in rest


def test_a_record_is_read_as_it_was_written(run, empty, folder):
    add(run, empty, folder / "article.xml")
    path = empty.data / "documents/article.source.json"
    record = read_record(path)
    assert isinstance(record, SourceRecord)
    assert record_text(record) == path.read_text(encoding="utf-8")
    assert json.loads(path.read_text(encoding="utf-8"))["places"][0] == ["section", "front", 0]
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match="no record"):
        read_record(path)


# Where each row stood in its file


def test_the_place_of_a_finding_stands_beside_it_in_tables_and_on_pages(run, empty, folder):
    add(run, empty, folder / "plain.txt")
    run("code", "--project", empty.root)
    assert "place" not in Review(empty).mentions
    add(run, empty, folder / "deep/print.pdf")
    run("code", "--project", empty.root)
    review = Review(empty)
    places = review.mentions.groupby("document", observed=True)["place"].unique().map(list)
    assert places.to_dict() == {"plain": [""], "print": ["page 1", "page 3"]}
    evidence = Evidence(review)
    page = concept_page(evidence, review.codebook.concepts["compost"])
    shown = "".join(inner_html(block.body) for block in page.blocks)
    assert shown.count(", page 1<") == 4 and shown.count(", page 3<") == 1
    (table,) = page.files.values()
    assert table.splitlines()[0].endswith(",place")
    text = "".join(inner_html(block.body) for block in text_blocks(evidence, "print"))
    assert text.count("<small>page 3</small>") == 1


def test_the_page_of_a_row_is_shown_without_the_file(run, empty, folder):
    add(run, empty, folder / "deep/print.pdf", folder / "article.xml")
    assert [
        (row["document"], row["kind"], row["label"], row["start"], row["end"])
        for row in rows(empty, "places.csv")
        if row["document"] == "print"
    ] == [("print", "page", "1", "0", "257"), ("print", "page", "2", "257", "392"),
          ("print", "page", "3", "392", "407")]  # fmt: skip
    assert run("code", "--project", empty.root).status == 0
    assert run("check", "--project", empty.root).status == 0
    said = run("show", "--project", empty.root, "print").said
    assert re.search(r"passages:\d+  172 264  prose  page 1\n", said)
    assert re.search(r"passages:\d+  392 406  \w+  page 3\n", said)
    assert "section 1.1\n" in run("show", "--project", empty.root, "article").said
    assert [*Review(empty).places["kind"].unique()] == ["section", "page"]


def test_the_places_of_a_text_that_has_changed_are_not_shown(run, empty, folder):
    add(run, empty, folder / "deep/print.pdf")
    text = empty.data / "documents/print.txt"
    text.write_text(text.read_text(encoding="utf-8") + "More.\n", encoding="utf-8")
    run("code", "--project", empty.root)
    assert "page 1" not in run("show", "--project", empty.root, "print").said


def test_places_that_were_lost_are_written_again(run, empty, folder):
    add(run, empty, folder / "deep/print.pdf")
    before = (empty.data / "places.csv").read_bytes()
    (empty.data / "places.csv").unlink()
    add(run, empty, folder / "deep/print.pdf")
    assert (empty.data / "places.csv").read_bytes() == before


@pytest.mark.parametrize("name", ["page.html", "page.md"])
def test_what_is_in_bold_in_a_file_helps_to_find_what_it_defines(garden, run, tmp_path, name):
    said = "how fine and crumbly the soil of a bed is when somebody has dug it."
    rest = "It takes years to get there, and a day of rain to lose it all again."
    file = tmp_path / name
    page = made.web_page(f"<h1>Soil</h1><p><b>Tilth</b>: {said}</p><p>{rest}</p>")
    marked = f"# Soil\n\n**Tilth**: {said}\n\n{rest}\n".encode()
    file.write_bytes(page if name == "page.html" else marked)
    assert run("add", file, "--project", garden.root).status == 0
    assert run("code", "--project", garden.root).status == 0
    found = (garden.evidence / "definitions.csv").read_text(encoding="utf-8").splitlines()
    assert [row.split(",")[4:8] for row in found if row.startswith("page,")] == [
        ["Tilth", "tilth", "characterisation", "label"]
    ]
    assert run("check", "--project", garden.root).status == 0
