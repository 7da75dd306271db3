"""The production set: parsed, since no container engine is at hand to start it."""

import re

import pytest
import yaml

from tests.arsitektur.sumber import AKAR
from tests.arsitektur.test_tubuh import INDEKS

APLIKASI = ("web", "pekerja", "jadwal", "migrasi")


@pytest.fixture(scope="module")
def susunan():
    return yaml.safe_load((AKAR / "docker-compose.yml").read_text())


@pytest.fixture(scope="module")
def perintah():
    """The Dockerfile as (instruction, rest), continuation lines joined."""
    teks = (AKAR / "Dockerfile").read_text().replace("\\\n", " ")
    baris = [b.split(None, 1) for b in teks.splitlines() if b.strip() and not b.startswith("#")]
    return [(kata, " ".join(sisa.split())) for kata, sisa in baris]


def test_services_are_the_whole_set(susunan):
    assert set(susunan["services"]) == {*APLIKASI, "proksi", "basisdata", "redis"}


def test_every_lasting_service_is_watched_and_restarted(susunan):
    lama = {n: s for n, s in susunan["services"].items() if n != "migrasi"}

    assert [n for n, s in lama.items() if not s["healthcheck"].get("test")] == []
    assert {s["restart"] for s in lama.values()} == {"unless-stopped"}


def test_migration_runs_once_before_the_rest(susunan):
    layanan = susunan["services"]

    assert layanan["migrasi"]["restart"] == "no"
    for nama in ("web", "pekerja", "jadwal"):
        assert layanan[nama]["depends_on"] == {
            "migrasi": {"condition": "service_completed_successfully"},
            "basisdata": {"condition": "service_healthy"},
            "redis": {"condition": "service_healthy"},
        }
    assert layanan["proksi"]["depends_on"] == {"web": {"condition": "service_healthy"}}


def test_there_is_exactly_one_beat(susunan):
    beat = [n for n, s in susunan["services"].items() if "beat" in s.get("command", [])]

    assert beat == ["jadwal"]
    assert susunan["services"]["jadwal"]["deploy"] == {"replicas": 1}


def test_the_application_is_nobody_special(susunan, perintah):
    pengguna = [sisa for kata, sisa in perintah if kata == "USER"]

    assert pengguna == ["ekinerja"]
    assert any("--uid 10001" in sisa for kata, sisa in perintah if kata == "RUN")
    for nama in APLIKASI:
        layanan = susunan["services"][nama]
        assert layanan["user"] == "10001"
        assert layanan["cap_drop"] == ["ALL"]
        assert layanan["read_only"] is True


def test_only_the_proxy_is_reachable_from_outside(susunan):
    assert [n for n, s in susunan["services"].items() if "ports" in s] == ["proksi"]


def test_migrations_and_run_time_use_two_roles(susunan):
    peran = {
        n: re.match(r"postgres://(\w+):", susunan["services"][n]["environment"]["DATABASE_URL"])[1]
        for n in APLIKASI
    }

    assert peran == {
        "web": "aplikasi",
        "pekerja": "aplikasi",
        "jadwal": "aplikasi",
        "migrasi": "pemilik",
    }
    assert "CREATE ROLE aplikasi LOGIN" in (AKAR / ".compose" / "peran.sh").read_text()


def test_database_keeps_its_volume_where_its_image_expects_it(susunan):
    basis = susunan["services"]["basisdata"]

    assert basis["image"] == "postgres:18"
    assert "data:/var/lib/postgresql" in basis["volumes"]


def test_every_mounted_file_and_volume_exists(susunan):
    pasangan = [v.split(":")[0] for s in susunan["services"].values() for v in s.get("volumes", [])]

    assert {v for v in pasangan if "/" not in v} == set(susunan["volumes"])
    assert [v for v in pasangan if v.startswith("./") and not (AKAR / v).is_file()] == []


def test_image_installs_by_hash_and_checks_itself(perintah):
    jalan = [sisa for kata, sisa in perintah if kata == "RUN"]

    assert any("--require-hashes -r /tmp/requirements.lock" in sisa for sisa in jalan)
    assert [kata for kata, _ in perintah].count("HEALTHCHECK") == 1
    assert any("libpango-1.0-0" in sisa for sisa in jalan)


@pytest.mark.parametrize("nama", ["Dockerfile", "docker-compose.yml"])
def test_no_index_is_named(nama):
    teks = (AKAR / nama).read_text()

    assert INDEKS.search(teks) is None
    assert "index-url" not in teks
