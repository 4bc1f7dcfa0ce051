"""The lines of an overview follow from each other."""

from reading.written import found, written


def overview(received: str, left: str, frame: str, needs: str, free: str):
    return written(
        [
            ["", "2027"],
            ["Mottatt midler i 2027", received],
            ["Gjenstående fra 2026 og frigjort", left],
            ["Justert ramme 2027", frame],
            ["Innspill behov 2027", needs],
            ["Frie midler 2027", free],
        ]
    )


def test_lines_that_follow_are_left_alone():
    assert found("frame-chain", overview("900 000", "100 000", "1 000 000", "400 000", "600 000")) == []


def test_each_link_is_checked_by_itself():
    findings = found("frame-chain", overview("900 000", "100 000", "1 200 000", "400 000", "600 000"))

    assert [finding.places[0].text for finding in findings] == ["1 200 000", "600 000"]
    assert [finding.arithmetic[-1].value.replace("\u00a0", " ") for finding in findings] == ["200 000", "− 200 000"]


def test_what_is_set_aside_may_stand_between_with_signs():
    rows = [["Post", "2027"], ["Mottatt i 2027", "900 000"], ["Gjenstående fra 2026", "100 000"]]
    rows += [["Justert ramme 2027", "1 000 000"], ["Nye behov", "− 400 000"], ["Avsetning til fond", "− 200 000"]]

    assert found("frame-chain", written([*rows, ["Frie midler", "400 000"]])) == []
    assert len(found("frame-chain", written([*rows, ["Frie midler", "500 000"]]))) == 1


def test_a_free_line_may_follow_from_the_one_before():
    rows = [
        ["Post", "2027"],
        ["Justert ramme 2027", "1 000 000"],
        ["Nye behov", "400 000"],
        ["Frie midler", "600 000"],
    ]
    rows += [["Avsetning til fond", "200 000"], ["Frie midler etter vedtaket", "400 000"]]

    assert found("frame-chain", written(rows)) == []


def test_what_is_free_after_the_recommendation_is_checked():
    rows = [
        ["Post", "2027"],
        ["Justert ramme 2027", "1 000 000"],
        ["Nye behov", "400 000"],
        ["Frie midler", "600 000"],
    ]

    def recommending(free: str):
        items = ("* sette av til fond 200 000 kr", f"* dette gir frie midler på {free} kr")
        return written(rows, "# Anbefaling", "Det anbefales:", *items)

    assert found("frame-chain", recommending("400 000")) == []
    (finding,) = found("frame-chain", recommending("450 000"))
    assert finding.places[0].text == "450 000 kr"
