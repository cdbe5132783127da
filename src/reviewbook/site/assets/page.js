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

  // On a small screen the contents are folded, and the text begins at once.
  const folded = document.querySelector(".contents:not(.whole) > details");
  const small = matchMedia("(max-width: 48rem)");
  const fold = () => { if (folded) folded.open = !small.matches; };
  small.addEventListener("change", fold);
  fold();

  // A region that does not scroll is no stop for the keyboard; one that does shows that it does.
  const regions = [...document.querySelectorAll(".plot, .scroll")];
  const measured = (region) => ({
    region,
    scrolls: region.scrollWidth > region.clientWidth + 1,
    more: region.scrollLeft + region.clientWidth < region.scrollWidth - 1,
  });
  const fit = () => {
    // All are measured before any is changed: the page is laid out once, not once a region.
    for (const { region, scrolls, more } of regions.map(measured)) {
      if (scrolls) region.tabIndex = 0;
      else region.removeAttribute("tabindex");
      region.classList.toggle("fits", !scrolls);
      region.classList.toggle("more", more);
    }
  };
  const hint = (region) => region.classList.toggle("more", measured(region).more);
  for (const region of regions) region.addEventListener("scroll", () => hint(region), { passive: true });
  fit();
  addEventListener("resize", fit);
  document.addEventListener("toggle", fit, true);

  // What a link leads to is seen, whatever it is folded away in.
  const unfold = () => {
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const folds = [];
    for (let fold = place?.closest("details"); fold; fold = fold.parentElement.closest("details")) folds.push(fold);
    if (folds.every((fold) => fold.open)) return;
    for (const fold of folds) fold.open = true;
    place.scrollIntoView();
  };
  addEventListener("hashchange", unfold);
  unfold();

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
