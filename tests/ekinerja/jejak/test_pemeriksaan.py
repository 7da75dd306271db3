"""Every way to bend the history is named, and an honest one passes."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from ekinerja.inti.waktu import kini
from ekinerja.jejak import kepala, layanan, penjaga
from ekinerja.jejak.models import Jejak
from ekinerja.jejak.pemeriksaan import periksa_rantai

pytestmark = pytest.mark.django_db
BESOK = timedelta(days=1)


@pytest.fixture(autouse=True)
def var_dir(settings, tmp_path):
    settings.VAR_DIR = tmp_path


@pytest.fixture
def rantai():
    """Two chains, three lines each."""
    return [
        layanan.catat("uji.surat", id_objek, "surat.buka", pelaku=None, rincian={"ke": urut})
        for id_objek in (1, 2)
        for urut in (1, 2, 3)
    ]


def _paksa(sql, *isi):
    """What somebody with the keys of the database can do."""
    for satu in penjaga.daftar():
        penjaga.lepas(satu, connection)
    with connection.cursor() as kursor:
        kursor.execute(sql, isi)


def test_periksa_rantai_accepts_an_honest_history(rantai):
    assert periksa_rantai() is None


def test_periksa_rantai_accepts_an_empty_history():
    assert periksa_rantai() is None


@pytest.mark.parametrize(
    ("kolom", "nilai"),
    [
        ("aksi", "surat.lain"),
        ("rincian", '{"ke": 9}'),
        ("waktu", "2020-01-01 00:00:00+00:00"),
        ("versi", 7),
        ("sidik", "0" * 64),
    ],
)
def test_periksa_rantai_names_a_changed_line(rantai, kolom, nilai):
    _paksa(f"UPDATE jejak_jejak SET {kolom} = %s WHERE id = %s", nilai, rantai[4].pk)

    retak = periksa_rantai()

    assert (retak.pk, retak.id_objek, retak.nomor) == (rantai[4].pk, 2, 2)


def test_periksa_rantai_names_a_gap(rantai):
    _paksa("DELETE FROM jejak_jejak WHERE id = %s", rantai[1].pk)

    assert (periksa_rantai().pk, periksa_rantai().sebab) == (rantai[2].pk, "nomor 2 hilang.")


def test_periksa_rantai_names_a_missing_start(rantai):
    _paksa("DELETE FROM jejak_jejak WHERE id = %s", rantai[3].pk)

    assert periksa_rantai().sebab == "nomor 1 hilang."


def test_periksa_rantai_names_a_line_that_was_rewritten_with_a_new_sidik(rantai):
    """Whoever changes a line and its own sidik still breaks the line after it."""
    palsu = Jejak.objects.get(pk=rantai[1].pk)
    palsu.aksi = "surat.palsu"
    _paksa(
        "UPDATE jejak_jejak SET aksi = %s, sidik = %s WHERE id = %s",
        palsu.aksi,
        palsu.hitung_sidik(),
        palsu.pk,
    )

    assert periksa_rantai().pk == rantai[2].pk


def test_periksa_rantai_reads_all_lines_in_one_query(rantai, django_assert_num_queries):
    with django_assert_num_queries(1):
        periksa_rantai()


def test_tulis_kepala_once_a_day(rantai):
    pada = kini() + BESOK

    assert (kepala.tulis_kepala(pada), kepala.tulis_kepala(pada)) == (1, 0)
    assert kepala.tulis_kepala(pada + BESOK) == 1
    assert kepala.periksa_kepala(kepala.berkas_kepala()) == ""


def test_tulis_kepala_leaves_the_last_hour_for_the_next_day(rantai):
    kepala.tulis_kepala(kini())
    kepala.tulis_kepala(kini() + BESOK)

    baris = [json.loads(teks) for teks in kepala.berkas_kepala().read_text().splitlines()]
    assert [satu["jumlah"] for satu in baris] == [0, 6]


def test_tulis_kepala_drops_half_a_line_of_a_crash(rantai):
    kepala.tulis_kepala(kini() + BESOK)
    with kepala.berkas_kepala().open("a") as berkas:
        berkas.write('{"hari": "20')

    kepala.tulis_kepala(kini() + 2 * BESOK)

    assert kepala.periksa_kepala(kepala.berkas_kepala()) == ""
    assert len(kepala.berkas_kepala().read_text().splitlines()) == 2


def test_kepala_shows_a_cut_end_that_the_chain_cannot_show(rantai):
    kepala.tulis_kepala(kini() + BESOK)
    _paksa("DELETE FROM jejak_jejak WHERE id = %s", rantai[-1].pk)

    assert periksa_rantai() is None
    assert kepala.periksa_kepala(kepala.berkas_kepala()).endswith(
        "seharusnya ada 6 baris jejak, yang ada 5."
    )


def test_kepala_shows_a_history_written_anew(rantai):
    kepala.tulis_kepala(kini() + BESOK)
    akhir = Jejak.objects.get(pk=rantai[-1].pk)
    akhir.aksi = "surat.palsu"
    _paksa(
        "UPDATE jejak_jejak SET aksi = %s, sidik = %s WHERE id = %s",
        akhir.aksi,
        akhir.hitung_sidik(),
        akhir.pk,
    )

    assert periksa_rantai() is None
    assert kepala.periksa_kepala(kepala.berkas_kepala()).endswith(
        "isi jejak berbeda dari yang tercatat."
    )


@pytest.mark.parametrize(
    ("rusak", "sebab"),
    [
        (lambda teks: teks.replace('"jumlah": 6', '"jumlah": 5'), "tidak sesuai dengan isinya."),
        (lambda teks: teks.split("\n", 1)[1], "tidak menyambung ke hari sebelumnya."),
        (lambda teks: "bukan kepala\n" + teks, "tidak dapat dibaca."),
        (lambda teks: '{"dari": 1}\n' + teks, "tidak dapat dibaca."),
    ],
)
def test_periksa_kepala_names_a_damaged_file(rantai, rusak, sebab):
    kepala.tulis_kepala(kini() + BESOK)
    kepala.tulis_kepala(kini() + 2 * BESOK)
    berkas = kepala.berkas_kepala()
    berkas.write_text(rusak(berkas.read_text()))

    assert kepala.periksa_kepala(berkas).endswith(sebab)


def _perintah(*argumen):
    keluaran = StringIO()
    call_command("periksa_jejak", *argumen, stdout=keluaran)
    return keluaran.getvalue().strip()


def test_periksa_jejak_says_that_all_is_well(rantai):
    tanpa = _perintah()
    kepala.tulis_kepala(kini() + BESOK)

    assert tanpa == "Rantai jejak utuh. Belum ada kepala harian yang dapat dibandingkan."
    assert _perintah() == "Rantai jejak utuh dan sesuai dengan kepala hariannya."


def test_periksa_jejak_fails_with_the_first_bad_line(rantai):
    _paksa("UPDATE jejak_jejak SET aksi = 'x' WHERE id >= %s", rantai[1].pk)

    with pytest.raises(CommandError) as galat:
        _perintah()

    assert galat.value.returncode == 1
    assert str(galat.value) == (
        f"Jejak {rantai[1].pk} (uji.surat 1, nomor 2): isinya tidak sesuai dengan sidiknya."
    )


def test_periksa_jejak_compares_with_a_copy_kept_elsewhere(rantai, tmp_path):
    kepala.tulis_kepala(kini() + BESOK)
    salinan = tmp_path / "salinan"
    salinan.write_text(kepala.berkas_kepala().read_text())
    kepala.berkas_kepala().write_text("")
    _paksa("DELETE FROM jejak_jejak WHERE id = %s", rantai[-1].pk)

    assert _perintah().startswith("Rantai jejak utuh")
    with pytest.raises(CommandError):
        _perintah("--kepala", str(salinan))
    with pytest.raises(CommandError):
        _perintah("--kepala", str(tmp_path / "tidak-ada"))
