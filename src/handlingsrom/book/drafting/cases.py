"""The sheets Helsefellesskap, Saker and Vedtakspunkter."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from handlingsrom.book.drafting.casetexts import case_texts
from handlingsrom.book.drafting.codes import slug
from handlingsrom.book.drafting.draft import Draft
from handlingsrom.book.drafting.naming import body_that_decides
from handlingsrom.book.drafting.sources import Sources
from handlingsrom.book.notes import Noted
from handlingsrom.book.types.names import PointLabel
from handlingsrom.reading.paper import Paper, Place, Text, TextKind
from handlingsrom.reading.understanding.model import Point, TableKind, Understood
from handlingsrom.reading.words.cases import find_cases

_PARTNERSHIP = re.compile(r"(?P<word>Helsefell?es?s?kap(?:et)?) (?P<name>[A-ZÆØÅ][\w-]+(?: og [A-ZÆØÅ][\w-]+)?)")
_RIGHT_WORD = "Helsefellesskap"
_POINT = re.compile(r"(\d{1,2})(?:\.?\s*([a-zæøå]))?")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_TOP = 8


@dataclass(frozen=True)
class CaseOf:
    """The case of one paper. `number` is empty when the paper has none; `points` are by their label."""

    paper: Understood
    number: Noted | None
    points: dict[str, Point]


def draft_partnership(draft: Draft, sources: Sources, papers: Sequence[Understood]) -> None:
    """The one the papers name most often, by its right spelling where it is spelt so anywhere."""
    found = [(match, paper.paper.place(text, match.start(), match.end())) for paper in papers
             for text in paper.paper.texts for match in _PARTNERSHIP.finditer(text.text)]  # fmt: skip
    if not found:
        draft.add("Helsefellesskap")
        return
    name = Counter(match["name"] for match, _place in found).most_common(1)[0][0]
    there = [(match, place) for match, place in found if match["name"] == name]
    spelt = Counter(match["word"] for match, _place in there)
    word = _RIGHT_WORD if _RIGHT_WORD in spelt else spelt.most_common(1)[0][0]
    place = next(place for match, place in there if match["word"] == word)
    doubts = (
        [f"ordet er også skrevet {', '.join(f'«{each}»' for each in spelt if each != word)}."]
        if len(spelt) > 1
        else []
    )
    if word != _RIGHT_WORD:
        doubts.append("ordet er skrevet på en uvanlig måte.")
    draft.add(
        "Helsefellesskap",
        slug=sources.made(
            slug(name),
            "Laget av navnet.",
            doubts=["er helsefellesskapet i Handlingsrom fra før, skal koden være den det har der."],
        ),
        name=sources.cell(f"{word} {name}", place, doubts=doubts),
    )


def draft_cases(draft: Draft, sources: Sources, papers: Sequence[Understood]) -> list[CaseOf]:
    """A case for each paper. Papers of the same case share its row."""
    found: list[CaseOf] = []
    taken: dict[object, dict[str, Point]] = {}
    for paper in papers:
        number = paper.number.number if paper.number else paper.paper.file
        is_new = number not in taken
        points = taken.setdefault(number, {})
        case = CaseOf(paper, _number(paper, sources), points)
        if is_new:
            _draft_case(draft, sources, case)
        _draft_points(draft, sources, case)
        found.append(case)
    return found


def case_cell(case: CaseOf, sources: Sources, place: Place) -> Noted | None:
    """What other sheets call the case."""
    return sources.made(case.number.value, "Saken papiret hører til.", place) if case.number else None


def _number(paper: Understood, sources: Sources) -> Noted | None:
    if paper.number is None:
        return None
    for text in islice(paper.paper.texts, _TOP):
        if any(each.number == paper.number.number for each in find_cases(text.text)):
            return sources.cell(paper.number.text, paper.paper.place(text))
    return sources.made(paper.number.text, f"{paper.paper.file}, øverst.")


def _draft_case(draft: Draft, sources: Sources, case: CaseOf) -> None:
    title, body = _title(case.paper.paper), body_that_decides(case.paper)
    draft.add(
        "Saker",
        body=sources.cell(body[0], body[1]) if body else None,
        number=case.number,
        title=sources.cell(title[0], title[1]) if title else None,
        **case_texts(case.paper.paper, sources),
        budget_year=_budget_year(case.paper, sources, title[0] if title else ""),
        state=sources.made("Utkast", "Papiret foreslår. Rett hvis saken er sendt ut eller avgjort."),
    )


def _title(paper: Paper) -> tuple[str, Place] | None:
    """What stands after the number on its line, or else the first line below it."""
    for text in islice(paper.texts, _TOP):
        cases = find_cases(text.text)
        if cases and text.index < _TOP:
            rest = text.text[cases[0].end :].strip(" :–-.\t")
            if len(rest) > len("Vedlegg"):
                return rest, paper.place(text, text.text.index(rest), text.text.index(rest) + len(rest))
        elif text.kind != TextKind.ITEM and text.text.strip() and not _is_label(text):
            return text.text.strip(), paper.place(text)
    return None


def _is_label(text: Text) -> bool:
    """`Saksframlegg`, `Møtedato: 3.3.2030`: about the paper, not its title."""
    words = text.text.strip()
    return len(words.split()) == 1 or bool(re.match(r"[\wæøå. ]{2,25}:", words))


def _budget_year(paper: Understood, sources: Sources, title: str) -> Noted | None:
    years = {int(year) for year in _YEAR.findall(title)}
    if len(years) == 1:
        return sources.made(years.pop(), f"Året i tittelen: «{title}»")
    of_tables = [
        (money.year, money.place)
        for table in paper.of_kind(TableKind.NEEDS)
        for row in table.rows
        for money in row.money
    ]
    of_tables += [(line.year, line.place) for table in paper.of_kind(TableKind.OVERVIEW) for line in table.lines]
    for year, place in of_tables:
        if year:
            return sources.cell(year, place)
    if paper.number:
        return sources.made(
            paper.number.number.year,
            "Året i saksnummeret.",
            doubts=["papiret sier ikke hvilket år midlene gjelder."],
        )
    return None


def _draft_points(draft: Draft, sources: Sources, case: CaseOf) -> None:
    for label, point, is_own in _labelled(case.paper.resolution):
        if label in case.points:
            draft.leave_out(
                sources.where(point.place), point.text, "Saken har allerede et vedtakspunkt med dette nummeret."
            )
            continue
        case.points[label] = point
        doubts = [] if is_own else ["papiret har ikke et nummer boka kan bruke. Dette er satt inn i rekkefølge."]
        draft.add(
            "Vedtakspunkter",
            case=case_cell(case, sources, point.place),
            label=sources.made(label, "Nummeret i papiret." if is_own else "Satt inn.", point.place, doubts=doubts),
            text=sources.cell(point.text, point.place),
        )


def _labelled(points: Sequence[Point]) -> Iterator[tuple[str, Point, bool]]:
    """Labels as the book has them, `1a` for `1 a`, each once; and whether it is the paper's own."""
    taken: set[str] = set()
    for point in points:
        match = _POINT.fullmatch(point.number.strip())
        label = f"{int(match[1])}{match[2] or ''}" if match and int(match[1]) else ""
        is_own = bool(label) and label not in taken and _is_label_of_book(label)
        if not is_own:
            label = str(max((int(re.match(r"\d+", each)[0]) for each in taken), default=0) + 1)  # type: ignore[index]
        taken.add(label)
        yield label, point, is_own


def _is_label_of_book(label: str) -> bool:
    return (
        PointLabel().write(PointLabel().read(label)) == label if re.fullmatch(r"[1-9]\d?[a-z]?", label) else False
    )
