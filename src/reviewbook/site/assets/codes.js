// Which codes are marked in the texts of a page: switched by boxes, kept in the address.
document.addEventListener("DOMContentLoaded", () => {
  const panels = [...document.querySelectorAll(".codes")];
  const boxes = panels.flatMap((panel) => [...panel.querySelectorAll("input")]);
  if (!boxes.length) return;
  // In a frame beside another text, the page around says what is marked.
  const framed = window.name === "reviewbook-beside";
  document.documentElement.classList.toggle("beside", framed);

  // The address names what is switched off: it stays short, and a new code shows itself.
  const keep = (off) => {
    const url = new URL(location.href);
    if (off.size) url.searchParams.set("without", [...off].join(" "));
    else url.searchParams.delete("without");
    if (url.href !== location.href) history.replaceState(history.state, "", url);
  };
  const show = (names) => {
    const off = new Set(names);
    for (const box of boxes) box.checked = !off.has(box.name);
    if (!framed) keep(off);
    document.dispatchEvent(new CustomEvent("reviewbook:codes", { detail: [...off] }));
  };
  for (const panel of panels) {
    const own = [...panel.querySelectorAll("input")];
    panel.addEventListener("change", () => show(own.filter((box) => !box.checked).map((box) => box.name)));
    panel.addEventListener("reset", (event) => {
      event.preventDefault();
      show([]);
    });
    panel.querySelector("[data-none]").addEventListener("click", () => show(boxes.map((box) => box.name)));
  }
  addEventListener("message", ({ source, data }) => {
    if (framed && source === parent && Array.isArray(data)) show(data.map(String));
  });

  // On a small screen the switches are folded, and the text begins at once.
  const small = matchMedia("screen and (max-width: 62rem)");
  const fold = () => {
    for (const panel of panels) panel.open = !small.matches && !panel.closest("article.kind-comparison");
  };
  small.addEventListener("change", fold);
  fold();
  show((new URLSearchParams(location.search).get("without") ?? "").split(" ").filter(Boolean));
});
