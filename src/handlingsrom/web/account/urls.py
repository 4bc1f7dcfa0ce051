"""One's own account and signing in. allauth's pages under our own addresses; those we do not use are left out."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as provider
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.urls import path, re_path

from handlingsrom.web.account import views

_NEW_PASSWORD = r"^konto/passord/ny/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$"  # noqa: S105 (an address)

urlpatterns = [
    path("konto/", views.profile, name="profile"),
    path("konto/partnerskap/", views.switch_partnership, name="switch_partnership"),
    path("konto/sprak/", views.set_language, name="set_language"),
    path("konto/ny/", views.no_sign_up, name="account_signup"),
    path("konto/logg-inn/", account.login, name="account_login"),
    path("konto/logg-ut/", account.logout, name="account_logout"),
    path("konto/inaktiv/", account.account_inactive, name="account_inactive"),
    path("konto/bekreft/", account.reauthenticate, name="account_reauthenticate"),
    path("konto/passord/", account.password_change, name="account_change_password"),
    path("konto/passord/velg/", account.password_set, name="account_set_password"),
    path("konto/passord/glemt/", account.password_reset, name="account_reset_password"),
    path("konto/passord/glemt/sendt/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "konto/passord/ny/ferdig/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(_NEW_PASSWORD, account.password_reset_from_key, name="account_reset_password_from_key"),
    path("konto/sikkerhet/", mfa.index, name="mfa_index"),
    path("konto/sikkerhet/kode/", mfa.authenticate, name="mfa_authenticate"),
    path("konto/sikkerhet/bekreft/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("konto/sikkerhet/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("konto/sikkerhet/app/fjern/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("konto/sikkerhet/reservekoder/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("konto/sikkerhet/reservekoder/nye/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("konto/sikkerhet/reservekoder/fil/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("konto/sikkerhet/nokler/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("konto/sikkerhet/nokler/ny/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("konto/sikkerhet/nokler/inn/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("konto/sikkerhet/nokler/bekreft/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("konto/sikkerhet/nokler/<int:pk>/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("konto/sikkerhet/nokler/<int:pk>/fjern/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("konto/ekstern/avbrutt/", provider.login_cancelled, name="socialaccount_login_cancelled"),
    path("konto/ekstern/<slug:provider_id>/", oidc.login, name="openid_connect_login"),
    path("konto/ekstern/<slug:provider_id>/svar/", oidc.callback, name="openid_connect_callback"),
]
