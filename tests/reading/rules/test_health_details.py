"""Sentences that tell of one person's illness."""

from reading.written import found, written


def test_a_named_person_with_an_illness_may_be_told_of_and_is_not_repeated():
    paper = written("Ola Testesen har fått påvist demens.")

    assert found("health-details", paper) == []
    (finding,) = found("health-details", paper, strict=True)
    assert "Testesen" not in str(finding)


def test_groups_of_patients_are_left_alone():
    for text in (
        "Pasienter med demens får et tilbud.",
        "Pakkeforløp for kreft.",
        "Sykehuset Innlandet har et tilbud.",
    ):
        assert found("health-details", written(text), strict=True) == []
