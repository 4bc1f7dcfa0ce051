"""Signing in, and one's own account."""

from cast import MEMBERS
from web.access.rows import everyone, guests, only, signed_in

_KEY = {"uidb36": "1", "key": "set-password"}
_NO_KEY = {"pk": 999999}


PAGES = {
    "set_language": everyone(302, method="post", data=lambda cast: {"language": "nb"}),
    "profile": signed_in(200),
    "switch_partnership": only(
        *MEMBERS[:7],
        status=302,
        outsider=422,
        method="post",
        data=lambda cast: {"partnership": cast.partnership.pk},
    ),
    "account_signup": everyone(200),
    "account_login": guests(200),
    "account_logout": signed_in(302, method="post"),
    "account_inactive": everyone(200),
    "account_reauthenticate": signed_in(200),
    "account_change_password": signed_in(200),
    "account_set_password": signed_in(302),
    "account_reset_password": everyone(200),
    "account_reset_password_done": everyone(200),
    "account_reset_password_from_key": everyone(200, kwargs=lambda cast: _KEY),
    "account_reset_password_from_key_done": everyone(200),
    "mfa_index": signed_in(200),
    "mfa_authenticate": everyone(302),
    "mfa_reauthenticate": signed_in(302),
    "mfa_activate_totp": signed_in(302),
    "mfa_deactivate_totp": signed_in(404),
    "mfa_view_recovery_codes": signed_in(404),
    "mfa_generate_recovery_codes": signed_in(302),
    "mfa_download_recovery_codes": signed_in(404),
    "mfa_list_webauthn": signed_in(200),
    "mfa_add_webauthn": signed_in(302),
    "mfa_login_webauthn": everyone(302),
    "mfa_reauthenticate_webauthn": signed_in(302),
    "mfa_edit_webauthn": signed_in(302, kwargs=lambda cast: _NO_KEY),
    "mfa_remove_webauthn": signed_in(302, kwargs=lambda cast: _NO_KEY),
    "socialaccount_login_cancelled": everyone(200),
    "openid_connect_login": everyone(404, kwargs=lambda cast: {"provider_id": "oidc"}),
    "openid_connect_callback": everyone(404, kwargs=lambda cast: {"provider_id": "oidc"}),
}
