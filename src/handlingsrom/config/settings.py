"""Settings: everything an installation may choose comes from the environment, with safe defaults.

HANDLINGSROM_DATA       folder of the embedded database, files and the generated secret key (default `var/`)
DATABASE_URL            a PostgreSQL to use instead of the embedded SQLite
HANDLINGSROM_URL        the address people use (default http://127.0.0.1:8000); https: secure cookies, HSTS
HANDLINGSROM_LOG_LEVEL  WARNING (default) or INFO, which logs every request
HANDLINGSROM_SECRET_KEY, HANDLINGSROM_OIDC_*, HANDLINGSROM_SMTP_URL, HANDLINGSROM_MAIL_…: see docs/drift.md
"""

from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from handlingsrom.config import signin
from handlingsrom.config.environment import data_folder, database, env, mail, secret_key
from handlingsrom.config.logging import logging_settings

BASE = Path(__file__).resolve().parent.parent
DATA = data_folder()

SECRET_KEY = secret_key(DATA)
DEBUG = False
URL = env("HANDLINGSROM_URL", "http://127.0.0.1:8000").rstrip("/")
_host = urlsplit(URL).hostname or "127.0.0.1"
IS_HTTPS = urlsplit(URL).scheme == "https"
ALLOWED_HOSTS = [_host, "127.0.0.1", "localhost", "[::1]"]
CSRF_TRUSTED_ORIGINS = [URL]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "django_tasks",
    "django_tasks_db",
    # Before allauth, so that our templates for its pages win.
    "handlingsrom.web",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "handlingsrom.audit",
    "handlingsrom.people",
    "handlingsrom.messages",
    "handlingsrom.plan",
    "handlingsrom.money",
    "handlingsrom.cases",
    "handlingsrom.awards",
    "handlingsrom.findings",
]
AUTH_USER_MODEL = "people.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MIDDLEWARE = [
    # Outermost, so that every response and every log line carries the request's reference.
    "handlingsrom.web.system.reference.request_reference",
    "django.middleware.security.SecurityMiddleware",
    "handlingsrom.web.system.headers.extra_headers",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "handlingsrom.web.system.limits.refuse_large_requests",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "handlingsrom.web.system.language.norwegian_first",
    "django.middleware.locale.LocaleMiddleware",
    "handlingsrom.web.system.errors.fill_empty_errors",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "handlingsrom.web.system.language.language_of_account",
    "handlingsrom.web.actor.SignInRequired",
    "handlingsrom.web.system.sessions.keep_alive",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "handlingsrom.web.actor.FindActor",
    "handlingsrom.web.system.errors.RefusalPages",
    "handlingsrom.web.birthnumbers.stop_birth_numbers",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE / "web" / "templates", *sorted(BASE.glob("web/*/templates"))],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "handlingsrom.web.navigation.navigation",
                "handlingsrom.web.actor.actor_context",
            ],
        },
    }
]
ROOT_URLCONF = "handlingsrom.config.urls"
WSGI_APPLICATION = "handlingsrom.config.wsgi.application"

DATABASES = {"default": database(DATA)}
# Shared by all processes; sign-in rate limits must not be counted per process.
_CACHE = "django.core.cache.backends.db.DatabaseCache"
CACHES = {
    # Sign-in attempts are counted here, so it must not be emptied by what else is kept.
    "default": {"BACKEND": _CACHE, "LOCATION": "cache_entry", "OPTIONS": {"MAX_ENTRIES": 100_000}},
    # Workbooks that were tried and may be loaded.
    "files": {"BACKEND": _CACHE, "LOCATION": "cache_file", "OPTIONS": {"MAX_ENTRIES": 100}},
}

LANGUAGE_CODE = "nb"
LANGUAGES = [("nb", "Norsk bokmål"), ("nn", "Norsk nynorsk"), ("en", "English")]
LOCALE_PATHS = [BASE / "locale"]
TIME_ZONE = "Europe/Oslo"
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = DATA / "files"

# Sessions end with the browser and after 8 hours without use (keep_alive renews them).
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
_prefix = "__Host-" if IS_HTTPS else ""
SESSION_COOKIE_NAME = f"{_prefix}handlingsrom_session"
CSRF_COOKIE_NAME = f"{_prefix}handlingsrom_csrf"
LANGUAGE_COOKIE_NAME = f"{_prefix}handlingsrom_language"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = IS_HTTPS
CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "handlingsrom.web.system.errors.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# TLS ends in the proxy in front, which must set (never pass on) X-Forwarded-Proto: see docs/drift.md.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_HTTPS else None
SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^helse$", r"^klar$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_HTTPS
# Preloading binds the owner's whole domain and is theirs to decide, not a program's.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        # Designsystemet draws its check marks and alert icons as data: masks in the style sheet.
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        # The sign-in service is reached by a link, not by a form, so it need not be named: browsers hold
        # form-action against every redirect that follows, and providers redirect to origins nobody can list.
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# A request with files may be this large in all; text fields and other bodies 2 MB (DATA_UPLOAD_…).
REQUEST_MAX_BYTES = 20 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 10

_mail = mail(DATA)
locals().update(_mail)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env("HANDLINGSROM_MAIL_FROM", f"handlingsrom@{_host}")
MAIL_REPLY_TO = env("HANDLINGSROM_MAIL_REPLY_TO").strip()

# Background work waits in the database, and `handlingsrom worker` does it: docs/decisions/0008.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTHENTICATION_BACKENDS = signin.AUTHENTICATION_BACKENDS
LOGIN_URL = signin.LOGIN_URL
LOGIN_REDIRECT_URL = signin.LOGIN_REDIRECT_URL
locals().update(signin.SIGNIN)

LOGGING = logging_settings(env("HANDLINGSROM_LOG_LEVEL", "WARNING").upper())
