"""People, posts and units. Traits name situations; nothing here goes through ``layanan``."""

from datetime import date, timedelta

import factory

from ekinerja.kepegawaian.models import (
    AnggotaTim,
    Instansi,
    Jabatan,
    PangkatGolongan,
    Pegawai,
    PenetapanPenilai,
    Pengguna,
    PenugasanPeran,
    PeristiwaKepegawaian,
    PermintaanPerbaikan,
    RiwayatJabatan,
    TimKerja,
    UnitKerja,
)
from ekinerja.kepegawaian.pilihan import (
    JenisASN,
    JenisIdentitas,
    JenisInstansi,
    JenisKelamin,
    JenisPeristiwa,
    Jenjang,
    JenjangJF,
    KategoriJF,
    KelompokJabatan,
    Peran,
    PeranTim,
    ZonaWaktu,
)

MULAI = date(2020, 1, 1)
SANDI = "sandi-uji-yang-panjang"


class InstansiFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Instansi

    nama = factory.Sequence(lambda n: f"Kementerian {n}")
    kota_penetapan = "Jakarta"
    jenis = JenisInstansi.PUSAT


class UnitKerjaFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = UnitKerja
        skip_postgeneration_save = True

    class Params:
        untuk_cuplikan = factory.Trait(
            nama="Bagian Umum",
            instansi=factory.SubFactory(InstansiFactory, nama="Kementerian Contoh"),
        )

    nama = factory.Sequence(lambda n: f"Bagian {n}")
    induk = None
    instansi = factory.Maybe(
        "induk",
        yes_declaration=factory.SelfAttribute("induk.instansi"),
        no_declaration=factory.SubFactory(InstansiFactory),
    )
    zona_waktu = ZonaWaktu.WIB

    @factory.post_generation
    def jalur(self, create, extracted, **kwargs):
        if create:
            self.jalur = f"{self.induk.jalur if self.induk else '/'}{self.pk}/"
            self.save(update_fields=["jalur"])


class PangkatGolonganFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PangkatGolongan
        django_get_or_create = ("kode",)

    kode = "III/d"
    nama = "Penata Tingkat I"
    urutan = 12


class JabatanFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Jabatan
        skip_postgeneration_save = True

    class Params:
        pengawas = factory.Trait(jenjang=Jenjang.PENGAWAS)
        administrator = factory.Trait(jenjang=Jenjang.ADMINISTRATOR)
        jpt = factory.Trait(kelompok=KelompokJabatan.JPT, jenjang=Jenjang.PRATAMA)
        jf = factory.Trait(
            kelompok=KelompokJabatan.JF,
            jenjang="",
            kategori_jf=KategoriJF.KEAHLIAN,
            jenjang_jf=JenjangJF.AHLI_MUDA,
        )
        negara = factory.Trait(kelompok=KelompokJabatan.PEJABAT_NEGARA, jenjang="")

    nama = factory.Sequence(lambda n: f"Pengelola Layanan {n}")
    kelompok = KelompokJabatan.JA
    jenjang = Jenjang.PELAKSANA
    unit_kerja = factory.SubFactory(UnitKerjaFactory)

    @factory.post_generation
    def kepala(self, create, extracted, **kwargs):
        """``kepala=True`` makes it the head post of its unit."""
        if create and extracted:
            self.unit_kerja.kepala_jabatan = self
            self.unit_kerja.save(update_fields=["kepala_jabatan"])


class PenggunaFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Pengguna
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"pengguna{n}")
    password = factory.django.Password(SANDI)


class PegawaiFactory(factory.django.DjangoModelFactory):
    """Somebody in a definitive post since 2020, with an account.

    (A trait that names ``jabatan__nama`` would leave it empty where it is off: traits hold whole
    sub-factories.)

    ``unit_kerja=…`` places, ``kepala=True`` makes head of the unit, ``penilai=…`` (with
    ``penilai__atasan=…``) sets who assesses since 2020.
    """

    class Meta:
        model = Pegawai
        skip_postgeneration_save = True

    class Params:
        urut = factory.Sequence(lambda n: n)
        untuk_cuplikan = factory.Trait(
            nama_lengkap="Ratna Dewi",
            gelar_belakang="S.E.",
            nip="198501012010012001",
            tanggal_lahir=date(1985, 1, 1),
            jenis_kelamin=JenisKelamin.PEREMPUAN,
            unit_kerja=factory.SubFactory(UnitKerjaFactory, untuk_cuplikan=True),
            jabatan=factory.SubFactory(
                JabatanFactory,
                nama="Pengelola Layanan",
                unit_kerja=factory.SelfAttribute("..unit_kerja"),
            ),
        )
        pppk = factory.Trait(
            jenis_identitas=JenisIdentitas.NI_PPPK,
            jenis_asn=JenisASN.PPPK,
            pangkat_golongan=None,
            golongan_pppk="IX",
        )
        pejabat_negara = factory.Trait(
            jenis_identitas=JenisIdentitas.PEJABAT_NEGARA,
            jenis_asn="",
            nip=None,
            pangkat_golongan=None,
            tanggal_lahir=None,
            jabatan=factory.SubFactory(
                JabatanFactory, negara=True, unit_kerja=factory.SelfAttribute("..unit_kerja")
            ),
            akun=None,
        )

    unit_kerja = factory.SubFactory(UnitKerjaFactory)
    instansi = factory.SelfAttribute("unit_kerja.instansi")
    jabatan = factory.SubFactory(JabatanFactory, unit_kerja=factory.SelfAttribute("..unit_kerja"))
    nama_lengkap = factory.Sequence(lambda n: f"Pegawai {n}")
    tanggal_lahir = factory.LazyAttribute(lambda o: date(1970, 1, 1) + timedelta(days=o.urut))
    jenis_kelamin = JenisKelamin.PEREMPUAN
    nip = factory.LazyAttribute(
        lambda o: f"{o.tanggal_lahir:%Y%m%d}{o.tanggal_lahir.year + 25}012001"
    )
    jenis_asn = JenisASN.PNS
    pangkat_golongan = factory.SubFactory(PangkatGolonganFactory)
    email = factory.Sequence(lambda n: f"pegawai{n}@contoh.go.id")
    akun = factory.SubFactory(PenggunaFactory, username=factory.SelfAttribute("..nip"))

    @factory.post_generation
    def riwayat(self, create, extracted, **kwargs):
        """``riwayat=False`` leaves the history of posts empty."""
        if create and extracted is not False:
            RiwayatJabatanFactory(pegawai=self, **kwargs)

    @factory.post_generation
    def kepala(self, create, extracted, **kwargs):
        if create and extracted:
            self.unit_kerja.kepala_jabatan = self.jabatan
            self.unit_kerja.save(update_fields=["kepala_jabatan"])

    @factory.post_generation
    def penilai(self, create, extracted, **kwargs):
        if create and extracted:
            atasan = kwargs.pop("atasan", None)
            PenetapanPenilaiFactory(
                pegawai=self, pejabat_penilai=extracted, atasan_pejabat_penilai=atasan, **kwargs
            )


class RiwayatJabatanFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = RiwayatJabatan

    pegawai = factory.SubFactory(PegawaiFactory, riwayat=False)
    jabatan = factory.SelfAttribute("pegawai.jabatan")
    unit_kerja = factory.SelfAttribute("jabatan.unit_kerja")
    tmt_mulai = MULAI


class PenetapanPenilaiFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PenetapanPenilai

    class Params:
        lengkap = factory.Trait(atasan_pejabat_penilai=factory.SubFactory(PegawaiFactory))

    pegawai = factory.SubFactory(PegawaiFactory)
    pejabat_penilai = factory.SubFactory(PegawaiFactory)
    berlaku_mulai = MULAI


class PenugasanPeranFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PenugasanPeran

    class Params:
        admin = factory.Trait(peran=Peran.ADMIN_INSTANSI)

    pegawai = factory.SubFactory(PegawaiFactory)
    peran = Peran.PENGELOLA_KINERJA
    unit_kerja = factory.SelfAttribute("pegawai.unit_kerja")
    mulai = MULAI


class TimKerjaFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = TimKerja
        skip_postgeneration_save = True

    nama = factory.Sequence(lambda n: f"Tim {n}")
    ketua = factory.SubFactory(PegawaiFactory)
    unit_kerja = factory.SelfAttribute("ketua.unit_kerja")
    mulai = MULAI

    @factory.post_generation
    def anggota(self, create, extracted, **kwargs):
        """``anggota=[…]`` besides the ketua, who is always a member."""
        if create:
            AnggotaTimFactory(tim=self, pegawai=self.ketua, peran=PeranTim.KETUA)
            for pegawai in extracted or []:
                AnggotaTimFactory(tim=self, pegawai=pegawai)


class AnggotaTimFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AnggotaTim

    tim = factory.SubFactory(TimKerjaFactory)
    pegawai = factory.SubFactory(PegawaiFactory)
    peran = PeranTim.ANGGOTA


class PeristiwaKepegawaianFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PeristiwaKepegawaian

    pegawai = factory.SubFactory(PegawaiFactory)
    jenis = JenisPeristiwa.TUGAS_BELAJAR
    mulai = date(2026, 9, 1)


class PermintaanPerbaikanFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PermintaanPerbaikan

    pegawai = factory.SubFactory(PegawaiFactory)
    uraian = "Pejabat penilai saya telah pindah tugas."
