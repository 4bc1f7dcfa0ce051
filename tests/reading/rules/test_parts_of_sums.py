"""`hvorav`, money outside the plan, and amounts that are uncertain."""

from reading.written import found, written

FUNDS = ["Satsningsområde", "Tiltak", "Tildelt samhandlingsmidler 2026", "Kommentar", "Overføres til 2027"]
PLAN = ["Satsningsområde", "Tiltak", "Ansvar", "Samhandlingsmidler 2026", "Status", "Hvem følger opp"]
ROWS = [
    ["Eldre", "Trygg bolig", "400 000", "", "100 000"],
    ["Eldre", "Felles vaktordning", "250 000", "", "200 000"],
    ["Eldre", "Digital sårpleie", "150 000", "Frigjøres", ""],
]


def case(text: str, rows=ROWS):
    return written(text, "# Vedlegg 1: Samhandlingsmidler", [FUNDS, *rows, ["SUM", "", "", "", "300 000"]])


def test_a_part_that_is_in_another_row_is_found():
    (finding,) = found("whereof-not-part", case("Det overføres kr 300 000, hvorav kr 150 000 frigjøres."))

    assert (finding.places[-1].row, finding.places[-1].column) == (3, 2)


def test_a_part_larger_than_the_whole_is_found():
    (finding,) = found("whereof-not-part", written("Det er gitt kr 300 000, herav kr 450 000 til bolig."))

    assert finding.places[0].text == "kr 450 000"


def test_a_true_part_is_left_alone():
    assert found("whereof-not-part", case("Det overføres kr 300 000, hvorav kr 100 000 til bolig.")) == []
    assert found("whereof-not-part", case("Vi fikk kr 300 000. Hvorav intet vites. Bolig fikk kr 900 000.")) == []


def test_money_for_what_the_plan_does_not_have_is_found():
    kept = [["Eldre", row[1], "SI", "", "Pågår", "SSU"] for row in ROWS]
    extra = [*ROWS, ["Eldre", "Legerepresentasjon", "90 000", "", "90 000"]]
    plan = ["# Vedlegg 2: Handlingsplan, pågående tiltak", [PLAN, *kept]]
    funds = ["# Vedlegg 1: Samhandlingsmidler", [FUNDS, *extra]]

    (finding,) = found("funded-not-in-plan", written(*funds, *plan))

    assert finding.places[0].text == "Legerepresentasjon"
    assert found("funded-not-in-plan", written(*funds)) == []


def test_an_amount_that_is_called_uncertain_is_found():
    head = ["Satsningsområde", "Tiltak", "Beskrivelse", "Innspill nye behov 2027"]
    rows = [["Eldre", "Trygg bolig", "Kurs. Usikker sum, må avklares.", "400 000"], ["", "Vakt", "Drift", "50 000"]]
    (finding,) = found("uncertain-amount", written("# Vedlegg 1: Behov", [head, *rows, ["SUM", "", "", "450 000"]]))

    assert finding.places[1].text == "400 000"
