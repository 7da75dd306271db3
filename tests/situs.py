"""Logging in and sending forms, for tests of pages."""

from uuid import uuid4

from django.conf import settings
from django.test import Client
from django.urls import reverse


def masuk(pegawai):
    """A browser in which ``pegawai`` is logged in; its session is written already."""
    client = Client()
    client.force_login(pegawai.akun, backend=settings.AUTHENTICATION_BACKENDS[-1])
    client.get(reverse("pemberitahuan:daftar"))
    return client


def kirim(client, alamat, isi, **kepala):
    """A form as the page sends it: with a key of its own unless ``isi`` brings one."""
    return client.post(alamat, {"kunci": str(uuid4()), **isi}, **kepala)
