"""Two texts side by side: what was typed and what is stored. Reads forms, writes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError


@dataclass(frozen=True, slots=True)
class Banding:
    label: str
    anda: str
    tersimpan: str


def banding_form(form: forms.BaseForm, tersimpan: Mapping[str, Any] | None = None) -> list[Banding]:
    """The visible fields of a bound form that differ from what is stored."""
    hasil = []
    for kolom in form.visible_fields():
        if isinstance(kolom.field, forms.FileField):
            continue
        awal = kolom.initial if tersimpan is None else tersimpan.get(kolom.name)
        anda, lama = _tampil(kolom.field, kolom.data), _tampil(kolom.field, awal)
        if anda != lama:
            hasil.append(Banding(str(kolom.label), anda, lama))
    return hasil


def banding_kumpulan(kumpulan: Iterable[forms.BaseForm]) -> list[Banding]:
    """The same for the rows of a formset; the label says which row."""
    return [
        Banding(f"{satu.label} (baris {nomor})", satu.anda, satu.tersimpan)
        for nomor, form in enumerate(kumpulan, start=1)
        for satu in banding_form(form)
    ]


def banding_isi(isi: Mapping[str, Any], tersimpan: Mapping[str, Any]) -> list[Banding]:
    """The same for a draft, which knows the names of its fields only."""
    hasil = []
    for nama in isi.keys() & tersimpan.keys():
        anda, lama = _baris(_teks(isi[nama])), _baris(_teks(tersimpan[nama]))
        if anda != lama:
            hasil.append(Banding(nama.replace("_", " ").capitalize(), anda, lama))
    return sorted(hasil, key=lambda satu: satu.label)


def _tampil(field: forms.Field, nilai: Any) -> str:
    """``nilai`` as the person saw it: the label of a choice, the text of everything else."""
    if isinstance(field, forms.ModelChoiceField):
        return _objek(field, nilai)
    if isinstance(field, forms.BooleanField):
        return "Ya" if field.to_python(nilai) else "Tidak"
    if isinstance(field, forms.ChoiceField):
        label = {str(kode): str(kata) for kode, kata in _rata(field.choices)}
        daftar = nilai if isinstance(nilai, list | tuple) else [nilai]
        return ", ".join(label.get(_teks(satu), _teks(satu)) for satu in daftar)
    return _baris(_teks(nilai))


def _objek(field: forms.ModelChoiceField[Any], nilai: Any) -> str:
    try:
        objek = field.clean(getattr(nilai, "pk", nilai))
    except ValidationError:
        return _teks(nilai)
    if objek is None:
        return ""
    return ", ".join(map(str, objek)) if hasattr(objek, "__iter__") else str(objek)


def _rata(pilihan: Any) -> list[tuple[Any, Any]]:
    """Choices without their groups."""
    rata: list[tuple[Any, Any]] = []
    for kode, kata in pilihan:
        rata += kata if isinstance(kata, list | tuple) else [(kode, kata)]
    return rata


def _teks(nilai: Any) -> str:
    if nilai is None:
        return ""
    return ", ".join(map(str, nilai)) if isinstance(nilai, list | tuple) else str(nilai)


def _baris(teks: str) -> str:
    """Browsers send CRLF; that alone is no difference."""
    return teks.replace("\r\n", "\n").strip()
