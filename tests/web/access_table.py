"""Who gets what at every address: a row per url name and state, walked by test_access.py with the cast of cast.py.

A new page is not done before it has a row in the file of its room, in access/; several in a list where the answer
depends on the case's state. `kwargs` and `data` are made from the cast, so that a row can point at the cast's own
initiative; the outsider then meets 404, because another partnership's things are not there.
"""

from web.access import (
    account,
    awards,
    book,
    cases,
    control,
    findings,
    messages,
    money,
    overview,
    people,
    plan,
    system,
)
from web.access.rows import Row

ROOMS = (account, awards, book, cases, control, findings, messages, money, overview, people, plan, system)
TABLE: dict[str, Row | list[Row]] = {name: row for room in ROOMS for name, row in room.PAGES.items()}
