"""The frozen content of form F.8 «Rencana Aksi»: one plain dict, the only source of its print."""

from __future__ import annotations

from datetime import date
from typing import Any

from dialog.kueri.rencana import aksi_dari, susun
from dialog.models import SusunanRencanaAksi
from ekinerja.dokumen.models import DokumenTerbit
from ekinerja.jejak.kueri import jenis
from ekinerja.profil.layanan import profil_untuk
from skp.dokumen import identitas
from skp.kueri import penetapan_pada

SKEMA = 1
JENIS = "rencana_aksi"
TEMPLATE = "dialog/dokumen/rencana_aksi.html"


def cuplikan(susunan: SusunanRencanaAksi, pada: date) -> dict[str, Any]:
    """Everything the form prints, as it stands on the day ``pada``; JSON-clean."""
    skp = susunan.skp
    penetapan = penetapan_pada(skp, pada)
    penilai = penetapan.pejabat_penilai if penetapan else None
    profil = profil_untuk(skp.unit_kerja.instansi_id, skp.tahun)
    dialog = susunan.dasar.dialog if susunan.dasar else None
    return {
        "skema": SKEMA,
        "instansi": skp.unit_kerja.instansi.nama,
        "tahun": skp.tahun,
        "periode_mulai": skp.periode_mulai.isoformat(),
        "periode_selesai": skp.periode_selesai.isoformat(),
        "pegawai": identitas(skp.pegawai, skp.riwayat_jabatan.jabatan, skp.unit_kerja),
        "penilai": identitas(penilai, penilai.jabatan, penilai.unit_kerja) if penilai else None,
        "perubahan_ke": susunan.revisi - 1,
        "tanggal_dialog": dialog.tanggal.isoformat() if dialog else None,
        "daftar": isi(susunan),
        "tempat": None,
        "tanggal": None,
        "label_tanda_tangan": profil.label_tanda_tangan,
    }


def isi(susunan: SusunanRencanaAksi) -> list[dict[str, Any]]:
    """The rows of the form: RHK → IKI with target → numbered actions."""
    return [
        {
            "uraian": rhk.uraian,
            "iki": [
                {
                    "id": iki.pk,
                    "uraian": iki.uraian,
                    "target": iki.target,
                    "aksi": [aksi.tampil for aksi in iki.daftar_aksi],
                }
                for iki in rhk.daftar_iki
            ],
        }
        for rhk in susun(susunan.skp, aksi_dari(susunan))
    ]


def terbit(susunan: SusunanRencanaAksi) -> DokumenTerbit | None:
    """The issued form of this plan.

    All plans of one SKP share one chain of documents, hung on the first of them: version n is the
    plan of revision n, and each replaces the one before.
    """
    if susunan.waktu_disetujui is None:
        return None
    akar = SusunanRencanaAksi.objects.filter(skp=susunan.skp_id, revisi=1).values("pk")
    daftar = DokumenTerbit.objects.filter(jenis_objek=jenis(susunan), id_objek__in=akar)
    return daftar.filter(jenis=JENIS, versi=susunan.revisi).first()
