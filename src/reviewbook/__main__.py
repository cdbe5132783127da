"""The ``reviewbook`` command, which can be interrupted from its first moment on."""

from __future__ import annotations

import atexit
import os
import signal
import sys
from contextlib import suppress
from types import FrameType
from typing import NoReturn

INTERRUPTED = 130
"""Exit status of a command that was interrupted: 128 and the number of the signal."""
MISUSED = 2
"""Exit status of a command that something stood in the way of."""
AGAIN = 2
"""Seconds after which a command that was asked to end, and goes on all the same, is asked again."""
_SET_UTF8 = "set PYTHONUTF8=1, or a locale of UTF-8, as LC_ALL=C.UTF-8"
_ENDS = {signal.SIGINT, signal.SIGTERM}
_SIGNALS = _ENDS | ({signal.SIGALRM} if hasattr(signal, "SIGALRM") else set())
_asked: list[int] = []
_ended: list[int] = []


def run_until_interrupted() -> None:
    """Run the command; being told to end (SIGTERM) is taken as Ctrl-C is."""
    atexit.register(_keep_status)
    _open_what_is_closed()
    try:
        for number in _SIGNALS:
            signal.signal(number, _interrupt)
        _ring_again()
        from reviewbook.cli import app  # noqa: PLC0415 - which takes a while

        app()
    except OSError as error:
        where = error.filename or "a file, or the output"
        _end(f"error: {where}: {error.strerror or error}", MISUSED)
    except MemoryError:
        _end("error: memory ran out; nothing is half written", MISUSED)
    except UnicodeEncodeError as error:
        names = sys.getfilesystemencoding()
        if names == "utf-8":
            raise
        where = f"{error.object!a} is no name of a file here, where names are {names}"
        _end(f"error: {where}\n  remedy: {_SET_UTF8}", MISUSED)
    except BaseException as end:  # on its way up, an interrupt may have become another error
        if not _asked or (isinstance(end, SystemExit) and not end.code):
            _tell_of_names(end)
            raise
        _end("interrupted", INTERRUPTED)
    finally:  # what is done is done: its status stands
        for number in _SIGNALS:
            signal.signal(number, signal.SIG_IGN)


def _tell_of_names(end: BaseException) -> None:
    """Say of a command that was refused if its words may not be those that were typed."""
    names = sys.getfilesystemencoding()
    odd = [word for word in sys.argv[1:] if not word.isascii()]
    if names == "utf-8" or not odd or not (isinstance(end, SystemExit) and end.code):
        return
    from reviewbook.project.name_bytes import shown_names  # noqa: PLC0415

    said = f"{shown_names(odd[0])!a} was read as {names}: if it is UTF-8, {_SET_UTF8}"
    with suppress(OSError):
        print(f"note: {said}", file=sys.stderr)


def _open_what_is_closed() -> None:
    """Let nothing take the place of what is closed; what is written there fails as before."""
    while (number := os.open(os.devnull, os.O_RDONLY)) <= 2:  # noqa: PLR2004 - standard error
        os.set_inheritable(number, True)
    os.close(number)
    sys.stdout = sys.stdout or open(1, "w", closefd=False, encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or open(2, "w", closefd=False, encoding="utf-8")  # noqa: SIM115


def _end(why: str, status: int) -> NoReturn:
    with suppress(OSError):
        print(why, file=sys.stderr, flush=True)
    _ended.append(status)
    sys.exit(status)


def _keep_status() -> None:
    """End as the last thing of all, before Python finds another status.

    It does so where code made from a string (as that of a dataclass) was interrupted, and where
    standard output cannot be written.
    """
    if _ended:
        os._exit(_ended[0])


def _ring_again() -> None:
    """Have an alarm come from now on: who begins to wait as a signal comes hears it at the next."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, AGAIN, AGAIN)


def _interrupt(number: int, frame: FrameType | None) -> None:
    """Interrupt, and do it again if somebody's code has caught that and goes on."""
    if number in _ENDS:
        _asked.append(number)
        _ring_again()
    if _asked:
        signal.default_int_handler(number, frame)


if __name__ == "__main__":
    run_until_interrupted()
