"""Settings: everything an installation may choose comes from the environment, with safe defaults.

HANDLINGSROM_DATA   folder of the embedded database, files and the generated secret key (default `var/`)
DATABASE_URL        a PostgreSQL to use instead of the embedded SQLite
HANDLINGSROM_URL    the address people use (default http://127.0.0.1:8000); https turns on secure cookies and HSTS
HANDLINGSROM_SECRET_KEY, HANDLINGSROM_OIDC_*, HANDLINGSROM_SMTP_*: see docs/drift.md
"""

from pathlib import Path
from urllib.parse import urlsplit

from handlingsrom.config.environment import data_folder, database, env, secret_key

BASE = Path(__file__).resolve().parent.parent
DATA = data_folder()

SECRET_KEY = secret_key(DATA)
DEBUG = False
URL = env("HANDLINGSROM_URL", "http://127.0.0.1:8000").rstrip("/")
_url = urlsplit(URL)
IS_HTTPS = _url.scheme == "https"
ALLOWED_HOSTS = [_url.hostname or "127.0.0.1", "127.0.0.1", "localhost", "[::1]"]
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
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "handlingsrom.audit",
    "handlingsrom.people",
    "handlingsrom.plan",
    "handlingsrom.money",
    "handlingsrom.cases",
    "handlingsrom.web",
]
AUTH_USER_MODEL = "people.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DATABASES = {"default": database(DATA)}

LANGUAGE_CODE = "nb"
LANGUAGES = [("nb", "Norsk bokmål"), ("nn", "Norsk nynorsk"), ("en", "English")]
LOCALE_PATHS = [BASE / "locale"]
TIME_ZONE = "Europe/Oslo"
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

ROOT_URLCONF = "handlingsrom.config.urls"
STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
