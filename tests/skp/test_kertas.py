"""The form on the page says what the form on paper says, cell by cell."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.template.loader import render_to_string

from ekinerja.dokumen.cetak import halaman_html
from ekinerja.dokumen.konteks import konteks_draf, untuk_kertas
from skp import dokumen
from skp.pilihan import Pendekatan
from tests.factories import cuplikan as contoh

MENTERI = {
    "nama": "Adityawarman Sastranegara",
    "jenis_identitas": "pejabat_negara",
    "nip": "",
    "pangkat": "",
    "jabatan": "Menteri Kesehatan",
    "unit_kerja": "Kementerian Kesehatan",
}
KETUA_TIM = contoh.rhk(
    "Tersusunnya peta talenta",
    contoh.iki("Peta talenta delapan unit utama disahkan paling lambat Mei"),
    pemberi_tugas="Ketua Tim Merit",
    penugasan_tahun_berjalan=True,
)


def rapat(html):
    """The text without mark-up and white space."""
    return re.sub(r"\s+", "", unescape(re.sub(r"<[^>]*>", "", html))).replace("•", "")


def layar(isi):
    konteks = {
        "isi": untuk_kertas(isi),
        "templat_hasil": f"skp/_hasil_{isi['pendekatan']}.html",
        "identitas_pegawai": dokumen.baris_identitas(isi["pegawai"], isi["pendekatan"]),
        "identitas_penilai": dokumen.baris_identitas(isi["penilai"], isi["pendekatan"]),
        "terbit": None,
    }
    return rapat(render_to_string("skp/_kertas.html", konteks))


@pytest.mark.parametrize("sebutan", ["pegawai", "pns"])
@pytest.mark.parametrize("pendekatan", list(Pendekatan))
@pytest.mark.parametrize("penilai", [contoh.PENILAI, MENTERI, None], ids=["pns", "menteri", "-"])
def test_kertas_shows_every_cell_of_the_print(pendekatan, penilai, sebutan):
    isi = contoh.cuplikan(
        pendekatan=pendekatan,
        penilai=penilai,
        tambahan=[KETUA_TIM],
        label_tanda_tangan=sebutan,
        label_sumber_daya="DUKUNGAN SUMBER DAYA",
    )
    cetakan = halaman_html(dokumen.TEMPLATE[pendekatan], konteks_draf(isi), draf=True)
    sel = re.findall(
        r"<(?:td|th|h1|p class=.catatan.)(?: [^>]*)?>(.*?)</(?:td|th|h1|p)>", cetakan, re.S
    )
    tampil = layar(isi)
    # On the page the two people stand side by side without line numbers.
    sel = [satu for satu in sel if satu not in {"NO.", "NO"}]
    assert len(sel) > 60
    assert [satu for satu in sel if rapat(satu) not in tampil] == []


def test_kertas_uses_the_title_of_the_profile_for_sumber_daya():
    isi = contoh.cuplikan(label_sumber_daya="DUKUNGAN SUMBER DAYA")
    assert "DUKUNGANSUMBERDAYA" in layar(isi)
    cetakan = halaman_html(dokumen.TEMPLATE[Pendekatan.KUANTITATIF], konteks_draf(isi), draf=True)
    assert '<th colspan="2" scope="rowgroup">DUKUNGAN SUMBER DAYA</th>' in cetakan
