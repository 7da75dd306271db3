"""What the forms of a risalah start with, and how they grow by a row."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from django.core.exceptions import BadRequest
from django.shortcuts import get_object_or_404

from dialog.aturan.risalah import MAKS_STRATEGI, MAKS_USULAN
from dialog.forms.risalah import KumpulanStrategi, KumpulanUsulan, kumpulan_agenda
from dialog.models import RisalahDialog
from ekinerja.inti.waktu import hari_ini

KOLOM_AGENDA = ("progres", "masalah", "penyebab", "usulan_solusi")
KOLOM_STRATEGI = ("uraian", "penanggung_jawab", "tenggat")
# Button → prefix of the formset that it makes longer, and how long that may be.
TAMBAH = {"usulan": MAKS_USULAN, "strategi": MAKS_STRATEGI}


@dataclass(frozen=True, slots=True)
class Kumpulan:
    """The formsets of one page, by their name in the template."""

    daftar: dict

    def sah(self):
        # Every formset is asked, so that each shows its own sentences.
        return False not in [satu.is_valid() for satu in self.daftar.values()]

    def isian(self):
        return {nama: satu.isian() for nama, satu in self.daftar.items()}

    def form(self):
        return [form for satu in self.daftar.values() for form in satu]


def ambil_risalah(request, pk):
    terlihat = RisalahDialog.objects.terlihat_oleh(request.pelaku)
    return get_object_or_404(terlihat.untuk_rinci().dengan_berhenti(request.pelaku), pk=pk)


def pada(skp):
    return hari_ini(skp.unit_kerja.zona_waktu)


def lembar(risalah, data, awal):
    """Agenda and ideas of the preparation sheet; each row of the agenda knows its IKI."""
    baris = list(risalah.daftar_agenda.all())
    agenda = kumpulan_agenda(len(baris))(data, initial=_awal_agenda(awal, baris), prefix="agenda")
    for form, satu in zip(agenda.forms, baris, strict=False):
        form.baris = satu
    tersimpan = [{"uraian": satu.uraian} for satu in risalah.daftar_usulan.all()]
    isi = _dari_konsep(awal, "usulan", ("uraian",)) if awal.konsep else tersimpan
    return Kumpulan(
        {"agenda": agenda, "usulan": KumpulanUsulan(data, initial=isi, prefix="usulan")}
    )


def langkah(risalah, data, awal):
    """The agreed steps of the leader's part."""
    isi = _dari_konsep(awal, "strategi", KOLOM_STRATEGI) if awal.konsep else []
    kumpulan = KumpulanStrategi(
        data, initial=isi, prefix="strategi", form_kwargs={"dialog": risalah.dialog}
    )
    return Kumpulan({"strategi": kumpulan})


def tersimpan_agenda(risalah):
    """The stored texts by the name of their field, to compare a draft with."""
    return {
        f"agenda-{n}-{nama}": getattr(satu, nama)
        for n, satu in enumerate(risalah.daftar_agenda.all())
        for nama in KOLOM_AGENDA
    }


def bernama(awal):
    """The rows of a stale draft as a person calls them: «Progres (indikator 1)»."""
    return replace(awal, konflik=[replace(s, label=_sebutan(s.label)) for s in awal.konflik])


def _sebutan(label):
    cocok = re.fullmatch(r"Agenda-(\d+)-(.+)", label)
    if cocok is None:
        return label
    return f"{cocok[2].replace('_', ' ').capitalize()} (indikator {int(cocok[1]) + 1})"


def satu_baris_lagi(post):
    """The posted form, one row longer when a button «Tambah …» was pressed."""
    for nama in post:
        if nama.endswith(("-TOTAL_FORMS", "-INITIAL_FORMS")):
            _wajib_angka(post[nama])
    awalan = post.get("langkah", "")
    jumlah = f"{awalan}-TOTAL_FORMS"
    if awalan not in TAMBAH or jumlah not in post:
        return post
    data = post.copy()
    data[jumlah] = str(min(int(data[jumlah]) + 1, TAMBAH[awalan]))
    return data


def _wajib_angka(teks):
    if not (teks.isascii() and teks.isdigit() and len(teks) < 4):
        raise BadRequest("Formulir dikirim tidak utuh. Muat ulang halaman, lalu ulangi.")


def _awal_agenda(awal, baris):
    """The stored texts, with those of the self-saved draft over them."""
    return [
        {
            "pk": satu.pk,
            **{
                nama: awal.isi.get(f"agenda-{n}-{nama}", getattr(satu, nama))
                for nama in KOLOM_AGENDA
            },
        }
        for n, satu in enumerate(baris)
    ]


def _dari_konsep(awal, prefix, kolom):
    pola = re.compile(rf"{prefix}-(\d{{1,2}})-")
    nomor = {int(cocok[1]) for nama in awal.isi if (cocok := pola.match(nama))}
    return [
        {nama: awal.isi.get(f"{prefix}-{n}-{nama}", "") for nama in kolom}
        for n in sorted(nomor)[: TAMBAH[prefix]]
    ]
