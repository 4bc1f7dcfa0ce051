"""The side of a finding that says what it is: the sentence, the arithmetic, and what to do."""

from handlingsrom.reading.finding import Confidence, Finding, Step
from handlingsrom.reading.report.page_elements import Element, element, unseen
from handlingsrom.reading.report.words import ADVICE, CONFIDENCES, FINDING
from handlingsrom.reading.said import Language, worded

_SHORT = 30


def finding_side(number: int, finding: Finding, language: Language) -> Element:
    heading = element(
        "h3", {"id": f"f{number}-h"}, badge(number, language), element("span", "", finding.title.into(language))
    )
    side = element("div", "finding", heading)
    if finding.confidence != Confidence.PROVEN:
        side.append(element("p", "sure", CONFIDENCES[finding.confidence].into(language)))
    side.append(element("p", "", finding.message.into(language)))
    if finding.arithmetic:
        side.append(_arithmetic(finding, language))
    if finding.advice:
        side.append(_advice(finding.advice.into(language), language))
    return side


def badge(number: int, language: Language) -> Element:
    return element("span", "no", unseen(f"{FINDING.into(language)} "), str(number))


def _arithmetic(finding: Finding, language: Language) -> Element:
    caption = element("caption", "sr", worded("Arithmetic").into(language))
    rows = [_step(step, language) for step in finding.arithmetic]
    return element("table", "calc", caption, element("tbody", "", *rows))


def _step(step: Step, language: Language) -> Element:
    label = element("th", {"scope": "row"}, step.label.into(language))
    value = element("td", "short" if len(step.value) < _SHORT else "", step.value)
    return element("tr", "result" if step.is_result else "", label, value)


def _advice(advice: str, language: Language) -> Element:
    return element("p", "advice", element("b", "", ADVICE.into(language)), f" {advice}")
