"""Who reads and chooses the profile of an instansi."""

from __future__ import annotations

from datetime import date

import pytest

from ekinerja.profil import izin
from tests.factories import PegawaiFactory, PenugasanPeranFactory, UnitKerjaFactory

pytestmark = pytest.mark.django_db
PADA = date(2026, 4, 1)


def test_profil_is_read_by_pengelola_and_chosen_by_admin_of_that_instansi():
    unit = UnitKerjaFactory()
    orang = {
        "pegawai": PegawaiFactory(unit_kerja=unit),
        "pengelola": PenugasanPeranFactory(pegawai__unit_kerja=unit).pegawai,
        "admin": PenugasanPeranFactory(admin=True, pegawai__unit_kerja=unit).pegawai,
        "pengelola lain": PenugasanPeranFactory().pegawai,
        "admin lain": PenugasanPeranFactory(admin=True).pegawai,
    }

    baca = {n for n, p in orang.items() if izin.rinci(unit.instansi_id, p, PADA)}
    pilih = {n for n, p in orang.items() if izin.ubah(unit.instansi_id, p, PADA)}

    assert (baca, pilih) == ({"pengelola", "admin"}, {"admin"})
