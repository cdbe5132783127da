"""The pages of a review, made and put in place: a site, one file, and that file on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console

from reviewbook.analysis.review import Review
from reviewbook.project.atomic_files import refuse_unwritable
from reviewbook.project.errors import InputErrors
from reviewbook.project.progress import progress_bar
from reviewbook.project.review_folder import Project
from reviewbook.project.working_folders import temporary_folder
from reviewbook.site.chapters.prose_owner import foreign_prose
from reviewbook.site.chapters.run_notebooks import PATIENCE, execute_all, read_notebooks
from reviewbook.site.html import links
from reviewbook.site.output import many_files
from reviewbook.site.output.colophon import make_colophon
from reviewbook.site.output.folder import fresh_folder, refuse_foreign
from reviewbook.site.output.print_pdf import find_browser, print_page
from reviewbook.site.output.single_file import file_to_mail, one_file
from reviewbook.site.pages.page_order import assemble_pages, colours


def build_site(
    project: Project,
    out: Path,
    console: Console,
    *,
    static: bool = False,
    pdf: bool = False,
    patience: float = PATIENCE,
) -> Path:
    """Run the notebooks in a copy and write the pages of a review.

    Parameters
    ----------
    project
        The review.
    out
        The folder of the pages. What an earlier build wrote there is replaced, whole and last.
    static
        Leave out every script.
    pdf
        Print the whole review to ``review.pdf`` too; needs Chromium.
    patience
        Seconds that each notebook may take.

    Returns
    -------
    Path
        The page to begin with.

    Raises
    ------
    InputError
        If a notebook fails or was written about another collection, a link leads nowhere, the
        ledger or the texts cannot be read, the folder holds other things or cannot be
        written to, or there is no Chromium; nothing is then changed.
    """
    refuse_foreign(out)
    refuse_unwritable(out, out.parent)
    browser = find_browser() if pdf else ""
    review = Review(project)
    make_colophon(project)  # what is broken there is said before a notebook is run
    if errors := foreign_prose(read_notebooks(project.notebooks), review):
        raise InputErrors(errors)
    with _progress(console, project) as step:
        notebooks = execute_all(project.notebooks, step, patience)
        step("pages")
        pages = assemble_pages(review, notebooks, pdf=pdf)
        if broken := links.Links(pages, _files(pdf)).broken(pages):
            raise InputErrors(broken)
        site = many_files.Site(
            pages, make_colophon(project, pages[0].title), colours(review), static
        )
        with fresh_folder(out) as folder:
            many_files.write_site(site, folder)
            _write_one_file(site, folder)
            if pdf:
                step("PDF")
                _print(site, browser, folder)
    return out / "index.html"


def _files(pdf: bool) -> list[str]:
    return ["review.html", *(["review.pdf"] if pdf else [])]


def _write_one_file(site: many_files.Site, folder: Path) -> None:
    vega = "" if site.static else many_files.vega_script()
    (folder / "review.html").write_text(file_to_mail(site, vega), encoding="utf-8")
    if vega:
        (folder / "assets" / "vega.js").write_text(vega, encoding="utf-8")


def _print(site: many_files.Site, browser: str, folder: Path) -> None:
    """Print the file without scripts, so that no chart is caught half alive."""
    with temporary_folder() as place:
        page = Path(place) / "review.html"
        page.write_text(one_file(site), encoding="utf-8")
        print_page(browser, page, folder / "review.pdf")


@contextmanager
def _progress(console: Console, project: Project) -> Iterator[Callable[[str], None]]:
    total = len(list(project.notebooks.glob("*.ipynb"))) + 1
    with progress_bar(console, "running the notebooks", "steps", total) as update:
        yield lambda name: update(advance=1, description=f"done: {name}")
