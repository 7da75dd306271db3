"""Rules of the dialogue: its workflow and its confirmation. Pure: no ORM, no clock, no request."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dialog.pilihan import AksiRisalah, Penyelesaian, StatusRisalah, TahapDialog
from ekinerja.inti.alur import Alur
from skp.aturan import DAPAT_DIUBAH
from skp.pilihan import StatusSKP

# Dasar: webinar Kementerian Kesehatan 11 Februari 2026, risalah dialog kinerja: peserta menulis,
# pimpinan menanggapi, peserta mengonfirmasi.
ALUR: Alur = {
    (StatusRisalah.DRAF, AksiRisalah.KIRIM): StatusRisalah.MENUNGGU_PIMPINAN,
    (StatusRisalah.MENUNGGU_PIMPINAN, AksiRisalah.TANGGAPI): StatusRisalah.MENUNGGU_KONFIRMASI,
    (StatusRisalah.MENUNGGU_PIMPINAN, AksiRisalah.KEMBALIKAN): StatusRisalah.DRAF,
    (StatusRisalah.MENUNGGU_KONFIRMASI, AksiRisalah.KEMBALIKAN): StatusRisalah.DRAF,
    (StatusRisalah.MENUNGGU_KONFIRMASI, AksiRisalah.KONFIRMASI): StatusRisalah.FINAL,
}

# Dasar: kebijakan aplikasi (KEPUTUSAN 6); peserta yang diam tidak menahan perencanaan.
HARI_KERJA_KONFIRMASI = 5
# Dasar: kebijakan aplikasi (KEPUTUSAN 29); formulir harus selalu dapat dicetak.
MAKS_USULAN = 5
MAKS_STRATEGI = 10
# Dasar: infografik BKN «Dialog Kinerja»; setelah SKP ditetapkan ada tiga tahap dialog.
TAHAP_LANJUT = (TahapDialog.PELAKSANAAN, TahapDialog.EVALUASI, TahapDialog.TINDAK_LANJUT)


@dataclass(frozen=True, slots=True)
class IsianAgenda:
    """What the employee prepares about one IKI; ``pk`` is that of the row of the agenda."""

    pk: int
    progres: str
    masalah: str
    penyebab: str = ""
    usulan_solusi: str = ""


@dataclass(frozen=True, slots=True)
class IsianStrategi:
    """One step that was agreed on; ``penanggung_jawab`` is the key of one of the two."""

    uraian: str
    penanggung_jawab: int
    tenggat: date


def tanggal_terawal(tahun: int) -> date:
    """The first day on which a planning dialogue for the SKP of ``tahun`` can have taken place.

    Dasar: kebijakan aplikasi (KEPUTUSAN 23).
    """
    return date(tahun - 1, 10, 1)


def status_skp(tahap: str) -> frozenset[str]:
    """In which states of the SKP a dialogue of this stage is under way.

    Dasar: infografik BKN «Dialog Kinerja»: perencanaan menyepakati SKP; tahap sesudahnya membahas
    SKP yang sudah ditetapkan.
    """
    if tahap == TahapDialog.PERENCANAAN:
        return frozenset(DAPAT_DIUBAH)
    return frozenset({StatusSKP.DITETAPKAN})


def tahap_terbuka(status: str) -> tuple[TahapDialog, ...]:
    """The stages in which a dialogue about an SKP of this status may be opened.

    Dasar: infografik BKN «Dialog Kinerja».
    """
    return tuple(tahap for tahap in TahapDialog if status in status_skp(tahap))


def bagian_satu_kurang(agenda: Iterable[tuple[str, str]]) -> int:
    """How many rows (progres, masalah) of a later stage still lack one of the two.

    Dasar: webinar Kementerian Kesehatan 11 Februari 2026, risalah: keduanya wajib (**).
    """
    return sum(not (progres.strip() and masalah.strip()) for progres, masalah in agenda)


def usulan_sah(usulan: Sequence[str]) -> bool:
    """Whether these ideas can be kept: each says something, and there are not too many.

    Dasar: webinar Kementerian Kesehatan 11 Februari 2026, peserta diberi kesempatan menyampaikan
    pendapat yang bersifat terobosan; banyaknya kebijakan aplikasi (KEPUTUSAN 29).
    """
    return len(usulan) <= MAKS_USULAN and all(satu.strip() for satu in usulan)


def strategi_kurang(
    strategi: Sequence[IsianStrategi], tanggal: date, berdua: frozenset[int]
) -> str:
    """What is wrong with the agreed steps, in one sentence; empty when nothing is.

    Dasar: webinar Kementerian Kesehatan 11 Februari 2026, dialog menghasilkan solusi; setiap
    langkah mempunyai penanggung jawab dan tenggat (kebijakan aplikasi, KEPUTUSAN 40).
    """
    if not strategi:
        return "Tuliskan paling sedikit satu strategi mengatasi permasalahan/hambatan."
    if len(strategi) > MAKS_STRATEGI:
        return f"Paling banyak {MAKS_STRATEGI} strategi; gabungkan yang serupa."
    if not all(satu.uraian.strip() for satu in strategi):
        return "Ada strategi yang belum diuraikan."
    if not all(satu.penanggung_jawab in berdua for satu in strategi):
        return "Penanggung jawab strategi adalah pegawai atau pimpinan dialog ini."
    if any(satu.tenggat < tanggal for satu in strategi):
        return "Tenggat strategi tidak boleh mendahului tanggal dialog."
    return ""


def usulan_belum_ditanggapi(usulan: Iterable[int], tanggapan: Mapping[int, str]) -> int:
    """How many ideas of the employee the leader has left without an answer.

    Dasar: webinar Kementerian Kesehatan 11 Februari 2026, pimpinan wajib memberikan umpan balik
    atas pendapat yang bersifat terobosan.
    """
    return sum(not tanggapan.get(pk, "").strip() for pk in usulan)


def triwulan(pada: date) -> tuple[date, date]:
    """The first and the last day of the quarter in which ``pada`` lies.

    Dasar: Kementerian Keuangan, dialog kinerja individu dilaporkan sedikitnya sekali dalam tiga
    bulan.
    """
    awal = (pada.month - 1) // 3 * 3 + 1
    sesudah = date(pada.year + awal // 10, (awal + 2) % 12 + 1, 1)
    return date(pada.year, awal, 1), sesudah - timedelta(days=1)


def membuka_pengajuan(tahap: str, penyelesaian: str) -> bool:
    """Whether a final dialogue lets the employee submit his SKP to this penilai.

    Dasar: PermenPANRB 6/2022, SKP disusun melalui dialog kinerja; bahwa dialog yang belum selesai
    tidak dihitung adalah kebijakan aplikasi (KEPUTUSAN 6).
    """
    return tahap == TahapDialog.PERENCANAAN and penyelesaian == Penyelesaian.SELESAI
