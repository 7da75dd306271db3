"""The invented people and texts of the demo, read from the JSON files beside this module."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

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
