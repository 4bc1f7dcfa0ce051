"""Installations of the program, running, each on a port and a data folder of its own."""

import re
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from own_program import PROGRAM, answers, environment, free_port, run


@dataclass
class Site:
    """A running installation."""

    url: str
    data: Path
    process: subprocess.Popen = field(repr=False)

    def run(self, *arguments: str) -> str:
        """Run a command of the program on this installation; returns what it wrote on standard output."""
        return run_program(self.data, *arguments)

    def mailed_link(self, kind: str, folder: str) -> str:
        """The address below `folder` in the newest message of this kind, without the site's own."""
        with closing(sqlite3.connect(self.data / "handlingsrom.sqlite3")) as database:
            query = "SELECT text FROM outbox_message WHERE kind = ? ORDER BY id DESC LIMIT 1"
            (text,) = database.execute(query, [kind]).fetchone()
        return re.search(rf"/{folder}/\S+", text)[0]


def run_program(data: Path, *arguments: str) -> str:
    done = run(data, *arguments)
    assert done.returncode == 0, f"{' '.join(arguments)}: {done.stderr}"
    return done.stdout


def serve(data: Path) -> Iterator[Site]:
    port = free_port()
    log = (data / "serve.log").open("w")
    command = [*PROGRAM, "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=environment(data), stdout=log, stderr=log)
    site = Site(f"http://127.0.0.1:{port}", data, process)
    try:
        if not answers(process, site.url):
            pytest.fail(f"the program did not start:\n{(data / 'serve.log').read_text()}")
        yield site
    finally:
        process.terminate()
        process.wait(timeout=30)
        log.close()
