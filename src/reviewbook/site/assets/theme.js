// Before anything is drawn: scripts run, and the colours that the reader chose before.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const kept = { get: () => null, set: () => {} };
  try {
    kept.get = () => localStorage.getItem("reviewbook-theme");
    kept.set = (theme) => localStorage.setItem("reviewbook-theme", theme);
    if (["light", "dark"].includes(kept.get())) root.dataset.theme = kept.get();
  } catch { /* storage is refused: the choice holds for this page */ }
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("[data-theme-switch]");
    if (!button) return;
    const say = () => button.setAttribute("aria-pressed", dark());
    button.addEventListener("click", () => {
      root.dataset.theme = dark() ? "light" : "dark";
      try { kept.set(root.dataset.theme); } catch { /* as above */ }
      say();
    });
    system.addEventListener("change", say);
    say();
  });
})();
