"""The page of a checked paper: findings beside the paper, each answered, and the answers kept."""

from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse

from cast import Cast, make_cast
from handlingsrom.findings.models import CheckedPaper
from web.control.checked import RIGHT, check, key_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def page(cast: Cast, paper: CheckedPaper, query: str = "", member: str = "secretariat") -> str:
    return cast.client(member).get(reverse("control:paper", args=[paper.pk]) + query).content.decode()


def answer(cast: Cast, paper: CheckedPaper, query: str = "", **sent: str):
    sent.setdefault("key", key_of(paper))
    return cast.client("secretariat").post(reverse("control:settle", args=[paper.pk]) + query, sent)


def test_a_finding_stands_beside_the_paper_with_its_words_marked(cast):
    html = page(cast, check(cast))

    assert '<mark class="hr-mark">kr. 5.150.000,- mill</mark>' in html
    assert "0 av " in html
    assert "andre kontroller stemmer" in html


def test_a_paper_without_findings_says_so(cast):
    paper = check(cast, RIGHT)

    assert 'class="hr-pair"' not in page(cast, paper)


def test_an_answer_leads_to_the_next_open_finding(cast):
    paper = check(cast)

    to = answer(cast, paper, answer="fixed")["Location"]

    following = key_of(paper, "case-number-form").rpartition(":")[2]
    assert to == reverse("control:paper", args=[paper.pk]) + f"#f-{following}"
    assert "Rettet" in page(cast, paper)


def test_the_choice_of_what_is_shown_is_kept(cast):
    paper = check(cast)

    assert "?vis=uavgjort&alt=1#" in answer(cast, paper, "?vis=uavgjort&alt=1", answer="fixed")["Location"]


def test_an_explanation_without_words_is_asked_for_where_it_is_given(cast):
    refused = answer(cast, check(cast), answer="explained", reason=" ")

    assert refused.status_code == 422
    assert '<details class="hr-explain" open>' in refused.content.decode()


def test_an_identity_number_in_an_explanation_is_refused_and_the_text_is_not_lost(cast):
    refused = answer(cast, check(cast), answer="explained", reason="Se 01010150074.")

    assert refused.status_code == 422
    assert "Se 01010150074." in refused.content.decode()


def test_the_toggle_shows_what_is_open_or_what_is_settled(cast):
    paper = check(cast)
    answer(cast, paper, answer="explained", reason="Skrevet feil.")

    assert "Skrevet feil." not in page(cast, paper, "?vis=uavgjort")
    settled = page(cast, paper, "?vis=avgjort")
    assert "Skrevet feil." in settled
    assert 'class="hr-pair"' not in settled


def test_a_settled_finding_is_opened_again(cast):
    paper = check(cast)
    answer(cast, paper, answer="fixed")

    to = answer(cast, paper, answer="reopened")["Location"]

    assert to.endswith(f"#f-{key_of(paper).rpartition(':')[2]}")
    assert f'name="key" value="{key_of(paper)}"' in page(cast, paper, "?vis=uavgjort")


def test_what_is_only_likely_is_shown_when_asked_for_and_marked(cast):
    paper = check(cast)
    paper.findings = [{**each, "confidence": "likely"} for each in paper.findings]
    paper.save()

    assert 'class="hr-pair"' not in page(cast, paper)
    html = page(cast, paper, "?alt=1")
    assert 'class="hr-pair"' in html
    assert "questionmarkcircle" in html


def test_the_auditor_reads_answers_but_gives_none(cast):
    paper = check(cast)

    assert reverse("control:settle", args=[paper.pk]) not in page(cast, paper, member="auditor")


def test_the_workbook_has_a_line_for_each_finding_with_its_answer(cast):
    paper = check(cast)
    answer(cast, paper, answer="explained", reason="Skrevet feil.")

    content = cast.client("auditor").get(reverse("control:findings_xlsx", args=[paper.pk])).content
    rows = list(openpyxl.load_workbook(BytesIO(content)).worksheets[0].iter_rows(values_only=True))

    assert any("Skrevet feil." in row and "Forklart" in row for row in rows)


def test_the_report_is_a_file_and_not_a_page(cast):
    answer = cast.client("auditor").get(reverse("control:report", args=[check(cast).pk]))

    assert answer["Content-Disposition"] == 'attachment; filename="kontroll-sak.html"'
    assert "5.150.000" in answer.content.decode()


def test_a_paper_is_deleted_only_when_it_is_confirmed(cast):
    paper = check(cast)
    client, address = cast.client("secretariat"), reverse("control:forget", args=[paper.pk])

    assert paper.name in client.get(address).content.decode()
    assert CheckedPaper.objects.exists()
    client.post(address)
    assert not CheckedPaper.objects.exists()


def test_the_page_asks_few_questions_of_the_database(cast, django_assert_max_num_queries):
    paper, client = check(cast), cast.client("secretariat")
    client.get(reverse("control:paper", args=[paper.pk]))

    with django_assert_max_num_queries(12):
        client.get(reverse("control:paper", args=[paper.pk]))
