"""The font that texts in charts are measured with: the same one on every machine.

vl-convert brings Liberation Sans, and prefers one that the system has: another version of it, by
which some labels are a pixel wider, and pictures differ. Here those of the system are passed over;
its other fonts stay, for the scripts that Liberation Sans lacks.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from xml.sax.saxutils import escape

import vl_convert

from reviewbook.project.errors import InputError
from reviewbook.project.working_folders import temporary_folder

_SETTING = "FONTCONFIG_FILE"
_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
_PASSED_OVER = "Liberation"
# Fonts are looked for when a text is measured for the first time in a process.
_A_TEXT = '{"title": "a", "mark": "point", "data": {"values": []}}'


@cache
def choose_fonts(vega_lite: str) -> None:
    """Choose the fonts of all charts of this process, before the first of them is drawn.

    `vega_lite` is the version to load for that: the one that draws them.

    Where no temporary file can be written they are those of the system.
    """
    with suppress(OSError, InputError), temporary_folder() as empty:
        folders = [str(empty), *_with_other_fonts(_FOLDERS)]
        listed = "".join(f"<dir>{escape(folder)}</dir>" for folder in folders)
        file = empty / "fonts.conf"
        file.write_text(f"<fontconfig>{listed}</fontconfig>", encoding="utf-8")
        with _set(str(file)):
            vl_convert.vegalite_to_svg(_A_TEXT, vl_version=vega_lite, allowed_base_urls=[])


def _with_other_fonts(folders: Iterable[str]) -> Iterator[str]:
    """Yield the folders below some that hold fonts, and none that are passed over."""
    for folder in folders:
        for below, _, files in os.walk(os.path.expanduser(folder)):  # noqa: PTH111 - no error without a home
            if files and not any(file.startswith(_PASSED_OVER) for file in files):
                yield below


@contextmanager
def _set(file: str) -> Iterator[None]:
    before = os.environ.get(_SETTING)
    os.environ[_SETTING] = file
    try:
        yield
    finally:
        del os.environ[_SETTING]
        if before is not None:
            os.environ[_SETTING] = before
