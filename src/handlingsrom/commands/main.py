"""`handlingsrom`: the command line. A new command is a file here and its line in COMMANDS."""

import importlib
import sys
from gettext import gettext as _

import click

from handlingsrom.commands.words import use_chosen_language

# Name on the command line → module in this folder, which holds it as `command`, or as what follows a colon;
# in the order of the help.
COMMANDS = {
    "check": "check",
    "migrate": "migrate",
    "serve": "serve",
    "worker": "worker",
    "mail": "mail",
    "daily": "daily",
    "status": "status",
    "plan": "plan",
    "cases": "cases",
    "paper": "paper",
    "adopt": "adopt",
    "figures": "figures",
    "verify": "verify",
    "findings": "findings",
    "account": "account",
    "administrator": "administrator",
    "demo": "demo",
    "demo-reset": "demo:reset",
    "read": "read_papers",
    "template": "template",
    "import": "import_book",
    "export": "export_book",
    "import-accounts": "import_accounts",
}


class Handlingsrom(click.Group):
    """Imports a command's module only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        name, _colon, attribute = COMMANDS[cmd_name].partition(":")
        module = importlib.import_module(f"handlingsrom.commands.{name}")
        command: click.Command = getattr(module, attribute or "command")
        command.options_metavar = _("[OPTIONS]")
        return command


def _group() -> Handlingsrom:
    group = Handlingsrom(
        "handlingsrom",
        help=_("Strategy, action plan, money and decisions for a partnership."),
        epilog=_("Environment: HANDLINGSROM_DATA (folder, default var/), DATABASE_URL, HANDLINGSROM_LANGUAGE."),
        options_metavar=_("[OPTIONS]"),
        subcommand_metavar=_("COMMAND [ARGS]..."),
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    return click.version_option(package_name="handlingsrom", prog_name="handlingsrom")(group)


def main() -> None:
    """The entry point: runs a command and turns everything that can go wrong into sentences and an exit code."""
    use_chosen_language()
    try:
        code = _group().main(standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.Abort:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except Exception as error:
        from handlingsrom.commands.failures import explain

        sys.exit(explain(error))
