"""A file that is made to harm costs itself, and nothing else."""

from __future__ import annotations

import zlib
from pathlib import Path

import harmful
import made_files as made
import psutil
import pytest

from reviewbook.coding import taken_files
from reviewbook.coding.taken_files import take_file
from reviewbook.documents.limited_process import LimitedProcess
from reviewbook.project.errors import InputError

pytestmark = pytest.mark.slow
REASONS = {
    "sleeps": "longer than 2 seconds",
    "eats": "more than 400 MB of memory",
    "grabs": "more than 400 MB of memory",
    "dies": "the reader fails",
    "fails": "the reader fails on it: of a library",
}


def test_what_takes_too_much_is_refused_and_the_next_is_read():
    with LimitedProcess(harmful.misbehave, memory=400_000_000, seconds=2) as work:
        for name, reason in REASONS.items():
            with pytest.raises(InputError, match=reason) as refused:
                work(Path(name))
            assert refused.value.remedy
            assert work(Path("sound")) == "sound"


def test_a_file_that_takes_long_may_be_given_more_time():
    with LimitedProcess(harmful.misbehave, seconds=1) as work, pytest.raises(InputError) as refused:
        work(Path("sleeps"))
    assert "longer than 1 seconds" in refused.value.problem
    assert "--timeout" in refused.value.remedy


def test_the_time_that_add_is_given_is_what_a_file_may_take(garden, run, tmp_path, monkeypatch):
    given = []

    def noted(work, seconds):
        given.append(seconds)
        return LimitedProcess(work, seconds=seconds)

    monkeypatch.setattr(taken_files, "LimitedProcess", noted)
    for options in ((), ("--timeout", 600)):
        (tmp_path / f"{len(given)}.txt").write_text(f"Mould. {len(given)}\n")
        run("add", tmp_path, "--project", garden.root, *options)
    assert given == [120, 600]


def test_one_process_reads_many_files_and_ends_with_the_work():
    with LimitedProcess(harmful.process_of) as work:
        assert work(Path("a")) == work(Path("b")) != psutil.Process().pid
        worker = work(Path("c"))
    assert not psutil.pid_exists(worker)


@pytest.mark.parametrize("layers", [1, 2])
def test_a_pdf_that_grows_when_it_is_opened_is_refused(layers, tmp_path):
    shown = b"BT /F 12 Tf 10 10 Td (aaaaaaaaaaaaaaaa) Tj ET\n"
    packed = zlib.compressobj(9)
    stream = b"".join(packed.compress(shown * 20_000) for _ in range(400)) + packed.flush()
    filters = b"/Filter/FlateDecode"
    if layers > 1:
        stream, filters = zlib.compress(stream, 9), b"/Filter[/FlateDecode/FlateDecode]"
    bomb, sound = tmp_path / "bomb.pdf", tmp_path / "sound.pdf"
    bomb.write_bytes(made.pdf_of_streams([stream], filters=filters))
    sound.write_bytes(made.two_columns())
    with LimitedProcess(take_file, memory=300_000_000) as work:
        with pytest.raises(InputError, match="memory"):
            work(bomb)
        assert work(sound).format == "PDF"


def test_a_tree_without_end_is_refused(tmp_path):
    deep = tmp_path / "deep.xml"
    deep.write_bytes(made.jats("<p>" * 100_000 + "bed" + "</p>" * 100_000))
    page = tmp_path / "deep.html"
    page.write_bytes(made.web_page("<div>" * 100_000 + made.ARTICLE))
    with LimitedProcess(take_file) as work:
        with pytest.raises(InputError, match="cannot be read"):
            work(deep)
        with pytest.raises(InputError, match="too deeply"):
            work(page)
