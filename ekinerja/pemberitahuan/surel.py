"""Text of letters and the one place that speaks to the mail server. Writes no row."""

from __future__ import annotations

from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.template import Context
from django.template.backends.django import Template
from django.template.loader import get_template

if TYPE_CHECKING:
    from ekinerja.pemberitahuan.models import Pengiriman

PANJANG_PERIHAL = 200
GALAT_KIRIM = (SMTPException, OSError)


def alamat_penuh(tautan: str) -> str:
    """The address people can open; from the configured base URL, never from a request."""
    return f"{settings.URL_DASAR}{tautan}"


def rangkai(jenis: str, konteks: dict[str, Any]) -> tuple[str, str]:
    """Subject (one line) and text of the letter ``<app>/surel/<act>``."""
    perihal = " ".join(_cetak(f"{jenis}.perihal.txt", konteks).split())
    return perihal[:PANJANG_PERIHAL], _cetak(f"{jenis}.isi.txt", konteks).strip() + "\n"


def kirim(pengiriman: Pengiriman) -> None:
    """Hand one letter or digest to the mail server; raises one of ``GALAT_KIRIM``."""
    surat = pengiriman.pemberitahuan or pengiriman.rangkuman
    assert surat is not None  # noqa: S101 -- a check constraint
    tautan = pengiriman.pemberitahuan.tautan if pengiriman.pemberitahuan else ""
    konteks = {
        "penerima": pengiriman.penerima,
        "isi": surat.isi.strip(),
        "alamat": alamat_penuh(tautan) if tautan else "",
        "url_dasar": settings.URL_DASAR,
    }
    EmailMessage(
        subject=surat.perihal,
        body=_cetak("pemberitahuan/surel/amplop.txt", konteks),
        to=[pengiriman.alamat],
        headers={
            # The same for every attempt: a letter that a dying worker had already handed over is
            # recognised by the recipient's mail program when it comes again.
            "Message-ID": f"<pengiriman-{pengiriman.pk}@{_inang()}>",
            "Auto-Submitted": "auto-generated",
        },
    ).send()


def tetap(galat: Exception) -> bool:
    """Whether the server says that this address will never do."""
    return isinstance(galat, SMTPRecipientsRefused) and all(
        kode >= 500 for kode, _ in galat.recipients.values()
    )


def sebab(galat: Exception) -> str:
    """What went wrong, for people; the server's own words may quote the letter."""
    if isinstance(galat, SMTPRecipientsRefused):
        return "Server surel menolak alamat penerima."
    if isinstance(galat, SMTPResponseException):
        return f"Server surel menolak surat ini (kode {galat.smtp_code})."
    return "Server surel tidak dapat dihubungi."


def _inang() -> str:
    return urlsplit(settings.URL_DASAR).hostname or "ekinerja"


def _cetak(nama: str, konteks: dict[str, Any]) -> str:
    """Plain text: escaping would turn «Ma'ruf» into «Ma&#x27;ruf»."""
    templat = cast(Template, get_template(nama)).template
    return str(templat.render(Context(konteks, autoescape=False)))
