"""Forks of a warmed process, each with a database connection of its own: for what only several processes show.

Used by code that `own_database.run_python` runs. A fork costs milliseconds where a new process costs seconds.
"""

import mmap
import os
import select
import signal
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection, connections

STATEMENTS = mmap.mmap(-1, 8)
"""How many statements the newest child has asked the database, seen by both it and its parent."""


@dataclass
class Child:
    pid: int
    said: int
    told: int

    def wait_until_ready(self) -> None:
        assert os.read(self.said, 1) == b"r"

    def let_go(self) -> None:
        os.write(self.told, b"g")

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)

    def last_words(self) -> str:
        """What its act returned; empty when it was killed before. Waits for its end."""
        words = b""
        while part := os.read(self.said, 4096):
            words += part
        os.waitpid(self.pid, 0)
        os.close(self.said)
        os.close(self.told)
        return words.decode()


def fork(act: Callable[[], str]) -> Child:
    """A child that has connected to the database, and then waits to be let go before it acts."""
    connections.close_all()
    STATEMENTS[:] = bytes(8)
    said, told = os.pipe(), os.pipe()
    pid = os.fork()
    if pid:
        os.close(said[1])
        os.close(told[0])
        return Child(pid, said[0], told[1])
    try:
        connection.ensure_connection()
        os.write(said[1], b"r")
        os.read(told[0], 1)
        with connection.execute_wrapper(_counted):
            words = act()
    except Exception:
        words = traceback.format_exc()
    os.write(said[1], words.encode())
    os._exit(0)


def _counted(execute: Callable[..., object], *asked: object) -> object:
    STATEMENTS[:] = (statements() + 1).to_bytes(8)
    return execute(*asked)


def statements() -> int:
    return int.from_bytes(STATEMENTS[:])


def at_once(*acts: Callable[[], str]) -> list[str]:
    """What each of the acts returned, sorted; they are let go together."""
    children = [fork(act) for act in acts]
    for child in children:
        child.wait_until_ready()
    for child in children:
        child.let_go()
    return sorted(child.last_words() for child in children)


def killed_on_the_way(act: Callable[[], str], statement: int, seconds: float) -> str:
    """Let it act, and kill it so long after it has asked so many statements, or after its end when it asks fewer.

    What it returned, if it came so far; nobody is connected any more. Counted in statements, kills come all over
    the act on a busy machine too.
    """
    child = fork(act)
    child.wait_until_ready()
    child.let_go()
    while statements() < statement and not select.select([child.said], [], [], 0.0002)[0]:
        pass
    time.sleep(seconds)
    child.kill()
    said = child.last_words()
    wait_until_alone()
    return said


def wait_until_alone() -> None:
    """PostgreSQL finishes the statement under way before it notices that the client is gone."""
    if connection.vendor != "postgresql":
        return
    others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    for _try in range(1000):
        with connection.cursor() as cursor:
            cursor.execute(others)
            if cursor.fetchone()[0] == 0:
                return
        time.sleep(0.005)
    raise AssertionError("a killed process is still connected")
