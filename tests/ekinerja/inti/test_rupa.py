"""The sprite, the sheet and the map of states agree with what pages ask for."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from ekinerja.inti import rupa

AKAR = Path(settings.AKAR)
SPRITE = set(re.findall(r'id="i-([a-z0-9-]+)"', (AKAR / "static/img/ikon.svg").read_text()))
GAYA = (AKAR / "static/css/tema.css").read_text()
PEMANGGIL = re.compile(
    r'{%\s*ikon\s+"([a-z0-9-]+)"|gambar="([a-z0-9-]+)"'
    r'|{%\s*tanda\s+"\w+"\s+"[^"]*"\s+"([a-z0-9-]+)"'
)


def test_every_state_and_tone_has_its_icon_and_colour():
    dipakai = {g for _, g in [*rupa.KEADAAN.values(), rupa.TANPA_KEADAAN]}
    dipakai |= {g for _, g in rupa.NADA.values()}
    nada = {n for n, _ in rupa.KEADAAN.values()} | set(rupa.NADA)

    assert dipakai - SPRITE == set()
    assert {n for n in nada if f".w-{n}{{" not in GAYA} == set()


def test_templates_ask_only_for_icons_of_the_sprite():
    diminta = {
        nama
        for berkas in (AKAR / "templates").rglob("*.html")
        for cocok in PEMANGGIL.findall(berkas.read_text())
        for nama in cocok
        if nama
    }
    assert diminta - SPRITE == set()


@pytest.mark.parametrize("berkas", ["static/vendor/bootstrap.min.css", "static/css/tema.css"])
def test_sheets_name_no_map_and_fetch_nothing_from_outside(berkas):
    isi = (AKAR / berkas).read_text()
    alamat = re.findall(r"url\(['\"]?((?!data:|['\"]data:)[^)'\"]+)", isi)

    assert ("sourceMappingURL" in isi, [a for a in alamat if "//" in a]) == (False, [])
