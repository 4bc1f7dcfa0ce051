"""`handlingsrom serve`: prepare the installation and serve it until told to stop, with a worker beside it."""

import errno
import socket
from gettext import gettext as _

import click

from handlingsrom.commands.background import Background
from handlingsrom.commands.number import Number
from handlingsrom.commands.output import json_option, say, write_json
from handlingsrom.commands.shell import Command
from handlingsrom.lib.errors import Refused

# Enough to keep a core busy while some wait for the database or for Typst; each may hold one connection.
THREADS_PER_WORKER = 4


@click.command("serve", cls=Command, help=_("Serve the program. Prepares the database first. Ctrl-C ends it."))
@click.option(
    "--host", default="127.0.0.1", show_default=True, metavar=_("ADDRESS"), help=_("The address to listen on.")
)
@click.option("--port", default=8000, show_default=True, type=Number(1, 65535), help=_("The port to listen on."))
@click.option("--workers", default=1, show_default=True, type=Number(1, 64), help=_("The number of processes."))
@click.option(
    "--worker/--no-worker",
    "with_worker",
    default=True,
    show_default=True,
    help=_("Whether to start a worker beside it, which sends mail."),
)
@json_option
def command(host: str, port: int, workers: int, with_worker: bool, as_json: bool) -> None:
    from handlingsrom.commands.installation import prepare

    _check_port(host, port)
    _check_addresses()
    prepare()
    _close_connections()
    address = f"http://{host}:{port}"
    if as_json:
        write_json({"address": address})
    say(_("Handlingsrom answers on {address}").format(address=address))
    _serve(host, port, workers, with_worker)


def _check_port(host: str, port: int) -> None:
    """Refuse in a sentence, before anything is prepared, if something else listens there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            is_taken = error.errno == errno.EADDRINUSE
            reason = _("something else listens there") if is_taken else error.strerror
            said = _("Cannot listen on {host}:{port}: {reason}. Choose another with --port.")
            raise Refused(said.format(host=host, port=port, reason=reason)) from error


def _check_addresses() -> None:
    """Read every page's module now: a worker that cannot would answer each request with an empty error."""
    from django.urls import get_resolver

    get_resolver().url_patterns  # noqa: B018  (reading it is what imports them)


def _close_connections() -> None:
    """The workers open their own; the parent keeps none."""
    from django.db import connections

    connections.close_all()


def _serve(host: str, port: int, workers: int, with_worker: bool) -> None:
    from django.conf import settings
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    server = Granian(
        "handlingsrom.config.wsgi:application",
        address=host,
        port=port,
        # WSGI: the program is synchronous throughout, and threads suit its databases.
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS_PER_WORKER,
        respawn_failed_workers=True,
        workers_kill_timeout=20,
        log_dictconfig=settings.LOGGING,
        log_level=LogLevels.warning,
        websockets=False,
    )
    if with_worker:
        background = Background()
        server.on_startup(background.start)
        server.on_shutdown(background.stop)
    server.serve()
