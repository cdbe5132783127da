// Menus, code cells, and where on the page one is.
document.addEventListener("DOMContentLoaded", () => {
  const menus = [...document.querySelectorAll(".menu")];
  document.addEventListener("click", (event) => {
    for (const menu of menus) if (!menu.contains(event.target)) menu.open = false;
  });
  for (const menu of menus) {
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  }

  const all = document.querySelector("[data-show-code]");
  all?.addEventListener("click", () => {
    const cells = [...document.querySelectorAll("details.code")];
    const open = cells.some((cell) => !cell.open);
    for (const cell of cells) cell.open = open;
    all.textContent = open ? "Hide all code" : "Show all code";
  });

  // A region that does not scroll is no stop for the keyboard.
  const regions = [...document.querySelectorAll(".plot, .scroll")];
  const fit = () => {
    for (const region of regions) {
      const scrolls = region.scrollWidth > region.clientWidth + 1;
      if (scrolls) region.tabIndex = 0;
      else region.removeAttribute("tabindex");
    }
  };
  fit();
  addEventListener("resize", fit);
  document.addEventListener("toggle", fit, true);

  const links = new Map();
  for (const link of document.querySelectorAll(".contents a")) {
    const place = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (place) links.set(place, link);
  }
  const mark = () => {
    let now = null;
    for (const [place, link] of links) {
      link.classList.remove("now");
      if (place.getBoundingClientRect().top < innerHeight / 3) now = link;
    }
    now?.classList.add("now");
  };
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; mark(); });
  }, { passive: true });
  mark();
});
