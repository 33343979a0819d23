// Runs before the first paint, so that a dark page never flashes light.
(function () {
  var kept = null;
  try {
    kept = localStorage.getItem('entente-theme');
  } catch {
    kept = null;
  }
  var dark = matchMedia('(prefers-color-scheme: dark)');
  var theme = kept === 'dark' || kept === 'light' ? kept : dark.matches ? 'dark' : 'light';
  document.documentElement.dataset.theme = theme;
})();
