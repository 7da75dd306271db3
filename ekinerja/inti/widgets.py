"""Inputs the browser helps with, the search box that replaces long lists, the crispy helper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.utils.datastructures import MultiValueDict
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ekinerja.inti.validasi import teks_bersih

BANYAK_HASIL = 10
PANJANG_CARI = 100


def pembantu(*tata: Any) -> FormHelper:
    """The one crispy helper: fields only; form tag, token and buttons stand in the template."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.form_show_errors = True
    if tata:
        helper.layout = Layout(*tata)
    return helper


def isian_teks(label: str, *, maks: int = 1000, baris: int = 3, **lain: Any) -> forms.CharField:
    """A text of several lines that can be printed; ``maks`` characters at most."""
    widget = forms.Textarea(attrs={"rows": baris, "maxlength": maks})
    return forms.CharField(
        label=label, max_length=maks, widget=widget, validators=[teks_bersih], **lain
    )


class TanggalInput(forms.DateInput):
    """``<input type=date>``, which understands ISO dates only."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class BulanInput(forms.DateInput):
    input_type = "month"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m")


class NipInput(forms.TextInput):
    """A NIP is text: digits, perhaps grouped with spaces."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        bawaan = {"class": "nip", "inputmode": "numeric", "autocomplete": "off", "maxlength": 24}
        super().__init__({**bawaan, **(attrs or {})})


class BerkasInput(forms.FileInput):
    """A file input that offers only the kinds of file that will be accepted."""

    def __init__(self, attrs: dict[str, Any] | None = None, *, jenis: str = "") -> None:
        super().__init__({**({"accept": jenis} if jenis else {}), **(attrs or {})})


class Pilih(forms.Select):
    """A select that draws its options itself; a template per option costs too much in lists."""

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: Any = None,
    ) -> SafeString:
        konteks = self.get_context(name, value, attrs)["widget"]
        pilihan = (
            (satu["value"], " selected" if satu["selected"] else "", satu["label"])
            for _, kelompok, _ in konteks["optgroups"]
            for satu in kelompok
        )
        return format_html(
            '<select name="{}"{}>{}</select>',
            konteks["name"],
            _atribut(konteks["attrs"]),
            format_html_join("", '<option value="{}"{}>{}</option>', pilihan),
        )


class PilihCari(forms.Widget):
    """A search box in place of a select that would have more than 30 options.

    Without script: type, send, and the matches come back as radio buttons beside the message. With
    ``alamat`` (a view that answers ``hasil_cari``) htmx shows them while typing.
    """

    input_type = "cari"
    template_name = ""

    def __init__(self, attrs: dict[str, Any] | None = None, *, alamat: str = "") -> None:
        super().__init__(attrs)
        self.alamat = alamat
        self.calon: list[tuple[Any, str]] = []
        self.teks = ""

    def value_from_datadict(
        self, data: Mapping[str, Any], files: MultiValueDict[str, Any], name: str
    ) -> tuple[str, str]:
        return str(data.get(name) or ""), str(data.get(f"{name}_cari") or "")[:PANJANG_CARI]

    def value_omitted_from_data(
        self, data: Mapping[str, Any], files: MultiValueDict[str, Any], name: str
    ) -> bool:
        return name not in data and f"{name}_cari" not in data

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: Any = None,
    ) -> SafeString:
        kunci, teks = value if isinstance(value, tuple) else (value, "")
        lengkap = self.build_attrs(self.attrs, attrs)
        dasar = str(lengkap.pop("id", f"id_{name}"))
        lengkap.pop("required", None)
        lengkap["class"] = "form-control"
        calon = self.calon
        if calon and not self.is_required:
            calon = [*calon, ("", "Kosongkan")]
        if self.alamat:
            lengkap |= {
                "hx-get": f"{self.alamat}?isian={name}",
                "hx-trigger": "input changed delay:300ms",
                "hx-target": f"#{dasar}_hasil",
                "hx-include": "this",
            }
        return format_html(
            '<div class="cari"><input type="search" name="{0}_cari" id="{1}" value="{2}" '
            'autocomplete="off" maxlength="{3}"{4}><div class="cari-hasil" id="{1}_hasil" '
            'aria-live="polite">{5}</div></div>',
            name,
            dasar,
            self.teks or teks,
            PANJANG_CARI,
            _atribut(lengkap),
            hasil_cari(name, calon, kunci),
        )


def hasil_cari(nama: str, calon: list[tuple[Any, str]], terpilih: Any = "") -> SafeString:
    """The matches as radio buttons: also the whole answer of a search view."""
    butir = format_html_join(
        "",
        '<label><input type="radio" name="{}" value="{}"{}><span>{}</span></label>',
        (
            (nama, kunci, " checked" if str(kunci) == str(terpilih) else "", kata)
            for kunci, kata in calon
        ),
    )
    return format_html('<div class="pilih">{}</div>', butir) if calon else butir


class PilihCariField(forms.Field):
    """One object of a queryset, found by typing.

    ``cari(queryset, teks)`` narrows the queryset; exactly one match is taken as meant.
    """

    widget = PilihCari

    def __init__(
        self,
        *,
        queryset: QuerySet[Any],
        cari: Callable[[QuerySet[Any], str], QuerySet[Any]],
        sebutan: Callable[[Any], str] = str,
        alamat: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(widget=PilihCari(alamat=alamat), **kwargs)
        self.queryset = queryset
        self.cari = cari
        self.sebutan = sebutan

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return value
        objek = value if isinstance(value, Model) else self._menurut_kunci(value)
        if objek is None:
            return ("", "")
        self._kotak.calon = [(objek.pk, self.sebutan(objek))]
        return (objek.pk, "")

    def clean(self, value: Any) -> Any:
        kunci, teks = value if isinstance(value, tuple) else (value, "")
        teks = teks.strip()
        # Without script the old choice is still marked while new text was typed: the text wins.
        if kunci and not (teks and self._lain_dari(kunci, teks)):
            return self._terpilih(kunci)
        if teks:
            return self._tercari(teks)
        if self.required:
            raise ValidationError("Tulis nama atau nomor untuk mencari, lalu pilih satu.")
        return None

    @property
    def _kotak(self) -> PilihCari:
        return cast("PilihCari", self.widget)

    def _menurut_kunci(self, kunci: Any) -> Any:
        if not (str(kunci).isascii() and str(kunci).isdigit() and len(str(kunci)) < 19):
            return None
        return self.queryset.filter(pk=kunci).first()

    def _lain_dari(self, kunci: Any, teks: str) -> bool:
        """Whether the text asks for somebody else than the marked choice."""
        objek = self._menurut_kunci(kunci)
        return objek is not None and not self.cari(self.queryset.filter(pk=objek.pk), teks)[:1]

    def _terpilih(self, kunci: Any) -> Any:
        objek = self._menurut_kunci(kunci)
        if objek is None:
            raise ValidationError("Pilihan itu tidak tersedia. Cari lagi, lalu pilih satu.")
        self._kotak.calon = [(objek.pk, self.sebutan(objek))]
        return objek

    def _tercari(self, teks: str) -> Any:
        cocok = list(self.cari(self.queryset, teks)[: BANYAK_HASIL + 1])
        if len(cocok) == 1:
            return self._terpilih(cocok[0].pk)
        self._kotak.calon = [(satu.pk, self.sebutan(satu)) for satu in cocok[:BANYAK_HASIL]]
        if not cocok:
            raise ValidationError(f"Tidak ada yang cocok dengan «{teks}». Periksa ejaannya.")
        if len(cocok) > BANYAK_HASIL:
            raise ValidationError("Yang cocok terlalu banyak. Tulis lebih lengkap atau pilih satu.")
        raise ValidationError(f"Ada {len(cocok)} yang cocok. Pilih salah satu.")


def _atribut(attrs: Mapping[str, Any]) -> SafeString:
    return format_html_join(
        "",
        "{}",
        (
            (format_html(" {}", nama) if isi is True else format_html(' {}="{}"', nama, isi),)
            for nama, isi in attrs.items()
            if isi is not False and isi is not None
        ),
    )
