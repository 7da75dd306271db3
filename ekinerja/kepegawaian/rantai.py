"""The chain of penilai, climbed inside the database: one query however long it is."""

from __future__ import annotations

from datetime import date

from django.db import connection, models
from django.db.models.expressions import RawSQL

# Upwards from one person on one day; ends at the top, at the first person met again, or at the
# limit.
_NAIK = """
WITH RECURSIVE naik(pegawai, tingkat) AS (
  SELECT pejabat_penilai_id, 1 FROM kepegawaian_penetapanpenilai
  WHERE pegawai_id = {mulai} AND berlaku_mulai <= %s
    AND (berlaku_sampai IS NULL OR berlaku_sampai >= %s)
  UNION ALL
  SELECT p.pejabat_penilai_id, naik.tingkat + 1
  FROM naik JOIN kepegawaian_penetapanpenilai AS p ON p.pegawai_id = naik.pegawai
  WHERE p.berlaku_mulai <= %s AND (p.berlaku_sampai IS NULL OR p.berlaku_sampai >= %s)
    AND naik.pegawai <> {mulai} AND naik.tingkat < {batas}
)
"""
_PILIH_NAIK = "SELECT pegawai FROM naik ORDER BY tingkat"
BATAS_RANTAI = 12


def melingkar(pada: date) -> RawSQL:
    """Does the chain of a person of the outer query come back to that person?"""
    luar = '"kepegawaian_pegawai"."id"'
    naik = _NAIK.format(mulai=luar, batas=BATAS_RANTAI)
    sql = f"EXISTS ({naik} SELECT 1 FROM naik WHERE pegawai = {luar})"  # noqa: S608
    return RawSQL(sql, [pada] * 4, output_field=models.BooleanField())  # noqa: S611


def rantai_ke_atas(pegawai_id: int, pada: date) -> list[int]:
    """Keys of the penilai, of the penilai's penilai, and so on: one query."""
    sql = (_NAIK + _PILIH_NAIK).format(mulai="%s", batas=BATAS_RANTAI)
    isian: list[int | date] = [pegawai_id, pada, pada, pada, pada, pegawai_id]
    with connection.cursor() as kursor:
        kursor.execute(sql, isian)
        return [baris[0] for baris in kursor.fetchall()]
