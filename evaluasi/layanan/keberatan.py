"""Acts of an objection: hand in, withdraw, examine, explain, decide."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models.fields.files import FieldFile

from ekinerja.inti.berkas import BerkasSah
from ekinerja.inti.waktu import hari_ini, kini
from ekinerja.jejak.layanan import alihkan, mulai, simpan
from ekinerja.kalender.layanan.tenggat import batas_hari_kerja
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.profil.layanan import profil_untuk
from evaluasi.aturan.alur import HARI_KERJA_PENJELASAN
from evaluasi.aturan.putusan import Hasil
from evaluasi.izin import keberatan as izin
from evaluasi.kueri import keberatan as kueri
from evaluasi.kueri.keberatan import Pemutus
from evaluasi.layanan.konfirmasi import finalkan
from evaluasi.layanan.revisi import buat_revisi
from evaluasi.models import EvaluasiKinerja, Keberatan
from evaluasi.pemberitahuan import keberatan as pemberitahuan
from evaluasi.pilihan import AksiEvaluasi, AksiKeberatan, JawabanKonfirmasi


@transaction.atomic
def ajukan_keberatan(
    evaluasi_pk: int,
    *,
    alasan: str,
    pelaku: Pegawai,
    versi: int,
    lampiran: BerkasSah | None = None,
) -> Keberatan:
    """Object to a set evaluation, to the atasan pejabat penilai named on it.

    Where he has left, it goes to the one of today; that nobody is there does not close the window.
    """
    evaluasi = EvaluasiKinerja.objects.kunci(evaluasi_pk, versi)
    izin.ajukan(evaluasi, pelaku, kini()).wajib()
    izin.alasan(alasan).wajib()
    alihkan(evaluasi, AksiEvaluasi.AJUKAN_KEBERATAN, pelaku=pelaku)
    keberatan = Keberatan(evaluasi=evaluasi, alasan=alasan, tujuan=_tujuan(evaluasi))
    if lampiran:
        keberatan.nama_lampiran, keberatan.sha256_lampiran = lampiran.nama, lampiran.sha256
        _taruh(keberatan.lampiran, lampiran)
    rincian = {"evaluasi": evaluasi.pk, "lampiran": keberatan.sha256_lampiran}
    mulai(keberatan, AksiKeberatan.AJUKAN, pelaku=pelaku, rincian=rincian)
    pemberitahuan.diajukan(keberatan, _pemutus(keberatan), _pada(keberatan))
    return keberatan


@transaction.atomic
def cabut_keberatan(pk: int, *, pelaku: Pegawai, versi: int) -> Keberatan:
    """Take it back before it is examined; the evaluation is agreed to and final."""
    keberatan = Keberatan.objects.kunci(pk, versi)
    izin.cabut(keberatan, pelaku).wajib()
    alihkan(keberatan, AksiKeberatan.CABUT, pelaku=pelaku)
    finalkan(
        _kunci_evaluasi(keberatan),
        aksi=AksiEvaluasi.CABUT_KEBERATAN,
        jawaban=JawabanKonfirmasi.SETUJU,
        waktu=kini(),
        pelaku=pelaku,
    )
    pemberitahuan.dicabut(keberatan, _pemutus(keberatan), _pada(keberatan))
    return keberatan


@transaction.atomic
def periksa_keberatan(pk: int, *, pelaku: Pegawai, versi: int) -> Keberatan:
    """Begin: both sides are asked to explain within five working days."""
    keberatan = Keberatan.objects.kunci(pk, versi)
    pemutus = _pemutus(keberatan)
    izin.periksa(keberatan, pelaku, pemutus, _pada(keberatan)).wajib()
    unit = keberatan.evaluasi.unit_kerja
    alihkan(
        keberatan,
        AksiKeberatan.PERIKSA,
        pelaku=pelaku,
        tujuan=keberatan.tujuan if pemutus.dicatat else pelaku,
        batas_penjelasan=batas_hari_kerja(unit, jumlah=HARI_KERJA_PENJELASAN),
    )
    pemberitahuan.diperiksa(keberatan)
    return keberatan


@transaction.atomic
def jelaskan_keberatan(pk: int, *, penjelasan: str, pelaku: Pegawai, versi: int) -> Keberatan:
    """The explanation of one side, once."""
    keberatan = Keberatan.objects.kunci(pk, versi)
    izin.jelaskan(keberatan, pelaku, kini()).wajib()
    izin.alasan(penjelasan).wajib()
    pihak = izin.pihak(keberatan, pelaku)
    simpan(
        keberatan,
        AksiKeberatan.JELASKAN,
        pelaku=pelaku,
        isian={f"penjelasan_{pihak}": penjelasan, f"waktu_penjelasan_{pihak}": kini()},
    )
    if keberatan.penjelasan_penilai and keberatan.penjelasan_pegawai:
        pemberitahuan.siap_diputus(keberatan, _pemutus(keberatan), _pada(keberatan))
    return keberatan


@transaction.atomic
def putus_tetap(
    pk: int,
    *,
    pertimbangan: str,
    pelaku: Pegawai,
    versi: int,
    nomor_putusan: str = "",
    dokumen: BerkasSah | None = None,
) -> Keberatan:
    """The result stands; the evaluation is final by this decision."""
    keberatan = Keberatan.objects.kunci(pk, versi)
    putusan = _putusan(keberatan, pertimbangan, nomor_putusan, dokumen, pelaku)
    evaluasi = _kunci_evaluasi(keberatan)
    alihkan(keberatan, AksiKeberatan.TETAP, pelaku=pelaku, **putusan)
    finalkan(
        evaluasi,
        aksi=AksiEvaluasi.PUTUS_TETAP,
        jawaban=JawabanKonfirmasi.PUTUSAN,
        waktu=kini(),
        pelaku=pelaku,
    )
    pemberitahuan.diputus(keberatan)
    return keberatan


@transaction.atomic
def putus_diubah(
    pk: int,
    *,
    pertimbangan: str,
    rating_hasil_kerja: str,
    rating_perilaku: str,
    nilai: int | None,
    pelaku: Pegawai,
    versi: int,
    nomor_putusan: str = "",
    dokumen: BerkasSah | None = None,
) -> Keberatan:
    """Another result: a new final revision takes the place of the one objected to."""
    keberatan = Keberatan.objects.kunci(pk, versi)
    putusan = _putusan(keberatan, pertimbangan, nomor_putusan, dokumen, pelaku)
    evaluasi = _kunci_evaluasi(keberatan)
    profil = profil_untuk(evaluasi.unit_kerja.instansi_id, evaluasi.skp.tahun)
    hasil = Hasil(rating_hasil_kerja, rating_perilaku, nilai)
    izin.hasil_baru(evaluasi, profil, hasil).wajib()
    alihkan(
        keberatan,
        AksiKeberatan.UBAH,
        pelaku=pelaku,
        hasil=buat_revisi(evaluasi, keberatan=keberatan, hasil=hasil, pelaku=pelaku),
        rating_hasil_kerja_baru=rating_hasil_kerja,
        rating_perilaku_baru=rating_perilaku,
        nilai_baru=nilai,
        **putusan,
    )
    pemberitahuan.diputus(keberatan)
    return keberatan


def _putusan(
    keberatan: Keberatan,
    pertimbangan: str,
    nomor_putusan: str,
    dokumen: BerkasSah | None,
    pelaku: Pegawai,
) -> dict[str, Any]:
    """Whether this person may decide now, and the columns that every decision fills."""
    pemutus = _pemutus(keberatan)
    izin.putus(keberatan, pelaku, pemutus, _pada(keberatan), kini()).wajib()
    bernomor = bool(nomor_putusan.strip() and dokumen)
    izin.isi_putusan(pertimbangan, pemutus, bernomor=bernomor).wajib()
    isi: dict[str, Any] = {
        "pertimbangan": pertimbangan,
        "pemutus": pelaku,
        "waktu_putusan": kini(),
        "tujuan": keberatan.tujuan if pemutus.dicatat else pelaku,
    }
    if pemutus.dicatat and dokumen:
        keberatan.sha256_putusan = dokumen.sha256
        _taruh(keberatan.dokumen_putusan, dokumen)
        isi |= {
            "nomor_putusan": nomor_putusan.strip(),
            "dokumen_putusan": keberatan.dokumen_putusan,
            "nama_putusan": dokumen.nama,
            "sha256_putusan": dokumen.sha256,
        }
    return isi


def _tujuan(evaluasi: EvaluasiKinerja) -> Pegawai | None:
    hari = hari_ini(evaluasi.unit_kerja.zona_waktu)
    atasan = evaluasi.atasan_pejabat_penilai
    if atasan and kueri.masih_bertugas(atasan, hari):
        return atasan
    return kueri.calon_pemutus(evaluasi.pegawai_id, evaluasi.pejabat_penilai_id, hari)


def _pemutus(keberatan: Keberatan) -> Pemutus:
    return kueri.pemutus(keberatan, _pada(keberatan))


def _pada(keberatan: Keberatan) -> date:
    return hari_ini(keberatan.evaluasi.unit_kerja.zona_waktu)


def _kunci_evaluasi(keberatan: Keberatan) -> EvaluasiKinerja:
    """The evaluation behind a locked objection, for change; nobody but its decider moves it now."""
    evaluasi = EvaluasiKinerja.objects.get(pk=keberatan.evaluasi_id)
    return EvaluasiKinerja.objects.kunci(evaluasi.pk, evaluasi.versi)


def _taruh(tempat: FieldFile, berkas: BerkasSah) -> None:
    """The same bytes have one place, whoever handed them in."""
    nama = tempat.field.generate_filename(tempat.instance, berkas.nama)
    if tempat.storage.exists(nama):
        setattr(tempat.instance, tempat.field.name, nama)
    else:
        tempat.save(berkas.nama, ContentFile(berkas.isi), save=False)
