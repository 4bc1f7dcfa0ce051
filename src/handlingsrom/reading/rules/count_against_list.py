"""A number of things in the text against the list below it or the attachment it names: `7 innspill:`, six items."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity, Step
from handlingsrom.reading.paper import Place, Text, TextKind
from handlingsrom.reading.said import worded, worded_n
from handlingsrom.reading.understanding.model import Understood, UnderstoodTable
from handlingsrom.reading.words.counts import find_counts
from handlingsrom.reading.words.lexing import listed
from handlingsrom.reading.words.model import Count

ID = "count-against-list"
_THINGS = re.compile(
    r"(?:innspill|tiltak|satsn?ing(?:er|ar)?|punkt(?:er)?|forslag|prinsipp(?:er)?|områder|kriteri(?:er|ar|um)|mål"
    r"|initiativ(?:er)?|prosjekt(?:er)?|spørsmål|alternativ(?:er)?|søknad(?:er)?|delmål|program(?:mer)?|saker|grep"
    r"|bestilling(?:er)?|hovedgrep|anbefaling(?:er)?|oppdrag|kategori(?:er)?|behov|temaer|utfordring(?:er)?|råd)$"
)
_LEADS_IN = re.compile(r"\b(?:følgende|disse|desse)\s*$", re.IGNORECASE)
_HERE = re.compile(
    r"\b(?:følgende|mottatt|motteke|meldt inn|innmeldt|kom(?:met|mer)? (?:det )?inn|oppsummert i|består av"
    r"|delt (?:inn )?i|(?:tre|under) (?:er|finnes)|svarer på|vedtok|besluttet|oppfølging av|bygger på"
    r"|foreslås|fremmes)\b",
    re.IGNORECASE,
)
_SENTENCE_ENDS = re.compile(r"[.!?]\s+(?=[A-ZÆØÅ])")
_ATTACHMENT = re.compile(r"^[^.;()]{0,50}\((?:se |jf\.? )?vedlegg (?P<number>\d{1,2})\)", re.IGNORECASE)
_NEW = re.compile(r"\((?:ny|nytt|nye)\b", re.IGNORECASE)
_PART = listed("av hvorav derav herav blant inkludert")
_MOST_STRAY = 1


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    for paper in papers:
        for text in paper.paper.texts:
            if text.kind == TextKind.TITLE:
                continue
            if text.kind != TextKind.ITEM and text.text.rstrip().endswith(":"):
                yield from _against_list(paper, text)
            yield from _against_attachment(paper, text)


def _against_list(paper: Understood, text: Text) -> Iterator[Finding]:
    items = _items(paper, text.index)
    if not items:
        return
    start = max((end.end() for end in _SENTENCE_ENDS.finditer(text.text)), default=0)
    counts = [count for count in find_counts(text.text) if count.start >= start and not count.is_about]
    total = next((count for count in counts if _is_of_list(text.text, count)), None)
    ways = _ways(items)
    if total and total.n not in ways:
        yield _finding(
            paper.paper.place(text, total.start, total.end), total, min(ways), [paper.paper.place(items[0])]
        )
    new = [item for item in items if _NEW.search(item.text)]
    for count in counts:
        if new and re.match(r"ny(?:e|tt)?\b", count.noun) and count is not total and count.n != len(new):
            places = [paper.paper.place(item) for item in new]
            yield _finding(paper.paper.place(text, count.start, count.end), count, len(new), places)


def _is_of_list(text: str, count: Count) -> bool:
    """`Følgende 3 hovedpunkter ble …:`, `… mottatt 7 innspill, …:`; not `De 12 kommunene mener:`."""
    ends_here = not text[count.end :].strip(" :")
    if not _THINGS.search(count.noun) or count.noun.startswith(("ny", "av")):
        return False
    is_led = _LEADS_IN.search(text[: count.start]) is not None
    return ends_here or is_led or _HERE.search(text[: count.start]) is not None


def _items(paper: Understood, index: int) -> list[Text]:
    """The items below; a stray paragraph between them, as a page break may leave, is passed over."""
    found: list[Text] = []
    stray = 0
    for block in paper.paper.blocks[index + 1 :]:
        if not isinstance(block, Text) or block.kind in (TextKind.HEADING, TextKind.TITLE):
            break
        if block.kind == TextKind.ITEM:
            found.append(block)
            continue
        stray += 1
        if stray > _MOST_STRAY or not found:
            break
    return found


def _ways(items: list[Text]) -> set[int]:
    """How many there are, in any sensible way: those at the top, all, and those that nothing stands under."""
    top = min(item.level for item in items)
    below = [following.level > item.level for item, following in pairwise(items)] + [False]
    ways = {sum(item.level == top for item in items), len(items), below.count(False)}
    until_gap = next((at for at, (a, b) in enumerate(pairwise(items), 1) if b.index > a.index + 1), 0)
    return ways | _ways(items[:until_gap]) if until_gap else ways


def _against_attachment(paper: Understood, text: Text) -> Iterator[Finding]:
    counts = find_counts(text.text)
    ends = [count.start for count in counts[1:]] + [len(text.text)]
    for count, end in zip(counts, ends, strict=False):
        rest = text.text[count.end : end]
        named = _ATTACHMENT.match(rest)
        if named is None or count.is_about or not _is_whole(text.text, count):
            continue
        tables = [table for table in paper.tables if table.part.name == f"Vedlegg {named['number']}" and table.rows]
        if len(tables) == 1 and count.n not in _ways_of(tables[0]):
            place = paper.paper.place(text, count.start, count.end)
            yield _finding(place, count, len(tables[0].rows), [tables[0].rows[0].place])


def _is_whole(text: str, count: Count) -> bool:
    """Of all in the attachment: `7 tiltak`, `sju avsluttes`; not `hvorav 2`, `to av tiltakene`, `2 nye tiltak`."""
    before, after = text[: count.start].split(), text[count.end :].split()
    is_part = (before and before[-1].lower() in _PART) or (after and after[0].lower() in _PART)
    return (
        not is_part
        and " " not in count.noun
        and (not count.noun or bool(_THINGS.search(count.noun)) or _is_verb(count))
    )


def _is_verb(count: Count) -> bool:
    return count.noun.endswith(("es", "as"))


def _ways_of(table: UnderstoodTable) -> set[int]:
    with_money = sum(any(money.ore for money in row.money) for row in table.rows)
    return {len(table.rows), len({row.title for row in table.rows}), with_money}


def _finding(place: Place, count: Count, there: int, places: list[Place]) -> Finding:
    return Finding(
        rule=ID,
        severity=Severity.MUST,
        confidence=Confidence.PROVEN,
        title=worded("The text says «%(text)s», but there are %(there)s", text=count.text, there=there),
        message=worded_n(
            "%(n)s is said, and %(there)s can be counted.",
            "%(n)s are said, and %(there)s can be counted.",
            count.n,
            there=there,
        ),
        places=(place, *places),
        arithmetic=(
            Step(worded("In the text"), str(count.n)),
            Step(worded("Counted"), str(there)),
        ),
        advice=worded("Count again: either one is missing, or the number is wrong."),
    )


RULE = Rule(
    ID,
    worded("Numbers of things"),
    worded("The text says how many there are, and the list or the attachment holds another number."),
    find,
)
