"""The program as a process of its own, as whoever runs it would start it, with a data folder of its own."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

PROGRAM = [sys.executable, "-c", "from handlingsrom.commands.main import main; main()"]


def environment(data: Path, **more: str) -> dict[str, str]:
    own = {key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")}
    return {**own, "HANDLINGSROM_DATA": str(data), "PYTHONPATH": os.pathsep.join(sys.path), **more}


def run(data: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PROGRAM, *arguments], env=environment(data, **more), capture_output=True, text=True, check=False
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(serving: subprocess.Popen, url: str, seconds: float = 60) -> bool:
    """Wait until the server is ready; False when it has ended, or is not ready in time."""
    until = time.monotonic() + seconds
    while serving.poll() is None and time.monotonic() < until:
        try:
            return urllib.request.urlopen(f"{url}/klar", timeout=5).status == 200
        except OSError:
            time.sleep(0.1)
    return False
