"""What may and may not stand in the repository."""

from __future__ import annotations

import csv
import html
import json
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from reviewbook.documents import readers
from reviewbook.documents.clean_text import repair
from reviewbook.documents.document import is_document
from reviewbook.project.layout import Project

ROOT = Path(__file__).resolve().parents[2]
PROJECT = Project(ROOT)
NOTEBOOKS = sorted(PROJECT.notebooks.glob("*.ipynb"))
RUN = 8  # so many words in a row of a document are a copy
Grams = frozenset[tuple[str, ...]]

# In pieces, lest this file be caught by its own test.
HOSTS = ("py" + "pi", "python" + "hosted", "npm" + "js", "deb.deb" + "ian", "conda.ana" + "conda")
FORBIDDEN = re.compile(
    r"(?<![\w.])/(?:work|farm|tmp|home|root|Users)/|[A-Z]:\\+Users"
    + r"|\b(?:{})\b".format("|".join(map(re.escape, HOSTS))),
    flags=re.IGNORECASE,
)
TAG = re.compile(r"<[^<>]*>")
REFERENCE_LIST = re.compile(r"^References\n+(?:[ \t]*[\u2022*-] .*(?:\n+|\Z))+", flags=re.MULTILINE)


def grams(text: str) -> Grams:
    words = re.findall(r"[a-z0-9]+", text.lower().replace("\u2019", "").replace("'", ""))
    return frozenset(tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


def rows(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def documents() -> dict[str, str]:
    """The clean text of each document, its reference list aside."""
    if PROJECT.texts is None:
        pytest.skip("the texts are not here: neither REVIEWBOOK_DOCUMENTS nor data/documents")
    names = {row["file"]: row["document"] for row in rows(PROJECT.manifest)}
    found = sorted(path for path in PROJECT.texts.iterdir() if is_document(path.name))
    texts = {path.name: repair(readers.read_text(path.read_bytes(), path))[0] for path in found}
    return {name: without_references(names.get(name), text) for name, text in texts.items()}


def without_references(document: str | None, text: str) -> str:
    """The spans of the ledger taken out, or, before it is there, the list under its heading."""
    entries = [
        (int(row["start"]), int(row["end"]))
        for row in rows(PROJECT.evidence / "reference_list.csv")
        if row["document"] == document
    ]
    for start, end in sorted(entries, reverse=True):
        text = text[:start] + "\n" + text[end:]
    return text if entries else REFERENCE_LIST.sub("\n", text)


@cache
def protected() -> Grams:
    titles = frozenset[tuple[str, ...]]().union(
        *(grams(r["title"]) for r in rows(PROJECT.manifest))
    )
    return frozenset().union(*map(grams, documents().values())) - titles


def strings(node: object) -> Iterator[str]:
    """Every string of a JSON value, in order."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, list | dict):
        for inner in node.values() if isinstance(node, dict) else node:
            yield from strings(inner)


def copied(path: Path, forbidden: Grams) -> list[str]:
    """What a file copies, whether it stands there plainly, as mark-up or split up in a notebook."""
    try:
        views = [path.read_text(encoding="utf-8")]
    except UnicodeDecodeError:  # a picture
        return []
    if path.suffix == ".ipynb":
        views.append(" ".join(strings(json.loads(views[0]))))
    views += [html.unescape(TAG.sub(" ", view)) for view in views]
    return sorted(" ".join(gram) for gram in forbidden & frozenset().union(*map(grams, views)))


@cache
def repository() -> list[Path]:
    """Every file that is tracked, or would be after ``git add --all``."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: what belongs to the repository is not known")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def test_no_sentence_of_a_document_stands_in_the_repository():
    found = {str(path.relative_to(ROOT)): copied(path, protected()) for path in repository()}
    assert {name: runs[:3] for name, runs in found.items() if runs} == {}


def test_the_watch_would_catch_a_sentence_of_every_document(tmp_path):
    for name, text in documents().items():
        words = text.split()
        middle = len(words) // 2
        (tmp_path / "note.md").write_text(" ".join(words[middle : middle + 2 * RUN]), "utf-8")
        assert copied(tmp_path / "note.md", protected()), name


SENTENCE = "Nine grey herons waited below the weir until the miller\u2019s lamp went out."


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("wrapped.md", "> nine grey herons waited\n> below the weir until\n> the miller's lamp"),
        ("page.html", "grey <b>herons</b> waited below the weir until the miller&#x27;s lamp"),
        ("comment.py", '# Nine grey herons, waited ("below the\n# weir"): until'),
        ("table.csv", 'a,1,"NINE GREY HERONS WAITED BELOW THE WEIR UNTIL"'),
        ("lines.ipynb", '["grey herons\\n", "waited below the weir\\n", "until the millers"]'),
        ("page.ipynb", '{"a": "herons waited <i>below</i> the weir until the miller\\u2019s"}'),
    ],
)
def test_the_watch_sees_through_mark_up_and_line_breaks(tmp_path, name, content):
    (tmp_path / name).write_text(content, "utf-8")
    assert copied(tmp_path / name, grams(SENTENCE))


def test_seven_words_in_a_row_are_allowed(tmp_path):
    (tmp_path / "note.md").write_text("Nine grey herons waited below the weir, then left.", "utf-8")
    assert not copied(tmp_path / "note.md", grams(SENTENCE))


def test_a_reference_list_under_its_heading_is_not_watched():
    text = "Before.\n\nReferences\n\n\u2022 One, a book.\n\u2022 Two, a book.\n\nShare\n"
    assert without_references("no such document", text).split() == ["Before.", "Share"]


def test_no_file_names_a_path_of_some_machine_or_a_package_registry():
    found = {}
    for path in repository():
        text = path.read_bytes().decode("utf-8", errors="replace")
        found[str(path.relative_to(ROOT))] = sorted(
            {hit.group() for hit in FORBIDDEN.finditer(text)}
        )
    assert {name: hits for name, hits in found.items() if hits} == {}


@pytest.mark.parametrize(
    "path", ["/" + "home/x/data", "file:///" + "tmp/y", "C:" + "\\Users\\z", *HOSTS]
)
def test_paths_and_registries_are_recognised(path):
    assert FORBIDDEN.search(path)


@pytest.mark.parametrize("path", ["https://example.org/home/x", "../work/x", "data/tmp/x"])
def test_addresses_and_relative_paths_are_allowed(path):
    assert not FORBIDDEN.search(path)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_was_stored_after_one_clean_run(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    outputs = [output["output_type"] for cell in code for output in cell["outputs"]]
    assert "error" not in outputs
    assert [cell["execution_count"] for cell in code] == list(range(1, len(code) + 1))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_the_cells_of_a_notebook_have_lasting_names(path):
    notebook = json.loads(path.read_text(encoding="utf-8"))
    named = Counter(cell.get("id") for cell in notebook["cells"])
    assert (notebook["nbformat"], notebook["nbformat_minor"]) >= (4, 5)
    assert None not in named
    assert [name for name, count in named.items() if count > 1] == []
