"""The same notebooks over a review of another subject, that nobody has read yet."""

from __future__ import annotations

import copy
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import nbformat
import pytest
from IPython.core.interactiveshell import InteractiveShell

from analysis.small_ledger import small_ledger
from conftest import GARDEN_CODEBOOK, Outcome
from notebook_cells import NOTEBOOKS, run_cells, sentences
from reviewbook.analysis.review import Review
from reviewbook.display.dataframe_display import show_frames
from reviewbook.display.sentence import reading
from reviewbook.ledger.csv_files import csv_text
from reviewbook.ledger.ledger_files import path_of
from reviewbook.ledger.tables import Citation, ManifestRow
from reviewbook.project.review_folder import Project
from reviewbook.site.chapters.prose_owner import note_review
from reviewbook.site.html.tree import parse_html
from reviewbook.site.output import preview

ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., Outcome]


@pytest.fixture
def shell() -> Iterator[InteractiveShell]:
    InteractiveShell.clear_instance()
    yield InteractiveShell.instance()
    InteractiveShell.clear_instance()


def shown(path: Path, shell: InteractiveShell) -> list[str]:
    """Return what a notebook shows, as text."""
    values = (cell.value for cell in run_cells(path))
    bundles = [shell.display_formatter.format(v)[0] for v in values if v is not None]
    return [bundle.get("text/plain", "") for bundle in bundles]


def without_lenses(garden: Project) -> None:
    text = garden.codebook.read_text(encoding="utf-8")
    start, end = text.index("lenses:"), text.index("subjects:")
    garden.codebook.write_text(text[:start] + text[end:], encoding="utf-8")


def without_mentions(garden: Project) -> None:
    for path in (garden.data / "documents").iterdir():
        path.write_text("A Day Off\n\nNothing is told here.\n", encoding="utf-8")


def bare(garden: Project) -> None:
    """Leave out all that can be missing."""
    without_lenses(garden)
    without_mentions(garden)
    for name in ("standards.csv", "decisions.csv"):
        (garden.data / name).touch()


@pytest.mark.parametrize("change", [lambda _: None, bare], ids=["garden", "bare"])
def test_the_notebooks_run_over_another_review(
    garden: Project,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Project], None],
    shell: InteractiveShell,
) -> None:
    show_frames()
    change(garden)
    assert run("code", "--project", garden.root).status == 0
    shutil.copytree(ROOT / "notebooks", garden.root / "notebooks")
    monkeypatch.chdir(garden.root / "notebooks")
    for path in NOTEBOOKS:
        said = shown(path, shell)
        assert len(said) > 3, path
        assert all(said), path


def test_rules_that_nobody_has_checked_get_no_figures(
    garden: Project, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reviewbook.analysis import reliability  # noqa: PLC0415
    from reviewbook.analysis.review import Review  # noqa: PLC0415

    run("code", "--project", garden.root)
    review = Review(garden)
    quality = reliability.rule_quality(review)
    assert quality["precision"].isna().all() and quality["recall"].isna().all()
    assert quality.set_index("label").loc["Treatments", "proposed"] == len(review.treatments) > 0
    assert reliability.lens_agreement(review)["kappa"].isna().all()


# Each sentence of the home page, over ledgers counted by hand.

NOTHING_CITED = "No work is cited in the text. No claim to evidence without a source was found."
NOTHING_SOLD = "What the publishers sell is not recorded."


def said_at_home(project: Project, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    project.notebooks.mkdir(exist_ok=True)
    monkeypatch.chdir(project.notebooks)
    return [text for _, text in sentences(NOTEBOOKS[0])]


def without_rows(project: Project, table: str, begins: str) -> None:
    """Take out the rows of a table that begin so."""
    path = path_of(project, table)
    rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [row for row in rows if not row.startswith(begins)]
    assert len(kept) < len(rows)
    path.write_text("".join(kept), encoding="utf-8")


def test_the_home_page_says_what_a_small_ledger_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert said_at_home(small_ledger(tmp_path), monkeypatch) == [
        "Read: 3 documents, 70 words in the body. Found: 9 mentions of 3 treatments and 3 "
        "explanations of terms. Rules found all this; nobody has checked it yet.",
        "The largest share of the mentions goes to drugs (56%); without alpha, the longest body "
        "of text, to talk (100%); and of the rates per 1,000 words, summed over the documents, to "
        "talk (58%).",
        "In the most passages: mind (2 passages in 2 of 3 documents). In the most documents: mind "
        "(2 passages in 2 of 3 documents).",
        "Where it is recorded, an adequate dose or duration is asked for by 0 of 1 document and by "
        "0 of 1 standard; a figure for the failures needed is given by 1 of 1 document and by 1 of "
        "2 standards. Proposed by rules, and judged by nobody: 2 of 5 criteria.",
        NOTHING_CITED,
        NOTHING_SOLD,
    ]


def test_what_is_not_recorded_of_a_work_is_in_no_denominator(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = small_ledger(tmp_path)
    path = path_of(project, "definitions")
    row = "beta,2,30,40,gloom,gloom,definition,cue,,,"
    assert row in path.read_text()
    path.write_text(path.read_text().replace(row, row + "in full"))
    home = said_at_home(project, monkeypatch)[3]
    assert home.startswith(
        "Where it is recorded, an adequate dose or duration is asked for by 1 of 2 documents and "
        "by 0 of 1 standard; a figure for the failures needed is given by 1 of 1 document and by "
        "1 of 2 standards."
    )
    chapter = dict(sentences(NOTEBOOKS[5]))
    assert chapter["05-06"] == (
        "Where it is recorded, a least number of failures is given as a figure by 1 of 1 document "
        "and by 1 of 2 standards; dose or duration is spoken of by 1 of 2 documents and by 0 of 1 "
        "standard."
    )
    assert chapter["05-10"] == (
        "Criteria are asked for in one way each by alpha and beta; how many failures are needed is "
        "put there as 2 (alpha). No definition of it was found in gamma. Proposed by rules, and "
        "judged by nobody: 3 of 3 wordings."
    )


def test_how_much_was_judged_is_said_table_by_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = small_ledger(tmp_path)
    path = path_of(project, "mentions")
    first = "alpha,1,0,4,pill,pill,term,affirmed,rule"
    path.write_text(path.read_text().replace(first, first.removesuffix("rule") + "reader"))
    assert said_at_home(project, monkeypatch)[0].endswith(
        " A reader has checked 1 of 9 mentions and 0 of 3 explanations; the rest is proposed by "
        "rules."
    )
    book = project.codebook.read_text()
    project.codebook.write_text("read_whole: [beta, gamma]\n" + book)
    assert " 4 of 9 mentions and 1 of 3 explanations;" in said_at_home(project, monkeypatch)[0]
    project.codebook.write_text("read_whole: [alpha, beta, gamma]\n" + book)
    assert said_at_home(project, monkeypatch)[0].endswith(" A reader has checked all of it.")


def test_what_leads_together_is_named_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = small_ledger(tmp_path)
    without_rows(project, "mentions", "alpha,1,0,")
    share = said_at_home(project, monkeypatch)[1]
    assert share.startswith("The largest share of the mentions goes to drugs and talk (50% each);")


def test_of_one_document_and_nothing_found_nothing_is_claimed(
    garden: Project, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_mentions(garden)
    (garden.data / "documents" / "plot.txt").unlink()
    assert run("code", "--project", garden.root).status == 0
    assert said_at_home(garden, monkeypatch) == [
        "Read: 1 document, 7 words in the body. Found: nothing.",
        "No treatment is named.",
        "No lens was found.",
        "No definition of Tilth was found.",
        NOTHING_CITED,
        NOTHING_SOLD,
    ]


def test_a_lens_that_words_suggest_is_not_said_to_be_found(
    garden: Project, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("code", "--project", garden.root).status == 0
    lens = said_at_home(garden, monkeypatch)[2]
    assert lens.startswith("In the most passages: thrift (2 passages in 2 of 2 documents).")
    assert lens.endswith("These are words that suggest it, and nobody judged them.")


@pytest.mark.parametrize(
    ("offers", "said"),
    [
        (
            [("talk", "chat"), ("drugs talk", "stroll"), ("a letter", "talk")],
            "Treatments are sold by the publishers of 2 of 3 documents whose offer is recorded. In "
            "1 of 2 texts, all that is favoured is of a kind that the publisher sells.",
        ),
        (
            [("talk", ""), ("", "chat"), ("", "")],
            "Treatments are sold by the publishers of 1 of 1 document whose offer is recorded. "
            "What their texts favour is not recorded.",
        ),
        (
            [("a letter", "chat"), ("", ""), ("", "")],
            "Treatments are sold by the publishers of 0 of 1 document whose offer is recorded.",
        ),
    ],
)
def test_what_is_sold_and_favoured_is_counted_where_it_is_recorded(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    offers: list[tuple[str, str]],
    said: str,
) -> None:
    project = small_ledger(tmp_path)
    names = ("alpha", "beta", "gamma")
    rows = [
        ManifestRow(name, offers=sold, favours=liked)
        for name, (sold, liked) in zip(names, offers, strict=True)
    ]
    path_of(project, "documents").write_text(csv_text(ManifestRow._fields, rows))
    assert said_at_home(project, monkeypatch)[-1] == said


def test_citations_that_nobody_judged_are_not_said_to_fail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = small_ledger(tmp_path)
    cited = [
        Citation("beta", 2, start, start + 3, "Lee", "narrative", "", "", support)
        for start, support in ((40, ""), (50, ""), (60, ""))
    ]
    path_of(project, "citations").write_text(csv_text(Citation._fields, cited))
    assert said_at_home(project, monkeypatch)[4].startswith(
        "3 in-text citations, in 1 of 3 documents; nobody has judged whether the works bear"
    )
    judged = [cited[0]._replace(support="supports"), cited[1]._replace(support="does not")]
    path_of(project, "citations").write_text(csv_text(Citation._fields, [*judged, cited[2]]))
    assert said_at_home(project, monkeypatch)[4].startswith(
        "3 in-text citations, in 1 of 3 documents, 2 of them judged: the work bears its sentence "
        "in full in 1, in part in 0, by analogy in 0, not at all in 1."
    )


# Prose about one collection never stands over another.


def noted_copy(review: Project) -> None:
    """Copy the notebooks of this repository as they are once they have been run and stored."""
    review.notebooks.mkdir()
    for path in NOTEBOOKS:
        notebook = nbformat.read(path, 4)
        note_review(notebook, Review(Project(ROOT)))
        nbformat.write(notebook, review.notebooks / path.name)


def test_pages_are_not_built_from_what_was_written_about_other_documents(
    garden: Project, run: Run
) -> None:
    assert run("code", "--project", garden.root).status == 0
    noted_copy(garden)
    outcome = run("build", "--project", garden.root)
    assert outcome.status == 2
    assert not (garden.root / "site").exists()
    for path in NOTEBOOKS:
        assert f"{path.name}: what it says was written about another collection" in outcome.said
    assert "rewrite or delete these Markdown cells" in outcome.said


def test_a_collection_is_known_by_its_texts_and_not_by_their_names(
    garden: Project, run: Run
) -> None:
    garden.notebooks.mkdir()
    assert run("code", "--project", garden.root).status == 0
    notebook = small_notebook("# Gardens", "Leaf mould leads.")
    note_review(notebook, Review(garden))
    nbformat.write(notebook, garden.notebooks / "00-home.ipynb")
    texts = sorted((garden.data / "documents").glob("*.txt"))
    kept = {path: path.read_text("utf-8") for path in texts}

    def built(changed: Mapping[Path, str]) -> Outcome:
        for path, text in changed.items():
            path.write_text(text, encoding="utf-8")
        assert run("code", "--accept-changed", "--project", garden.root).status == 0
        return run("build", "--project", garden.root)

    # A letter is mended, a decoding, what parts the lines, or a line is added.
    for old, new in (("mould", "mold"), (".", " â€¦"), (" ", "\n"), ("\n\n", "\n\nAnd moss.\n\n")):
        mended = {path: text.replace(old, new) for path, text in kept.items()}
        assert built(mended).status == 0, old
    # Other texts lie there under the same names, each to the letter as long as the one before.
    said = "Whoever kept slugs, frogs or snails in winter knows how seldom they met with a heron. "
    other = built({path: (said * len(text))[: len(text) - 1] + "." for path, text in kept.items()})
    assert other.status == 2
    assert "written about another collection: “# Gardens”" in other.said
    assert "delete reviewbook from the metadata" in other.said
    assert built(kept).status == 0


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_stored_notebook_says_what_it_was_written_about(path: Path) -> None:
    stored = nbformat.read(path, 4)
    noted = copy.deepcopy(stored)
    note_review(noted, Review(Project(ROOT)))
    assert noted.metadata["reviewbook"] == stored.metadata["reviewbook"]


def small_notebook(*texts: str) -> nbformat.NotebookNode:
    cells = [nbformat.v4.new_markdown_cell(text, id=f"t-{n}") for n, text in enumerate(texts)]
    code = nbformat.v4.new_code_cell("6 * 7", id="code")
    return nbformat.v4.new_notebook(cells=[*cells, code])


def test_what_is_rewritten_or_true_of_any_collection_is_built(
    garden: Project, tmp_path: Path, run: Run
) -> None:
    path = garden.notebooks / "00-home.ipynb"
    garden.notebooks.mkdir()
    other = Review(small_ledger(tmp_path / "other"))
    notebook = small_notebook("# Gloom", "Three texts.", "Every number is counted.")
    note_review(notebook, other)
    assert run("code", "--project", garden.root).status == 0
    for change in range(4):
        nbformat.write(notebook, path)
        built = run("build", "--project", garden.root)
        assert (built.status == 0) == (change == 3), built.said
        # Running them changes nothing about whom the words are of.
        assert run("run", "--project", garden.root).status == 0
        notebook = nbformat.read(path, 4)
        if change == 0:
            assert "“# Gloom” and 2 more cells" in built.said
            notebook.cells[0].source = "# Gardens"
        elif change == 1:
            notebook.cells[1].source = "Two texts."
        elif change == 2:
            notebook.cells[2].metadata["tags"] = ["any-review"]
    assert notebook.metadata["reviewbook"]["documents"] == ["beans", "plot"]
    assert "Gardens" in (garden.root / "site" / "index.html").read_text(encoding="utf-8")


def test_a_collection_that_grows_keeps_its_prose(garden: Project, run: Run) -> None:
    garden.notebooks.mkdir()
    nbformat.write(small_notebook("# Gardens"), garden.notebooks / "00-home.ipynb")
    assert run("code", "--project", garden.root).status == 0
    assert run("run", "--project", garden.root).status == 0
    (garden.data / "documents" / "third.txt").write_text("Third\n\nMore compost.\n")
    assert run("code", "--project", garden.root).status == 0
    assert run("build", "--project", garden.root).status == 0


def without(*sections: str) -> str:
    """Return the codebook of the garden without some of its sections."""
    parts = re.split(r"(?m)^(?=[a-z]+:)", GARDEN_CODEBOOK)
    return "".join(part for part in parts if part.partition(":")[0] not in sections)


@pytest.mark.parametrize(
    "left_out",
    [["lenses", "subjects"], ["modalities"], ["modalities", "lenses"]],
    ids="-".join,
)
def test_a_codebook_without_treatments_lenses_or_subjects_makes_pages(
    garden: Project, run: Run, left_out: list[str]
) -> None:
    garden.codebook.write_text(without(*left_out), encoding="utf-8")
    garden.notebooks.mkdir()
    nbformat.write(small_notebook("# Gardens"), garden.notebooks / "00-home.ipynb")
    assert run("code", "--project", garden.root).status == 0
    built = run("build", "--project", garden.root)
    assert built.status == 0, built.said
    pages = {path.name: path.read_text("utf-8") for path in (garden.root / "site").glob("*.html")}
    links = set(re.findall(r'href="([^"#:]+\.html)', "".join(pages.values())))
    assert links <= set(pages)
    index = pages["index.html"]
    assert ("#section-lenses" in index) == ("lenses" not in left_out)
    assert ("looked-for" in index) == bool({"lenses", "modalities"} - set(left_out))


def test_the_picture_for_links_shows_this_review(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(preview.vl_convert, "svg_to_png", lambda svg: drawn.append(svg) or b"")
    wide = parse_html('<svg width="200" height="100"><text>bars</text></svg>')[0]
    high = parse_html('<svg width="100" height="200"><text>matrix</text></svg>')[0]
    preview.make_preview("Gardens <1>", [("Tall", high), ("Compost leads", wide), ("x", wide)])
    preview.make_preview("Gardens", [("Tall", high)])
    assert "Gardens &lt;1&gt;" in drawn[0]
    assert "Compost leads" in drawn[0] and "bars" in drawn[0]
    assert "Tall" not in drawn[0] + drawn[1] and "matrix" not in drawn[0] + drawn[1]


def test_the_picture_for_links_takes_charts_of_any_size() -> None:
    shown = parse_html('<svg width="1350.6" height="400.25"><rect width="9" height="9"/></svg>')[0]
    assert preview.make_preview("Gardens", [("Bars", shown)]).startswith(b"\x89PNG")


def test_pages_call_proposed_what_nobody_judged_and_count_one_as_one(
    garden: Project, run: Run
) -> None:
    (garden.data / "documents" / "plot.txt").unlink()
    with garden.codebook.open("a", encoding="utf-8") as codebook:
        codebook.write("  loam:\n    label: Loam\n    terms: [loam]\n")
    garden.notebooks.mkdir()
    nbformat.write(small_notebook("# Gardens"), garden.notebooks / "00-home.ipynb")
    assert run("code", "--project", garden.root).status == 0
    assert run("build", "--project", garden.root).status == 0
    site = garden.root / "site"
    pages = {path.name: path.read_text("utf-8") for path in site.glob("*.html")}
    assert ", proposed</td>" in pages["concept-thrift.html"]
    assert "Lenses, proposed" in pages["document-beans.html"]
    assert "No definition of it was found." in pages["concept-loam.html"]
    assert "holds no work" in pages["references.html"]
    for name, text in pages.items():
        words = re.sub(r"<[^>]*>", "", text)
        found = re.search(
            r"(?<![\d.,])1 (documents|mentions|passages|words|rows|findings|treatments)\b", words
        )
        assert not found, (name, found)


def test_a_minus_is_written_as_one() -> None:
    said = reading("Kappa is {k:.2f}.", k=-0.89)
    assert said.markdown == said.text == "Kappa is -0.89."
    assert reading("{k} is the least.", k="- none").markdown.startswith("&#45; none")
