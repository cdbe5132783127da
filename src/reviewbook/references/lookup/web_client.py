"""Asks a service over the network: slowly, again where that may help, and never without end."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from types import TracebackType

import httpx

from reviewbook.project.errors import InputError
from reviewbook.references.lookup.question import Question, Service

ADDRESS_VARIABLE = "REVIEWBOOK_LOOKUP"
"""Names an address at which all services are asked, each under its name: a mirror, a test."""
LARGEST = 10_000_000
_ADDRESS = re.compile(r"[!-~]+@[!-~]+")
_TRIES = 4
_LONGEST_WAIT = 60
_MOVES = 3
_MOMENTARY = frozenset((408, 425, 429, 500, 502, 503, 504))
_WITHDRAWN = frozenset((404, 410))
_MOVED = frozenset((301, 302, 303, 307, 308))


class _Momentary(Exception):
    """What may be over when it is tried again, and after how many seconds at the earliest."""

    def __init__(self, problem: str, wait: float = 0) -> None:
        super().__init__(problem)
        self.wait = wait


@dataclass
class WebClient:
    """Asks services, one question at a time.

    Attributes
    ----------
    mail
        The address that services are told, if the user gave one.
    program
        What asks, with its version.
    timeout
        Seconds that a service may be silent, and three times that an answer may take.
    sleep, clock
        How to wait, and what the time is, in seconds.

    Raises
    ------
    InputError
        If the address is none that a service can be told.
    """

    mail: str = ""
    program: str = "reviewbook"
    timeout: float = 20
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    _last: dict[str, float] = field(default_factory=dict)
    _told: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.mail and not _ADDRESS.fullmatch(self.mail):
            remedy = "write it as name@example.org, in plain letters, or leave it out"
            raise InputError(f"'{self.mail}' is no address for services", remedy=remedy)
        agent = f"{self.program} (mailto:{self.mail})" if self.mail else self.program
        self._http = httpx.Client(timeout=self.timeout, headers={"User-Agent": agent})

    def __enter__(self) -> WebClient:
        """Give itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """Close what is open."""
        self._http.close()

    def answer(self, question: Question) -> bytes | None:
        """Return what a service answers, or None where it says that there is no such work.

        Raises
        ------
        InputError
            If it does not answer, however often it is asked, or in another way than it should.
        """
        service = question.service
        for number in range(_TRIES):
            self._wait_for_turn(service)
            try:
                return self._once(question)
            except _Momentary as error:
                problem, wait = str(error), max(error.wait, 2**number)
            if wait > _LONGEST_WAIT:
                raise _failed(service, f"{problem}, and asks to wait for {wait:.0f} seconds")
            if number < _TRIES - 1:
                self.sleep(wait)
        raise _failed(service, f"{problem}, {_TRIES} times in a row")

    def _wait_for_turn(self, service: Service) -> None:
        pause = service.polite_pause if self.mail else service.pause
        pause = max(pause, self._told.get(service.name, 0))
        due = self._last.get(service.name, float("-inf")) + pause
        if (wait := due - self.clock()) > 0:
            self.sleep(wait)
        self._last[service.name] = self.clock()

    def _once(self, question: Question) -> bytes | None:
        service = question.service
        base = httpx.URL(_base_of(service))
        address = httpx.URL(f"{base}/{question.words}")
        who = {service.mail_as: self.mail} if self.mail else {}
        address = address.copy_merge_params({**service.always, **who})
        try:
            for _ in range(_MOVES):
                with self._http.stream("GET", address) as response:
                    if response.status_code not in _MOVED:
                        return self._read(response, service)
                    address = _next_address(response, base, service)
        except httpx.TransportError as error:
            raise _Momentary(_said(error)) from None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise _failed(service, _said(error)) from None
        raise _failed(service, "it points from one address to the next")

    def _read(self, response: httpx.Response, service: Service) -> bytes | None:
        status = response.status_code
        if status in _WITHDRAWN:
            return None
        self._told[service.name] = _told_pause(response.headers)
        if status in _MOMENTARY | service.busy:
            raise _Momentary(f"it answers with status {status}", _asked_wait(response.headers))
        if status != httpx.codes.OK:
            raise _failed(service, f"it answers with status {status}")
        parts, size, end = [], 0, self.clock() + 3 * self.timeout
        for part in response.iter_bytes():
            parts.append(part)
            size += len(part)
            if size > LARGEST:
                raise _failed(service, f"its answer is larger than {LARGEST // 10**6} MB")
            if self.clock() > end:
                raise _Momentary("its answer takes too long")
        return b"".join(parts)


def _base_of(service: Service) -> str:
    instead = os.environ.get(ADDRESS_VARIABLE, "").rstrip("/")
    return f"{instead}/{service.name.lower()}" if instead else service.base


def _next_address(response: httpx.Response, base: httpx.URL, service: Service) -> httpx.URL:
    """Return where an answer points, if that is the same service."""
    address = response.url.join(response.headers.get("location", ""))
    if (address.scheme, address.host, address.port) != (base.scheme, base.host, base.port):
        raise _failed(service, f"it points elsewhere, to {address.host}")
    return address


def _asked_wait(headers: Mapping[str, str]) -> float:
    """Return the seconds that Retry-After asks for, as a number or as a date.

    OpenAlex says instead when an allowance that is used up begins anew.
    """
    written = headers.get("retry-after", "").strip()
    if not written and headers.get("x-ratelimit-remaining", "").strip() == "0":
        written = headers.get("x-ratelimit-reset", "").strip()
    if written.isdecimal():
        return float(written)
    try:
        return max(parsedate_to_datetime(written).timestamp() - time.time(), 0)
    except (ValueError, TypeError):
        return 0


def _told_pause(headers: Mapping[str, str]) -> float:
    """Return the seconds between two questions that an answer of Crossref says it allows."""
    limit = headers.get("x-rate-limit-limit", "").strip()
    seconds = headers.get("x-rate-limit-interval", "").strip().removesuffix("s")
    if not (limit.isdecimal() and seconds.isdecimal() and int(limit)):
        return 0
    return min(int(seconds) / int(limit), _LONGEST_WAIT)


def _said(error: Exception) -> str:
    silent = isinstance(error, httpx.TimeoutException)
    return "it does not answer in time" if silent else f"it cannot be read: {error}".rstrip(": ")


def _failed(service: Service, problem: str) -> InputError:
    remedy = "try again later; what has been answered is kept"
    return InputError(f"{service.name} gave no answer: {problem}", remedy=remedy)
