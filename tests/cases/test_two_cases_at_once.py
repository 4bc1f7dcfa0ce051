"""Two processes that count on the same money: one gets it, the other is told why not. On both databases."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial

import pytest
from django.db.models import Sum

from factories import NOW, Small
from forked import at_once, fork
from handlingsrom.awards.adopting import adopt
from handlingsrom.cases.editing import create_case, save_point
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import Case, Decision
from handlingsrom.cases.proposing import add_change
from handlingsrom.cases.verifying import verify_all
from handlingsrom.lib.errors import Refused
from handlingsrom.money.actions import report_spending
from handlingsrom.money.checks.snapshot import one_moment
from handlingsrom.money.models import Account, Entry
from handlingsrom.people.actors import operator
from handlingsrom.people.models import Partnership
from handlingsrom.plan.models import Initiative, Transition
from own_database import own_database, run_python
from tampering import decide_history

K = ChangeKind


def build() -> None:
    """550 kroner are free. Two cases of 450 and a release of 100 by closing; two of the 200 then left; an award."""
    small = Small()
    decide_history(small.body)
    large = [(K.ALLOCATE, small.alfa, 30_00)] * 15 + [
        (K.RELEASE, small.gamma, 100_00),
        (K.CLOSE, small.gamma, None),
    ]
    last = [(K.ALLOCATE, small.beta, 200_00)]
    for number, wanted in {"14/26": large, "15/26": large, "16/26": last, "17/26": last}.items():
        case = create_case(by=small.by, now=NOW, body=small.body, title="Midler", budget_year=2026, number=number)
        point = save_point(by=small.by, now=NOW, case=case, version=1, main=1, sub=0, text="Ja.")
        for version, (kind, initiative, ore) in enumerate(wanted, start=2):
            add_change(
                by=small.by,
                now=NOW,
                case=case,
                version=version,
                point=point,
                kind=kind,
                initiative=initiative,
                amount_ore=ore,
            )


def tried(act: Callable[[], object]) -> str:
    try:
        act()
    except Refused as refusal:
        return f"refused: {refusal}"
    return "done"


def adopting(number: str) -> str:
    case = Case.objects.select_related("partnership").get(number=number)
    by, now = operator(case.partnership), datetime.now(UTC)
    return tried(lambda: adopt(by=by, now=now, case=case, decided_on=date(2026, 5, 21)))


def spending(key: str, kr: int) -> str:
    alfa = Initiative.objects.select_related("partnership").get(code="alfa")
    by, now = operator(alfa.partnership), datetime.now(UTC)
    said = {"amount_ore": kr * 100, "booked_on": date(2026, 5, 20), "text": "", "key": key}
    return tried(lambda: report_spending(by=by, now=now, initiative=alfa, **said))


def one_of_two(*acts: Callable[[], str]) -> None:
    done, refused = at_once(*acts)
    assert (done, refused[:9]) == ("done", "refused: "), (done, refused)
    assert "kr" in refused, refused
    assert verify_all(Partnership.objects.get().pk).problems == []


def free() -> int:
    return Account.objects.filter(kind="unallocated").aggregate(ore=Sum("balance_ore"))["ore"]


def decide_at_once() -> None:
    one_of_two(partial(adopting, "14/26"), partial(adopting, "15/26"))
    assert (free(), Transition.objects.filter(to_state="closed").count()) == (200_00, 1)
    one_of_two(partial(adopting, "16/26"), partial(adopting, "17/26"))
    assert (free(), Decision.objects.filter(point__case__year=2026).count()) == (0, 2)


def spend_at_once() -> None:
    spent = Entry.objects.filter(kind="spending")
    assert at_once(partial(spending, "same", 100), partial(spending, "same", 100)) == ["done", "done"]
    assert spent.count() == 1
    one_of_two(partial(spending, "one", 280), partial(spending, "other", 280))
    assert spent.count() == 2


def read_while_another_writes() -> None:
    """The writer does not wait for the reader, who sees nothing of it before the end."""
    child = fork(partial(spending, "meanwhile", 10))
    child.wait_until_ready()
    with one_moment():
        there = Entry.objects.count()
        child.let_go()
        assert child.last_words() == "done"
        assert verify_all(Partnership.objects.get().pk).entries == there
    assert verify_all(Partnership.objects.get().pk).entries == there + 1


@pytest.fixture(scope="module")
def env(tmp_path_factory):
    """Its own database, with the cases in it; both tests take from different money."""
    with own_database(tmp_path_factory.mktemp("two")) as found:
        run_python("from cases.test_two_cases_at_once import build; build()", found)
        yield found


def test_the_last_krone_of_an_award_is_spent_once(env):
    run_python("from cases.test_two_cases_at_once import spend_at_once; spend_at_once()", env)


def test_the_journal_is_checked_as_it_was_at_one_moment_while_others_write(env):
    code = "from cases.test_two_cases_at_once import read_while_another_writes; read_while_another_writes()"
    run_python(code, env)


def test_the_last_free_krone_is_allocated_once(env):
    run_python("from cases.test_two_cases_at_once import decide_at_once; decide_at_once()", env)
