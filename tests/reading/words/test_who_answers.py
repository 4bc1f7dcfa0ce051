"""Who answers for an initiative, and which bodies a text names."""

import pytest

from handlingsrom.reading.words.model import Parties
from handlingsrom.reading.words.parties import find_bodies, read_responsible


@pytest.mark.parametrize(
    ("text", "parties", "regions"),
    [
        ("SI - (Østdalen)", ("SI",), ("Østdalen",)),
        ("SI-(Østdalen, Vest/Dalen)", ("SI",), ("Østdalen", "Vest/Dalen")),
        ("SI – (Østdalen / Vest/Dalen)", ("SI",), ("Østdalen", "Vest/Dalen")),
        ("SI - (Østdalen)\nSI - (Vestdalen)", ("SI",), ("Østdalen", "Vestdalen")),
        (
            "SI - (Østdalen) SI - (Vestdalen) - alle helseregioner",
            ("SI",),
            ("Østdalen", "Vestdalen", "alle helseregioner"),
        ),
        ("SI - (Øst-\ndalen)", ("SI",), ("Øst-dalen",)),
        ("Sekretariat - admSU", ("Sekretariat", "admSU"), ()),
        ("FSU Rehabilitering og admSU", ("FSU Rehabilitering", "admSU"), ()),
        ("FSU Barn og Unge", ("FSU Barn og Unge",), ()),
        ("SI/kommunene", ("SI", "kommunene"), ()),
        ("Sykehuset Innlandet (SI)", ("Sykehuset Innlandet",), ()),
        ("alle helseregioner", (), ("alle helseregioner",)),
        ("Rådgiver - (Østdalen, Vestdalen", ("Rådgiver",), ("Østdalen", "Vestdalen")),
        ("", (), ()),
    ],
)
def test_parties_and_their_regions_are_told_apart(
    text: str, parties: tuple[str, ...], regions: tuple[str, ...]
) -> None:
    assert read_responsible(text) == Parties(parties, regions, is_doubtful=False)


@pytest.mark.parametrize(
    ("text", "parties", "regions"),
    [
        ("SI - (Vest/Dalen / Østdalen?)", ("SI",), ("Vest/Dalen", "Østdalen")),
        ("SI -?", ("SI",), ()),
        ("SI - kommuner?", ("SI", "kommuner"), ()),
        ("SI - må avklares", ("SI",), ()),
    ],
)
def test_a_question_mark_makes_it_doubtful(text: str, parties: tuple[str, ...], regions: tuple[str, ...]) -> None:
    assert read_responsible(text) == Parties(parties, regions, is_doubtful=True)


def test_known_regions_decide_whether_a_slash_parts_them() -> None:
    found = read_responsible(
        "SI - (Østdalen/Vestdalen, Vest/Dalen) - Østdalen", ["Østdalen", "Vestdalen", "Vest/Dalen"]
    )
    assert found == Parties(("SI",), ("Østdalen", "Vestdalen", "Vest/Dalen"))


def test_bodies_have_one_name_however_they_are_written() -> None:
    text = "Strategisk samarbeidsutvalg (SSU) ber AdmSU, sekretariatet og FSU Barn og Unge; Partnerskapsmøtet i SI."
    names = [body.name for body in find_bodies(text)]
    assert names == ["SSU", "SSU", "admSU", "Sekretariatet", "FSU Barn og Unge", "Partnerskapsmøtet", "SI"]
