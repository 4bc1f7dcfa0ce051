"""The forms of one's own account."""

from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

from handlingsrom.people.models import Person
from handlingsrom.web.forms import SafeFormMixin


class AddPasskeyForm(SafeFormMixin, AddWebAuthnForm):
    """A passkey always proves who holds it (PIN, finger or face), so that it is enough to sign in with alone."""

    unscanned = ("credential",)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of the passkey")
        self.fields["name"].help_text = _("For example the device it is kept on.")
        self.fields["name"].max_length = 60
        self.fields["passwordless"].initial = True
        self.fields["passwordless"].label = _("Sign in with the passkey alone, without e-mail and password")
        self.fields["passwordless"].help_text = _("The device then asks for a PIN, a finger or a face.")


class NamePasskeyForm(SafeFormMixin, EditWebAuthnForm):
    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of the passkey")


class PartnershipForm(SafeFormMixin, forms.Form):
    """Which partnership to work in, for the few who are in several."""

    partnership = forms.TypedChoiceField(coerce=int, label=_("Partnership"))

    def __init__(self, *args: object, persons: list[Person], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["partnership"].choices = [(p.partnership_id, p.partnership.name) for p in persons]
