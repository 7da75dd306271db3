"""Random walks over rating, answering and objecting, held against a plain model.

``MESIN_CONTOH`` makes the walk longer: 12 walks of 40 steps by default.
"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.waktu import pada_saat
from ekinerja.jejak.models import Jejak
from ekinerja.jejak.pemeriksaan import periksa_rantai
from ekinerja.kepegawaian.models import PenetapanPenilai, RiwayatJabatan
from evaluasi.aturan.penilaian import IsianPenilaian
from evaluasi.layanan import keberatan, konfirmasi, penilaian
from evaluasi.models import EVALUASI_BEKU, EvaluasiKinerja, Keberatan, KonfirmasiEvaluasi
from tests.factories.evaluasi import CapaianOrganisasiFactory, EvaluasiFactory
from tests.factories.kepegawaian import PegawaiFactory, UnitKerjaFactory
from tests.factories.skp import SKPFactory, aspek_perilaku

pytestmark = pytest.mark.django_db
BAWAAN = 12
CONTOH = int(os.environ.get("MESIN_CONTOH", BAWAAN))
LANGKAH = 40
ORANG = ("pegawai", "penilai", "atasan", "pengganti", "asing")
AWAL = datetime(2026, 4, 2, 3, tzinfo=UTC)
ALASAN = "Dua laporan triwulan ini tidak diperhitungkan."
ISIAN = IsianPenilaian(
    rating_hasil_kerja="sesuai",
    rating_perilaku="sesuai",
    kontribusi="Laporan tepat waktu menopang capaian indikator unit.",
)
DIUBAH = {"rating_hasil_kerja": "di_atas", "rating_perilaku": "di_atas", "nilai": None}
orang = st.sampled_from(ORANG)
# Mostly the page is fresh: with too many stale ones a walk gets nowhere.
basi = st.sampled_from([0, 0, 0, 0, 0, 1])
# Where walks have ended: a machine that never gets to the end proves nothing.
TERCAPAI: set[tuple[str, str]] = set()


class Penilaian(RuleBasedStateMachine):
    """One employee's evaluation; everybody tries everything, and the clock goes on."""

    def __init__(self) -> None:
        super().__init__()
        self.titik = transaction.savepoint()
        self.jam = AWAL
        self.orang = {nama: PegawaiFactory() for nama in ORANG if nama != "pegawai"}
        unit = UnitKerjaFactory()
        PegawaiFactory(unit_kerja=unit, kepala=True)
        self.orang["pegawai"] = PegawaiFactory(
            unit_kerja=unit,
            penilai=self.orang["penilai"],
            penilai__atasan=self.orang["atasan"],
        )
        skp = SKPFactory(
            pegawai=self.orang["pegawai"], penilai=False, lengkap=True, ditetapkan=True
        )
        self.evaluasi = EvaluasiFactory(skp=skp)
        CapaianOrganisasiFactory(unit_kerja=unit, periode=self.evaluasi.periode, ditetapkan=True)
        self.model = {"status": "terbuka", "versi": 1, "isi": False, "jawaban": None}
        self.objek: dict[str, object] = {}
        self.atasan_kini = "atasan"
        self.beku: dict[str, object] = {}

    def teardown(self) -> None:
        TERCAPAI.add((str(self.model["status"]), str(self.model["jawaban"])))
        transaction.savepoint_rollback(self.titik)

    def lakukan(self, fungsi, pk, *, boleh, **isi):
        """The act happens exactly when the model says that it may."""
        jadi = False
        with suppress(Ditolak), transaction.atomic(), pada_saat(self.jam):
            fungsi(pk, **isi)
            jadi = True
        assert jadi == bool(boleh), (fungsi.__name__, isi.get("pelaku"), self.model, self.objek)
        return jadi

    def pada_evaluasi(self, fungsi, siapa, beda, boleh, **isi):
        versi = self.model["versi"] + beda
        isi |= {"pelaku": self.orang[siapa], "versi": versi}
        jadi = self.lakukan(fungsi, self.evaluasi.pk, boleh=boleh and not beda, **isi)
        self.model["versi"] += jadi
        return jadi

    def ke(self, status, jawaban=None):
        self.model |= {"status": status, "jawaban": jawaban or self.model["jawaban"]}

    # --- rating

    @rule(siapa=orang, beda=basi)
    def mulai(self, siapa, beda):
        boleh = siapa == "penilai" and self.model["status"] == "terbuka"
        if self.pada_evaluasi(penilaian.mulai_penilaian, siapa, beda, boleh):
            self.ke("draf_penilaian")

    @rule(siapa=orang, beda=basi, lengkap=st.booleans())
    def simpan(self, siapa, beda, lengkap):
        boleh = siapa == "penilai" and self.model["status"] == "draf_penilaian"
        isian = ISIAN if lengkap else IsianPenilaian(rating_hasil_kerja="sesuai")
        if self.pada_evaluasi(penilaian.simpan_penilaian, siapa, beda, boleh, isian=isian):
            self.model["isi"] = lengkap

    @rule(siapa=orang, beda=basi)
    def tetapkan(self, siapa, beda):
        boleh = siapa == "penilai" and self.model["status"] == "draf_penilaian"
        boleh = boleh and self.model["isi"]
        if self.pada_evaluasi(penilaian.tetapkan_evaluasi, siapa, beda, boleh):
            self.ke("ditetapkan")
            self.beku = self.baca_beku()
            self.model["batas"] = self.beku["batas_waktu"]
            self.model["tertulis"] = self.atasan_kini

    def baca_beku(self):
        return EvaluasiKinerja.objects.values(*EVALUASI_BEKU).get(pk=self.evaluasi.pk)

    # --- the answer

    def dapat_menjawab(self, siapa):
        menunggu = siapa == "pegawai" and self.model["status"] == "ditetapkan"
        return menunggu and self.jam <= self.model["batas"]

    @rule(siapa=orang, beda=basi)
    def setujui(self, siapa, beda):
        if self.pada_evaluasi(konfirmasi.setujui_evaluasi, siapa, beda, self.dapat_menjawab(siapa)):
            self.ke("final", "setuju")

    @rule(siapa=orang, beda=basi)
    def ajukan(self, siapa, beda):
        boleh = self.dapat_menjawab(siapa)
        if self.pada_evaluasi(keberatan.ajukan_keberatan, siapa, beda, boleh, alasan=ALASAN):
            self.ke("keberatan")
            tujuan = self.model["tertulis"]
            tujuan = tujuan if self.bertugas(tujuan) else self.atasan_kini
            pk = Keberatan.objects.get(evaluasi=self.evaluasi).pk
            self.objek = {"pk": pk, "status": "diajukan", "versi": 1, "tujuan": tujuan}

    @rule(hari=st.integers(1, 6), detik=st.booleans())
    def jam_berjalan(self, hari, detik):
        self.jam += timedelta(days=hari)
        batas = self.model.get("batas")
        if detik and batas and self.model["status"] == "ditetapkan" and self.jam > batas:
            self.jam = batas

    @rule()
    def sapu(self):
        """The hourly job, whenever it comes."""
        lewat = self.model["status"] == "ditetapkan" and self.jam > self.model["batas"]
        with pada_saat(self.jam):
            assert konfirmasi.setujui_lewat_batas(self.jam) == lewat
            assert konfirmasi.setujui_otomatis(self.evaluasi.pk, pada=self.jam) == lewat
        if lewat:
            self.model["versi"] += 1
            self.ke("final", "otomatis")

    # --- the objection

    def bertugas(self, nama):
        return nama != "atasan" or self.atasan_kini == "atasan"

    def pemutus(self):
        tujuan = self.objek["tujuan"]
        return tujuan if self.bertugas(tujuan) else self.atasan_kini

    @rule()
    def atasan_pergi(self):
        """He leaves his post yesterday; somebody else is named in the chain."""
        if self.atasan_kini == "atasan" and self.jam > AWAL:
            self.atasan_kini = "pengganti"
            kemarin = (self.jam - timedelta(days=1)).date()
            riwayat = RiwayatJabatan.objects.filter(pegawai=self.orang["atasan"])
            riwayat.update(tmt_selesai=kemarin)
            milik = PenetapanPenilai.objects.filter(pegawai=self.orang["pegawai"])
            milik.update(atasan_pejabat_penilai=self.orang["pengganti"])

    def pada_objek(self, nama, siapa, beda, boleh, **isi):
        if not self.objek:
            return False
        isi |= {"pelaku": self.orang[siapa], "versi": self.objek["versi"] + beda}
        fungsi = getattr(keberatan, nama)
        jadi = self.lakukan(fungsi, self.objek["pk"], boleh=boleh and not beda, **isi)
        self.objek["versi"] += jadi
        return jadi

    @rule(siapa=orang, beda=basi)
    def cabut(self, siapa, beda):
        boleh = siapa == "pegawai" and self.objek.get("status") == "diajukan"
        if self.pada_objek("cabut_keberatan", siapa, beda, boleh):
            self.objek["status"] = "dicabut"
            self.model["versi"] += 1
            self.ke("final", "setuju")

    @rule(siapa=orang, beda=basi)
    def periksa(self, siapa, beda):
        boleh = self.objek.get("status") == "diajukan" and siapa == self.pemutus()
        if self.pada_objek("periksa_keberatan", siapa, beda, boleh):
            batas = Keberatan.objects.get(pk=self.objek["pk"]).batas_penjelasan
            self.objek |= {"status": "diperiksa", "tujuan": siapa, "batas": batas}

    @rule(siapa=orang, beda=basi)
    def jelaskan(self, siapa, beda):
        boleh = self.objek.get("status") == "diperiksa" and siapa in {"pegawai", "penilai"}
        boleh = boleh and siapa not in self.objek and self.jam <= self.objek["batas"]
        if self.pada_objek("jelaskan_keberatan", siapa, beda, boleh, penjelasan=ALASAN):
            self.objek[siapa] = True

    @rule(siapa=orang, beda=basi, diubah=st.booleans())
    def putus(self, siapa, beda, diubah):
        boleh = self.objek.get("status") == "diperiksa" and siapa == self.pemutus()
        keduanya = "pegawai" in self.objek and "penilai" in self.objek
        boleh = boleh and (keduanya or self.jam > self.objek["batas"])
        nama, isi = ("putus_diubah", DIUBAH) if diubah else ("putus_tetap", {})
        if self.pada_objek(nama, siapa, beda, boleh, pertimbangan=ALASAN, **isi):
            self.objek["status"] = "diputus_diubah" if diubah else "diputus_tetap"
            self.model["versi"] += 1
            if diubah:
                self.ke("digantikan", "keberatan")
            else:
                self.ke("final", "putusan")

    @rule(langkah=st.integers(1, 4), arah=st.integers(0, 3))
    def maju(self, langkah, arah):
        """The next sensible steps by the right people; else a walk would stay near its start."""
        for _ in range(langkah):
            self.satu_langkah(arah)

    @rule(langkah=st.integers(1, 4), arah=st.integers(0, 3))
    def maju_lagi(self, langkah, arah):
        """The same, so that it is drawn more often."""
        self.maju(langkah, arah)

    def satu_langkah(self, arah):
        status, objek = self.model["status"], self.objek.get("status")
        if status == "terbuka":
            self.mulai("penilai", 0)
        elif status == "draf_penilaian" and not self.model["isi"]:
            self.simpan("penilai", 0, lengkap=True)
        elif status == "draf_penilaian":
            self.tetapkan("penilai", 0)
        elif status == "ditetapkan":
            self.menjawab(arah)
        elif objek == "diajukan":
            self.periksa(self.pemutus(), 0)
        elif objek == "diperiksa":
            self.menuju_putusan(arah)

    def menjawab(self, arah):
        """Silent, agreeing, and twice objecting: an objection has the longest way."""
        if arah == 0:
            self.jam_berjalan(6, detik=False)
            self.sapu()
        elif arah == 1:
            self.setujui("pegawai", 0)
        else:
            self.ajukan("pegawai", 0)

    def menuju_putusan(self, arah):
        sisa = [nama for nama in ("pegawai", "penilai") if nama not in self.objek]
        if sisa and self.jam <= self.objek["batas"]:
            self.jelaskan(sisa[0], 0)
        else:
            self.putus(self.pemutus(), 0, diubah=bool(arah % 2))

    # --- what always holds

    @invariant()
    def sama_dengan_model(self):
        kini = EvaluasiKinerja.objects.get(pk=self.evaluasi.pk)
        assert (kini.status, kini.versi) == (self.model["status"], self.model["versi"])
        jawaban = KonfirmasiEvaluasi.objects.filter(evaluasi=kini).values_list("jawaban", flat=True)
        assert list(jawaban) == [self.model["jawaban"]] * bool(self.model["jawaban"])
        if self.objek:
            objek = Keberatan.objects.get(pk=self.objek["pk"])
            assert (objek.status, objek.versi) == (self.objek["status"], self.objek["versi"])

    @invariant()
    def yang_ditetapkan_tidak_berubah(self):
        assert not self.beku or self.baca_beku() == self.beku

    @invariant()
    def satu_yang_berlaku_dan_final_terjawab(self):
        semua = EvaluasiKinerja.objects.filter(skp_akar=self.evaluasi.skp_akar_id)
        assert semua.berlaku().count() == 1
        assert not semua.filter(status="final", konfirmasi=None).exists()
        assert semua.count() == 1 + (self.model["status"] == "digantikan")

    @invariant()
    def satu_baris_riwayat_per_versi(self):
        assert Jejak.objects.untuk(self.evaluasi).count() == self.model["versi"] - 1


def test_the_acts_agree_with_the_model():
    aspek_perilaku()

    run_state_machine_as_test(
        Penilaian,
        settings=settings(
            max_examples=CONTOH,
            stateful_step_count=LANGKAH,
            deadline=None,
            derandomize=CONTOH == BAWAAN,
            suppress_health_check=list(HealthCheck),
        ),
    )

    assert periksa_rantai() is None
    assert {("final", "otomatis"), ("final", "setuju")} & TERCAPAI
    assert {("final", "putusan"), ("digantikan", "keberatan")} & TERCAPAI
