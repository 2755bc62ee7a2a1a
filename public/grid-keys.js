// Keys that are pressed in a cell of a grid before the page's own scripts are there: kept in order until those take them
// (components/city/value-grid/early-keys.ts). Public file, not inline: CSP-clean.
(function () {
  var KEPT = ["Enter", "Tab", "Backspace", "Escape", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"];
  var keys = [];
  function keep(event) {
    var target = event.target;
    if (!event.isTrusted || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!target.closest || !target.closest("td[role=gridcell]")) return;
    if (event.key.length !== 1 && KEPT.indexOf(event.key) < 0) return;
    // Whoever only passes by is not held.
    if (event.key === "Tab" && keys.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    keys.push({ key: event.key, shift: event.shiftKey });
  }
  document.addEventListener("keydown", keep, true);
  /** The next of them; after the last one keys go their own way. */
  window.nextEarlyKey = function () {
    if (keys.length === 0) document.removeEventListener("keydown", keep, true);
    return keys.shift();
  };
})();
