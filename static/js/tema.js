// Memilih tema sebelum halaman digambar. Pilihan pengguna ditulis server pada <html data-tema="terang|gelap|otomatis">.
(function () {
  var akar = document.documentElement, pilihan = akar.getAttribute("data-tema") || "otomatis";
  var gelap = window.matchMedia("(prefers-color-scheme: dark)");
  function pasang() {
    var g = pilihan === "gelap" || (pilihan === "otomatis" && gelap.matches);
    akar.setAttribute("data-bs-theme", g ? "dark" : "light");
  }
  pasang();
  gelap.addEventListener("change", pasang);
})();
