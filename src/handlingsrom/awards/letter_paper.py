"""An award letter as a document: PDF and Word, in bokmål, with the words that were kept when it was made."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import override

from handlingsrom.awards.letter_changes import taken_back
from handlingsrom.awards.letter_content import LANGUAGE, Content
from handlingsrom.awards.letter_lines import letter_lines
from handlingsrom.awards.letter_people import addressees
from handlingsrom.awards.letter_words import (
    available,
    belonging,
    conditions,
    contact_line,
    day_of,
    duties,
    letter_title,
    opening,
    reference,
    regards,
    signature,
    wording,
)
from handlingsrom.awards.models import AwardLetter
from handlingsrom.lib.amounts import keep_together
from handlingsrom.lib.dates import format_date
from handlingsrom.papers.formats import FORMATS
from handlingsrom.papers.model import (
    Block,
    Bullets,
    Column,
    Heading,
    Notice,
    Paper,
    Paragraph,
    Point,
    Row,
    Run,
    Table,
)


def render(letter: AwardLetter, form: str) -> bytes:
    """The letter as `pdf` or `docx`, addressed to those who answer for the initiative now."""
    with override(LANGUAGE):
        return FORMATS[form].render(build_paper(letter))


def file_name(letter: AwardLetter) -> str:
    """What its files are called, without ending: `tildelingsbrev-2026-bo-trygt`."""
    return f"tildelingsbrev-{letter.year}-{letter.initiative.code}"


def build_paper(letter: AwardLetter) -> Paper:
    """The letter in the active language, with a notice of what has been taken back since."""
    said = letter.content
    return Paper(
        title=letter_title(letter),
        number=said["decision"]["case"],
        body="",
        meeting_on=None,
        partnership=said["partnership"],
        status_line=format_date(day_of(said["made_on"])),
        language="nb",
        blocks=tuple(_blocks(letter)),
        attachments=(),
        created_at=letter.made_at,
        label=reference(letter),
        facts=tuple(_facts(letter)),
        to=tuple(_to(letter)),
    )


def _to(letter: AwardLetter) -> Iterator[str]:
    named = addressees(letter)
    for person, duty in named:
        yield ", ".join(filter(None, (person.name, duty.lower(), person.partner.name if person.partner else "")))
    if not named:
        yield _("Whoever leads or owns the initiative")


def _facts(letter: AwardLetter) -> Iterator[tuple[str, str, float]]:
    yield _("Date"), format_date(day_of(letter.content["made_on"])), 1
    yield _("Our reference"), reference(letter), 1
    if contact := letter.content["contact"]:
        yield _("Contact"), ", ".join(person["name"] for person in contact), 1


def _blocks(letter: AwardLetter) -> Iterator[Block]:
    said = letter.content
    for change in taken_back([letter]).get(letter.pk, []):
        yield Notice(change.sentence, tone="warning")
    yield Paragraph(opening(said))
    if text := belonging(said):
        yield Paragraph(text)
    yield _table(said)
    yield Heading(1, _("Conditions"))
    yield _bullets(conditions(said))
    yield Heading(1, _("Reporting"))
    yield _bullets(duties(said))
    yield Heading(1, _("The decision"))
    yield from _decision(said)
    yield Heading(1, _("Accept the award"))
    yield Paragraph(
        _(
            "The leader or the owner accepts the award through the link in the e-mail this letter came with, or on "
            "the initiative's page. One answer is enough."
        )
    )
    if said["contact"]:
        yield Paragraph(_("Questions? Ask %(contact)s.") % {"contact": contact_line(said)})
    yield Paragraph((Run(regards() + "\n"), Run(signature(said), bold=True)))
    yield Paragraph(
        (Run(_("The letter is made electronically from the decision, and is not signed."), italic=True),)
    )


def _table(said: Content) -> Table:
    lines = letter_lines(said)
    rows = [
        Row((line.what, keep_together(line.purpose), ", ".join(line.vouchers), line.amount_ore)) for line in lines
    ]
    if len(lines) > 1:
        rows.append(Row((_("Sum"), "", "", said["sum_ore"]), "sum"))
    return Table(
        columns=(
            Column(_("What"), weight=2.4),
            Column(_("What the money is for"), weight=4),
            Column(_("Entry"), weight=1.5),
            Column(_("Kroner"), "amount", 1.6),
        ),
        rows=tuple(rows),
        caption=_("The award"),
        footer=available(said),
    )


def _decision(said: Content) -> Iterator[Block]:
    decision = said["decision"]
    yield Paragraph(
        _("Case %(case)s, %(title)s, %(body)s, %(date)s:")
        % {**decision, "date": format_date(day_of(decision["points"][0]["decided_on"]))}
    )
    yield Bullets(tuple(Point((Run(f"{p['label']}: ", bold=True), Run(wording(p)))) for p in decision["points"]))
    for said_of in dict.fromkeys(p["reservations"] for p in decision["points"] if p["reservations"]):
        yield Paragraph((Run(_("Reservations: "), bold=True), Run(said_of)))


def _bullets(texts: Iterator[str]) -> Bullets:
    return Bullets(tuple(Point(text) for text in texts))
