"""The frozen content of the evaluation forms (F.13 to F.16): one plain dict for all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from dialog.aturan.realisasi import TERKIRIM
from dialog.kueri.realisasi import akar_skp
from dialog.models import BuktiDukung, RealisasiIKI
from dialog.pilihan import SifatRealisasi
from ekinerja.dokumen.layanan import terbitkan
from ekinerja.dokumen.models import DokumenTerbit
from ekinerja.inti.waktu import setempat
from ekinerja.kalender.models import PeriodePenilaian
from ekinerja.kalender.pilihan import KodePeriode
from ekinerja.kepegawaian.models import Pegawai, RiwayatJabatan
from ekinerja.kepegawaian.pilihan import JenisPenugasan
from ekinerja.profil.layanan import profil_untuk
from evaluasi.models import EvaluasiKinerja, KonfirmasiEvaluasi
from evaluasi.pilihan import JawabanKonfirmasi, StatusKeberatan
from feedback.kueri import untuk_periode
from skp.dokumen import identitas
from skp.kueri import penetapan_pada
from skp.models import IndikatorKinerjaIndividu
from skp.pilihan import Pendekatan

SKEMA = 1
JENIS_LAMPIRAN = "evaluasi"
JENIS_DOKUMEN = "dokumen_evaluasi"
TEMPLATE = {
    Pendekatan.KUANTITATIF: "evaluasi/dokumen/evaluasi_kuantitatif.html",
    Pendekatan.KUALITATIF: "evaluasi/dokumen/evaluasi_kualitatif.html",
}
TEMPLATE_DOKUMEN = "evaluasi/dokumen/dokumen_evaluasi.html"
# How the forms name the period in their heading.
JUDUL_PERIODE = {
    KodePeriode.TW1: "TRIWULAN I",
    KodePeriode.TW2: "TRIWULAN II",
    KodePeriode.TW3: "TRIWULAN III",
    KodePeriode.TW4: "TRIWULAN IV",
    KodePeriode.TAHUNAN: "AKHIR",
}
CARA_FINAL = {
    JawabanKonfirmasi.SETUJU: "Hasil evaluasi disetujui oleh pegawai yang dinilai",
    JawabanKonfirmasi.OTOMATIS: (
        "Hasil evaluasi disetujui secara otomatis karena tidak dijawab sampai batas waktu"
    ),
    JawabanKonfirmasi.PUTUSAN: (
        "Hasil evaluasi final berdasarkan putusan keberatan atasan pejabat penilai kinerja"
    ),
    JawabanKonfirmasi.KEBERATAN: "Hasil evaluasi final setelah keberatan selesai diperiksa",
}
CARA_KEBERATAN = {
    StatusKeberatan.DICABUT: "Hasil evaluasi final karena keberatan dicabut oleh pegawai",
    StatusKeberatan.DIPUTUS_TETAP: (
        "Keberatan telah diputus oleh atasan pejabat penilai kinerja: hasil evaluasi tetap"
    ),
}


# ("rhk", pk) or ("aspek", kode) → what was said and who says it.
Umpan = dict[tuple[str, Any], list[dict[str, str]]]


class Penilai(NamedTuple):
    penilai: Pegawai | None
    atasan: Pegawai | None


class Laporan(NamedTuple):
    """What was reported of one IKI of the SKP."""

    iki: int
    realisasi: RealisasiIKI
    periode_ini: bool


def template(evaluasi: EvaluasiKinerja) -> str:
    """The printed form of this evaluation (F.13 or F.14, with F.16 behind it)."""
    return TEMPLATE[Pendekatan(evaluasi.skp.pendekatan)]


def cuplikan(evaluasi: EvaluasiKinerja, pada: date) -> dict[str, Any]:
    """Everything F.13 to F.16 print, as it stands on the day ``pada``; JSON-clean.

    ``pola_distribusi`` of the evaluation is the histogram of the unit: kode of a predicate →
    number of people, or nothing.
    """
    unit, pihak = evaluasi.unit_kerja, _penilai(evaluasi, pada)
    profil = profil_untuk(unit.instansi_id, evaluasi.skp.tahun)
    capaian = evaluasi.capaian_organisasi
    return {
        "skema": SKEMA,
        **_kepala(evaluasi, gabung_tw4_akhir=profil.gabung_tw4_akhir),
        "pegawai": identitas(evaluasi.pegawai, evaluasi.skp.riwayat_jabatan.jabatan, unit),
        "penilai": _identitas(pihak.penilai, pada),
        "atasan_penilai": _identitas(pihak.atasan, pada),
        "capaian_organisasi": capaian.predikat if capaian else "",
        "pola_distribusi": evaluasi.pola_distribusi or {},
        **_isi(evaluasi, (_identitas(pihak.penilai, pada) or {}).get("jabatan", "–")),
        "rating_hasil_kerja": evaluasi.rating_hasil_kerja,
        "rating_perilaku": evaluasi.rating_perilaku,
        "predikat": evaluasi.predikat,
        "nilai": evaluasi.nilai if profil.nilai_aktif else None,
        "kontribusi": evaluasi.kontribusi,
        "catatan_rekomendasi": evaluasi.catatan_rekomendasi,
        "tempat": evaluasi.tempat_penetapan or unit.instansi.kota_penetapan,
        "tanggal": (evaluasi.tanggal_ditetapkan or pada).isoformat(),
        "label_tanda_tangan": profil.label_tanda_tangan,
        "label_butuh_perbaikan": profil.label_butuh_perbaikan,
        "final": None,
    }


def _kepala(evaluasi: EvaluasiKinerja, *, gabung_tw4_akhir: bool) -> dict[str, Any]:
    skp, periode = evaluasi.skp, evaluasi.periode
    gabung = gabung_tw4_akhir and periode.kode == KodePeriode.TW4
    return {
        "instansi": evaluasi.unit_kerja.instansi.nama,
        "tahun": skp.tahun,
        "kode_periode": periode.kode,
        "judul_periode": JUDUL_PERIODE[KodePeriode(periode.kode)] + ("-AKHIR" if gabung else ""),
        "label_periode": periode.label,
        # An SKP that begins or ends within the period is assessed for its part of it.
        "periode_mulai": max(periode.mulai, skp.periode_mulai).isoformat(),
        "periode_selesai": min(periode.selesai, skp.periode_selesai).isoformat(),
        "pendekatan": skp.pendekatan,
        "revisi": evaluasi.revisi,
    }


def _isi(evaluasi: EvaluasiKinerja, jabatan_penilai: str) -> dict[str, Any]:
    """The rows of the form: the frozen SKP with what was reported and said of each of them."""
    isi = evaluasi.skp.cuplikan or {}
    laporan, umpan = _laporan(evaluasi), _umpan_balik(evaluasi, jabatan_penilai)
    return {
        **{
            jenis: [_rhk(rhk, laporan, umpan) for rhk in isi.get(jenis, [])]
            for jenis in ("utama", "tambahan")
        },
        "perilaku": [
            {**aspek, "umpan_balik": umpan.get(("aspek", aspek["kode"]), [])}
            for aspek in isi.get("perilaku", [])
        ],
    }


def terbitkan_evaluasi(
    evaluasi: EvaluasiKinerja, *, pelaku: Pegawai | None
) -> tuple[DokumenTerbit, DokumenTerbit]:
    """Issue the form with its guideline curve, and the one-page document, of a set evaluation."""
    isi = _beku(evaluasi)
    lampiran = terbitkan(
        evaluasi, jenis=JENIS_LAMPIRAN, template=template(evaluasi), cuplikan=isi, pelaku=pelaku
    )
    return lampiran, _terbitkan_dokumen(evaluasi, isi, pelaku)


def terbitkan_final(evaluasi: EvaluasiKinerja, *, pelaku: Pegawai | None) -> DokumenTerbit:
    """Issue the one-page document anew with the way the evaluation became final."""
    return _terbitkan_dokumen(evaluasi, {**_beku(evaluasi), "final": _cara(evaluasi)}, pelaku)


def terbit(evaluasi: EvaluasiKinerja, jenis: str) -> DokumenTerbit | None:
    """The issued form of that kind in force, if any."""
    return DokumenTerbit.objects.untuk(evaluasi).filter(jenis=jenis).first()


def _beku(evaluasi: EvaluasiKinerja) -> dict[str, Any]:
    if not evaluasi.cuplikan:
        raise RuntimeError("Evaluasi yang belum ditetapkan tidak dapat diterbitkan.")
    return dict(evaluasi.cuplikan)


def _terbitkan_dokumen(
    evaluasi: EvaluasiKinerja, isi: dict[str, Any], pelaku: Pegawai | None
) -> DokumenTerbit:
    return terbitkan(
        evaluasi, jenis=JENIS_DOKUMEN, template=TEMPLATE_DOKUMEN, cuplikan=isi, pelaku=pelaku
    )


def _cara(evaluasi: EvaluasiKinerja) -> dict[str, Any]:
    """How it became final: in words, and the day the employee agreed, if he did."""
    konfirmasi = KonfirmasiEvaluasi.objects.filter(evaluasi=evaluasi).first()
    zona = evaluasi.unit_kerja.zona_waktu
    saat = konfirmasi.waktu if konfirmasi else evaluasi.waktu_final
    jawaban = konfirmasi.jawaban if konfirmasi else JawabanKonfirmasi.PUTUSAN
    kalimat = CARA_FINAL[JawabanKonfirmasi(jawaban)]
    if jawaban not in {JawabanKonfirmasi.SETUJU, JawabanKonfirmasi.OTOMATIS}:
        terakhir = evaluasi.daftar_keberatan.order_by("-pk").first()
        selesai = CARA_KEBERATAN.get(StatusKeberatan(terakhir.status)) if terakhir else None
        kalimat = selesai or kalimat
        saat = evaluasi.waktu_final or saat
    return {
        "jawaban": jawaban,
        "kalimat": kalimat,
        "tanggal": setempat(saat, zona).date().isoformat() if saat else None,
        "disetujui": jawaban == JawabanKonfirmasi.SETUJU,
    }


def _penilai(evaluasi: EvaluasiKinerja, pada: date) -> Penilai:
    """Who signed; before that, who assesses on that day."""
    if evaluasi.pejabat_penilai_id:
        return Penilai(evaluasi.pejabat_penilai, evaluasi.atasan_pejabat_penilai)
    penetapan = penetapan_pada(evaluasi.skp, pada)
    if penetapan is None:
        return Penilai(None, None)
    return Penilai(penetapan.pejabat_penilai, penetapan.atasan_pejabat_penilai)


def _riwayat(orang: Pegawai, pada: date) -> RiwayatJabatan | None:
    daftar = RiwayatJabatan.objects.pada(pada).filter(pegawai=orang)
    daftar = daftar.filter(jenis_penugasan=JenisPenugasan.DEFINITIF)
    return daftar.select_related("jabatan", "unit_kerja").order_by("-tmt_mulai", "pk").first()


def _identitas(orang: Pegawai | None, pada: date) -> dict[str, str] | None:
    """The five lines with the post and the unit that the person held on that day."""
    if orang is None:
        return None
    riwayat = _riwayat(orang, pada)
    if riwayat is None:
        return identitas(orang, orang.jabatan, orang.unit_kerja)
    return identitas(orang, riwayat.jabatan, riwayat.unit_kerja)


def _rhk(rhk: Mapping[str, Any], daftar: Iterable[Laporan], umpan: Umpan) -> dict[str, Any]:
    """One planned result of the frozen SKP with what came of it."""
    milik = {iki["id"] for iki in rhk["iki"]}
    laporan = [satu for satu in daftar if satu.iki in milik]
    kini = {satu.iki: satu.realisasi for satu in laporan if satu.periode_ini}
    return {
        **rhk,
        "iki": [
            {
                **iki,
                "realisasi": kini[iki["id"]].uraian if iki["id"] in kini else "",
                "bukti": _bukti(kini[iki["id"]]) if iki["id"] in kini else [],
            }
            for iki in rhk["iki"]
        ],
        "progres": _butir(laporan, SifatRealisasi.PROGRES),
        "akhir": _butir(laporan, SifatRealisasi.AKHIR),
        "umpan_balik": umpan.get(("rhk", rhk["id"]), []),
    }


def _butir(daftar: Iterable[Laporan], sifat: str) -> list[dict[str, Any]]:
    return [
        {"teks": satu.realisasi.uraian, "bukti": _bukti(satu.realisasi)}
        for satu in daftar
        if satu.realisasi.sifat == sifat
    ]


def _bukti(realisasi: RealisasiIKI) -> list[str]:
    return [_sebut_bukti(satu) for satu in realisasi.daftar_bukti.all()]


def _sebut_bukti(bukti: BuktiDukung) -> str:
    tempat = bukti.url or bukti.nama_berkas
    return f"{bukti.keterangan} ({tempat})" if tempat else bukti.keterangan


def _laporan(evaluasi: EvaluasiKinerja) -> list[Laporan]:
    """What was sent in the year up to this period, in order of period, RHK and IKI.

    What was never sent says nothing on the form.
    """
    periode = evaluasi.periode
    urutan = {pk: n for n, pk in enumerate(_sampai(periode))}
    ada: dict[int, list[RealisasiIKI]] = defaultdict(list)
    for satu in (
        RealisasiIKI.objects.filter(
            periode__in=list(urutan), status__in=sorted(TERKIRIM), waktu_dikirim__isnull=False
        )
        .filter(iki_akar__in=akar_skp(evaluasi.skp))
        .prefetch_related("daftar_bukti")
    ):
        ada[satu.iki_akar_id].append(satu)
    daftar = IndikatorKinerjaIndividu.objects.filter(rhk__skp=evaluasi.skp)
    laporan = [
        Laporan(pk, satu, satu.periode_id == periode.pk)
        for pk, akar in daftar.order_by("rhk__urutan", "urutan", "pk").values_list("pk", "iki_akar")
        for satu in ada[akar or pk]
    ]
    return sorted(laporan, key=lambda satu: urutan[satu.realisasi.periode_id])


def _sampai(periode: PeriodePenilaian) -> list[int]:
    """The periods of the year up to and with this one, in their order."""
    daftar = PeriodePenilaian.objects.filter(
        tahun_kinerja=periode.tahun_kinerja_id, selesai__lte=periode.selesai
    )
    # A quarter does not wait for the year that ends on the same day.
    if periode.kode != KodePeriode.TAHUNAN:
        daftar = daftar.exclude(kode=KodePeriode.TAHUNAN)
    return list(daftar.order_by("selesai", "-mulai", "pk").values_list("pk", flat=True))


def _umpan_balik(evaluasi: EvaluasiKinerja, jabatan_penilai: str) -> Umpan:
    """Feedback of the period by what it is about, and behind it the penilai's own summary."""
    menurut: Umpan = defaultdict(list)
    for satu in untuk_periode(evaluasi.skp, evaluasi.periode):
        kunci = ("aspek", satu.aspek.kode) if satu.aspek else ("rhk", satu.rhk_id)
        menurut[kunci].append({"isi": satu.isi, "sumber": satu.sumber_label})
    for rhk in evaluasi.daftar_penilaian_rhk.exclude(umpan_balik_ringkas=""):
        isi = {"isi": rhk.umpan_balik_ringkas, "sumber": jabatan_penilai}
        menurut["rhk", rhk.rhk_id].append(isi)
    perilaku = evaluasi.daftar_penilaian_perilaku.exclude(umpan_balik_ringkas="")
    for aspek in perilaku.select_related("aspek"):
        isi = {"isi": aspek.umpan_balik_ringkas, "sumber": jabatan_penilai}
        menurut["aspek", aspek.aspek.kode].append(isi)
    return menurut
