"""A small partnership, built through the real actions. Amounts are given in kroner.

`Small` is what most domain tests stand on: two grants, three initiatives with awards, a reserve, and a draft case.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from handlingsrom.audit.actions import record
from handlingsrom.cases.editing import create_case, create_meeting, save_point
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import Case, ProposedChange
from handlingsrom.cases.proposing import add_change
from handlingsrom.money.accounts import AccountKey, key_of
from handlingsrom.money.actions import receive_grant, report_spending
from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.money.models import Account, Entry, Grant, ReserveRules
from handlingsrom.money.posting import post
from handlingsrom.people.actors import Actor, operator
from handlingsrom.people.models import Body, BodyKind, Partnership, Region
from handlingsrom.plan.actions import refresh_search, transition
from handlingsrom.plan.lifecycle import Lifecycle
from handlingsrom.plan.models import ActionPlan, FocusArea, Initiative, Strategy

NOW = datetime(2026, 5, 21, 10, 0, tzinfo=UTC)
PATH = {
    Lifecycle.PROPOSED: [],
    Lifecycle.ADOPTED: [Lifecycle.ADOPTED],
    Lifecycle.RUNNING: [Lifecycle.ADOPTED, Lifecycle.RUNNING],
    Lifecycle.HANDED_OVER: [Lifecycle.ADOPTED, Lifecycle.RUNNING, Lifecycle.HANDED_OVER],
    Lifecycle.CLOSED: [Lifecycle.ADOPTED, Lifecycle.RUNNING, Lifecycle.CLOSED],
}


def make_partnership(slug: str = "innlandet") -> Partnership:
    return Partnership.objects.create(slug=slug, name=f"Helsefellesskap {slug.capitalize()}")


def make_body(partnership: Partnership, code: str = "SSU") -> Body:
    return Body.objects.create(
        partnership=partnership, code=code, name=f"{code} for {partnership.slug}", kind=BodyKind.STRATEGIC
    )


def make_plan(partnership: Partnership, areas: int = 3) -> ActionPlan:
    strategy = Strategy.objects.create(partnership=partnership, name="Strategiplan", from_year=2022, to_year=2027)
    for order in range(1, areas + 1):
        FocusArea.objects.create(strategy=strategy, order=order, name=f"Område {order}")
    return ActionPlan.objects.create(
        partnership=partnership, strategy=strategy, name="Handlingsplan", from_year=2025, to_year=2026
    )


def make_initiative(
    plan: ActionPlan,
    code: str,
    *,
    state: Lifecycle = Lifecycle.RUNNING,
    title: str = "",
    area: int | None = 1,
    by: Actor | None = None,
    **fields: Any,
) -> Initiative:
    partnership = plan.partnership
    focus_area = plan.strategy.focus_areas.get(order=area) if area else None
    initiative = Initiative.objects.create(
        partnership=partnership,
        code=code,
        title=title or code.capitalize(),
        focus_area=focus_area,
        action_plan=None if state == Lifecycle.PROPOSED else plan,
        **fields,
    )
    from handlingsrom.plan.models import Transition

    Transition.objects.create(
        initiative=initiative, to_state=Lifecycle.PROPOSED, effective_on=date(2024, 1, 1), recorded_at=NOW
    )
    for to in PATH[state]:
        transition(
            by=by or operator(partnership), now=NOW, initiative=initiative, to=to, effective_on=date(2025, 2, 20)
        )
    refresh_search(initiative)
    return initiative


def receive(partnership: Partnership, year: int, kr: int) -> Grant:
    entry = receive_grant(
        by=operator(partnership),
        now=NOW,
        partnership=partnership,
        name=f"Tilskudd {year}",
        giver="Helse Sør-Øst",
        year=year,
        letter_reference="",
        amount_ore=kr * 100,
        received_on=min(date(year, 6, 30), NOW.date()),
    )
    return entry.to_account.grant


def award(
    grant: Grant,
    initiative: Initiative,
    kr: int,
    *,
    year: int | None = None,
    key: str = "",
    on: date | None = None,
) -> Entry:
    """An allocation from history, of the grant's free funds; in September of the year unless `on` says when."""
    year = year or grant.year
    return post(
        by=operator(grant.partnership),
        now=NOW,
        partnership=grant.partnership,
        kind=EntryKind.ALLOCATION,
        from_key=AccountKey(AccountKind.UNALLOCATED, grant.pk, grant.year),
        to_key=AccountKey(AccountKind.AWARD, grant.pk, year, initiative.pk),
        amount_ore=kr * 100,
        booked_on=on or min(date(year, 9, 18), NOW.date()),
        key=key or f"award:{grant.pk}:{initiative.pk}:{year}",
    )


def spend(
    initiative: Initiative, kr: int, *, on: date | None = None, key: str = "", text: str = "Lønn"
) -> list[Entry]:
    """Spending of its awards, an entry for each award it takes of; on the day of NOW unless `on` says when."""
    on = on or NOW.date()
    return report_spending(
        by=operator(initiative.partnership),
        now=NOW,
        initiative=initiative,
        amount_ore=kr * 100,
        booked_on=on,
        text=text,
        key=key or f"spending:{initiative.pk}:{on}:{kr}",
    )


def adopt_reserve_rules(partnership: Partnership) -> ReserveRules:
    """Rules from before the program was there, as a book brings them in."""
    brought_in = NOW - timedelta(days=1)
    record(by=operator(partnership), now=brought_in, action="book.load", subject=partnership)
    return ReserveRules.objects.create(
        partnership=partnership,
        text="Fondet dekker uforutsette behov.",
        adopted_on=date(2025, 9, 18),
        recorded_at=brought_in,
    )


def set_aside(grant: Grant, kr: int) -> Entry:
    return post(
        by=operator(grant.partnership),
        now=NOW,
        partnership=grant.partnership,
        kind=EntryKind.SET_ASIDE,
        from_key=AccountKey(AccountKind.UNALLOCATED, grant.pk, grant.year),
        to_key=AccountKey(AccountKind.RESERVE, grant.pk, grant.year),
        amount_ore=kr * 100,
        booked_on=min(date(grant.year, 9, 18), NOW.date()),
        key=f"reserve:{grant.pk}",
    )


def kept_balances(partnership_id: int) -> dict[AccountKey, int]:
    """The balances the database itself keeps, in øre."""
    return {key_of(a): a.balance_ore for a in Account.objects.filter(partnership_id=partnership_id)}


@dataclass
class Small:
    """Received 2025: 1 000 and 2026: 500 kroner (thousands left out). `alfa` 400, `beta` 300 and `gamma` 100 of
    2025; reserve 150; so 50 of 2025 is free, and 550 in all.
    """

    slug: str = "innlandet"
    has_reserve_rules: bool = True
    partnership: Partnership = field(init=False)
    body: Body = field(init=False)
    plan: ActionPlan = field(init=False)
    case: Case = field(init=False)

    def __post_init__(self) -> None:
        self.partnership = make_partnership(self.slug)
        self.by = operator(self.partnership)
        self.region = Region.objects.create(partnership=self.partnership, name="Valdres", order=1)
        self.body = make_body(self.partnership)
        self.plan = make_plan(self.partnership)
        self.alfa = make_initiative(self.plan, "alfa")
        self.beta = make_initiative(self.plan, "beta", state=Lifecycle.ADOPTED, area=2)
        self.gamma = make_initiative(self.plan, "gamma")
        self.ny = make_initiative(self.plan, "ny", state=Lifecycle.PROPOSED, area=3)
        self.old, self.new = receive(self.partnership, 2025, 1_000), receive(self.partnership, 2026, 500)
        for initiative, kr in ((self.alfa, 400), (self.beta, 300), (self.gamma, 100)):
            award(self.old, initiative, kr)
        set_aside(self.old, 150)
        if self.has_reserve_rules:
            adopt_reserve_rules(self.partnership)
        meeting = create_meeting(by=self.by, now=NOW, body=self.body, held_on=date(2026, 5, 21))
        self.case = create_case(
            by=self.by,
            now=NOW,
            body=self.body,
            title="Midler 2026",
            budget_year=2026,
            meeting=meeting,
            number="13/26",
        )
        self.point = save_point(
            by=self.by,
            now=NOW,
            case=self.case,
            version=self.version,
            main=1,
            sub=0,
            text="Utvalget godkjenner endringene.",
        )

    @property
    def version(self) -> int:
        return Case.objects.get(pk=self.case.pk).version

    def propose(
        self, kind: ChangeKind, initiative: Initiative | None = None, kr: int | None = None, **fields: Any
    ) -> ProposedChange:
        return add_change(
            by=self.by,
            now=NOW,
            case=self.case,
            version=self.version,
            point=fields.pop("point", self.point),
            kind=kind,
            initiative=initiative,
            amount_ore=None if kr is None else kr * 100,
            **fields,
        )
