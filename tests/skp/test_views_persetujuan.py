"""Buttons and forms between employee and penilai."""

import pytest
from django.urls import reverse

from skp.models import SKP
from skp.pilihan import StatusSKP
from tests.factories import SKPFactory
from tests.factories.skp import penilai_dari
from tests.situs import kirim, masuk

pytestmark = pytest.mark.django_db
CATATAN = "Target belum berbatas waktu."


def alamat(nama, skp):
    return reverse(f"skp:{nama}", args=[skp.pk])


def tekan(pelaku, nama, skp, **isi):
    kepala = {"headers": {"Referer": f"http://testserver{alamat('rinci', skp)}"}}
    return kirim(masuk(pelaku), alamat(nama, skp), {"versi": skp.versi, **isi}, **kepala)


def test_tinjau_lists_everything_that_is_missing():
    skp = SKPFactory()

    jawaban = masuk(skp.pegawai).get(alamat("tinjau", skp))

    assert jawaban.context["kurang"] == [
        "Belum ada rencana hasil kerja utama.",
        "Lampiran: sumber daya belum diisi.",
        "Lampiran: skema pertanggungjawaban belum diisi.",
        "Lampiran: konsekuensi «jika memenuhi ekspektasi» belum diisi.",
        "Lampiran: konsekuensi «jika tidak memenuhi ekspektasi» belum diisi.",
    ]
    assert all(kalimat in jawaban.text for kalimat in jawaban.context["kurang"])


def test_ajukan_hands_over_and_says_so():
    skp = SKPFactory(lengkap=True)

    jawaban = tekan(skp.pegawai, "ajukan", skp)

    assert (jawaban.status_code, jawaban.url) == (302, alamat("rinci", skp))
    assert SKP.objects.get().status == StatusSKP.DIAJUKAN


def test_ajukan_too_early_goes_back_with_the_reason():
    skp = SKPFactory()

    jawaban = tekan(skp.pegawai, "ajukan", skp)
    halaman = jawaban.client.get(jawaban.url)

    assert jawaban.url.endswith(alamat("rinci", skp))
    assert "SKP belum lengkap. Belum ada rencana hasil kerja utama." in halaman.text
    assert SKP.objects.get().versi == 1


def test_refused_act_answers_htmx_with_409():
    skp = SKPFactory()

    jawaban = kirim(
        masuk(skp.pegawai), alamat("ajukan", skp), {"versi": 1}, headers={"HX-Request": "true"}
    )

    assert jawaban.status_code == 409
    assert jawaban.text.startswith("SKP belum lengkap.")


def test_tarik_from_a_stale_page_changes_nothing():
    skp = SKPFactory(lengkap=True, diajukan=True)
    SKP.objects.filter(pk=skp.pk).update(versi=5)

    tekan(skp.pegawai, "tarik", skp)

    assert SKP.objects.get().status == StatusSKP.DIAJUKAN


def test_kembalikan_keeps_a_note_that_is_too_short():
    skp = SKPFactory(lengkap=True, diajukan=True)

    jawaban = tekan(penilai_dari(skp), "kembalikan", skp, catatan="Pendek")

    assert jawaban.status_code == 422
    assert "Catatan terlalu pendek." in jawaban.text
    assert ">\nPendek</textarea>" in jawaban.text


def test_kembalikan_after_the_employee_withdrew_keeps_the_note():
    """Two people at once: the note is not lost, and the page says what happened."""
    skp = SKPFactory(lengkap=True, diajukan=True)
    SKP.objects.filter(pk=skp.pk).update(versi=3)

    jawaban = tekan(penilai_dari(skp), "kembalikan", skp, catatan=CATATAN)

    assert jawaban.status_code == 409
    assert CATATAN in jawaban.text
    assert "Dokumen ini baru saja diubah." in jawaban.text


def test_ekspektasi_saves_and_a_stale_page_shows_both_texts():
    skp = SKPFactory(lengkap=True, diajukan=True)
    penilai = penilai_dari(skp)

    pertama = tekan(penilai, "ekspektasi", skp, loyal="Menjaga rahasia.")
    basi = tekan(penilai, "ekspektasi", skp, loyal="Menjaga nama baik.")

    konflik = [(s.label, s.anda, s.tersimpan) for s in basi.context["konflik"]]
    assert (pertama.status_code, basi.status_code) == (302, 409)
    assert konflik == [("5. Loyal", "Menjaga nama baik.", "Menjaga rahasia.")]
    tertulis = skp.daftar_ekspektasi.get(aspek__kode="loyal").ekspektasi_khusus
    assert tertulis == "Menjaga rahasia."


@pytest.mark.parametrize("sudah", [False, True])
def test_tetapkan_warns_when_ones_own_skp_is_not_set(sudah):
    skp = SKPFactory(lengkap=True, diajukan=True)
    penilai = penilai_dari(skp)
    if sudah:
        SKPFactory(pegawai=penilai, lengkap=True, ditetapkan=True)

    halaman = masuk(penilai).get(alamat("tetapkan", skp))
    jawaban = tekan(penilai, "tetapkan", skp)

    peringatan = "SKP Anda sendiri untuk tahun 2026 belum ditetapkan." in halaman.text
    assert (peringatan, jawaban.status_code) == (not sudah, 302)
    assert SKP.objects.get(pk=skp.pk).status == StatusSKP.DITETAPKAN


def test_owner_is_told_that_he_may_not_decide():
    skp = SKPFactory(lengkap=True, diajukan=True)

    jawaban = tekan(skp.pegawai, "tetapkan", skp)

    assert jawaban.status_code == 403
    assert "karena SKP ini milik Anda" in jawaban.text
