"""Eight queries a page: user, person with unit, letters, waiting, then the page's own."""

from django import forms
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.html import conditional_escape, format_html, format_html_join

from tests.bench.dasar.aplikasi.models import SKP, Catatan, Notifikasi, Pegawai, Periode, Unit

KENDALI = {"class": "form-select"}
URUTAN = [("-diubah", "Terbaru"), ("pegawai__nama", "Nama")]
STATUS = [("", "Semua status"), *SKP.Status.choices]
MENU = [
    ("Dasbor", "skp-list", "speedometer"),
    ("SKP saya", "skp-list", "file-text"),
    ("Persetujuan", "skp-list", "check2"),
    ("Penilaian", "skp-list", "star"),
    ("Catatan harian", "skp-list", "journal"),
    ("Umpan balik", "skp-list", "chat"),
    ("Pegawai", "pegawai", "people"),
    ("Unit kerja", "pegawai", "diagram-3"),
    ("Periode", "pegawai", "calendar"),
    ("Laporan", "laporan", "bar-chart"),
    ("Cetak massal", "laporan", "printer"),
    ("Pengaturan", "laporan", "gear"),
]
KOLOM = [
    "status",
    "predikat",
    "nilai",
    "diubah",
    "pegawai__nama",
    "pegawai__nip",
    "pegawai__jabatan",
    "pegawai__golongan",
    "pegawai__unit__nama",
    "penilai__nama",
]


class PilihCepat(forms.Select):
    """A select without a template per option."""

    def render(self, name, value, attrs=None, renderer=None):
        nilai = {str(satu) for satu in self.format_value(value)}
        pilihan = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            (
                (k or "", " selected" if str(k or "") in nilai else "", conditional_escape(kata))
                for k, kata in self.choices
            ),
        )
        return format_html('<select name="{}" class="form-select">{}</select>', name, pilihan)


def saringan(widget):
    class Saringan(forms.Form):
        q = forms.CharField(
            required=False,
            label="Cari nama atau NIP",
            widget=forms.TextInput(attrs={"class": "form-control"}),
        )
        status = forms.ChoiceField(required=False, choices=STATUS, widget=widget(attrs=KENDALI))
        unit = forms.ModelChoiceField(
            Unit.objects.none(),
            required=False,
            empty_label="Semua unit",
            widget=widget(attrs=KENDALI),
        )
        urut = forms.ChoiceField(required=False, choices=URUTAN, widget=widget(attrs=KENDALI))

    return Saringan


Biasa, Cepat = saringan(forms.Select), saringan(PilihCepat)


class CatatanForm(forms.ModelForm):
    class Meta:
        model = Catatan
        fields = ["isi"]
        widgets = {"isi": forms.Textarea(attrs={"rows": 3, "class": "form-control"})}


def menu(request):
    return {"menu": MENU}


def masuk(request):
    """Stands in for a login page: this is a measurement, on the loopback address only."""
    user = User.objects.get(username="u1")
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    return HttpResponse("masuk")


def kosong(request, pk=None):
    return HttpResponse("")


def _bersama(request):
    pegawai = Pegawai.objects.select_related("unit").get(user_id=request.user.id)
    return {
        "peg": pegawai,
        "notif": Notifikasi.objects.filter(user_id=request.user.id, dibaca=False).count(),
        "menunggu": SKP.objects.filter(penilai=pegawai, status="aju").count(),
    }


def _form(request, kelas):
    form = kelas(request.GET or None)
    form.fields["unit"].queryset = Unit.objects.filter(path__startswith="000100").order_by("path")
    return form


@login_required
def daftar(request):
    konteks = _bersama(request)
    periode = Periode.objects.get(aktif=True)
    semua = SKP.objects.filter(periode=periode).select_related("pegawai__unit", "penilai")
    page = Paginator(semua.order_by("-diubah"), 25).get_page(request.GET.get("page"))
    konteks |= {"form": _form(request, Biasa), "periode": periode, "page": page}
    return render(request, "dasar/skp_list.html", konteks)


@login_required
def daftar_terbaik(request):
    """The same page with what Django can do better: cheap selects, tags for rows, ``only``."""
    konteks = _bersama(request)
    periode = Periode.objects.get(aktif=True)
    semua = SKP.objects.filter(periode=periode).select_related("pegawai__unit", "penilai")
    semua = semua.only(*KOLOM).order_by("-diubah")
    page = Paginator(semua, 25).get_page(request.GET.get("page"))
    konteks |= {"form": _form(request, Cepat), "periode": periode, "page": page}
    return render(request, "dasar/skp_list_tags.html", konteks)


@login_required
def rinci(request, pk):
    konteks = _bersama(request)
    semua = SKP.objects.select_related("pegawai__unit", "penilai__unit", "periode")
    skp = get_object_or_404(semua, pk=pk)
    konteks |= {
        "skp": skp,
        "rhk": skp.rhk.order_by("nomor"),
        "perilaku": skp.perilaku.order_by("nomor"),
        "catatan": skp.catatan.select_related("penulis").order_by("-id")[:10],
        "form": CatatanForm(),
    }
    return render(request, "dasar/skp_detail.html", konteks)
