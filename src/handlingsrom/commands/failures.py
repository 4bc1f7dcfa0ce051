"""How a command ends when it cannot do what was asked. No traceback ever reaches a person.

1: refused, with the reason in a sentence. 2: used wrongly, or a fault of ours with a reference to the log line.
"""

import logging
import sys
from gettext import gettext as _

from handlingsrom.commands.output import say
from handlingsrom.lib.errors import Refused
from handlingsrom.lib.logline import JsonLine, new_reference

REFUSED, FAULT = 1, 2


def explain(error: Exception) -> int:
    """Say on standard error what went wrong, and return the exit code."""
    sentences = _known(error)
    for sentence in sentences:
        say(sentence)
    return REFUSED if sentences else _report_fault(error)


def _known(error: Exception) -> list[str]:
    if isinstance(error, Refused):
        return [str(error)]
    if "django" not in sys.modules:
        return []
    from django.core.exceptions import ValidationError
    from django.db import DatabaseError

    if isinstance(error, ValidationError):
        return [str(message) for message in error.messages]
    if isinstance(error, DatabaseError) and (reason := _what_the_database_lacks(error)):
        return [reason]
    return []


def _what_the_database_lacks(error: Exception) -> str:
    """The two things whoever runs the command can mend; any other database error is a fault of ours."""
    from django.db import connection

    try:
        connection.ensure_connection()
    except Exception:
        return _("The database does not answer. Check DATABASE_URL, and that the database server is running.")
    undefined_table = getattr(error.__cause__, "sqlstate", "") == "42P01"
    if undefined_table or str(error).startswith("no such table"):
        return _("The database is not prepared. Run: handlingsrom migrate")
    return ""


def _report_fault(error: Exception) -> int:
    reference = new_reference()
    facts = (error, error.__traceback__)
    record = logging.LogRecord(
        "handlingsrom.commands", logging.ERROR, __file__, 0, "command failed", None, (type(error), *facts)
    )
    record.reference = reference
    say(JsonLine().format(record))
    say(
        _("Something went wrong, and it is the program's fault. Reference: {reference}").format(reference=reference)
    )
    return FAULT
