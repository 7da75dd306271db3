import pytest
from django.template import engines

SURAT = {
    "uji/surel/diajukan.perihal.txt": "SKP {{ nama }}\nmenunggu keputusan Anda\n",
    "uji/surel/diajukan.isi.txt": "{{ nama }} mengajukan SKP tahun {{ tahun }}.\n",
}


@pytest.fixture(autouse=True)
def surat_uji(tmp_path):
    """The two templates of a letter that no app of ours sends."""
    for nama, isi in SURAT.items():
        berkas = tmp_path / "templat" / nama
        berkas.parent.mkdir(parents=True, exist_ok=True)
        berkas.write_text(isi)
    mesin = engines["django"].engine
    lama = mesin.dirs
    mesin.dirs = [*lama, tmp_path / "templat"]
    for pemuat in mesin.template_loaders:
        pemuat.reset()
    yield
    mesin.dirs = lama
    for pemuat in mesin.template_loaders:
        pemuat.reset()
