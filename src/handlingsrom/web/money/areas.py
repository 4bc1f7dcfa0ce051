"""Where a year's money goes, by focus area: the table, and the drawing of the same figures."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from handlingsrom.money.figures import Frame
from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.money.movements import Movement, by_initiative
from handlingsrom.web.links import to_journal
from handlingsrom.web.money.sankey import Flow, Node, Sankey, draw


@dataclass(frozen=True)
class AreaRow:
    """What goes to a purpose: carried over to the year, and from its frame."""

    name: str
    carried: int
    fresh: int
    carried_url: str = ""
    fresh_url: str = ""
    kind: str = "area"

    @property
    def total(self) -> int:
        return self.carried + self.fresh


def area_rows(lines: list[Movement], areas: dict[int, tuple[int, str]], frame: Frame) -> list[AreaRow]:
    """`areas`: initiative id → (focus area id, name), in the order of the strategy. The reserve stands last."""
    carried = by_initiative(lines, EntryKind.CARRY_OVER, frame.year)
    fresh = by_initiative(lines, EntryKind.ALLOCATION, frame.year)
    rows = []
    for area_id, name in dict.fromkeys(areas.values()):
        own = [pk for pk, area in areas.items() if area == (area_id, name)]
        old, new = (sum(found.get(pk, 0) for pk in own) for found in (carried, fresh))
        urls = (_url("carried_over", frame, area_id), _url("requested", frame, area_id))
        rows.append(AreaRow(name, old, new, *urls))
    if unknown := _to_suspense(lines, frame.year):
        rows.append(AreaRow(_("Not accounted for"), 0, unknown, "", _url("requested", frame)))
    if frame.to_reserve:
        rows.append(AreaRow(_("The reserve"), 0, frame.to_reserve, "", _url("to_reserve", frame), "fond"))
    return [row for row in rows if row.total]


def _to_suspense(lines: list[Movement], year: int) -> int:
    """Allocated of which the sources do not say to whom."""
    return sum(
        line.amount_ore
        for line in lines
        if line.kind == EntryKind.ALLOCATION
        and line.to_key.kind == AccountKind.SUSPENSE
        and line.to_key.year == year
        and not line.to_key.initiative_id
    )


def _url(figure: str, frame: Frame, area_id: int | None = None) -> str:
    return to_journal(tall=figure, ramme=frame.year, omrade=area_id)


def sankey(rows: list[AreaRow], frame: Frame) -> Sankey | None:
    """The flows from what there was, through carry-over and frame, to purposes; None when they do not add up."""
    year = frame.year
    unspent = Node(
        _("Unspent at the end of %(year)s") % {"year": year - 1}, frame.carried_over + frame.released, "carry", 0
    )
    carried = Node(_("Carried over to %(year)s") % {"year": year}, frame.carried_over, "carry", 1)
    into = frame.adjusted_frame + frame.drawn + frame.corrected
    whole = Node(_("Adjusted frame %(year)s") % {"year": year}, into, "fresh", 1)
    flows = [Flow(unspent, carried, frame.carried_over, "carry"), Flow(unspent, whole, frame.released, "fresh")]
    sources = [
        (_("Unallocated from %(year)s") % {"year": year - 1}, frame.left),
        (_("Received %(year)s") % {"year": year}, frame.received),
        (_("Drawn from the reserve"), frame.drawn),
        (_("Differences between sources"), frame.corrected),
    ]
    flows += [Flow(Node(label, ore, "fresh", 0), whole, ore, "fresh") for label, ore in sources]
    return draw([*flows, *_to_purposes(rows, frame, carried, whole)])


def _to_purposes(rows: list[AreaRow], frame: Frame, carried: Node, whole: Node) -> list[Flow]:
    flows = []
    for row in rows:
        node = Node(row.name, row.total, row.kind, 2)
        flows += [Flow(carried, node, row.carried, "carry"), Flow(whole, node, row.fresh, "fresh")]
    rest = [("free", _("Free funds"), frame.free_after), ("area", _("Paid back"), frame.repaid)]
    return flows + [Flow(whole, Node(label, ore, kind, 2), ore, "free") for kind, label, ore in rest]
