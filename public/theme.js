// Runs before the first paint, so that neither the colours nor the charts flash. Public file, not inline: CSP-clean.
(function () {
  var root = document.documentElement;
  root.setAttribute("data-js", "");
  try {
    var theme = localStorage.getItem("theme");
    if (theme === "light" || theme === "dark") root.setAttribute("data-theme", theme);
  } catch (_) {
    // Storage may be switched off; the system's scheme then stands.
  }
})();
