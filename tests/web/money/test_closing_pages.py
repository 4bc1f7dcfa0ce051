"""Closing a year in the browser: what to look through, the confirmation, what was kept, and opening it again."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from python_calamine import CalamineWorkbook

from awards.spending.accounts_of import take
from awards.year_end.asking import answer
from cast import Cast, make_cast
from factories import NOW, spend
from handlingsrom.awards.year_end import open_year_end
from handlingsrom.awards.year_end_checklist import Item, checklist
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.editing import create_case, save_point
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import Meeting
from handlingsrom.cases.verifying import verify_and_note
from handlingsrom.money.models import Condition, YearEvent

pytestmark = pytest.mark.django_db

ADDRESS = "/midler/avslutning/"


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def close(cast: Cast, year: int = 2025, member: str = "secretariat"):
    return cast.client(member).post(f"{ADDRESS}{year}/steng/", follow=True)


def reopen(cast: Cast, text: str = "Et bilag mangler") -> None:
    small = cast.small
    small.case = create_case(by=small.by, now=NOW, body=small.body, title="Åpne", budget_year=2026)
    small.point = save_point(
        by=small.by, now=NOW, case=small.case, version=1, main=1, sub=0, text="Året åpnes igjen."
    )
    small.propose(ChangeKind.REOPEN_YEAR, for_year=2025, text=text)
    record_decision(by=small.by, now=timezone.now(), case=small.case, decided_on=timezone.localdate())


def check(cast: Cast, item: Item):
    return next(one for one in checklist(cast.partnership.pk, 2025) if one.item == item)


def test_the_oldest_year_that_is_over_is_the_one_to_close(cast):
    response = cast.client("leader").get(ADDRESS)

    assert response.context["year"] == 2025
    assert [row.check.item for row in response.context["checks"]] == list(Item)


def test_only_the_secretariat_sees_the_button(cast):
    assert "Steng 2025" in cast.client("secretariat").get(ADDRESS).content.decode()
    assert "Steng 2025" not in cast.client("auditor").get(ADDRESS).content.decode()


def test_the_confirmation_says_what_closing_means_and_what_is_not_in_order(cast):
    page = cast.client("secretariat").get(f"{ADDRESS}2025/steng/").content.decode()

    assert "Databasen selv avviser det." in page
    assert "Ingen regnskap er lest inn." in page
    assert not YearEvent.objects.exists()


def test_closing_keeps_what_every_account_held(cast):
    response = close(cast)
    held = cast.client("leader").get(f"{ADDRESS}2025/")

    assert "Regnskapsåret 2025 er stengt." in response.content.decode()
    assert [(str(label), ore // 100) for label, _rows, ore in held.context["groups"]] == [
        ("Tilskuddsgiver", -1000),
        ("Frie midler", 50),
        ("Fond", 150),
        ("Tildeling", 800),
    ]


def test_nothing_of_what_is_not_in_order_stops_it(cast):
    assert any(not row.check.is_done for row in cast.client("secretariat").get(ADDRESS).context["checks"])

    close(cast)

    assert YearEvent.objects.get().year == 2025


def test_a_year_that_is_not_over_is_refused_in_a_sentence(cast):
    response = close(cast, timezone.localdate().year)

    assert response.status_code == 422
    assert "er ikke over ennå" in response.content.decode()


def test_closed_twice_is_refused(cast):
    close(cast)

    assert close(cast).status_code == 422


def test_when_all_is_closed_the_page_says_so(cast):
    close(cast)

    assert "Alle år som er over, er stengt" in cast.client("leader").get(ADDRESS).content.decode()


def test_a_partnership_without_money_has_nothing_to_close(cast):
    assert "ingenting å stenge" in cast.client("outsider").get(ADDRESS).content.decode()


def test_a_decision_that_opens_it_again_stands_in_the_history_with_its_case(cast):
    close(cast)
    reopen(cast)

    newest, oldest = cast.client("leader").get(ADDRESS).context["events"]

    assert (newest.is_closing, newest.event.text) == (False, "Et bilag mangler")
    assert newest.basis_url == f"/saker/{cast.small.case.pk}/"
    assert oldest.url == f"{ADDRESS}2025/?stengt={oldest.event.pk}"


def test_each_closing_shows_what_it_kept_though_the_year_was_opened_again(cast):
    close(cast)
    first = YearEvent.objects.get()
    reopen(cast)
    spend(cast.small.alfa, 100, on=date(2025, 12, 1))
    close(cast)

    def awards(address: str) -> int:
        groups = cast.client("leader").get(address).context["groups"]
        return next(ore for label, _rows, ore in groups if str(label) == "Tildeling")

    assert awards(f"{ADDRESS}2025/?stengt={first.pk}") == 80_000
    assert awards(f"{ADDRESS}2025/") == 70_000


def test_what_it_kept_downloads_as_a_workbook(cast):
    close(cast)

    content = cast.client("leader").get(f"{ADDRESS}2025/kontoer.xlsx").content

    rows = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    assert ["Tildeling", "Alfa 2025", "Tilskudd 2025", "2025", 400] in rows


def test_a_year_that_was_never_closed_kept_nothing(cast):
    assert cast.client("leader").get(f"{ADDRESS}2025/").status_code == 404


def test_the_journal_is_checked_by_the_button_and_what_is_wrong_is_said(cast):
    def press(member: str) -> str:
        return cast.client(member).post(f"{ADDRESS}kontroller/", follow=True).content.decode()

    # The awards of these tests have no decision behind them, which the check finds.
    assert "2025-0002" in press("secretariat")
    assert "alle er riktige" in press("outsider")
    assert not check(cast, Item.VERIFIED).is_done
    assert next(one for one in checklist(cast.elsewhere.pk, 2025) if one.item == Item.VERIFIED).is_done


def test_entries_since_the_check_are_counted(cast):
    verify_and_note(by=cast.small.by, now=NOW, partnership=cast.partnership)
    spend(cast.small.alfa, 100)

    found = check(cast, Item.VERIFIED)

    assert (found.is_done, found.of) == (False, 1)


def test_money_on_awards_is_counted_until_it_is_carried_over_or_released(cast):
    assert (check(cast, Item.AWARDS).count, check(cast, Item.AWARDS).ore) == (3, 80_000)

    for initiative, kr in ((cast.small.alfa, 400), (cast.small.beta, 300)):
        cast.small.propose(ChangeKind.CARRY_OVER, initiative, kr)
    record_decision(by=cast.small.by, now=NOW, case=cast.case, decided_on=NOW.date())

    assert check(cast, Item.AWARDS).is_done


def test_answers_are_asked_for_and_counted(cast):
    assert check(cast, Item.ANSWERED).of == 0

    due = timezone.localdate() + timedelta(days=9)
    by = {"by": cast.small.by, "now": timezone.now(), "partnership": cast.partnership}
    answer(open_year_end(year=2025, due_on=due, **by), cast.small.alfa, carry=400)

    found = check(cast, Item.ANSWERED)
    assert (found.is_done, found.count, found.of, found.ore) == (False, 2, 3, 40_000)


def test_conditions_of_the_year_are_counted(cast):
    wanted = {"amount_ore": 9_000, "requires": "mandate", "set_on": NOW.date(), "recorded_at": NOW}
    for year in (2025, 2026):
        Condition.objects.create(initiative=cast.initiative, year=year, **wanted)

    assert (check(cast, Item.CONDITIONS).count, check(cast, Item.CONDITIONS).ore) == (1, 9_000)


def test_a_case_that_was_met_on_by_then_and_is_not_decided_is_counted(cast):
    assert check(cast, Item.DECIDED).is_done

    Meeting.objects.update(held_on=date(2025, 12, 11))

    assert check(cast, Item.DECIDED).count == 1


def test_spending_is_in_order_when_the_accounts_of_the_whole_year_show_the_same(cast):
    assert check(cast, Item.RECONCILED).at is None

    take(cast.small, ("3.11.2025", 100))
    assert not check(cast, Item.RECONCILED).is_done

    take(cast.small, ("3.11.2025", 100), ("31.12.2025", 20))
    assert check(cast, Item.RECONCILED).is_done


def test_accounts_without_a_line_of_the_year_say_nothing_of_it(cast):
    take(cast.small, ("3.2.2026", 100))

    assert not check(cast, Item.RECONCILED).is_done
    page = cast.client("secretariat").get(ADDRESS).content.decode()
    assert "Regnskapet som er lest inn, har ingen linjer fra 2025." in page
