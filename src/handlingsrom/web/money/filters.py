"""Which entries of the journal to show, as the address says; what cannot be read is left out, or told of."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from handlingsrom.lib.amounts import AmountError, parse_kr
from handlingsrom.money.behind import FIGURES, behind
from handlingsrom.money.behind_awards import AWARD_FIGURES, behind_awards
from handlingsrom.money.kinds import AccountKind, EntryKind
from handlingsrom.money.models import Entry
from handlingsrom.web.asked import day, number
from handlingsrom.web.money.finding import Some, in_some, says, some_initiatives
from handlingsrom.web.money.words import FIGURE_NAMES


@dataclass(frozen=True)
class JournalFilter:
    """`ar`: the year booked in. `konto`: a kind of account. `omrade`: a focus area, 0 for none. `region`: its id,
    "alle" or "ingen". `per`: booked by that day. `tall` with `ramme` names a figure of a year. Amounts are in øre.
    """

    ar: int | None = None
    slag: str = ""
    tiltak: int | None = None
    konto: str = ""
    tilskudd: int | None = None
    omrade: int | None = None
    region: str = ""
    per: date | None = None
    vedtak: int | None = None
    sak: int | None = None
    belop_fra: int | None = None
    belop_til: int | None = None
    tall: str = ""
    ramme: int | None = None
    q: str = ""
    typed: dict[str, str] = field(default_factory=dict, compare=False)
    """The amounts as they were written, to be shown again."""
    errors: dict[str, str] = field(default_factory=dict, compare=False)

    @property
    def is_empty(self) -> bool:
        return self == JournalFilter()

    @property
    def has_more(self) -> bool:
        """Whether a choice is made that is folded away in narrow windows."""
        return any((self.konto, self.tilskudd, self.sak, *self.typed.values()))

    @property
    def figure_name(self) -> str:
        return str(FIGURE_NAMES[self.tall]) if self.tall else ""

    def apply(self, entries: QuerySet[Entry]) -> QuerySet[Entry]:
        found = entries.filter(**self._exact())
        if self.konto:
            found = found.filter(Q(from_account__kind=self.konto) | Q(to_account__kind=self.konto))
        if self.tilskudd:
            found = found.filter(Q(from_account__grant_id=self.tilskudd) | Q(to_account__grant_id=self.tilskudd))
        for word in self.q.split():
            found = found.filter(says(word))
        return self._of_figure(found)

    def _of_figure(self, found: QuerySet[Entry]) -> QuerySet[Entry]:
        some = Some(self.tiltak, self.omrade, self.region)
        if self.tall in AWARD_FIGURES:
            return behind_awards(found, self.tall, self.ramme or 0, some_initiatives(some))
        found = in_some(found, some)
        return behind(found, self.tall, self.ramme or 0) if self.tall else found

    def _exact(self) -> dict[str, Any]:
        wanted = {
            "year": self.ar,
            "kind": self.slag,
            "effect__decision_id": self.vedtak,
            "effect__decision__point__case_id": self.sak,
            "booked_on__lte": self.per,
            "amount_ore__gte": self.belop_fra,
            "amount_ore__lte": self.belop_til,
        }
        return {lookup: value for lookup, value in wanted.items() if value not in (None, "")}


def read_filter(query: QueryDict) -> JournalFilter:
    """The filter of an address. What cannot be read is left out, as when somebody cut the address short."""
    figure = query.get("tall", "")
    year = number(query.get("ramme"))
    has_figure = (figure in FIGURES or figure in AWARD_FIGURES) and year is not None
    kind, account, region = query.get("slag", ""), query.get("konto", ""), query.get("region", "")
    amounts = _read_amounts(query)
    return JournalFilter(
        ar=number(query.get("ar")),
        slag=kind if kind in EntryKind else "",
        tiltak=number(query.get("tiltak")),
        konto=account if account in AccountKind else "",
        omrade=number(query.get("omrade")),
        region=region if region in ("alle", "ingen") or number(region) else "",
        tilskudd=number(query.get("tilskudd")),
        per=day(query.get("per")),
        vedtak=number(query.get("vedtak")),
        sak=number(query.get("sak")),
        tall=figure if has_figure else "",
        ramme=year if has_figure else None,
        q=query.get("q", "").strip()[:100],
        **amounts,
    )


def _read_amounts(query: QueryDict) -> dict[str, Any]:
    """Amounts as people write them; one that cannot be read is kept as written, with the reason."""
    found: dict[str, Any] = {"typed": {}, "errors": {}}
    for name in ("belop_fra", "belop_til"):
        found["typed"][name] = typed = query.get(name, "").strip()[:60]
        if typed:
            try:
                found[name] = parse_kr(typed)
            except AmountError as error:
                found["errors"][name] = _(str(error))
    return found
