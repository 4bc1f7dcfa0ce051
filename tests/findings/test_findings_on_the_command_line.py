"""`handlingsrom findings`: readable, as JSON, and an exit code a script can ask."""

import json

import pytest
from click.testing import CliRunner, Result

from factories import Small, make_partnership
from handlingsrom.commands.findings import command

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> tuple[int, Result]:
    """What the command returns is the exit code; `main` hands it on."""
    returned = {}
    callback = command.callback

    def kept(**options):
        returned["code"] = callback(**options)

    command.callback = kept
    try:
        result = CliRunner().invoke(command, list(arguments), catch_exceptions=False)
    finally:
        command.callback = callback
    return returned.get("code", result.exit_code), result


def test_what_is_found_ends_with_one():
    Small()
    code, result = run()
    assert code == 1
    assert "Midler som ligger urørt (3), bør forklares" in result.stdout
    assert "  Alfa: 400 kr for 2025 har ligget urørt siden de ble gitt 18.9.2025." in result.stdout.replace(
        "\u00a0", " "
    )


def test_as_json_each_finding_has_its_evidence():
    Small()
    _code, result = run("--json")
    groups = {group["rule"]: group for group in json.loads(result.stdout)}
    first = groups["idle-money"]["findings"][0]
    assert (first["about"], first["amount"], first["since"]) == ("alfa:2025", 400, "2025-09-18")
    assert first["evidence"] == [{"place": "Bilag 2025-0002", "says": "18.9.2025", "amount": 400}]


def test_nothing_found_ends_with_zero():
    make_partnership()
    code, result = run()
    assert (code, result.stdout) == (0, "Ingen avvik er funnet.\n")
