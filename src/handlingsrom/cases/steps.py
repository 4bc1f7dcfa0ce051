"""What must hold before a case is sent or decided: the step is one of the table, and the case is ready for it."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from handlingsrom.cases.models import Case, DecisionPoint
from handlingsrom.cases.policies import check_can_edit_cases
from handlingsrom.cases.projection import Projection
from handlingsrom.cases.states import STEPS, CaseState
from handlingsrom.lib.errors import Refused
from handlingsrom.people.actors import Actor


def lock_case(by: Actor, case: Case) -> Case:
    check_can_edit_cases(by, case.partnership_id)
    return (
        Case.objects.select_for_update(of=("self",))
        .select_related("meeting", "body", "partnership")
        .get(pk=case.pk)
    )


def check_step(case: Case, to: CaseState) -> None:
    if to not in STEPS[CaseState(case.state)]:
        raise Refused(
            _("Case %(number)s is %(before)s and cannot become %(to)s.")
            % {
                "number": case.number,
                "before": str(case.get_state_display()).lower(),
                "to": str(to.label).lower(),
            }
        )


def check_points_are_written(points: list[DecisionPoint]) -> None:
    if not points:
        raise Refused(_("The case has no points to decide. Write the proposed resolution first."))
    if empty := without_text(points):
        raise Refused(_("Points without text: %(points)s") % {"points": ", ".join(empty)})


def without_text(points: Sequence[DecisionPoint]) -> list[str]:
    """The labels of points that say nothing."""
    return [point.label for point in points if not point.text.strip()]


def check_nothing_refused(projection: Projection) -> None:
    if refused := projection.refused:
        first = refused[0]
        raise Refused(
            _("Point %(point)s cannot be carried out: %(reason)s")
            % {
                "point": first.change.point.label,
                "reason": first.refusal,
            }
        )
