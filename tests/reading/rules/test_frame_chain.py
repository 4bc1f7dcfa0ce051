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
