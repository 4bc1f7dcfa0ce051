"""Who gets what at every address: one row per url name, walked by test_access.py with the cast of cast.py.

A new page is not done before it has a row here. `kwargs` and `data` are made from the cast, so that a row can
point at the cast's own initiative; the outsider then meets 404, because another partnership's things are not there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cast import MEMBERS, Cast

SIGN_IN = 302  # to the sign-in page
NO_PERSON = 403  # signed in, but nobody in any partnership
Make = Callable[[Cast], dict[str, Any]]


@dataclass(frozen=True)
class Row:
    expected: dict[str, int]
    method: str = "get"
    kwargs: Make = lambda cast: {}
    data: Make = lambda cast: {}


def everyone(status: int, **rest: Any) -> Row:
    """The same for all, strangers included."""
    return Row(dict.fromkeys(MEMBERS, status), **rest)


def signed_in(status: int, **rest: Any) -> Row:
    """For whoever has an account, a person or not."""
    return Row({**dict.fromkeys(MEMBERS, status), "anonymous": SIGN_IN}, **rest)


def persons(status: int, **rest: Any) -> Row:
    """For everybody in a partnership; a list page shows the outsider their own."""
    return Row({**dict.fromkeys(MEMBERS, status), "nobody": NO_PERSON, "anonymous": SIGN_IN}, **rest)


def own(status: int, **rest: Any) -> Row:
    """For everybody in the partnership that has the thing `kwargs` points at."""
    row = persons(status, **rest)
    return Row({**row.expected, "outsider": 404}, row.method, row.kwargs, row.data)


def only(*members: str, status: int, outsider: int = 404, **rest: Any) -> Row:
    """For these members alone; the others of the partnership are refused."""
    refused = {**dict.fromkeys(MEMBERS, 403), "outsider": outsider, "anonymous": SIGN_IN}
    return Row({**refused, **dict.fromkeys(members, status)}, **rest)


def guests(status: int, signed_in: int = 302, **rest: Any) -> Row:
    """Sign-in pages: for strangers; whoever is signed in is sent on."""
    return Row({**dict.fromkeys(MEMBERS, signed_in), "anonymous": status}, **rest)


_KEY = {"uidb36": "1", "key": "set-password"}
_NO_KEY = {"pk": 999999}

TABLE: dict[str, Row] = {
    # system
    "alive": everyone(200),
    "ready": everyone(200),
    "accessibility": everyone(200),
    "privacy": everyone(200),
    # account
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
