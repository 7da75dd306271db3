from datetime import timedelta

import pytest

from ekinerja.inti.waktu import kini
from ekinerja.isian import aturan, layanan
from ekinerja.isian.models import Konsep, KunciKirim
from ekinerja.jejak.models import Jejak
from tests.factories.isian import KonsepFactory, KunciKirimFactory
from tests.factories.kepegawaian import PegawaiFactory

pytestmark = pytest.mark.django_db
FORMULIR = "uji.surat:1"


def _simpan(pelaku, teks="Ketikan", **pilihan):
    return layanan.simpan_konsep(FORMULIR, pelaku=pelaku, isi={"perihal": [teks]}, **pilihan)


def test_simpan_konsep_keeps_the_latest_text_only(pelaku):
    _simpan(pelaku, "Satu", versi_dasar=1)
    _simpan(pelaku, "Dua", versi_dasar=2)

    konsep = Konsep.objects.get()
    assert (konsep.isi, konsep.versi_dasar) == ({"perihal": ["Dua"]}, 2)
    assert kini() - konsep.waktu < timedelta(seconds=5)


def test_simpan_konsep_leaves_no_history(pelaku):
    _simpan(pelaku)

    assert not Jejak.objects.exists()


def test_simpan_konsep_refuses_the_form_that_was_handed_in(pelaku):
    kunci = KunciKirimFactory(pelaku=pelaku).kunci

    assert _simpan(pelaku, kunci=kunci) is None
    assert not Konsep.objects.exists()


def test_simpan_konsep_ignores_the_keys_of_others(pelaku):
    kunci = KunciKirimFactory().kunci

    assert _simpan(pelaku, kunci=kunci) == Konsep.objects.get()


def test_simpan_konsep_refuses_too_much(pelaku):
    with pytest.raises(aturan.TerlaluBesar):
        _simpan(pelaku, "x" * aturan.BATAS_BITA)

    assert not Konsep.objects.exists()


def test_simpan_konsep_drops_the_oldest_of_too_many(pelaku, monkeypatch):
    monkeypatch.setattr(aturan, "BATAS_KONSEP", 2)
    lama = KonsepFactory(pelaku=pelaku, waktu=kini() - timedelta(days=2))
    baru = KonsepFactory(pelaku=pelaku, waktu=kini() - timedelta(days=1))
    orang_lain = KonsepFactory(waktu=kini() - timedelta(days=3))

    _simpan(pelaku)

    assert not Konsep.objects.filter(pk=lama.pk).exists()
    assert Konsep.objects.filter(pk__in=[baru.pk, orang_lain.pk]).count() == 2


def test_konsep_untuk_finds_one_persons_draft_of_one_form(pelaku):
    konsep = KonsepFactory(pelaku=pelaku, formulir=FORMULIR)
    KonsepFactory(formulir=FORMULIR)
    KonsepFactory(pelaku=pelaku)

    assert layanan.konsep_untuk(pelaku, FORMULIR) == konsep
    assert layanan.konsep_untuk(PegawaiFactory(), FORMULIR) is None


def test_hapus_konsep_drops_that_draft_only(pelaku):
    KonsepFactory(pelaku=pelaku, formulir=FORMULIR)
    lain = [KonsepFactory(formulir=FORMULIR).pk, KonsepFactory(pelaku=pelaku).pk]

    assert (layanan.hapus_konsep(pelaku, FORMULIR), layanan.hapus_konsep(pelaku, FORMULIR)) == (
        True,
        False,
    )
    assert sorted(Konsep.objects.values_list("pk", flat=True)) == sorted(lain)


def test_bersihkan_drops_what_is_old_and_keeps_the_rest():
    saat = kini()
    detik = timedelta(seconds=1)
    for factory, umur in (
        (KonsepFactory, aturan.UMUR_KONSEP),
        (KunciKirimFactory, aturan.UMUR_KUNCI),
    ):
        factory(waktu=saat - umur - detik)
        factory(waktu=saat - umur)

    assert layanan.bersihkan(saat) == 2
    assert layanan.bersihkan(saat) == 0
    assert (Konsep.objects.count(), KunciKirim.objects.count()) == (1, 1)
