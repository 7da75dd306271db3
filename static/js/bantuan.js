// Tautan «Bantuan» di bilah atas membuka bantuan halaman, bukan hanya melompat kepadanya.
(function () {
  function buka() {
    if (window.location.hash === "#bantuan") document.getElementById("bantuan")?.setAttribute("open", "");
  }
  window.addEventListener("hashchange", buka);
  document.addEventListener("DOMContentLoaded", buka);
})();
