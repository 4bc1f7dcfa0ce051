"""What we ask of django-allauth that its settings cannot say: nobody makes an account for themselves."""

import base64
import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from handlingsrom.audit.actions import record
from handlingsrom.people.actors import actor_for
from handlingsrom.people.models import User

_WRONG_CODE = gettext_lazy("The code is wrong or has run out. Type the newest one.")


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": gettext_lazy("The e-mail address or the password is wrong."),
        "too_many_login_attempts": gettext_lazy(
            "There have been too many attempts for this address. Wait five minutes, or choose a new password."
        ),
        "enter_current_password": gettext_lazy("This is not the password you have now."),
        "incorrect_password": gettext_lazy("The password is wrong."),
        "incorrect_code": _WRONG_CODE,
        "rate_limited": gettext_lazy("There have been too many attempts in a short time. Wait a few minutes."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **rest: Any
    ) -> None:
        """Signing in and out show for themselves; a notice about them is only in the way."""
        if message_template and message_template.endswith(("/logged_in.txt", "/logged_out.txt")):
            return
        super().add_message(request, level, message_template, *args, **rest)

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """Called for every change of how one signs in: tell the owner, and leave a record."""
        by = actor_for(user, on=timezone.localdate())
        record(by=by, now=timezone.now(), action=_action(template_prefix), subject=user)
        super().send_notification_mail(template_prefix, user, context, email or user.email)


def _action(template_prefix: str) -> str:
    """`mfa/email/totp_activated` is recorded as `account.totp_activated`."""
    return f"account.{template_prefix.rsplit('/', 1)[-1]}"


class MfaAdapter(DefaultMFAAdapter):
    error_messages = {**DefaultMFAAdapter.error_messages, "incorrect_code": _WRONG_CODE}

    def encrypt(self, text: str) -> str:
        """Keys of apps and codes are of no use to whoever gets hold of a copy of the database alone."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        try:
            return _cipher().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            # Made with another secret key: no code will fit, and the person must add the app again.
            return ""

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": "Handlingsrom"}

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        return _("My passkey")


def _cipher() -> Fernet:
    digest = hashlib.sha256(b"second factor" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))


class ProviderAdapter(DefaultSocialAccountAdapter):
    """OpenID Connect: only existing accounts come in, the first time by an address the provider has verified."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def is_auto_signup_allowed(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def authenticate_by_email(self, sociallogin: SocialLogin) -> tuple[User, str] | None:
        """The account of a verified address, marked as verified here too, or allauth would wipe the password."""
        verified = [address.email.lower() for address in sociallogin.email_addresses if address.verified is True]
        user = User.objects.filter(email__in=verified, is_active=True).first()
        if user is None:
            return None
        EmailAddress.objects.update_or_create(
            user=user, email=user.email, defaults={"verified": True, "primary": True}
        )
        return user, user.email

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Refuse linking to whoever is signed in, and answers that speak of two different people."""
        said = sociallogin.account.extra_data
        subjects = {said[part].get("sub") for part in ("userinfo", "id_token") if said.get(part)}
        if sociallogin.state.get("process") == "connect" or len(subjects) != 1:
            raise ImmediateHttpResponse(render(request, "socialaccount/authentication_error.html", status=403))

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: Any) -> str:
        return reverse("profile")
