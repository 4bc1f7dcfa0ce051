"""One plan has one period."""

from reading.written import found, written


def test_two_ends_of_one_plan_are_found_across_papers():
    (finding,) = found(
        "periods-differ",
        written("Tiltakene følger strategiplanen 2023-2027.", "Se også strategiplan 2023–2027.", file="a.docx"),
        written("Saken bygger på strategiplan 2023 - 2026.", file="b.docx"),
    )

    assert (finding.places[0].file, finding.places[0].text) == ("b.docx", "2023 - 2026")


def test_the_next_plan_and_other_plans_are_left_alone():
    paper = written(
        "Strategiplan 2019-2022 avløses av strategiplan 2023-2027.", "Handlingsplan 2023-2024 følger den."
    )

    assert found("periods-differ", paper) == []
