"""The settings of the test suite: the real ones in a folder of their own, with what only costs time turned down."""

import atexit
import os
import shutil
import tempfile

_folder = tempfile.mkdtemp(prefix="handlingsrom-tests-")
_made_by = os.getpid()
atexit.register(lambda: os.getpid() == _made_by and shutil.rmtree(_folder, ignore_errors=True))
os.environ["HANDLINGSROM_DATA"] = _folder
os.environ.pop("HANDLINGSROM_URL", None)

from handlingsrom.config.settings import *  # noqa: E402, F403
from handlingsrom.config.settings import DATA, DATABASES, STATIC_ROOT, STORAGES  # noqa: E402

# Hashing a password properly takes a tenth of a second, by design.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Done at once, in the transaction's on_commit; tests of the worker itself run it in a process of its own.
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

STATIC_ROOT.mkdir()

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, as in an installation: an SQLite in memory has other locks, and no write-ahead log.
    DATABASES["default"]["TEST"] = {"NAME": DATA / "test.sqlite3"}
    _options = DATABASES["default"]["OPTIONS"]
    _options["init_command"] = _options["init_command"].replace("synchronous=FULL", "synchronous=OFF")
