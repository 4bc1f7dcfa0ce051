"""Logging: one line of JSON per record, on standard error, with the reference of the request it belongs to."""

from typing import Any


def logging_settings(level: str) -> dict[str, Any]:
    """Django's LOGGING setting. Level WARNING logs what went wrong, INFO every request as well."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"reference": {"()": "handlingsrom.web.system.reference.AddReference"}},
        "formatters": {"json": {"()": "handlingsrom.lib.logline.JsonLine"}},
        "handlers": {
            "stderr": {
                "class": "logging.StreamHandler",
                "stream": "ext://sys.stderr",
                "formatter": "json",
                "filters": ["reference"],
            }
        },
        "root": {"handlers": ["stderr"], "level": level},
        # Django's own handlers (console in debug, mail to admins) would say everything twice.
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            "django.server": {"handlers": [], "level": level, "propagate": True},
        },
    }
