"""What two tables of a paper say of the same awards."""

from reading.written import found, written

PLAN = ["Satsningsområde", "Tiltak", "Ansvar", "Samhandlingsmidler 2024", "Samhandlingsmidler 2025", "Status"]
FUNDS = ["Satsningsområde", "Tiltak", "Tildelt samhandlingsmidler 2025", "Kommentar", "Overføres til 2026"]
TITLES = ["Trygg bolig", "Felles vaktordning", "Digital sårpleie", "Ungdomshelse på tvers"]


def paper(plan: list[tuple[str, str]], funds: list[tuple[str, str]]):
    """The amounts of 2024 and 2025 in the plan, and what was awarded and is carried over in the funds, by title."""
    return written(
        "# Vedlegg 1: Handlingsplan, pågående tiltak",
        [PLAN, *(["Eldre", title, "SI", *money, "Pågår"] for title, money in zip(TITLES, plan, strict=True))],
        "# Vedlegg 2: Samhandlingsmidler",
        [FUNDS, *(["Eldre", title, given, "", over] for title, (given, over) in zip(TITLES, funds, strict=True))],
    )


AGREE = [("", "100 000"), ("", "200 000"), ("", "300 000"), ("400 000", "500 000")]
GIVEN = [("100 000", "50 000"), ("200 000", ""), ("300 000", "300 000"), ("500 000", "")]


def test_tables_that_agree_are_left_alone():
    agreeing = paper(AGREE, GIVEN)

    for rule in ("award-in-two-years", "same-year-two-sums", "carried-over-above-award"):
        assert found(rule, agreeing) == []


def test_an_award_under_two_years_is_found_in_both_places():
    moved = paper([*AGREE[:3], ("500 000", "")], GIVEN)

    (finding,) = found("award-in-two-years", moved)
    assert {place.part for place in finding.places} == {"Vedlegg 1", "Vedlegg 2"}
    (sums,) = found("same-year-two-sums", moved)
    assert [step.value.replace("\u00a0", " ") for step in sums.arithmetic[:3]] == [
        "1 100 000",
        "− 600 000",
        "500 000",
    ]


def test_a_table_without_the_year_does_not_contradict_it():
    only_2024 = paper([("100 000", ""), ("200 000", ""), ("300 000", ""), ("500 000", "")], GIVEN)
    without = written(*_without_2025(only_2024))

    assert found("award-in-two-years", without) == []


def _without_2025(whole):
    plan = [[row.cells[at].text for at in (0, 1, 2, 3, 5)] for row in whole.blocks[1].rows]
    funds = [[cell.text for cell in row.cells] for row in whole.blocks[3].rows]
    return ["# Vedlegg 1: Handlingsplan, pågående tiltak", plan, "# Vedlegg 2: Samhandlingsmidler", funds]


def test_more_carried_over_than_awarded_is_found_and_two_years_together_are_counted():
    (finding,) = found("carried-over-above-award", paper(AGREE, [("100 000", "150 000"), *GIVEN[1:]]))

    assert finding.arithmetic[-1].value.replace("\u00a0", " ") == "50 000"
    assert found("carried-over-above-award", paper(AGREE, [*GIVEN[:3], ("500 000", "900 000")])) == []
