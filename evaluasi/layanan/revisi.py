"""The new revision that a decided objection leaves: never a rewriting of the old one."""

from __future__ import annotations

from django.db.models import Max

from ekinerja.dokumen.layanan import gantikan
from ekinerja.inti.waktu import hari_ini, kini
from ekinerja.jejak.layanan import alihkan, mulai
from ekinerja.kepegawaian.models import Pegawai
from evaluasi.aturan.predikat import sesuai_kelompok
from evaluasi.aturan.putusan import Hasil
from evaluasi.dokumen import evaluasi as dokumen
from evaluasi.layanan.konfirmasi import catat_jawaban
from evaluasi.models import (
    EVALUASI_BEKU,
    EvaluasiKinerja,
    Keberatan,
    PenilaianPerilaku,
    PenilaianRHK,
)
from evaluasi.pilihan import AksiEvaluasi, JawabanKonfirmasi, StatusEvaluasi

DIPUTUS = ("revisi", "rating_hasil_kerja", "rating_perilaku", "predikat", "nilai")
ALASAN_PUTUSAN = "Ditetapkan dengan putusan atas keberatan pegawai."


def buat_revisi(
    lama: EvaluasiKinerja, *, keberatan: Keberatan, hasil: Hasil, pelaku: Pegawai
) -> EvaluasiKinerja:
    """Replace ``lama`` by a final revision with the decided result, its texts and own documents.

    Runs under the caller's locks on ``lama`` and ``keberatan``.
    """
    saat = kini()
    alihkan(lama, AksiEvaluasi.GANTIKAN, pelaku=pelaku, rincian={"keberatan": keberatan.pk})
    catat_jawaban(lama, jawaban=JawabanKonfirmasi.KEBERATAN, waktu=keberatan.waktu_dibuat)
    baru = _salinan(lama, hasil)
    baru.status, baru.waktu_final = StatusEvaluasi.FINAL, saat
    mulai(
        baru,
        AksiEvaluasi.PUTUS_DIUBAH,
        pelaku=pelaku,
        rincian={"keberatan": keberatan.pk, "menggantikan": lama.pk},
    )
    _salin_penilaian(lama, baru)
    catat_jawaban(baru, jawaban=JawabanKonfirmasi.PUTUSAN, waktu=saat)
    dokumen.terbitkan_evaluasi(baru, pelaku=pelaku)
    gantikan(lama, pengganti=baru, pelaku=pelaku)
    dokumen.terbitkan_final(baru, pelaku=pelaku)
    return baru


def _salinan(lama: EvaluasiKinerja, hasil: Hasil) -> EvaluasiKinerja:
    """Everything that was set, with the decided result and the day of the decision."""
    hari = hari_ini(lama.unit_kerja.zona_waktu)
    terakhir = EvaluasiKinerja.objects.filter(skp_akar=lama.skp_akar_id, periode=lama.periode_id)
    sesuai = not lama.kelompok or sesuai_kelompok(lama.kelompok, hasil.predikat)
    isi = {nama: getattr(lama, nama) for nama in EVALUASI_BEKU}
    isi |= {
        "revisi": (terakhir.aggregate(Max("revisi"))["revisi__max"] or lama.revisi) + 1,
        "rating_hasil_kerja": hasil.rating_hasil_kerja,
        "rating_perilaku": hasil.rating_perilaku,
        "predikat": hasil.predikat,
        "nilai": hasil.nilai,
        "alasan_penyimpangan": "" if sesuai else ALASAN_PUTUSAN,
        "waktu_ditetapkan": kini(),
        "tanggal_ditetapkan": hari,
    }
    # What was realised and said stays as it was judged; only the result is another one.
    isi["cuplikan"] = {
        **(lama.cuplikan or {}),
        **{nama: isi[nama] for nama in DIPUTUS},
        "tanggal": hari.isoformat(),
    }
    return EvaluasiKinerja(**isi)


def _salin_penilaian(lama: EvaluasiKinerja, baru: EvaluasiKinerja) -> None:
    PenilaianRHK.objects.bulk_create(
        PenilaianRHK(
            evaluasi=baru,
            rhk_id=satu.rhk_id,
            rating=satu.rating,
            umpan_balik_ringkas=satu.umpan_balik_ringkas,
        )
        for satu in lama.daftar_penilaian_rhk.all()
    )
    PenilaianPerilaku.objects.bulk_create(
        PenilaianPerilaku(
            evaluasi=baru, aspek_id=satu.aspek_id, umpan_balik_ringkas=satu.umpan_balik_ringkas
        )
        for satu in lama.daftar_penilaian_perilaku.all()
    )
