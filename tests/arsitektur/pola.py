"""Habits a reader may rely on, as checks of a syntax tree: each yields (line, what is wrong)."""

import ast
from collections.abc import Iterator

from tests.arsitektur.sumber import (
    fungsi,
    fungsi_publik,
    hiasan,
    nama_panggilan,
    panggilan,
)

Temuan = Iterator[tuple[int, str]]
TULIS = {"save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create"}
METODE = {"require_safe", "require_GET", "require_POST", "require_http_methods"}
# What a person may see, what a pengelola kinerja has in care, what belongs to an object in hand.
SEBATAS = {"terlihat_oleh", "dikelola", "untuk"}
JAM = {
    "timezone": {"now", "localtime", "localdate"},
    "datetime": {"now", "today", "utcnow"},
    "date": {"today"},
    "time": {"time", "time_ns", "localtime", "gmtime"},
}


def menulis(pohon: ast.Module) -> Temuan:
    for c in panggilan(pohon):
        if isinstance(c.func, ast.Attribute) and c.func.attr in TULIS | {"update_or_create"}:
            yield c.lineno, f".{c.func.attr}() writes; acts are in layanan"


def kueri_bebas(pohon: ast.Module) -> Temuan:
    """``.objects`` (or a default manager) followed by anything but one of ``SEBATAS``."""
    sah = {
        id(n.value) for n in ast.walk(pohon) if isinstance(n, ast.Attribute) and n.attr in SEBATAS
    }
    for n in ast.walk(pohon):
        pengelola = isinstance(n, ast.Attribute) and n.attr in {
            "objects",
            "_default_manager",
            "_base_manager",
        }
        if pengelola and id(n) not in sah:
            yield n.lineno, f".{n.attr} without .terlihat_oleh"


def tanpa_ambil(pohon: ast.Module) -> Temuan:
    """Views of one object whose first line does not fetch it through ``_ambil_…``."""
    for f in fungsi_publik(pohon):
        kunci = [a.arg for a in f.args.args if a.arg == "pk" or a.arg.endswith("_pk")]
        if not kunci or "login_not_required" in hiasan(f):
            continue
        isi = f.body[1:] if ast.get_docstring(f) else f.body
        pertama = [nama_panggilan(c).removeprefix("_") for c in panggilan(isi[0])]
        if not any(n.startswith("ambil_") for n in [f.name, *pertama]):
            yield f.lineno, f"{f.name} does not begin with _ambil_…"


def _metode(pohon: ast.Module) -> dict[str, str]:
    """Decorators that name HTTP methods, with the short names a module gives them."""
    hasil = dict.fromkeys(METODE, "")
    for n in pohon.body:
        if isinstance(n, ast.Assign) and nama_panggilan(n.value) in METODE:
            hasil |= {t.id: ast.unparse(n.value) for t in n.targets if isinstance(t, ast.Name)}
    return hasil


def tanpa_metode(pohon: ast.Module) -> Temuan:
    """Views that do not say which methods they answer, or take a POST twice."""
    metode = _metode(pohon)
    for f in fungsi_publik(pohon):
        if not f.args.args or f.args.args[0].arg != "request" or f.name.startswith("ambil_"):
            continue
        h = hiasan(f)
        teks = " ".join(metode[n] or ast.unparse(d) for n, d in h.items() if n in metode)
        if not teks:
            yield f.lineno, f"{f.name} names no HTTP method"
        elif "POST" in teks and not {"sekali_kirim", "boleh_berulang"} & set(h):
            yield f.lineno, f"{f.name} accepts POST without @sekali_kirim"


def menulis_status(pohon: ast.Module) -> Temuan:
    for n in ast.walk(pohon):
        target = n.targets if isinstance(n, ast.Assign) else [getattr(n, "target", None)]
        if any(isinstance(t, ast.Attribute) and t.attr == "status" for t in target):
            yield n.lineno, "assigns .status"
    for c in panggilan(pohon):
        kunci = {k.arg for k in c.keywords} if nama_panggilan(c) == "update" else set()
        tetap = {a.value for a in c.args if isinstance(a, ast.Constant)}
        if "status" in kunci or (nama_panggilan(c) == "setattr" and "status" in tetap):
            yield c.lineno, "sets status"


def membaca_jam(pohon: ast.Module) -> Temuan:
    for n in ast.walk(pohon):
        if isinstance(n, ast.Attribute) and n.attr in JAM.get(nama_panggilan(n.value), ()):
            yield n.lineno, f"{ast.unparse(n)} reads the clock; use inti.waktu"
        if isinstance(n, ast.ImportFrom):
            terlarang = JAM.get((n.module or "").split(".")[-1], set()) | {"Now"}
            for a in n.names:
                if a.name in terlarang and n.module != "datetime":
                    yield n.lineno, f"imports {a.name}; use inti.waktu"
        if isinstance(n, ast.keyword) and n.arg in {"auto_now", "auto_now_add"}:
            yield n.value.lineno, f"{n.arg} reads the clock; use default=kini or layanan"


def mengimpor(paket: str):
    """A check that finds imports of ``paket``."""

    def periksa(pohon: ast.Module) -> Temuan:
        for n in ast.walk(pohon):
            daftar = [a.name for a in n.names] if isinstance(n, ast.Import) else []
            if isinstance(n, ast.ImportFrom):
                daftar = [n.module or ""]
            if any(d.split(".")[0] == paket for d in daftar):
                yield n.lineno, f"imports {paket}"

    return periksa


def mengenal_permintaan(pohon: ast.Module) -> Temuan:
    for f in fungsi(pohon):
        if any(a.arg == "request" for a in [*f.args.args, *f.args.kwonlyargs]):
            yield f.lineno, f"{f.name} takes a request below the view"


def argumen_berurut(pohon: ast.Module) -> Temuan:
    """Acts take the object (or its key) and keyword-only arguments."""
    for f in fungsi_publik(pohon):
        berurut = [a.arg for a in [*f.args.posonlyargs, *f.args.args]]
        if "pelaku" in [*berurut, *(a.arg for a in f.args.kwonlyargs)] and len(berurut) > 1:
            yield f.lineno, f"{f.name} has more than one positional argument"


def tanpa_dasar(pohon: ast.Module) -> Temuan:
    """Public rules (functions, and modules of tables alone) that cite no source."""
    publik = fungsi_publik(pohon)
    for f in publik:
        if "Dasar:" not in (ast.get_docstring(f) or ""):
            yield f.lineno, f"{f.name} has no Dasar:"
    tabel = [n for n in pohon.body if isinstance(n, ast.Assign | ast.AnnAssign)]
    if tabel and not publik and "Dasar:" not in (ast.get_docstring(pohon) or ""):
        yield 1, "tables without Dasar: in the module's docstring"


def fungsi_panjang(pohon: ast.Module) -> Temuan:
    for f in fungsi(pohon):
        baris = (f.end_lineno or 0) - f.lineno + 1
        if baris > 40:
            yield f.lineno, f"{f.name} has {baris} lines"
