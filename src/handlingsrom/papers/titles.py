"""The lines every form of a paper shares: its heading, its facts, its attachments' headings."""

from __future__ import annotations

from handlingsrom.lib.dates import format_date

from .model import Attachment, Language, Paper, Resolution
from .words import words


def case_line(paper: Paper) -> str:
    """`Sak 13/26`, or what a document that is no case is called; a case without a number yet is just `Sak`."""
    if paper.label:
        return paper.label
    return f"{words(paper.language)['case']} {paper.number}".strip()


def short_title(paper: Paper) -> str:
    """The running head: case number and as much of the title as a line holds."""
    title = paper.title if len(paper.title) <= 80 else paper.title[:78].rsplit(" ", 1)[0] + " …"
    return f"{case_line(paper)} · {title}"


def foot_line(paper: Paper) -> str:
    """What stands at the foot of every page: which paper, whose."""
    return " · ".join(filter(None, (case_line(paper), paper.body, paper.partnership)))


def facts(paper: Paper) -> tuple[tuple[str, str, float], ...]:
    """What stands under the title: name, value, share of the width."""
    if paper.facts:
        return paper.facts
    word = words(paper.language)
    meeting = format_date(paper.meeting_on) if paper.meeting_on else word["meeting_open"]
    return (
        (word["body"], paper.body, 1.5),
        (word["meeting"], meeting, 0.8),
        (word["status"], paper.status_line, 1.5),
    )


def attachment_heading(item: Attachment, language: Language) -> str:
    """`Vedlegg 3: Tiltak som avsluttes`."""
    return f"{words(language)['attachment']} {item.number}: {item.title}"


def resolution_title(block: Resolution, language: Language) -> str:
    return block.title or words(language)["resolution"]
