"""The invented people and texts of the demo, read from the JSON files beside this module."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from ekinerja.inti.berkas import BerkasSah
from ekinerja.profil.layanan import profil_untuk

FOLDER = Path(__file__).parent / "isi"
KANTOR = ("biro", "dinas", "puskesmas")


def baca(nama: str) -> dict[str, Any]:
    """One file of the demo's material."""
    isi: dict[str, Any] = json.loads((FOLDER / f"{nama}.json").read_text(encoding="utf-8"))
    return isi


def isi_tahun(nilai: Any, tahun: int) -> Any:
    """The same texts with «{tahun}» filled in, however deep they stand."""
    if isinstance(nilai, str):
        return nilai.replace("{tahun}", str(tahun))
    if isinstance(nilai, list):
        return [isi_tahun(satu, tahun) for satu in nilai]
    if isinstance(nilai, dict):
        return {kunci: isi_tahun(satu, tahun) for kunci, satu in nilai.items()}
    return nilai


def nip(orang: Mapping[str, Any]) -> str:
    """A structurally valid NIP or NI PPPK: birth date, appointment at 25, sex, sequence."""
    lahir = date.fromisoformat(orang["lahir"])
    kelamin = "1" if orang["jk"] == "L" else "2"
    if "pppk" in orang:
        return f"{lahir:%Y%m%d}202321{kelamin}001"
    angkat = orang.get("tmt", f"{lahir.year + 25}-01").replace("-", "")
    return f"{lahir:%Y%m%d}{angkat}{kelamin}001"


def bernilai(instansi_id: int, tahun: int) -> bool:
    """Whether the instansi gives a number beside the predicate."""
    return profil_untuk(instansi_id, tahun).nilai_aktif


def berkas_pdf(judul: str) -> BerkasSah:
    """A small letter: the least that a reader of PDF opens."""
    isi = f"BT /F1 16 Tf 72 760 Td ({judul}) Tj ET".encode()
    benda = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R%s>>"
        % b"/Resources<</Font<</F1 5 0 R>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(isi), isi),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    pdf, letak = b"%PDF-1.4\n", []
    for nomor, satu in enumerate(benda, 1):
        letak.append(len(pdf))
        pdf += b"%d 0 obj%s endobj\n" % (nomor, satu)
    tabel = b"".join(b"%010d 00000 n \n" % satu for satu in letak)
    awal = len(pdf)
    pdf += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(benda) + 1, tabel)
    pdf += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(benda) + 1, awal)
    sidik = hashlib.sha256(pdf).hexdigest()
    return BerkasSah(pdf, "surat.pdf", "application/pdf", len(pdf), sidik)
