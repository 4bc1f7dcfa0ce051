"""Papers that are checked: their findings quote drafts."""

from typing import Any

from django.utils import timezone

from cast import Cast
from handlingsrom.findings.models import CheckedPaper
from web.access.cases import case_edit
from web.access.rows import only


def _paper(cast: Cast) -> dict[str, Any]:
    """Without findings; made when the walk first asks for it."""
    made = {
        "name": "sak.docx",
        "read": {"kind": "text", "blocks": [["paragraph", "Saken", 0, "", None]], "lost": []},
        "findings": [],
        "rules_count": 1,
        "checked_at": timezone.now(),
        "checked_by": "Sekretariat",
    }
    paper, _is_new = CheckedPaper.objects.get_or_create(
        partnership=cast.partnership, sha256="0" * 64, defaults=made
    )
    return {"pk": paper.pk}


PAGES = {
    "control:list": only("secretariat", "auditor", outsider=200),
    "control:upload": only("secretariat", status=422, outsider=422, method="post"),
    "control:check_case": case_edit(302, decided=422, method="post"),
    "control:paper": only("secretariat", "auditor", kwargs=_paper),
    "control:findings_xlsx": only("secretariat", "auditor", kwargs=_paper),
    "control:report": only("secretariat", "auditor", kwargs=_paper),
    "control:settle": only("secretariat", status=422, method="post", kwargs=_paper),
    "control:forget": only("secretariat", kwargs=_paper),
}
