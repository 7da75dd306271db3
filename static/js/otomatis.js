// Formulir yang menyimpan dirinya: draf ke server beberapa detik setelah mengetik; selama server tak terjangkau, salinan di perangkat.
// Dipakai oleh <form data-otomatis="alamat" data-formulir="kunci" data-draf="waktu draf server">; lihat ekinerja/isian.
(function () {
  "use strict";
  const JEDA = 2000, JEDA_LOKAL = 300, PALING_LAMA = 60000, UMUR = 7 * 24 * 3600 * 1000, AWALAN = "isian:";
  const PERKAKAS = ["csrfmiddlewaretoken", "kunci", "pemilik", "formulir", "versi", "next"];
  const RAHASIA = /passw|sandi|otp|totp|kode_aktivasi|kode_masuk|secret|token/i;
  const LEWATI = ["file", "password", "submit", "button", "reset", "image"];
  const BELUM = "Belum tersimpan di server. Teks aman di perangkat ini.";
  const SESI = "Sesi Anda berakhir. Teks aman di perangkat ini; tekan Simpan untuk masuk lagi dan melanjutkan.";
  const keadaan = new WeakMap();

  // Penyimpanan di perangkat boleh penuh atau dilarang: yang hilang hanya jaring pengaman kedua.
  const lokal = {
    baca(nama) { try { return JSON.parse(localStorage.getItem(nama)); } catch { return null; } },
    tulis(nama, isi) { try { localStorage.setItem(nama, JSON.stringify(isi)); return true; } catch { return false; } },
    hapus(nama) { try { localStorage.removeItem(nama); } catch { /* tidak ada yang disimpan */ } },
    semua() { try { return Object.keys(localStorage).filter((nama) => nama.startsWith(AWALAN)); } catch { return []; } },
  };

  function nilai(form, nama) {
    const kolom = form.elements.namedItem(nama);
    return kolom ? kolom.value : "";
  }

  function kolomIsian(form) {
    return Array.from(form.elements).filter((el) =>
      el.name && !el.disabled && !LEWATI.includes(el.type) && !PERKAKAS.includes(el.name) && !RAHASIA.test(el.name));
  }

  function bacaIsi(form) {
    const isi = {};
    kolomIsian(form).forEach((el) => {
      const daftar = isi[el.name] = isi[el.name] || [];
      if (el.type === "checkbox" || el.type === "radio") {
        if (el.checked) daftar.push(el.value);
      } else if (el.type === "select-multiple") {
        daftar.push(...Array.from(el.selectedOptions, (pilihan) => pilihan.value));
      } else {
        daftar.push(el.value);
      }
    });
    return isi;
  }

  function pasangIsi(form, isi) {
    const urutan = {};
    kolomIsian(form).forEach((el) => {
      const daftar = isi[el.name];
      if (!daftar || el.type === "hidden") return;
      if (el.type === "checkbox" || el.type === "radio") {
        el.checked = daftar.includes(el.value);
      } else if (el.type === "select-multiple") {
        Array.from(el.options).forEach((pilihan) => { pilihan.selected = daftar.includes(pilihan.value); });
      } else {
        const ke = urutan[el.name] = (urutan[el.name] || 0);
        urutan[el.name] += 1;
        if (ke < daftar.length) el.value = daftar[ke];
      }
    });
  }

  function kabarkan(form, teks, aman) {
    let tempat = form.querySelector("[data-status-otomatis]");
    if (!tempat) {
      tempat = document.createElement("p");
      tempat.className = "otomatis";
      tempat.setAttribute("role", "status");
      tempat.dataset.statusOtomatis = "";
      form.append(tempat);
    }
    (tempat.querySelector("span") || tempat).textContent = teks;
    tempat.dataset.aman = aman ? "ya" : "belum";
    tempat.querySelectorAll("[data-jika]").forEach((el) => { el.hidden = el.dataset.jika !== tempat.dataset.aman; });
    tempat.hidden = false;
  }

  function siapkan(form) {
    if (keadaan.has(form)) return keadaan.get(form);
    const satu = {
      form,
      nama: AWALAN + nilai(form, "pemilik") + ":" + form.dataset.formulir,
      draf: form.dataset.draf || "",
      terakhir: JSON.stringify(bacaIsi(form)),
      gagal: 0, jeda: 0, jedaLokal: 0, jalan: null, lagi: false, berhenti: false,
    };
    keadaan.set(form, satu);
    return satu;
  }

  function salin(satu) {
    satu.jedaLokal = 0;
    const isi = bacaIsi(satu.form);
    if (JSON.stringify(isi) === satu.terakhir) return;
    lokal.tulis(satu.nama, { isi, draf: satu.draf, kunci: nilai(satu.form, "kunci"), waktu: Date.now() });
  }

  function jadwalkan(satu, jeda) {
    clearTimeout(satu.jeda);
    satu.jeda = setTimeout(() => kirim(satu), jeda);
  }

  async function kirim(satu) {
    clearTimeout(satu.jeda);
    satu.jeda = 0;
    if (satu.berhenti || satu.jalan || !document.contains(satu.form)) return;
    const isi = bacaIsi(satu.form), teks = JSON.stringify(isi);
    if (teks === satu.terakhir) return;
    salin(satu);
    satu.jalan = new AbortController();
    try {
      tanggapi(satu, teks, await minta(satu, isi));
    } catch (galat) {
      if (galat.name !== "AbortError") tertunda(satu, BELUM);
    } finally {
      satu.jalan = null;
    }
    if (!satu.jeda && !satu.berhenti && satu.lagi) { satu.lagi = false; jadwalkan(satu, JEDA); }
  }

  async function minta(satu, isi) {
    const form = satu.form, versi = parseInt(nilai(form, "versi"), 10);
    const jawaban = await fetch(form.dataset.otomatis, {
      method: "POST",
      redirect: "manual",
      credentials: "same-origin",
      signal: satu.jalan.signal,
      headers: { "Content-Type": "application/json", "X-CSRFToken": nilai(form, "csrfmiddlewaretoken") },
      body: JSON.stringify({
        formulir: form.dataset.formulir,
        versi: Number.isNaN(versi) ? null : versi,
        kunci: nilai(form, "kunci"),
        isi,
      }),
    });
    const json = (jawaban.headers.get("Content-Type") || "").startsWith("application/json");
    return { status: jawaban.type === "opaqueredirect" ? 401 : jawaban.status, isi: json ? await jawaban.json() : {} };
  }

  function tanggapi(satu, teks, jawaban) {
    if (jawaban.status === 200 && jawaban.isi.pesan) {
      satu.gagal = 0;
      satu.terakhir = teks;
      satu.draf = jawaban.isi.waktu;
      if (JSON.stringify(bacaIsi(satu.form)) === teks) lokal.hapus(satu.nama); else satu.lagi = true;
      kabarkan(satu.form, jawaban.isi.pesan, true);
    } else if (jawaban.status === 409) {
      satu.berhenti = true;
      lokal.hapus(satu.nama);
    } else if (jawaban.status === 413 || jawaban.status === 422) {
      kabarkan(satu.form, jawaban.isi.pesan || BELUM, false);
    } else if (jawaban.status === 401 || jawaban.status === 403) {
      kabarkan(satu.form, SESI, false);
    } else {
      tertunda(satu, BELUM);
    }
  }

  function tertunda(satu, pesan) {
    satu.gagal += 1;
    kabarkan(satu.form, pesan, false);
    jadwalkan(satu, Math.min(JEDA * 2 ** (satu.gagal - 1), PALING_LAMA));
  }

  function pesanDi(form, teks, tombol) {
    const kotak = document.createElement("div"), isi = document.createElement("div"), baris = document.createElement("div");
    const kalimat = document.createElement("p");
    kotak.className = "pesan w-info";
    kotak.setAttribute("role", "status");
    kalimat.textContent = teks;
    baris.className = "baris";
    isi.append(kalimat, baris);
    kotak.append(isi);
    tombol.forEach(([kata, kelas, lakukan]) => {
      const satu = document.createElement("button");
      satu.type = "button";
      satu.className = kelas;
      satu.textContent = kata;
      satu.addEventListener("click", () => { lakukan(); kotak.remove(); });
      baris.append(satu);
    });
    form.before(kotak);
  }

  // Hitungan baris bukan tulisan: formulir yang dipulihkan server menghitung barisnya lain.
  function tulisan(isi) {
    return JSON.stringify(Object.entries(isi).filter(([nama]) => !nama.endsWith("_FORMS")));
  }

  // Salinan perangkat lebih baru bila ia ditulis di atas draf yang sekarang ada di server; jam perangkat tidak dipercaya.
  function pulihkan(form) {
    const satu = siapkan(form), salinan = lokal.baca(satu.nama);
    if (!salinan || !salinan.isi) return;
    if (tulisan(salinan.isi) === tulisan(bacaIsi(form))) {
      // Halaman galat: tulisannya sudah di formulir, tetapi server belum menyimpannya.
      satu.terakhir = "";
      jadwalkan(satu, 0);
      return;
    }
    const awal = bacaIsi(form);
    const pakai = () => { pasangIsi(form, salinan.isi); jadwalkan(satu, 0); };
    const buang = () => { lokal.hapus(satu.nama); pasangIsi(form, awal); if (satu.draf) jadwalkan(satu, 0); };
    if (salinan.draf === satu.draf) {
      pakai();
      pesanDi(form, "Tulisan yang belum tersimpan di server dipulihkan dari perangkat ini.", [["Buang", "btn btn-teks", buang]]);
    } else {
      pesanDi(form, "Di perangkat ini ada tulisan lain yang belum tersimpan di server.", [
        ["Pakai tulisan di perangkat ini", "btn btn-kedua", pakai], ["Buang", "btn btn-teks", buang],
      ]);
    }
  }

  // Server menyebut kunci formulir yang sudah diterima; salinannya tidak diperlukan lagi.
  function bersihkan() {
    const kue = document.cookie.split("; ").find((teks) => teks.startsWith("isian_terkirim="));
    const terkirim = kue ? kue.split("=")[1].split(".") : [];
    lokal.semua().forEach((nama) => {
      const salinan = lokal.baca(nama);
      if (!salinan || terkirim.includes(salinan.kunci) || Date.now() - salinan.waktu > UMUR) lokal.hapus(nama);
    });
  }

  function mulai(akar) {
    bersihkan();
    const daftar = akar.matches && akar.matches("form[data-otomatis]") ? [akar] : akar.querySelectorAll("form[data-otomatis]");
    daftar.forEach((form) => { if (!keadaan.has(form)) pulihkan(form); });
  }

  function formulirDari(peristiwa) {
    const form = peristiwa.target.form || (peristiwa.target.closest && peristiwa.target.closest("form"));
    return form && form.matches("form[data-otomatis]") ? form : null;
  }

  function berubah(peristiwa) {
    const form = formulirDari(peristiwa);
    if (!form) return;
    const satu = siapkan(form);
    satu.berhenti = false;
    if (!satu.jedaLokal) satu.jedaLokal = setTimeout(() => salin(satu), JEDA_LOKAL);
    if (satu.jalan) satu.lagi = true; else jadwalkan(satu, satu.gagal ? Math.min(JEDA * 2 ** satu.gagal, PALING_LAMA) : JEDA);
  }

  function dikirim(peristiwa) {
    if (/\/(keluar|logout)\/?$/.test(new URL(peristiwa.target.action, location.href).pathname)) {
      setiap(hentikan);
      lokal.semua().forEach((nama) => lokal.hapus(nama));
      return;
    }
    const form = formulirDari(peristiwa);
    if (!form) return;
    const satu = siapkan(form);
    salin(satu);
    if (navigator.onLine === false) {
      peristiwa.preventDefault();
      kabarkan(form, BELUM + " Kirim lagi setelah tersambung.", false);
      return;
    }
    hentikan(satu);
  }

  function hentikan(satu) {
    satu.berhenti = true;
    clearTimeout(satu.jeda);
    clearTimeout(satu.jedaLokal);
    satu.jedaLokal = 0;
    if (satu.jalan) satu.jalan.abort();
  }

  function setiap(lakukan) {
    document.querySelectorAll("form[data-otomatis]").forEach((form) => { if (keadaan.has(form)) lakukan(keadaan.get(form)); });
  }

  document.addEventListener("input", berubah);
  document.addEventListener("change", berubah);
  document.addEventListener("submit", dikirim);
  document.addEventListener("htmx:load", (peristiwa) => mulai(peristiwa.target));
  document.addEventListener("htmx:afterRequest", () => { bersihkan(); setiap((satu) => { satu.berhenti = false; }); });
  window.addEventListener("online", () => setiap((satu) => { satu.gagal = 0; kirim(satu); }));
  window.addEventListener("pagehide", () => setiap((satu) => { if (!satu.berhenti) salin(satu); }));
  window.addEventListener("pageshow", (peristiwa) => { if (peristiwa.persisted) setiap((satu) => { satu.berhenti = false; }); });
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => mulai(document)); else mulai(document);
})();
