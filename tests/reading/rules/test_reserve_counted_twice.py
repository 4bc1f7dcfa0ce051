"""What is left over is not the reserve once more."""

from reading.written import found, written

RULE = "reserve-counted-twice"


def case(reserve: str, left: str, text: str = "Ett tiltak frigjøres på kr 100 000."):
    return written(
        text,
        [
            ["", "2027"],
            ["Fond", reserve],
            ["Mottatt midler", "900 000"],
            ["Gjenstående fra 2026 og frigjort", left],
        ],
    )


def test_the_same_amount_twice_is_asked_about_with_both_ways_to_reckon():
    (finding,) = found(RULE, case("300 000", "300 000"))

    assert finding.severity == "should"
    assert [step.value.replace("\u00a0", " ") for step in finding.arithmetic] == [
        "200 000 + 100 000 = 300 000",
        "300 000 + 100 000 = 400 000",
    ]


def test_different_amounts_are_left_alone_and_without_a_release_it_is_only_likely():
    assert found(RULE, case("300 000", "250 000")) == []
    assert found(RULE, case("300 000", "300 000", text="Ingenting er nytt.")) == []
    assert len(found(RULE, case("300 000", "300 000", text="Ingenting er nytt."), strict=True)) == 1
