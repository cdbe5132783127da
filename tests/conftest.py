"""What several tests need: the real review, copies of it, and a small one about gardens."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings
from typer.testing import CliRunner

from reviewbook.cli import app
from reviewbook.documents.document import Document, load
from reviewbook.ledger.ledger_files import read_ledger
from reviewbook.ledger.tables import Tables
from reviewbook.project.review_folder import DOCUMENTS_VARIABLE, Project
from reviewbook.project.user_cache import CACHE

# A slow machine is no reason to fail; the rest of the profile (also that of CI) stays.
settings.register_profile("unhurried", parent=settings(), deadline=None)
settings.load_profile("unhurried")


def pytest_configure(config: pytest.Config) -> None:
    """Begin with an empty cache, one for all processes of a run."""
    if not hasattr(config, "workerinput"):  # a worker of xdist has it from the process above it
        cache = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        config.add_cleanup(cache.cleanup)
        os.environ[CACHE] = cache.name


NO_TEXTS = "the texts are not here: put them in data/documents/ or set REVIEWBOOK_DOCUMENTS"

GARDEN_CODEBOOK = """\
heads: [gardening, bed]
modalities:
  soil:
    label: Soil
    treatments:
      compost:
        label: Compost
        terms: [compost, leaf mould]
      no-dig:
        label: No-dig gardening
        modifiers: [no-dig]
lenses:
  thrift:
    label: Thrift
    terms: [for nothing, saved]
subjects:
  tilth:
    label: Tilth
    terms: [tilth]
"""
GARDEN_TEXTS = {
    "beans.txt": """\
Late Beans

I sowed my beans in May, and compost helped them more than any spray.

Tilth refers to the crumbly state of a good soil. A neighbour gave me leaf mould for nothing.
""",
    "plot.txt": """\
The Small Plot

No-dig gardening suits a tired back; the seeds I saved grew well in it.
""",
}


@dataclass(frozen=True)
class Outcome:
    """What a command answered: its exit status and all that it printed."""

    status: int
    said: str


@pytest.fixture(scope="session")
def project() -> Project:
    """The review of this repository."""
    return Project(Path(__file__).resolve().parents[1])


@pytest.fixture(scope="session")
def texts_folder(project: Project) -> Path:
    if project.texts is None:
        pytest.skip(NO_TEXTS)
    return project.texts


@pytest.fixture(scope="session")
def tables(project: Project) -> Tables:
    """The stored ledger."""
    return read_ledger(project)


@pytest.fixture(scope="session")
def documents(texts_folder: Path, tables: Tables) -> dict[str, Document]:
    """The five documents, by name."""
    return {row.document: load(row, texts_folder)[0] for row in tables["documents"]}


@pytest.fixture
def review_copy(tmp_path: Path, project: Project) -> Project:
    """A copy of data/ and references.bib, for a test to spoil; the texts stay where they are."""
    copy = Project(tmp_path / "review")
    shutil.copytree(project.data, copy.data, ignore=shutil.ignore_patterns("documents"))
    shutil.copy(project.bibliography, copy.bibliography)
    return copy


@pytest.fixture
def garden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A new review of another subject: a codebook, no references yet, two texts."""
    monkeypatch.delenv(DOCUMENTS_VARIABLE, raising=False)
    made = Project(tmp_path / "garden")
    (made.data / "documents").mkdir(parents=True)
    made.codebook.write_text(GARDEN_CODEBOOK, encoding="utf-8")
    made.bibliography.touch()
    for name, text in GARDEN_TEXTS.items():
        (made.data / "documents" / name).write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def empty(garden: Project) -> Project:
    """The review about gardens without its texts."""
    for text in (garden.data / "documents").iterdir():
        text.unlink()
    return garden


@pytest.fixture(scope="session")
def run() -> Callable[..., Outcome]:
    """Run a command as it would be typed, after the word ``reviewbook``."""

    def invoke(*words: object) -> Outcome:
        result = CliRunner().invoke(app, [str(word) for word in words])
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Outcome(result.exit_code, result.output)

    return invoke
