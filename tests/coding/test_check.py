"""What `build` would refuse is said by `check` before, and hides nothing else that is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from conftest import Outcome
from reviewbook.analysis.review import Review
from reviewbook.project import extras
from reviewbook.project.errors import InputError
from reviewbook.project.review_folder import Project
from reviewbook.site.chapters.prose_owner import note_review

Run = Callable[..., Outcome]
HEADER = "document,kind,label,start,end\n"


@pytest.fixture
def coded(garden: Project, run: Run) -> Project:
    assert run("code", "--project", garden.root).status == 0
    assert run("check", "--project", garden.root).status == 0
    return garden


@pytest.mark.parametrize("with_texts", [True, False])
@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("data/places.csv", "document,page\n", ":1: the columns are document,page, not"),
        ("data/places.csv", f"{HEADER}beans,leaf,1,0,9\n", ":2: row 2: kind is one of page"),
        ("data/places.csv", f"{HEADER}beans,page,1,9,0\n", ":2: row 2: 9 to 0 is no stretch"),
        ("data/refused.csv", "file,reason,remedy\n,x,y\n", ":2: row 2: file is empty"),
        ("CITATION.cff", "authors: [\n", ":2: not YAML"),
        ("CITATION.cff", "title: A\nauthors: [A, B]\n", ":2: authors is no list"),
        ("CITATION.cff", "", ": it holds no lines of the kind"),
        ("data/datapackage.json", "[]", ": it names no licence"),
        ("notebooks/00-home.ipynb", "[1]", ": this is no notebook"),
    ],
)
def test_a_file_that_only_pages_are_made_of_is_checked_too(
    coded: Project, run: Run, with_texts: bool, name: str, text: str, problem: str
) -> None:
    path = coded.root / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    (coded.data / "standards.csv").write_text("nothing\n")
    if not with_texts:
        (coded.data / "documents").rename(coded.root / "elsewhere")
    outcome = run("check", "--project", coded.root)
    assert outcome.status == 1
    said = [line for line in outcome.said.splitlines() if line.startswith("error: ")]
    assert [line for line in said if f"{path}{problem}" in line]
    assert [line for line in said if "standards.csv:1: the columns are nothing" in line]


def test_a_review_without_documents_is_told_what_to_do_and_one_with_some_is_not(
    coded: Project, tmp_path: Path, run: Run
) -> None:
    hint = "no documents yet: put texts where they belong, then run: reviewbook code"
    assert hint not in run("check", "--project", coded.root).said
    assert run("new", tmp_path / "fresh").status == 0
    outcome = run("check", "--project", tmp_path / "fresh")
    assert outcome.status == 0 and hint in outcome.said


def written_about_others(project: Project) -> None:
    project.notebooks.mkdir()
    cell = nbformat.v4.new_markdown_cell("# Of roses\n\nThey climb.")
    notebook = nbformat.v4.new_notebook(cells=[cell])
    note_review(notebook, Review(project))
    notebook.metadata["reviewbook"]["documents"] = ["roses", "ivy", "hops"]
    nbformat.write(notebook, project.notebooks / "00-home.ipynb")


def test_prose_about_another_collection_is_noted(coded: Project, run: Run) -> None:
    written_about_others(coded)
    outcome = run("check", "--project", coded.root)
    assert outcome.status == 0
    assert "note: " in outcome.said and "written about another collection" in outcome.said
    assert run("build", "--project", coded.root).status == 2


def test_without_what_reads_notebooks_the_ledger_is_checked_all_the_same(
    coded: Project, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    written_about_others(coded)
    monkeypatch.setitem(extras.EXTRAS, "run", ("no_such_module",))
    outcome = run("check", "--project", coded.root)
    assert (outcome.status, "all is well" in outcome.said) == (0, True)
    assert "another collection" not in outcome.said


def test_no_command_reads_a_file_outside_the_folder_of_texts(garden: Project, run: Run) -> None:
    assert run("code", "--project", garden.root).status == 0
    outside = garden.root.parent / "secret.txt"
    outside.write_bytes(next((garden.data / "documents").iterdir()).read_bytes())
    rows = garden.manifest.read_text(encoding="utf-8").split("\n")
    cells = rows[1].split(",")
    named = next(cell for cell in cells if cell.endswith((".txt", ".md")))
    rows[1] = rows[1].replace(named, "../../../secret.txt")
    garden.manifest.write_text("\n".join(rows), encoding="utf-8")
    for command in ("code", "check", "suggest"):
        done = run(command, "--project", garden.root)
        assert done.status == (1 if command == "check" else 2), command
        assert "is no file of the folder of texts" in done.said
    from reviewbook import Review  # noqa: PLC0415
    from reviewbook.site.evidence.review_evidence import Evidence  # noqa: PLC0415

    with pytest.raises(InputError, match="is no file of the folder of texts"):
        _ = Evidence(Review(garden)).texts


def test_letters_that_were_lost_before_are_told(garden: Project, run: Run) -> None:
    (garden.data / "documents" / "lost.txt").write_text("Beds\n\nA d\ufffdj\ufffd vu.\n", "utf-8")
    done = run("code", "--project", garden.root)
    assert (done.status, "lost.txt:3: 2 letters were lost" in done.said) == (0, True)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Beds \u00e2\u201e\u00a2 it.", 1),
        ("Beds \u0393\u00c7\u00d6 it, \u0393\u00c7\u00d6 too.", 2),
        ("The mojibake \u00e2\u201e\u00a2 is seen here.", 0),
        ("\u00c2ge, p\u00e2t\u00e9 and a ch\u00e2teau.", 0),
    ],
)
def test_wrong_decodings_that_are_left_are_told(
    garden: Project, run: Run, text: str, left: int
) -> None:
    (garden.data / "documents" / "odd.txt").write_text(f"Beds\n\n{text}\n", "utf-8")
    said = run("code", "--project", garden.root).said
    assert (f"odd.txt:3: what looks wrongly decoded is left as it is, {left} in all" in said) == (
        left > 0
    )


@pytest.mark.parametrize("with_texts", [True, False])
def test_a_row_that_leads_out_of_the_texts_is_named_with_or_without_them(
    coded: Project, run: Run, with_texts: bool
) -> None:
    if not with_texts:
        (coded.data / "documents").rename(coded.root / "elsewhere")
    lines = coded.manifest.read_text().replace(",beans.txt,", ",../beans.txt,")
    coded.manifest.write_text(lines)
    outcome = run("check", "--project", coded.root)
    assert outcome.status == 1
    problem = "row 2: '../beans.txt' is no file of the folder of texts"
    assert f"error: {coded.manifest}:2: {problem}" in outcome.said
