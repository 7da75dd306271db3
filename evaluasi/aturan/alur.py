"""The workflows of the evaluation room. Pure: no ORM, no clock, no request.

Dasar: PermenPANRB 6/2022 dan PP 30/2019; sumber tiap tabel berdiri di atasnya.
"""

from __future__ import annotations

from ekinerja.inti.alur import Alur
from evaluasi.pilihan import (
    AksiCapaian,
    AksiEvaluasi,
    AksiKeberatan,
    AksiPemeringkatan,
    StatusCapaian,
    StatusEvaluasi,
    StatusKeberatan,
    StatusPemeringkatan,
)

# Dasar: kebijakan aplikasi (KEPUTUSAN 36): pimpinan unit mengusulkan, penilainya menetapkan.
CAPAIAN: Alur = {
    (StatusCapaian.DRAF, AksiCapaian.TETAPKAN): StatusCapaian.DITETAPKAN,
}

# Dasar: surat Kementerian Kesehatan 30 Desember 2025, unggah hasil pemetaan dan pemeringkatan.
PEMERINGKATAN: Alur = {
    (StatusPemeringkatan.DRAF, AksiPemeringkatan.KIRIM): StatusPemeringkatan.DIKIRIM,
    (StatusPemeringkatan.DIKIRIM, AksiPemeringkatan.TARIK): StatusPemeringkatan.DRAF,
    (StatusPemeringkatan.DIKIRIM, AksiPemeringkatan.KEMBALIKAN): StatusPemeringkatan.DRAF,
    (StatusPemeringkatan.DIKIRIM, AksiPemeringkatan.TETAPKAN): StatusPemeringkatan.DITETAPKAN,
    (StatusPemeringkatan.DITETAPKAN, AksiPemeringkatan.KEMBALIKAN): StatusPemeringkatan.DRAF,
    (StatusPemeringkatan.DITETAPKAN, AksiPemeringkatan.KUNCI): StatusPemeringkatan.TERKUNCI,
}

# Dasar: PermenPANRB 6/2022, evaluasi kinerja periodik dan tahunan; PP 30/2019 Pasal 59, keberatan.
EVALUASI: Alur = {
    (StatusEvaluasi.TERBUKA, AksiEvaluasi.NILAI): StatusEvaluasi.DRAF_PENILAIAN,
    (StatusEvaluasi.DRAF_PENILAIAN, AksiEvaluasi.TETAPKAN): StatusEvaluasi.DITETAPKAN,
    (StatusEvaluasi.DITETAPKAN, AksiEvaluasi.SETUJUI): StatusEvaluasi.FINAL,
    (StatusEvaluasi.DITETAPKAN, AksiEvaluasi.SETUJUI_OTOMATIS): StatusEvaluasi.FINAL,
    (StatusEvaluasi.DITETAPKAN, AksiEvaluasi.AJUKAN_KEBERATAN): StatusEvaluasi.KEBERATAN,
    (StatusEvaluasi.KEBERATAN, AksiEvaluasi.CABUT_KEBERATAN): StatusEvaluasi.FINAL,
    (StatusEvaluasi.KEBERATAN, AksiEvaluasi.PUTUS_TETAP): StatusEvaluasi.FINAL,
    (StatusEvaluasi.KEBERATAN, AksiEvaluasi.GANTIKAN): StatusEvaluasi.DIGANTIKAN,
    (StatusEvaluasi.FINAL, AksiEvaluasi.GANTIKAN): StatusEvaluasi.DIGANTIKAN,
}

# Dasar: PP 30/2019 Pasal 59; infografik BKN «Dialog Kinerja», keberatan berjenjang.
KEBERATAN: Alur = {
    (StatusKeberatan.DIAJUKAN, AksiKeberatan.PERIKSA): StatusKeberatan.DIPERIKSA,
    (StatusKeberatan.DIAJUKAN, AksiKeberatan.CABUT): StatusKeberatan.DICABUT,
    (StatusKeberatan.DIPERIKSA, AksiKeberatan.TETAP): StatusKeberatan.DIPUTUS_TETAP,
    (StatusKeberatan.DIPERIKSA, AksiKeberatan.UBAH): StatusKeberatan.DIPUTUS_DIUBAH,
}

# Dasar: PermenPANRB 6/2022; sejak ditetapkan hasil evaluasi terbaca oleh pegawai.
TERBACA_PEGAWAI = frozenset(
    {
        StatusEvaluasi.DITETAPKAN,
        StatusEvaluasi.KEBERATAN,
        StatusEvaluasi.FINAL,
        StatusEvaluasi.DIGANTIKAN,
    }
)
# Dasar: PermenPANRB 6/2022; penilaian berubah hanya sebelum ditetapkan.
BELUM_DITETAPKAN = frozenset({StatusEvaluasi.TERBUKA, StatusEvaluasi.DRAF_PENILAIAN})
KEBERATAN_AKTIF = frozenset({StatusKeberatan.DIAJUKAN, StatusKeberatan.DIPERIKSA})
# Dasar: kebijakan aplikasi (KEPUTUSAN 37); sumber tidak menyebut batas penjelasan para pihak.
HARI_KERJA_PENJELASAN = 5
