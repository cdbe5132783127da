"""What a page costs: bytes, requests, and the time until its last chart stands.

``python -m benchmarks.pages.weights`` builds the site and the same notebooks by nbconvert,
opens every page from the disk in Chromium with no network, and prints a table in Markdown. Other
builders' folders of the same notebooks are measured beside them with ``NAME=FOLDER`` arguments.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import BrowserContext, sync_playwright
from rich.console import Console

from reviewbook.project.review_folder import Project
from reviewbook.site.output.print_pdf import find_browser
from reviewbook.site.site_builder import build_site

RUNS = 5
# A chart stands when its picture has a size; charts that nothing draws are counted as missing.
LAST_CHART = """() => {
  const pictures = [...document.querySelectorAll(
    'figure.chart svg, .jp-RenderedSVG svg, .jp-RenderedSVG img, .output_svg svg, .cell_output svg,'
    + '.cell_output img, .jp-OutputArea-output svg, .jp-OutputArea-output img')];
  return pictures.filter(picture => picture.getBoundingClientRect().width > 100).length;
}"""


class Cost(NamedTuple):
    """One page: bytes of the file, bytes and requests to show it, charts, milliseconds."""

    page: str
    file: int
    loaded: int
    requests: int
    outside: int
    charts: int
    milliseconds: float


def measure(context: BrowserContext, path: Path) -> Cost:
    """Open a page from the disk `RUNS` times; times are the median."""
    times, loaded, charts = [], {}, 0
    outside: set[str] = set()
    for _ in range(RUNS):
        page = context.new_page()
        loaded, outside = {}, set()
        page.on("request", lambda asked: _note(asked.url, loaded, outside))  # noqa: B023
        page.goto(path.as_uri(), wait_until="load")
        charts = page.evaluate(LAST_CHART)
        times.append(page.evaluate("() => performance.now()"))
        page.close()
    return Cost(
        path.stem, path.stat().st_size, sum(loaded.values()), len(loaded), len(outside), charts,
        statistics.median(times),
    )  # fmt: skip


def _note(address: str, loaded: dict[str, int], outside: set[str]) -> None:
    if address.startswith("file://"):
        path = Path(address.removeprefix("file://").partition("?")[0].partition("#")[0])
        loaded[address] = path.stat().st_size if path.is_file() else 0
    elif address.startswith("http"):
        outside.add(address)


def through_nbconvert(project: Project, folder: Path) -> Path:
    """Convert the stored notebooks with nbconvert's own template."""
    command = [sys.executable, "-m", "nbconvert", "--to", "html", "--output-dir", str(folder)]
    notebooks = [str(path) for path in sorted(project.notebooks.glob("*.ipynb"))]
    subprocess.run([*command, "--log-level=ERROR", *notebooks], check=True)
    return folder


def table(name: str, costs: list[Cost]) -> str:
    """Write one builder's pages as Markdown."""
    lines = [
        f"### {name}", "",
        "| page | file kB | loaded kB | requests | asks the network | charts standing | ms |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]  # fmt: skip
    for cost in costs:
        lines.append(
            f"| {cost.page} | {cost.file / 1000:.0f} | {cost.loaded / 1000:.0f} | {cost.requests} "
            f"| {cost.outside} | {cost.charts} | {cost.milliseconds:.0f} |"
        )
    return "\n".join([*lines, ""])


def main(others: list[str]) -> None:
    """Build, measure, and print the tables."""
    project = Project.find()
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        ours = build_site(project, Path(temporary) / "site", Console(quiet=True)).parent
        folders = {"reviewbook": ours, "nbconvert": through_nbconvert(project, Path(temporary))}
        folders |= {name: Path(folder) for name, _, folder in (o.partition("=") for o in others)}
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        context = browser.new_context()
        context.route("http*://**", lambda route: route.abort())
        for name, folder in folders.items():
            pages = [*folder.glob("index.html"), *sorted(folder.glob("0*.html"))]
            print(table(name, [measure(context, page) for page in pages]))
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
