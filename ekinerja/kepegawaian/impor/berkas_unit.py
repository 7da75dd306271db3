"""The sheet Unit: rows against the tree. Checks and plans; writes nothing."""

from __future__ import annotations

from collections.abc import Sequence

from ekinerja.kepegawaian.impor.baca import Baris
from ekinerja.kepegawaian.impor.keadaan import UnitKini
from ekinerja.kepegawaian.impor.susunan import (
    Beda,
    JenisPerubahan,
    Rujukan,
    Susunan,
    baris_tunggal,
    bedakan,
    kata,
)
from ekinerja.kepegawaian.impor.tata import baca_kode, kode_unit

KODE, INDUK = "Kode unit", "Kode unit induk"
DI_LUAR = "Unit {} tidak ada di dalam lingkup Anda."


def susun_unit(susunan: Susunan, daftar: Sequence[Baris]) -> None:
    """Enter the changes of the sheet Unit, and what each of its codes stands for."""
    baris = baris_tunggal(susunan, daftar, "kode", KODE)
    for unit in susunan.keadaan.unit.values():
        susunan.kode_unit[kode_unit(unit.pk)] = unit.pk
        susunan.nama_unit[unit.pk] = unit.nama
    kenal_kode(susunan, baris)
    induk_baru: dict[Rujukan, Rujukan | None] = {
        pk: unit.induk for pk, unit in susunan.keadaan.unit.items()
    }
    rencana: list[tuple[Baris, Rujukan]] = []
    for satu in baris:
        sasaran = susunan.kode_unit.get(satu.isi["kode"].upper())
        if sasaran is None:
            susunan.tolak(satu, KODE, DI_LUAR.format(satu.isi["kode"]))
        elif _boleh(susunan, satu, sasaran) and (ke := _induk(susunan, satu, sasaran)) is not False:
            induk_baru[sasaran] = ke
            rencana.append((satu, sasaran))
    _tolak_lingkaran(susunan, rencana, induk_baru)
    _tolak_nama_kembar(susunan, rencana, induk_baru)
    for satu, sasaran in _induk_dahulu(rencana, induk_baru):
        _rencanakan(susunan, satu, sasaran, induk_baru[sasaran])


def kenal_kode(susunan: Susunan, daftar: Sequence[Baris]) -> None:
    """A code of the sheet's author means a new unit, or the one of that name below that parent."""
    menurut_nama = {(u.induk, u.nama.casefold()): u.pk for u in susunan.keadaan.unit.values()}
    baru = [satu for satu in daftar if baca_kode("U", satu.isi["kode"]) is None]
    for satu in baru:
        susunan.kode_unit[satu.isi["kode"].upper()] = satu.isi["kode"].upper()
    for _ in range(2):
        # Twice: the parent may itself be a known unit under an author's code, further down.
        for satu in baru:
            kode_induk = (satu.isi.get("induk") or "").upper()
            ke = susunan.kode_unit.get(kode_induk) if kode_induk else None
            dikenal = menurut_nama.get((ke, (satu.isi.get("nama") or "").casefold()))  # type: ignore[arg-type]
            if dikenal is not None and (ke is not None or not kode_induk):
                susunan.kode_unit[satu.isi["kode"].upper()] = dikenal
    for satu in baru:
        kunci = susunan.kode_unit[satu.isi["kode"].upper()]
        susunan.nama_unit.setdefault(kunci, satu.isi.get("nama") or satu.isi["kode"])


def _boleh(susunan: Susunan, baris: Baris, sasaran: Rujukan) -> bool:
    kini = susunan.keadaan.unit.get(sasaran) if isinstance(sasaran, int) else None
    if kini is not None and not kini.dikelola:
        susunan.tolak(baris, KODE, DI_LUAR.format(baris.isi["kode"]))
        return False
    if kini is None and not baris.isi.get("zona_waktu"):
        susunan.tolak(baris, "Zona waktu", "Zona waktu wajib diisi untuk unit baru.")
        return False
    return baris.isi.get("nama") is not None


def _induk(susunan: Susunan, baris: Baris, sasaran: Rujukan) -> Rujukan | bool | None:
    """The parent after the import; False when the row cannot stand."""
    kini = susunan.keadaan.unit.get(sasaran) if isinstance(sasaran, int) else None
    kode = baris.isi.get("induk")
    if not kode:
        if kini is not None:
            return kini.induk
        if susunan.keadaan.akar:
            return None
        susunan.tolak(baris, INDUK, "Unit baru Anda harus mempunyai unit induk.")
        return False
    ke = susunan.kode_unit.get(kode.upper())
    if ke is None:
        susunan.tolak(baris, INDUK, f"Unit induk {kode} tidak dikenal.")
        return False
    tetap = kini is not None and ke == kini.induk
    tujuan = susunan.keadaan.unit.get(ke) if isinstance(ke, int) else None
    if tujuan is not None and not tujuan.dikelola and not tetap:
        susunan.tolak(baris, INDUK, DI_LUAR.format(kode))
        return False
    return ke


def _tolak_lingkaran(
    susunan: Susunan,
    rencana: list[tuple[Baris, Rujukan]],
    induk: dict[Rujukan, Rujukan | None],
) -> None:
    for baris, sasaran in rencana:
        dilalui: set[Rujukan] = set()
        kini: Rujukan | None = sasaran
        while kini is not None and kini not in dilalui:
            dilalui.add(kini)
            kini = induk.get(kini)
        if kini is not None:
            pesan = "Susunan unit menjadi melingkar: unit ini berada di bawah dirinya sendiri."
            susunan.tolak(baris, INDUK, pesan)


def _tolak_nama_kembar(
    susunan: Susunan,
    rencana: list[tuple[Baris, Rujukan]],
    induk: dict[Rujukan, Rujukan | None],
) -> None:
    akhir: dict[Rujukan, str] = {
        pk: unit.nama.casefold() for pk, unit in susunan.keadaan.unit.items()
    }
    akhir |= {sasaran: baris.isi["nama"].casefold() for baris, sasaran in rencana}
    jumlah: dict[tuple[Rujukan | None, str], int] = {}
    for sasaran, teks in akhir.items():
        kunci = (induk.get(sasaran), teks)
        jumlah[kunci] = jumlah.get(kunci, 0) + 1
    for baris, sasaran in rencana:
        if jumlah[induk.get(sasaran), akhir[sasaran]] > 1:
            pesan = (
                f"Ada lebih dari satu unit bernama «{baris.isi['nama']}» di bawah induk yang sama."
            )
            susunan.tolak(baris, "Nama unit", pesan)


def _induk_dahulu(
    rencana: list[tuple[Baris, Rujukan]], induk: dict[Rujukan, Rujukan | None]
) -> list[tuple[Baris, Rujukan]]:
    def kedalaman(sasaran: Rujukan) -> int:
        dilalui: list[Rujukan] = []
        kini: Rujukan | None = sasaran
        while kini is not None and kini not in dilalui:
            dilalui.append(kini)
            kini = induk.get(kini)
        return len(dilalui)

    return sorted(rencana, key=lambda butir: (kedalaman(butir[1]), butir[0].nomor))


def _rencanakan(susunan: Susunan, baris: Baris, sasaran: Rujukan, induk: Rujukan | None) -> None:
    isi = baris.isi
    if isinstance(sasaran, str):
        lengkap = {
            "nama": isi["nama"],
            "singkatan": isi.get("singkatan") or "",
            "zona_waktu": isi["zona_waktu"],
            "mandiri": bool(isi.get("mandiri")),
            "induk": induk,
        }
        beda = [Beda("Unit induk", kata(None), _nama(susunan, induk))]
        susunan.tambah(JenisPerubahan.TAMBAH_UNIT, baris, sasaran, isi["nama"], lengkap, beda)
        return
    kini = susunan.keadaan.unit[sasaran]
    ubah, beda_ubah = bedakan(_pasangan(baris, kini))
    if ubah:
        susunan.tambah(JenisPerubahan.UBAH_UNIT, baris, sasaran, kini.nama, ubah, beda_ubah)
    if induk != kini.induk:
        pindah = Beda("Unit induk", _nama(susunan, kini.induk), _nama(susunan, induk))
        susunan.tambah(
            JenisPerubahan.PINDAH_UNIT, baris, sasaran, kini.nama, {"induk": induk}, [pindah]
        )


def _pasangan(baris: Baris, kini: UnitKini) -> list[tuple[str, str, object, object]]:
    isi = baris.isi
    return [
        ("nama", "Nama unit", kini.nama, isi.get("nama")),
        ("singkatan", "Singkatan", kini.singkatan, isi.get("singkatan")),
        ("zona_waktu", "Zona waktu", kini.zona_waktu, isi.get("zona_waktu")),
        ("mandiri", "Unit mandiri", kini.mandiri, isi.get("mandiri")),
    ]


def _nama(susunan: Susunan, rujukan: Rujukan | None) -> str:
    return kata(None) if rujukan is None else susunan.nama_unit.get(rujukan, str(rujukan))
