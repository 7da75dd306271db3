"""The frozen content of the SKP form: one plain dict, the only source of its print."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from ekinerja.kepegawaian.aturan import kelompokkan_nip
from ekinerja.kepegawaian.models import Jabatan, Pegawai, UnitKerja
from ekinerja.kepegawaian.pilihan import JenisIdentitas
from ekinerja.profil.layanan import profil_untuk
from skp.kueri import daftar_ekspektasi, daftar_rhk, penetapan_pada
from skp.models import SKP, RencanaHasilKerja
from skp.pilihan import JenisHasil, JenisLampiran, Pendekatan, Perspektif

SKEMA = 1
TEMPLATE = {
    Pendekatan.KUANTITATIF: "skp/dokumen/skp_ja_kuantitatif.html",
    Pendekatan.KUALITATIF: "skp/dokumen/skp_kualitatif.html",
}

# Each form spells it in its own way.
LABEL_PANGKAT = {
    Pendekatan.KUANTITATIF: "Pangkat/Gol Ruang",
    Pendekatan.KUALITATIF: "Pangkat/ Gol. Ruang",
}
LABEL_NOMOR = {"ni_pppk": "NI PPPK", "nrp": "NRP"}


class BarisBanding(NamedTuple):
    """One place of the form whose text differs between two versions."""

    label: str
    lama: str
    baru: str


def template(skp: SKP) -> str:
    """The printed form of this SKP (F.2 or F.3, with F.4 behind it)."""
    return TEMPLATE[Pendekatan(skp.pendekatan)]


def cuplikan(skp: SKP, pada: date) -> dict[str, Any]:
    """Everything the form prints, as it stands on the day ``pada``; JSON-clean."""
    penetapan = penetapan_pada(skp, pada)
    penilai = penetapan.pejabat_penilai if penetapan else None
    rencana = daftar_rhk(skp)
    profil = profil_untuk(skp.unit_kerja.instansi_id, skp.tahun)
    return {
        "skema": SKEMA,
        "instansi": skp.unit_kerja.instansi.nama,
        "tahun": skp.tahun,
        "periode_mulai": skp.periode_mulai.isoformat(),
        "periode_selesai": skp.periode_selesai.isoformat(),
        "pendekatan": skp.pendekatan,
        "format": skp.format,
        "jenis_dokumen": skp.jenis_dokumen,
        "revisi": skp.revisi,
        "pegawai": identitas(skp.pegawai, skp.riwayat_jabatan.jabatan, skp.unit_kerja),
        "penilai": identitas(penilai, penilai.jabatan, penilai.unit_kerja) if penilai else None,
        "utama": [_rhk(rhk) for rhk in rencana if rhk.jenis == JenisHasil.UTAMA],
        "tambahan": [_rhk(rhk) for rhk in rencana if rhk.jenis == JenisHasil.TAMBAHAN],
        "perilaku": [
            {
                "kode": satu.aspek.kode,
                "urutan": satu.aspek.urutan,
                "nama": satu.aspek.nama,
                "panduan": list(satu.aspek.panduan),
                "ekspektasi": satu.ekspektasi_khusus,
            }
            for satu in daftar_ekspektasi(skp)
        ],
        "lampiran": _lampiran(skp),
        "tempat": skp.tempat_penetapan or None,
        "tanggal": skp.tanggal_ditetapkan.isoformat() if skp.tanggal_ditetapkan else None,
        "label_tanda_tangan": profil.label_tanda_tangan,
        "label_sumber_daya": profil.label_sumber_daya,
    }


def identitas(pegawai: Pegawai, jabatan: Jabatan, unit_kerja: UnitKerja) -> dict[str, str]:
    """The five lines of an identity block."""
    return {
        "nama": pegawai.nama_gelar,
        "jenis_identitas": pegawai.jenis_identitas,
        "nip": pegawai.nip or "",
        "pangkat": pegawai.pangkat_tampil,
        "jabatan": jabatan.nama,
        "unit_kerja": unit_kerja.nama,
    }


def baris_identitas(
    orang: Mapping[str, str] | None, pendekatan: str = Pendekatan.KUANTITATIF
) -> list[tuple[str, str]]:
    """Label and value of each line of an identity block; «–» where it is empty."""
    isi = orang or {}
    label_nip = LABEL_NOMOR.get(isi.get("jenis_identitas", ""), "NIP")
    label = {
        "nama": "Nama",
        "nip": label_nip,
        "pangkat": LABEL_PANGKAT[Pendekatan(pendekatan)],
        "jabatan": "Jabatan",
        "unit_kerja": "Unit Kerja",
    }
    if isi.get("jenis_identitas") == JenisIdentitas.NIP:
        isi = {**isi, "nip": kelompokkan_nip(isi["nip"])}
    return [(kata, isi.get(kunci) or "–") for kunci, kata in label.items()]


def banding(lama: Mapping[str, Any], baru: Mapping[str, Any]) -> list[BarisBanding]:
    """What differs between two contents of one SKP, in the order of the form."""
    kiri, kanan = _butir(lama), _butir(baru)
    kunci = [*kanan, *(k for k in kiri if k not in kanan)]
    return [
        BarisBanding(
            (kanan.get(k) or kiri[k])[0],
            kiri[k][1] if k in kiri else "",
            kanan[k][1] if k in kanan else "",
        )
        for k in kunci
        if kiri.get(k, ("", ""))[1] != kanan.get(k, ("", ""))[1]
    ]


def _butir(isi: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """Every text of a content by a key that stays the same between versions, with its label."""
    butir: dict[str, tuple[str, str]] = {}
    for jenis in ("utama", "tambahan"):
        for n, rhk in enumerate(isi[jenis], 1):
            nama = f"RHK {jenis} {n}"
            butir[f"rhk{rhk['id']}"] = (nama, rhk["uraian"])
            butir[f"rhk{rhk['id']}d"] = (f"{nama}: yang diintervensi", rhk["diintervensi"])
            butir[f"rhk{rhk['id']}p"] = (f"{nama}: pemberi tugas", rhk["pemberi_tugas"])
            for m, iki in enumerate(rhk["iki"], 1):
                tanda = f"{nama}, IKI {m}"
                butir[f"iki{iki['id']}"] = (tanda, iki["uraian"])
                butir[f"iki{iki['id']}a"] = (f"{tanda}: aspek", iki["aspek"])
                butir[f"iki{iki['id']}t"] = (f"{tanda}: target", iki["target"])
    for satu in isi["perilaku"]:
        butir[satu["kode"]] = (f"Ekspektasi khusus: {satu['nama']}", satu["ekspektasi"])
    lampiran = isi["lampiran"]
    konsekuensi = [satu["uraian"] for satu in lampiran["konsekuensi"]]
    for kunci, judul, baris in (
        ("sumber_daya", "Sumber daya", lampiran["sumber_daya"]),
        ("skema", "Skema pertanggungjawaban", lampiran["skema"]),
        ("konsekuensi", "Konsekuensi", konsekuensi),
    ):
        butir[kunci] = (f"Lampiran: {judul.lower()}", "\n".join(baris))
    return butir


def _rhk(rhk: RencanaHasilKerja) -> dict[str, Any]:
    return {
        "id": rhk.pk,
        "uraian": rhk.uraian,
        "diintervensi": rhk.diintervensi,
        "pemberi_tugas": rhk.pemberi_tugas_label,
        "penugasan_tahun_berjalan": rhk.penugasan_tahun_berjalan,
        "iki": [
            {
                "id": iki.pk,
                "aspek": iki.label_aspek,
                "uraian": iki.uraian,
                "target": iki.target,
                "perspektif": Perspektif(iki.perspektif).label if iki.perspektif else "",
            }
            for iki in rhk.daftar_iki.all()
        ],
    }


def _lampiran(skp: SKP) -> dict[str, Any]:
    baris = list(skp.daftar_lampiran.all())
    return {
        "sumber_daya": [b.uraian for b in baris if b.jenis == JenisLampiran.SUMBER_DAYA],
        "skema": [b.uraian for b in baris if b.jenis == JenisLampiran.SKEMA],
        "konsekuensi": [
            {"kondisi": b.kondisi, "uraian": b.uraian}
            for b in baris
            if b.jenis == JenisLampiran.KONSEKUENSI
        ],
    }
