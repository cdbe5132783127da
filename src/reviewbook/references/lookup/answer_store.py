"""Answers of services, one file each, so that a later run needs no network and says the same."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from reviewbook.project.atomic_files import write_files
from reviewbook.project.errors import InputError
from reviewbook.project.text_files import read_utf8
from reviewbook.references.lookup.found_work import FoundWork, stored_form, work_of
from reviewbook.references.lookup.question import Question

_SHOWN = 60
_REMEDY = "delete the file, and ask again"


class Answer(NamedTuple):
    """The works that a service knew, and the day on which it was asked."""

    works: tuple[FoundWork, ...]
    day: str


@dataclass(frozen=True, slots=True)
class AnswerStore:
    """A folder of answers; only what is used of one is kept, and no sentence of a work."""

    folder: Path

    def path_of(self, question: Question) -> Path:
        """Return the file of a question; it is named by what was asked."""
        name = re.sub(r"[^\w.]+", "-", question.words).strip("-.")[:_SHOWN].lower()
        mark = sha256(question.words.encode()).hexdigest()[:12]
        return self.folder / question.service.name.lower() / f"{name}-{mark}.json"

    def read(self, question: Question) -> Answer | None:
        """Return the stored answer, or None where there is none.

        Raises
        ------
        InputError
            If a file is there that holds no answer to this question.
        """
        path = self.path_of(question)
        if not path.exists():
            return None
        try:
            stored = json.loads(read_utf8(path))
            if stored["question"] != question.words:
                raise ValueError(f"it answers {stored['question']!r}")
            return Answer(tuple(map(work_of, stored["works"])), str(stored["day"]))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            problem = f"this is no stored answer: {error}"
            raise InputError(problem, file=path, remedy=_REMEDY) from None

    def write(self, question: Question, answer: Answer) -> None:
        """Keep an answer."""
        stored: dict[str, Any] = {
            "service": question.service.name,
            "question": question.words,
            "day": answer.day,
            "works": [stored_form(work) for work in answer.works],
        }
        text = json.dumps(stored, indent=1, ensure_ascii=False) + "\n"
        write_files({self.path_of(question): text})
