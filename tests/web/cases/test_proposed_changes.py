"""Changes added and edited by form, and amounts saved straight from the list."""

import pytest
from case_stage import text_of

from factories import NOW
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import Case, ProposedChange
from handlingsrom.cases.paper import build_paper
from handlingsrom.cases.projection import project
from handlingsrom.cases.proposing import edit_change
from handlingsrom.papers.model import Bullets, plain


def test_a_change_is_added_with_an_amount_as_people_type_it(stage):
    data = {"initiative": stage.alfa.pk, "amount_ore": "kr 100,-", "text": "Styrke"}
    response = add(stage, "allocate", **data)
    assert response.status_code == 302
    assert response.url.endswith("#allocate")
    change = stage.case.changes.get()
    assert (change.kind, change.amount_ore, change.initiative) == ("allocate", 100_00, stage.alfa)


@pytest.mark.parametrize(
    ("typed", "said"),
    [("5.150.000,- mill", "ikke begge deler"), ("", "Skriv beløpet"), ("9999", "9 999"), ("0", "over 0")],
)
def test_an_amount_that_cannot_be_is_refused_at_its_field(stage, typed, said):
    response = add(stage, "allocate", initiative=stage.alfa.pk, amount_ore=typed)
    assert response.status_code == 422
    assert said in text_of(response)
    assert not stage.case.changes.exists()


@pytest.mark.parametrize(
    ("kind", "offered"),
    [
        ("add", {"ny"}),
        ("start", {"beta"}),
        ("carry_over", {"alfa", "beta", "gamma"}),
        ("allocate", {"alfa", "beta", "gamma"}),
    ],
)
def test_only_initiatives_a_kind_makes_sense_for_are_offered(stage, kind, offered):
    form = stage.secretariat.get(stage.url(f"endring/ny/?slag={kind}")).context["form"]
    chosen = {str(label).split(" (")[0].lower() for key, label in form.fields["initiative"].choices if key}
    assert chosen == offered


def test_the_kinds_stand_in_groups_with_headings(stage):
    response = stage.secretariat.get(stage.url("endring/ny/"))
    page = text_of(response)
    headings = ("Planen", "Pengene", "Kommende år", "Regler, rutiner og rettelser")
    places = [page.index(f">{heading}</h2>") for heading in headings]
    assert places == sorted(places)
    assert places[2] < page.index("?slag=commit") < page.index("?slag=end_commitment") < places[3]
    assert all(page.count(f'href="?slag={code}"') == 1 for code in ChangeKind.values)


def test_what_there_is_to_move_is_said_in_the_list(stage):
    page = text_of(stage.secretariat.get(stage.url("endring/ny/?slag=carry_over")))
    assert "Alfa (har 400 kr)" in page


def test_only_a_standing_commitment_is_offered_to_be_taken_back(stage):
    stage.propose(ChangeKind.COMMIT, stage.beta, 200, for_year=2027)
    stage.propose(ChangeKind.COMMIT, stage.beta, 300, for_year=2028)
    form = stage.secretariat.get(stage.url("endring/ny/?slag=end_commitment")).context["form"]
    offered = [label.replace("\u00a0", " ") for key, label in form.fields["initiative"].choices if key]
    assert offered == ["Beta (2027: 200 kr, 2028: 300 kr)"]


def test_what_is_paid_back_says_of_which_grants(stage):
    form = text_of(stage.secretariat.get(stage.url("endring/ny/?slag=repay")))
    assert "Det eldste tilskuddet betales tilbake først" in form
    stage.propose(ChangeKind.REPAY, None, 60)
    grants = "Tas av Tilskudd 2025 (50 kr), Tilskudd 2026 (10 kr)."
    assert grants in text_of(stage.secretariat.get(stage.url()))
    assert grants in text_of(stage.secretariat.get(stage.url("vedtak/")))
    case = Case.objects.get(pk=stage.case.pk)
    [bullets] = [block for block in build_paper(project(case), now=NOW).blocks if isinstance(block, Bullets)]
    assert grants in plain(bullets.items[0].runs).replace("\u00a0", " ")


def test_an_initiative_of_a_neighbour_cannot_be_named(stage):
    from factories import make_initiative, make_partnership, make_plan

    stranger = make_initiative(make_plan(make_partnership("fjernt")), "fjern")
    response = add(stage, "allocate", initiative=stranger.pk, amount_ore="10")
    assert response.status_code == 422
    assert not stage.case.changes.exists()


def test_an_edited_amount_reprojects_the_whole_case(stage):
    change = stage.allocate(100)
    response = save_amounts(stage, {change.pk: "200"})
    assert response.status_code == 302
    page = stage.secretariat.get(stage.url()).context["page"]
    assert page.panel.free.after == 350_00


def test_htmx_gets_the_list_and_the_panel_and_nothing_else(stage):
    change = stage.allocate(100)
    response = save_amounts(stage, {change.pk: "200"}, headers={"HX-Request": "true"})
    page = text_of(response)
    assert response.status_code == 200
    assert "HX-Request" in response["Vary"]
    assert "<!doctype" not in page
    assert 'id="change-list"' in page
    assert 'id="projection"' in page
    assert 'hx-swap-oob="true"' in page
    assert "Beløpene er lagret." in page
    assert f'value="{stage.version}"' in page


def test_money_is_moved_between_two_changes_in_one_go(stage):
    one, two = stage.allocate(300), stage.propose(ChangeKind.ALLOCATE, stage.gamma, 250)
    assert save_amounts(stage, {one.pk: "100", two.pk: "450"}).status_code == 302
    assert amounts(stage) == {one.pk: 100_00, two.pk: 450_00}


def test_an_amount_that_is_too_much_is_refused_where_it_stands_and_nothing_is_saved(stage):
    one, two = stage.allocate(300), stage.propose(ChangeKind.ALLOCATE, stage.gamma, 100)
    response = save_amounts(stage, {one.pk: "310", two.pk: "900"})
    page = text_of(response)
    assert response.status_code == 422
    assert f'id="e{two.pk}"' in page
    assert 'value="900"' in page
    assert 'value="310"' in page
    assert amounts(stage) == {one.pk: 300_00, two.pk: 100_00}


def test_what_cannot_be_read_as_an_amount_stays_as_typed(stage):
    change = stage.allocate(100)
    response = save_amounts(stage, {change.pk: "mye"})
    assert response.status_code == 422
    assert 'value="mye"' in text_of(response)


def test_a_conflict_shows_what_was_saved_meanwhile_and_keeps_what_was_typed(stage):
    one, two = stage.allocate(100), stage.propose(ChangeKind.ALLOCATE, stage.gamma, 100)
    opened = stage.version
    edit_change(by=stage.by, now=NOW, case=stage.case, version=opened, change=one, amount_ore=150_00)
    edit_change(by=stage.by, now=NOW, case=stage.case, version=stage.version, change=two, amount_ore=160_00)
    response = save_amounts(
        stage, {one.pk: "120", two.pk: "100"}, version=opened, was={one.pk: "100", two.pk: "100"}
    )
    page = text_of(response)
    assert response.status_code == 409
    assert "Lagret i mellomtiden: 150" in page
    assert 'value="120"' in page
    assert 'value="160"' in page
    assert amounts(stage) == {one.pk: 150_00, two.pk: 160_00}
    again = save_amounts(stage, {one.pk: "120", two.pk: "160"})
    assert again.status_code == 302
    assert amounts(stage) == {one.pk: 120_00, two.pk: 160_00}


def test_taking_a_change_out_saves_the_amounts_typed_beside_it(stage):
    one, two = stage.allocate(100), stage.propose(ChangeKind.ALLOCATE, stage.gamma, 100)
    data = {"version": stage.version, f"amount-{two.pk}": "130", f"was-{two.pk}": "100", f"amount-{one.pk}": "mye"}
    response = stage.secretariat.post(stage.url("belop/"), {**data, "remove": one.pk})
    assert response.status_code == 302
    assert amounts(stage) == {two.pk: 130_00}
    stage.secretariat.post(stage.url(f"endring/{two.pk}/fjern/"), {"version": stage.version})
    assert amounts(stage) == {}


def test_a_change_another_one_needs_is_not_taken_out(stage):
    release = stage.propose(ChangeKind.RELEASE, stage.gamma, 100)
    stage.propose(ChangeKind.CLOSE, stage.gamma)
    data = {"version": stage.version}
    response = stage.secretariat.post(stage.url(f"endring/{release.pk}/fjern/"), data)
    assert response.status_code == 422
    assert ProposedChange.objects.filter(pk=release.pk).exists()


def test_others_do_not_touch_the_changes(stage):
    change = stage.allocate(100)
    for who, status in (("auditor", 403), ("member", 404), ("outsider", 404)):
        browser = getattr(stage, who)
        for tail in ("belop/", f"endring/{change.pk}/", f"endring/{change.pk}/fjern/", "endring/ny/?slag=keep"):
            assert browser.post(stage.url(tail), {"version": stage.version}).status_code == status, (who, tail)
    assert amounts(stage) == {change.pk: 100_00}


def test_editing_a_change_keeps_its_values_in_the_form(stage):
    change = stage.propose(
        ChangeKind.ADOPT_ROUTINE, None, None, text="Rapport", due_on=NOW.date(), responsible="SI"
    )
    url = stage.url(f"endring/{change.pk}/")
    assert 'value="21.5.2026"' in text_of(stage.secretariat.get(url))
    data = {"text": "Rapport to", "due_on": "1.6.2026", "point": stage.point.pk, "version": stage.version}
    assert stage.secretariat.post(url, data).status_code == 302
    change.refresh_from_db()
    assert (change.text, change.due_on.month, change.responsible) == ("Rapport to", 6, "")


def add(stage, kind, **data):
    data = {"version": stage.version, "point": stage.point.pk, **data}
    return stage.secretariat.post(stage.url(f"endring/ny/?slag={kind}"), data)


def save_amounts(stage, typed, *, version=None, was=None, **options):
    data = {"version": version or stage.version}
    for pk, text in typed.items():
        data[f"amount-{pk}"] = text
        if was:
            data[f"was-{pk}"] = was[pk]
    return stage.secretariat.post(stage.url("belop/"), data, **options)


def amounts(stage):
    return dict(stage.case.changes.values_list("pk", "amount_ore"))


def test_two_at_once_on_one_change_see_only_what_differs(stage):
    change = stage.allocate(100)
    url = stage.url(f"endring/{change.pk}/")
    form = stage.secretariat.get(url).context["form"]
    edit_change(by=stage.by, now=NOW, case=stage.case, version=stage.version, change=change, amount_ore=150_00)
    data = {name: form[name].value() for name in form.fields}
    data |= {"amount_ore": "100", "text": "Min tekst"}
    response = stage.secretariat.post(url, data)
    again = response.context["form"]
    assert response.status_code == 409
    assert [difference.yours for difference in again.differences] == ["Min tekst"]
    assert again["amount_ore"].value() == "150"
    assert stage.secretariat.post(url, {name: again[name].value() for name in again.fields}).status_code == 302
    change.refresh_from_db()
    assert (change.amount_ore, change.text) == (150_00, "Min tekst")


def test_a_number_nobody_can_have_meant_breaks_nothing(stage):
    long = "9" * 5000
    assert stage.secretariat.get(stage.url(f"endring/ny/?slag=allocate&tiltak={long}")).status_code == 200
    data = {"version": long, "remove": long}
    assert stage.secretariat.post(stage.url("belop/"), data).status_code == 409
