"""Stored roles: who may give and end them, who sees them, what each act leaves behind."""

from datetime import date

import pytest

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab
from ekinerja.jejak.models import Jejak
from ekinerja.kepegawaian import izin
from ekinerja.kepegawaian.layanan import peran as layanan
from ekinerja.kepegawaian.models import PenugasanPeran
from ekinerja.kepegawaian.pilihan import KeadaanPeran, Peran
from ekinerja.pemberitahuan.models import Pemberitahuan
from tests.factories import PegawaiFactory, PenugasanPeranFactory, UnitKerjaFactory

pytestmark = pytest.mark.django_db
HARI = date(2026, 3, 15)


@pytest.fixture(autouse=True)
def _hari_ini(time_machine):
    time_machine.move_to("2026-03-15T03:00:00Z", tick=False)


def baris(penugasan):
    return PenugasanPeran.objects.dengan_admin_lain(HARI).get(pk=penugasan.pk)


def ditolak(sebab, tindakan):
    """The sentence of a refusal that leaves nothing behind."""
    model = (Jejak, Pemberitahuan, PenugasanPeran)
    sebelum = [list(m.objects.order_by("pk").values_list()) for m in model]
    with pytest.raises(Ditolak) as galat:
        tindakan()
    assert galat.value.keputusan.sebab is sebab
    assert sebelum == [list(m.objects.order_by("pk").values_list()) for m in model]
    return str(galat.value)


def test_peran_is_for_admins(dunia_peran):
    assert {n for n, s in dunia_peran["orang"].items() if izin.peran(s, HARI)} == {
        "admin",
        "admin_dua",
        "asing",
    }


def test_cabut_peran_belongs_to_admins_of_the_instansi(dunia_peran):
    satu = baris(dunia_peran["pengelola"])

    boleh = {n for n, s in dunia_peran["orang"].items() if izin.cabut_peran(satu, s, HARI)}

    assert boleh == {"admin", "admin_dua"}


def test_cabut_peran_never_ones_own(dunia_peran):
    keputusan = izin.cabut_peran(baris(dunia_peran["admin"]), dunia_peran["admin"].pegawai, HARI)

    assert keputusan.alasan == izin.DIRI_SENDIRI


@pytest.mark.parametrize(
    ("isian", "aktif", "boleh"),
    [
        ({}, True, True),
        ({"selesai": HARI}, True, True),
        ({}, False, False),
        ({"selesai": date(2026, 3, 14)}, True, False),
        ({"mulai": date(2026, 3, 16)}, True, False),
        ({"peran": Peran.PENGELOLA_KINERJA}, True, False),
    ],
)
def test_dapat_dicabut_counts_running_admins_who_are_active(isian, aktif, boleh):
    satu = PenugasanPeranFactory(admin=True)
    rekan = PegawaiFactory(unit_kerja=UnitKerjaFactory(induk=satu.unit_kerja), aktif=aktif)
    PenugasanPeranFactory(**{"peran": Peran.ADMIN_INSTANSI, "pegawai": rekan, **isian})
    PenugasanPeranFactory(admin=True)

    keputusan = izin.dapat_dicabut(baris(satu), HARI)

    assert (keputusan.boleh, keputusan.alasan) == (boleh, "" if boleh else izin.ADMIN_TERAKHIR)


def test_dapat_dicabut_the_only_admin_before_it_began():
    nanti = PenugasanPeranFactory(admin=True, mulai=date(2026, 4, 1))

    assert izin.dapat_dicabut(baris(nanti), HARI)


def test_beri_peran_only_to_people_of_the_instansi_who_can_log_in(dunia_peran):
    admin, unit = dunia_peran["admin"].pegawai, dunia_peran["unit"]
    lain = {
        "luar": PegawaiFactory(),
        "nonaktif": PegawaiFactory(unit_kerja=unit, aktif=False),
        "negara": PegawaiFactory(unit_kerja=unit, pejabat_negara=True),
        "pegawai": dunia_peran["pegawai"],
    }

    sebab = {n: izin.beri_peran(s, unit, admin, HARI).sebab for n, s in lain.items()}

    assert sebab == {
        "luar": Sebab.ISI,
        "nonaktif": Sebab.STATUS,
        "negara": Sebab.STATUS,
        "pegawai": None,
    }


def test_terlihat_oleh_shows_roles_over_what_one_cares_for(dunia_peran):
    nama = ("admin", "admin_dua", "pengelola", "asing")

    terlihat = {
        n: {
            m
            for m in nama
            if PenugasanPeran.objects.terlihat_oleh(s, HARI).filter(pk=dunia_peran[m].pk).exists()
        }
        for n, s in dunia_peran["orang"].items()
    }

    sini = {"admin", "admin_dua", "pengelola"}
    assert terlihat == {
        "admin": sini,
        "admin_dua": sini,
        "pengelola": {"admin_dua", "pengelola"},
        "pegawai": set(),
        "kepala": set(),
        "asing": {"asing"},
    }


def test_berkeadaan_agrees_with_keadaan():
    batas = [
        PenugasanPeranFactory(mulai=HARI),
        PenugasanPeranFactory(selesai=HARI),
        PenugasanPeranFactory(mulai=date(2026, 3, 16)),
        PenugasanPeranFactory(selesai=date(2026, 3, 14)),
    ]

    menurut_kueri = {k: set(PenugasanPeran.objects.berkeadaan(k, HARI)) for k in KeadaanPeran}

    assert menurut_kueri == {k: {s for s in batas if s.keadaan(HARI) is k} for k in KeadaanPeran}
    assert [s.keadaan(HARI).value for s in batas] == ["berjalan", "berjalan", "akan", "berakhir"]


def test_cabut_peran_last_admin_stays_whoever_asks(dunia_peran):
    admin, dua = dunia_peran["admin"], dunia_peran["admin_dua"]
    layanan.cabut_peran(dua.pk, pelaku=admin.pegawai)

    kalimat = ditolak(Sebab.STATUS, lambda: layanan.cabut_peran(admin.pk, pelaku=None))

    assert kalimat == izin.ADMIN_TERAKHIR
    # Whoever was ended a moment ago has no say any more, whatever his request remembers.
    dua.pegawai.simpanan_lingkup = {HARI: izin.lingkup(admin.pegawai, HARI)}
    ditolak(Sebab.PELAKU, lambda: layanan.cabut_peran(admin.pk, pelaku=dua.pegawai))


def test_cabut_peran_row_history_letter_and_sessions(dunia_peran):
    satu, admin = dunia_peran["pengelola"], dunia_peran["admin"].pegawai
    cap = satu.pegawai.akun.cap_sesi

    layanan.cabut_peran(satu.pk, pelaku=admin)

    satu.refresh_from_db()
    satu.pegawai.akun.refresh_from_db()
    jejak, surat = Jejak.objects.get(), Pemberitahuan.objects.get()
    assert (satu.selesai, satu.pegawai.akun.cap_sesi) == (date(2026, 3, 14), cap + 1)
    assert (jejak.aksi, jejak.pelaku, jejak.rincian) == (
        "kepegawaian.cabut_peran",
        admin,
        {
            "peran": "pengelola_kinerja",
            "unit_kerja": satu.unit_kerja_id,
            "mulai": "2020-01-01",
            "selesai": None,
        },
    )
    assert (surat.penerima, surat.perihal.strip()) == (
        satu.pegawai,
        "Peran pengelola kinerja Anda berakhir",
    )


def test_cabut_peran_twice_is_refused_also_when_no_row_is_left(dunia_peran):
    hari_ini = PenugasanPeranFactory(pegawai=dunia_peran["pegawai"], mulai=HARI)
    admin = dunia_peran["admin"].pegawai
    for satu in (hari_ini, dunia_peran["pengelola"]):
        layanan.cabut_peran(satu.pk, pelaku=admin)

        def lagi(pk=satu.pk):
            return layanan.cabut_peran(pk, pelaku=admin)

        assert ditolak(Sebab.STATUS, lagi) == izin.SUDAH_BERAKHIR


def test_cabut_peran_of_a_foreign_instansi_is_refused(dunia_peran):
    asing = dunia_peran["asing"]

    ditolak(
        Sebab.PELAKU, lambda: layanan.cabut_peran(asing.pk, pelaku=dunia_peran["admin"].pegawai)
    )


def test_beri_peran_admin_once_per_instansi_whatever_the_unit(dunia_peran):
    dua = dunia_peran["admin_dua"].pegawai

    kalimat = ditolak(
        Sebab.STATUS,
        lambda: layanan.beri_peran(
            dua.pk,
            peran=Peran.ADMIN_INSTANSI,
            unit_kerja=dunia_peran["akar"],
            mulai=HARI,
            pelaku=dunia_peran["admin"].pegawai,
        ),
    )

    assert kalimat == f"{dua.nama_gelar} sudah memegang peran itu untuk {dua.instansi}."


def test_beri_peran_letter_names_role_unit_and_days(dunia_peran):
    layanan.beri_peran(
        dunia_peran["pegawai"].pk,
        peran=Peran.PENGELOLA_KINERJA,
        unit_kerja=dunia_peran["unit"],
        mulai=HARI,
        selesai=date(2026, 12, 31),
        pelaku=dunia_peran["admin"].pegawai,
    )

    surat = Pemberitahuan.objects.get()
    assert (surat.penerima, surat.perihal.strip()) == (
        dunia_peran["pegawai"],
        "Anda diberi peran pengelola kinerja",
    )
    assert surat.isi.startswith(
        "Mulai 15 Maret 2026 sampai 31 Desember 2026 Anda memegang peran pengelola kinerja "
        "untuk Bagian Rumah Tangga."
    )


def test_beri_peran_slip_of_the_year_is_refused(dunia_peran):
    def beri(mulai):
        return layanan.beri_peran(
            dunia_peran["pegawai"].pk,
            peran=Peran.PENGELOLA_KINERJA,
            unit_kerja=dunia_peran["unit"],
            mulai=mulai,
            pelaku=dunia_peran["admin"].pegawai,
        )

    for mulai in (date(2062, 3, 15), date(1926, 3, 15)):
        ditolak(Sebab.ISI, lambda mulai=mulai: beri(mulai))


def test_peran_by_the_system_keeps_its_days_in_order(dunia_peran):
    def beri(**isian):
        isian = {"unit_kerja": dunia_peran["unit"], "mulai": HARI, **isian}
        return layanan.beri_peran(
            dunia_peran["pegawai"].pk, peran=Peran.PENGELOLA_KINERJA, pelaku=None, **isian
        )

    ditolak(Sebab.ISI, lambda: beri(selesai=date(2026, 3, 1)))
    baru = beri(mulai=date(2026, 1, 1))

    assert layanan.cabut_peran(baru.pk, pelaku=None).selesai == date(2026, 3, 14)
