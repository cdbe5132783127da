"""What ``CITATION.cff`` says of a review: who made it, and which version it is."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import yaml

from reviewbook.project.citation_fields import unfit_fields
from reviewbook.project.errors import InputError, InputErrors
from reviewbook.project.review_folder import Project
from reviewbook.project.text_files import read_utf8

_OF_ANY_WORK = ("license", "url")


def cited_work(project: Project, title: str) -> dict[str, Any]:
    """Return what ``CITATION.cff`` says of the review that has a title, field by field.

    A file of the type *software* is about a program. Of a review it speaks only where it names one
    of that title as `preferred-citation` or under `references`; so a review that was copied with
    the file of another has no authors until it names its own.

    Raises
    ------
    InputError
        If the file is broken.
    """
    read = read_citation(project)
    if read.get("type") != "software":
        return read
    works = [read.get("preferred-citation"), *_works(read.get("references"))]
    for work in works:
        if isinstance(work, dict) and _plain(work.get("title")) == _plain(title):
            return read | work
    return {name: read[name] for name in _OF_ANY_WORK if name in read}


def _works(listed: Any) -> list[Any]:
    return listed if isinstance(listed, list) else []


def _plain(title: Any) -> str:
    return " ".join(str(title or "").split()).rstrip(".").casefold()


def read_citation(project: Project) -> dict[str, Any]:
    """Return what the CITATION.cff says; nothing where there is none.

    Raises
    ------
    InputErrors
        If it cannot be read, is no YAML, or holds what cannot be cited from.
    """
    path, line = project.citation, None
    if not os.path.lexists(path):
        return {}
    text = read_utf8(path, remedy="write it anew, or restore it from git")
    try:
        lines = _lines(yaml.compose(text, Loader=yaml.SafeLoader))
        read = yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        problem = f"not YAML: {error.problem}"
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        problem = f"not YAML: {str(error).partition(chr(10))[0]}"
    else:
        return _fit(read, lines, path)
    raise InputError(problem, file=path, line=line, remedy="mend its syntax")


def _lines(root: yaml.Node | None) -> list[tuple[Any, int]]:
    """Return each field that a file has, and its line."""
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    return [(name.value, name.start_mark.line + 1) for name, _ in pairs]


def _fit(read: Any, lines: list[tuple[Any, int]], path: Path) -> dict[str, Any]:
    """Return what was read; raise InputErrors with all that cannot be cited from."""
    if not isinstance(read, dict):
        problem = "it holds no lines of the kind `name: value`"
        raise InputError(problem, file=path, remedy="write it anew, or delete it")
    known, errors = dict[Any, int](), list[InputError]()
    for name, line in lines:
        if known.setdefault(name, line) != line:
            problem = f"{name} stands there twice, first in line {known[name]}"
            errors.append(InputError(problem, file=path, line=line, remedy="leave one of them"))
    errors += [
        InputError(why, file=path, line=known.get(name), remedy="mend this field")
        for name, why in unfit_fields(read)
    ]
    if errors:
        raise InputErrors(errors)
    return read
