"""Login, password, second factor (allauth's own names) and activation (``akun:``).

Only the doors in use are mounted; sign-up, e-mail and the rest of allauth answer 404.
"""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as kode_cadangan
from allauth.mfa.totp import views as totp
from django.urls import include, path

from ekinerja.kepegawaian.akun import views

pola_akun = [
    path("aktivasi/", views.aktivasi, name="aktivasi"),
    path("kode/<int:pk>/", views.kode, name="kode"),
    path("sesi/", views.perpanjang_sesi, name="sesi"),
]
urlpatterns = [
    path("masuk/", account.login, name="account_login"),
    path("keluar/", account.logout, name="account_logout"),
    path("sandi/", account.password_change, name="account_change_password"),
    path("konfirmasi/", account.reauthenticate, name="account_reauthenticate"),
    path("dua-langkah/", mfa.index, name="mfa_index"),
    path("dua-langkah/masuk/", mfa.authenticate, name="mfa_authenticate"),
    path("dua-langkah/konfirmasi/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("dua-langkah/pasang/", totp.activate_totp, name="mfa_activate_totp"),
    path("dua-langkah/lepas/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path(
        "dua-langkah/cadangan/",
        kode_cadangan.view_recovery_codes,
        name="mfa_view_recovery_codes",
    ),
    path(
        "dua-langkah/cadangan/buat/",
        kode_cadangan.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "dua-langkah/cadangan/unduh/",
        kode_cadangan.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("", include((pola_akun, "akun"))),
]
