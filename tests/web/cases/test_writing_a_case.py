"""Texts, points and input: saved, refused, and never overwritten unseen."""

from case_stage import text_of

from factories import NOW
from handlingsrom.cases.deciding import record_decision
from handlingsrom.cases.editing import edit_texts
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import Case

PAGES = ("tekst/", "innspill/", "punkt/ny/", "endring/ny/", "send/", "vedtak/", "trekk/")


def test_only_the_secretariat_writes(stage):
    record = {}
    for who in ("auditor", "member", "outsider"):
        record[who] = {getattr(stage, who).get(stage.url(page)).status_code for page in PAGES}
    assert record == {"auditor": {403}, "member": {404}, "outsider": {404}}
    assert {stage.secretariat.get(stage.url(page)).status_code for page in PAGES} == {200}


def test_a_decided_case_is_no_longer_written(stage):
    stage.allocate()
    record_decision(by=stage.by, now=NOW, case=stage.case, decided_on=NOW.date())
    for page in PAGES:
        response = stage.secretariat.get(stage.url(page))
        assert response.status_code == (302 if page == "vedtak/" else 422), page


def test_texts_are_saved_and_shown(stage):
    response = post_texts(stage, background="Rammen er {{ ramme.justert }}.")
    assert response.status_code == 302
    assert response.url == stage.url() + "#text"
    page = text_of(stage.secretariat.get(stage.url()))
    assert ">550 kr</button>" in page


def test_an_unknown_figure_is_an_error_at_its_field_with_its_line(stage):
    response = post_texts(stage, assessment="Første linje\n{{ ramme.justret }}")
    page = text_of(response)
    assert response.status_code == 422
    assert "linje 2: ramme.justret" in page
    assert "{{ ramme.justret }}" in page
    assert Case.objects.get(pk=stage.case.pk).assessment == ""


def test_the_figures_to_choose_from_stand_beside_the_text_with_their_values(stage):
    stage.allocate(100)
    page = text_of(stage.secretariat.get(stage.url("tekst/")))
    assert 'data-insert="{{ ramme.behov }}"' in page
    assert '<b class="hr-num">100 kr</b>' in page


def test_two_people_at_once_see_both_texts_and_the_second_can_save_again(stage):
    opened = stage.version
    edit_texts(
        by=stage.by,
        now=NOW,
        case=stage.case,
        version=opened,
        title="Midler 2026",
        texts={"background": "Hennes tekst"},
        meeting=stage.case.meeting,
    )
    response = post_texts(stage, version=opened, background="Min tekst")
    page = text_of(response)
    assert response.status_code == 409
    assert "Hennes tekst" in page
    assert page.count("Min tekst") == 2
    assert Case.objects.get(pk=stage.case.pk).background == "Hennes tekst"
    again = post_texts(stage, version=response.context["form"]["version"].value(), background="Begge tekster")
    assert again.status_code == 302
    assert Case.objects.get(pk=stage.case.pk).background == "Begge tekster"


def test_what_one_did_not_touch_follows_the_other(stage):
    form = stage.secretariat.get(stage.url("tekst/")).context["form"]
    edit_texts(
        by=stage.by,
        now=NOW,
        case=stage.case,
        version=stage.version,
        title="Midler 2026",
        texts={"assessment": "Hennes vurdering"},
        meeting=stage.case.meeting,
    )
    opened = {"version": form["version"].value(), "opened": form["opened"].value()}
    response = post_texts(stage, **opened, background="Min bakgrunn")
    again = response.context["form"]
    assert response.status_code == 409
    assert [difference.label for difference in again.differences] == ["Bakgrunn"]
    texts = {name: again[name].value() for name in ("background", "assessment")}
    assert texts == {"background": "Min bakgrunn", "assessment": "Hennes vurdering"}


def test_a_possible_birth_number_is_stopped(stage):
    response = post_texts(stage, background="Pasienten 01010750160 ønsker")
    assert response.status_code == 422
    assert Case.objects.get(pk=stage.case.pk).background == ""


def test_a_point_is_added_edited_and_taken_out(stage):
    data = {"version": stage.version, "number": "1a", "text": "at {{ ramme.behov }} tildeles"}
    assert stage.secretariat.post(stage.url("punkt/ny/"), data).status_code == 302
    point = stage.case.points.get(main=1, sub=1)
    stage.secretariat.post(stage.url(f"punkt/{point.pk}/"), {"version": stage.version, "text": "at ingenting"})
    point.refresh_from_db()
    assert point.text == "at ingenting"
    stage.secretariat.post(stage.url(f"punkt/{point.pk}/fjern/"), {"version": stage.version})
    assert not stage.case.points.filter(sub=1).exists()


def test_a_point_number_in_use_or_without_a_main_point_is_refused_at_its_field(stage):
    for number in ("1", "3a", "x"):
        data = {"version": stage.version, "number": number, "text": "at"}
        response = stage.secretariat.post(stage.url("punkt/ny/"), data)
        assert response.status_code == 422, number
    assert stage.case.points.count() == 1


def test_a_point_with_changes_is_not_taken_out(stage):
    stage.allocate()
    response = stage.secretariat.post(stage.url(f"punkt/{stage.point.pk}/fjern/"), {"version": stage.version})
    assert response.status_code == 422
    assert "har foreslåtte endringer" in text_of(response)
    assert stage.case.points.exists()


def test_input_is_kept_in_order_and_emptied_lines_go(stage):
    lines = [("Fagforbundet", "Bra"), ("", ""), ("Kommunene", "Mer tid")]
    assert post_inputs(stage, lines).status_code == 302
    assert list(stage.case.inputs.values_list("party", "text")) == [lines[0], lines[2]]
    response = post_inputs(stage, [("", "Uten avsender")])
    assert response.status_code == 422
    assert stage.case.inputs.count() == 2


def test_a_kind_is_a_stranger_to_no_other_kinds_fields(stage):
    page = text_of(stage.secretariat.get(stage.url("endring/ny/?slag=set_aside")))
    assert 'name="amount_ore"' in page
    assert 'name="initiative"' not in page
    chosen = stage.secretariat.get(stage.url("endring/ny/?slag=tull"))
    assert "?slag=allocate" in text_of(chosen)
    assert str(ChangeKind.ALLOCATE.label) in text_of(chosen)


def post_texts(stage, version=None, opened="", **texts):
    names = ("background", "input", "assessment", "recommendation")
    data = {"title": "Midler 2026", "meeting": stage.case.meeting_id, "version": version or stage.version}
    data["opened"] = opened
    return stage.secretariat.post(stage.url("tekst/"), data | {n: texts.get(n, "") for n in names})


def post_inputs(stage, lines):
    data = {"version": stage.version, "line-TOTAL_FORMS": len(lines), "line-INITIAL_FORMS": 0}
    for number, (party, text) in enumerate(lines):
        data |= {f"line-{number}-party": party, f"line-{number}-text": text}
    return stage.secretariat.post(stage.url("innspill/"), data)
