"""Case numbers written in several ways in one paper: `08.26` and `13/26`."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from handlingsrom.reading.finding import Confidence, Finding, Rule, Severity, Step
from handlingsrom.reading.said import worded
from handlingsrom.reading.understanding.model import Mention, Understood
from handlingsrom.reading.words.model import CaseReference

ID = "case-number-form"
_SHOWN = 3


def find(papers: Sequence[Understood]) -> Iterator[Finding]:
    for paper in papers:
        forms: dict[str, list[Mention[CaseReference]]] = defaultdict(list)
        for mention in paper.cases:
            forms[mention.what.mark].append(mention)
        if len(forms) > 1:
            yield _finding(sorted(forms.values(), key=len))


def _finding(forms: list[list[Mention[CaseReference]]]) -> Finding:
    return Finding(
        rule=ID,
        severity=Severity.SHOULD,
        confidence=Confidence.PROVEN,
        title=worded("Case numbers are written in %(n)s ways", n=len(forms)),
        message=worded("A reader who looks for a case has to know how it was written that time."),
        places=tuple(mention.place for form in forms for mention in form[:_SHOWN]),
        arithmetic=tuple(Step(worded("As «%(text)s»", text=form[0].what.text), f"{len(form)} ×") for form in forms),
        advice=worded("Choose one way, and use it everywhere: 13/26."),
    )


RULE = Rule(
    ID,
    worded("The form of case numbers"),
    worded("One paper writes case numbers in several ways."),
    find,
)
