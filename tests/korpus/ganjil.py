# ruff: noqa: E501
"""Odd rows in an otherwise good file, each with the place and the sentence it must get."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from ekinerja.kepegawaian.impor.tata import kode_jabatan, kode_unit
from tests.korpus.buku import letak
from tests.korpus.dunia import NIP_BARU_2, Dunia

Isi = dict[str, Any]
ANGKA = (
    "NIP tersimpan sebagai angka, sehingga angka terakhirnya dapat berubah. "
    "Ubah format kolom menjadi Teks, lalu ketik ulang."
)
RUMUS = "Sel ini berisi rumus. Salin nilainya saja (Tempel khusus → Nilai)."


def _unit(**isi: Any) -> Callable[[Dunia], Isi]:
    return lambda d: {"unit": [d.baris_unit(**isi)]}


def _jabatan(**isi: Any) -> Callable[[Dunia], Isi]:
    return lambda d: {"jabatan": [d.baris_jabatan(**isi)]}


def _baru(**isi: Any) -> Callable[[Dunia], Isi]:
    return lambda d: {"pegawai": [d.baris_baru(**isi)]}


def _staf(**isi: Any) -> Callable[[Dunia], Isi]:
    return lambda d: {"pegawai": [d.baris_staf(**isi)]}


def _sel(kunci: str, nilai: Any) -> Callable[[Dunia], Isi]:
    def olah(berkas):
        berkas["Pegawai"][letak("Pegawai", kunci, 2)] = nilai

    return lambda d: {"pegawai": [d.baris_baru()], "olah": olah}


def _judul(lembar: str, alamat: str, teks: Any) -> Callable[[Dunia], Isi]:
    def olah(berkas):
        berkas[lembar][alamat] = teks

    return lambda d: {"olah": olah}


def _hapus_lembar(d: Dunia) -> Isi:
    def olah(berkas):
        del berkas["Jabatan"]

    return {"olah": olah}


def _lingkaran_unit(d: Dunia) -> Isi:
    biro = {"kode": kode_unit(d.biro.pk), "nama": d.biro.nama, "zona_waktu": "WIB"}
    return {"unit": [{**biro, "induk": kode_unit(d.bagian.pk)}]}


def _unit_kembar(d: Dunia) -> Isi:
    return {"unit": [d.baris_unit(), {**d.baris_unit(), "kode": "BARU", "nama": d.bagian.nama}]}


def _lingkaran_penilai(d: Dunia) -> Isi:
    kepala = {
        "nip": d.kepala.nip,
        "nama_lengkap": d.kepala.nama_lengkap,
        "jabatan": kode_jabatan(d.kepala.jabatan_id),
        "penilai": d.staf.nip,
        "penilai_mulai": date(2026, 1, 1),
        "atasan_penilai": d.orang_lain.nip,
    }
    return {"pegawai": [kepala]}


def _dua_kepala(d: Dunia) -> Isi:
    satu, dua = d.baris_jabatan(kepala="Ya"), d.baris_jabatan(kode="B", nama="Lain", kepala="Ya")
    return {"jabatan": [satu, dua]}


# name -> (what the file holds, sheet, row, column, sentence)
GANJIL: dict[str, tuple[Callable[[Dunia], Isi], str, int, str, str]] = {
    "lembar hilang": (_hapus_lembar, "Jabatan", 0, "", "Lembar ini tidak ada di dalam berkas."),
    "kolom asing": (_judul("Unit", "H1", "Catatan"), "Unit", 1, "", "Judul kolom H tidak dikenal."),
    "judul ganda": (_judul("Unit", "G1", "Kode unit"), "Unit", 1, "", "Judul kolom «Kode unit» tertulis dua kali."),
    "judul dihapus": (_judul("Unit", "C1", None), "Unit", 1, "", "Kolom «Singkatan» tidak ada. Gunakan templat yang diunduh dari halaman ini."),
    "sel tanpa judul": (lambda d: {"unit": [d.baris_unit()], **_judul("Unit", "J2", "x")(d)}, "Unit", 2, "J", "Sel ini berisi, tetapi kolomnya tidak berjudul."),
    "nip angka": (_sel("nip", 199003152015032001), "Pegawai", 2, "NIP", ANGKA),
    "nip rumus": (_sel("nip", '="199003152015032001"'), "Pegawai", 2, "NIP", RUMUS),
    "nama rumus tautan": (_sel("nama_lengkap", '=HYPERLINK("http://x","A")'), "Pegawai", 2, "Nama lengkap", RUMUS),
    "nip galat excel": (_sel("nip", "#N/A"), "Pegawai", 2, "NIP", "Sel ini berisi galat Excel (misalnya #N/A)."),
    "nip 17 angka": (_baru(nip="19900315201503200"), "Pegawai", 2, "NIP", "NIP harus terdiri atas 18 angka tanpa spasi."),
    "nip bulan 13": (_baru(nip="199013152015032001"), "Pegawai", 2, "NIP", "NIP: delapan angka pertama bukan tanggal lahir yang ada (TTTTBBHH)."),
    "nip angka arab": (_baru(nip="١٩٩٠٠٣١٥٢٠١٥٠٣٢٠٠١"), "Pegawai", 2, "NIP", "NIP harus terdiri atas 18 angka tanpa spasi."),
    "nama kosong": (_baru(nama_lengkap=None), "Pegawai", 2, "Nama lengkap", "«Nama lengkap» wajib diisi."),
    "nama spasi": (_baru(nama_lengkap="   "), "Pegawai", 2, "Nama lengkap", "«Nama lengkap» wajib diisi."),
    "nama angka": (_baru(nama_lengkap=123), "Pegawai", 2, "Nama lengkap", "Sel ini tersimpan sebagai angka atau tanggal. Ubah format selnya menjadi Teks, lalu ketik ulang isinya."),
    "nama terlalu panjang": (_baru(nama_lengkap="a" * 151), "Pegawai", 2, "Nama lengkap", "Isi sel ini lebih dari 150 huruf."),
    "nama bidi": (_baru(nama_lengkap="Sri \u202einu"), "Pegawai", 2, "Nama lengkap", "Sel ini memuat huruf tersembunyi yang tidak diizinkan. Ketik ulang isinya."),
    "tanggal teks ngawur": (_baru(tanggal_lahir="kemarin"), "Pegawai", 2, "Tanggal lahir", "Tulis tanggal seperti 31-01-2026."),
    "tanggal angka": (_baru(tanggal_lahir=45000), "Pegawai", 2, "Tanggal lahir", "Tulis tanggal seperti 31-01-2026."),
    "tanggal amerika": (_baru(tanggal_lahir="12/31/1990"), "Pegawai", 2, "Tanggal lahir", "Tulis tanggal seperti 31-01-2026."),
    "tanggal tak wajar": (_baru(tanggal_lahir=date(2999, 1, 1)), "Pegawai", 2, "Tanggal lahir", "Tahun 2999 tidak wajar."),
    "lahir besok": (_baru(tanggal_lahir=date(2099, 1, 1)), "Pegawai", 2, "Tanggal lahir", "Tanggal lahir tidak boleh setelah hari ini."),
    "pilihan asing": (_baru(jenis_kelamin="P"), "Pegawai", 2, "Jenis kelamin", "Pilih salah satu: Laki-laki, Perempuan."),
    "golongan asing": (_baru(golongan="V/z"), "Pegawai", 2, "Golongan", "Golongan tidak dikenal. Tulis misalnya III/d."),
    "asn tak sesuai": (_baru(jenis_asn="PPPK"), "Pegawai", 2, "Jenis ASN", "Jenis ASN tidak sesuai dengan jenis identitasnya."),
    "surel salah": (_baru(email="sri@"), "Pegawai", 2, "Surel", "Alamat surel ini tidak sah."),
    "tanpa tmt": (_baru(tmt_jabatan=None), "Pegawai", 2, "TMT jabatan", "TMT jabatan wajib diisi untuk orang baru."),
    "nip dua kali": (lambda d: {"pegawai": [d.baris_baru(), d.baris_baru()]}, "Pegawai", 3, "NIP", "NIP 199003152015032001 sudah tertulis pada baris 2."),
    "jabatan asing": (_baru(jabatan="J-999999"), "Pegawai", 2, "Kode jabatan", "Jabatan J-999999 tidak ada di lembar Jabatan maupun di dalam lingkup Anda."),
    "orang unit lain": (lambda d: {"pegawai": [d.baris_staf(nip=d.orang_lain.nip)]}, "Pegawai", 2, "NIP", "Pegawai ini berada di luar lingkup Anda."),
    "pindah ke unit lain": (lambda d: {"pegawai": [d.baris_staf(jabatan=kode_jabatan(d.orang_lain.jabatan_id), tmt_jabatan=date(2026, 1, 1))]}, "Pegawai", 2, "Kode jabatan", "Jabatan J-{d.orang_lain.jabatan_id} tidak ada di lembar Jabatan maupun di dalam lingkup Anda."),
    "data sendiri": (lambda d: {"pegawai": [{"nip": d.pengelola.nip, "nama_lengkap": "Ganti Nama", "jabatan": kode_jabatan(d.pengelola.jabatan_id)}]}, "Pegawai", 2, "NIP", "Data Anda sendiri tidak dapat Anda ubah. Mintalah kepada admin instansi."),
    "penilai asing": (_baru(penilai=NIP_BARU_2), "Pegawai", 2, "NIP penilai", f"Penilai {NIP_BARU_2} tidak dikenal atau sudah tidak aktif."),
    "penilai diri": (lambda d: {"pegawai": [d.baris_staf(penilai=d.staf.nip)]}, "Pegawai", 2, "NIP penilai", "Pejabat penilai tidak boleh pegawai itu sendiri."),
    "penilai tanpa tanggal": (_baru(penilai_mulai=None), "Pegawai", 2, "Penilai berlaku mulai", "Isi tanggal mulai karena penilainya ditetapkan atau diganti."),
    "atasan sama dengan penilai": (lambda d: {"pegawai": [d.baris_baru(atasan_penilai=d.kepala.nip)]}, "Pegawai", 2, "NIP atasan penilai", "Atasan penilai harus orang lain, bukan pegawai maupun penilainya."),
    "penilai tanpa atasan": (lambda d: {"pegawai": [d.baris_baru(penilai=d.orang_lain.nip)]}, "Pegawai", 2, "NIP atasan penilai", "Orang Lain belum mempunyai pejabat penilai, sehingga atasan penilai harus ditulis."),
    "penilai melingkar": (_lingkaran_penilai, "Pegawai", 2, "NIP penilai", "Rantai penilai menjadi melingkar: pegawai ini akhirnya menilai penilainya."),
    "unit di luar lingkup": (lambda d: {"unit": [d.baris_unit(kode=kode_unit(d.lain.pk), nama="X")]}, "Unit", 2, "Kode unit", "Unit U-{d.lain.pk} tidak ada di dalam lingkup Anda."),
    "unit tak ada": (_unit(kode="U-999999"), "Unit", 2, "Kode unit", "Unit U-999999 tidak ada di dalam lingkup Anda."),
    "induk tak dikenal": (_unit(induk="ENTAH"), "Unit", 2, "Kode unit induk", "Unit induk ENTAH tidak dikenal."),
    "unit baru tanpa zona": (_unit(kode="B", nama="Baru", zona_waktu=None), "Unit", 2, "Zona waktu", "Zona waktu wajib diisi untuk unit baru."),
    "unit baru tanpa induk": (_unit(kode="B", nama="Baru", induk=None), "Unit", 2, "Kode unit induk", "Unit baru Anda harus mempunyai unit induk."),
    "unit melingkar": (_lingkaran_unit, "Unit", 2, "Kode unit induk", "Susunan unit menjadi melingkar: unit ini berada di bawah dirinya sendiri."),
    "kelas 18": (_jabatan(kelas_jabatan=18), "Jabatan", 2, "Kelas jabatan", "Kelas jabatan antara 1 dan 17."),
    "kelas pecahan": (_jabatan(kelas_jabatan=7.5), "Jabatan", 2, "Kelas jabatan", "Tulis angka bulat."),
    "kepala mungkin": (_jabatan(kepala="mungkin"), "Jabatan", 2, "Kepala unit", "Tulis Ya atau Tidak."),
    "dua kepala": (_dua_kepala, "Jabatan", 3, "Kepala unit", "Unit ini sudah mempunyai kepala pada baris 2."),
    "jabatan pindah unit": (lambda d: {"jabatan": [d.baris_jabatan(unit=kode_unit(d.biro.pk))]}, "Jabatan", 2, "Kode unit", "Jabatan yang sudah ada tidak dapat dipindahkan ke unit lain. Buat jabatan baru di unit tujuan, lalu pindahkan orangnya."),
}  # fmt: skip
