"""What other apps tell the SKP, and what it tells them: facts for rules and for previews."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from ekinerja.jejak.layanan import catat, simpan
from ekinerja.kepegawaian.models import Pegawai
from skp.aturan import BELUM_DITETAPKAN
from skp.models import SKP, IndikatorKinerjaIndividu
from skp.pilihan import AksiSKP


def catat_dialog_perencanaan(
    pk: int, *, pimpinan: Pegawai, pada: datetime, pelaku: Pegawai | None
) -> SKP:
    """A planning dialogue of this SKP with ``pimpinan`` has become final.

    Called by ``dialog`` inside its own transaction; ``pelaku`` is who confirmed last. An SKP that
    was set or given up in the meantime stays as it is.
    """
    skp = SKP.objects.select_for_update(of=("self",), no_key=True).get(pk=pk)
    if skp.status not in BELUM_DITETAPKAN:
        return skp
    return simpan(
        skp,
        AksiSKP.CATAT_DIALOG,
        pelaku=pelaku,
        isian={"waktu_dialog": pada, "dialog_dengan": pimpinan},
        rincian={"pimpinan": pimpinan.pk},
    )


def jelaskan_penilai_baru(pegawai_id: int, *, mulai: date) -> list[str]:
    """What a new penilai from ``mulai`` on means for the SKP of that person, in sentences."""
    daftar = SKP.objects.filter(pegawai=pegawai_id, tahun__gte=mulai.year)
    mengikuti = daftar.filter(status__in=BELUM_DITETAPKAN).count()
    tetap = daftar.filter(waktu_ditetapkan__isnull=False).count()
    kalimat = []
    if mengikuti:
        kalimat.append(f"{mengikuti} SKP yang belum ditetapkan mengikuti pejabat penilai ini.")
    if tetap:
        kalimat.append(f"{tetap} SKP yang sudah ditetapkan tidak berubah.")
    return kalimat or ["Belum ada SKP yang terpengaruh."]


def bekukan_iki(iki_pk: int, *, pelaku: Pegawai | None) -> bool:
    """A realisasi of this IKI was sent: no version of it may change its target any more.

    Called by ``dialog`` inside its own transaction; told again, it changes nothing and says so.
    """
    akar = Coalesce("iki_akar_id", F("pk"))
    kunci = IndikatorKinerjaIndividu.objects.filter(pk=iki_pk).values_list(akar, flat=True).get()
    sekerabat = IndikatorKinerjaIndividu.objects.filter(Q(pk=kunci) | Q(iki_akar=kunci))
    if not sekerabat.filter(dibekukan=False).update(dibekukan=True):
        return False
    catat(IndikatorKinerjaIndividu, kunci, AksiSKP.BEKUKAN_IKI, pelaku=pelaku)
    return True
