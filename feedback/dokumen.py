"""The frozen content of the feedback form (F.11): one plain dict, the only source of its print."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any

from dialog.kueri.realisasi import BarisIKI, daftar_iki
from ekinerja.dokumen.models import DokumenTerbit
from ekinerja.kalender.models import PeriodePenilaian
from feedback.kueri import untuk_periode
from feedback.models import UmpanBalik
from skp.dokumen import identitas
from skp.kueri import penetapan_pada
from skp.models import SKP
from skp.pilihan import JenisHasil

SKEMA = 1
TEMPLATE = "feedback/dokumen/umpan_balik_berkala.html"


def jenis(periode: PeriodePenilaian) -> str:
    """An SKP is of one year: its periods have a document each."""
    return f"umpan_balik_{periode.kode}"


def terbit(skp: SKP, periode: PeriodePenilaian) -> DokumenTerbit | None:
    """The form of that period in force, if it was ever issued."""
    return DokumenTerbit.objects.untuk(skp).filter(jenis=jenis(periode)).first()


def cuplikan(skp: SKP, periode: PeriodePenilaian, pada: date) -> dict[str, Any]:
    """Everything the form prints, as it stands on the day ``pada``; JSON-clean."""
    penetapan = penetapan_pada(skp, pada)
    penilai = penetapan.pejabat_penilai if penetapan else None
    menurut: dict[tuple[str, int | None], list[UmpanBalik]] = defaultdict(list)
    for satu in untuk_periode(skp, periode):
        menurut[satu.objek, satu.rhk_id or satu.aspek_id].append(satu)
    baris = daftar_iki(skp, periode)
    return {
        "skema": SKEMA,
        "instansi": skp.unit_kerja.instansi.nama,
        "tahun": skp.tahun,
        "label_periode": periode.label,
        "periode_mulai": max(periode.mulai, skp.periode_mulai).isoformat(),
        "periode_selesai": min(periode.selesai, skp.periode_selesai).isoformat(),
        "pegawai": identitas(skp.pegawai, skp.riwayat_jabatan.jabatan, skp.unit_kerja),
        "penilai": identitas(penilai, penilai.jabatan, penilai.unit_kerja) if penilai else None,
        "hasil": [
            _hasil(list(satu), _ucapan(menurut["hasil_kerja", rhk]))
            for jenis_hasil in (JenisHasil.UTAMA, JenisHasil.TAMBAHAN)
            for rhk, satu in groupby(
                (b for b in baris if b.rhk.jenis == jenis_hasil), key=lambda b: b.rhk.pk
            )
        ],
        "perilaku": [
            {
                "urutan": satu.aspek.urutan,
                "nama": satu.aspek.nama,
                "panduan": list(satu.aspek.panduan),
                "ekspektasi": satu.ekspektasi_khusus,
                "umpan_balik": _ucapan(menurut["perilaku", satu.aspek_id]),
            }
            for satu in skp.daftar_ekspektasi.select_related("aspek")
        ],
        "tempat": skp.unit_kerja.instansi.kota_penetapan,
        "tanggal": pada.isoformat(),
    }


def _hasil(baris: list[BarisIKI], umpan_balik: list[dict[str, str]]) -> dict[str, Any]:
    rhk = baris[0].rhk
    return {
        "uraian": rhk.uraian,
        "pemberi_tugas": rhk.pemberi_tugas_label,
        "penugasan_tahun_berjalan": rhk.penugasan_tahun_berjalan,
        "iki": [{"uraian": satu.iki.uraian, "target": satu.iki.target} for satu in baris],
        "capaian": [
            {
                "teks": satu.realisasi.uraian,
                "bukti": [bukti.keterangan for bukti in satu.realisasi.daftar_bukti.all()],
            }
            for satu in baris
            if satu.realisasi and satu.terkirim
        ],
        "umpan_balik": umpan_balik,
    }


def _ucapan(daftar: Iterable[UmpanBalik]) -> list[dict[str, str]]:
    return [{"isi": satu.isi, "sumber": satu.sumber_label} for satu in daftar]
