"""Minutes that come back after the leader has answered: the answer falls with them."""

import pytest

from dialog.layanan import risalah as layanan
from dialog.models import PesertaDialog, RisalahDialog
from dialog.pilihan import StatusRisalah
from ekinerja.inti.waktu import kini
from ekinerja.jejak.models import Jejak
from ekinerja.pemberitahuan.models import Pemberitahuan
from tests.factories.dialog import RisalahFactory

pytestmark = pytest.mark.django_db
CATATAN = "Target yang dibicarakan 95%, bukan 85%."


def test_kembalikan_risalah_takes_the_answer_back():
    risalah = RisalahFactory(ditanggapi=True, keterangan="Disepakati.")
    PesertaDialog.objects.update(waktu_konfirmasi=kini())

    layanan.kembalikan_risalah(risalah.pk, catatan=CATATAN, pelaku=risalah.dialog.pimpinan, versi=3)

    baru = RisalahDialog.objects.get()
    assert (baru.status, baru.catatan_pengembalian) == (StatusRisalah.DRAF, CATATAN)
    assert (baru.penyesuaian_ukuran, baru.penyelesaian, baru.keterangan) == (None, "", "")
    assert (baru.waktu_ditanggapi, baru.batas_konfirmasi) == (None, None)
    assert PesertaDialog.objects.get().waktu_konfirmasi is None
    rincian = Jejak.objects.untuk(baru)[0].rincian
    assert (rincian["catatan"], rincian["keterangan"]) == (CATATAN, "Disepakati.")
    assert [satu.penerima for satu in Pemberitahuan.objects.all()] == [risalah.dialog.skp.pegawai]


def test_kembalikan_risalah_leaves_nothing_for_the_clock_to_confirm():
    risalah = RisalahFactory(ditanggapi=True)
    batas = risalah.batas_konfirmasi
    layanan.kembalikan_risalah(risalah.pk, catatan=CATATAN, pelaku=risalah.dialog.pimpinan, versi=3)

    assert layanan.konfirmasi_otomatis(risalah.pk, pada=batas.replace(year=batas.year + 1)) is False
    assert RisalahDialog.objects.get().status == StatusRisalah.DRAF
