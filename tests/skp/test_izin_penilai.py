"""An SKP is not sent to somebody who has left."""

import pytest

from ekinerja.inti.keputusan import Sebab
from ekinerja.inti.waktu import hari_ini
from skp import izin
from tests.factories import SKPFactory
from tests.factories.skp import penilai_dari

pytestmark = pytest.mark.django_db


def test_ajukan_needs_a_penilai_who_is_still_there():
    skp = SKPFactory(lengkap=True)
    penilai = penilai_dari(skp)
    penilai.aktif = False
    penilai.save(update_fields=["aktif"])

    keputusan = izin.ajukan(skp, skp.pegawai, hari_ini())

    assert keputusan.sebab is Sebab.ISI
    assert keputusan.alasan.startswith(f"Pejabat penilai Anda, {penilai.nama_gelar}, sudah tidak")
