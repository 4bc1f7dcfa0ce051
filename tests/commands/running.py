"""A command run inside the test: what it writes, what it returns and what it refuses."""

from click import Command
from click.testing import CliRunner, Result


def run(command: Command, *arguments: object) -> Result:
    """`return_value` is the exit code when the command does not end itself, `exception` what it refused with."""
    return CliRunner().invoke(command, [str(argument) for argument in arguments], standalone_mode=False)
