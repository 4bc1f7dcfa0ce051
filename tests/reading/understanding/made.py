"""Tables of made-up papers: a plan, funds and needs, with what a test is about put in."""

from handlingsrom.reading.paper import Cell, Merge, Paper, Row, Table
from handlingsrom.reading.understanding import understand
from handlingsrom.reading.understanding.model import InitiativeRow, Understood, UnderstoodTable
from reading.written import written

PLAN = [
    "Satsningsområde",
    "Tiltak",
    "Ansvar",
    "Midler 2024 (sak 04.25)",
    "Midler 2025",
    "Status",
    "Hvem følger opp",
]
FUNDS = ["Satsningsområde", "Tiltak", "Besluttet tildeling 2025 (sak 22.25)", "Kommentar", "Overføre midler 2026"]
NEEDS = ["Tiltak", "Beskrivelse", "Nye behov 2026"]


def row(title="", who="", one="", two="", status="", follow="", *, area=""):
    """A row of a plan."""
    return [area, title, who, one, two, status, follow]


def understood(*parts) -> Understood:
    return understand(written(*parts))


def only(*parts) -> UnderstoodTable:
    """The only table of a paper with these blocks."""
    (table,) = understood(*parts).tables
    return table


def plan(*rows) -> UnderstoodTable:
    return only([PLAN, *rows])


def titles(table: UnderstoodTable) -> list[str]:
    return [each.title for each in table.rows]


def money(of: InitiativeRow | UnderstoodTable) -> list[tuple[str, int | None, int]]:
    """Role, year and kroner of a row's amounts, or of a table's sums."""
    found = of.sums if isinstance(of, UnderstoodTable) else of.money
    return [(each.role.value, each.year, each.ore // 100) for each in found]


def merged(*rows: list[str]) -> Paper:
    """A paper of one table where `<` and `^` are squares that the cell to the left or above takes up."""
    marks = {"<": Merge.LEFT, "^": Merge.UP}
    cells = [Row(tuple(Cell("", marks[text]) if text in marks else Cell(text) for text in each)) for each in rows]
    return Paper("sak.docx", "docx", (Table(0, tuple(cells)),))
