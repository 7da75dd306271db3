"""The test run: a fresh database of its own on disk, fast password hashing, letters kept in memory.

``BASISDATA_UJI=postgres`` runs on PostgreSQL (``DATABASE_URL`` or the one on loopback).
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

VAR_DIR = Path(tempfile.mkdtemp(prefix="ekinerja-uji-"))
atexit.register(shutil.rmtree, VAR_DIR, ignore_errors=True)
os.environ["EKINERJA_VAR"] = str(VAR_DIR)

from ekinerja.settings.base import *  # noqa: E402, F403
from ekinerja.settings.base import basis_data  # noqa: E402

POSTGRES = os.environ.get("BASISDATA_UJI") == "postgres"
_url = (
    os.environ.get("DATABASE_URL", "postgres://root@127.0.0.1:5432/test")
    if POSTGRES
    else f"sqlite:///{VAR_DIR / 'ekinerja.sqlite3'}"
)
DATABASES = {"default": basis_data(_url)}
# A file and not ``:memory:``: threads of a race test must each open the same database.
DATABASES["default"]["TEST"] = {
    "NAME": f"uji_ekinerja_{os.getpid()}" if POSTGRES else str(VAR_DIR / "uji.sqlite3")
}
DATABASES["default"]["CONN_MAX_AGE"] = 0

SECRET_KEY = "hanya-untuk-uji"  # noqa: S105
DEBUG = False
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
ANTREAN_CELERY = False
# No collected folder in a test run: let whitenoise look when asked instead of warning at start.
WHITENOISE_AUTOREFRESH = True
# Each process its own: clearing a cache on Redis would empty the broker's database beside it.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
