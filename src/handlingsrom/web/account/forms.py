"""The forms of one's own account. allauth's, with our words, and checked like every other form."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as passkeys
from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts
from django.utils.translation import gettext_lazy as _

from handlingsrom.people.models import Person
from handlingsrom.web.forms import SafeFormMixin

_EMAIL, _PASSWORD, _CODE = _("E-mail"), _("Password"), _("Code")
_NEW, _AGAIN = _("New password"), _("The new password once more")


class AccountForm(SafeFormMixin):
    """Puts `words` (labels) on fields that are there, and takes away placeholders, which vanish when one types."""

    words: dict[str, Any] = {}
    unscanned = ("code", "credential")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            field.label = self.words.get(name, field.label)
            field.widget.attrs.pop("placeholder", None)
            field.help_text = " ".join(password_validators_help_texts()) if name == "password1" else ""


class SignInForm(AccountForm, account.LoginForm):
    words = {"login": _EMAIL, "password": _PASSWORD}


class ReauthenticateForm(AccountForm, account.ReauthenticateForm):
    words = {"password": _PASSWORD}


class ForgottenPasswordForm(AccountForm, account.ResetPasswordForm):
    words = {"email": _EMAIL}


class NewPasswordForm(AccountForm, account.ResetPasswordKeyForm):
    words = {"password1": _NEW, "password2": _AGAIN}


class ChangePasswordForm(AccountForm, account.ChangePasswordForm):
    words = {"oldpassword": _("The password you have now"), "password1": _NEW, "password2": _AGAIN}


class SetPasswordForm(AccountForm, account.SetPasswordForm):
    words = {"password1": _NEW, "password2": _AGAIN}


class CodeForm(AccountForm, mfa.AuthenticateForm):
    words = {"code": _CODE}


class CodeAgainForm(AccountForm, mfa.ReauthenticateForm):
    words = {"code": _CODE}


class AddAppForm(AccountForm, totp.ActivateTOTPForm):
    words = {"code": _("The code the app shows")}


class AddPasskeyForm(AccountForm, passkeys.AddWebAuthnForm):
    """A passkey that asks who holds it (PIN, finger or face) is enough to sign in with alone."""

    words = {
        "name": _("Name of the passkey, for example the device it is kept on"),
        "passwordless": _("Sign in with the passkey alone, without e-mail and password"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True


class NamePasskeyForm(AccountForm, passkeys.EditWebAuthnForm):
    words = {"name": _("Name of the passkey, for example the device it is kept on")}


class PartnershipForm(SafeFormMixin, forms.Form):
    """Which partnership to work in, for the few who are in several."""

    partnership = forms.TypedChoiceField(coerce=int, label=_("Partnership"))

    def __init__(self, *args: object, persons: list[Person], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choices = [(p.partnership_id, p.partnership.name) for p in persons]
        self.fields["partnership"].choices = choices  # type: ignore[attr-defined]
