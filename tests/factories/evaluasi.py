"""Evaluations, levels, rankings and objections in the situations that tests need. Rows only."""

from datetime import date, timedelta

import factory

from ekinerja.inti.waktu import kini
from ekinerja.kalender.models import PeriodePenilaian, TahunKinerja
from ekinerja.kalender.pilihan import KodePeriode
from evaluasi.dokumen import evaluasi as dokumen
from evaluasi.models import (
    AnggotaPemeringkatan,
    CapaianOrganisasi,
    EvaluasiKinerja,
    Keberatan,
    KonfirmasiEvaluasi,
    PemeringkatanKinerja,
)
from evaluasi.pilihan import (
    JawabanKonfirmasi,
    JenisEvaluasi,
    Kelompok,
    Predikat,
    PredikatOrganisasi,
    Rating,
    StatusCapaian,
    StatusEvaluasi,
    StatusKeberatan,
    StatusPemeringkatan,
)
from tests.factories.kepegawaian import PegawaiFactory, UnitKerjaFactory
from tests.factories.skp import SKPFactory, penilai_dari

JENDELA = timedelta(days=20)


def periode_untuk(instansi, kode=KodePeriode.TW1, tahun=2026):
    """The period of that instansi, made where it is missing."""
    tahun_kinerja, _ = TahunKinerja.objects.get_or_create(instansi=instansi, tahun=tahun)
    rentang = {
        KodePeriode.TW1: (date(tahun, 1, 1), date(tahun, 3, 31)),
        KodePeriode.TW2: (date(tahun, 4, 1), date(tahun, 6, 30)),
        KodePeriode.TW3: (date(tahun, 7, 1), date(tahun, 9, 30)),
        KodePeriode.TW4: (date(tahun, 10, 1), date(tahun, 12, 31)),
        KodePeriode.TAHUNAN: (date(tahun, 1, 1), date(tahun, 12, 31)),
    }
    mulai, selesai = rentang[KodePeriode(kode)]
    periode, _ = PeriodePenilaian.objects.get_or_create(
        tahun_kinerja=tahun_kinerja,
        kode=kode,
        defaults={
            "label": f"{KodePeriode(kode).label} {tahun}",
            "mulai": mulai,
            "selesai": selesai,
        },
    )
    return periode


class CapaianOrganisasiFactory(factory.django.DjangoModelFactory):
    """Proposed by somebody of the unit; ``ditetapkan=True`` also sets it."""

    class Meta:
        model = CapaianOrganisasi
        django_get_or_create = ("unit_kerja", "periode")

    class Params:
        ditetapkan = factory.Trait(
            status=StatusCapaian.DITETAPKAN,
            penetap=factory.SubFactory(PegawaiFactory),
            tanggal=date(2026, 4, 2),
            waktu_ditetapkan=factory.LazyFunction(kini),
            versi=2,
        )

    unit_kerja = factory.SubFactory(UnitKerjaFactory)
    periode = factory.LazyAttribute(lambda o: periode_untuk(o.unit_kerja.instansi))
    predikat = PredikatOrganisasi.BAIK
    dasar = "Delapan dari sembilan indikator perjanjian kinerja tercapai."
    pengusul = factory.SubFactory(PegawaiFactory)


class EvaluasiFactory(factory.django.DjangoModelFactory):
    """The evaluation of a set SKP for TW1 of 2026, open and without any rating.

    ``siap``: the level of the unit is set. ``draf``: being rated, all filled in. ``ditetapkan``:
    set, waiting for the answer of the employee. ``keberatan``: with an objection handed in.
    ``final``: agreed by the employee (``final__jawaban=…``). ``kode=KodePeriode.TAHUNAN`` for
    another period; ``skp__penilai=…`` who assesses.
    """

    class Meta:
        model = EvaluasiKinerja
        skip_postgeneration_save = True

    class Params:
        kode = KodePeriode.TW1
        siap = factory.Trait(
            capaian_organisasi=factory.SubFactory(
                CapaianOrganisasiFactory,
                ditetapkan=True,
                unit_kerja=factory.SelfAttribute("..unit_kerja"),
                periode=factory.SelfAttribute("..periode"),
            )
        )
        berisi = factory.Trait(
            rating_hasil_kerja=Rating.SESUAI,
            rating_perilaku=Rating.SESUAI,
            predikat=Predikat.BAIK,
            nilai=100,
            kontribusi="Laporan tepat waktu menopang capaian indikator unit.",
            catatan_rekomendasi="Pertahankan ketelitian.",
        )
        draf = factory.Trait(siap=True, berisi=True, status=StatusEvaluasi.DRAF_PENILAIAN, versi=2)
        terbit = factory.Trait(
            siap=True,
            berisi=True,
            versi=3,
            pejabat_penilai=factory.LazyAttribute(lambda o: penilai_dari(o.skp)),
            atasan_pejabat_penilai=factory.LazyAttribute(lambda o: atasan_dari(o.skp)),
            waktu_ditetapkan=factory.LazyFunction(kini),
            tanggal_ditetapkan=factory.LazyAttribute(lambda o: o.waktu_ditetapkan.date()),
            tempat_penetapan="Jakarta",
            batas_waktu=factory.LazyAttribute(lambda o: o.waktu_ditetapkan + JENDELA),
            cuplikan=factory.LazyFunction(dict),
        )
        ditetapkan = factory.Trait(terbit=True, status=StatusEvaluasi.DITETAPKAN)
        keberatan = factory.Trait(
            terbit=True,
            status=StatusEvaluasi.KEBERATAN,
            versi=4,
            berkeberatan=factory.RelatedFactory(
                "tests.factories.evaluasi.KeberatanFactory", factory_related_name="evaluasi"
            ),
        )
        final = factory.Trait(
            terbit=True,
            status=StatusEvaluasi.FINAL,
            versi=4,
            waktu_final=factory.LazyFunction(kini),
            terkonfirmasi=factory.RelatedFactory(
                "tests.factories.evaluasi.KonfirmasiFactory", factory_related_name="evaluasi"
            ),
        )

    skp = factory.SubFactory(SKPFactory, lengkap=True, ditetapkan=True)
    skp_akar = factory.SelfAttribute("skp")
    pegawai = factory.SelfAttribute("skp.pegawai")
    unit_kerja = factory.SelfAttribute("skp.unit_kerja")
    periode = factory.LazyAttribute(lambda o: periode_untuk(o.unit_kerja.instansi, o.kode))
    jenis = factory.LazyAttribute(
        lambda o: (
            JenisEvaluasi.TAHUNAN
            if o.periode.kode == KodePeriode.TAHUNAN
            else JenisEvaluasi.PERIODIK
        )
    )

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        """A set evaluation is frozen with its row: it is filled first and set after that."""
        if kwargs.get("cuplikan") != {}:
            return super()._create(model_class, *args, **kwargs)
        terbuka = {"status": StatusEvaluasi.TERBUKA, "waktu_ditetapkan": None, "cuplikan": None}
        evaluasi = super()._create(model_class, *args, **{**kwargs, **terbuka})
        for nama in terbuka:
            setattr(evaluasi, nama, kwargs[nama])
        evaluasi.cuplikan = dokumen.cuplikan(evaluasi, evaluasi.tanggal_ditetapkan)
        evaluasi.save()
        return evaluasi


def atasan_dari(skp):
    """The atasan pejabat penilai of the owner of ``skp``."""
    penetapan = skp.pegawai.daftar_penetapan_penilai.first()
    return penetapan.atasan_pejabat_penilai if penetapan else None


class KonfirmasiFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = KonfirmasiEvaluasi

    evaluasi = factory.SubFactory(EvaluasiFactory, ditetapkan=True, status=StatusEvaluasi.FINAL)
    jawaban = JawabanKonfirmasi.SETUJU
    waktu = factory.LazyFunction(kini)
    waktu_dicatat = factory.LazyFunction(kini)
    batas_waktu = factory.SelfAttribute("evaluasi.batas_waktu")


class KeberatanFactory(factory.django.DjangoModelFactory):
    """Handed in; ``diperiksa`` waits for the explanations, ``dijelaskan`` has both of them."""

    class Meta:
        model = Keberatan

    class Params:
        diperiksa = factory.Trait(
            status=StatusKeberatan.DIPERIKSA,
            batas_penjelasan=factory.LazyFunction(lambda: kini() + timedelta(days=7)),
            versi=2,
        )
        dijelaskan = factory.Trait(
            diperiksa=True,
            penjelasan_penilai="Dua laporan terlambat dua minggu.",
            waktu_penjelasan_penilai=factory.LazyFunction(kini),
            penjelasan_pegawai="Data dari unit lain terlambat diterima.",
            waktu_penjelasan_pegawai=factory.LazyFunction(kini),
            versi=4,
        )

    evaluasi = factory.SubFactory(EvaluasiFactory, ditetapkan=True, status=StatusEvaluasi.KEBERATAN)
    alasan = "Dua laporan triwulan ini tidak diperhitungkan."
    tujuan = factory.SelfAttribute("evaluasi.atasan_pejabat_penilai")


class PemeringkatanFactory(factory.django.DjangoModelFactory):
    """A draft of TW4; ``dikirim``, ``ditetapkan`` and ``terkunci`` name how far it has come.

    ``anggota={pegawai: Kelompok.K2, …}`` puts people into it.
    """

    class Meta:
        model = PemeringkatanKinerja
        skip_postgeneration_save = True

    class Params:
        kode = KodePeriode.TW4
        bersurat = factory.Trait(
            pimpinan=factory.SubFactory(
                PegawaiFactory, unit_kerja=factory.SelfAttribute("..unit_kerja")
            ),
            berkas_hasil="pemeringkatan/uji.xlsx",
            nama_hasil="hasil.xlsx",
            sha256_hasil="a" * 64,
            nomor_surat="KP.05.01/1/2027",
            tanggal_surat=date(2027, 1, 10),
            berkas_surat="pemeringkatan/uji.pdf",
            nama_surat="surat.pdf",
            sha256_surat="b" * 64,
            waktu_dikirim=factory.LazyFunction(kini),
        )
        dikirim = factory.Trait(bersurat=True, status=StatusPemeringkatan.DIKIRIM, versi=2)
        ditetapkan = factory.Trait(
            bersurat=True,
            status=StatusPemeringkatan.DITETAPKAN,
            versi=3,
            waktu_ditetapkan=factory.LazyFunction(kini),
            ditetapkan_oleh=factory.SubFactory(PegawaiFactory),
        )
        terkunci = factory.Trait(ditetapkan=True, status=StatusPemeringkatan.TERKUNCI)

    unit_kerja = factory.SubFactory(UnitKerjaFactory)
    periode = factory.LazyAttribute(lambda o: periode_untuk(o.unit_kerja.instansi, o.kode))

    @factory.post_generation
    def anggota(self, create, extracted, **kwargs):
        if create:
            for pegawai, kelompok in (extracted or {}).items():
                AnggotaPemeringkatanFactory(pemeringkatan=self, pegawai=pegawai, kelompok=kelompok)


class AnggotaPemeringkatanFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AnggotaPemeringkatan

    pemeringkatan = factory.SubFactory(PemeringkatanFactory)
    pegawai = factory.SubFactory(
        PegawaiFactory, unit_kerja=factory.SelfAttribute("..pemeringkatan.unit_kerja")
    )
    kelompok = Kelompok.K2
