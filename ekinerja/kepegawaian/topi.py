"""All hats of one person in one query; composing it through the ORM costs ten times its answer."""

from __future__ import annotations

from datetime import date

from django.db import connection

PIMPINAN, MENILAI, MENIMBANG = "pimpinan", "menilai", "menimbang"

_TOPI = """
SELECT p.peran, u.jalur, u.instansi_id
FROM kepegawaian_penugasanperan p JOIN kepegawaian_unitkerja u ON u.id = p.unit_kerja_id
WHERE p.pegawai_id = %s AND p.mulai <= %s AND (p.selesai IS NULL OR p.selesai >= %s)
UNION ALL
SELECT 'pimpinan', u.jalur, u.instansi_id FROM kepegawaian_unitkerja u
WHERE u.kepala_jabatan_id IN (
  SELECT r.jabatan_id FROM kepegawaian_riwayatjabatan r
  WHERE r.pegawai_id = %s AND r.tmt_mulai <= %s AND (r.tmt_selesai IS NULL OR r.tmt_selesai >= %s)
)
UNION ALL
SELECT 'menilai', '', 0 WHERE EXISTS (
  SELECT 1 FROM kepegawaian_penetapanpenilai
  WHERE pejabat_penilai_id = %s OR atasan_pejabat_penilai_id = %s
)
UNION ALL
SELECT 'menimbang', '', 0 WHERE EXISTS (
  SELECT 1 FROM kepegawaian_penetapanpenilai WHERE pemberi_pertimbangan_id = %s
)
"""


def baca(pegawai_id: int, pada: date) -> list[tuple[str, str, int]]:
    """(hat, path of its unit, instansi): roles and headed units of the day, else of any day."""
    rentang = (pegawai_id, pada, pada)
    with connection.cursor() as kursor:
        kursor.execute(_TOPI, (*rentang, *rentang, pegawai_id, pegawai_id, pegawai_id))
        return list(kursor.fetchall())
