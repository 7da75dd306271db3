"""Fixtures of people and roles."""

import pytest

from tests.factories import PegawaiFactory, PenugasanPeranFactory, UnitKerjaFactory


@pytest.fixture
def dunia_peran():
    """Two admins and a pengelola of one instansi, an employee, and an admin of another.

    The roles by name, and under ``orang`` the people.
    """
    akar = UnitKerjaFactory(nama="Biro Umum")
    unit = UnitKerjaFactory(nama="Bagian Rumah Tangga", induk=akar)
    peran = {
        "admin": PenugasanPeranFactory(admin=True, pegawai=PegawaiFactory(unit_kerja=akar)),
        "admin_dua": PenugasanPeranFactory(admin=True, pegawai=PegawaiFactory(unit_kerja=unit)),
        "pengelola": PenugasanPeranFactory(pegawai=PegawaiFactory(unit_kerja=unit)),
        "asing": PenugasanPeranFactory(admin=True),
    }
    orang = {nama: satu.pegawai for nama, satu in peran.items()}
    orang["pegawai"] = PegawaiFactory(unit_kerja=unit, nama_lengkap="Ratna Dewi")
    orang["kepala"] = PegawaiFactory(unit_kerja=unit, kepala=True)
    return {"akar": akar, "unit": unit, **peran, "pegawai": orang["pegawai"], "orang": orang}
