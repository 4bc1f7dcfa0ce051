"""Every response says what a browser may do with it."""

import os
import subprocess
import sys

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "font-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}


@pytest.mark.parametrize("address", ["/helse", "/personvern", "/finnes-ikke"])
def test_the_content_security_policy_has_no_exceptions(client: Client, address: str):
    directives = dict(
        part.strip().split(" ", 1) for part in client.get(address)["Content-Security-Policy"].split(";")
    )

    assert directives == POLICY


def test_pages_are_not_framed_guessed_or_kept_by_others(client: Client):
    answer = client.get("/personvern")

    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cache-Control"] == "private, no-cache"
    assert "camera=()" in answer["Permissions-Policy"]


def test_with_https_cookies_are_bound_to_the_host_and_browsers_stay_on_https(tmp_path):
    code = (
        "from handlingsrom.config import settings as s;"
        "print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.SECURE_HSTS_SECONDS)"
    )
    env = {**os.environ, "HANDLINGSROM_DATA": str(tmp_path), "HANDLINGSROM_URL": "https://handlingsrom.example"}
    env["PYTHONPATH"] = os.pathsep.join(sys.path)

    said = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True).stdout

    assert said.split() == ["__Host-handlingsrom_session", "__Host-handlingsrom_csrf", "True", "31536000"]
