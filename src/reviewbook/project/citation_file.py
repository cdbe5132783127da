"""What ``CITATION.cff`` says of a review: who made it, and which version it is."""

from __future__ import annotations

import os
from typing import Any

import yaml

from reviewbook.project.errors import InputError
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
    """Return what the CITATION.cff says; nothing where there is none, or it is empty.

    Raises
    ------
    InputError
        If it cannot be read, is no YAML, or its authors are no list of people and groups.
    """
    path, line = project.citation, None
    if not os.path.lexists(path):
        return {}
    try:
        read = yaml.safe_load(read_utf8(path, remedy="write it anew, or restore it from git"))
        problem = _unfit(read)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        problem = f"not YAML: {error.problem}"
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        problem = f"not YAML: {str(error).partition(chr(10))[0]}"
    if problem:
        raise InputError(problem, file=path, line=line, remedy="mend its syntax")
    return read or {}


def _unfit(read: Any) -> str:
    """Return why what was read cannot be cited; nothing where it can."""
    if not isinstance(read, dict | None):
        return "it holds no lines of the kind `name: value`"
    authors = (read or {}).get("authors") or []
    if not isinstance(authors, list) or not all(isinstance(a, dict | None) for a in authors):
        return "authors is no list, each with family-names and given-names, or a name"
    return ""
