"""What every installation shares. Values that differ come from the environment."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF

AKAR = Path(__file__).resolve().parents[2]
VAR_DIR = Path(os.environ.get("EKINERJA_VAR", AKAR / "var"))
URL_DASAR = os.environ.get("EKINERJA_URL", "http://127.0.0.1:8000").rstrip("/")
VERSI_APLIKASI = "0.1"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_filters",
    "django_htmx",
    "ekinerja.inti",
    "ekinerja.antrean",
    "ekinerja.jejak",
    "ekinerja.isian",
    "ekinerja.pemberitahuan",
    "ekinerja.dokumen",
    "ekinerja.kepegawaian",
    "ekinerja.profil",
    "ekinerja.kalender",
    "skp",
    "dialog",
    "feedback",
    "evaluasi",
    "ekinerja.beranda",
    "ekinerja.acuan",
    "ekinerja.demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "ekinerja.inti.middleware.UkuranMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "ekinerja.isian.middleware.TitipanMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "ekinerja.kepegawaian.akun.middleware.SesiMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "ekinerja.inti.middleware.HalamanPribadiMiddleware",
    "ekinerja.inti.middleware.PelakuMiddleware",
    "ekinerja.kepegawaian.akun.middleware.DuaLangkahMiddleware",
    "ekinerja.inti.middleware.DitolakMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "ekinerja.urls"
WSGI_APPLICATION = "ekinerja.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [AKAR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "ekinerja.beranda.konteks.menu",
            ],
            "builtins": [
                "ekinerja.inti.templatetags.butir",
                "ekinerja.inti.templatetags.formulir",
                "ekinerja.inti.templatetags.komponen",
                "ekinerja.inti.templatetags.format_id",
                "ekinerja.isian.templatetags.kirim",
                "django.templatetags.static",
                "django_htmx.templatetags.django_htmx",
                "crispy_forms.templatetags.crispy_forms_tags",
            ],
        },
    }
]

# psycopg binds on the server and keeps its statements: a detail page costs PostgreSQL a third.
_PILIHAN_POSTGRES = {"server_side_binding": True, "prepare_threshold": 5}
_PILIHAN_SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA recursive_triggers=ON;"
    ),
}


def basis_data(url: str) -> dict[str, Any]:
    """One database entry from its URL, with the options that each kind needs."""
    entri: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=600))
    postgres = entri["ENGINE"].endswith("postgresql")
    entri["OPTIONS"] = {
        **entri.get("OPTIONS", {}),
        **(_PILIHAN_POSTGRES if postgres else _PILIHAN_SQLITE),
    }
    entri["CONN_HEALTH_CHECKS"] = True
    return entri


DATABASES = {
    "default": basis_data(
        os.environ.get("DATABASE_URL", f"sqlite:///{VAR_DIR / 'ekinerja.sqlite3'}")
    )
}
REDIS_URL = os.environ.get("REDIS_URL", "")
ANTREAN_CELERY = bool(REDIS_URL)

CACHES: dict[str, Any] = {
    "default": {
        "BACKEND": "ekinerja.inti.tembolok.TembolokRedis",
        "LOCATION": REDIS_URL,
        "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 2},
    }
    if REDIS_URL
    else {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR / "tembolok",
    }
}

AUTH_USER_MODEL = "kepegawaian.Pengguna"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "ekinerja.kepegawaian.akun.backend.PegawaiBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "ekinerja.kepegawaian.akun.validators.SandiBukanIdentitas"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "ekinerja.kepegawaian.akun.adapter.AkunAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
# A whole office logs in from one address; failures are counted by axes alone.
ACCOUNT_RATE_LIMITS = {"login": "120/m/ip", "login_failed": None, "aktivasi": "60/m/ip"}
ACCOUNT_FORMS = {
    "login": "ekinerja.kepegawaian.akun.forms.MasukForm",
    "change_password": "ekinerja.kepegawaian.akun.forms.GantiSandiForm",
    "reauthenticate": "ekinerja.kepegawaian.akun.forms.KonfirmasiSandiForm",
}
MFA_ADAPTER = "ekinerja.kepegawaian.akun.adapter.DuaLangkahAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "e-Kinerja"
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "ekinerja.kepegawaian.akun.forms.KodeMasukForm",
    "reauthenticate": "ekinerja.kepegawaian.akun.forms.KonfirmasiKodeForm",
    "activate_totp": "ekinerja.kepegawaian.akun.forms.PasangTOTPForm",
}
# NIPs are public: locking by NIP alone would let anybody lock out anybody.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_TEMPLATE = "akun/terkunci.html"
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_CLIENT_IP_CALLABLE = "ekinerja.inti.permintaan.alamat_klien"
ALLAUTH_TRUSTED_PROXY_COUNT = 0

SESI_DIAM = timedelta(minutes=30)
SESI_PALING_LAMA = timedelta(hours=12)
SESSION_COOKIE_AGE = 12 * 60 * 60

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "ekinerja.isian.views.csrf_gagal"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LANGUAGE_CODE = "id"
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True
USE_THOUSAND_SEPARATOR = False
FORMAT_MODULE_PATH = ["ekinerja.formats"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("EKINERJA_STATIC", VAR_DIR / "static"))
STATICFILES_DIRS = [AKAR / "static"]
MEDIA_ROOT = VAR_DIR / "berkas"
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
# As the proxy of docker-compose.yml: room to say kindly that a file is too large for its form.
BATAS_KIRIMAN = 30 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

FORM_RENDERER = "ekinerja.inti.perender.Perender"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    nama: [] for nama in ("camera", "geolocation", "microphone", "payment", "usb")
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"

DEFAULT_FROM_EMAIL = os.environ.get("EKINERJA_SUREL", "e-Kinerja <ekinerja@contoh.go.id>")
WAJIB_TOTP = False
BOLEH_DEMO = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"baris": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"layar": {"class": "logging.StreamHandler", "formatter": "baris"}},
    "root": {"handlers": ["layar"], "level": "INFO"},
    "loggers": {"fontTools": {"level": "WARNING"}, "weasyprint": {"level": "ERROR"}},
}
