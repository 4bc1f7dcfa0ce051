"""Sign-in: the settings of django-allauth (accounts, second factor, OpenID Connect, rate limits).

HANDLINGSROM_REQUIRE_MFA        1: secretariat and administrators must have a second factor or a passkey
HANDLINGSROM_OIDC_ISSUER        the identity provider, e.g. https://id.example.no: with _CLIENT_ID and
                                _CLIENT_SECRET it gives a button on the sign-in page.
                                The redirect address to register there is URL/konto/ekstern/oidc/svar/
HANDLINGSROM_OIDC_NAME          what the button calls it
HANDLINGSROM_OIDC_TRUSTS_EMAIL  1: the provider vouches for every address it gives. Needed for Entra ID, which says
                                nothing of email_verified; only for a provider whose addresses the owner controls
HANDLINGSROM_PROXIES            how many proxies of ours set X-Forwarded-For (default 1 with https, otherwise 0)
"""

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from handlingsrom.config.environment import env

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
_IS_HTTPS = env("HANDLINGSROM_URL").startswith("https:")


def oidc_providers(
    issuer: str, client_id: str, secret: str, name: str, *, trusts_email: bool = False
) -> dict[str, Any]:
    """allauth's SOCIALACCOUNT_PROVIDERS for one identity provider, found by discovery; empty without an issuer.

    Answers are fetched straight from the provider, so it is TLS that proves who gave them: only https will do.
    """
    if not issuer:
        return {}
    parts = urlsplit(issuer)
    if parts.scheme != "https" and parts.hostname not in {"127.0.0.1", "localhost"}:
        raise ImproperlyConfigured("HANDLINGSROM_OIDC_ISSUER must start with https://")
    app = {
        "provider_id": "oidc",
        "name": name,
        "client_id": client_id,
        "secret": secret,
        "settings": {
            "server_url": issuer.rstrip("/"),
            "oauth_pkce_enabled": True,
            "verified_email": trusts_email,
        },
    }
    return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}


_FORMS = "handlingsrom.web.account.forms"
_VALIDATION = "django.contrib.auth.password_validation"

SIGNIN: dict[str, Any] = {
    "AUTH_PASSWORD_VALIDATORS": [
        {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
        {
            "NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator",
            "OPTIONS": {"user_attributes": ["email"]},
        },
        {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    ],
    "PASSWORD_RESET_TIMEOUT": 24 * 60 * 60,
    "ACCOUNT_ADAPTER": "handlingsrom.web.account.adapter.AccountAdapter",
    "ACCOUNT_FORMS": {
        "login": f"{_FORMS}.SignInForm",
        "reauthenticate": f"{_FORMS}.ReauthenticateForm",
        "reset_password": f"{_FORMS}.ForgottenPasswordForm",
        "reset_password_from_key": f"{_FORMS}.NewPasswordForm",
        "change_password": f"{_FORMS}.ChangePasswordForm",
        "set_password": f"{_FORMS}.SetPasswordForm",
    },
    "ACCOUNT_USER_MODEL_USERNAME_FIELD": None,
    "ACCOUNT_LOGIN_METHODS": {"email"},
    "ACCOUNT_SIGNUP_FIELDS": ["email*", "password1*"],
    # The administrator who makes the account vouches for the address.
    "ACCOUNT_EMAIL_VERIFICATION": "none",
    "ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS": False,
    "ACCOUNT_EMAIL_NOTIFICATIONS": True,
    "ACCOUNT_EMAIL_SUBJECT_PREFIX": "Handlingsrom: ",
    "ACCOUNT_DEFAULT_HTTP_PROTOCOL": "https" if _IS_HTTPS else "http",
    # Sessions end with the browser: see SESSION_… in settings.py.
    "ACCOUNT_SESSION_REMEMBER": False,
    "ACCOUNT_LOGOUT_REDIRECT_URL": "account_login",
    "ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE": False,
    # Counted in the shared cache. "key" is the e-mail address tried, so changing network does not help a guesser.
    "ACCOUNT_RATE_LIMITS": {
        "login": "30/m/ip",
        "login_failed": "20/m/ip,5/5m/key",
        "reauthenticate": "5/m/user",
        "reset_password": "10/m/ip,3/10m/key",
    },
    "ALLAUTH_TRUSTED_PROXY_COUNT": int(env("HANDLINGSROM_PROXIES", "1" if _IS_HTTPS else "0")),
    "MFA_ADAPTER": "handlingsrom.web.account.adapter.MfaAdapter",
    "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
    "MFA_PASSKEY_LOGIN_ENABLED": True,
    "MFA_ALLOW_UNVERIFIED_EMAIL": True,
    "MFA_TOTP_ISSUER": "Handlingsrom",
    # A code typed as it runs out is still taken.
    "MFA_TOTP_TOLERANCE": 1,
    # Browsers themselves allow http for localhost only.
    "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN": not _IS_HTTPS,
    "MFA_FORMS": {
        "authenticate": f"{_FORMS}.CodeForm",
        "reauthenticate": f"{_FORMS}.CodeAgainForm",
        "activate_totp": f"{_FORMS}.AddAppForm",
        "add_webauthn": f"{_FORMS}.AddPasskeyForm",
        "edit_webauthn": f"{_FORMS}.NamePasskeyForm",
    },
    "REQUIRE_MFA": env("HANDLINGSROM_REQUIRE_MFA") in {"1", "true", "yes"},
    "SOCIALACCOUNT_ADAPTER": "handlingsrom.web.account.adapter.ProviderAdapter",
    "SOCIALACCOUNT_EMAIL_AUTHENTICATION": True,
    "SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT": True,
    "SOCIALACCOUNT_EMAIL_VERIFICATION": "none",
    "SOCIALACCOUNT_LOGIN_ON_GET": True,
    "SOCIALACCOUNT_STORE_TOKENS": False,
    "SOCIALACCOUNT_PROVIDERS": oidc_providers(
        env("HANDLINGSROM_OIDC_ISSUER"),
        env("HANDLINGSROM_OIDC_CLIENT_ID"),
        env("HANDLINGSROM_OIDC_CLIENT_SECRET"),
        env("HANDLINGSROM_OIDC_NAME", "OpenID Connect"),
        trusts_email=env("HANDLINGSROM_OIDC_TRUSTS_EMAIL") in {"1", "true", "yes"},
    ),
}
