"""The worker beside `serve`: a process of its own, started again when it dies, ended when the server ends."""

import logging
import os
import subprocess
import sys
import threading

logger = logging.getLogger(__name__)

COMMAND = [sys.executable, "-c", "from handlingsrom.commands.main import main; main()", "worker", "--parent"]
PAUSE_SECONDS = 5
"""Before a worker that died is started again; it may die of a database that is being restarted."""
PATIENCE_SECONDS = 20
"""For the task under way: a mail that is being handed over."""


class Background:
    """`start` and `stop` are hooks of the server. The watching thread does nothing but wait."""

    def __init__(self) -> None:
        self._ending = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._watcher = threading.Thread(target=self._watch, name="worker", daemon=True)

    def start(self) -> None:
        self._watcher.start()

    def stop(self) -> None:
        """SIGTERM: the worker finishes its task. Killed if it does not, as its work is never lost."""
        self._ending.set()
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()

    def _watch(self) -> None:
        while not self._ending.is_set():
            # Without close_fds it is spawned, not forked: the server forks at the same moment, and its child would
            # hold the pipe this thread otherwise waits on. What Python opens is not inherited anyway.
            command = [*COMMAND, str(os.getpid())]
            self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, close_fds=False)  # noqa: S603
            code = self._process.wait()
            if self._ending.is_set():
                return
            logger.error("the worker ended with %s and is started again", code)
            self._ending.wait(PAUSE_SECONDS)
