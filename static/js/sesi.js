// Warn five minutes before the session ends; «Tetap masuk» keeps it. Every answer of the server says how long is left.
(function () {
  var kotak = document.getElementById("sesi");
  if (!kotak) return;
  var menit = kotak.querySelector("[data-menit]"), tombol = kotak.querySelector("button");
  var PERINGATAN = 300, akhir = 0;
  function atur(sisa) {
    var detik = parseInt(sisa, 10);
    if (detik > 0) { akhir = Date.now() + detik * 1000; periksa(); }
  }
  function keluar() { window.location.assign(kotak.dataset.masuk); }
  function periksa() {
    var sisa = Math.round((akhir - Date.now()) / 1000), tampil = sisa <= PERINGATAN;
    if (sisa <= 0) { clearInterval(jam); keluar(); return; }
    menit.textContent = String(Math.max(1, Math.ceil(sisa / 60)));
    if (kotak.hidden === tampil) {
      kotak.hidden = !tampil;
      if (tampil) tombol.focus();
    }
  }
  var jam = setInterval(periksa, 5000);
  atur(kotak.dataset.sisa);
  document.body.addEventListener("htmx:afterRequest", function (kejadian) {
    atur(kejadian.detail.xhr.getResponseHeader("X-Sisa-Sesi"));
  });
  kotak.querySelector("form").addEventListener("submit", function (kejadian) {
    kejadian.preventDefault();
    fetch(this.action, { method: "POST", body: new FormData(this), credentials: "same-origin" }).then(function (jawaban) {
      if (jawaban.status === 204) atur(jawaban.headers.get("X-Sisa-Sesi"));
      else keluar();
    });
  });
})();
