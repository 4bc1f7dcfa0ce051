"""A case sent, decided and taken back from its pages; papers frozen; decisions all or nothing."""

import hashlib
from datetime import timedelta
from unittest.mock import patch

import pytest
from case_stage import text_of
from django.utils import timezone

from factories import NOW
from handlingsrom.cases import deciding
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.models import Case, Decision, Effect
from handlingsrom.cases.sending import send_paper
from handlingsrom.cases.states import CaseState
from handlingsrom.money.models import Entry


def test_sending_freezes_the_paper_in_all_formats(stage):
    stage.allocate()
    response = stage.secretariat.post(stage.url("send/"), {"version": stage.version})
    assert response.status_code == 302
    assert state(stage) == CaseState.SENT
    assert set(stage.case.papers.get().files.values_list("format", flat=True)) == {"pdf", "docx", "xlsx"}


def test_a_case_someone_saved_meanwhile_is_not_sent_unseen(stage):
    opened = stage.version
    stage.allocate()
    response = stage.secretariat.post(stage.url("send/"), {"version": opened})
    assert response.status_code == 409
    assert state(stage) == CaseState.DRAFT
    assert response.context["form"]["version"].value() == str(stage.version)


def test_a_sent_version_is_served_byte_for_byte_with_its_sha_as_etag(stage):
    send_paper(by=stage.by, now=NOW, case=stage.case, version=stage.version)
    response = stage.member.get(stage.url("versjon/1.pdf"))
    assert response["ETag"] == f'"{hashlib.sha256(response.content).hexdigest()}"'
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sak-ssu-13-26-v1.pdf" in response["Content-Disposition"]
    again = stage.member.get(stage.url("versjon/1.pdf"), headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304


def test_a_case_changed_after_it_was_sent_says_so_until_it_is_sent_again(stage):
    note = "endret etter at versjon 1"
    stage.secretariat.post(stage.url("send/"), {"version": stage.version})
    assert note not in text_of(stage.secretariat.get(stage.url()))
    Case.objects.filter(pk=stage.case.pk).update(edited_at=timezone.now())
    assert note in text_of(stage.secretariat.get(stage.url()))
    assert note not in text_of(stage.member.get(stage.url()))
    stage.secretariat.post(stage.url("send/"), {"version": stage.version})
    assert "endret etter at versjon" not in text_of(stage.secretariat.get(stage.url()))


def test_only_readers_get_the_versions(stage):
    send_paper(by=stage.by, now=NOW, case=stage.case, version=stage.version)
    for who, status in (("auditor", 200), ("member", 200), ("colleague", 404), ("outsider", 404)):
        assert getattr(stage, who).get(stage.url("versjon/1.docx")).status_code == status
    assert stage.member.get(stage.url("versjon/2.pdf")).status_code == 404
    assert stage.member.get(stage.url("versjon/1.exe")).status_code == 404


@pytest.mark.parametrize("form", ["pdf", "docx", "xlsx"])
def test_the_secretariat_previews_the_paper_as_it_is_now(stage, form):
    response = stage.secretariat.get(stage.url(f"saksfremlegg.{form}"))
    assert response.status_code == 200
    assert f"sak-ssu-13-26.{form}" in response["Content-Disposition"]
    assert "no-store" in response["Cache-Control"]
    assert stage.secretariat.get(stage.url("saksfremlegg.exe")).status_code == 404


def test_members_read_what_was_sent_not_what_is_being_written(stage):
    send_paper(by=stage.by, now=NOW, case=stage.case, version=stage.version)
    assert stage.member.get(stage.url("saksfremlegg.pdf")).status_code == 403


def test_deciding_carries_out_the_changes_and_leads_to_what_they_led_to(stage):
    stage.allocate(100)
    response = decide(stage, reservations="Kommunene tok forbehold")
    assert response.status_code == 302
    assert response.url == f"/saker/{stage.case.pk}/"
    assert state(stage) == CaseState.DECIDED
    assert Decision.objects.get().reservations == "Kommunene tok forbehold"
    assert Effect.objects.filter(entry__isnull=False).count() == 2


def test_a_case_is_decided_once(stage):
    stage.allocate()
    version = stage.version
    decide(stage, version=version)
    entries = Entry.objects.count()
    assert decide(stage, version=version).status_code == 422
    assert Entry.objects.count() == entries


def test_what_fails_in_the_middle_leaves_nothing(stage):
    stage.allocate(100)
    stage.propose(ChangeKind.CARRY_OVER, stage.beta, 300)
    before = Entry.objects.count()
    post, calls = deciding.post, []

    def fail_at_the_third(**arguments):
        calls.append(arguments)
        if len(calls) == 3:
            raise RuntimeError("the power went")
        return post(**arguments)

    with patch.object(deciding, "post", fail_at_the_third), pytest.raises(RuntimeError):
        decide(stage)
    assert len(calls) == 3
    assert (Entry.objects.count(), Decision.objects.count(), Effect.objects.count()) == (before, 0, 0)
    assert state(stage) == CaseState.DRAFT


def test_a_point_that_is_postponed_changes_nothing(stage):
    stage.allocate(100)
    decide(stage, **{f"outcome-{stage.point.pk}": "postponed"})
    assert Effect.objects.count() == 0
    assert Decision.objects.get().outcome == "postponed"


def test_a_decision_of_tomorrow_is_refused_at_its_field(stage):
    tomorrow = timezone.localdate() + timedelta(days=1)
    response = decide(stage, decided_on=f"{tomorrow.day}.{tomorrow.month}.{tomorrow.year}")
    assert response.status_code == 422
    assert "decided_on" in response.context["form"].errors


def test_what_will_happen_is_shown_before_it_does(stage):
    stage.allocate(100)
    page = text_of(stage.secretariat.get(stage.url("vedtak/")))
    assert "Dette vil skje" in page
    assert "Tildel <b>1</b>, <b>100 kr</b>" in page
    assert 'value="21.5.2026"' in page


def test_a_case_is_withdrawn_and_taken_up_again(stage):
    stage.secretariat.post(stage.url("trekk/"), {"to": "withdrawn"})
    assert state(stage) == CaseState.WITHDRAWN
    stage.secretariat.post(stage.url("trekk/"), {"to": "draft"})
    assert state(stage) == CaseState.DRAFT


def test_others_neither_send_nor_decide(stage):
    send_paper(by=stage.by, now=NOW, case=stage.case, version=stage.version)
    for who, status in (("auditor", 403), ("member", 403), ("colleague", 404), ("outsider", 404)):
        for tail in ("send/", "vedtak/", "trekk/"):
            response = getattr(stage, who).post(stage.url(tail), {"version": stage.version})
            assert response.status_code == status, (who, tail)
    assert state(stage) == CaseState.SENT


def decide(stage, version=None, **data):
    data = {
        "version": version or stage.version,
        "decided_on": "21.5.2026",
        f"outcome-{stage.point.pk}": "adopted",
        "reservations": "",
        **data,
    }
    return stage.secretariat.post(stage.url("vedtak/"), data)


def state(stage):
    return Case.objects.get(pk=stage.case.pk).state
