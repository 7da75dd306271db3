"""Letters about an objection: none of them quotes it, an explanation, a decision or a rating."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.pemberitahuan import pengelola_terdekat
from ekinerja.pemberitahuan.layanan import antrekan
from evaluasi.kueri.keberatan import Pemutus
from evaluasi.models import Keberatan


def diajukan(keberatan: Keberatan, pemutus: Pemutus, pada: date) -> None:
    for orang in _yang_memutus(keberatan, pemutus, pada):
        _kirim("keberatan_diajukan", keberatan, orang)
    if pemutus.pegawai_id is None and not pemutus.dicatat:
        for orang in _pengelola(keberatan, pada):
            _kirim(
                "keberatan_tanpa_pemutus", keberatan, orang, reverse("evaluasi:keberatan_daftar")
            )
    _kirim_penilai("keberatan_diketahui", keberatan)


def dicabut(keberatan: Keberatan, pemutus: Pemutus, pada: date) -> None:
    for orang in _yang_memutus(keberatan, pemutus, pada):
        _kirim("keberatan_dicabut", keberatan, orang)
    _kirim_penilai("keberatan_dicabut", keberatan)


def diperiksa(keberatan: Keberatan) -> None:
    _kirim("keberatan_diperiksa", keberatan, keberatan.evaluasi.pegawai)
    _kirim_penilai("keberatan_diperiksa", keberatan)


def siap_diputus(keberatan: Keberatan, pemutus: Pemutus, pada: date) -> None:
    for orang in _yang_memutus(keberatan, pemutus, pada):
        _kirim("keberatan_siap_diputus", keberatan, orang)


def diputus(keberatan: Keberatan) -> None:
    _kirim("keberatan_diputus", keberatan, keberatan.evaluasi.pegawai)
    _kirim_penilai("keberatan_diputus", keberatan)


def _yang_memutus(keberatan: Keberatan, pemutus: Pemutus, pada: date) -> list[Pegawai]:
    """Who decides; on paper, the pengelola who record it; nobody where nobody can."""
    if pemutus.dicatat:
        return _pengelola(keberatan, pada)
    if pemutus.pegawai_id is None:
        return []
    return [Pegawai.objects.get(pk=pemutus.pegawai_id)]


def _pengelola(keberatan: Keberatan, pada: date) -> list[Pegawai]:
    """The nearest pengelola kinerja, none of them a side of the objection."""
    evaluasi = keberatan.evaluasi
    pihak = {evaluasi.pegawai_id, evaluasi.pejabat_penilai_id}
    semua = pengelola_terdekat(evaluasi.unit_kerja, pada)
    return [orang for orang in semua if orang.pk not in pihak]


def _kirim_penilai(nama: str, keberatan: Keberatan) -> None:
    if keberatan.evaluasi.pejabat_penilai:
        _kirim(nama, keberatan, keberatan.evaluasi.pejabat_penilai)


def _kirim(nama: str, keberatan: Keberatan, penerima: Pegawai, tautan: str = "") -> None:
    antrekan(
        f"evaluasi/surel/{nama}",
        penerima=penerima,
        kunci=f"evaluasi.{nama}:{keberatan.pk}:{keberatan.versi}:{penerima.pk}",
        konteks={
            "keberatan": keberatan,
            "evaluasi": keberatan.evaluasi,
            "zona": keberatan.evaluasi.unit_kerja.zona_waktu,
        },
        tautan=tautan or keberatan.get_absolute_url(),
    )
