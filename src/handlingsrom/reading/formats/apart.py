"""Reads a file in a process of its own, with limits on memory and time: what it does there it cannot do here.

Libraries that read PDF and Excel take as much memory and time as a file makes them take, and one of them ends the
process it is in. The process is given the file and no secrets, and answers with JSON.
"""

import contextlib
import json
import subprocess
import sys
from typing import Any

from handlingsrom.lib.apart import bare_environment
from handlingsrom.reading.kept import paper_from, said_from
from handlingsrom.reading.paper import Paper
from handlingsrom.reading.problems import Unreadable
from handlingsrom.reading.said import worded

MAX_SECONDS = 240


def read_apart(reader: str, name: str, content: bytes) -> Paper:
    """What `formats.<reader>.read(name, content)` returns, or raises: `Unreadable` and nothing else."""
    answer = _ask(reader, content)
    if "paper" in answer:
        return paper_from(name, answer["paper"])
    raise Unreadable(said_from(answer["unreadable"]))


def _ask(reader: str, content: bytes) -> dict[str, Any]:
    try:
        done = subprocess.run(  # noqa: S603 (our own program, nothing of the file on the command line)
            [sys.executable, "-P", "-m", "handlingsrom.reading.formats.apart_reader", reader],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=bare_environment(),
            timeout=MAX_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _too_slow() from error
    with contextlib.suppress(ValueError):
        answer = json.loads(done.stdout)
        if isinstance(answer, dict):
            return answer
    raise _too_slow()


def _too_slow() -> Unreadable:
    """It did not answer in time, or was stopped by its limits."""
    return Unreadable(
        worded("The file takes too long to read, or more memory than a paper should. Split it, or save a new copy.")
    )
