"""A log line is one line of JSON, and tells nothing of persons."""

import json
import logging
import sys

from handlingsrom.lib.logline import JsonLine


def line_of(error: Exception) -> dict:
    try:
        raise error
    except Exception:
        record = logging.LogRecord("x", logging.ERROR, "", 1, "It failed", (), sys.exc_info())
    written = JsonLine().format(record)
    assert "\n" not in written
    return json.loads(written)


def test_the_traceback_is_there_on_the_one_line():
    assert "ValueError: nei" in line_of(ValueError("nei"))["traceback"]


def test_the_values_of_a_row_that_broke_a_rule_are_left_out():
    said = line_of(ValueError("duplicate key\nDETAIL:  Key (email)=(kari@example.no) already exists."))
    assert "duplicate key" in said["traceback"]
    assert "kari" not in said["traceback"]
