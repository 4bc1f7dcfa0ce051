"""Mistakes to plant in the clean papers, one of each kind: which rule is to find it, and what is changed."""

# A plant on a line reads like the list it is.
# ruff: noqa: E501

from collections.abc import Callable

from reading.clean_papers import Parts, changed, city, coast, fjord

Plant = Callable[[], Parts]
END, KEEP, FUNDS, NEEDS = "# Vedlegg 2", "# Vedlegg 3", "# Vedlegg 4", "# Vedlegg 5"


def of(paper: Callable[[], Parts], *changes: tuple[str, str]) -> Plant:
    def make() -> Parts:
        parts = paper()
        for old, new in changes:
            parts = changed(parts, old, new)
        return parts

    return make


def at(attachment: str, row: int, column: int, text: str) -> Plant:
    """One cell of a table of the first paper; row 0 is the heading."""

    def make() -> Parts:
        parts = coast()
        heading = next(i for i, part in enumerate(parts) if isinstance(part, str) and part.startswith(attachment))
        table = next(part for part in parts[heading:] if isinstance(part, list))
        table[row] = [*table[row][:column], text, *table[row][column + 1 :]]
        return parts

    return make


def with_row(row: list[str]) -> Plant:
    """One more row in the overview."""

    def make() -> Parts:
        return [
            [part[0], row, *part[1:]] if isinstance(part, list) and part[0][0] == "Post" else part
            for part in coast()
        ]

    return make


def in_another_year() -> Parts:
    """One award under the year before, in a column of its own."""
    parts = coast()
    table = next(part for part in parts if isinstance(part, list) and part[0][0] == "Satsingsområde")
    table[:] = [[*row[:3], "", *row[3:]] for row in table]
    table[0][3], table[5][3:5] = "Midler 2026 (sak 6/26 SSU 12.2.26)", ["400 000", ""]
    return parts


def shifted() -> Parts:
    parts = coast()
    table = next(part for part in parts if isinstance(part, list) and part[0][0] == "Satsingsområde")
    table[2] = [*table[2][1:], ""]
    return parts


def without_amounts() -> Parts:
    pairs = [
        ("SSU overfører 1 350 000 kr fra 2027 til 2028 og frigjør 150 000 kr", "SSU overfører midler til 2028 og frigjør midler"),
        ("SSU fordeler 2 000 000 kr til innmeldte behov i 2028 og setter av 600 000 kr", "SSU fordeler midler og setter av midler"),
    ]  # fmt: skip
    return of(coast, *pairs)()


PLANTED: list[tuple[str, Plant]] = [
    ("all-except-claim", of(coast, ("unntatt Folkehelse har", "unntatt Eldre har"))),
    ("amount-in-two-units", of(coast, ("setter av 600 000 kr", "setter av kr. 600.000,- mill"))),
    ("attachment-missing", of(coast, ("(vedlegg 4)", "(vedlegg 6)"))),
    ("award-in-two-years", in_another_year),
    ("broken-amount", of(coast, ("450 000 kr (styrke)", "450.000- (styrke)"))),
    ("carried-over-above-award", at(FUNDS, 1, 4, "900 000")),
    ("case-number-form", of(coast, ("sak 3/27", "sak 03.27"))),
    ("column-sum", of(coast, ("3 050 000", "3 150 000"))),
    ("count-against-list", of(coast, ("mottatt 4 innspill", "mottatt 5 innspill"))),
    ("count-against-list", of(coast, ("fem tiltak videreføres (vedlegg 3)", "seks tiltak videreføres (vedlegg 3)"))),
    ("count-against-list", of(city, ("Følgende tre kriterier", "Følgende fire kriterier"))),
    ("cut-off-cell", at(KEEP, 4, 4, "Teamet er bemannet (leger, sykepleiere")),
    ("date-cut-off", at(KEEP, 0, 3, "Midler 2027 (sak 5/27 SSU 18.2.2)")),
    ("date-impossible", of(coast, ("torsdag 16. september", "fredag 16. september"))),
    ("date-impossible", of(city, ("15. mars 2028", "32. mars 2028"))),
    ("frame-chain", of(coast, ("3 600 000", "3 700 000"))),
    ("frame-chain", of(coast, ("frie midler på 1 000 000 kr", "frie midler på 1 100 000 kr"))),
    ("funded-not-in-plan", at(KEEP, 5, 1, "Ambulante vaktlag")),
    ("in-two-principles", at(END, 1, 0, "Brukerstyrte senger")),
    ("list-against-table", of(coast, ("300 000 kr (videreføre)", "350 000 kr (videreføre)"))),
    (
        "list-sum-against-table",
        of(coast, ("mottatt 4 innspill", "mottatt totalt 4 innspill"), ("300 000 kr (videreføre)", "350 000 kr (videreføre)")),
    ),
    ("misspelt-name", of(coast, ("Sekretariatet og utviklings", "Sekretriatet og utviklings"))),
    ("missing-follow-up", at(KEEP, 4, 5, "")),
    ("missing-responsible", at(KEEP, 4, 2, "Sykehuset?")),
    ("new-already-in-plan", of(coast, ("450 000 kr (styrke)", "450 000 kr (ny)"))),
    ("open-question", at(KEEP, 4, 4, "I drift. Hvem betaler vikarer?")),
    ("periods-differ", of(coast, ("strategiplanen for 2026-2030", "strategiplanen for 2026-2029"))),
    ("personal-identity-number", of(coast, ("Prosjekteier.", "Prosjekteier. Gjelder 010190 12345"))),
    ("placeholder-left", of(coast, ("Fire senger åpnet", "Prosjekt X åpnet"))),
    ("point-for-comma", of(city, ("6,5 mill. kr", "6.500 mill kr"))),
    ("priority-against-removal", at(END, 1, 3, "Prioritert etter vedtak i SSU. Rapport levert.")),
    ("recommendation-not-in-resolution", of(coast, ("legge fram en mal for rapportering", "følge opp"))),
    (
        "recommended-not-in-plan",
        of(coast, ("Det anbefales å:", "Det anbefales å starte:"), ("overføre 1 350 000 kr fra 2027", "Nattpatrulje")),
    ),
    ("reserve-counted-twice", with_row(["Fond fra 2026", "400 000", ""])),
    (
        "reserve-without-rules",
        of(coast, ("Fondet kan brukes til innføring av nye løsninger etter retningslinjene som SSU vedtok i 2026",
                   "Det er ikke avklart retningslinjer for bruk av fondet")),
    ),
    ("resolution-without-amounts", without_amounts),
    ("responsible-differs", of(coast, ("Sekretariatet utarbeider en mal", "Arbeidsutvalget utarbeider en mal"))),
    ("same-figure-two-ways", of(coast, ("Behovene på 2 000 000 kr", "De innmeldte behovene på 2 100 000 kr"))),
    ("same-year-two-sums", at(KEEP, 5, 3, "")),
    ("shifted-row", shifted),
    ("text-sum-against-cell", of(coast, ("lokaler 400 000 kr", "lokaler 500 000 kr"))),
    ("total-not-split", of(fjord, ("leiarar: 500 000 kr", "leiarar: 400 000 kr"))),
    ("uncertain-amount", at(NEEDS, 3, 2, "Kurs og vikarer, usikker sum")),
    ("whereof-not-part", of(coast, ("(vedlegg 4). I tillegg frigjøres 150 000 kr fra", "(vedlegg 4), hvorav 150 000 kr frigjøres fra"))),
]  # fmt: skip
