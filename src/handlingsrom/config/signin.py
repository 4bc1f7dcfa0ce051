"""Sign-in: the settings of django-allauth (accounts, MFA, OpenID Connect, rate limits)."""

from typing import Any

AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
LOGIN_URL = "/accounts/login/"
LOGIN_REDIRECT_URL = "/"

# Where the identity provider lives, e.g. "https://id.example.no": the browser is sent there from our form,
# so the Content-Security-Policy must name it in form-action. Empty without OpenID Connect.
OIDC_ORIGIN = ""

SIGNIN: dict[str, Any] = {}
