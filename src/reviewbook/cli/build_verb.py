"""``reviewbook build``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reviewbook.cli.command_line import (
    ProjectOption,
    TimeoutOption,
    app,
    console,
    project_at,
    reported,
    say,
    say_notes,
    write_out,
)
from reviewbook.project.extras import require_extra


@app.command("build")
def build_command(
    project: ProjectOption = None,
    out: Annotated[
        Path | None, typer.Option(help="Folder of the pages. Default: `site/` of the review.")
    ] = None,
    static: Annotated[
        bool,
        typer.Option(
            "--static", help="Leave out every script: smaller pages, no search, charts stand still."
        ),
    ] = False,
    pdf: Annotated[
        bool,
        typer.Option("--pdf", help="Print the whole review to `review.pdf` too; needs Chromium."),
    ] = False,
    timeout: TimeoutOption = 600,
) -> None:
    """Build the pages: run the notebooks in a copy and write `site/`.

    Every notebook is run from top to bottom in a fresh kernel; the notebooks themselves are not
    touched. Then are written: `index.html`; a page for each notebook, document, treatment and
    lens; the codebook, the references and the data as CSV; and `review.html`, the whole review in
    one file that can be mailed. No page needs a network, and none needs JavaScript: where it runs,
    charts come alive, tables sort, and search finds.

    With the texts at hand (`data/documents/`, or the folder that `REVIEWBOOK_DOCUMENTS` names)
    the pages show the words in context; without them, the words that were matched.

    The folder is replaced as a whole, and only when everything has been made: if a notebook
    fails or was written about another collection, or a link leads nowhere, the old pages stay, all
    that is wrong is reported, and the exit status is 2. A folder that holds anything else is
    refused.
    """
    with reported():
        require_extra("site", "reviewbook build")
    from reviewbook.analysis.review import Review  # noqa: PLC0415
    from reviewbook.site.output.single_file import MOST  # noqa: PLC0415
    from reviewbook.site.site_builder import build_site  # noqa: PLC0415

    with reported():
        here = project_at(project)
        index = build_site(
            here, out or here.root / "site", console, static=static, pdf=pdf, patience=timeout
        )
        say_notes(Review(here).references.faults)
    forms = ["review.html", *(["review.pdf"] if pdf else [])]
    write_out(f"written: open {index}")
    write_out(f"in one file: {', '.join(str(index.with_name(form)) for form in forms)}")
    if (size := index.with_name("review.html").stat().st_size) > MOST:
        say(f"note: review.html has {size / 1e6:.1f} MB, more than most can mail", style="yellow")
