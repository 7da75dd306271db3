"""What people did and said in the demo's year: plans, notes, dialogues, results, feedback."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from dialog.aturan.risalah import IsianAgenda, IsianStrategi
from dialog.layanan import catatan, realisasi, rencana, risalah
from dialog.models import RealisasiIKI, RisalahDialog, SusunanRencanaAksi
from ekinerja.inti.waktu import hari_ini
from ekinerja.kalender.models import PeriodePenilaian
from ekinerja.kepegawaian.models import Pegawai
from feedback import layanan as umpan_balik
from skp.models import SKP, AspekPerilaku, IndikatorKinerjaIndividu

Teks = Mapping[str, Any]


def daftar_iki(skp: SKP) -> list[IndikatorKinerjaIndividu]:
    return list(
        IndikatorKinerjaIndividu.objects.filter(rhk__skp=skp)
        .select_related("rhk")
        .order_by("-rhk__jenis", "rhk__urutan", "urutan", "pk")
    )


def susun_rencana(skp: SKP, penilai: Pegawai, teks: Teks, *, sampai: str = "disetujui") -> None:
    """The plan of one SKP: written, «Selesai», agreed; ``sampai`` says how far."""
    pegawai = skp.pegawai
    for nomor, iki in enumerate(daftar_iki(skp)):
        aksi = teks["rencana_khusus"].get(iki.uraian) or teks["rencana"][nomor % 3 :: 3]
        for uraian, mulai, selesai in aksi:
            rencana.tambah_aksi(
                skp.pk,
                iki_pk=iki.pk,
                uraian=uraian,
                bulan_mulai=mulai,
                bulan_selesai=selesai,
                pelaku=pegawai,
            )
    if sampai == "draf":
        return
    susunan = SusunanRencanaAksi.objects.get(skp=skp)
    susunan = rencana.selesaikan_rencana(susunan.pk, pelaku=pegawai, versi=susunan.versi)
    if sampai == "disetujui":
        rencana.setujui_rencana(susunan.pk, pelaku=penilai, versi=susunan.versi)


def isi_realisasi(
    skp: SKP, periode: PeriodePenilaian, teks: Teks, *, kirim: bool = True, sebagian: bool = False
) -> None:
    """What was achieved of each IKI, with its evidence; sent, or left as a draft."""
    semua = daftar_iki(skp)
    kalimat = teks["realisasi"][periode.kode]
    for nomor, iki in enumerate(semua[:1] if sebagian else semua):
        baris: RealisasiIKI = realisasi.simpan_realisasi(
            skp.pk,
            iki_pk=iki.pk,
            periode_pk=periode.pk,
            uraian=kalimat[nomor % len(kalimat)].replace("{target}", iki.target or iki.uraian),
            pelaku=skp.pegawai,
        )
        realisasi.tambah_tautan(
            baris.pk,
            keterangan=teks["bukti"][nomor % len(teks["bukti"])],
            url=f"https://tautan.contoh.go.id/{skp.tahun}/{periode.kode}/{iki.pk}",
            pelaku=skp.pegawai,
            versi=baris.versi,
        )
    if kirim:
        realisasi.kirim_semua(skp.pk, periode_pk=periode.pk, pelaku=skp.pegawai)


def beri_umpan_balik(
    skp: SKP, periode: PeriodePenilaian, penilai: Pegawai, teks: Teks, nomor: int
) -> None:
    """One word on a result and one on a behaviour, as the penilai said them."""
    isi, respon = teks["umpan_balik_hasil"][nomor % len(teks["umpan_balik_hasil"])]
    umum: dict[str, Any] = {"periode_pk": periode.pk, "pelaku": penilai}
    rhk = daftar_iki(skp)[0].rhk
    umpan_balik.beri_umpan_balik(
        skp.pk, objek="hasil_kerja", rhk_pk=rhk.pk, isi=isi, respon=respon, **umum
    )
    urutan, isi, respon = teks["umpan_balik_perilaku"][nomor % len(teks["umpan_balik_perilaku"])]
    aspek = AspekPerilaku.objects.get(urutan=urutan)
    umpan_balik.beri_umpan_balik(
        skp.pk, objek="perilaku", aspek_pk=aspek.pk, isi=isi, respon=respon, **umum
    )


def berdialog(
    skp: SKP, penilai: Pegawai, teks: Teks, *, tahap: str = "pelaksanaan", sampai: str = "final"
) -> None:
    """A talk about how the work goes: prepared, answered, confirmed; ``sampai`` says how far."""
    pegawai = skp.pegawai
    tempat: dict[str, Any] = {
        "tanggal": hari_ini(skp.unit_kerja.zona_waktu),
        "metode": "tatap_muka",
        "tempat_media": f"Ruang rapat {skp.unit_kerja.sebutan}",
    }
    dibuka = risalah.buat_dialog(skp, **tempat, tahap=tahap, pelaku=penilai)
    ditulis = risalah.ubah_risalah(
        dibuka.pk,
        **tempat,
        pokok_bahasan=teks["pokok_bahasan"],
        agenda=_agenda(dibuka, teks),
        pelaku=pegawai,
        versi=dibuka.versi,
    )
    dikirim = risalah.kirim_risalah(ditulis.pk, pelaku=pegawai, versi=ditulis.versi)
    if sampai == "dikirim":
        return
    ditanggapi = risalah.tanggapi_risalah(
        dikirim.pk,
        penyesuaian_ukuran=False,
        penyelesaian="selesai",
        keterangan="",
        strategi=[IsianStrategi(teks["strategi"], pegawai.pk, tempat["tanggal"])],
        pelaku=penilai,
        versi=dikirim.versi,
    )
    if sampai == "final":
        risalah.konfirmasi_risalah(ditanggapi.pk, pelaku=pegawai, versi=ditanggapi.versi)


def _agenda(ini: RisalahDialog, teks: Teks) -> list[IsianAgenda]:
    return [
        IsianAgenda(satu.pk, teks["progres"], teks["masalah"], teks["penyebab"], teks["solusi"])
        for satu in ini.daftar_agenda.all()
    ]


def tulis_catatan(pegawai: Pegawai, satu: Mapping[str, Any]) -> None:
    """One daily note, of the day on which the clock stands."""
    catatan.tulis_catatan(
        pegawai,
        uraian=satu["uraian"],
        kategori=satu.get("kategori", "tugas_utama"),
        tautan=satu.get("tautan", ""),
        progres=satu.get("progres", ""),
        masalah=satu.get("masalah", ""),
        perlu_dialog=bool(satu.get("perlu_dialog")),
        pelaku=pegawai,
    )


def tanggal_catatan(satu: Mapping[str, Any], tahun: int) -> date:
    bulan, hari = (int(bagian) for bagian in satu["hari"].split("-"))
    return date(tahun, bulan, hari)
