"""``manage.py mulai_instansi``: asks on a terminal, takes everything as options in a script."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from ekinerja.acuan import mulai
from ekinerja.acuan.mulai import PILIHAN, Permulaan
from ekinerja.inti.galat import Ditolak

WAJIB = {
    "nama": "Nama instansi",
    "jenis": "Jenis instansi",
    "kota": "Kota tempat dokumen ditetapkan",
    "unit": "Nama unit kerja teratas",
    "zona": "Zona waktu unit itu",
    "nip": "NIP admin pertama",
    "nama_admin": "Nama lengkap admin, tanpa gelar",
    "jabatan": "Nama jabatan admin",
    "jenjang": "Jenjang jabatan itu",
}
LAIN = {
    "identitas": "jenis nomor admin (bawaan: nip)",
    "singkatan": "singkatan nama instansi",
    "gelar_depan": "gelar di depan nama admin",
    "gelar_belakang": "gelar di belakang nama admin",
    "email": "surel admin",
    "profil": "profil aturan tahun ini (bawaan: umum)",
}
BAWAAN = {satu.name: satu.default for satu in fields(Permulaan) if isinstance(satu.default, str)}
BATAL = "Dibatalkan; tidak ada yang disimpan."


class Command(BaseCommand):
    help = (
        "Menyiapkan instansi pertama kali: instansi, unit teratas, admin pertama beserta kode "
        "aktivasinya, dan tahun kinerja ini. Di terminal, yang belum disebut akan ditanyakan."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        for nama, arti in (WAJIB | LAIN).items():
            parser.add_argument(f"--{nama.replace('_', '-')}", help=f"{arti}{_pilihan(nama)}")

    def handle(self, *args: Any, **options: Any) -> None:
        jawab = {nama: options[nama] for nama in WAJIB | LAIN if options[nama] is not None}
        isi = {nama: _rapi(nama, teks) for nama, teks in jawab.items()}
        kurang = [nama for nama in WAJIB if nama not in BAWAAN and nama not in isi]
        if kurang and sys.stdin.isatty():
            try:
                self._tanyakan(isi)
            except (EOFError, KeyboardInterrupt):
                raise CommandError(BATAL) from None
        elif kurang:
            daftar = ", ".join(f"--{nama.replace('_', '-')}" for nama in kurang)
            raise CommandError(f"Belum disebut: {daftar}. Lihat «manage.py mulai_instansi --help».")
        try:
            hasil = mulai.mulai_instansi(Permulaan(**isi))
        except Ditolak as galat:
            raise CommandError(str(galat)) from galat
        self._laporkan(hasil)

    def _tanyakan(self, isi: dict[str, str]) -> None:
        """Ask for what was not given; then show everything and ask once more."""
        for nama in WAJIB:
            if nama not in isi:
                isi[nama] = self._jawaban(nama, isi)
        self.stdout.write("")
        for nama, tanya in WAJIB.items():
            self.stdout.write(f"  {tanya}: {isi[nama]}")
        if input("Simpan? [y/T] ").strip().lower() not in ("y", "ya"):
            raise CommandError(BATAL)

    def _jawaban(self, nama: str, isi: Mapping[str, str]) -> str:
        bawaan = BAWAAN.get(nama, "")
        tanya = f"{WAJIB[nama]}{_pilihan(nama)}{f' [{bawaan}]' if bawaan else ''}: "
        identitas = isi.get("identitas", BAWAAN["identitas"])
        while True:
            teks = _rapi(nama, input(tanya)) or bawaan
            keputusan = mulai.periksa(nama, teks, identitas=identitas)
            if keputusan:
                return teks
            self.stdout.write(f"  {keputusan.alasan}")

    def _laporkan(self, hasil: mulai.Hasil) -> None:
        alamat = f"{settings.URL_DASAR}{reverse('akun:aktivasi')}"
        tulis: Callable[[str], Any] = self.stdout.write
        tulis(f"{hasil.admin.instansi} siap; tahun kinerja {hasil.tahun} sudah dibuka.")
        tulis(f"Admin instansi : {hasil.admin.nama_gelar}, {hasil.admin.nip}")
        tulis(f"Kode aktivasi  : {hasil.kode} (sekali pakai, berlaku {mulai.HARI_KODE} hari)")
        tulis(f"Buka           : {alamat}")
        tulis("Sesudah masuk: «Impor data» untuk unit, jabatan, dan pegawai; «Peran» untuk admin")
        tulis("kedua dan para pengelola kinerja.")


def _pilihan(nama: str) -> str:
    return f" ({', '.join(PILIHAN[nama])})" if nama in PILIHAN else ""


def _rapi(nama: str, teks: str) -> str:
    """A NIP may be typed in groups, a choice in any case; other texts keep single spaces."""
    rapi = ("" if nama == "nip" else " ").join(teks.split())
    if nama in PILIHAN:
        return next((satu for satu in PILIHAN[nama] if satu.lower() == rapi.lower()), rapi)
    return rapi
