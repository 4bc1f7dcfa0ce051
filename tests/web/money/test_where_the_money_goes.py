"""Where each krone went, as a table and as a drawing: both to the krone, and a drawing only when it is whole."""

import re
from collections import defaultdict
from io import BytesIO
from itertools import pairwise

import pytest
from python_calamine import CalamineWorkbook

from cast import Cast, make_cast
from eventful import live_through_everything
from handlingsrom.money.flows import flows_of
from handlingsrom.money.models import Grant
from handlingsrom.money.movements import initiatives_in, movements
from handlingsrom.web.money.areas import source_rows, where_table
from handlingsrom.web.money.names import Behind, read_names
from handlingsrom.web.money.picture import picture
from handlingsrom.web.money.sankey import draw
from handlingsrom.web.money.sankey_labels import labels
from handlingsrom.web.money.sankey_parts import AREAS, ENDS, INITIATIVES, LINE, Flow, Node, Picture

YEARS = (2025, 2026)


def chain(*amounts: int, brought: int | None = None) -> Picture:
    """A grant to one area, its initiatives of these amounts, and one end."""
    total = sum(amounts)
    grant, area = Node("Tilskudd", brought or total, "fresh"), Node("Område", total, "area", column=AREAS)
    rows = [Node(f"Tiltak {n}", ore, "area", column=INITIATIVES) for n, ore in enumerate(amounts)]
    end = Node("Igjen", total, "fresh", column=ENDS)
    between = [Flow(grant, area, total, "fresh"), *(Flow(area, row, row.ore, "fresh") for row in rows)]
    return Picture([grant], [(area, rows)], [end], [*between, *(Flow(row, end, row.ore, "fresh") for row in rows)])


def test_a_node_that_is_not_filled_is_not_drawn():
    assert draw(chain(10, brought=11)) is None
    assert draw(chain(10)) is not None


def test_nothing_gives_no_drawing():
    assert draw(Picture([], [], [], [])) is None


def test_labels_never_meet_however_small_the_amounts():
    made = chain(1_000_000, *[1] * 36)

    drawn = draw(made)

    for column in drawn.columns:
        lines = sorted(float(y) for label in column.labels for _text, y in label.lines)
        assert all(below - above >= LINE - 0.1 for above, below in pairwise(lines))
        assert all(0 < y <= drawn.height for y in lines)
    assert all(node.y >= 0 and node.y + node.height <= drawn.height for node in made.nodes)


def test_a_long_name_is_cut_to_its_room_and_kept_whole_beside():
    made = chain(10)
    made.areas[0][1][0].label = "Forebygging helse- og omsorgstjenester (inkludert innsatstrapp og innbyggerdialog)"

    draw(made)
    [label] = labels(made)[2].labels

    assert all(len(text) <= INITIATIVES.letters for text, _y in label.lines)
    assert label.lines[-1][0].endswith("…")
    assert label.whole.endswith("innbyggerdialog)")


def test_a_band_is_as_high_as_its_money():
    made = chain(3_000, 1_000)
    drawn = draw(made)

    highs = [float(high) for path in drawn.plain.values() for high in re.findall(r"v([0-9.]+)", path)]
    scale = made.sources[0].height / 4_000

    assert sorted(highs)[:4] == pytest.approx(
        sorted([1_000 * scale, 1_000 * scale, 3_000 * scale, 3_000 * scale]), abs=0.01
    )


@pytest.fixture
def cast(db) -> Cast:
    cast = make_cast()
    live_through_everything(cast.small)
    return cast


def known(cast: Cast, year: int):
    moved = movements(cast.partnership.pk)
    names = read_names(initiatives_in(moved), Grant.objects.filter(partnership=cast.partnership))
    return flows_of(moved, year), names, Behind(year)


@pytest.mark.parametrize("year", YEARS)
def test_every_place_in_the_drawing_lets_out_what_it_takes_in(cast, year):
    made = picture(*known(cast, year))
    taken, let_out = defaultdict(int), defaultdict(int)
    for flow in made.flows:
        let_out[flow.source] += flow.ore
        taken[flow.target] += flow.ore

    assert draw(made) is not None
    assert all(taken[node] == node.ore for node in made.nodes if node not in made.sources)
    assert all(let_out[node] == node.ore for node in made.nodes if node not in made.ends)
    assert sum(node.ore for node in made.sources) == sum(node.ore for node in made.ends)


@pytest.mark.parametrize("year", YEARS)
def test_the_table_the_sources_and_the_drawing_have_the_same_sums(cast, year):
    flows, names, behind = known(cast, year)
    table = where_table(flows, names, behind)
    columns = [name for name, _word in table.columns]
    place = columns.index("total")

    rows = [row for _area, own in table.areas for row in own]
    for number, name in enumerate(columns):
        areas = sum(area.cells[number][0] for area, _own in table.areas)
        assert areas == sum(row.cells[number][0] for row in rows)
        if name != "total":
            assert table.total.cells[number][0] == areas
    in_all = sum(row.cells[place][0] for row in (*rows, *table.outside))
    assert table.total.cells[place][0] == in_all == flows.total_ore
    assert sum(row.total for row in source_rows(flows, names, behind)) == flows.total_ore
    assert all(
        row.received + row.before + row.carried in (row.total, 0) for row in source_rows(flows, names, behind)
    )


def test_the_smallest_of_many_are_drawn_together_and_nothing_is_lost(cast):
    flows, names, behind = known(cast, 2026)

    whole, short = picture(flows, names, behind), picture(flows, names, behind, most=0)

    assert [[node.label for node in own] for _area, own in short.areas] == [["2 mindre tiltak"], ["Beta"]]
    assert [node.ore for node in short.ends] == [node.ore for node in whole.ends]
    assert draw(short) is not None


def test_the_page_has_the_drawing_or_the_table_and_says_what_is_counted_twice(cast):
    client = cast.client("leader")
    drawn, table = (client.get(f"/midler/?ar=2026{more}") for more in ("", "&vis=tabell"))

    assert drawn.context["sankey"]
    assert not table.context["sankey"]
    assert drawn.context["twice"] == (40 + 18) * 100
    assert "er talt to ganger" in drawn.content.decode()
    assert 'class="hr-sankey"' not in table.content.decode()
    assert "Uten satsningsområde" not in table.content.decode()


def test_an_initiative_without_focus_area_stands_last_under_no_area(cast):
    type(cast.initiative).objects.filter(pk=cast.initiative.pk).update(focus_area=None)
    flows, names, behind = known(cast, 2026)

    area, own = where_table(flows, names, behind).areas[-1]

    assert (area.name, [row.name for row in own]) == ("Uten satsningsområde", ["Alfa"])


def test_the_workbook_has_the_table_the_sources_and_every_flow(cast):
    response = cast.client("leader").get("/midler/formal.xlsx?ar=2026")
    book = CalamineWorkbook.from_filelike(BytesIO(response.content))
    where, sources, flows = (book.get_sheet_by_index(number).to_python() for number in range(3))

    place = where[0].index("I alt")
    assert where[-1][place] == sources[-1][-1] == flows_of(movements(cast.partnership.pk), 2026).total_ore / 100
    assert sum(line[place] for line in where[1:-1] if line[place]) == where[-1][place]
    assert ["Tilskudd 2026", "Frie midler", 317] in flows
