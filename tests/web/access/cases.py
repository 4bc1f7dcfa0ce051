"""Cases and meetings."""

from dataclasses import replace
from typing import Any

from cast import MEMBERS, Cast
from handlingsrom.cases.states import CaseState
from web.access.rows import NO_PERSON, SIGN_IN, Row, only, own, persons, secretariat, the_case

_PREVIEW_OF_SENT = {
    **dict.fromkeys(MEMBERS, 404),
    "secretariat": 200,
    "auditor": 200,
    "municipality_member": 403,
    "hospital_member": 403,
    "nobody": NO_PERSON,
    "anonymous": SIGN_IN,
}


def _point(cast: Cast) -> dict[str, Any]:
    return {"pk": cast.case.pk, "point": cast.small.point.pk}


def _change(cast: Cast) -> dict[str, Any]:
    return {"pk": cast.case.pk, "change": cast.change.pk}


def _preview(cast: Cast) -> dict[str, Any]:
    return {"pk": cast.case.pk, "form": "xlsx"}


def case_read(**rest: Any) -> list[Row]:
    """A draft is the secretariat's and the auditor's; sent, the body's too; decided, everybody's."""
    rest.setdefault("kwargs", the_case)
    body = ("municipality_member", "hospital_member")
    return [
        only("secretariat", "auditor", others=404, **rest),
        only("secretariat", "auditor", *body, others=404, state=CaseState.SENT, **rest),
        replace(own(200, **rest), state=CaseState.DECIDED),
    ]


def case_edit(status: int = 200, decided: int = 422, **rest: Any) -> list[Row]:
    """The secretariat's; others are refused where they may read the case, and otherwise it is not there."""
    rows = case_read(**rest)
    answers = (status, status, decided)
    return [
        replace(row, expected={**_refused(row.expected), "secretariat": answer})
        for row, answer in zip(rows, answers, strict=True)
    ]


def _refused(expected: dict[str, int]) -> dict[str, int]:
    return {member: 403 if status == 200 else status for member, status in expected.items()}


PAGES = {
    "cases:list": persons(200),
    "cases:list_xlsx": persons(200),
    "cases:new": secretariat(),
    "cases:meetings": persons(200),
    "cases:meetings_xlsx": persons(200),
    "cases:follow_ups": persons(200),
    "cases:follow_ups_xlsx": persons(200),
    "cases:complete": only("secretariat", status=422, method="post", kwargs=lambda cast: {"pk": cast.follow_up.pk}),
    "cases:show": case_read(),
    "cases:texts": case_edit(),
    "cases:inputs": case_edit(),
    "cases:point_new": case_edit(),
    "cases:point": case_edit(kwargs=_point),
    "cases:point_remove": case_edit(422, method="post", kwargs=_point),
    "cases:change_new": case_edit(),
    "cases:change": case_edit(kwargs=_change),
    "cases:change_remove": case_edit(409, method="post", kwargs=_change),
    "cases:amounts": case_edit(409, method="post"),
    # Members read the version that was sent to them, not what has been written since.
    "cases:preview": [
        only("secretariat", "auditor", others=404, kwargs=_preview),
        Row(_PREVIEW_OF_SENT, kwargs=_preview, state=CaseState.SENT),
        own(200, kwargs=_preview, state=CaseState.DECIDED),
    ],
    "cases:version": own(404, kwargs=lambda cast: {"pk": cast.case.pk, "number": 9, "form": "pdf"}),
    "cases:send": case_edit(),
    "cases:decide": case_edit(decided=302),
    "cases:withdraw": case_edit(),
}
