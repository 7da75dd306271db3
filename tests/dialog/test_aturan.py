"""The rules of the dialogue, exhaustively and without a database."""

from itertools import product

from dialog.aturan import risalah as aturan
from dialog.pilihan import AksiRisalah, Penyelesaian, StatusRisalah, TahapDialog

ALUR = """
draf                 kirim       menunggu_pimpinan
menunggu_pimpinan    tanggapi    menunggu_konfirmasi
menunggu_pimpinan    kembalikan  draf
menunggu_konfirmasi  kembalikan  draf
menunggu_konfirmasi  konfirmasi  final
"""


def test_alur_is_the_table_and_nothing_else():
    harapan = {}
    for baris in ALUR.strip().splitlines():
        dari, aksi, ke = baris.split()
        harapan[dari, f"dialog.{aksi}"] = ke

    nyata = {
        (status.value, aksi.value): aturan.ALUR[status, aksi].value
        for status, aksi in product(StatusRisalah, AksiRisalah)
        if (status, aksi) in aturan.ALUR
    }

    assert nyata == harapan


def test_nothing_leaves_final():
    assert {aksi for aksi in AksiRisalah if (StatusRisalah.FINAL, aksi) in aturan.ALUR} == set()


def test_every_act_has_a_name_for_the_history():
    assert all(aksi.sebutan for aksi in AksiRisalah)


def test_membuka_pengajuan_only_a_planning_dialogue_that_is_settled():
    membuka = {
        (tahap, hasil)
        for tahap, hasil in product(TahapDialog, Penyelesaian)
        if aturan.membuka_pengajuan(tahap, hasil)
    }

    assert membuka == {(TahapDialog.PERENCANAAN, Penyelesaian.SELESAI)}
