"""A plan to look at: the small partnership of factories.py with people who sign in, or one of many initiatives."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.test import Client

from cast import make_person
from factories import NOW, Small, receive
from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.money.models import Account, Entry, Grant
from handlingsrom.people.models import Partner, PartnerKind, Person, Region
from handlingsrom.plan.lifecycle import Lifecycle
from handlingsrom.plan.models import (
    FocusArea,
    Health,
    HealthReport,
    Initiative,
    InitiativeRegion,
    Responsibility,
    Transition,
)


@dataclass
class Plan:
    """The small partnership; `secretariat` is a browser signed in as its secretariat."""

    small: Small = field(default_factory=Small)
    person: Person = field(init=False)
    secretariat: Client = field(init=False)

    def __post_init__(self) -> None:
        self.person = make_person(self.small.partnership, "sekretariat", role="secretariat")
        self.secretariat = self.browser(self.person)
        self.hospital = Partner.objects.create(
            partnership=self.small.partnership, name="Sykehuset", kind=PartnerKind.HOSPITAL_TRUST
        )

    def browser(self, person: Person) -> Client:
        client = Client()
        client.force_login(person.user)
        return client

    def page(self, query: str = "", address: str = "/handlingsplan/") -> str:
        answer = self.secretariat.get(f"{address}?{query}")
        assert answer.status_code == 200
        return answer.content.decode()

    def titles(self, query: str = "") -> list[str]:
        """The titles the page shows, in order."""
        return [line.title for group in self.groups(query) for line in group.lines]

    def groups(self, query: str = ""):
        return self.secretariat.get(f"/handlingsplan/?{query}").context["groups"]

    def answers(self, initiative: Initiative, *, is_unsure: bool = False) -> Responsibility:
        """The hospital answers for an initiative."""
        return Responsibility.objects.create(initiative=initiative, partner=self.hospital, is_unsure=is_unsure)


def fill(plan: Plan, count: int) -> None:
    """So many more initiatives in the plan, each with parties, regions, reports and money; written in bulk."""
    partnership, areas = plan.small.partnership, list(FocusArea.objects.all())
    regions = [Region.objects.create(partnership=partnership, name=f"Region {n}", order=n) for n in range(2, 9)]
    made = Initiative.objects.bulk_create(
        Initiative(
            partnership=partnership,
            code=f"tiltak-{number}",
            title=f"Tiltak {number} for bedre samhandling i helseregionene",
            action_plan=plan.small.plan,
            focus_area=areas[number % len(areas)],
            lifecycle=Lifecycle.RUNNING,
            search_text=f"tiltak {number} for bedre samhandling",
        )
        for number in range(count)
    )
    _attach(plan, made, regions)
    _pay(made, receive(partnership, 2024, count * 1_000))


def _pay(made: list[Initiative], grant: Grant) -> None:
    """A thousand kroner each."""
    free = Account.objects.get(grant=grant, kind=AccountKind.UNALLOCATED)
    awards = Account.objects.bulk_create(
        Account(partnership=grant.partnership, kind=AccountKind.AWARD, grant=grant, year=2025, initiative=one)
        for one in made
    )
    last = Entry.objects.filter(partnership=grant.partnership).count()
    Entry.objects.bulk_create(
        Entry(
            position=last + 1 + number,
            chain="0" * 64,  # not a journal to be verified
            partnership=grant.partnership,
            year=2025,
            number=1_000 + number,
            kind=EntryKind.ALLOCATION,
            from_account=free,
            to_account=award,
            amount_ore=1_000_00,
            booked_on=date(2025, 3, 1),
            recorded_at=NOW,
            recorded_by="Testen",
            idempotency_key=f"many:{number}",
        )
        for number, award in enumerate(awards)
    )


def _attach(plan: Plan, made: list[Initiative], regions: list[Region]) -> None:
    pairs = [(one, regions[(number + step) % 7]) for number, one in enumerate(made) for step in (0, 3)]
    InitiativeRegion.objects.bulk_create(InitiativeRegion(initiative=one, region=region) for one, region in pairs)
    Responsibility.objects.bulk_create(Responsibility(initiative=one, partner=plan.hospital) for one in made)
    Transition.objects.bulk_create(
        Transition(initiative=one, to_state=to, effective_on=date(2025, month, 1), recorded_at=NOW)
        for one in made
        for month, to in enumerate((Lifecycle.PROPOSED, Lifecycle.ADOPTED, Lifecycle.RUNNING), start=1)
    )
    HealthReport.objects.bulk_create(
        HealthReport(
            initiative=one,
            health=list(Health)[number % 5],
            text="Arbeidet går som planlagt, og kommunene har oppnevnt deltakere til gruppen.",
            reported_on=date(2026, 3, 1) - timedelta(days=90 * quarter),
            recorded_at=NOW,
        )
        for number, one in enumerate(made)
        for quarter in range(4)
    )
