"""The canonical form: what goes in comes back, and every field counts."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ekinerja.jejak import layanan, rantai
from ekinerja.jejak.models import Jejak

SAAT = datetime(2026, 1, 20, 7, 5, 0, 123, tzinfo=UTC)
DASAR = ("", "skp.skp", 1, 1, 1, "skp.mulai", 7, SAAT, {"ke": "draf"})

teks = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
daun = (
    st.none()
    | st.booleans()
    | st.integers(-(2**63) + 1, 2**63 - 1)
    | teks
    | st.decimals(allow_nan=False)
    | st.dates()
    | st.datetimes(timezones=st.just(UTC))
    | st.uuids()
)
rincian = st.dictionaries(
    teks, st.recursive(daun, lambda isi: st.lists(isi, max_size=3) | st.dictionaries(teks, isi))
)

# Generous with time: the machine that runs this also runs everything else.
TENANG = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


class Aksi(StrEnum):
    AJUKAN = "skp.ajukan"


@pytest.mark.parametrize(
    ("masuk", "keluar"),
    [
        (Decimal("92.50"), "92.50"),
        (date(2026, 1, 20), "2026-01-20"),
        (SAAT, "2026-01-20T07:05:00.000123+00:00"),
        (SAAT.astimezone(timezone(timedelta(hours=9))), "2026-01-20T07:05:00.000123+00:00"),
        (Aksi.AJUKAN, "skp.ajukan"),
        ({Aksi.AJUKAN: (1, 2)}, {"skp.ajukan": [1, 2]}),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        (True, True),
        (None, None),
    ],
)
def test_bersih_turns_values_into_plain_json(masuk, keluar):
    hasil = rantai.bersih(masuk)

    assert (hasil, type(hasil)) == (keluar, type(keluar))


@pytest.mark.parametrize(
    "nilai",
    [1.5, float("nan"), {1: "a"}, {"a"}, b"a", object(), 2**63, "a\0b", "\ud800", {"\0": 1},
     datetime(2026, 1, 1)],  # noqa: DTZ001
)  # fmt: skip
def test_bersih_refuses_what_has_no_single_json_form(nilai):
    with pytest.raises(TypeError):
        rantai.bersih({"isi": nilai})


def test_bersih_refuses_bottomless_nesting():
    nilai = []
    for _ in range(30):
        nilai = [nilai]

    with pytest.raises(TypeError):
        rantai.bersih(nilai)


@pytest.mark.parametrize("letak", range(len(DASAR)))
def test_sidik_changes_with_every_field(letak):
    lain = ("x", "skp.rhk", 2, 2, 2, "skp.lain", 8, SAAT + timedelta(microseconds=1), {"ke": "x"})
    ubah = [*DASAR[:letak], lain[letak], *DASAR[letak + 1 :]]

    assert rantai.sidik(*ubah) != rantai.sidik(*DASAR)


def test_sidik_does_not_depend_on_zone_or_order_of_keys():
    timur = SAAT.astimezone(timezone(timedelta(hours=9)))
    satu = rantai.sidik(*DASAR[:7], SAAT, {"a": 1, "b": 2})

    assert rantai.sidik(*DASAR[:7], timur, {"b": 2, "a": 1}) == satu


@TENANG
@given(rincian)
def test_bersih_is_stable_through_json(nilai):
    bersih = rantai.bersih(nilai)

    assert rantai.bersih(json.loads(json.dumps(bersih))) == bersih


@pytest.mark.django_db
@TENANG
@given(rincian)
def test_sidik_survives_the_database(db, nilai):
    with transaction.atomic():
        pk = layanan.catat("uji.rantai", 1, "uji.catat", pelaku=None, rincian=nilai).pk

    baris = Jejak.objects.get(pk=pk)

    assert baris.hitung_sidik() == baris.sidik
