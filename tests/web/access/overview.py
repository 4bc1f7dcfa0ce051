"""The front page."""

from web.access.rows import persons

PAGES = {
    "overview": persons(200),
    "overview_decisions_xlsx": persons(200),
}
