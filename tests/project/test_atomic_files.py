"""Files of one command: all of them or none, and nothing else touched."""

from __future__ import annotations

import os
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reviewbook.project.atomic_files import move_files, write_files
from reviewbook.project.errors import InputError
from reviewbook.project.review_folder import Project
from reviewbook.project.working_folders import UNFINISHED, temporary_folder, unfinished_folder


def leftovers(folder: Path) -> list[Path]:
    return list(folder.rglob(f"{UNFINISHED}*"))


class TestAllOrNone:
    def test_if_one_cannot_be_placed_the_others_are_as_before(self, tmp_path: Path) -> None:
        first, table = tmp_path / "a.csv", tmp_path / "b.csv"
        first.write_text("old")
        table.mkdir()
        with pytest.raises(InputError, match=r"b\.csv"):
            write_files({first: "new", tmp_path / "c.csv": "new", table: "new"})
        assert first.read_text() == "old"
        assert not (tmp_path / "c.csv").exists()
        assert not leftovers(tmp_path)

    def test_a_failure_halfway_puts_back_what_was_there(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        old, new = tmp_path / "old.csv", tmp_path / "new.csv"
        old.write_text("old")
        replace = Path.replace

        def full(file: Path, place: Path) -> Path:
            if place == last:
                raise OSError(28, "No space left on device", str(place))
            return replace(file, place)

        last = tmp_path / "last.csv"
        monkeypatch.setattr(Path, "replace", full)
        with pytest.raises(InputError, match="No space left"):
            write_files({old: "1", new: "2", last: "3"})
        assert old.read_text() == "old"
        assert not new.exists()
        assert not leftovers(tmp_path)

    @pytest.mark.parametrize("refused", ["copymode", "copy2"])
    def test_what_cannot_be_set_aside_stays_as_it_is(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused: str
    ) -> None:
        def no_links(aside: Path, place: Path) -> None:
            raise OSError(95, "Operation not supported", str(aside))

        def half(_: Path, to: Path) -> None:
            to.write_text("ol")
            raise OSError(28, "No space left on device", str(to))

        first, old = tmp_path / "a.csv", tmp_path / "b.csv"
        old.write_text("old")
        monkeypatch.setattr(Path, "hardlink_to", no_links)
        monkeypatch.setattr(shutil, refused, half)
        with pytest.raises(InputError, match="No space left"):
            write_files({first: "new", old: "new"})
        assert old.read_text() == "old" and not first.exists()
        assert not leftovers(tmp_path)

    def test_folders_that_are_not_there_are_made(self, tmp_path: Path) -> None:
        place = tmp_path / "a" / "b" / "c.csv"
        write_files({place: "new"})
        assert place.read_text() == "new"
        assert not leftovers(tmp_path)

    def test_a_file_made_on_another_disk_is_put_in_place(self, tmp_path: Path) -> None:
        memory = Path("/dev/shm")
        if not memory.is_dir() or memory.stat().st_dev == tmp_path.stat().st_dev:
            pytest.skip("there is no second disk")
        with tempfile.TemporaryDirectory(dir=memory) as folder:
            made = Path(folder) / "a.csv"
            made.write_text("new")
            (tmp_path / "a.csv").write_text("old")
            move_files({made: tmp_path / "a.csv"})
        assert (tmp_path / "a.csv").read_text() == "new"
        assert not leftovers(tmp_path)

    @pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
    def test_a_folder_that_is_closed_stops_all(self, tmp_path: Path) -> None:
        closed = tmp_path / "evidence"
        closed.mkdir()
        closed.chmod(0o555)
        with pytest.raises(InputError, match="evidence"):
            write_files({tmp_path / "documents.csv": "new", closed / "mentions.csv": "new"})
        assert not (tmp_path / "documents.csv").exists()


def pipe(path: Path) -> None:
    os.mkfifo(path)


def bound_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


@pytest.mark.skipif(os.name == "nt", reason="rights and links of Unix")
class TestWhatIsThere:
    def test_a_link_is_followed(self, tmp_path: Path) -> None:
        (tmp_path / "real.csv").write_text("old")
        link = tmp_path / "decisions.csv"
        link.symlink_to("real.csv")
        write_files({link: "new"})
        assert link.is_symlink()
        assert (tmp_path / "real.csv").read_text() == "new"

    @pytest.mark.parametrize("make", [pipe, bound_socket])
    @pytest.mark.parametrize("linked", [False, True])
    def test_what_is_no_plain_file_is_never_replaced(
        self, tmp_path: Path, make: Callable[[Path], object], linked: bool
    ) -> None:
        strange = tmp_path / "strange"
        make(strange)
        table = tmp_path / "z.csv"
        table.symlink_to(strange) if linked else strange.rename(table)
        before = table.stat()
        with pytest.raises(InputError, match="a pipe or a device, no plain file"):
            write_files({tmp_path / "a.csv": "new", tmp_path / "new" / "b.csv": "1", table: "new"})
        assert table.stat() == before
        assert not (tmp_path / "a.csv").exists() and not (tmp_path / "new").exists()
        assert not leftovers(tmp_path)

    def test_rights_are_kept(self, tmp_path: Path) -> None:
        file = tmp_path / "a.csv"
        file.touch()
        file.chmod(0o600)
        write_files({file: "new"})
        assert stat.S_IMODE(file.stat().st_mode) == 0o600

    def test_a_new_file_obeys_the_umask(self, tmp_path: Path) -> None:
        before = os.umask(0o027)
        try:
            write_files({tmp_path / "a.csv": "new"})
        finally:
            os.umask(before)
        assert stat.S_IMODE((tmp_path / "a.csv").stat().st_mode) == 0o640


@pytest.mark.parametrize("linked", [False, True])
def test_what_is_read_only_is_not_replaced_whoever_asks(tmp_path: Path, linked: bool) -> None:
    first, kept = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text("old")
    file = tmp_path / "elsewhere.csv" if linked else kept
    file.write_text("old")
    file.chmod(0o444)
    if linked:
        kept.symlink_to(file)
    with pytest.raises(InputError, match="cannot be written: Permission denied") as refused:
        write_files({first: "new", kept: "new"})
    assert str(refused.value.file) == str(file) and "nothing was changed" in refused.value.remedy
    assert (first.read_text(), kept.read_text()) == ("old", "old")


class TestLeftovers:
    def test_those_of_a_killed_run_go_with_the_next(self, tmp_path: Path) -> None:
        code = (
            "import os, sys, pathlib\n"
            "from reviewbook.project.working_folders import unfinished_folder\n"
            "with unfinished_folder(pathlib.Path(sys.argv[1])): os._exit(9)"
        )
        subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
        assert leftovers(tmp_path)
        write_files({tmp_path / "a.csv": "new"})
        assert not leftovers(tmp_path)

    def test_so_do_those_where_the_system_keeps_what_is_temporary(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
        code = (
            "import os\n"
            "from reviewbook.project.working_folders import temporary_folder\n"
            "with temporary_folder(): os._exit(9)"
        )
        environment = os.environ | {"TMPDIR": str(tmp_path)}
        subprocess.run([sys.executable, "-c", code], check=False, env=environment)
        for of_others in ("reviewbook-", "reviewbook-notes", "a"):
            (tmp_path / of_others).mkdir()
        with temporary_folder() as mine, temporary_folder() as other:
            assert {path.name for path in tmp_path.iterdir()} == {
                "reviewbook-", "reviewbook-notes", "a", mine.name, other.name
            }  # fmt: skip
        assert not mine.exists()

    def test_what_only_begins_with_such_a_name_is_somebody_s_own(self, tmp_path: Path) -> None:
        own = {".site-packages", f"{UNFINISHED}drafts", f"{UNFINISHED}drafts-2-kept"}
        for name in own:
            (tmp_path / name).mkdir()
            os.utime(tmp_path / name, (0, 0))
        write_files({tmp_path / "a.csv": "new"})
        assert {path.name for path in tmp_path.iterdir()} == own | {"a.csv"}

    def test_those_of_older_versions_go_within_a_review(self, tmp_path: Path) -> None:
        (tmp_path / "data").mkdir()
        (tmp_path / "data" / "codebook.yml").touch()
        for name in (".site-a1b2c3d4", f"{UNFINISHED}a1b2c3d4", ".site-of-mine"):
            (tmp_path / name).mkdir()
        write_files({tmp_path / "a.csv": "new"})
        assert {path.name for path in tmp_path.iterdir()} == {"a.csv", "data", ".site-of-mine"}

    @pytest.mark.parametrize("hours", [1, 25])
    def test_those_of_another_machine_stay_for_a_day(self, tmp_path: Path, hours: int) -> None:
        other = tmp_path / f"{UNFINISHED}elsewhere-1-a1b2c3d4"
        other.mkdir()
        os.utime(other, (since := time.time() - 3600 * hours, since))
        write_files({tmp_path / "a.csv": "new"})
        assert other.exists() == (hours < 24)

    def test_a_folder_made_for_them_goes_too_unless_it_is_used(self, tmp_path: Path) -> None:
        with unfinished_folder(tmp_path / "deep" / "new"):
            pass
        assert not (tmp_path / "deep").exists()
        write_files({tmp_path / "deep" / "new" / "a.csv": "new"})
        assert (tmp_path / "deep" / "new" / "a.csv").read_text() == "new"

    def test_those_of_a_running_one_stay(self, tmp_path: Path) -> None:
        with unfinished_folder(tmp_path) as mine:
            write_files({tmp_path / "a.csv": "new"})
            assert mine.is_dir()


def test_outside_any_review_no_other_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match="no review here"):
        Project.find()
