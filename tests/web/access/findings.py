"""What does not add up."""

from web.access.rows import only

PAGES = {
    "money_findings": only("secretariat", "auditor", outsider=200),
    "money_findings_xlsx": only("secretariat", "auditor", outsider=200),
}
