"""``reviewbook run``."""

from __future__ import annotations

from reviewbook.cli.command_line import (
    ProjectOption,
    TimeoutOption,
    app,
    project_at,
    reported,
    say,
    write_out,
)
from reviewbook.display.wording import some
from reviewbook.project.extras import require_extra


@app.command("run")
def run_command(project: ProjectOption = None, timeout: TimeoutOption = 600) -> None:
    """Run the notebooks in place and store their outputs.

    Each runs from top to bottom in a fresh kernel, several at a time. A notebook whose numbers have
    not changed keeps its bytes. If any cell fails, all failures are reported and nothing is
    written.
    """
    with reported():
        require_extra("run", "reviewbook run")
    from reviewbook.analysis.review import Review  # noqa: PLC0415
    from reviewbook.project.atomic_files import refuse_unwritable, write_files  # noqa: PLC0415
    from reviewbook.project.notebook_files import notebook_text  # noqa: PLC0415
    from reviewbook.site.chapters.prose_owner import note_review  # noqa: PLC0415
    from reviewbook.site.chapters.run_notebooks import execute_all  # noqa: PLC0415

    with reported():
        here = project_at(project)
        refuse_unwritable(here.notebooks, files=here.notebooks.glob("*.ipynb"))
        ran = execute_all(here.notebooks, lambda name: say(f"ran {name}"), timeout)
        review = Review(here)
        for notebook in ran.values():
            note_review(notebook, review)
        stored = {here.notebooks / f"{name}.ipynb": notebook_text(ran[name]) for name in ran}
        write_files(stored)
    write_out(f"written: {some(len(ran), 'notebook')}")
