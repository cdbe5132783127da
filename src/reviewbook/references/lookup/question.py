"""A question to a service, and how the service wants to be asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

from reviewbook.references.lookup.found_work import FoundWork


@dataclass(frozen=True, slots=True)
class Service:
    """A service that knows works.

    ``pause`` are the seconds between two questions of somebody unknown, ``polite_pause`` of
    somebody who gave an address of mail, which goes under the name ``mail_as``. ``always`` are
    parameters of every question. ``busy`` are statuses by which it says that it is asked too often,
    beside those by which all services do.
    """

    name: str
    base: str
    pause: float
    polite_pause: float
    mail_as: str = "mailto"
    always: Mapping[str, str] = field(default_factory=dict)
    busy: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Question:
    """What a service is asked, and how its answer is read into works.

    ``read`` raises ValueError for what is no answer of that service.
    """

    service: Service
    path: str
    read: Callable[[bytes], list[FoundWork]]
    parameters: Mapping[str, str] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """Path and parameters as an address has them, without who asks."""
        asked = f"?{urlencode(self.parameters)}" if self.parameters else ""
        return f"{quote(self.path, safe='/:;().,-_')}{asked}"
