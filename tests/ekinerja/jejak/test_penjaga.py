"""The triggers at head, on the database at hand."""

import pytest
from django.db import IntegrityError, connection, transaction

from ekinerja.jejak import layanan, penjaga
from ekinerja.jejak.models import Jejak
from tests.ekinerja.jejak.dokumen_uji import Surat

pytestmark = pytest.mark.django_db
SQLITE = connection.vendor == "sqlite"


@pytest.fixture
def baris():
    return layanan.catat("uji.surat", 1, "surat.buka", pelaku=None)


@pytest.fixture
def beku(db):
    """Freeze ``nilai`` of a submitted letter, for the length of one test."""
    satu = penjaga.Penjaga(Surat, "final", ("nilai",), "OLD.status = 'diajukan'", hapus=True)
    penjaga.pasang(satu, connection)
    yield
    penjaga.lepas(satu, connection)


def _jalankan(sql, isi=()):
    with transaction.atomic(), connection.cursor() as kursor:
        kursor.execute(sql, isi)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE jejak_jejak SET aksi = 'x'",
        "UPDATE jejak_jejak SET id = 99",
        "DELETE FROM jejak_jejak",
    ],
)
def test_jejak_cannot_be_changed_by_sql(baris, sql):
    with pytest.raises(IntegrityError, match="hanya dapat ditambah"):
        _jalankan(sql)

    assert Jejak.objects.get().aksi == "surat.buka"


@pytest.mark.skipif(not SQLITE, reason="SQLite only")
def test_jejak_cannot_be_replaced_on_sqlite(baris):
    salin = "INSERT OR REPLACE INTO jejak_jejak SELECT * FROM jejak_jejak"

    with pytest.raises(IntegrityError, match="hanya dapat ditambah"):
        _jalankan(salin)


@pytest.mark.skipif(not SQLITE, reason="SQLite only")
def test_replace_walks_through_without_recursive_triggers(baris):
    """The twin: why settings set the pragma."""
    _jalankan("PRAGMA recursive_triggers=OFF")
    try:
        kolom = "id, 'diganti', jenis_objek, id_objek, nomor, versi, waktu, rincian, sebelum, sidik"
        nama = kolom.replace("'diganti'", "aksi")
        _jalankan(f"INSERT OR REPLACE INTO jejak_jejak ({nama}) SELECT {kolom} FROM jejak_jejak")
    finally:
        _jalankan("PRAGMA recursive_triggers=ON")

    assert Jejak.objects.get().aksi == "diganti"


@pytest.mark.skipif(SQLITE, reason="PostgreSQL only")
@pytest.mark.parametrize(
    "sql",
    [
        "TRUNCATE jejak_jejak",
        "INSERT INTO jejak_jejak SELECT * FROM jejak_jejak ON CONFLICT (id) DO UPDATE SET aksi='x'",
    ],
)
def test_jejak_cannot_be_emptied_or_upserted_on_postgresql(baris, sql):
    _jalankan("SET CONSTRAINTS ALL IMMEDIATE")

    with pytest.raises(IntegrityError, match="hanya dapat ditambah"):
        _jalankan(sql)


@pytest.mark.parametrize(
    "ubah",
    [
        lambda baris: baris.save(),
        lambda baris: baris.delete(),
        lambda baris: Jejak.objects.update(aksi="x"),
        lambda baris: Jejak.objects.all().delete(),
        lambda baris: Jejak.objects.bulk_create([Jejak()]),
        lambda baris: Jejak.objects.bulk_update([baris], ["aksi"]),
    ],
)
def test_jejak_cannot_be_changed_in_python(baris, ubah):
    with pytest.raises(TypeError):
        ubah(baris)


def test_jejak_cannot_be_saved_over_an_old_line(baris):
    with pytest.raises(IntegrityError), transaction.atomic():
        Jejak(pk=baris.pk, jenis_objek="uji.surat", id_objek=1, nomor=2, waktu=baris.waktu).save()


def test_frozen_columns_hold_only_where_the_condition_says(beku):
    surat = layanan.mulai(Surat(), "surat.mulai", pelaku=None)
    layanan.simpan(surat, "surat.ubah", pelaku=None, isian={"nilai": 1})
    layanan.alihkan(surat, "surat.ajukan", pelaku=None)
    layanan.simpan(surat, "surat.ubah", pelaku=None, isian={"perihal": "boleh"})

    with pytest.raises(IntegrityError, match="sudah final"), transaction.atomic():
        Surat.objects.update(nilai=5)
    with pytest.raises(IntegrityError, match="sudah final"), transaction.atomic():
        Surat.objects.all().delete()

    assert Surat.objects.get().nilai == 1


def test_frozen_columns_see_a_change_to_null_and_back(beku):
    Surat.objects.bulk_create([Surat(status="draf")])

    Surat.objects.update(nilai=2)
    Surat.objects.all().delete()

    assert not Surat.objects.exists()


def test_a_guard_without_hapus_lets_rows_go(db):
    satu = penjaga.Penjaga(Surat, "final", ("nilai",), "", hapus=False)
    Surat.objects.bulk_create([Surat()])
    penjaga.pasang(satu, connection)
    try:
        with pytest.raises(IntegrityError), transaction.atomic():
            Surat.objects.update(nilai=5)
        Surat.objects.all().delete()
    finally:
        penjaga.lepas(satu, connection)

    assert not Surat.objects.exists()


def test_setelah_migrasi_puts_a_lost_guard_back(baris):
    for satu in penjaga.daftar():
        penjaga.lepas(satu, connection)
    _jalankan("UPDATE jejak_jejak SET aksi = 'x'")

    penjaga.setelah_migrasi("default")

    with pytest.raises(IntegrityError):
        _jalankan("UPDATE jejak_jejak SET aksi = 'y'")


def test_jaga_refuses_a_name_too_long_for_the_database():
    with pytest.raises(ValueError, match="terlalu panjang"):
        penjaga.jaga("jejak.Jejak", nama="x" * 60)
