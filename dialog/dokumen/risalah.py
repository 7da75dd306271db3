"""The frozen content of the printed minutes (F.9): one plain dict, the only source of the print."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from dialog.models import AgendaRisalah, PesertaDialog, RisalahDialog
from dialog.pilihan import Penyelesaian
from ekinerja.dokumen.layanan import terbitkan
from ekinerja.dokumen.models import DokumenTerbit
from ekinerja.inti.templatetags.format_id import tanggal, waktu
from ekinerja.kepegawaian.models import Pegawai

SKEMA = 1
JENIS = "risalah"
TEMPLATE = "dialog/dokumen/risalah.html"


def terbitkan_risalah(risalah: RisalahDialog, *, pelaku: Pegawai | None) -> DokumenTerbit:
    """Issue the minutes that have just become final."""
    return terbitkan(
        risalah, jenis=JENIS, template=TEMPLATE, cuplikan=cuplikan(risalah), pelaku=pelaku
    )


def terbit(risalah: RisalahDialog) -> DokumenTerbit | None:
    """The issued minutes; none before they are final."""
    if risalah.waktu_final is None:
        return None
    return DokumenTerbit.objects.untuk(risalah).filter(jenis=JENIS).first()


def cuplikan(risalah: RisalahDialog) -> dict[str, Any]:
    """Everything the form prints, as it stands now; JSON-clean."""
    dialog = risalah.dialog
    agenda = list(risalah.daftar_agenda.all())
    zona = dialog.skp.unit_kerja.zona_waktu
    return {
        "skema": SKEMA,
        "tahun": dialog.skp.tahun,
        "tahap": dialog.get_tahap_display(),
        "tanggal": dialog.tanggal.isoformat(),
        "pokok_bahasan": risalah.pokok_bahasan,
        **_pembahasan(agenda),
        "strategi": [
            {
                "uraian": satu.uraian,
                "oleh": satu.penanggung_jawab.nama_gelar,
                "tanggal": satu.tenggat.isoformat(),
            }
            for satu in risalah.daftar_strategi.select_related("penanggung_jawab")
        ],
        "penyesuaian": risalah.penyesuaian_ukuran,
        "selesai": _selesai(risalah),
        "keterangan": risalah.keterangan,
        "peserta": [
            {**_orang(satu.pegawai), "konfirmasi": _konfirmasi(satu, zona)}
            for satu in dialog.daftar_peserta.select_related("pegawai")
        ],
        "pimpinan": {
            **_orang(dialog.pimpinan),
            "konfirmasi": _ditanggapi(risalah, zona),
        },
    }


def _pembahasan(agenda: list[AgendaRisalah]) -> dict[str, Any]:
    """What was talked about: the rows of the SKP, the plan, and how each of them goes."""
    return {
        "hasil": [
            {
                "rhk": rhk,
                "iki": [
                    {"nomor": satu.urutan, "uraian": satu.iki_uraian, "target": satu.target}
                    for satu in baris
                ],
            }
            for rhk, baris in groupby(agenda, key=lambda satu: satu.rhk_uraian)
        ],
        "rencana_aksi": [
            {"nomor": satu.urutan, "iki": satu.iki_uraian, "teks": satu.rencana_aksi}
            for satu in agenda
            if satu.rencana_aksi
        ],
        "agenda": [
            {
                "nomor": satu.urutan,
                "progres": satu.progres,
                "masalah": satu.masalah,
                "penyebab": satu.penyebab,
            }
            for satu in agenda
            if satu.progres or satu.masalah or satu.penyebab
        ],
    }


def _selesai(risalah: RisalahDialog) -> bool | None:
    return risalah.penyelesaian == Penyelesaian.SELESAI if risalah.penyelesaian else None


def _orang(pegawai: Pegawai) -> dict[str, str]:
    return {
        "nama": pegawai.nama_gelar,
        "jenis_identitas": pegawai.jenis_identitas,
        "nip": pegawai.nip or "",
    }


def _konfirmasi(peserta: PesertaDialog, zona: str) -> str:
    if peserta.waktu_konfirmasi is None:
        return ""
    cara = " dengan sendirinya" if peserta.otomatis else ""
    return f"Dikonfirmasi{cara} {waktu(peserta.waktu_konfirmasi, zona)}"


def _ditanggapi(risalah: RisalahDialog, zona: str) -> str:
    saat = risalah.waktu_ditanggapi
    return f"Ditanggapi {tanggal(saat, zona)}" if saat else ""
