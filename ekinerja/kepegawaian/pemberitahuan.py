"""All letters about people, posts and penilai: which goes to whom for which act."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import reverse

from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.pilihan import Peran
from ekinerja.pemberitahuan.layanan import antrekan

if TYPE_CHECKING:
    from ekinerja.kepegawaian.models import (
        KodeAktivasi,
        PenetapanPenilai,
        PenugasanPeran,
        PermintaanPerbaikan,
        RiwayatJabatan,
        UnitKerja,
    )

# A request reaches the pengelola nearest to the employee; more letters help nobody.
PALING_BANYAK_PENGELOLA = 5


def tetapkan_penilai(penetapan: PenetapanPenilai, lama: Pegawai | None, jejak_id: int) -> None:
    """To the employee, the new penilai, and the one who was."""
    konteks = {"penetapan": penetapan, "pegawai": penetapan.pegawai, "lama": lama}
    orang = [("tetapkan_penilai", penetapan.pegawai)]
    if lama is None or lama.pk != penetapan.pejabat_penilai_id:
        orang.append(("tetapkan_penilai_penilai", penetapan.pejabat_penilai))
        if lama is not None:
            orang.append(("tetapkan_penilai_lama", lama))
    for nama, penerima in orang:
        _kirim(nama, penerima, jejak_id, konteks, _tautan(penerima, penetapan.pegawai))


def akhiri_penetapan(penetapan: PenetapanPenilai, jejak_id: int) -> None:
    konteks = {"penetapan": penetapan, "pegawai": penetapan.pegawai}
    for penerima in (penetapan.pegawai, penetapan.pejabat_penilai):
        tautan = _tautan(penerima, penetapan.pegawai)
        _kirim("akhiri_penetapan", penerima, jejak_id, konteks, tautan)


def tempatkan(riwayat: RiwayatJabatan, jejak_id: int) -> None:
    konteks = {"riwayat": riwayat, "pegawai": riwayat.pegawai}
    _kirim("tempatkan", riwayat.pegawai, jejak_id, konteks, reverse("kepegawaian:saya"))


def beri_peran(penugasan: PenugasanPeran, jejak_id: int) -> None:
    konteks = {"penugasan": penugasan}
    _kirim("beri_peran", penugasan.pegawai, jejak_id, konteks, reverse("kepegawaian:saya"))


def cabut_peran(penugasan: PenugasanPeran, jejak_id: int) -> None:
    konteks = {"penugasan": penugasan}
    _kirim("cabut_peran", penugasan.pegawai, jejak_id, konteks, reverse("kepegawaian:saya"))


def minta_perbaikan(permintaan: PermintaanPerbaikan, pada: date) -> None:
    konteks = {"pegawai": permintaan.pegawai}
    tautan = reverse("kepegawaian:jawab_perbaikan", args=[permintaan.pk])
    for pengelola in pengelola_terdekat(permintaan.pegawai.unit_kerja, pada):
        if pengelola.pk != permintaan.pegawai_id:
            _kirim("minta_perbaikan", pengelola, permintaan.pk, konteks, tautan)


def jawab_perbaikan(permintaan: PermintaanPerbaikan) -> None:
    konteks = {"permintaan": permintaan, "status": permintaan.get_status_display()}
    tautan = reverse("kepegawaian:saya")
    _kirim("jawab_perbaikan", permintaan.pegawai, permintaan.pk, konteks, tautan)


def terbitkan_kode(kode: KodeAktivasi, jejak_id: int) -> None:
    """To the owner of the account, so that a code nobody asked for does not stay unseen."""
    konteks = {"kode": kode, "zona": kode.pegawai.unit_kerja.zona_waktu}
    tautan = reverse("kepegawaian:saya")
    _kirim("terbitkan_kode", kode.pegawai, jejak_id, konteks, tautan)


def ganti_sandi(pegawai: Pegawai, jejak_id: int) -> None:
    tautan = reverse("kepegawaian:saya")
    _kirim("ganti_sandi", pegawai, jejak_id, {}, tautan)


def pengelola_terdekat(unit: UnitKerja, pada: date) -> list[Pegawai]:
    """Pengelola of the unit or of the nearest unit above; without any, the admins."""
    leluhur = [int(bagian) for bagian in unit.jalur.split("/") if bagian]
    peran = Q(daftar_peran__peran=Peran.PENGELOLA_KINERJA, daftar_peran__unit_kerja__in=leluhur)
    admin = Q(
        daftar_peran__peran=Peran.ADMIN_INSTANSI,
        daftar_peran__unit_kerja__instansi=unit.instansi_id,
    )
    masa = berlaku(pada, "daftar_peran__mulai", "daftar_peran__selesai")
    aktif = Pegawai.objects.filter(masa, aktif=True)
    pengelola = aktif.filter(peran).order_by("-daftar_peran__unit_kerja__jalur", "pk")
    orang = list(pengelola) or list(aktif.filter(admin).order_by("pk"))
    return list(dict.fromkeys(orang))[:PALING_BANYAK_PENGELOLA]


def _tautan(penerima: Pegawai, pegawai: Pegawai) -> str:
    """The page this reader may open about it."""
    if penerima.pk == pegawai.pk:
        return reverse("kepegawaian:saya")
    return reverse("kepegawaian:rinci", args=[pegawai.pk])


def _kirim(
    nama: str, penerima: Pegawai, kejadian: int, konteks: Mapping[str, object], tautan: str
) -> None:
    antrekan(
        f"kepegawaian/surel/{nama}",
        penerima=penerima,
        kunci=f"kepegawaian.{nama}:{kejadian}:{penerima.pk}",
        konteks=dict(konteks),
        tautan=tautan,
    )
