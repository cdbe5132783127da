"""The whole review as PDF, printed by a Chromium that is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from reviewbook.project.errors import InputError
from reviewbook.project.working_folders import temporary_folder

_BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
)
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
_PATIENCE = 300


def find_browser() -> str:
    """Return the path of a Chromium.

    Raises
    ------
    InputError
        If none is installed.
    """
    found = [path for name in _BROWSERS if (path := shutil.which(name))]
    found += [path for path in _PLACES if Path(path).is_file()]
    if not found:
        raise InputError(
            f"a PDF needs Chromium, and none of {', '.join(_BROWSERS[:3])} is installed",
            remedy="install Chromium or Chrome, or build without --pdf and print review.html",
        )
    return found[0]


def print_page(browser: str, page: Path, out: Path) -> None:
    """Print a page to a PDF.

    Raises
    ------
    InputError
        If the browser writes none.
    """
    with temporary_folder() as profile:
        command = [
            browser,
            "--headless",
            "--disable-gpu",
            "--disable-extensions",
            "--no-first-run",
            "--no-pdf-header-footer",
            "--generate-pdf-document-outline",
            f"--user-data-dir={profile}",
            f"--print-to-pdf={out}",
            page.resolve().as_uri(),
        ]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            command.insert(1, "--no-sandbox")
        try:
            ran = subprocess.run(
                command, capture_output=True, text=True, timeout=_PATIENCE, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise _failed(browser, str(error)) from None
    if not out.is_file() or not out.stat().st_size:
        raise _failed(browser, ran.stderr.strip()[-500:])


def _failed(browser: str, said: str) -> InputError:
    return InputError(
        f"the browser wrote no PDF: {said}",
        file=browser,
        remedy="try again, or print review.html from a browser",
    )
