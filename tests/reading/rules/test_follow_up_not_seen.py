"""What an earlier paper asked to have back."""

from reading.written import found, written

EARLIER = written(
    "Sak 10/25",
    "# Forslag til vedtak",
    "1. SSU ber sekretariatet legge frem forslag om nattpatrulje i neste SSU.",
    file="10.docx",
)


def later(text):
    return written("Sak 12/25", "# Bakgrunn", text, file="12.docx")


def test_what_the_later_paper_says_nothing_of_is_likely_forgotten():
    papers = (later("Handlingsplanen er oppdatert."), EARLIER)

    assert found("follow-up-not-seen", *papers) == []
    (finding,) = found("follow-up-not-seen", *papers, strict=True)
    assert finding.places[0].file == "10.docx"


def test_what_is_there_and_a_paper_alone_are_left_alone():
    assert found("follow-up-not-seen", EARLIER, later("Nattpatruljen er i gang."), strict=True) == []
    assert found("follow-up-not-seen", EARLIER, strict=True) == []
