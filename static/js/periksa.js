// Compare a PDF with the issued one in the browser: the file does not leave the machine.
// Without crypto.subtle (an address without HTTPS) the form is sent as any other.
(() => {
  const formulir = document.getElementById("formulir-cocokkan");
  if (!formulir || !window.crypto?.subtle) return;
  const masukan = formulir.elements.berkas;
  const galat = document.getElementById("berkas-galat");
  const hasil = document.querySelectorAll("#hasil-cocokkan [data-cocok]");
  const TERBESAR = 10 * 1024 * 1024;

  const tampilkan = (jawaban) => {
    for (const satu of hasil) satu.hidden = satu.dataset.cocok !== jawaban;
  };
  const tolak = (kalimat) => {
    galat.textContent = kalimat;
    masukan.classList.toggle("is-invalid", kalimat !== "");
    if (kalimat) masukan.setAttribute("aria-invalid", "true");
    else masukan.removeAttribute("aria-invalid");
  };

  const cocokkan = async (berkas) => {
    tampilkan("");
    tolak("");
    if (berkas.size > TERBESAR) {
      tolak("Berkas melebihi 10 MB. Dokumen dari e-Kinerja jauh lebih kecil.");
      return;
    }
    const isi = await berkas.arrayBuffer();
    if (new TextDecoder("latin1").decode(isi.slice(0, 5)) !== "%PDF-") {
      tolak("Berkas ini bukan PDF.");
      return;
    }
    const sidik = new Uint8Array(await crypto.subtle.digest("SHA-256", isi));
    const heksa = Array.from(sidik, (bita) => bita.toString(16).padStart(2, "0")).join("");
    tampilkan(heksa === formulir.dataset.sidik ? "ya" : "tidak");
  };

  formulir.addEventListener("submit", (peristiwa) => {
    const berkas = masukan.files[0];
    if (!berkas) return;
    peristiwa.preventDefault();
    cocokkan(berkas).catch(() => formulir.submit());
  });
  masukan.addEventListener("change", () => {
    tampilkan("");
    tolak("");
  });
})();
