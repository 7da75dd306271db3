"""The agenda of a risalah: the rows of the SKP as they stand, and what is known about them."""

from __future__ import annotations

from collections.abc import Sequence

from dialog.aturan.risalah import IsianAgenda
from dialog.kueri.agenda import Bahan, bahan_agenda, gabung, lengkapi_catatan
from dialog.kueri.risalah import dialog_terakhir
from dialog.models import AgendaRisalah, DialogKinerja, RisalahDialog, UsulanTerobosan


def salin_perencanaan(risalah: RisalahDialog) -> None:
    """Planning: the draft of the SKP as it stands when the minutes are sent."""
    risalah.daftar_agenda.all().delete()
    daftar_rhk = risalah.dialog.skp.daftar_rhk.prefetch_related("daftar_iki")
    AgendaRisalah.objects.bulk_create(
        AgendaRisalah(
            risalah=risalah,
            urutan=urutan,
            iki=iki,
            rhk_uraian=rhk.uraian,
            iki_uraian=iki.uraian,
            target=iki.target,
        )
        for urutan, (rhk, iki) in enumerate(
            ((rhk, iki) for rhk in daftar_rhk for iki in rhk.daftar_iki.all()), 1
        )
    )


def siapkan(dialog: DialogKinerja) -> tuple[str, list[AgendaRisalah]]:
    """Later stages: the set SKP, its plan and realisasi, and what the daily notes bring up.

    Gives the text of the notes that name no IKI, and the rows without their risalah.
    """
    sebelumnya = dialog_terakhir(dialog.skp)
    daftar = bahan_agenda(dialog.skp)
    lain = lengkapi_catatan(daftar, dialog.skp, sebelumnya.waktu_dibuat if sebelumnya else None)
    lama = _masalah_lama(dialog.lanjutan_dari)
    return lain, [
        AgendaRisalah(
            urutan=urutan,
            iki=satu.iki,
            rhk_uraian=satu.iki.rhk.uraian,
            iki_uraian=satu.iki.uraian,
            target=satu.iki.target,
            rencana_aksi=satu.rencana_aksi,
            realisasi=satu.realisasi,
            progres=gabung(satu.progres),
            masalah=gabung([*lama.get(satu.iki.pk, ()), *satu.masalah]),
        )
        for urutan, satu in enumerate(daftar, 1)
    ]


def simpan_agenda(risalah: RisalahDialog, agenda: Sequence[IsianAgenda]) -> None:
    """Write what the employee prepared, beside plan and realisasi as they stand now."""
    isian = {satu.pk: satu for satu in agenda}
    bahan = {satu.iki.pk: satu for satu in bahan_agenda(risalah.dialog.skp)}
    daftar = list(risalah.daftar_agenda.all())
    for baris in daftar:
        _segarkan(baris, bahan.get(baris.iki_id or 0))
        if satu := isian.get(baris.pk):
            baris.progres, baris.masalah = satu.progres, satu.masalah
            baris.penyebab, baris.usulan_solusi = satu.penyebab, satu.usulan_solusi
    kolom = ["progres", "masalah", "penyebab", "usulan_solusi", "rencana_aksi", "realisasi"]
    AgendaRisalah.objects.bulk_update(daftar, kolom)


def simpan_usulan(risalah: RisalahDialog, usulan: Sequence[str]) -> None:
    risalah.daftar_usulan.all().delete()
    UsulanTerobosan.objects.bulk_create(
        UsulanTerobosan(risalah=risalah, urutan=urutan, uraian=uraian.strip())
        for urutan, uraian in enumerate(usulan, 1)
    )


def _segarkan(baris: AgendaRisalah, bahan: Bahan | None) -> None:
    if bahan:
        baris.rencana_aksi, baris.realisasi = bahan.rencana_aksi, bahan.realisasi


def _masalah_lama(lanjutan_dari: DialogKinerja | None) -> dict[int, list[str]]:
    """What the dialogue before this one left unsettled, by IKI."""
    if lanjutan_dari is None:
        return {}
    daftar = lanjutan_dari.risalah.daftar_agenda.exclude(iki=None).exclude(masalah="")
    return {satu.iki_id: [satu.masalah] for satu in daftar if satu.iki_id}
