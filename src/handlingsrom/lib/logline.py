"""One line of JSON per log record, and the short references that tie a line to what a person saw."""

import json
import logging
import re
import secrets
from contextvars import ContextVar
from datetime import UTC, datetime

reference: ContextVar[str] = ContextVar("reference", default="")
"""The reference of the request under way, in its log lines and audit records; empty on the command line."""

# Without letters and digits that are mistaken for each other when read out over the telephone.
_READABLE = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


# PostgreSQL tells the values of the row that broke a rule, and they may be a person's.
_DETAIL = re.compile(r"DETAIL:.*")


def new_reference() -> str:
    """Eight readable characters, shown on an error page and written in the log."""
    return "".join(secrets.choice(_READABLE) for _ in range(8))


class JsonLine(logging.Formatter):
    """Formats a record as one line of JSON: time (UTC), level, logger, message, reference, traceback.

    Extra facts are given with `extra={"facts": {...}}`. Never put form contents or query strings there.
    """

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **getattr(record, "facts", {}),
        }
        if reference := getattr(record, "reference", ""):
            line["reference"] = reference
        if record.exc_info:
            line["traceback"] = _DETAIL.sub("DETAIL: …", self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False, default=str)
