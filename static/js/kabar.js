// Jawaban htmx yang bukan «berhasil»: formulir 409/422 dipasang lagi, penolakan dan putusnya jaringan diberitahukan.
(function () {
  function kabarkan(teks) {
    var tempat = document.getElementById("kabar");
    tempat.textContent = teks;
    tempat.hidden = false;
  }
  function sembunyikan() {
    document.getElementById("kabar").hidden = true;
  }
  document.addEventListener("htmx:beforeRequest", sembunyikan);
  document.addEventListener("htmx:beforeSwap", function (peristiwa) {
    var jawaban = peristiwa.detail.xhr;
    var html = (jawaban.getResponseHeader("Content-Type") || "").indexOf("text/html") === 0;
    // Sesi berakhir: jawabannya halaman masuk. Muat utuh supaya orang kembali ke halaman ini.
    if (html && /<html[\s>]/.test(jawaban.responseText.slice(0, 400))) {
      peristiwa.detail.shouldSwap = false;
      if (jawaban.status < 400) window.location.reload();
      else kabarkan("Permintaan belum berhasil. Muat ulang halaman, lalu ulangi.");
      return;
    }
    if (jawaban.status === 409 || jawaban.status === 422) {
      peristiwa.detail.shouldSwap = html;
      peristiwa.detail.isError = false;
      if (!html) kabarkan(jawaban.responseText);
    } else if (jawaban.status >= 400) {
      kabarkan("Permintaan belum berhasil. Tulisan Anda masih ada di halaman ini; cobalah lagi.");
    }
  });
  ["htmx:sendError", "htmx:timeout"].forEach(function (nama) {
    document.addEventListener(nama, function () {
      kabarkan("Jaringan terputus. Tulisan Anda masih ada di halaman ini; kirim lagi setelah tersambung.");
    });
  });
  document.addEventListener("DOMContentLoaded", function () {
    var galat = document.getElementById("galat");
    if (galat) galat.focus();
  });
})();
