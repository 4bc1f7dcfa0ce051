"""STARTTLS with a name and a password, and a certificate nobody vouches for."""

import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from factories import NOW
from handlingsrom.messages.kinds import MessageState, Problem
from handlingsrom.messages.sending import send
from outbox import write


@pytest.fixture
def certificate(tmp_path) -> Path:
    """Of 127.0.0.1, signed by itself, with its key in the same file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime.now(UTC) - timedelta(days=1))
        .not_valid_after(datetime.now(UTC) + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    secret = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    path = tmp_path / "certificate.pem"
    path.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.fixture
def secured(office, settings, certificate):
    office.tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    office.tls.load_cert_chain(certificate)
    office.accounts["handlingsrom"] = "hemmelig"
    settings.EMAIL_USE_TLS = True
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "handlingsrom", "hemmelig"
    with office.open():
        yield office


def test_mail_goes_encrypted_and_signed_in_to_a_server_one_can_trust(
    partnership, secured, certificate, monkeypatch
):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))

    send(write(partnership).pk, now=NOW)

    assert len(secured.received) == 1


def test_a_password_python_cannot_send_is_a_problem_of_signing_in_and_is_told_to_nobody(
    partnership, secured, certificate, monkeypatch, settings
):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    settings.EMAIL_HOST_PASSWORD = "hæmmelig"
    message = write(partnership)

    send(message.pk, now=NOW)

    message.refresh_from_db()
    assert (message.state, message.problem) == (MessageState.FAILED, Problem.SIGN_IN)
    assert message.answer == "UnicodeEncodeError"


def test_nothing_is_said_to_a_server_whose_certificate_nobody_vouches_for(partnership, secured):
    message = write(partnership)

    send(message.pk, now=NOW)

    message.refresh_from_db()
    assert (message.state, message.problem) == (MessageState.FAILED, Problem.ENCRYPTION)
    assert "certificate" in message.answer
    assert secured.received == []


def test_a_server_without_encryption_is_not_trusted_with_a_password(partnership, open_office, settings):
    settings.EMAIL_USE_TLS, settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = True, "x", "hemmelig"
    message = write(partnership)

    send(message.pk, now=NOW)

    message.refresh_from_db()
    assert message.problem == Problem.ENCRYPTION
