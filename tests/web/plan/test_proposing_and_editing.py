"""A new initiative is written down in the browser, and what one says is corrected there."""

import pytest

from cast import make_cast
from factories import NOW, make_plan
from handlingsrom.audit.models import Record
from handlingsrom.people.models import Partner
from handlingsrom.plan.actions import set_people
from handlingsrom.plan.lifecycle import Lifecycle
from handlingsrom.plan.models import Initiative

pytestmark = pytest.mark.django_db
NEW = "/handlingsplan/nytt/"


@pytest.fixture
def cast():
    return make_cast()


def edit_of(initiative):
    return f"/handlingsplan/{initiative.code}/rediger/"


def given(**change):
    return {"title": "Trygg utskrivning på Ål", "description": "Et nytt forslag"} | change


def test_the_secretariat_proposes_an_initiative_and_sees_it(cast):
    partner = Partner.objects.get(name="Sykehuset")
    choices = {"regions": [cast.small.region.pk], "partners": [partner.pk], "bodies": [cast.small.body.pk]}
    answer = cast.client("secretariat").post(NEW, given(**choices), follow=True)
    made = Initiative.objects.get(code="trygg-utskrivning-pa-al")
    step = made.transitions.get()

    assert answer.redirect_chain == [(f"/handlingsplan/{made.code}/", 302)]
    assert "Foreslå i en sak" in answer.content.decode()
    assert (made.lifecycle, step.from_state, step.to_state) == (Lifecycle.PROPOSED, "", Lifecycle.PROPOSED)
    assert [str(one) for one in made.responsibilities.all()] == ["Sykehuset", "SSU"]
    assert "valdres" in made.search_text
    assert Record.objects.get(action="initiative.propose").after["regions"] == "Valdres"


@pytest.mark.parametrize("member", ["leader", "administrator", "auditor", "hospital_member"])
def test_nobody_else_proposes_or_edits(cast, member):
    client = cast.client(member)

    assert client.post(NEW, given()).status_code == 403
    assert client.post(edit_of(cast.initiative), given(version=1)).status_code == 403
    assert not Record.objects.filter(action__in=["initiative.propose", "initiative.edit"]).exists()


def test_a_title_is_taken_once_whatever_its_case(cast):
    answer = cast.client("secretariat").post(NEW, given(title="ALFA"))

    assert answer.status_code == 422
    assert answer.context["form"].errors["title"]


def test_titles_that_make_one_code_get_a_number_and_never_the_address_of_a_page(cast):
    for title in ("Hjem på", "Hjem pa", "Nytt"):
        assert cast.client("secretariat").post(NEW, given(title=title)).status_code == 302

    codes = Initiative.objects.order_by("-pk").values_list("code", flat=True)[:3]
    assert list(codes) == ["nytt-2", "hjem-pa-2", "hjem-pa"]


def test_what_is_another_partnerships_cannot_be_chosen(cast):
    area = make_plan(cast.elsewhere).strategy.focus_areas.first()
    wrong = {"focus_area": area.pk, "owner": cast.persons["outsider"].pk}
    answer = cast.client("secretariat").post(NEW, given(**wrong))

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == set(wrong)


def test_the_secretariat_corrects_what_an_initiative_says(cast):
    area = cast.small.plan.strategy.focus_areas.get(order=2)
    form = given(focus_area=area.pk, is_in_all_regions="on", version=cast.initiative.version)
    answer = cast.client("secretariat").post(edit_of(cast.initiative), form)
    saved = Initiative.objects.get(pk=cast.initiative.pk)
    record = Record.objects.get(action="initiative.edit")

    assert answer.status_code == 302
    assert (saved.code, saved.title, saved.focus_area) == ("alfa", form["title"], area)
    assert (saved.lifecycle, saved.version) == (cast.initiative.lifecycle, cast.initiative.version + 1)
    assert (record.before["title"], record.after["title"]) == ("Alfa", form["title"])
    assert "programme" not in record.after


def test_a_mark_of_the_source_stays_on_what_stays(cast):
    row = cast.initiative.in_regions.create(region=cast.small.region, is_unsure=True)
    form = given(regions=[cast.small.region.pk], version=cast.initiative.version)
    cast.client("secretariat").post(edit_of(cast.initiative), form)

    assert list(cast.initiative.in_regions.all()) == [row]
    assert cast.initiative.in_regions.get().is_unsure


def test_a_conflict_shows_what_is_saved_and_keeps_what_was_typed(cast):
    seen = cast.initiative.version
    changed = {"version": seen, "owner": None, "leader": None, "followed_up_by": "AdmSU"}
    set_people(by=cast.actor("secretariat"), now=NOW, initiative=cast.initiative, **changed)
    client, body = cast.client("secretariat"), [cast.small.body.pk]
    answer = client.post(edit_of(cast.initiative), given(bodies=body, version=seen))
    text = answer.content.decode()

    assert answer.status_code == 409
    assert "Lagret nå:" in text
    assert "Trygg utskrivning på Ål" in text
    assert answer.context["form"]["bodies"].value() == [str(body[0])]
    assert client.post(edit_of(cast.initiative), answer.context["form"].data).status_code == 302


def test_the_form_of_taking_into_the_plan_leads_to_a_new_initiative(cast):
    answer = cast.client("secretariat").get(f"/saker/{cast.case.pk}/endring/ny/?slag=add")

    assert NEW in answer.content.decode()
