"""Days that had passed when the paper was written."""

from reading.written import found, written


def case(text):
    return written("Møtedato: 21.5.2026", "# Bakgrunn", text)


def test_a_day_that_is_awaited_and_has_passed_is_likely_wrong():
    paper = case("Vi avventer rapport innen 1.4.2026.")

    assert found("date-passed", paper) == []
    assert len(found("date-passed", paper, strict=True)) == 1


def test_days_to_come_and_what_is_done_are_left_alone():
    for text in (
        "Vi avventer rapport innen 1.9.2026.",
        "Innen fristen 1.4.2026 ble det mottatt sju.",
        "Møtet 1.4.2026.",
    ):
        assert found("date-passed", case(text), strict=True) == []
