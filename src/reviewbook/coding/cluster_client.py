"""The way to a Dask cluster: found in time, or said why not."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reviewbook.project.errors import InputError

PATIENCE = 18
"""Seconds to wait for a scheduler, for its first worker, and for one after all were lost."""
PULSE = 2
"""Seconds between two looks at whether the cluster is still there."""
TLS_FILES = "give --scheduler tls://host:8786, --tls-ca, --tls-cert and --tls-key together"
_START = "start it with: dask scheduler; and name it as in --scheduler tcp://host:8786"


@dataclass(frozen=True, slots=True)
class Tls:
    """The files that let this machine and a cluster know each other; all three are PEM."""

    ca: Path
    cert: Path
    key: Path

    def security(self, distributed: Any) -> Any:
        """Return them as Dask wants them; raise InputError where one cannot be used."""
        for file in (self.ca, self.cert, self.key):
            if not file.is_file():
                raise InputError("there is no such file", file=file, remedy="correct its name")
        security = distributed.Security(
            tls_ca_file=str(self.ca),
            tls_client_cert=str(self.cert),
            tls_client_key=str(self.key),
            require_encryption=True,
        )
        try:
            security.get_connection_args("client")
        except (OSError, ValueError) as error:  # of which those of TLS are some
            raise InputError(
                f"these cannot be used for TLS: {told_error(error)}",
                file=f"{self.ca}, {self.cert}, {self.key}",
                remedy="see that all are PEM, and that the key is that of the certificate",
            ) from None
        return security


@contextmanager
def connected_client(distributed: Any, address: str, tls: Tls | None = None) -> Iterator[Any]:
    """Give a client of a scheduler that has a worker, and close it."""
    # What goes wrong is said in one message; the log would say it again, in fifty lines.
    for part in ("client", "core", "utils", "batched", "comm"):
        logging.getLogger(f"distributed.{part}").setLevel(logging.CRITICAL)
    security = tls.security(distributed) if tls else distributed.Security()
    guarded = security.get_connection_args("client")["ssl_context"]
    if address.startswith("tls://") != bool(guarded) and (tls or not guarded):
        raise InputError("TLS needs a scheduler at tls:// and certificates", remedy=TLS_FILES)
    client = _connected(distributed, address, security)
    try:
        _wait_for_a_worker(client, address)
        yield client
    finally:
        with suppress(Exception):  # of a cluster that is gone nothing can be closed
            client.close(timeout=PULSE)


def _connected(distributed: Any, address: str, security: Any) -> Any:
    try:
        # A client whose scheduler does not answer as one cannot even be closed.
        distributed.utils.LoopRunner().run_sync(_greeted, distributed, address, security)
        return distributed.Client(
            address, timeout=PATIENCE, set_as_default=False, security=security
        )
    except Exception as error:  # whatever listens there may answer anything
        raise InputError(
            f"the scheduler cannot be reached: {told_error(error)}", file=address, remedy=_START
        ) from None


async def _greeted(distributed: Any, address: str, security: Any) -> None:
    options = security.get_connection_args("client")
    connecting = asyncio.ensure_future(
        distributed.comm.connect(address, timeout=PATIENCE, **options)
    )
    # Not `wait_for`: where nothing ever answers, the attempt cannot even be cancelled.
    await asyncio.wait({connecting}, timeout=PATIENCE + PULSE)
    if not connecting.done():
        raise TimeoutError("it does not answer")
    await connecting.result().close()


def _wait_for_a_worker(client: Any, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError:
        raise InputError(
            "the scheduler has no workers",
            file=address,
            remedy=f"start some, each with: dask worker {address} --nthreads 1",
        ) from None


def told_error(error: object) -> str:
    """Return what an error says, or its kind where it says nothing, and what it came from."""
    said = str(error) or type(error).__name__
    cause = error.__cause__ if isinstance(error, BaseException) else None
    return f"{said}: {told_error(cause)}" if cause else said
