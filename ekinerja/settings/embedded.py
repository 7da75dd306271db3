"""One machine, nothing to install: SQLite, the runner process, e-mail on the console."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from ekinerja.settings.base import *  # noqa: F403
from ekinerja.settings.base import VAR_DIR

# Database, issued documents and logged letters belong to the account that runs the portal.
os.umask(0o077)


def _kunci_rahasia(berkas: Path) -> str:
    """The installation's own secret, made on the first start and kept for its owner only."""
    if not berkas.exists():
        berkas.parent.mkdir(parents=True, exist_ok=True)
        sementara = berkas.with_suffix(f".{os.getpid()}")
        sementara.touch(mode=0o600)
        sementara.write_text(secrets.token_urlsafe(50))
        with contextlib.suppress(FileExistsError):
            os.link(sementara, berkas)
        sementara.unlink()
    return berkas.read_text()


DEBUG = os.environ.get("EKINERJA_DEBUG") == "1"
SECRET_KEY = os.environ.get("SECRET_KEY") or _kunci_rahasia(VAR_DIR / "kunci-rahasia")
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
