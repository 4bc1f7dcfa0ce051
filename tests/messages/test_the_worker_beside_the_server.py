"""`serve` starts a worker, starts it again when it dies, and ends it."""

import sys
import time

import pytest

from handlingsrom.commands import background
from handlingsrom.commands.background import Background

NOTE = "import sys, time; open({path!r}, 'a').write('x'); time.sleep({seconds})"


@pytest.fixture
def notes(tmp_path, monkeypatch):
    """A worker that notes each time it is started, and lives for so many seconds."""
    path = tmp_path / "notes"
    path.write_text("")

    def lives_for(seconds: float):
        monkeypatch.setattr(
            background, "COMMAND", [sys.executable, "-c", NOTE.format(path=str(path), seconds=seconds)]
        )
        monkeypatch.setattr(background, "PAUSE_SECONDS", 0.05)
        return path

    return lives_for


def wait_for_starts(path, count: int) -> None:
    until = time.monotonic() + 20
    while len(path.read_text()) < count:
        assert time.monotonic() < until
        time.sleep(0.02)


def test_a_worker_that_dies_is_started_again_and_the_log_says_so(notes, caplog):
    path, beside = notes(seconds=0), Background()
    beside.start()
    wait_for_starts(path, 3)
    beside.stop()

    assert "started again" in caplog.text


def test_it_ends_with_the_server_and_is_not_started_again(notes, caplog):
    path, beside = notes(seconds=60), Background()
    beside.start()
    wait_for_starts(path, 1)
    started = time.monotonic()
    beside.stop()

    assert time.monotonic() - started < 5
    assert path.read_text() == "x"
    assert caplog.text == ""
