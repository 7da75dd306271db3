"""PostgreSQL, Redis and Celery behind a proxy that ends TLS. Missing settings stop the start."""

from __future__ import annotations

import os

from django.core.exceptions import ImproperlyConfigured

from ekinerja.settings.base import *  # noqa: F403
from ekinerja.settings.base import URL_DASAR


def _wajib(nama: str) -> str:
    """The value of an environment variable that production cannot do without."""
    nilai = os.environ.get(nama, "")
    if not nilai:
        raise ImproperlyConfigured(f"Setelan {nama} belum diisi.")
    return nilai


DEBUG = False
SECRET_KEY = _wajib("SECRET_KEY")
ALLOWED_HOSTS = _wajib("ALLOWED_HOSTS").split(",")
_wajib("DATABASE_URL")
_wajib("REDIS_URL")
_wajib("EKINERJA_URL")
CSRF_TRUSTED_ORIGINS = [URL_DASAR]

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("EMAIL_USE_TLS", "") == "1"
EMAIL_TIMEOUT = 20

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^livez/$", r"^readyz/$"]
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sesi"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
WAJIB_TOTP = True
# Its accounts have a password that everybody knows.
BOLEH_DEMO = False
# One proxy stands in front; what a client writes into X-Forwarded-For itself counts for nothing.
ALLAUTH_TRUSTED_PROXY_COUNT = 1
