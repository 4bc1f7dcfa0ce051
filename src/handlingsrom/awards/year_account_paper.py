"""A year's account as a document: PDF, Word and Excel, for the giver of the grant and for an auditor."""

from collections.abc import Iterator
from typing import cast

from django.utils.translation import get_language, ngettext, override
from django.utils.translation import gettext as _

from handlingsrom.awards import year_account_tables as tables
from handlingsrom.awards.year_account import YearAccount
from handlingsrom.cases.compared import Reason
from handlingsrom.lib.amounts import NBSP, format_kr, format_percent
from handlingsrom.lib.dates import format_date, format_datetime
from handlingsrom.lib.sorting import fold
from handlingsrom.papers.formats import FORMATS
from handlingsrom.papers.model import (
    Attachment,
    Block,
    Column,
    Heading,
    Language,
    Notice,
    Paper,
    Paragraph,
    Row,
    Run,
    Table,
)


def render(account: YearAccount, form: str, *, language: str = "nb") -> bytes:
    """The account as a file of the format `form`. The same account gives the same bytes."""
    with override(language):
        return FORMATS[form].render(build_paper(account))


def file_name(account: YearAccount) -> str:
    """What its files are called, without ending: `regnskap-samhandlingsmidler-2025-2025`."""
    words = "".join(sign if sign.isalnum() else "-" for sign in fold(account.grant.name))
    return f"regnskap-{'-'.join(filter(None, words.split('-')))}-{account.year}"


def build_paper(account: YearAccount) -> Paper:
    """The account in the active language."""
    return Paper(
        title=title_of(account),
        number="",
        body="",
        meeting_on=None,
        partnership=account.grant.partnership.name,
        status_line=status_of(account),
        language=cast(Language, (get_language() or "nb")[:2]),
        blocks=tuple(_main(account)),
        attachments=tuple(_attachments(account)),
        created_at=account.made_at,
        label=_("Account of a grant"),
        facts=tuple(_facts(account)),
    )


def title_of(account: YearAccount) -> str:
    return _("%(grant)s: account for %(year)s") % {"grant": account.grant.name, "year": account.year}


def status_of(account: YearAccount) -> str:
    """Whether the figures can still change."""
    if account.closed:
        return _("The books of %(year)s were closed %(date)s") % {
            "year": account.year,
            "date": format_date(account.closed.happened_on),
        }
    if account.is_over:
        return _("The books of %(year)s are not closed") % {"year": account.year}
    return _("Preliminary, as of %(date)s") % {"date": format_date(account.until)}


def summary_of(account: YearAccount) -> str:
    """The account in two sentences."""
    after = account.after
    spent = _(
        "Of %(received)s kr received, %(spent)s kr (%(share)s) was spent by %(date)s, and %(left)s kr was left "
        "with the initiatives."
    ) % {
        "received": format_kr(after.received),
        "spent": format_kr(after.spent),
        "share": format_percent(after.spent, after.received),
        "date": format_date(account.until),
        "left": format_kr(after.in_awards),
    }
    if after.not_accounted_for > 0:
        return spent + " " + _("%(kr)s kr is not accounted for.") % {"kr": format_kr(after.not_accounted_for)}
    if after.not_accounted_for < 0:
        more = _("%(kr)s kr more is said to be there than the entries account for.")
        return spent + " " + more % {"kr": format_kr(-after.not_accounted_for)}
    return spent


def _facts(account: YearAccount) -> Iterator[tuple[str, str, float]]:
    yield _("Giver"), account.grant.giver or _("not given"), 1.6
    yield _("Award letter"), account.grant.letter_reference or _("not given"), 1
    yield _("Covers the time to"), format_date(account.until), 0.9
    yield _("Status"), status_of(account), 1.6


def _main(account: YearAccount) -> Iterator[Block]:
    yield Paragraph(summary_of(account))
    yield Heading(1, _("The account in short"))
    yield tables.positions(account)
    yield Paragraph((Run(check_of(account), italic=True),))
    yield tables.received(account)
    if account.lines:
        yield Heading(1, _("What the money was for"))
        yield tables.purposes(account)
        if any(line.initiative.programme for line in account.lines):
            yield tables.programmes(account)
    if account.decided:
        yield Heading(1, _("The decisions"))
        yield tables.decided(account)
    yield from _said(account)
    yield from _seal(account)
    yield _signatures()


def check_of(account: YearAccount) -> str:
    """That the account adds up, with the figures."""
    found = [getattr(account.after, name) for name in tables.PLACES]
    signed = [(f"{'−' if ore < 0 else '+'} {format_kr(abs(ore))}") for ore in found if ore]
    parts = " ".join(signed).removeprefix("+ ") or "0"
    words = {"received": format_kr(account.after.received), "parts": parts}
    if account.after.is_whole:
        return _("Check: received %(received)s = %(parts)s.") % words
    return _("The account does not add up: received %(received)s, found %(parts)s.") % words


def _said(account: YearAccount) -> Iterator[Block]:
    if not account.compared:
        return
    yield Heading(1, _("What case papers said"))
    differing = [c for c in account.compared if c.reason not in (Reason.AGREES, Reason.NOT_DECIDED)]
    settled = sum(c.reason == Reason.AGREES for c in account.compared)
    words = _("%(agree)s figures of case papers agree with the journal.") % {"agree": settled}
    if differing:
        words += " " + ngettext(
            "%(n)s differs, and is shown here. All are in the attachment.",
            "%(n)s differ, and are shown here. All are in the attachment.",
            len(differing),
        ) % {"n": len(differing)}
    yield Paragraph(words)
    if differing:
        yield tables.said(differing)
    yield Paragraph((Run(_about_said(), italic=True),))


def _about_said() -> str:
    return _(
        "Papers give figures by year and not by grant, so they are compared with all the partnership's grants. "
        "Figures a case proposes are compared with what was decided."
    )


def _seal(account: YearAccount) -> Iterator[Block]:
    """A table, so that it stands in the workbook too."""
    seal = account.seal
    if seal is None:
        return
    yield Heading(1, _("Seal"))
    rows = (
        (_("Made"), format_datetime(account.made_at, get_language() or "nb")),
        (_("Newest entry of the journal"), seal.voucher),
        (_("Its number in the chain"), str(seal.position)),
        (_("Hash of the chain"), " ".join(seal.chain[at : at + 8] for at in range(0, len(seal.chain), 8))),
    )
    yield Table(
        (Column(_("Item"), weight=1), Column(_("Value"), weight=3)),
        tuple(map(Row, rows)),
        caption=_("The chain of the journal"),
        footer=_(
            "The hash follows from every entry before it. The command handlingsrom verify computes it again: if it "
            "is another, an entry has been changed."
        ),
    )


def _signatures() -> Table:
    """Room to write in."""
    columns = (
        Column(_("Attested by"), weight=2),
        Column(_("Name"), weight=3),
        Column(_("Date"), weight=1.4),
        Column(_("Signature"), weight=3),
    )
    rows = tuple(Row((who, f"{NBSP}\n{NBSP}", "", "")) for who in (_("The secretariat"), _("The auditor")))
    return Table(columns, rows, caption=_("Attested"))


def _attachments(account: YearAccount) -> Iterator[Attachment]:
    made: list[tuple[str, tuple[Block, ...]]] = []
    if account.lines:
        made.append((_("By initiative"), (_bare(tables.initiatives(account)),)))
    made.append((_("Balances %(date)s") % {"date": format_date(account.until)}, (_bare(tables.held(account)),)))
    made.append((_("Entries of %(year)s") % {"year": account.year}, tuple(_vouchers(account))))
    if account.compared:
        made.append((_("What case papers said"), (_bare(tables.said(account.compared)),)))
    for number, (title, blocks) in enumerate(made, start=1):
        yield Attachment(str(number), title, (), blocks, landscape=True)


def _vouchers(account: YearAccount) -> Iterator[Block]:
    table = tables.vouchers(account)
    if not table.rows:
        yield Paragraph(_("Nothing was entered on this grant in %(year)s.") % {"year": account.year})
        return
    if len(table.rows) == tables.MOST_ENTRIES:
        yield Notice(
            _("Only the first %(count)s entries are shown. The journal has them all.")
            % {"count": tables.MOST_ENTRIES}
        )
    yield _bare(table)


def _bare(table: Table) -> Table:
    """Under an attachment's title the caption would say the same again."""
    return Table(table.columns, table.rows, footer=table.footer, group_head=table.group_head)
