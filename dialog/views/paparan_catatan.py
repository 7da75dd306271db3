"""What the pages of the daily notes show of a month and ask about a day."""

from __future__ import annotations

from datetime import timedelta

from dialog.aturan import catatan as aturan
from dialog.forms.catatan import CatatanForm
from dialog.izin import catatan as izin
from dialog.kueri.catatan import aksi_untuk, iki_untuk
from dialog.models import CatatanHarian
from ekinerja.inti.tautan import inang
from ekinerja.inti.waktu import hari_ini
from ekinerja.kalender.kueri import nama_libur
from ekinerja.profil.layanan import profil_untuk


def saat(pegawai):
    """Today where this person's unit is, and how many days back its profile opens."""
    kini = hari_ini(pegawai.unit_kerja.zona_waktu)
    return kini, profil_untuk(pegawai.instansi_id, kini.year).jendela_mundur_hari


def bulan(pegawai, teks, *, pelaku, kini, jendela):
    """The month that ``teks`` («2026-10») names, day by day, with what may be done to each note."""
    mulai, selesai = aturan.rentang_bulan(teks, kini)
    sampai = min(selesai, kini)
    libur = nama_libur(pegawai.instansi_id, mulai, selesai)
    terlihat = CatatanHarian.objects.terlihat_oleh(pelaku)
    daftar = list(terlihat.filter(pegawai=pegawai).antara(mulai, selesai).untuk_daftar())
    menurut_hari = {}
    for catatan in daftar:
        menurut_hari.setdefault(catatan.tanggal, []).append(catatan)
    daftar_hari = aturan.daftar_hari(mulai, sampai, libur, menurut_hari.keys())
    baris = [
        _baris(hari, catatan, pelaku, kini, jendela)
        for hari in daftar_hari
        for catatan in menurut_hari.get(hari.tanggal, [None])
    ]
    return {
        "mulai": mulai,
        "bulan_lalu": aturan.bulan_lalu(mulai),
        "bulan_depan": aturan.bulan_depan(selesai, kini),
        "baris": baris,
        "jumlah": len(daftar),
        "terisi": aturan.hari_kerja_terisi(menurut_hari, libur),
        "hari_kerja": sum(hari.hari_kerja for hari in daftar_hari),
        "kini": kini,
        "zona": pegawai.unit_kerja.zona_waktu,
        "boleh_cetak": izin.terbitkan(pegawai, pelaku, ada_isi=bool(daftar)),
    }


def _baris(hari, catatan, pelaku, kini, jendela):
    if catatan is None:
        terbuka = aturan.di_dalam_jendela(hari.tanggal, kini, jendela)
        return {"hari": hari, "catatan": None, "terbuka": terbuka}
    return {
        "hari": hari,
        "catatan": catatan,
        "inang": inang(catatan.tautan),
        "boleh_ubah": izin.ubah(catatan, pelaku, kini, jendela),
        "boleh_hapus": izin.hapus(catatan, pelaku, kini, jendela),
        "boleh_koreksi": izin.koreksi(catatan, pelaku, kini, jendela),
    }


def formulir(pegawai, tanggal, *, jendela=0, catatan=None):
    """A maker of the form for ``tanggal``: what it offers is read once."""
    daftar_iki = list(iki_untuk(pegawai, tanggal.year))
    daftar_aksi = [
        aksi
        for aksi in (aksi_untuk(pegawai, tanggal.year) if daftar_iki else ())
        if aksi.bulan_mulai <= tanggal.month <= aksi.bulan_selesai
    ]
    if catatan is not None:
        daftar_iki, daftar_aksi = _dengan_yang_lama(daftar_iki, daftar_aksi, catatan)
    daftar_hari = [tanggal - timedelta(days=n) for n in range(jendela + 1)]

    def buat(data, awal):
        return CatatanForm(
            data,
            initial=awal,
            daftar_hari=daftar_hari,
            daftar_iki=daftar_iki,
            daftar_aksi=daftar_aksi,
        )

    return buat


def _dengan_yang_lama(daftar_iki, daftar_aksi, catatan):
    """What the note names stays on offer, whatever became of the plan meanwhile."""
    if catatan.iki and catatan.iki not in daftar_iki:
        daftar_iki = [*daftar_iki, catatan.iki]
    if catatan.rencana_aksi and catatan.rencana_aksi not in daftar_aksi:
        daftar_aksi = [*daftar_aksi, catatan.rencana_aksi]
    return daftar_iki, daftar_aksi
