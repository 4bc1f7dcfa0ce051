"""What every command shares: Django is started when a command really runs, and never for `--help`."""

import os
from typing import Any

import click

from handlingsrom.commands.words import chosen_language


def start_django() -> None:
    """Set Django up and speak the chosen language. Cheap when done already."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handlingsrom.config.settings")
    import django
    from django.utils import translation

    django.setup()
    translation.activate(chosen_language())


class Command(click.Command):
    """A command that uses the database. Import models inside the function, as Django starts first then."""

    def invoke(self, ctx: click.Context) -> Any:
        start_django()
        return super().invoke(ctx)
