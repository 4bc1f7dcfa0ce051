"""The list of findings, by rule, for those who settle them; and the same as Excel."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from handlingsrom.findings.policies import check_can_read_findings
from handlingsrom.findings.queries import Found, found
from handlingsrom.papers.model import Column, Row, Table
from handlingsrom.people.actors import Actor
from handlingsrom.web.excel import workbook_response
from handlingsrom.web.findings.rows import parts_of


@require_safe
def findings(request: HttpRequest) -> HttpResponse:
    groups = _found(request)
    context = {
        "crumbs": [(_("Funds"), reverse("money"))],
        "parts": parts_of(groups),
        "count": sum(len(group.findings) for group in groups),
        "today": timezone.localdate(),
    }
    return render(request, "findings/findings.html", context)


@require_safe
def findings_xlsx(request: HttpRequest) -> HttpResponse:
    """The findings on one sheet, their evidence on another."""
    groups = _found(request)
    tables = [(_("Findings"), _findings_table(groups)), (_("Evidence"), _evidence_table(groups))]
    return workbook_response("avvik", _("Findings"), tables)


def _found(request: HttpRequest) -> list[Found]:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    check_can_read_findings(actor, actor.partnership_id or 0)
    return found(actor.partnership_id or 0, timezone.localdate())


def _findings_table(groups: list[Found]) -> Table:
    columns = (
        Column(_("Severity"), weight=1.5),
        Column(_("Rule"), weight=2),
        Column(_("About"), weight=3),
        Column(_("What is found"), weight=5),
        Column(_("Kroner"), "amount", unknown=""),
        Column(_("Since"), "date", unknown=""),
        Column(_("Days"), "count", unknown=""),
    )
    rows = tuple(
        Row(
            (str(g.rule.severity.label), str(g.rule.title), f.subject, f.message, f.amount_ore, f.since, f.age_days)
        )
        for g in groups
        for f in g.findings
    )
    return Table(columns, rows)


def _evidence_table(groups: list[Found]) -> Table:
    columns = (
        Column(_("Rule"), weight=2),
        Column(_("About"), weight=3),
        Column(_("Where"), weight=2),
        Column(_("What it says"), weight=5),
        Column(_("Kroner"), "amount", unknown=""),
    )
    rows = tuple(
        Row((str(group.rule.title), finding.subject, line.place, line.says, line.amount_ore))
        for group in groups
        for finding in group.findings
        for line in finding.evidence
    )
    return Table(columns, rows)
