"""What a table of the plan lacks or leaves open."""

from reading.written import found, written

HEAD = [
    "Satsningsområde",
    "Tiltak",
    "Ansvar",
    "Samhandlingsmidler 2026 (sak 4/26 SSU 20.2.26)",
    "Status",
    "Hvem følger opp",
]
ROWS = [
    ["Eldre", "Trygg bolig", "SI - (Hamar)", "", "Pågår", "Sekretariatet"],
    ["Eldre", "Felles vaktordning", "Sekretariat", "100 000", "Pågår", "SSU"],
    ["Eldre", "Digital sårpleie", "SI - (Valdres)", "", "Pågår", "Prosjekteier"],
]
RULES = (
    "missing-responsible",
    "missing-follow-up",
    "open-question",
    "date-cut-off",
    "shifted-row",
    "case-number-form",
)


def plan(*changes: tuple[int, int, str], head=None):
    rows = [list(row) for row in ROWS]
    for row, column, text in changes:
        rows[row][column] = text
    return written("Vedtatt i sak 4/26.", "# Vedlegg 1: Handlingsplan, pågående tiltak", [head or HEAD, *rows])


def test_a_whole_table_is_left_alone():
    for rule in RULES:
        assert found(rule, plan()) == []


def test_who_answers_is_empty_or_asked():
    (finding,) = found("missing-responsible", plan((0, 2, "SI -?"), (1, 2, "")))

    assert [step.value for step in finding.arithmetic] == ["SI -?", "–"]


def test_who_follows_up_is_lacking():
    (finding,) = found("missing-follow-up", plan((2, 5, "")))

    assert (finding.places[0].row, finding.places[0].column) == (3, 5)


def test_a_question_is_left_but_not_counted_twice_with_who_answers():
    (finding,) = found("open-question", plan((0, 4, "Pågår. Hvem betaler?"), (1, 2, "SI?")))

    assert [place.text for place in finding.places] == ["Hvem betaler?"]


def test_a_question_in_running_text_is_no_fault():
    assert found("open-question", written("Hva skal vi gjøre sammen?")) == []


def test_a_date_that_lacks_its_end_is_found_where_the_whole_is_known():
    cut = [*HEAD[:3], "Samhandlingsmidler 2026 (sak 4/26 SSU 20.2.2)", *HEAD[4:]]

    assert found("date-cut-off", plan(head=cut)) == []
    (finding,) = found("date-cut-off", plan((0, 4, "Siden 20.2.26"), head=cut))
    assert finding.arithmetic[0].value == "20.2.26"


def test_case_numbers_in_two_forms_are_found():
    (finding,) = found("case-number-form", plan((0, 4, "Se sak 05.26.")))

    assert "05.26" in finding.places[0].text or "05.26" in finding.places[-1].text


def test_a_national_identity_number_is_found_and_not_repeated():
    (finding,) = found("personal-identity-number", plan((0, 4, "Gjelder 010190 12345")))

    assert "12345" not in str(finding)
