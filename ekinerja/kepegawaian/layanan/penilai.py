"""Acts on who assesses whom. Each keeps the periods of one person free of overlap."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import transaction

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import BOLEH, Keputusan, Sebab, pertama, tolak
from ekinerja.inti.templatetags.format_id import tanggal
from ekinerja.inti.waktu import hari_ini
from ekinerja.jejak.layanan import catat
from ekinerja.kepegawaian import aturan, izin, pemberitahuan
from ekinerja.kepegawaian.akibat import akibat_penetapan
from ekinerja.kepegawaian.models import Pegawai, PenetapanPenilai
from ekinerja.kepegawaian.pilihan import AksiKepegawaian, DasarPenetapan, JenisIdentitas
from ekinerja.kepegawaian.rantai import rantai_ke_atas

SEHARI = timedelta(days=1)
BASI = (
    "Pejabat penilai pegawai ini baru saja diubah orang lain. "
    "Periksa lagi akibatnya, lalu tetapkan bila masih perlu."
)


@dataclass(frozen=True, slots=True)
class Usulan:
    """What the pengelola wants: who assesses from when, and why."""

    penilai: Pegawai
    mulai: date
    atasan: Pegawai | None = None
    pertimbangan: Pegawai | None = None
    sampai: date | None = None
    dasar: str = DasarPenetapan.STRUKTUR
    nomor_surat: str = ""
    alasan: str = ""


@dataclass(frozen=True, slots=True)
class Pratinjau:
    """What the act would do. ``ditutup`` ends on ``ditutup_pada``; ``diganti`` is corrected."""

    keputusan: Keputusan
    atasan: Pegawai | None = None
    ditutup: PenetapanPenilai | None = None
    ditutup_pada: date | None = None
    diganti: PenetapanPenilai | None = None
    peringatan: list[str] = field(default_factory=list)
    akibat: list[str] = field(default_factory=list)

    @property
    def tanda(self) -> str:
        """Names what the reader saw; another one at the act means that he saw old things."""
        lama = self.ditutup or self.diganti
        return f"{lama.pk}.{lama.pejabat_penilai_id}" if lama else "-"


@transaction.atomic
def tetapkan_penilai(
    pegawai_id: int, *, usulan: Usulan, pelaku: Pegawai | None, tanda: str | None = None
) -> PenetapanPenilai:
    """Who assesses from ``mulai`` on; the running period ends the day before.

    A period with the same first day is corrected in place. ``tanda`` is that of the preview the
    person agreed to. ``pelaku=None`` is the system itself.
    """
    pegawai = _kunci_pegawai(pegawai_id)
    rencana = pratinjau(pegawai, usulan=usulan, pelaku=pelaku)
    rencana.keputusan.wajib()
    if tanda is not None and tanda != rencana.tanda:
        raise Ditolak(tolak(Sebab.VERSI, BASI))
    if rencana.ditutup is not None:
        rencana.ditutup.berlaku_sampai = rencana.ditutup_pada
        rencana.ditutup.save(update_fields=["berlaku_sampai"])
    lama = rencana.ditutup or rencana.diganti
    penetapan = PenetapanPenilai(
        pk=rencana.diganti.pk if rencana.diganti else None,
        pegawai=pegawai,
        pejabat_penilai=usulan.penilai,
        atasan_pejabat_penilai=rencana.atasan,
        pemberi_pertimbangan=usulan.pertimbangan,
        berlaku_mulai=usulan.mulai,
        berlaku_sampai=usulan.sampai,
        dasar=usulan.dasar,
        nomor_surat=usulan.nomor_surat,
        alasan=usulan.alasan,
    )
    penetapan.save()
    rincian = {"lama": _ringkas(lama), "baru": _ringkas(penetapan), "alasan": usulan.alasan}
    aksi = AksiKepegawaian.TETAPKAN_PENILAI
    jejak = catat(pegawai, pegawai.pk, aksi, pelaku=pelaku, rincian=rincian)
    pemberitahuan.tetapkan_penilai(penetapan, lama.pejabat_penilai if lama else None, jejak.pk)
    return penetapan


@transaction.atomic
def akhiri_penetapan(
    pk: int, *, sampai: date, alasan: str, pelaku: Pegawai | None
) -> PenetapanPenilai:
    """The last day of a running period, with nobody after it yet."""
    pegawai_id = PenetapanPenilai.objects.values_list("pegawai", flat=True).get(pk=pk)
    pegawai = _kunci_pegawai(pegawai_id)
    penetapan = PenetapanPenilai.objects.select_related("pejabat_penilai").get(pk=pk)
    penetapan.pegawai = pegawai
    hari = hari_ini(pegawai.unit_kerja.zona_waktu)
    if pelaku is not None:
        izin.akhiri_penetapan(penetapan, pelaku, hari).wajib()
    _tanggal_akhir(penetapan, sampai).wajib()
    lama = _ringkas(penetapan)
    penetapan.berlaku_sampai = sampai
    penetapan.save(update_fields=["berlaku_sampai"])
    rincian = {"lama": lama, "baru": _ringkas(penetapan), "alasan": alasan}
    aksi = AksiKepegawaian.AKHIRI_PENETAPAN
    jejak = catat(pegawai, pegawai.pk, aksi, pelaku=pelaku, rincian=rincian)
    pemberitahuan.akhiri_penetapan(penetapan, jejak.pk)
    return penetapan


def pratinjau(pegawai: Pegawai, *, usulan: Usulan, pelaku: Pegawai | None) -> Pratinjau:
    """What ``tetapkan_penilai`` would do now, or why it would refuse. Reads only."""
    hari = hari_ini(pegawai.unit_kerja.zona_waktu)
    atasan = usulan.atasan or atasan_turunan(usulan.penilai, pada=usulan.mulai)
    boleh = izin.tetapkan_penilai(pegawai, pelaku, hari) if pelaku else izin.dinilai(pegawai)
    susunan = izin.susunan_penilai(
        pegawai, penilai=usulan.penilai, atasan=atasan, pertimbangan=usulan.pertimbangan
    )
    tempat, ditutup, diganti = _cari_tempat(pegawai, usulan)
    keputusan = pertama(
        boleh,
        izin.tanggal_penetapan(usulan.mulai, usulan.sampai, hari),
        _surat_delegasi(usulan),
        susunan,
        tempat,
    )
    if not keputusan:
        return Pratinjau(keputusan, atasan)
    return Pratinjau(
        keputusan,
        atasan,
        ditutup,
        usulan.mulai - SEHARI if ditutup else None,
        diganti,
        _peringatan(pegawai, usulan, hari),
        akibat_penetapan(pegawai.pk, usulan.mulai),
    )


def atasan_turunan(penilai: Pegawai, *, pada: date) -> Pegawai | None:
    """The penilai of the penilai; none above a pejabat negara."""
    if penilai.jenis_identitas == JenisIdentitas.PEJABAT_NEGARA:
        return None
    penetapan = PenetapanPenilai.objects.berlaku_untuk(penilai, pada)
    return penetapan.pejabat_penilai if penetapan else None


def _kunci_pegawai(pegawai_id: int) -> Pegawai:
    """One writer per person: two pengelola at once cannot lay two periods over each other."""
    kunci = Pegawai.objects.select_for_update(of=("self",), no_key=True)
    return kunci.select_related("unit_kerja").get(pk=pegawai_id)


def _cari_tempat(
    pegawai: Pegawai, usulan: Usulan
) -> tuple[Keputusan, PenetapanPenilai | None, PenetapanPenilai | None]:
    """Is there room; the row to close before it; the row to correct because it begins with it."""
    ditutup = diganti = None
    semua = PenetapanPenilai.objects.bersinggungan(pegawai, usulan.mulai, usulan.sampai)
    for lama in semua.select_related("pejabat_penilai"):
        if lama.berlaku_mulai > usulan.mulai:
            sejak, nama = tanggal(lama.berlaku_mulai), lama.pejabat_penilai.nama_gelar
            kalimat = (
                f"Sudah ada penetapan yang mulai {sejak} ({nama}). Isi «Berlaku sampai» sebelum "
                "tanggal itu, atau ganti penetapan tersebut dengan tanggal mulai yang sama."
            )
            return tolak(Sebab.ISI, kalimat), None, None
        if lama.berlaku_mulai == usulan.mulai:
            diganti = lama
        else:
            ditutup = lama
    return BOLEH, ditutup, diganti


def _surat_delegasi(usulan: Usulan) -> Keputusan:
    if usulan.dasar == DasarPenetapan.DELEGASI and not usulan.nomor_surat.strip():
        return tolak(Sebab.ISI, "Penetapan karena delegasi memerlukan nomor surat.")
    return BOLEH


def _peringatan(pegawai: Pegawai, usulan: Usulan, hari: date) -> list[str]:
    """What is allowed and yet worth a second look."""
    nama, kalimat = usulan.penilai.nama_gelar, []
    if pegawai.pk in rantai_ke_atas(usulan.penilai.pk, usulan.mulai):
        kalimat.append(
            f"Rantai melingkar: {pegawai.nama_gelar}, langsung atau melalui orang lain, juga "
            f"menilai {nama}, sehingga pejabat penilai yang satu perlu diganti."
        )
    if not usulan.penilai.daftar_riwayat_jabatan.pada(usulan.mulai).exists():
        kalimat.append(f"{nama} tidak tercatat memegang jabatan pada {tanggal(usulan.mulai)}.")
    jabatan = usulan.penilai.jabatan
    if usulan.dasar == DasarPenetapan.STRUKTUR and not aturan.menilai_menurut_struktur(
        jabatan.kelompok, jabatan.jenjang, pimpinan_unit_mandiri=jabatan.pimpinan_unit_mandiri
    ):
        kalimat.append(
            f"{nama} bukan pejabat pengawas atau yang lebih tinggi, sehingga menilai berdasarkan "
            "delegasi. Pilih dasar delegasi dan tulis nomor suratnya."
        )
    if usulan.penilai.instansi_id != pegawai.instansi_id:
        kalimat.append(f"{nama} berasal dari instansi lain.")
    if usulan.mulai < hari:
        kalimat.append(f"Tanggal mulai sudah lewat: berlaku surut sejak {tanggal(usulan.mulai)}.")
    if usulan.sampai is not None:
        kalimat.append(
            f"Setelah {tanggal(usulan.sampai)} {pegawai.nama_gelar} tidak mempunyai pejabat "
            "penilai sampai ditetapkan yang baru."
        )
    return kalimat


def _tanggal_akhir(penetapan: PenetapanPenilai, sampai: date) -> Keputusan:
    if sampai < penetapan.berlaku_mulai:
        mulai = tanggal(penetapan.berlaku_mulai)
        kalimat = (
            f"Penetapan ini baru mulai {mulai}. Untuk menggantinya, tetapkan penilai lain "
            "dengan tanggal mulai yang sama."
        )
        return tolak(Sebab.ISI, kalimat)
    if penetapan.berlaku_sampai is not None and sampai > penetapan.berlaku_sampai:
        lama = tanggal(penetapan.berlaku_sampai)
        return tolak(Sebab.ISI, f"Penetapan ini sudah dibatasi sampai {lama}.")
    return BOLEH


def _ringkas(penetapan: PenetapanPenilai | None) -> dict[str, object] | None:
    if penetapan is None:
        return None
    orang = ["pejabat_penilai_id", "atasan_pejabat_penilai_id"]
    kolom = ["pk", *orang, "berlaku_mulai", "berlaku_sampai", "dasar", "nomor_surat"]
    return {nama: getattr(penetapan, nama) for nama in kolom}
