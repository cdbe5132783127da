"""Questions to services: answered from what is stored, else over the network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Protocol

from reviewbook.project.errors import InputError
from reviewbook.references.lookup.answer_store import Answer, AnswerStore
from reviewbook.references.lookup.found_work import FoundWork
from reviewbook.references.lookup.question import Question, Service

_PATIENCE = 2  # failures in a row, after which a service is left alone


class Client(Protocol):
    """Who asks a service."""

    def answer(self, question: Question) -> bytes | None:
        """Return what it answers, or None where there is no such work; else raise InputError."""
        ...


@dataclass
class Services:
    """The services as one is asked after another.

    Attributes
    ----------
    store
        What has been answered.
    client
        Who asks over the network; None where nobody may.
    without
        The names of services that are not asked, in small letters.
    anew
        Whether what has been answered is asked again.
    failures
        What went wrong since this was last emptied.
    asked
        How many questions went over the network.
    days
        The days of which the answers are.
    last_day
        The day of the last answer of each service, since this was last emptied.
    """

    store: AnswerStore
    client: Client | None
    without: Collection[str] = ()
    anew: bool = False
    failures: list[InputError] = field(default_factory=list)
    asked: int = 0
    days: set[str] = field(default_factory=set)
    last_day: dict[str, str] = field(default_factory=dict)
    _failed: Counter[str] = field(default_factory=Counter)

    def works(self, question: Question) -> tuple[FoundWork, ...]:
        """Return the works that a service knows; if it fails none, and it is noted."""
        if question.service.name.lower() in self.without:
            return ()
        try:
            known = None if self.anew and self.client else self.store.read(question)
            answer = known or self._asked(question)
        except InputError as error:
            self.failures += error.errors
            return ()
        self.days.add(answer.day)
        self.last_day[question.service.name] = answer.day
        return answer.works

    def _asked(self, question: Question) -> Answer:
        service = question.service
        if self.client is None:
            raise _unanswered(service, "has not been asked yet")
        if self._failed[service.name] >= _PATIENCE:
            raise _unanswered(service, "failed before, and is not asked any more in this run")
        self.asked += 1
        try:
            raw = self.client.answer(question)
            works = () if raw is None else tuple(question.read(raw))
        except ValueError as error:
            self._failed[service.name] += 1
            raise _unanswered(service, f"cannot be understood: {error}") from None
        except InputError:
            self._failed[service.name] += 1
            raise
        self._failed[service.name] = 0
        answer = Answer(works, datetime.now(UTC).date().isoformat())
        self.store.write(question, answer)
        return answer


def _unanswered(service: Service, problem: str) -> InputError:
    return InputError(f"{service.name} {problem}", remedy="run it again with the network, later")
