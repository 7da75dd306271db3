"""Settings of the bare project: what an author would choose, with the database options that pay."""

import os

from ekinerja.settings.base import basis_data

SECRET_KEY = "hanya-untuk-pengukuran"
DEBUG = False
ALLOWED_HOSTS = ["*"]
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"
LANGUAGE_CODE = "id"
ROOT_URLCONF = "tests.bench.dasar.urls"
WSGI_APPLICATION = "tests.bench.dasar.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
STATIC_URL = "/static/"
LOGIN_URL = "/masuk/"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "tests.bench.dasar.aplikasi",
]
MIGRATION_MODULES = dict.fromkeys(("auth", "contenttypes", "sessions", "aplikasi"))
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [os.path.join(os.path.dirname(__file__), "templates")],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tests.bench.dasar.aplikasi.views.menu",
            ],
        },
    }
]
DATABASES = {"default": basis_data(os.environ["DATABASE_URL"])}
SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
LOGGING = {"version": 1, "root": {"level": "ERROR"}}
