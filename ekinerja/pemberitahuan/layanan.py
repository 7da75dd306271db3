"""Acts on letters: write, send, gather in a digest, mark as read. A read mark leaves no Jejak."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F

from ekinerja.antrean import layanan as antrean
from ekinerja.antrean.aturan import MAKS_PERCOBAAN
from ekinerja.antrean.daftar import GagalTetap
from ekinerja.antrean.models import Pekerjaan
from ekinerja.inti.waktu import ZONA, kini
from ekinerja.pemberitahuan import aturan, surel
from ekinerja.pemberitahuan.models import Pemberitahuan, Pengiriman, Rangkuman
from ekinerja.pemberitahuan.pilihan import KeadaanPengiriman

if TYPE_CHECKING:
    from ekinerja.kepegawaian.models import Pegawai

JENIS_KIRIM = "pemberitahuan.kirim"
# Shorter than the lease of the job, longer than the time limit of the mail server.
SEWA_KIRIM = timedelta(minutes=2)


class SedangDikirim(RuntimeError):
    """Another worker holds this letter; the job tries again once that claim can have lapsed."""


@transaction.atomic
def antrekan(
    jenis: str,
    *,
    penerima: Pegawai,
    kunci: str,
    konteks: dict[str, Any],
    tautan: str = "",
    pengingat: bool = False,
) -> Pemberitahuan:
    """Put one letter into the inbox and queue its e-mail, in the caller's transaction.

    ``jenis`` names the templates (``skp/surel/diajukan``), ``kunci`` the event: the same again
    gives the first letter and sends nothing. ``tautan`` is a path. A reminder waits for the digest.
    """
    if tautan and (not tautan.startswith("/") or tautan.startswith("//")):
        raise ValueError(f"Tautan surat harus berupa jalur di portal ini: {tautan}")
    lama = Pemberitahuan.objects.filter(kunci=kunci).first()
    if lama is not None:
        return lama
    perihal, isi = surel.rangkai(jenis, {**konteks, "penerima": penerima})
    surat, baru = Pemberitahuan.objects.get_or_create(
        kunci=kunci,
        defaults={
            "penerima": penerima,
            "jenis": jenis,
            "perihal": perihal,
            "isi": isi,
            "tautan": tautan,
            "pengingat": pengingat,
            "waktu_dibuat": kini(),
        },
    )
    if baru:
        _siapkan_pengiriman(penerima, pemberitahuan=surat, langsung=not pengingat)
    return surat


def kirim(pekerjaan: Pekerjaan, *, pk: int) -> None:
    """Handler: send delivery ``pk`` unless it was sent; the claim lapses with a dead worker."""
    sekarang = kini()
    sewa = sekarang + SEWA_KIRIM
    klaim = Pengiriman.objects.bebas(sekarang).filter(pk=pk)
    if not klaim.update(
        keadaan=KeadaanPengiriman.MENUNGGU, diambil_sampai=sewa, percobaan=F("percobaan") + 1
    ):
        if Pengiriman.objects.filter(pk=pk, keadaan=KeadaanPengiriman.MENUNGGU).exists():
            raise SedangDikirim(str(pk))
        return
    pengiriman = Pengiriman.objects.select_related("penerima", "pemberitahuan", "rangkuman").get(
        pk=pk
    )
    try:
        surel.kirim(pengiriman)
    except surel.GALAT_KIRIM as galat:
        tetap = surel.tetap(galat)
        _catat_gagal(pengiriman, galat=galat, akhir=tetap or pekerjaan.percobaan_terakhir)
        if tetap:
            raise GagalTetap(surel.sebab(galat)) from galat
        raise
    _catat_terkirim(pengiriman)


def rangkum_jatuh_tempo(pada: datetime) -> int:
    """Periodic act: the digest of everybody whose clock shows six or later; returns how many."""
    menunggu = Pengiriman.objects.pengingat_menunggu(pada + timedelta(hours=1))
    orang = menunggu.order_by("penerima").values_list(
        "penerima", "penerima__unit_kerja__zona_waktu"
    )
    jumlah = 0
    for penerima_id, zona in orang.distinct():
        tempo = aturan.rangkuman_jatuh_tempo(pada, ZoneInfo(ZONA[zona]))
        if tempo is not None:
            jumlah += rangkum(penerima_id, tanggal=tempo[0], sampai=tempo[1])
    return jumlah


@transaction.atomic
def rangkum(penerima_id: int, *, tanggal: date, sampai: datetime) -> bool:
    """Gather the waiting reminders of one person into the digest of ``tanggal``, once a day.

    The lock on the waiting rows makes a second digest find nothing; the unique day is the net.
    """
    kunci = Pengiriman.objects.select_for_update(of=("self",)).pengingat_menunggu(sampai)
    isi = list(
        kunci.filter(penerima=penerima_id)
        .select_related("pemberitahuan", "penerima")
        .order_by("pemberitahuan__waktu_dibuat", "pk")
    )
    if not isi or Rangkuman.objects.filter(penerima=penerima_id, tanggal=tanggal).exists():
        return False
    penerima = isi[0].penerima
    baris = Pengiriman.objects.filter(pk__in=[satu.pk for satu in isi])
    if not penerima.email:
        baris.update(keadaan=KeadaanPengiriman.TANPA_ALAMAT)
        return False
    rangkuman = _tulis_rangkuman(penerima, tanggal, [satu.pemberitahuan for satu in isi])
    baris.update(keadaan=KeadaanPengiriman.DIRANGKUM, rangkuman=rangkuman, alamat=penerima.email)
    _siapkan_pengiriman(penerima, rangkuman=rangkuman, langsung=True)
    return True


def selaraskan(pada: datetime) -> int:
    """Periodic act: say so in the ledger when a letter took its worker down on every attempt."""
    hilang = Pengiriman.objects.filter(
        keadaan=KeadaanPengiriman.MENUNGGU,
        percobaan__gte=MAKS_PERCOBAAN,
        diambil_sampai__lt=pada - SEWA_KIRIM,
    )
    return hilang.update(
        keadaan=KeadaanPengiriman.GAGAL, galat="Pengirim surel berhenti di tengah pekerjaan."
    )


def tandai_dibaca(pk: int, *, pelaku: Pegawai) -> Pemberitahuan:
    """Note when the recipient first opened the letter; raises ``DoesNotExist`` for others."""
    surat = Pemberitahuan.objects.terlihat_oleh(pelaku).get(pk=pk)
    if surat.waktu_dibaca is None:
        Pemberitahuan.objects.filter(pk=surat.pk, waktu_dibaca=None).update(waktu_dibaca=kini())
        surat.refresh_from_db(fields=["waktu_dibaca"])
    return surat


def tandai_semua_dibaca(*, pelaku: Pegawai) -> int:
    """Returns how many letters were unread."""
    belum = Pemberitahuan.objects.terlihat_oleh(pelaku).belum_dibaca()
    return belum.update(waktu_dibaca=kini())


def _siapkan_pengiriman(
    penerima: Pegawai,
    *,
    langsung: bool,
    pemberitahuan: Pemberitahuan | None = None,
    rangkuman: Rangkuman | None = None,
) -> None:
    """The row of the ledger; without an address it says so and nothing is sent."""
    pengiriman = Pengiriman.objects.create(
        penerima=penerima,
        pemberitahuan=pemberitahuan,
        rangkuman=rangkuman,
        alamat=penerima.email,
        keadaan=KeadaanPengiriman.MENUNGGU if penerima.email else KeadaanPengiriman.TANPA_ALAMAT,
        waktu_dibuat=kini(),
    )
    if langsung and penerima.email:
        kunci = f"{JENIS_KIRIM}:{pengiriman.pk}"
        antrean.antrekan(JENIS_KIRIM, kunci=kunci, argumen={"pk": pengiriman.pk})


def _tulis_rangkuman(
    penerima: Pegawai, tanggal: date, daftar_surat: list[Pemberitahuan | None]
) -> Rangkuman:
    butir = [
        {"perihal": surat.perihal, "alamat": surel.alamat_penuh(surat.tautan)}
        for surat in daftar_surat
        if surat is not None
    ]
    konteks = {"penerima": penerima, "tanggal": tanggal, "daftar": butir}
    perihal, isi = surel.rangkai("pemberitahuan/surel/rangkuman", konteks)
    return Rangkuman.objects.create(
        penerima=penerima, tanggal=tanggal, perihal=perihal, isi=isi, waktu_dibuat=kini()
    )


def _milik(pengiriman: Pengiriman) -> dict[str, Any]:
    """The row while this very claim holds."""
    return {
        "pk": pengiriman.pk,
        "keadaan": KeadaanPengiriman.MENUNGGU,
        "diambil_sampai": pengiriman.diambil_sampai,
    }


@transaction.atomic
def _catat_terkirim(pengiriman: Pengiriman) -> None:
    sekarang = kini()
    # Whoever sent it, it went out: recorded also when the claim had lapsed meanwhile.
    Pengiriman.objects.filter(pk=pengiriman.pk).update(
        keadaan=KeadaanPengiriman.TERKIRIM, waktu_terkirim=sekarang, galat="", diambil_sampai=None
    )
    _isi_rangkuman(pengiriman).update(waktu_terkirim=sekarang, galat="")


@transaction.atomic
def _catat_gagal(pengiriman: Pengiriman, *, galat: Exception, akhir: bool) -> None:
    keadaan = KeadaanPengiriman.GAGAL if akhir else KeadaanPengiriman.MENUNGGU
    sebab = surel.sebab(galat)
    milik = Pengiriman.objects.filter(**_milik(pengiriman))
    if milik.update(keadaan=keadaan, galat=sebab, diambil_sampai=None) and akhir:
        _isi_rangkuman(pengiriman).update(galat=sebab)


def _isi_rangkuman(pengiriman: Pengiriman) -> Any:
    """The reminders that travel in this digest; none for an ordinary letter."""
    if pengiriman.rangkuman_id is None:
        return Pengiriman.objects.none()
    return Pengiriman.objects.filter(
        rangkuman=pengiriman.rangkuman_id, keadaan=KeadaanPengiriman.DIRANGKUM
    )
