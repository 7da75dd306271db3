"""What the database keeps of an issued document, whoever asks."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from ekinerja.dokumen.models import DokumenTerbit
from ekinerja.inti.waktu import kini
from tests.factories.dokumen import DokumenTerbitFactory

pytestmark = pytest.mark.django_db
TABEL = DokumenTerbit._meta.db_table


def jalankan(sql, *nilai):
    with transaction.atomic(), connection.cursor() as kursor:
        kursor.execute(sql.format(TABEL), nilai)


@pytest.mark.parametrize(
    "isian",
    [
        {"versi": 0},
        {"sidik_pdf": "a" * 64},
        {"berkas": "dokumen/x.pdf"},
    ],
)
def test_constraints_refuse(isian):
    with pytest.raises(IntegrityError), transaction.atomic():
        DokumenTerbitFactory(**isian)


def test_one_version_in_force_per_document():
    lama = DokumenTerbitFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        DokumenTerbitFactory(id_objek=lama.id_objek, versi=2)
    DokumenTerbitFactory(id_objek=lama.id_objek, versi=1, jenis="lain")


def test_one_row_per_version_and_code():
    lama = DokumenTerbitFactory(digantikan=True)

    with pytest.raises(IntegrityError), transaction.atomic():
        DokumenTerbitFactory(id_objek=lama.id_objek, versi=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        DokumenTerbitFactory(kode=lama.kode)


def test_a_successor_needs_its_time_and_is_another():
    dokumen = DokumenTerbitFactory()
    lain = DokumenTerbitFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        DokumenTerbit.objects.filter(pk=dokumen.pk).update(digantikan_oleh=lain)
    with pytest.raises(IntegrityError), transaction.atomic():
        DokumenTerbit.objects.filter(pk=dokumen.pk).update(
            digantikan_oleh=dokumen, waktu_digantikan=kini()
        )


def test_python_refuses_to_change_or_delete():
    dokumen = DokumenTerbitFactory()
    semua = DokumenTerbit.objects.filter(pk=dokumen.pk)

    for upaya in (
        dokumen.save,
        dokumen.delete,
        semua.delete,
        lambda: semua.update(cuplikan={}),
        lambda: semua.update(sidik_pdf="a" * 64, kode="0" * 12),
    ):
        with pytest.raises(TypeError, match="tidak dapat diubah atau dihapus"):
            upaya()


@pytest.mark.parametrize("kolom", ["jenis", "kode", "template", "sidik_cuplikan", "jenis_objek"])
def test_the_database_refuses_to_change_a_frozen_column(kolom):
    DokumenTerbitFactory()

    with pytest.raises(DatabaseError):
        jalankan(f"UPDATE {{}} SET {kolom} = %s", "x")


def test_the_database_refuses_to_change_the_snapshot_or_delete():
    DokumenTerbitFactory()

    with pytest.raises(DatabaseError):
        jalankan("UPDATE {} SET cuplikan = %s", '{"palsu": 1}')
    with pytest.raises(DatabaseError):
        jalankan("DELETE FROM {}")


def test_pdf_and_successor_are_written_once():
    dokumen, lain = DokumenTerbitFactory(), DokumenTerbitFactory()
    baris = DokumenTerbit.objects.filter(pk=dokumen.pk)
    baris.update(sidik_pdf="a" * 64, berkas="dokumen/x.pdf")
    baris.update(digantikan_oleh=lain, waktu_digantikan=kini())

    for isian in (
        {"sidik_pdf": "b" * 64},
        {"sidik_pdf": "", "berkas": ""},
        {"berkas": "dokumen/y.pdf"},
        {"digantikan_oleh": None},
        {"waktu_digantikan": kini()},
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            baris.update(**isian)


def test_str_and_shown_code():
    dokumen = DokumenTerbitFactory(id_objek=9, kode="7F3KQ92MD4TX")

    assert str(dokumen) == "skp skp.skp 9 versi 1"
    assert dokumen.kode_tampil == "EK-7F3K-Q92M-D4TX"
