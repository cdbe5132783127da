"""What somebody who builds, mails or reads the pages relies on."""

from __future__ import annotations

import base64
import csv
import dataclasses
import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import nbformat
import pandas as pd
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from typer.testing import CliRunner

from hostile import EVIL, FORMULA, build_hostile, change_cell, copy_of_review, notebook
from reviewbook import site
from reviewbook.analysis.review import Review
from reviewbook.cli import app
from reviewbook.display.dataframe_display import TableView
from reviewbook.project.errors import InputError
from reviewbook.project.review_folder import DOCUMENTS_VARIABLE, Project
from reviewbook.project.working_folders import UNFINISHED
from reviewbook.site import site_builder
from reviewbook.site.chapters import picture
from reviewbook.site.evidence.csv_exports import to_csv
from reviewbook.site.evidence.keyword_in_context import Span, keyword, marked
from reviewbook.site.html import links
from reviewbook.site.html.page import Block, Page, page_parts
from reviewbook.site.html.prose import to_html
from reviewbook.site.html.rewrite import article_body, page_body
from reviewbook.site.html.sanitise import sanitise_html
from reviewbook.site.html.tree import inner_html, parse_html, plain
from reviewbook.site.output import folder as output
from reviewbook.site.output import many_files, print_pdf, single_file
from reviewbook.site.output.colophon import make_colophon, review_fingerprint
from reviewbook.site.output.search import index
from reviewbook.site.output.single_file import one_file
from reviewbook.site.pages.page_order import assemble_pages, colours

ROOT = Path(__file__).resolve().parents[2]
PAGE, SITE_FILE, STATIC_FILE = 250_000, 3_000_000, 1_600_000


@dataclass
class Read(HTMLParser):
    """A page as a browser would find it."""

    text: str
    ids: list[str] = field(default_factory=list)
    hrefs: list[str] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)
    scripts: list[dict[str, str | None]] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    policy: str = ""
    handlers: list[str] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._script = False
        self.feed(self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.ids += [known["id"]] if known.get("id") else []
        self.hrefs += [known["href"]] if tag == "a" and known.get("href") is not None else []
        self.handlers += [name for name in known if name.startswith("on")]
        self.names += [tag]
        loads = {"script": "src", "img": "src", "link": "href", "iframe": "src", "object": "data"}
        if tag in loads and known.get(loads[tag]):
            self.loaded.append(known[loads[tag]])
        if tag == "script":
            self.scripts.append(known)
            self._script = not known.get("src") and not known.get("type")
        if known.get("http-equiv") == "Content-Security-Policy":
            self.policy = known["content"] or ""
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))

    def handle_data(self, data: str) -> None:
        if self._script:
            self.inline.append(data)
            self._script = False


@dataclass
class Built:
    project: Project
    folder: Path

    def html(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    project = Project(build_hostile(tmp_path_factory))
    return Built(project, project.root / "site")


@pytest.fixture(scope="module")
def pages(built: Built) -> dict[str, Read]:
    return {path.name: Read(path.read_text()) for path in sorted(built.folder.glob("*.html"))}


def test_the_index_leads_to_every_chapter_and_document(
    built: Built, pages: dict[str, Read]
) -> None:
    wanted = {"02-more.html", "codebook.html", "references.html", "data.html"}
    wanted |= {f"document-{name}.html" for name in Review(built.project).names}
    assert wanted <= set(pages["index.html"].hrefs)
    assert {f"concept-{c}.html" for c in Review(built.project).codebook.concepts} <= set(pages)


def small_site(*notebooks: tuple[str, nbformat.NotebookNode]) -> list[Page]:
    return assemble_pages(Review(Project(ROOT)), dict(notebooks))


def page_html(page: Page) -> str:
    return "".join(block.html for block in page.blocks)


HOME = notebook(
    ("markdown", "# What was found\n\nShortly."),
    ("code", "begin = 1"),
    ("markdown", "## Findings\n\n### One leads\n\nMore than two."),
    ("code", "one = 1"),
    ("code", "two = 2"),
    ("markdown", "### Two follow\n\n[In full](01-more.ipynb)"),
    ("markdown", "## Documents\n\nThis heading has the id of a list."),
)
for number, cell in enumerate(HOME.cells):
    cell.id = f"home-{number}"
MORE = notebook(("markdown", "# More\n\n[back](00-home.ipynb#findings), [start](00-home.ipynb)"))


def test_the_first_notebook_is_the_home_page_and_what_leads_to_it_leads_there() -> None:
    home, more, *others = small_site(("00-home", HOME), ("01-more", MORE))
    assert (home.slug, home.kind, home.title, home.lead) == (
        "index", "index", "What was found", "Shortly.",
    )  # fmt: skip
    assert not [page for page in others if page.kind in ("index", "chapter")]
    assert {"index.html#findings", "index.html"} <= set(Read(page_html(more)).hrefs)
    assert not links.Links([home, more, *others], ["review.html"]).broken([home, more])
    ids = Read(page_html(home)).ids
    assert len(ids) == len(set(ids))
    assert {"documents", "documents-2", "looked-for", "chapters"} <= set(ids)


def test_a_section_of_the_third_level_is_a_card_with_its_code_in_one_fold() -> None:
    home = small_site(("00-home", HOME), ("01-more", MORE))[0]
    cards = [card for block in home.blocks for card in block.body.iterfind("section")]
    assert [plain(card[0]) for card in cards] == ["One leads", "Two follow"]
    assert [card.get("aria-labelledby") for card in cards] == ["cell-home-2-2", "cell-home-5"]
    (fold,) = cards[0].iterfind("details")
    assert plain(fold) == "Code one = 1 two = 2"
    assert "begin = 1" in plain(home.blocks[0].body)


def test_the_chapters_stand_where_the_first_notebook_maps_them_else_after_it() -> None:
    mapped = notebook(
        *(("markdown", "# Home"), ("markdown", "## A map\n\n[More](01-more.ipynb): all of it.")),
        ("markdown", "## The method\n\nCounted."),
    )
    for home, wanted in (
        (mapped, ["A map", "The method", "Documents"]),
        (HOME, ["Findings", "One leads", "Two follow", "Documents", "Chapters", "Documents"]),
    ):
        page = small_site(("00-home", home), ("01-more", MORE))[0]
        titles = [block.title for block in page.headings]
        assert titles[: len(wanted)] == wanted
        (listed,) = (block for block in page.blocks if "<nav" in block.html)
        assert listed.title in ("A map", "Chapters")
        assert "all of it" not in page_html(page)
    alone = small_site(("a", notebook(("markdown", "# Alone"))))[0]
    assert "Chapters" not in [block.title for block in alone.headings]


def test_search_finds_the_findings_and_not_the_lists_of_the_home_page() -> None:
    script = index(small_site(("00-home", HOME), ("01-more", MORE))[:1])
    (_, _, json_text) = script.rstrip(";\n").partition("=")
    found = {address: title for address, title, *_ in json.loads(json_text)}
    assert found["index.html#cell-home-2-2"] == "What was found › One leads"
    assert not {f"index.html#{name}" for name in ("documents", "looked-for", "chapters")} & set(
        found
    )
    assert "index.html#cell-home-6" in found


def test_the_notebooks_are_not_touched(built: Built) -> None:
    for path in built.project.notebooks.glob("*.ipynb"):
        stored = nbformat.read(path, as_version=4)
        assert not any(cell.get("outputs") for cell in stored.cells)


def test_every_link_leads_somewhere(built: Built, pages: dict[str, Read]) -> None:
    broken = []
    for name, page in pages.items():
        for href in page.hrefs:
            path, _, place = href.partition("#")
            if re.match(r"(?:https?|data):", href):
                continue
            target = pages.get(path or name)
            there = (built.folder / unquote(path or name)).is_file()
            if not there or (place and (not target or unquote(place) not in target.ids)):
                broken.append((name, href))
    assert not broken


def test_ids_stand_once_on_a_page(pages: dict[str, Read]) -> None:
    for name, page in pages.items():
        assert sorted(page.ids) == sorted(set(page.ids)), name


def test_notebooks_link_to_each_other_as_pages(pages: dict[str, Read]) -> None:
    assert "02-more.html#a-part" in pages["index.html"].hrefs
    assert {"index.html", "codebook.html"} <= set(pages["02-more.html"].hrefs)


def test_nothing_is_loaded_from_elsewhere(pages: dict[str, Read]) -> None:
    for name, page in pages.items():
        assert not [address for address in page.loaded if re.match(r"(?:https?:)?//", address)], (
            name
        )


def test_every_page_forbids_what_it_did_not_bring(pages: dict[str, Read]) -> None:
    for name, page in pages.items():
        assert page.policy.startswith("default-src 'none'"), name
        assert "unsafe" not in page.policy, name


def test_scripts_in_the_one_file_are_those_of_its_policy(
    built: Built, pages: dict[str, Read]
) -> None:
    def allowed(text: str) -> bool:
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        return f"'sha256-{digest}'" in pages["review.html"].policy

    assert pages["review.html"].inline
    assert all(map(allowed, pages["review.html"].inline))
    assert allowed(built.html("assets/vega.js")), "Vega travels compressed, and must still run"
    style = re.search(r"<style>(.*?)</style>", built.html("review.html"), flags=re.DOTALL)
    assert style
    assert allowed(style[1])


def test_nothing_hostile_becomes_an_element(built: Built, pages: dict[str, Read]) -> None:
    for name, page in pages.items():
        assert not page.handlers, name
        assert not [h for h in page.hrefs if h.lower().startswith(("javascript:", "vbscript:"))], (
            name
        )
        ours = [s for s in page.scripts if s.get("src") or s.get("type") or name == "review.html"]
        assert len(ours) == len(page.scripts), name
        assert "alert(1)</script>" not in built.html(name).replace("&lt;/script", ""), name


def test_hostile_text_is_shown_as_text(built: Built) -> None:
    for name in ("document-jivan.html", "02-more.html", "index.html", "review.html"):
        assert "<script>alert(1)</script>" in unescape(built.html(name)), name


def test_charts_bring_description_data_and_file(built: Built) -> None:
    html = built.html("index.html")
    figure = re.search(r'<figure class="chart".*?</figure>', html, flags=re.DOTALL)
    assert figure
    shown = Read(figure[0])
    described = re.search(r'aria-describedby="([^"]*)"', figure[0])
    assert described
    assert described[1] in shown.ids
    assert {"svg", "table", "caption", "details"} <= set(shown.names)
    files = [href for href in shown.hrefs if href.startswith("data/")]
    assert [href.rsplit(".", 1)[-1] for href in files] == ["svg", "csv"]
    assert (built.folder / files[1]).read_text().startswith("modality,label,document,mentions")


def test_marks_and_numbers_lead_to_their_evidence(built: Built) -> None:
    svg = re.search(r"<svg [^>]*aria-describedby.*?</svg>", built.html("index.html"), re.DOTALL)
    assert svg
    assert "concept-augmentation.html#mindmorphr" in Read(svg[0]).hrefs
    table = built.html("index.html").split("</svg>")[-1]
    assert "concept-augmentation.html#mindmorphr" in Read(table).hrefs


def test_a_row_of_the_ledger_can_be_linked_to(pages: dict[str, Read]) -> None:
    assert "m-149-medication-unspecified" in pages["document-jivan.html"].ids
    assert "jivan" in pages["concept-medication-unspecified.html"].ids
    target = "document-jivan.html#m-149-medication-unspecified"
    assert target in pages["concept-medication-unspecified.html"].hrefs


def test_headings_never_skip_a_level(pages: dict[str, Read]) -> None:
    for name, page in pages.items():
        assert page.levels[0] == 1, name
        assert page.levels.count(1) == 1, name
        steps = zip(page.levels, page.levels[1:], strict=False)
        assert all(after <= before + 1 for before, after in steps), name


def test_the_foot_says_where_the_page_comes_from(built: Built) -> None:
    for name in ("index.html", "02-more.html", "review.html"):
        html = built.html(name)
        assert review_fingerprint(built.project) in html
        assert "not medical advice" in html
        for package in ("reviewbook", "Python", "altair", "vl-convert", "pandas"):
            assert package in html


def test_the_fingerprint_changes_with_the_ledger(built: Built, tmp_path: Path) -> None:
    other = copy_of_review(tmp_path)
    before = review_fingerprint(other)
    change_cell(other.evidence / "mentions.csv", "surface", "another")
    assert review_fingerprint(other) != before


def test_search_finds_concepts_by_their_words(built: Built) -> None:
    script = built.html("assets/search-index.js")
    assert "<" not in script
    entries = json.loads(script.partition("=")[2].rstrip().rstrip(";"))
    found = [url for url, _, _, words, _ in entries if "repetitive transcranial" in words.lower()]
    assert "concept-tms.html" in found


def test_pages_are_small(built: Built) -> None:
    sizes = {path.name: path.stat().st_size for path in built.folder.glob("*.html")}
    assert sizes.pop("review.html") < SITE_FILE
    assert max(sizes.values()) <= PAGE


def test_the_ledger_is_there_as_harmless_csv(built: Built) -> None:
    with (built.folder / "data" / "documents.csv").open(encoding="utf-8", newline="") as file:
        row = next(csv.DictReader(file))
    assert row["title"] == EVIL
    assert row["publisher"] == f"'{FORMULA}"
    with (built.folder / "data" / "02-more-evil.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.DictReader(file))["formula"] == f"'{FORMULA}"


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_no_cell_of_a_csv_is_a_formula(cells: list[str]) -> None:
    row = next(csv.reader(io.StringIO(to_csv([], [cells]).split("\n", 1)[1], newline="")))
    for cell, value in zip(row, cells, strict=True):
        number = re.fullmatch(r"[-+]?\d+(\.\d+)?%?", cell)
        assert number or not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
        lines = value.replace("\r\n", "\n").replace("\r", "\n")
        assert cell in (lines, f"'{lines}")


@given(st.text(alphabet="ab <>&\"'\n", max_size=40), st.data())
def test_marking_a_text_changes_nothing_but_marks(text: str, data: st.DataObject) -> None:
    place = st.integers(0, len(text))
    spans = [
        Span(*sorted(pair), kind)
        for pair, kind in data.draw(
            st.lists(st.tuples(st.tuples(place, place), st.sampled_from("tl")), max_size=4)
        )
    ]
    html = marked(text, 0, len(text), spans)
    assert unescape(re.sub(r"</?mark[^<>]*>", "", html)) == text.replace("\n", " ")


def test_a_keyword_stands_between_whole_words() -> None:
    text = "one two three four five six seven eight nine ten"
    assert keyword(text, 19, 23, around=9) == ("…four ", "five", " six…")
    assert keyword(text, 0, 3, around=9) == ("", "one", " two…")


def test_a_failing_cell_stops_the_build_and_keeps_the_old_pages(tmp_path: Path) -> None:
    project = copy_of_review(tmp_path)
    broken = notebook(("markdown", "# Title"), ("code", "x = 1"), ("code", "x / 0"))
    nbformat.write(broken, project.notebooks / "01-broken.ipynb")
    old = tmp_path / "site"
    old.mkdir()
    (old / output.MARK).touch()
    (old / "index.html").write_text("old")
    with pytest.raises(InputError) as caught:
        site_builder.build_site(project, old, Console(quiet=True))
    assert "01-broken.ipynb" in str(caught.value)
    assert "code cell 2 fails: ZeroDivisionError" in str(caught.value)
    assert (old / "index.html").read_text() == "old"
    assert not list(tmp_path.glob(f"{UNFINISHED}*"))


def test_a_folder_with_other_things_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").touch()
    with pytest.raises(InputError, match="holds other things"):
        output.refuse_foreign(tmp_path)


class TestFolderOfPages:
    def build(self, out: Path, **files: str) -> None:
        output.refuse_foreign(out)
        with output.fresh_folder(out) as folder:
            for name, text in files.items():
                (folder / f"{name}.html").write_text(text)

    def test_what_was_not_written_by_a_build_stays(self, tmp_path: Path) -> None:
        out = tmp_path / "site"
        self.build(out, index="1", old="1")
        (out / "CNAME").write_text("of somebody")
        self.build(out, index="2")
        assert (out / "index.html").read_text() == "2"
        assert not (out / "old.html").exists()
        assert (out / "CNAME").read_text() == "of somebody"

    def test_a_file_of_another_hand_is_not_overwritten(self, tmp_path: Path) -> None:
        out = tmp_path / "site"
        self.build(out, index="1")
        (out / "new.html").write_text("of somebody")
        with pytest.raises(InputError, match="did not write"):
            self.build(out, index="2", new="2")
        assert (out / "index.html").read_text() == "1"
        assert (out / "new.html").read_text() == "of somebody"

    def test_a_linked_folder_stays_a_link(self, tmp_path: Path) -> None:
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / "site").symlink_to(tmp_path / "elsewhere")
        self.build(tmp_path / "site", index="1")
        assert (tmp_path / "site").is_symlink()
        assert (tmp_path / "elsewhere" / "index.html").read_text() == "1"

    def test_a_list_that_leads_outside_removes_nothing_there(self, tmp_path: Path) -> None:
        out = tmp_path / "site"
        self.build(out, index="1")
        (tmp_path / "thesis.txt").touch()
        mark = out / output.MARK
        mark.write_text(f"{mark.read_text()}../thesis.txt\n{tmp_path / 'thesis.txt'}\n.\n\n")
        self.build(out, index="2")
        assert (tmp_path / "thesis.txt").exists()

    def test_nothing_is_removed_behind_a_link_nor_the_link(self, tmp_path: Path) -> None:
        out, home = tmp_path / "site", tmp_path / "home"
        self.build(out, index="1")
        home.mkdir()
        (home / "thesis.txt").touch()
        (out / "old").symlink_to(home)
        (out / "letter.txt").symlink_to(home / "thesis.txt")
        mark = out / output.MARK
        mark.write_text(f"{mark.read_text()}old/thesis.txt\nletter.txt\nold\n")
        self.build(out, index="2")
        assert (home / "thesis.txt").exists()
        assert (out / "old").is_symlink() and (out / "letter.txt").is_symlink()

    @pytest.mark.parametrize("name", ["new.html", output.MARK])
    def test_nothing_is_written_through_a_link_among_the_pages(
        self, tmp_path: Path, name: str
    ) -> None:
        out, thesis = tmp_path / "site", tmp_path / "thesis.txt"
        self.build(out, index="1")
        thesis.write_bytes((out / output.MARK).read_bytes())
        (out / name).unlink(missing_ok=True)
        (out / name).symlink_to(thesis)
        before = thesis.read_text()
        with pytest.raises(InputError, match="a link stands where a page"):
            self.build(out, index="2", new="2")
        assert (thesis.read_text(), (out / "index.html").read_text()) == (before, "1")


def test_a_missing_browser_is_said_before_anything_is_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(print_pdf.shutil, "which", lambda name: None)
    monkeypatch.setattr(print_pdf, "_PLACES", ())
    with pytest.raises(InputError, match="needs Chromium"):
        site_builder.build_site(Project(ROOT), tmp_path / "site", Console(quiet=True), pdf=True)


def test_the_command_says_what_it_takes() -> None:
    result = CliRunner().invoke(app, ["build", "--help"], env={"COLUMNS": "200", "TERM": "dumb"})
    said = re.sub(r"\x1b\[[0-9;]*m", "", result.output)
    assert result.exit_code == 0
    assert all(option in said for option in ("--out", "--static", "--pdf", "review.html"))


def test_a_link_that_leads_nowhere_is_reported() -> None:
    page = Page(
        "a", "A", "chapter", (Block("", "A", parse_html('<a href="b.html">b</a><p id="x"/>')),)
    )
    (error,) = links.Links([page]).broken([page])
    assert "b.html" in str(error)
    fine = Page("b", "B", "chapter", (Block("", "B", parse_html('<a href="a.html#x">a</a>')),))
    assert not links.Links([page, fine]).broken([page, fine])


def test_a_still_picture_without_links_keeps_its_words_and_its_look() -> None:
    linked = (
        '<svg><a href="#a"><text>one</text></a>'
        '<a href="#b" fill="red" tabindex="-1"><title>t</title><path/></a></svg>'
    )
    page = Page("a", "A", "chapter", (Block("", "A", parse_html(linked)),))
    still = article_body(page, str, live=False)
    assert still == '<svg><g><text>one</text></g><g fill="red"><path></path></g></svg>'


def test_the_one_file_keeps_what_is_said_of_files_that_are_not_in_it() -> None:
    said = (
        '<p>See <a href="data/a.csv" download="a.csv">the rows</a>, <b>all</b>.</p>'
        "<p><b>Beans</b></p>"
        '<p><a href="data/a.csv" download="a.csv">CSV</a></p>'
        '<ul><li>As <a href="data/a.csv" download="a.csv">CSV</a></li></ul>'
    )
    page = Page("a", "A", "chapter", (Block("", "A", parse_html(said)),))
    kept = "<p>See the rows, <b>all</b>.</p><p><b>Beans</b></p><ul><li>As </li></ul>"
    assert article_body(page, str, live=False) == kept


def test_in_the_one_file_a_picture_finds_what_it_refers_to_and_search_finds_the_block() -> None:
    drawn = '<svg><clipPath id="c"/><g clip-path="url(#c)"/></svg>'
    page = Page("a", "A", "chapter", (Block("x", "Drawn", parse_html(drawn)),))
    (block,) = parse_html(article_body(page, str, live=True))
    assert (block.get("data-block"), block.get("data-place")) == ("Drawn", "x")
    (clip,) = (one.get("id") for one in block.iter() if one.tag.lower() == "clippath")
    assert f"url(#{clip})" in [one.get("clip-path") for one in block.iter()]


def test_lines_of_a_text_stay_below_each_other_in_the_still_picture() -> None:
    rows = [{"x": 1, "y": 1, "text": "one\ntwo"}, {"x": 2, "y": 2, "text": "three"}]
    place = {axis: {"field": axis, "type": "quantitative"} for axis in "xy"}
    words = {"field": "text", "type": "nominal"}
    mark = {"type": "text", "lineBreak": "\n"}
    spec = {"data": {"values": rows}, "mark": mark, "encoding": place | {"text": words}}
    svg = ET.fromstring(picture.still(spec, figure="f", title="t"))
    (several,) = (text for text in svg.iter("text") if text.find("tspan") is not None)
    assert [line.text for line in several] == ["one", "two"]
    moved = re.fullmatch(r"translate\((.+),(.+)\)", several.get("transform", ""))
    assert moved
    assert float(moved[1]) > 0
    assert {line.get("x", "0") for line in several} == {"0"}


def test_a_long_page_is_cut_between_passages_and_links_follow() -> None:
    blocks = tuple(
        Block(f"p-{n}", f"{n}", parse_html(f'<p id="p-{n}">{"x" * 100}</p>')) for n in range(10)
    )
    cut = page_parts(Page("document-a", "A", "document", blocks), limit=500)
    assert [page.slug for page in cut] == ["document-a", "document-a-part-2", "document-a-part-3"]
    assert sum((page.blocks for page in cut), ()) == blocks
    known = links.Links(cut)
    assert known.part("document-a.html#p-9") == "document-a-part-3.html#p-9"
    assert known.part("document-a.html#p-0") == "document-a.html#p-0"


def test_markdown_of_a_stranger_stays_text() -> None:
    html = to_html(f"{EVIL} [x](javascript:alert(1)) ![y](https://example.org/z.png)")
    assert set(Read(html).names) <= {"p", "a", "em"}
    assert not [href for href in Read(html).hrefs if "javascript" in href]


@pytest.fixture(scope="module")
def real() -> many_files.Site:
    """The pages of the notebooks with the outputs that are stored in them."""
    project = Project(ROOT)
    paths = sorted(project.notebooks.glob("*.ipynb"))
    if not paths:
        pytest.skip("there are no notebooks")
    stored = {path.stem: nbformat.read(path, as_version=4) for path in paths}
    review = Review(project)
    made = assemble_pages(review, stored)
    return many_files.Site(
        made, make_colophon(project, made[0].title), colours(review), static=True
    )


def test_the_notebooks_make_pages_without_broken_links(real: many_files.Site) -> None:
    assert not links.Links(real.pages, ["review.html"]).broken(real.pages)


def test_the_whole_review_without_scripts_can_be_mailed(real: many_files.Site) -> None:
    html = one_file(real)
    read = Read(html)
    assert not read.scripts
    assert len(html.encode()) < STATIC_FILE
    assert sorted(read.ids) == sorted(set(read.ids))
    assert not [h for h in read.hrefs if h.startswith("#") and h[1:] not in read.ids]


def test_the_whole_review_with_live_charts_can_be_mailed(real: many_files.Site) -> None:
    html = one_file(real, many_files.vega_script())
    read = Read(html)
    assert len(html.encode()) < SITE_FILE
    assert not [h for h in read.hrefs if h.startswith("#") and h[1:] not in read.ids]
    charts = [script for script in read.scripts if "data-figure" in script]
    assert len(charts) == html.count('<figure class="chart" ')
    assert {script["data-figure"] for script in charts} <= set(read.ids)


def test_the_wheel_holds_templates_styles_and_scripts(tmp_path: Path) -> None:
    pytest.importorskip("hatchling")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    package = Path(site.__file__).parent
    wanted = [*(package / "assets").iterdir(), *(package / "templates").iterdir()]
    assert {f"reviewbook/site/{path.parent.name}/{path.name}" for path in wanted} <= held


@pytest.mark.parametrize(
    ("gone", "kinds"),
    [
        ([], {"concept", "document"}),
        (["document", "comparison"], {"concept"}),
        (["document", "comparison", "concept"], set()),
    ],
)
def test_a_file_too_large_to_mail_leaves_out_pages_and_says_so(
    real: many_files.Site, monkeypatch: pytest.MonkeyPatch, gone: list[str], kinds: set[str]
) -> None:
    fits = single_file.one_file(real, left_out=gone)
    monkeypatch.setattr(single_file, "MOST", len(fits.encode()))
    html = single_file.file_to_mail(real, many_files.vega_script())
    read = Read(html)
    assert (html, read.scripts) == (fits, [])
    kept = {page.kind for page in real.pages} & {"concept", "document"}
    assert {kind for kind in kept if f'class="kind-{kind}"' in html} == kinds
    for kind, number in Counter(page.kind for page in real.pages).items():
        assert kind not in kept - kinds or f"{number} {kind}s" in html
    inside = {href[1:] for href in read.hrefs if href.startswith("#")}
    assert inside <= set(read.ids)
    assert not [href for href in read.hrefs if re.fullmatch(r"(document|concept)-.*", href)]


def test_a_file_still_too_large_shows_the_first_rows_of_long_tables_and_says_so(
    real: many_files.Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single_file, "MOST", 1)
    monkeypatch.setattr(single_file, "ROWS", 10)
    html = single_file.file_to_mail(real)
    assert "the first 10 are here" in html
    bodies = re.findall(r"<tbody>.*?(?=</tbody>|</table>)", html, re.DOTALL)
    assert max(body.count("<tr") for body in bodies) == 11
    whole = single_file.one_file(real, left_out=("document", "concept"))
    rows = [body.count("<tr") for body in re.findall(r"<tbody>.*?(?=</table>)", whole, re.DOTALL)]
    left = [int(more.replace(",", "")) for more in re.findall(r"and ([\d,]+) more rows", html)]
    assert left == [number - 10 for number in rows if number > 10]


def test_a_cell_of_several_works_leads_to_each() -> None:
    cited = pd.DataFrame({"surface": ["A guide"], "keys": ["lafrance2020 lafrance2020chapter"]})
    shown = nbformat.v4.new_output("display_data", {"text/html": TableView.of(cited).html()})
    stored = notebook(("markdown", "# Works"), ("code", "cited"))
    stored.cells[1].outputs = [shown]
    pages = assemble_pages(Review(Project(ROOT)), {"01-works": stored})
    page = pages[0]
    html = "".join(block.html for block in page.blocks)
    cells = [
        cell for cell in re.findall(r"<td[^<>]*>.*?</td>", html) if "lafrance2020chapter" in cell
    ]
    assert cells
    for cell in cells:
        assert 'href="references.html#lafrance2020"' in cell
        assert 'href="references.html#lafrance2020chapter"' in cell


@pytest.mark.parametrize(
    ("url", "picture"),
    [
        ("", "assets/preview.png"),
        ("https://a.example/b/", "https://a.example/b/assets/preview.png"),
    ],
)
def test_the_picture_for_links_has_the_address_of_the_pages_if_they_have_one(
    tmp_path: Path, real: many_files.Site, url: str, picture: str
) -> None:
    project = copy_of_review(tmp_path)
    cited = yaml.safe_load((project.root / "CITATION.cff").read_text())
    (project.root / "CITATION.cff").write_text(yaml.safe_dump(cited | {"url": url}))
    site = dataclasses.replace(real, colophon=make_colophon(project, "A review"))
    many_files.write_site(site, tmp_path)
    assert f'property="og:image" content="{picture}"' in (tmp_path / "index.html").read_text()


def test_documents_of_any_name_have_pages_and_links_that_lead_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    names = ["smith(2019)", "Smith 2019", "a b", "a-b", "Ärzte", "花"]
    for number, name in enumerate(names):
        text = f"Text {number}.\n\nKetamine helps, and ketamine does not: {number} times of 9."
        (texts / f"{name}.txt").write_text(text, encoding="utf-8")
    monkeypatch.setenv(DOCUMENTS_VARIABLE, str(texts))
    project = copy_of_review(tmp_path)
    shutil.rmtree(project.evidence)
    for path in (project.manifest, project.decisions, project.data / "standards.csv"):
        path.write_text(path.read_text(encoding="utf-8").split("\n")[0] + "\n", encoding="utf-8")
    cells = (
        ("markdown", "# Names"),
        (
            "code",
            "import pandas as pd\n"
            "from reviewbook import Review, charts, table\n"
            "from reviewbook.project.page_addresses import document_address\n"
            "names = pd.DataFrame({'document': Review.open().names})\n"
            "table(names, 'All.', links={'document': {n: document_address(n) for n in"
            " names['document']}})",
        ),
    )
    nbformat.write(notebook(("markdown", "# Home")), project.notebooks / "A home.ipynb")
    nbformat.write(notebook(*cells), project.notebooks / "My index (1).ipynb")
    command = ["code", "--project", str(project.root)]
    result = CliRunner().invoke(app, command)
    assert result.exit_code == 0, result.output
    site_builder.build_site(project, tmp_path / "site", Console(quiet=True))
    pages = {p.name: Read(p.read_text("utf-8")) for p in (tmp_path / "site").glob("*.html")}
    documents = [name for name in pages if name.startswith("document-")]
    assert len({name.casefold() for name in documents}) == len(names)
    (chapter,) = (page for name, page in pages.items() if name.startswith("My-index"))
    for page in (pages["index.html"], pages["concept-ketamine.html"], chapter):
        assert {unquote(h).partition("#")[0] for h in page.hrefs} >= set(documents)
    for name, page in pages.items():
        local = [unquote(h) for h in page.hrefs if not re.match(r"https?:|data[:/]", h)]
        for path, _, place in (href.partition("#") for href in local):
            assert (tmp_path / "site" / (path or name)).is_file(), (name, path)
            assert not place or place in pages.get(path or name, page).ids, (name, path, place)


@given(st.text(max_size=60))
def test_whatever_markdown_holds_can_be_read_as_a_tree(text: str) -> None:
    assert plain(parse_html(to_html(text))) is not None


def test_html_comes_out_of_the_tree_as_it_went_in() -> None:
    html = (
        "<p>a &lt; b &amp; c\u00a0d<br>e</p><pre>  x\n   y &lt;z&gt;</pre><td></td>"
        '<svg viewBox="0 0 1 1"><clipPath id="c"><path d="M0"></path></clipPath></svg> tail'
    )
    assert inner_html(parse_html(html.replace("<br>", "<br/>"))) == html


def test_the_tree_of_a_page_is_changed_in_a_copy() -> None:
    body = parse_html('<h2 id="a">A</h2><p><a href="https://example.org/x">x</a> and</p>')
    page = Page("p", "P", "chapter", (Block("a", "A", body),))
    before = page.blocks[0].html
    html = article_body(page, str, live=False)
    assert '<h3 id="p--a">A</h3>' in html
    assert '</a><sup class="paper">1</sup> and</p>' in html
    assert "<li>https://example.org/x</li>" in html
    assert page_body(page, lambda href: "#b").startswith(
        '<h2 id="a">A<a class="anchor" href="#b" aria-label="Link to: A"></a></h2><p><a href="#b">'
    )
    assert inner_html(body) == before


def test_what_a_cell_wrote_keeps_its_words_and_loses_what_could_run() -> None:
    html = (
        '<figure id="f" onclick="x()"><table style="color:red"><tr><th scope="col">a</th>'
        '<td class="num" colspan="2"><a href="javascript:x()" title="t">b</a></td></tr></table>'
        '<a href="mailto:a@b.c">c</a><iframe src="x"></iframe><img src=x onerror=y>'
        "<script>z()</script><h1>d</h1></figure>"
    )
    clean = sanitise_html(html)
    assert set(Read(clean).names) == {"figure", "table", "tbody", "tr", "th", "td", "a"}
    assert not Read(clean).handlers
    assert "javascript" not in clean
    assert "style" not in clean
    assert plain(parse_html(clean)) == "a b cd"
    assert 'href="mailto:a@b.c"' in clean
    assert 'scope="col"' in clean


def test_code_in_what_a_column_means_is_set_as_code(built: Built) -> None:
    assert "<code>wc -w</code>" in (built.folder / "data.html").read_text()


def test_a_file_that_stays_too_large_to_mail_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "review.html").write_text("as short as it gets")
    monkeypatch.setattr(
        site_builder, "build_site", lambda *_args, **_options: tmp_path / "index.html"
    )
    command = ["build", "--project", str(ROOT)]
    assert "more than most can mail" not in CliRunner().invoke(app, command).output
    monkeypatch.setattr(single_file, "MOST", 1)
    assert "more than most can mail" in CliRunner().invoke(app, command).output


@pytest.mark.parametrize(
    ("name", "raw", "line"),
    [
        ("CITATION.cff", b"title: Garden\nauthors: [\n", 3),
        ("CITATION.cff", "title: Garden\nversion: é\n".encode("latin-1"), 2),
        ("data/datapackage.json", b"{bad", None),
        ("data/datapackage.json", b"[]", None),
    ],
)
def test_what_says_where_pages_come_from_is_named_where_it_is_broken(
    review_copy: Project, name: str, raw: bytes, line: int | None
) -> None:
    (review_copy.root / name).write_bytes(raw)
    with pytest.raises(InputError) as raised:
        make_colophon(review_copy, "Garden")
    error = raised.value
    assert (error.file, error.line, bool(error.remedy)) == (review_copy.root / name, line, True)
