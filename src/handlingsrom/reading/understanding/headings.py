"""What a column is for, from its heading and from what stands under it."""

import re
from collections.abc import Sequence
from functools import lru_cache

from handlingsrom.reading.understanding.cells import is_blank, is_money, is_number, is_undecided
from handlingsrom.reading.understanding.model import Column, ColumnRole
from handlingsrom.reading.understanding.wording import Vocabulary, one_line, score, words_of

MONEY_ROLES = frozenset({ColumnRole.AWARDED, ColumnRole.CARRIED_OVER, ColumnRole.NEEDED, ColumnRole.AMOUNT})
VOCABULARY: dict[ColumnRole, Vocabulary] = {
    ColumnRole.FOCUS_AREA: {
        "satsningsområd": 6, "satsingsområd": 6, "innsatsområd": 6, "fokusområd": 6, "målområd": 5,
        "hovedområd": 5, "programområd": 5, "^område": 4,
        "^strategisk ^mål": 5, "^hovedmål": 4, "^tema": 2, "^program$": 2, "^strategisk": 1,
    },
    ColumnRole.INITIATIVE: {
        "tiltak": 4, "^initiativ": 4, "handlingsdel": 4, "handlingsplan": 3, "^prosjekt": 3, "^satsning": 3,
        "^satsing": 3, "aktivitet": 3, "utdrag": 2, "tittel": 2, "^navn": 2, "^oppgave": 2, "søknad": 3,
        "innspill": 3,
    },
    ColumnRole.RESPONSIBLE: {
        "ansvar": 5, "prosjekteier": 5, "^eier": 4, "prosjektled": 5, "initiativtak": 6, "^hvem$": 2, "^søker$": 3,
        "^partner": 2, "^leder": 2, "virksomhet": 2, "helseregion": 2, "^region": 2, "kontaktperson": 4,
    },
    ColumnRole.AWARDED: {
        "tildel": 4, "bevilg": 4, "innvilg": 4, "fordelt": 3, "fordeling": 3, "^vedtatt": 3, "^besluttet": 2,
        "tilskudd": 2, "midler": 1.5, "tilsagn": 3,
    },
    ColumnRole.CARRIED_OVER: {"overfør": 7},
    ColumnRole.NEEDED: {
        "behov": 4, "innmeldt": 3, "innspill": 2, "^søkt": 4, "omsøkt": 4, "søknadssum": 4, "søknadsbeløp": 4,
        "^søknad": 2, "^ønske": 3,
    },
    ColumnRole.STATUS: {"status": 5, "framdrift": 4, "fremdrift": 4, "^tilstand": 3, "måloppnåelse": 3},
    ColumnRole.FOLLOW_UP: {
        "følger opp": 7, "følge opp": 7, "følges opp": 7, "oppfølging": 5, "^neste steg": 4, "videre arbeid": 4,
        "videre oppfølging": 3, "^tiltak videre": 5,
    },
    ColumnRole.DESCRIPTION: {
        "beskriv": 5, "kommentar": 6, "merknad": 6, "begrunn": 5, "^innhold": 3, "^omtale": 4, "^mål$": 3,
        "^formål": 3, "forklar": 3, "^detaljer": 3, "leveranse": 2, "^tekst$": 2,
    },
    ColumnRole.AMOUNT: {
        "beløp": 3, "^kroner": 2, "^kr$": 2, "budsjett": 3, "forbruk": 5, "^brukt": 5, "benyttet": 5, "^rest": 4,
        "ramme": 3, "^sum": 3, "^total": 3, "kostnad": 3, "frigjør": 5, "frigjort": 5, "gjenstå": 5, "^regnskap": 4,
        "innstil": 3, "^foreslått": 2,
    },
}  # fmt: skip
_OTHER_HEADINGS: Vocabulary = {
    "^visjon": 4, "^overordne": 4, "^nr$": 4, "^år$": 4, "^periode": 4, "^frist": 4, "^region": 3, "^post$": 4,
    "^dato": 4, "^vedlegg$": 2, "^effekt": 3, "^virkning": 3, "^prioritet": 3, "^prinsipp": 3, "^forslag": 2,
    "^mål": 3, "^type$": 3,
}  # fmt: skip
_YEAR = re.compile(r"(?<![\d./])(20\d\d)(?![\d])")
_PERIOD = re.compile(r"20\d\d\s*[-–—/]\s*(?:20)?\d\d\b")
_ASIDE = re.compile(r"\((?!\s*20\d\d\s*\))[^)]*\)?")
_LONGEST_HEADING = 180
KNOWN = 3.0
# What a table is depends on these, so a word that only may mean them is not enough: `Navn`, `Leder`.
_CLEAR, _ENOUGH = 4.0, 3
_LEAST = {ColumnRole.INITIATIVE: KNOWN, ColumnRole.RESPONSIBLE: KNOWN, ColumnRole.FOCUS_AREA: KNOWN}


@lru_cache(maxsize=5_000)
def year_of(heading: str) -> int | None:
    """The year that money under the heading is for: not a period's, nor the year of the case that decided it."""
    years = [int(year) for year in _YEAR.findall(_PERIOD.sub(" ", _ASIDE.sub(" ", heading)))]
    if not years:
        return None
    return years[-1] if re.search(r"\btil\b", heading, re.IGNORECASE) else years[0]


@lru_cache(maxsize=5_000)
def scores(heading: str) -> dict[ColumnRole, float]:
    words = words_of(heading)
    found = {role: score(words, vocabulary) for role, vocabulary in VOCABULARY.items()}
    if year_of(heading):
        found |= {role: found[role] + 1.5 for role in MONEY_ROLES if found[role]}
    return {role: value for role, value in found.items() if value}


@lru_cache(maxsize=5_000)
def is_known(heading: str) -> bool:
    """Does the cell read like a heading?"""
    if not heading or len(heading) > _LONGEST_HEADING or heading.rstrip().endswith((".", "!")):
        return False
    return max([*scores(heading).values(), score(words_of(heading), _OTHER_HEADINGS)]) >= KNOWN


def columns_of(headings: Sequence[str], cells: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """A column for each heading; `cells`: what stands under each, the rows of sums left out."""
    found = [
        Column(index, one_line(heading), _role(heading, under), year_of(one_line(heading)))
        for index, (heading, under) in enumerate(zip(headings, cells, strict=True))
    ]
    return _one_of_each(found, cells)


def _role(heading: str, under: Sequence[str]) -> ColumnRole:
    """Money stands only under a heading of money, and text only under one of text, whatever words are in it."""
    found = scores(one_line(heading))
    filled = [text for text in under if not (is_blank(text) or is_undecided(text))]
    is_clear = {True: year_of(one_line(heading)) is not None, False: max(found.values(), default=0) >= _CLEAR}
    allowed = {
        role: value
        for role, value in found.items()
        if value >= _LEAST.get(role, 0) and _may_be(role, filled, is_clear=is_clear[role in MONEY_ROLES])
    }
    if allowed:
        return max(allowed, key=lambda role: allowed[role])
    return ColumnRole.AMOUNT if filled and 2 * sum(map(is_money, filled)) > len(filled) else ColumnRole.OTHER


def _may_be(role: ColumnRole, filled: Sequence[str], *, is_clear: bool) -> bool:
    """A few cells that do not fit may stand in the wrong column, when the heading itself is clear.

    Small numbers are money under a heading of money.
    """
    if not filled or (is_clear and len(filled) < _ENOUGH):
        return True
    if role in MONEY_ROLES:
        return sum(is_money(text) or is_number(text) for text in filled) >= 0.2 * len(filled)
    return sum(map(is_money, filled)) <= 0.6 * len(filled)


def _one_of_each(columns: list[Column], cells: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """One column of focus areas and one of initiatives: `Satsing | Tiltak` is an area and what is done in it."""
    titles = [column for column in columns if column.role == ColumnRole.INITIATIVE]
    if len(titles) > 1:
        has_area = any(column.role == ColumnRole.FOCUS_AREA for column in columns)
        best = max(titles, key=lambda column: (scores(column.heading)[ColumnRole.INITIATIVE], -column.index))
        if not has_area and _is_sparse(cells[titles[0].index], cells[titles[1].index]):
            columns = _with_role(columns, titles[0].index, ColumnRole.FOCUS_AREA)
            best = titles[1]
        for column in titles:
            if column is not best and columns[column.index].role == ColumnRole.INITIATIVE:
                columns = _with_role(columns, column.index, ColumnRole.DESCRIPTION)
    areas = [column for column in columns if column.role == ColumnRole.FOCUS_AREA]
    for column in areas[1:]:
        columns = _with_role(columns, column.index, ColumnRole.OTHER)
    return tuple(columns)


def _is_sparse(first: Sequence[str], second: Sequence[str]) -> bool:
    """Does the first column name fewer things than the second?"""
    return len({text for text in first if text.strip()}) < len({text for text in second if text.strip()})


def _with_role(columns: list[Column], index: int, role: ColumnRole) -> list[Column]:
    return [Column(c.index, c.heading, role, c.year) if c.index == index else c for c in columns]
