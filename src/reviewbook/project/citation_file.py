"""How a review wants to be cited: its ``CITATION.cff``."""

from __future__ import annotations

import os
from typing import Any

import yaml

from reviewbook.project.errors import InputError
from reviewbook.project.review_folder import Project
from reviewbook.project.text_files import read_utf8


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
