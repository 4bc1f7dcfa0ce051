"""The stage of the case pages' tests: `Small` with people in it, and a neighbour with secretariat of its own.

`stage.secretariat`, `.member` (sits in the body), `.colleague` (sits nowhere), `.auditor` and `.outsider`
(the neighbour's secretariat) are browsers signed in.
"""

from django.test import Client

from cast import make_person, take_seat
from factories import Small, make_partnership
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.people.models import Person, RoleKind


class Stage(Small):
    def __post_init__(self) -> None:
        super().__post_init__()
        self.secretariat = _browser(make_person(self.partnership, "secretariat", role=RoleKind.SECRETARIAT))
        member = make_person(self.partnership, "member")
        take_seat(self.body, member)
        self.member = _browser(member)
        self.colleague = _browser(make_person(self.partnership, "colleague"))
        self.auditor = _browser(make_person(self.partnership, "auditor", role=RoleKind.AUDITOR))
        elsewhere = make_partnership("nabo")
        self.outsider = _browser(make_person(elsewhere, "outsider", role=RoleKind.SECRETARIAT))

    def url(self, tail: str = "") -> str:
        return f"/saker/{self.case.pk}/{tail}"

    def allocate(self, kr: int = 100):
        return self.propose(ChangeKind.ALLOCATE, self.alfa, kr, text="Styrke")


def _browser(person: Person) -> Client:
    client = Client()
    client.force_login(person.user)
    return client


def text_of(response) -> str:
    return response.content.decode().replace("\u00a0", " ").replace("&nbsp;", " ")
