"""`handlingsrom verify`: one sentence when all is right, the first wrong entry and exit 1 when it is not."""

import json

import pytest
from click.testing import Result

from commands.running import run
from factories import make_partnership
from handlingsrom.audit.models import Record
from handlingsrom.commands import daily, verify
from handlingsrom.money.models import Entry
from handlingsrom.money.verifying import last_verified
from tampering import make_lived, run_sql, spent, without_triggers

pytestmark = pytest.mark.django_db


@pytest.fixture
def lived():
    return make_lived()


def verified(*arguments: str) -> Result:
    return run(verify.command, *arguments)


def change_an_amount() -> Entry:
    with without_triggers():
        run_sql("UPDATE money_entry SET amount_ore = 1100 WHERE id = %s", spent(10).pk)
    return Entry.objects.get(amount_ore=1100)


def test_a_right_journal_is_said_in_one_sentence(lived):
    result = verified()
    newest = Entry.objects.order_by("position").last()
    assert result.return_value == 0
    assert result.stdout == (
        f"innlandet: 10 bilag, alle stemmer. Nyeste kontrollsum {newest.chain[:16]}. "
        "Avstemte saldoer kontrollert: 0.\n"
    )


def test_the_first_wrong_entry_is_named_and_the_exit_code_is_1(lived):
    entry = change_an_amount()
    result = verified()
    first, second, *_more = result.stdout.replace("\xa0", " ").splitlines()
    assert result.return_value == 1
    assert first == "innlandet: Journalen stemmer ikke. 10 bilag er kontrollert, og den første feilen er:"
    assert second == f"  {entry.voucher}: Beløpet er ikke det som ble bokført. Ventet 10 kr, fant 11 kr."


def test_as_json_for_each_partnership_or_for_the_one_that_is_named(lived):
    make_partnership("fonna")
    change_an_amount()
    fonna, innlandet = json.loads(verified("--json").stdout)
    assert (fonna["partnership"], fonna["is_right"], fonna["entries"], fonna["problems"]) == ("fonna", True, 0, [])
    assert innlandet["problems"][0]["voucher"] == spent_voucher()
    assert verified("--json", "--partnership", "fonna").return_value == 0


def spent_voucher() -> str:
    return Entry.objects.get(amount_ore=1100).voucher


def test_what_was_found_is_remembered(lived):
    assert last_verified(lived.partnership.pk) is None
    verified()
    found = last_verified(lived.partnership.pk)
    assert (found.entries, found.problems, found.first) == (10, 0, "")
    change_an_amount()
    verified()
    found = last_verified(lived.partnership.pk)
    assert found.problems > 0
    assert found.first.startswith(spent_voucher())
    assert Record.objects.filter(action="money.verify").count() == 2


def test_the_nightly_run_is_loud_about_it(lived):
    entry = change_an_amount()
    result = run(daily.command, "--json")
    said = {row["job"]: row for row in json.loads(result.stdout)}["Check the journal"]
    assert result.return_value == 1
    assert (said["is_done"], entry.voucher in said["said"]) == (False, True)
