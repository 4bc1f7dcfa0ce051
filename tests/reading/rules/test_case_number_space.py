"""Case numbers of several bodies."""

from reading.written import found, written


def test_one_number_of_two_bodies_is_possibly_taken_for_the_other():
    paper = written("SSU vedtok det i sak 6/25.", "Partnerskapsmøtet besluttet i sak 6/25 å vente.")

    assert found("case-number-space", paper) == []
    (finding,) = found("case-number-space", paper, strict=True)
    assert [step.value for step in finding.arithmetic] == ["SSU", "Partnerskapsmøtet"]


def test_the_same_body_twice_is_left_alone():
    paper = written("SSU vedtok det i sak 6/25.", "Jf. sak 6/25 SSU.", "Se sak 6/25.")

    assert found("case-number-space", paper, strict=True) == []
