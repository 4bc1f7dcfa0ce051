"""A message is written, the worker beside the server sends it, and the secretariat reads what became of it."""

import os
import subprocess
import sys
import time

import pytest
from looking import assert_it_fits

WRITE = """
import django; django.setup()
from django.utils import timezone
from handlingsrom.messages.actions import Attachment
from handlingsrom.people.models import Partnership, Person
from outbox import write
partnership, person = Partnership.objects.get(), Person.objects.get(email__startswith="leder@")
file = Attachment("Tildelingsbrev på Øya.pdf", "application/pdf", b"%PDF-1.7")
write(partnership, person=person, email=person.email, now=timezone.now(), attachments=[file])
"""


def write_one(site) -> None:
    own = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    settings = {"HANDLINGSROM_DATA": str(site.data), "DJANGO_SETTINGS_MODULE": "handlingsrom.config.settings"}
    env = {**own, **settings, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", WRITE], env=env, check=True)


def wait_for_mail(site, seconds: float = 30) -> None:
    """Without a mail server the worker writes a file."""
    until = time.monotonic() + seconds
    while not list((site.data / "mail").glob("*")):
        assert time.monotonic() < until, "the worker sent nothing"
        time.sleep(0.2)


@pytest.mark.parametrize("width", [1280, 390])
def test_the_secretariat_reads_what_became_of_a_message_and_sends_it_again(own_site, signed_in, axe, width):
    write_one(own_site)
    wait_for_mail(own_site)
    page = signed_in(own_site, "sekretariat", width)
    page.on("dialog", lambda dialog: dialog.accept())

    page.goto("/meldinger/")
    axe(page)
    page.click("text=Tildelingsbrev for Bo trygt hjemme på Øya")
    axe(page)
    assert page.locator(".hr-mailstate").inner_text() == "Skrevet til fil"
    page.fill("[name=email]", "ny@demo.handlingsrom.example")
    page.click("main form button[type=submit]")
    page.wait_for_selector("text=på vei til ny@demo.handlingsrom.example")
    axe(page)
    assert_it_fits(page)
