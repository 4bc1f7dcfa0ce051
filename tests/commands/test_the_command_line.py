"""How the program behaves for a script and for the person at the keyboard: streams, exit codes, sentences."""

import json
import re
import signal
import socket
import subprocess
from pathlib import Path

import click
import pytest

from handlingsrom.commands.main import COMMANDS, Handlingsrom
from own_program import PROGRAM, answers, environment, free_port, run


def test_help_needs_neither_database_nor_folder(tmp_path):
    done = run(tmp_path / "none", "serve", "--help")

    assert done.returncode == 0
    assert "--port" in done.stdout
    assert not (tmp_path / "none").exists()


def test_status_says_that_a_database_is_not_prepared(tmp_path):
    done = run(tmp_path, "status", HANDLINGSROM_LANGUAGE="en")

    assert done.returncode == 0
    assert re.search(r"Migrations that remain +[1-9]", done.stdout)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory) -> Path:
    data = tmp_path_factory.mktemp("prepared")
    assert json.loads(run(data, "migrate", "--json").stdout)["migrations"] > 0
    return data


def test_preparing_twice_changes_nothing(prepared):
    assert json.loads(run(prepared, "migrate", "--json").stdout)["migrations"] == 0


def test_an_unreachable_database_is_a_refusal_without_a_traceback(tmp_path):
    nowhere = f"postgres://nobody:x@127.0.0.1:{free_port()}/none?connect_timeout=2"
    done = run(tmp_path, "status", DATABASE_URL=nowhere, HANDLINGSROM_LANGUAGE="en")

    assert done.returncode == 1
    assert "The database does not answer" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_command_that_needs_a_prepared_database_says_how_to_prepare_it(tmp_path):
    done = run(tmp_path, "export", str(tmp_path / "book"), HANDLINGSROM_LANGUAGE="en")

    assert done.returncode == 1
    assert done.stderr.strip() == "The database is not prepared. Run: handlingsrom migrate"


def test_a_fault_of_ours_is_one_sentence_one_line_of_json_and_exit_code_2(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    done = run(tmp_path / "file", "status", HANDLINGSROM_LANGUAGE="en")

    details, sentence = done.stderr.strip().splitlines()
    reference = re.search(r"Reference: (\w{8})", sentence)[1]
    assert done.returncode == 2
    assert done.stdout == ""
    assert json.loads(details)["reference"] == reference
    assert "FileExistsError" in json.loads(details)["traceback"]


def test_a_taken_port_is_refused_in_a_sentence(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = run(tmp_path, "serve", "--port", str(taken.getsockname()[1]), HANDLINGSROM_LANGUAGE="en")

    assert done.returncode == 1
    assert "--port" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_serving_ends_cleanly_when_told(prepared, stop):
    port = free_port()
    serving = subprocess.Popen(
        [*PROGRAM, "serve", "--json", "--port", str(port)],
        env=environment(prepared),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        assert answers(serving, f"http://127.0.0.1:{port}"), serving.stderr.read() if serving.poll() else "not yet"
        serving.send_signal(stop)
        out, said = serving.communicate(timeout=30)
    finally:
        serving.kill()

    assert serving.returncode == 0
    assert json.loads(out) == {"address": f"http://127.0.0.1:{port}"}
    assert "Traceback" not in said


def command_called(name: str) -> click.Command:
    return Handlingsrom().get_command(click.Context(Handlingsrom()), name)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_can_be_asked_for_json(name):
    assert "as_json" in {parameter.name for parameter in command_called(name).params}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_leaves_none_of_clicks_own_english_words(name):
    command = command_called(name)
    said = command.get_help(click.Context(command, info_name=name))

    assert said.startswith(f"Bruk: {name} [VALG]")
    assert not re.search(r"\b(OPTIONS|TEXT|INTEGER|FLOAT|RANGE|FILE|DIRECTORY|PATH|NUMBER|NAME)\b", said)
