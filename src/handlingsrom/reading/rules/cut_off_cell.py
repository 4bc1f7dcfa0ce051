"""A cell whose text ends in the middle: `Videreføre gode pasientf`, `i regionene Hamar, Sør-`, `(kompetanse, `."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from handlingsrom.reading.asking import WORD, Spot, cells_of, everything
from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity, meant_step
from handlingsrom.reading.paper import Place
from handlingsrom.reading.said import worded, worded_n
from handlingsrom.reading.understanding.model import InitiativeRow, Understood
from handlingsrom.reading.words.lexing import listed

ID = "cut-off-cell"
_LOOSE_END = re.compile(r"[^\W\d_]-$|,$|(?<!\w)(?:og|eller|samt|å)$", re.IGNORECASE)
_LINKED = re.compile(r"[^\W\d_]{4,}(?:sjons|itets|hets|skaps)$")
_LAST_WORD = re.compile(r"(?P<word>[a-zæøåéü]{3,})$")
_ENDINGS = re.compile(r"(?:e[nrst]?|ene|ane|a[r]?|s|t|st|er[es]?|et|te|ing(?:en|a)?|isk|lig|ig)?")
# Two consonants that a Norwegian word may end with; `tf` and `mb` are none.
_ENDS = listed(
    """bb ck dd ff gg kk ll mm nn pp rr ss tt nt nd ng nk ns rt rd rn rl rm rk rp rs rv rg rf rb st sk sp ft kt pt
    ks ts ps ls lt ld lk lm lp lv lg lf mp mt ms dt gt vt gn vn tn gd fs gs vs ds bs sj xt rj ht hl hn vd sv rc nc
    ch sh th"""
)
_ABBREVIATIONS = listed("adm repr inkl ekskl evt tlf mnd saml komm spes avd kontr forts prosj dir obl")
_VOWELS = "aeiouyæøåéü"
_TAIL = 40


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    for paper in papers:
        words = Counter(word.lower() for spot in everything(paper.paper) for word in WORD.findall(spot.text))
        titles = _by_start(row.title for row in paper.initiatives())
        cut = {_key(spot.place): (_end(spot), "") for spot in _cells(paper) if _stops(spot.text)}
        for row in paper.initiatives():
            if (whole := _whole_word(row, titles, words)) is not None:
                cut.setdefault(_key(row.place), (_end(Spot(row.place.text, row.place)), whole))
        if cut:
            yield _finding([cut[key] for key in sorted(cut)])


def _key(place: Place) -> tuple[int, int, int]:
    return place.block, place.row or 0, place.column or 0


def _cells(paper: Understood) -> Iterator[Spot]:
    """Of tables with initiatives: others may be laid out in ways of their own."""
    for table in paper.tables:
        for piece in table.pieces if table.rows else ():
            yield from cells_of(paper.paper, piece)


def _stops(text: str) -> bool:
    last = text.rstrip()
    if " " not in last:
        return False
    return bool(_LOOSE_END.search(last) or _LINKED.search(last)) or last.count("(") > last.count(")")


def _by_start(titles: Iterable[str]) -> dict[tuple[str, ...], list[str]]:
    """By their first two words: only those that start alike can be the same."""
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for title in dict.fromkeys(titles):
        found[_start(title)].append(title)
    return found


def _start(title: str) -> tuple[str, ...]:
    return tuple(title.split(maxsplit=2)[:2])


def _whole_word(row: InitiativeRow, titles: dict[tuple[str, ...], list[str]], words: Counter[str]) -> str | None:
    """Of a title that is another's start, up to the middle of a word, or whose last word is no word.

    Empty when it could be several words, and the row itself has none of them.
    """
    for other in titles[_start(row.title)]:
        if whole := _goes_on(row.title, other):
            return whole
    last = _LAST_WORD.search(row.title)
    if last is None or " " not in row.title or words[last["word"]] > 1 or _may_end(last["word"]):
        return None
    longer = [word for word in words if word.startswith(last["word"]) and len(word) >= len(last["word"]) + 3]
    beside = set(WORD.findall(f"{row.status} {row.follow_up} {row.description}".lower()))
    near = [word for word in longer if word in beside] or longer
    return None if not near else near[0] if len(near) == 1 else ""


def _goes_on(title: str, other: str) -> str | None:
    """The whole last word, when the other title has the same words and that one longer."""
    ours, theirs = title.split(), other.split()
    if len(ours) < 3 or len(theirs) < len(ours) or ours[:-1] != theirs[: len(ours) - 1]:
        return None
    mine, whole = ours[-1], theirs[len(ours) - 1]
    if len(mine) < 3 or not mine.isalpha() or not whole.startswith(mine):
        return None
    rest = whole[len(mine) :]
    return whole if len(rest) > 2 and rest.isalpha() and not _ENDINGS.fullmatch(rest) else None


def _may_end(word: str) -> bool:
    if word in _ABBREVIATIONS or word[-1] in _VOWELS or word[-2] in _VOWELS:
        return True
    return word[-2:] in _ENDS


def _end(spot: Spot) -> Place:
    """The last words: what a reader looks for."""
    end = len(spot.text.rstrip())
    start = spot.text.rfind("\n", 0, end) + 1
    if end - start > _TAIL:
        start = spot.text.find(" ", end - _TAIL) + 1 or end - _TAIL
    return spot.at(start, end)


def _finding(cut: list[tuple[Place, str]]) -> Finding:
    return Finding(
        rule=ID,
        severity=Severity.MUST,
        confidence=Confidence.PROVEN,
        title=worded_n("%(n)s cell stops in the middle", "%(n)s cells stop in the middle", len(cut)),
        message=worded("The text ends in the middle of a word or a list, or a parenthesis is not closed."),
        places=tuple(place for place, _whole in cut),
        arithmetic=tuple(
            meant_step(place.text, f"{place.text.rsplit(maxsplit=1)[0]} {whole}") for place, whole in cut if whole
        ),
        advice=worded("Write the whole text; look it up in the document the table was taken from."),
    )


RULE = Rule(
    ID,
    worded("Cells that are cut off"),
    worded("The text of a cell ends in the middle of a word, a list or a parenthesis."),
    find,
)
