"""Is a number money? By what it says itself, and else by the words beside it; when in doubt it is not."""

import re

from handlingsrom.reading.words.lexing import listed, word_after, word_before, words_after
from handlingsrom.reading.words.written import Grouping, Written

_PERCENT = re.compile(r" ?(?:%|prosent|pst)", re.IGNORECASE)
_NO_END = re.compile(r" ?[0-9]|-[^\W\d_]|/[0-9]")
_NUMBER_BEFORE = re.compile(r"[0-9] ?$|[/\x00]$|(?<!\S)\+$")
_YEAR_BEFORE = re.compile(r"(?<![0-9.])(?:19|20)[0-9]{2} $")
# The word before says that it is the number of something.
_NUMBERED = listed(
    """tlf telefon telefonnr mobil mob org orgnr organisasjonsnr organisasjonsnummer postnr postnummer postboks pb
    konto kontonr kontonummer nr nummer vedlegg punkt pkt sak saksnr kap kapittel side avsnitt uke veke kl
    klokken versjon fase ref referanse prosjektnr prosjektnummer fnr ansvar art bilag"""
)
# What is counted is not money, however many millions …
_COUNTED = re.compile(
    r"innbygg|person|pasient|bruker|brukar|mennesk|besøk|konsultasjon|nordmenn|time|årsverk|døgn|liggedøgn|opphold"
    r"|opphald|meter|kvadratmeter|kvm$|km$|kilometer|liter|dose|henvend|samtale|kvinner|menn$|barn|ansatt|tilsett"
    r"|eldre|oppslag|nedlast|visning|husstand|tonn|kilo|elev|student|stemme|euro|dollar|poeng|dekar|enhet|skjema"
)
# … also with a word between: `2,5 mill unike besøk`, `42 000 av innbyggerne`.
_BETWEEN = re.compile(r"av$|.{3,}e$")
# A number that does not say what it is, is money only when the sentence stops or goes on with such a word.
_GOES_ON = listed(
    """i til fra frå er og for som av på ble blir blei vart skal kan kr kroner overføres overføre overført per pr
    eller mot innen innan med ved hvorav herav derav der men mens etter før samt jf jfr utgjør bør må var
    har frigjort frigjøres gjenstår står utvidet ny nytt ferdigstille tildeles tildelt tildelte inkl
    inkludert eks ekskl hver kvar årlig årleg totalt"""
)
_OF_MONEY = listed(
    """overføre overføres overført overføring tildele tildeles tildelt tildeling frigjøre frigjøres frigjort
    frigjøring avsette avsettes avsatt bevilge bevilges bevilget bevilgning beløp beløpet sum summen
    totalsum budsjett budsjettet ramme rammen kostnad kostnader utgifter tilskudd tilskot midler totalt
    betale utbetale utbetalt utbetales"""
)


def is_money_in(plain: str, written: Written) -> bool:
    """In running text made even, where days and cases are blotted out."""
    if _PERCENT.match(plain, written.end):
        return False
    if written.has_currency:
        return True
    if written.unit:
        return not counts_things(plain, written) and (written.unit != "tusen" or not word_after(plain, written.end))
    if written.ending:  # `500,-` is money; `10.-` and `2025-` are not
        return written.groups > 0 or written.ending.startswith(",")
    return _is_bare_money(plain, written)


def is_money_of_cell(plain: str, written: Written, *, is_alone: bool) -> bool:
    """In a cell of a column of money. `is_alone`: the cell holds nothing but numbers."""
    if _PERCENT.match(plain, written.end) or counts_things(plain, written):
        return False
    if written.says_money:
        return True
    if word_before(plain, written.start) in _NUMBERED:
        return False
    if written.grouping is Grouping.PLAIN:
        return (is_alone and not _is_year(written)) or len(written.digits) >= 5
    return True


def counts_things(plain: str, written: Written) -> bool:
    at = written.end
    if written.unit and plain[at : at + 2] == ". " and plain[at + 2 : at + 3].islower():
        at += 1  # 2 mill. konsultasjoner
    words = words_after(plain, at)
    if len(words) == 2 and _BETWEEN.match(words[0]) and _COUNTED.match(words[1]):
        return True
    return bool(words and _COUNTED.match(words[0]))


def _is_bare_money(plain: str, written: Written) -> bool:
    before = word_before(plain, written.start)
    if before in _NUMBERED or counts_things(plain, written) or _is_organisation(written.digits):
        return False
    if len(written.decimals) not in (0, 2) or (written.decimals and not written.groups):
        return False
    beside = plain[max(0, written.start - 6) : written.start]
    is_after_number = _NUMBER_BEFORE.search(beside) and not _YEAR_BEFORE.search(beside)
    if is_after_number or _NO_END.match(plain, written.end):
        return False
    if (word := word_after(plain, written.end)) and word not in _GOES_ON:
        return False
    if written.grouping is Grouping.PLAIN:
        return len(written.digits) in range(5, 10) and before in _OF_MONEY
    if written.grouping is Grouping.DOTTED and written.groups == 1:
        return written.digits.endswith("000")
    return written.grouping in (Grouping.SPACED, Grouping.DOTTED, Grouping.COMMAS)


def _is_year(written: Written) -> bool:
    return len(written.digits) == 4 and written.digits[:2] in ("19", "20") and not written.decimals


def _is_organisation(digits: str) -> bool:
    """Nine digits with the check digit of an organisation's number."""
    if len(digits) != 9 or digits[0] not in "89":
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits, (3, 2, 7, 6, 5, 4, 3, 2, 1), strict=True))
    return total % 11 == 0
