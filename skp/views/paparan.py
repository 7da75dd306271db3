"""Words for what the page of an SKP tells: its history and whose turn it is."""

from __future__ import annotations

from itertools import groupby
from types import SimpleNamespace

from ekinerja.inti.keputusan import Sebab, tolak
from skp import izin
from skp.kueri import pemegang_giliran
from skp.pilihan import PERBUATAN, AksiSKP, StatusSKP

ISI_DIUBAH = "Isi diubah"
JUDUL = {
    AksiSKP.BUAT: "Draf dibuat",
    AksiSKP.SIMPAN_RHK: ISI_DIUBAH,
    AksiSKP.HAPUS_RHK: ISI_DIUBAH,
    AksiSKP.SIMPAN_LAMPIRAN: ISI_DIUBAH,
    AksiSKP.TULIS_EKSPEKTASI: "Ekspektasi khusus ditulis",
    AksiSKP.CATAT_DIALOG: "Dialog perencanaan selesai",
    AksiSKP.AJUKAN: "Diajukan",
    AksiSKP.TARIK: "Pengajuan ditarik",
    AksiSKP.KEMBALIKAN: "Dikembalikan",
    AksiSKP.TETAPKAN: "Ditetapkan",
    AksiSKP.BATALKAN: "Draf dibatalkan",
    AksiSKP.BEKUKAN_IKI: "Indikator dibekukan karena realisasinya dikirim",
}
# The decision behind each button.
KEPUTUSAN = {
    AksiSKP.AJUKAN: izin.ajukan,
    AksiSKP.TARIK: lambda skp, pelaku, pada: izin.tarik(skp, pelaku),
    AksiSKP.BATALKAN: lambda skp, pelaku, pada: izin.batalkan(skp, pelaku),
    AksiSKP.TULIS_EKSPEKTASI: izin.tulis_ekspektasi,
    AksiSKP.KEMBALIKAN: izin.kembalikan,
    AksiSKP.TETAPKAN: izin.tetapkan,
}
# Which buttons make sense in which status; the rest would only be noise.
TOMBOL = {
    StatusSKP.DRAF: {AksiSKP.AJUKAN, AksiSKP.BATALKAN, AksiSKP.TULIS_EKSPEKTASI, AksiSKP.TETAPKAN},
    StatusSKP.DIKEMBALIKAN: {AksiSKP.AJUKAN, AksiSKP.TULIS_EKSPEKTASI, AksiSKP.TETAPKAN},
    StatusSKP.DIAJUKAN: {
        AksiSKP.TARIK,
        AksiSKP.TULIS_EKSPEKTASI,
        AksiSKP.KEMBALIKAN,
        AksiSKP.TETAPKAN,
    },
}
SEMBUNYI = tolak(Sebab.PELAKU, "")
# What a line of history shows.
KOLOM_RIWAYAT = (
    "aksi",
    "waktu",
    "rincian",
    "pelaku__nama_lengkap",
    "pelaku__gelar_depan",
    "pelaku__gelar_belakang",
)


def tombol(skp, pelaku, pada):
    """The decisions by their name in the template (``boleh_…``); out of season ones hide."""
    musim = TOMBOL.get(StatusSKP(skp.status), set())
    return {
        f"boleh_{aksi.partition('.')[2]}": putusan(skp, pelaku, pada) if aksi in musim else SEMBUNYI
        for aksi, putusan in KEPUTUSAN.items()
    }


def riwayat(jejak, pelaku):
    """Lines of history, newest first; edits in a row by one person count as one line."""
    dikenal = [satu for satu in jejak if satu.aksi in set(AksiSKP)]
    hasil = []
    for (judul, _), grup in groupby(dikenal, key=lambda j: (JUDUL[AksiSKP(j.aksi)], j.pelaku_id)):
        daftar = list(grup)
        kali = f" ({len(daftar)} kali)" if judul == ISI_DIUBAH and len(daftar) > 1 else ""
        hasil += [
            SimpleNamespace(
                judul=judul + kali,
                siapa=_siapa(satu.pelaku, pelaku),
                waktu=satu.waktu,
                catatan=satu.rincian.get("catatan", ""),
            )
            for satu in (daftar[:1] if judul == ISI_DIUBAH else daftar)
        ]
    return hasil


def _siapa(orang, pelaku):
    if orang is None:
        return "Sistem"
    return "Anda" if orang.pk == pelaku.pk else orang.nama_gelar


def terajukan(jejak):
    """What was submitted each time, newest first."""
    return [satu.rincian["isi"] for satu in jejak if satu.aksi == AksiSKP.AJUKAN]


def giliran(skp, pelaku, pada):
    """Who holds the ball and what that person does next; ``None`` when nobody has to."""
    if skp.status not in PERBUATAN:
        return None
    orang = pemegang_giliran(skp, pada)
    if orang is None:
        perbuatan = "menetapkan pejabat penilai pegawai ini"
        return SimpleNamespace(orang="pengelola kinerja", perbuatan=perbuatan, anda=False)
    return SimpleNamespace(
        orang=orang.nama_gelar,
        perbuatan=PERBUATAN[StatusSKP(skp.status)],
        anda=orang.pk == pelaku.pk,
    )
