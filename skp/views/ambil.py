"""How the views of the SKP fetch what they show: through what the person may see."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from ekinerja.dokumen.konteks import untuk_kertas
from ekinerja.inti.waktu import hari_ini
from skp import dokumen
from skp.models import SKP


def ambil_skp(request, pk, *, utuh=True):
    """The SKP as the person of this request may see it, else 404; ``utuh`` with all its rows."""
    terlihat = SKP.objects.terlihat_oleh(request.pelaku)
    return get_object_or_404(terlihat.untuk_rinci() if utuh else terlihat.untuk_kepala(), pk=pk)


def pada(skp):
    """Today's date where the unit of the SKP is."""
    return hari_ini(skp.unit_kerja.zona_waktu)


def kertas(skp):
    """What the form on the page shows: the frozen content once set, before that the live one."""
    isi = skp.cuplikan if skp.terkunci else dokumen.cuplikan(skp, pada(skp))
    return {
        "isi": untuk_kertas(isi),
        "templat_hasil": f"skp/_hasil_{skp.pendekatan}.html",
        "identitas_pegawai": dokumen.baris_identitas(isi["pegawai"], skp.pendekatan),
        "identitas_penilai": dokumen.baris_identitas(isi["penilai"], skp.pendekatan),
    }
