"""What somebody relies on whose documents may be the same work twice."""

from __future__ import annotations

from pathlib import Path

from reviewbook.coding.shared_phrases import alike_texts, phrase_signs
from reviewbook.project.review_folder import Project

BODY = """
The bed was dug in spring, and nothing but rotted leaves was laid on top of it by hand.

In the second year the same bed was left alone, since the spade had broken in the frost.

Whoever walked past it in the autumn of that year saw more worms than in any other bed.
"""
OTHER = """
A pond of two metres was lined with clay from the next field, and frogs came in the first March.

The clay held for nine winters, though a heron stood in it on most of the mornings of April.
"""


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def entries(project: Project, *lines: str) -> None:
    project.bibliography.write_text("\n\n".join(lines), encoding="utf-8")


def name_keys(project: Project, keys: dict[str, str]) -> None:
    """Write the keys of documents into their rows, as a reader would."""
    header, *rows = project.manifest.read_text(encoding="utf-8").splitlines()
    cells = [row.split(",") for row in rows]
    made = [",".join([*row[:-1], keys[row[0]]]) for row in cells]
    project.manifest.write_text("\n".join([header, *made, ""]), encoding="utf-8")


def test_a_text_in_two_formats_is_noted_with_its_reason(run, empty, tmp_path):
    put(tmp_path, "bed.txt", f"The Bed\n{BODY}")
    put(tmp_path, "pond.txt", f"The Pond\n{OTHER}")
    page = BODY.replace("\n\n", "</p><p>")
    put(tmp_path, "saved.html", f"<html><body><article><h1>Dug</h1><p>{page}</p></article></body>")
    files = [tmp_path / name for name in ("bed.txt", "pond.txt", "saved.html")]
    added = run("add", "--project", empty.root, *files)
    assert added.said.count("may be the same work") == 1
    assert (
        "'saved' may be the same work as 'bed': they share 5 of the 5 longer phrases" in added.said
        or "'bed' may be the same work as 'saved': they share 5 of the 5 longer phrases"
        in added.said
    )
    assert "take one of the two out" in added.said
    run("code", "--project", empty.root)
    checked = run("check", "--project", empty.root)
    assert checked.status == 0 and checked.said.count("may be the same work") == 1


def test_one_text_under_two_names_is_said(run, empty):
    for name in ("bed.txt", "dug.txt"):
        put(empty.data / "documents", name, f"The Bed\n{BODY}")
    put(empty.data / "documents", "pond.txt", f"The Pond\n{OTHER}")
    said = run("code", "--project", empty.root).said
    (note,) = [line for line in said.splitlines() if "counted more than once" in line]
    assert "bed.txt" in note and "dug.txt" in note and "pond.txt" not in note


def test_a_preprint_and_its_article_are_noted_until_one_names_the_other(run, empty):
    texts = empty.data / "documents"
    put(texts, "draft.txt", "Worms\n\nNothing much.\n")
    put(texts, "print.txt", "Worms\n\nMuch more of it.\n")
    same = "title = {Worms in a bed left alone},\n author = {Bed, Finn}"
    article = f"@article{{printed,\n {same},\n year = {{2020}},\n journal = {{Beds}},%s\n}}"
    draft = f"@misc{{drafted,\n {same},\n year = {{2019}},\n howpublished = {{A preprint}},%s\n}}"
    entries(empty, article % "", draft % "")
    run("code", "--project", empty.root)
    name_keys(empty, {"draft": "drafted", "print": "printed"})
    said = run("check", "--project", empty.root).said
    assert "'print' may be the same work as 'draft': a preprint and its article" in said
    entries(empty, article % "", draft % "\n related = {printed},")
    assert "may be the same work" not in run("check", "--project", empty.root).said


def test_texts_are_alike_by_their_longer_phrases_however_they_are_broken():
    broken = (
        BODY.replace(" of ", "\nof ").replace("The bed", "THE BED").replace("autumn", "au-tumn")
    )
    signs = {
        "bed": phrase_signs(BODY),
        "pond": phrase_signs(OTHER + "\n\nThe bed was dug in spring."),
        "again": phrase_signs(f"Another title\n\n{broken}\n\n{OTHER}"),
        "blanks at the ends of lines": phrase_signs(f"{BODY}\n".replace("\n", " \t\n")),
    }
    assert [(one.first, one.second, one.shared, one.phrases) for one in alike_texts(signs)] == [
        ("bed", "again", 5, 5),
        ("bed", "blanks at the ends of lines", 5, 5),
        ("pond", "again", 5, 5),
        ("again", "blanks at the ends of lines", 5, 5),
    ]


def test_a_text_is_like_the_one_that_it_was_rewritten_from():
    later = BODY.replace("second", "third").replace("more worms", "fewer worms")
    (pair,) = alike_texts({"draft": phrase_signs(BODY), "print": phrase_signs(later)})
    assert (pair.shared, pair.phrases) == (3, 5)


def test_a_phrase_that_stands_in_many_texts_makes_no_two_alike():
    notice = phrase_signs("This page was made with care by us. It is free for all who read it.")
    assert len(alike_texts({str(number): notice for number in range(20)})) == 190
    assert alike_texts({str(number): notice for number in range(30)}) == []


def test_texts_that_share_a_notice_alone_or_nothing_are_not_alike():
    assert alike_texts({}) == []
    notice = phrase_signs("There is no summary of this work.")
    assert alike_texts({"one": notice, "two": notice}) == []
    assert alike_texts({"one": phrase_signs("Short."), "two": phrase_signs("Short.")}) == []
