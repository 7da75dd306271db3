"""Random walks over the acts of skp and dialog, held against a plain model.

``MESIN_CONTOH`` makes the walk longer: 34 walks of 60 steps by default.
"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import timedelta
from itertools import product

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from dialog.layanan import risalah as dialog
from dialog.models import RisalahDialog
from dialog.pilihan import StatusRisalah
from ekinerja.inti.galat import Ditolak
from ekinerja.inti.waktu import hari_ini, kini
from ekinerja.jejak.models import Jejak
from ekinerja.jejak.pemeriksaan import periksa_rantai
from skp.layanan import penyusunan, persetujuan
from skp.layanan.penyusunan import IsianIKI, IsianLampiran, IsianRHK
from skp.models import SKP
from tests.factories import PegawaiFactory
from tests.factories.skp import LAMPIRAN, aspek_perilaku

pytestmark = pytest.mark.django_db
CONTOH = int(os.environ.get("MESIN_CONTOH", "34"))
LANGKAH = 60
ORANG = ("pegawai", "penilai", "penilai_baru", "asing")
TEMPAT = {"tanggal": hari_ini(), "metode": "tatap_muka", "tempat_media": "Aula"}
CATATAN = "Lengkapi dahulu isinya."
RHK = IsianRHK(
    "utama",
    "Tersusunnya laporan",
    [IsianIKI("Jumlah laporan", "1 laporan", "kuantitas")],
    teks_diintervensi="Layanan meningkat",
)
ISI_LAMPIRAN = [IsianLampiran(*satu) for satu in LAMPIRAN]
orang = st.sampled_from(ORANG)
# Mostly the page is fresh: with too many stale ones a walk gets nowhere.
basi = st.sampled_from([0, 0, 0, 0, 0, 1])

ALUR_SKP = {
    ("draf", "ajukan"): "diajukan",
    ("dikembalikan", "ajukan"): "diajukan",
    ("diajukan", "tarik"): "draf",
    ("diajukan", "kembalikan"): "dikembalikan",
    ("diajukan", "tetapkan"): "ditetapkan",
    ("draf", "batalkan"): "dibatalkan",
}
ALUR_RISALAH = {
    ("draf", "kirim"): "menunggu_pimpinan",
    ("menunggu_pimpinan", "tanggapi"): "menunggu_konfirmasi",
    ("menunggu_pimpinan", "kembalikan"): "draf",
    ("menunggu_konfirmasi", "kembalikan"): "draf",
    ("menunggu_konfirmasi", "konfirmasi"): "final",
}
DAPAT_DIUBAH = {"draf", "dikembalikan"}
# Where walks have ended: a machine that never gets to the end proves nothing.
TERCAPAI: set[object] = set()


class Perencanaan(RuleBasedStateMachine):
    """One employee, his penilai and the one who follows; everybody tries everything."""

    def __init__(self) -> None:
        super().__init__()
        self.titik = transaction.savepoint()
        self.orang = {nama: PegawaiFactory() for nama in ORANG if nama != "pegawai"}
        self.orang["pegawai"] = PegawaiFactory(penilai=self.orang["penilai"])
        self.kini = "penilai"
        self.skp: SKP | None = None
        self.model: dict[str, object] = {}
        self.risalah: dict[int, dict[str, object]] = {}

    def teardown(self) -> None:
        TERCAPAI.add(self.model.get("status"))
        transaction.savepoint_rollback(self.titik)

    def lakukan(self, fungsi, *args, boleh: bool, **isi):
        """The act happens exactly when the model says that it may."""
        jadi = False
        with suppress(Ditolak), transaction.atomic():
            fungsi(*args, **isi)
            jadi = True
        assert jadi == boleh, (fungsi.__name__, isi.get("pelaku"), self.model, self.risalah)
        return jadi

    # --- the SKP

    @rule(siapa=orang)
    def buat(self, siapa):
        riwayat = self.orang["pegawai"].daftar_riwayat_jabatan.get()
        boleh = siapa == "pegawai" and self.model.get("status") in {None, "dibatalkan"}
        isi = {"tahun": 2026, "pendekatan": "kuantitatif", "pelaku": self.orang[siapa]}
        if self.lakukan(penyusunan.buat_skp, riwayat, boleh=boleh, **isi):
            self.skp = SKP.objects.get(status="draf")
            self.model = {"status": "draf", "versi": 1, "dialog": None, "diperiksa": False}
            self.model |= {"rhk": 0, "lampiran": False}
            self.risalah = {}

    def pada_skp(self, fungsi, siapa, beda, boleh, **isi):
        if self.skp is None:
            return False
        versi = self.model["versi"] + beda
        isi |= {"pelaku": self.orang[siapa], "versi": versi}
        jadi = self.lakukan(fungsi, self.skp.pk, boleh=boleh and not beda, **isi)
        self.model["versi"] += jadi
        return jadi

    @rule(siapa=orang, beda=basi, apa=st.sampled_from(["rhk", "lampiran"]))
    def tulis(self, siapa, beda, apa):
        boleh = siapa == "pegawai" and self.model.get("status") in DAPAT_DIUBAH
        if apa == "rhk":
            jadi = self.pada_skp(penyusunan.simpan_rhk, siapa, beda, boleh, isian=RHK)
            self.model["rhk"] = self.model.get("rhk", 0) + jadi
        else:
            argumen = {"baris": ISI_LAMPIRAN}
            jadi = self.pada_skp(penyusunan.simpan_lampiran, siapa, beda, boleh, **argumen)
            self.model["lampiran"] = self.model.get("lampiran", False) or jadi

    def lengkap(self) -> bool:
        return bool(self.model.get("rhk")) and bool(self.model.get("lampiran"))

    @rule(
        siapa=orang,
        beda=basi,
        aksi=st.sampled_from(["ajukan", "tarik", "kembalikan", "tetapkan", "batalkan"]),
    )
    def gerakkan(self, siapa, beda, aksi):
        ke = ALUR_SKP.get((self.model.get("status"), aksi))
        syarat = {
            "ajukan": siapa == "pegawai"
            and self.lengkap()
            and self.model.get("dialog") == self.kini,
            "tarik": siapa == "pegawai" and not self.model.get("diperiksa"),
            "batalkan": siapa == "pegawai",
            "kembalikan": siapa == self.kini,
            "tetapkan": siapa == self.kini,
        }[aksi]
        fungsi = {
            "ajukan": persetujuan.ajukan_skp,
            "tarik": persetujuan.tarik_skp,
            "kembalikan": persetujuan.kembalikan_skp,
            "tetapkan": persetujuan.tetapkan_skp,
            "batalkan": penyusunan.batalkan_skp,
        }[aksi]
        isi = {"catatan": CATATAN} if aksi == "kembalikan" else {}
        if self.pada_skp(fungsi, siapa, beda, bool(ke) and syarat, **isi):
            self.model["status"] = ke
            if aksi == "ajukan":
                self.model["diperiksa"] = False

    @rule(siapa=orang, beda=basi)
    def ekspektasi(self, siapa, beda):
        status = self.model.get("status")
        boleh = siapa == self.kini and status in DAPAT_DIUBAH | {"diajukan"}
        # Another text each time: saving what stands there already changes nothing.
        isi = {"ekspektasi": {"loyal": f"Menjaga rahasia {self.model.get('versi')}."}}
        if self.pada_skp(persetujuan.tulis_ekspektasi, siapa, beda, boleh, **isi):
            self.model["diperiksa"] = self.model["diperiksa"] or status == "diajukan"

    # --- the dialogue

    @rule(siapa=orang)
    def buka_dialog(self, siapa):
        if self.skp is None:
            return
        terbuka = any(
            r["pimpinan"] == self.kini and r["status"] != "final" for r in self.risalah.values()
        )
        boleh = siapa in {"pegawai", self.kini} and not terbuka
        boleh = boleh and self.model["status"] in DAPAT_DIUBAH
        pelaku = self.orang[siapa]
        if self.lakukan(dialog.buat_dialog, self.skp, boleh=boleh, **TEMPAT, pelaku=pelaku):
            self.catat_risalah(RisalahDialog.objects.order_by("-pk").first())

    def catat_risalah(self, baru):
        self.risalah[baru.pk] = {"status": "draf", "versi": 1, "pimpinan": self.kini, "isi": False}

    @rule(
        siapa=orang,
        beda=basi,
        aksi=st.sampled_from(["ubah", "kirim", "tanggapi", "kembalikan", "konfirmasi"]),
        selesai=st.booleans(),
        data=st.data(),
    )
    def gerakkan_risalah(self, siapa, beda, aksi, selesai, data):
        if not self.risalah:
            return
        pk = data.draw(st.sampled_from(sorted(self.risalah)))
        self.gerakkan_satu(pk, siapa, beda, aksi, selesai=selesai)

    def gerakkan_satu(self, pk, siapa, beda, aksi, *, selesai):
        r = self.risalah[pk]
        isi = self.isi_risalah(aksi, selesai=selesai)
        fungsi = getattr(dialog, f"{aksi}_risalah")
        boleh = self.boleh_risalah(r, siapa, aksi) and not beda
        isi |= {"pelaku": self.orang[siapa], "versi": r["versi"] + beda}
        if self.lakukan(fungsi, pk, boleh=boleh, **isi):
            r["versi"] += 1
            r["status"] = ALUR_RISALAH.get((r["status"], aksi), r["status"])
            r["isi"] = r["isi"] or aksi == "ubah"
            if aksi == "tanggapi":
                r["selesai"] = selesai
            if aksi == "konfirmasi":
                self.jadi_final(r)

    def isi_risalah(self, aksi, *, selesai):
        return {
            "ubah": {**TEMPAT, "pokok_bahasan": "Disepakati."},
            "tanggapi": {
                "penyesuaian_ukuran": False,
                "penyelesaian": "selesai" if selesai else "belum_selesai",
                "keterangan": "",
            },
            "kembalikan": {"catatan": CATATAN},
        }.get(aksi, {})

    def boleh_risalah(self, r, siapa, aksi):
        if aksi == "ubah":
            return siapa == "pegawai" and r["status"] == "draf"
        if (r["status"], aksi) not in ALUR_RISALAH:
            return False
        if aksi == "konfirmasi":
            return siapa == "pegawai"
        pelaku = "pegawai" if aksi == "kirim" else r["pimpinan"]
        siap = aksi != "kirim" or (r["isi"] and self.model["rhk"])
        masih = r["pimpinan"] == self.kini and self.model["status"] in DAPAT_DIUBAH
        return bool(siapa == pelaku and siap and masih)

    def jadi_final(self, r):
        if r["selesai"] and self.model["status"] in DAPAT_DIUBAH | {"diajukan"}:
            self.model["dialog"] = r["pimpinan"]
            self.model["versi"] += 1
        elif not r["selesai"] and (
            r["pimpinan"] == self.kini and self.model["status"] in DAPAT_DIUBAH
        ):
            self.catat_risalah(RisalahDialog.objects.order_by("-pk").first())

    @rule()
    def maju(self):
        """The next sensible step by the right person; else a walk would stay near its start."""
        status = self.model.get("status")
        if status in {None, "dibatalkan"}:
            self.buat("pegawai")
        elif status == "diajukan":
            self.gerakkan(self.kini, 0, "tetapkan")
        elif status in DAPAT_DIUBAH and not self.lengkap():
            self.tulis("pegawai", 0, "lampiran" if self.model["rhk"] else "rhk")
        elif status in DAPAT_DIUBAH and self.model["dialog"] == self.kini:
            self.gerakkan("pegawai", 0, "ajukan")
        elif status in DAPAT_DIUBAH:
            self.majukan_risalah()

    def majukan_risalah(self):
        terbuka = [
            (pk, r)
            for pk, r in self.risalah.items()
            if r["pimpinan"] == self.kini and r["status"] != "final"
        ]
        if not terbuka:
            self.buka_dialog("pegawai")
            return
        pk, r = terbuka[0]
        self.coba_semua(pk)
        kirim = "kirim" if r["isi"] else "ubah"
        aksi = {"draf": kirim, "menunggu_pimpinan": "tanggapi"}.get(r["status"], "konfirmasi")
        siapa = self.kini if aksi == "tanggapi" else "pegawai"
        self.gerakkan_satu(pk, siapa, 0, aksi, selesai=True)

    @rule()
    def maju_lagi(self):
        """The same, so that it is drawn more often."""
        self.maju()

    @rule(data=st.data())
    def siapa_saja_mencoba(self, data):
        if self.risalah:
            self.coba_semua(data.draw(st.sampled_from(sorted(self.risalah))))

    def coba_semua(self, pk):
        """From where one risalah stands, everybody tries every act: each answer is the model's."""
        r = self.risalah[pk]
        for siapa, aksi in product(
            ORANG, ("ubah", "kirim", "tanggapi", "kembalikan", "konfirmasi")
        ):
            titik = transaction.savepoint()
            isi = {**self.isi_risalah(aksi, selesai=True), "pelaku": self.orang[siapa]}
            fungsi = getattr(dialog, f"{aksi}_risalah")
            boleh = self.boleh_risalah(r, siapa, aksi)
            self.lakukan(fungsi, pk, boleh=boleh, **isi, versi=r["versi"])
            transaction.savepoint_rollback(titik)

    @rule()
    def jam_berjalan(self):
        """The deadline of everything that waits for a confirmation passes."""
        nanti = kini() + timedelta(days=30)
        for risalah in RisalahDialog.objects.lewat_batas(nanti):
            dialog.konfirmasi_otomatis(risalah.pk, pada=nanti)
        for r in [r for r in self.risalah.values() if r["status"] == "menunggu_konfirmasi"]:
            r["status"], r["versi"] = "final", r["versi"] + 1
            self.jadi_final(r)

    @rule()
    def ganti_penilai(self):
        """Somebody else assesses from today on; what was begun stays with whom it was begun."""
        self.kini = "penilai_baru" if self.kini == "penilai" else "penilai"
        self.orang["pegawai"].daftar_penetapan_penilai.update(pejabat_penilai=self.orang[self.kini])

    # --- what always holds

    @invariant()
    def sama_dengan_model(self):
        if self.skp is None:
            return
        skp = SKP.objects.get(pk=self.skp.pk)
        model = [self.model["status"], self.model["versi"], self.model["dialog"]]
        dengan = {o.pk: nama for nama, o in self.orang.items()}.get(skp.dialog_dengan_id)
        assert [skp.status, skp.versi, dengan] == model
        nyata = RisalahDialog.objects.filter(pk__in=self.risalah).in_bulk()
        assert {pk: (r.status, r.versi) for pk, r in nyata.items()} == {
            pk: (r["status"], r["versi"]) for pk, r in self.risalah.items()
        }

    @invariant()
    def satu_baris_riwayat_per_versi(self):
        if self.skp is not None:
            assert Jejak.objects.untuk(self.skp).count() == self.model["versi"]

    @invariant()
    def tiada_final_tanpa_konfirmasi(self):
        final = RisalahDialog.objects.filter(status=StatusRisalah.FINAL)
        assert not final.filter(dialog__daftar_peserta__waktu_konfirmasi=None).exists()

    @invariant()
    def rantai_utuh(self):
        if self.model.get("versi", 1) % 5 == 0:
            assert periksa_rantai() is None


def test_the_acts_agree_with_the_model():
    aspek_perilaku()

    run_state_machine_as_test(
        Perencanaan,
        settings=settings(
            max_examples=CONTOH,
            stateful_step_count=LANGKAH,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )

    assert periksa_rantai() is None
    assert "ditetapkan" in TERCAPAI
