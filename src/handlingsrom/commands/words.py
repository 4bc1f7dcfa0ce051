"""The language of the command line: the same catalogues as the pages, read without starting Django.

HANDLINGSROM_LANGUAGE chooses (nb, nn or en); bokmål otherwise. Commands write
`from gettext import gettext as _`; click looks its own words up in the same place.
"""

import gettext
import os
from pathlib import Path

LOCALE = Path(__file__).resolve().parent.parent / "locale"


def chosen_language() -> str:
    wanted = os.environ.get("HANDLINGSROM_LANGUAGE", "nb")
    return wanted if wanted in ("nb", "nn", "en") else "nb"


def use_chosen_language() -> None:
    """Must run before any command module is imported: their help texts are translated as they are read."""
    os.environ["LANGUAGE"] = chosen_language()
    gettext.bindtextdomain("django", str(LOCALE))
    gettext.textdomain("django")


def _clicks_own_words() -> list[str]:
    """Never called: names the words of click that our catalogues translate, for the tool that collects strings."""
    from gettext import gettext as _
    from gettext import ngettext

    return [
        _("Usage:"),
        _("Options"),
        _("Commands"),
        _("Positional arguments"),
        _("default: {default}"),
        _("required"),
        _("Show this message and exit."),
        _("Show the version and exit."),
        _("%(prog)s, version %(version)s"),
        _("Error: {message}"),
        _("Try '{command} {option}' for help."),
        _("No such command {name!r}."),
        _("Missing command."),
        _("Missing argument"),
        _("Missing option"),
        _("Missing parameter"),
        ngettext("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})", 1),
        _("Invalid value: {message}"),
        _("Invalid value for {param_hint}: {message}"),
        _("No such option {name!r}."),
        ngettext("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", 1),
        _("Option {name!r} does not take a value."),
        ngettext("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments.", 1),
        ngettext("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", 1),
        _("{value!r} is not a valid {number_type}."),
        _("{value} is not in the range {range}."),
        _("{name} {filename!r} does not exist."),
        _("{name} {filename!r} is a file."),
        _("{name} {filename!r} is a directory."),
        _("{name} {filename!r} is not readable."),
        _("{name} {filename!r} is not writable."),
        _("file"),
        _("directory"),
        _("path"),
    ]
