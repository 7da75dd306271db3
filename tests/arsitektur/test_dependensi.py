"""The lock files pin everything with hashes and say nothing about where it comes from."""

import re
import tomllib

import pytest

from tests.arsitektur.sumber import AKAR

LOCK = ["requirements.lock", "requirements-dev.lock"]
SUMBER = re.compile(r"://|^\s*(--(extra-)?index-url|-i|--find-links|-f|--trusted-host)\b", re.M)


def baca(teks: str) -> dict[str, str]:
    """Name → version of every requirement; one without version or hash raises."""
    hasil = {}
    for blok in teks.replace("\\\n", " ").splitlines():
        if not blok.strip() or blok.startswith("#"):
            continue
        cocok = re.match(r"([a-z0-9._-]+)(?:\[[^]]*\])?==([^ ;]+)", blok)
        if not cocok or "--hash=sha256:" not in blok:
            raise ValueError(blok[:80])
        hasil[cocok[1]] = cocok[2]
    return hasil


@pytest.mark.parametrize("baris", ["django>=5", "django==5.2", "django @ file --hash=sha256:00"])
def test_baca_refuses_what_is_not_pinned(baris):
    with pytest.raises(ValueError, match="django"):
        baca(baris)


@pytest.mark.parametrize("baris", ["--index-url x", "a==1 --hash=sha256:0 # https" + "://x"])
def test_sumber_is_seen(baris):
    assert SUMBER.search(baris)


@pytest.mark.parametrize("nama", LOCK)
def test_lock_is_pinned_and_names_no_index(nama):
    teks = (AKAR / nama).read_text()

    assert len(baca(teks)) > 20
    assert SUMBER.search(teks) is None


def test_dev_lock_holds_every_pin_of_the_runtime_lock():
    jalan, dev = (baca((AKAR / nama).read_text()) for nama in LOCK)

    assert {n: dev.get(n) for n in jalan} == jalan


def test_every_dependency_is_locked():
    proyek = tomllib.loads((AKAR / "pyproject.toml").read_text())
    jalan, dev = (baca((AKAR / nama).read_text()) for nama in LOCK)
    nama = re.compile(r"[A-Za-z0-9._-]+")

    assert {nama.match(d)[0].lower() for d in proyek["project"]["dependencies"]} - set(
        jalan
    ) == set()
    assert {nama.match(d)[0].lower() for d in proyek["dependency-groups"]["dev"]} - set(
        dev
    ) == set()
