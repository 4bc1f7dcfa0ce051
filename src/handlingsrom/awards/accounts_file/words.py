"""The words accounting systems commonly put above their columns, in Norwegian and English, as `folded` writes them.

Best first. A missing word only means that a person chooses the column once; a wrong one shows in the preview.
"""

import re

from handlingsrom.lib.sorting import fold

FIELDS = ("date", "amount", "project", "text", "voucher", "debit", "credit", "account")

_WORDS: dict[str, tuple[str, ...]] = {
    "date": (
        *("bokforingsdato", "bokfort dato", "bokf dato", "posteringsdato", "regnskapsdato", "posting date"),
        *("hovedboksdato", "gl date", "bilagsdato", "bilag dato", "voucher date", "dokumentdato", "dok dato"),
        *("document date", "transaksjonsdato", "transdato", "trans dato", "transaction date", "fakturadato"),
        *("invoice date", "dato", "date"),
    ),
    "amount": (
        *("belop", "beloep", "belop nok", "belop i nok", "belop kr", "bokfort belop", "nettobelop", "netto belop"),
        *("belop i lokal valuta", "belop lokal valuta", "belop i firmavaluta", "belop i basisvaluta"),
        *("hovedboksbelop", "regnskapsbelop", "belop i intern valuta", "amount", "amount nok", "net amount"),
        *("amount in local currency", "amount in lc", "local amount", "company code currency value"),
        *("regnskap", "bokfort", "kostnad", "cost", "nok"),
    ),
    "project": (
        *("prosjekt", "prosjektnr", "prosjektnummer", "prosjekt nr", "prosjektkode", "prosjekt kode"),
        *("prosjektid", "prosjekt id", "project", "project no", "project number", "project code", "projectid"),
        *("project id", "wbs element", "psp element", "wbs", "psp", "prosjektdefinisjon", "formal"),
    ),
    "text": (
        *("tekst", "bilagstekst", "linjetekst", "posteringstekst", "transaksjonstekst", "segmenttekst"),
        *("beskrivelse", "description", "text", "line text", "forklaring", "kommentar"),
    ),
    "voucher": (
        *("bilagsnr", "bilagsnummer", "bilagnr", "bilag nr", "bilag", "voucher no", "voucher number", "voucherno"),
        *("voucher", "dokumentnr", "dokumentnummer", "dok nr", "document number", "document no", "journalnr"),
        *("transaksjonsnr", "transnr", "journal entry"),
    ),
    "debit": ("debet", "debit", "debetbelop", "debitbelop", "debit amount"),
    "credit": ("kredit", "credit", "kreditbelop", "credit amount"),
    "account": (
        *("konto", "kontonr", "kontonummer", "artskonto", "hovedbokskonto", "art", "account", "account no"),
        *("account number", "gl account", "g l account"),
    ),
}

_NAMES = ("navn", "name", "tekst", "text", "t", "type", "gruppe", "group", "leder", "beskrivelse")
_NOT: dict[str, tuple[str, ...]] = {
    "date": (
        *("forfall", "forfalls", "due", "oppdatert", "registrert", "endret", "betalt", "betalings", "created"),
        *("updated", "paid", "valuta", "value", "fra", "til", "start", "slutt", "from", "to", "nr", "no"),
    ),
    "amount": (
        *("mva", "avgift", "vat", "tax", "budsjett", "budget", "saldo", "balance", "antall", "rest", "type"),
        *("center", "centre", "debet", "debit", "kredit", "credit", "valutakode"),
    ),
    "project": (*_NAMES, "manager"),
    "text": ("konto", "account", "prosjekt", "project", "ansvar", "leverandor", "kunde", "supplier", "customer"),
    "voucher": ("dato", "date", "art", "type", "tekst", "text", "t"),
    "debit": ("kredit", "credit", "konto", "account", "kode"),
    "credit": ("debet", "debit", "konto", "account", "kode", "note", "nota"),
    "account": (*_NAMES, "bank", "mot", "motkonto", "manager"),
}
_OWN_CURRENCY = frozenset(("lokal", "firma", "firmavaluta", "basisvaluta", "intern", "local", "nok", "lc"))
_ASCII = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})
_CONTAINED = 100


def folded(text: str) -> str:
    """A heading without case, accents and signs: `Beløp (NOK)` is `belop nok`."""
    return " ".join(re.findall(r"[a-z0-9]+", fold(text).translate(_ASCII)))


def rank(field: str, heading: str) -> int | None:
    """How well the heading names the field: 0 is best, 100 and more only holds such a word, None is no."""
    name = folded(heading)
    words = set(name.split())
    if words.intersection(_NOT[field]) or (field == "amount" and _is_foreign(words)):
        return None
    if name in _WORDS[field]:
        return _WORDS[field].index(name)
    contained = (place for place, word in enumerate(_WORDS[field]) if f" {word} " in f" {name} ")
    return min((_CONTAINED + place for place in contained), default=None)


def names_only(field: str, heading: str) -> bool:
    """Whether the heading is nothing but a word for the field."""
    found = rank(field, heading)
    return found is not None and found < _CONTAINED


def _is_foreign(words: set[str]) -> bool:
    return bool(words.intersection(("valuta", "valutabelop", "currency", "foreign"))) and not words & _OWN_CURRENCY


_SUM = re.compile(
    r"\W*(?:sum|summer|sum\w{0,3}total\w*|total|totalt|totals|totalsum|delsum|subtotal|mellomsum|i alt|til ?sammen"
    r"|grand total|resultat)\b|[*Σ∑\s]+$",
    re.IGNORECASE,
)
_BALANCE = re.compile(
    r"\W*(?:ib|ub|saldo|(?:inn|ut)gående (?:saldo|balanse)|(?:opening|closing) balance)\b", re.IGNORECASE
)


def is_sum_word(cell: object) -> bool:
    """`Sum`, `Totalt 2025`, `Delsum prosjekt 12345`, `**`, `Utgående saldo`: what begins a line of totals."""
    return isinstance(cell, str) and bool(_SUM.match(cell) or _BALANCE.match(cell))


def is_balance_word(cell: object) -> bool:
    """`IB`, `Inngående saldo`: such a line may have a date and yet be no booking."""
    return isinstance(cell, str) and bool(_BALANCE.match(cell))
