"""Who assesses whom after the import: the last columns of the sheet Pegawai. Writes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ekinerja.kepegawaian import aturan, izin
from ekinerja.kepegawaian.impor.baca import Baris
from ekinerja.kepegawaian.impor.berkas_pegawai import DIRI_SENDIRI, jenis_identitas, sebutan
from ekinerja.kepegawaian.impor.keadaan import OrangKini
from ekinerja.kepegawaian.impor.susunan import Beda, JenisPerubahan, Susunan, kata
from ekinerja.kepegawaian.impor.tata import baca_kode
from ekinerja.kepegawaian.pilihan import JenisIdentitas

PENILAI, ATASAN, MULAI = "NIP penilai", "NIP atasan penilai", "Penilai berlaku mulai"
DINILAI = (JenisIdentitas.NIP, JenisIdentitas.NI_PPPK)


class _Orang:
    """People by number: those who exist by key, those the sheet adds by a negative key."""

    def __init__(self, susunan: Susunan, baris: Mapping[str, Baris]) -> None:
        self.susunan = susunan
        self.dikenal = susunan.keadaan.menurut_nip
        self.baru = {
            nip: -urut
            for urut, nip in enumerate((n for n in baris if n not in self.dikenal), start=1)
        }
        self.nip_baru = {kunci: nip for nip, kunci in self.baru.items()}
        self.baris = baris

    def kunci(self, nomor: str) -> int | None:
        """The key behind a number or ``P-12``; None when nobody active bears it."""
        if nomor in self.baru:
            return self.baru[nomor]
        pk = baca_kode("P", nomor)
        orang = self.susunan.keadaan.orang.get(pk) if pk else self.dikenal.get(nomor)
        return orang.pk if orang is not None and orang.aktif else None

    def tetap(self, baris: Baris, kini: OrangKini | None) -> bool:
        """Does the row repeat what is so already, even where it could not be set anew?"""
        if kini is None or kini.penilai is None:
            return False
        tertulis = baris.isi.get("atasan_penilai")
        sama_atasan = not tertulis or self._pk(tertulis) == kini.atasan_penilai
        return self._pk(baris.isi["penilai"]) == kini.penilai and sama_atasan

    def _pk(self, nomor: str) -> int | None:
        orang = self.dikenal.get(nomor)
        return orang.pk if orang else baca_kode("P", nomor)

    def nama(self, kunci: int | None) -> str:
        if kunci is None:
            return kata(None)
        if kunci < 0:
            return str(self.baris[self.nip_baru[kunci]].isi["nama_lengkap"])
        orang = self.susunan.keadaan.orang.get(kunci)
        return orang.nama_lengkap if orang else "Pejabat di luar daftar"

    def puncak(self, kunci: int) -> bool:
        orang = self.susunan.keadaan.orang.get(kunci)
        return orang is not None and orang.jenis_identitas == JenisIdentitas.PEJABAT_NEGARA

    def rujukan(self, kunci: int | None) -> int | str | None:
        return self.nip_baru[kunci] if kunci is not None and kunci < 0 else kunci


def susun_penilai(susunan: Susunan, baris: Mapping[str, Baris]) -> None:
    """Enter the penilai of the rows that stand; the chain is judged as it will be afterwards."""
    orang = _Orang(susunan, baris)
    penilai_dari = dict(susunan.keadaan.penilai_dari)
    diminta: list[tuple[Baris, int, int]] = []
    for nip, satu in baris.items():
        if satu.isi.get("penilai"):
            if orang.tetap(satu, orang.dikenal.get(nip)):
                continue
            kunci = orang.kunci(nip)
            penilai = _penilai(susunan, satu, orang, kunci)
            if kunci is not None and penilai is not None:
                penilai_dari[kunci] = penilai
                diminta.append((satu, kunci, penilai))
        elif satu.isi.get("atasan_penilai"):
            susunan.tolak(satu, PENILAI, "Isi NIP penilai bila NIP atasan penilai diisi.")
    for satu, kunci, penilai in diminta:
        if len(aturan.lingkaran(kunci, penilai_dari)) > 1 and _berubah(susunan, kunci, penilai):
            pesan = "Rantai penilai menjadi melingkar: pegawai ini akhirnya menilai penilainya."
            susunan.tolak(satu, PENILAI, pesan)
        else:
            _rencanakan(susunan, satu, orang, kunci, penilai, penilai_dari)


def _berubah(susunan: Susunan, kunci: int, penilai: int) -> bool:
    return susunan.keadaan.penilai_dari.get(kunci) != penilai


def _penilai(susunan: Susunan, baris: Baris, orang: _Orang, kunci: int | None) -> int | None:
    penilai = orang.kunci(baris.isi["penilai"])
    kini = susunan.keadaan.orang.get(kunci) if kunci else None
    if jenis_identitas(baris, kini) not in DINILAI:
        susunan.tolak(baris, PENILAI, "Hanya pegawai ASN yang mempunyai pejabat penilai.")
        return None
    if penilai is None:
        pesan = f"Penilai {baris.isi['penilai']} tidak dikenal atau sudah tidak aktif."
        susunan.tolak(baris, PENILAI, pesan)
        return None
    if penilai == kunci:
        susunan.tolak(baris, PENILAI, "Pejabat penilai tidak boleh pegawai itu sendiri.")
        return None
    return penilai


def _rencanakan(
    susunan: Susunan,
    baris: Baris,
    orang: _Orang,
    kunci: int,
    penilai: int,
    penilai_dari: Mapping[int, int],
) -> None:
    kini = susunan.keadaan.orang.get(kunci)
    tertulis = baris.isi.get("atasan_penilai")
    atasan = orang.kunci(tertulis) if tertulis else penilai_dari.get(penilai)
    if not _atasan_sah(susunan, baris, orang, kunci, penilai, atasan):
        return
    mulai = _mulai(susunan, baris, kini)
    if mulai is None:
        return
    isi = {
        "penilai": orang.rujukan(penilai),
        "atasan": orang.rujukan(atasan),
        "berlaku_mulai": mulai,
    }
    ada = kini is not None and kini.penilai is not None
    jenis = JenisPerubahan.GANTI_PENILAI if ada else JenisPerubahan.TETAPKAN_PENILAI
    beda = [
        Beda("Pejabat penilai", orang.nama(kini.penilai if kini else None), orang.nama(penilai)),
        Beda(
            "Atasan pejabat penilai",
            orang.nama(kini.atasan_penilai if kini else None),
            orang.nama(atasan),
        ),
        Beda("Berlaku mulai", kata(kini.penilai_mulai if kini else None), kata(mulai)),
    ]
    sasaran = kini.pk if kini else baris.isi["nip"]
    susunan.tambah(jenis, baris, sasaran, sebutan(baris), isi, beda)


def _atasan_sah(
    susunan: Susunan, baris: Baris, orang: _Orang, kunci: int, penilai: int, atasan: int | None
) -> bool:
    if kunci == susunan.keadaan.pelaku:
        susunan.tolak(baris, PENILAI, DIRI_SENDIRI)
        return False
    tertulis, puncak = baris.isi.get("atasan_penilai"), orang.puncak(penilai)
    pesan = ""
    if puncak and tertulis:
        pesan = "Penilai ini pejabat negara, puncak rantai penilaian; kosongkan atasannya."
    elif atasan is None and tertulis:
        pesan = f"Atasan penilai {tertulis} tidak dikenal atau sudah tidak aktif."
    elif atasan is None and not puncak:
        pesan = (
            f"{orang.nama(penilai)} belum mempunyai pejabat penilai, sehingga atasan penilai "
            "harus ditulis."
        )
    elif atasan in (kunci, penilai):
        pesan = "Atasan penilai harus orang lain, bukan pegawai maupun penilainya."
    if pesan:
        susunan.tolak(baris, ATASAN, pesan)
    return not pesan


def _mulai(susunan: Susunan, baris: Baris, kini: OrangKini | None) -> date | None:
    mulai: date | None = baris.isi.get("penilai_mulai")
    if mulai is None:
        pesan = "Isi tanggal mulai karena penilainya ditetapkan atau diganti."
        susunan.tolak(baris, MULAI, pesan)
        return None
    lama = kini.penilai_mulai if kini else None
    nanti = kini.penilai_berikut if kini else None
    wajar = izin.tanggal_penetapan(mulai, None, susunan.keadaan.pada)
    pesan = ""
    if not wajar:
        pesan = wajar.alasan
    elif lama is not None and mulai < lama:
        pesan = f"Penilai sekarang berlaku sejak {kata(lama)}; penggantinya tidak boleh lebih awal."
    elif nanti is not None and mulai < nanti:
        pesan = (
            f"Sudah ada penetapan yang mulai {kata(nanti)}. Perbaiki yang itu di halaman pegawai."
        )
    if pesan:
        susunan.tolak(baris, MULAI, pesan)
        return None
    return mulai
