from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

register = template.Library()
WARNA = {"selesai": "success", "aju": "warning", "kembali": "danger"}
TOMBOL = (
    '<div class="dropdown"><button class="btn btn-sm btn-outline-secondary dropdown-toggle" '
    'type="button" data-bs-toggle="dropdown" aria-expanded="false" aria-label="Aksi untuk {n}">'
    'Aksi</button><ul class="dropdown-menu"><li><a class="dropdown-item" href="{u}">Lihat</a></li>'
    '<li><a class="dropdown-item" href="{u}?cetak=1">Cetak</a></li>{x}</ul></div>'
)
SETUJU = '<li><a class="dropdown-item" href="{u}#setujui">Setujui</a></li>'


@register.simple_tag
def badge(status, label):
    kelas = WARNA.get(status, "secondary")
    return mark_safe(f'<span class="badge text-bg-{kelas}">{conditional_escape(label)}</span>')


@register.simple_tag
def aksi(skp, url):
    nama = conditional_escape(skp.pegawai.nama)
    setuju = SETUJU.format(u=url) if skp.status == "aju" else ""
    return mark_safe(TOMBOL.format(n=nama, u=url, x=setuju))
