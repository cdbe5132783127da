// One document or concept highlighted in every chart and table of the page.
document.addEventListener("DOMContentLoaded", () => {
  const bar = document.querySelector(".spotlight");
  // What is highlighted stands in the address, and goes along to other pages.
  const NAME = "highlight";
  const asked = new URLSearchParams(location.search).get(NAME);
  const remember = (topic) => {
    const here = new URL(location.href);
    if (topic === null) here.searchParams.delete(NAME);
    else here.searchParams.set(NAME, topic);
    try { history.replaceState(history.state, "", here); } catch { /* refused: it holds for this page */ }
    for (const link of document.querySelectorAll("a[href]")) {
      const page = link.getAttribute("href").match(/^([^/:?#]+\.html)(?:\?[^#]*)?(#.*)?$/);
      if (page) link.setAttribute("href", `${page[1]}${here.search}${page[2] ?? ""}`);
    }
  };
  if (asked !== null) remember(asked);
  if (!bar) return;
  const buttons = [...bar.querySelectorAll("button")];
  const kinds = new Map(buttons.map((button) => [button.dataset.topic, button.dataset.kind]));
  const form = (text) => String(text).replace(/\s+/g, " ").trim();
  let pinned = null;
  bar.hidden = false;

  // Dim what is about others of the same kind; what is about none of them stays.
  const others = (values, topic) => {
    const same = values.map(form).filter((value) => kinds.get(value) === kinds.get(topic));
    return same.length > 0 && !same.includes(topic);
  };

  const charts = (topic) => {
    for (const mark of document.querySelectorAll(".plot svg.marks .role-mark *")) {
      const datum = mark.__data__?.datum;
      if (!datum) continue;
      const values = Object.values(datum).filter((value) => typeof value === "string");
      mark.classList.toggle("dim", topic !== null && others(values, topic));
    }
  };

  const tables = (topic) => {
    for (const table of document.querySelectorAll("main figure table")) {
      const heads = [...(table.tHead?.rows[0]?.cells ?? [])].map((cell) => form(cell.textContent));
      for (const row of table.querySelectorAll("tbody tr")) {
        const cells = [...row.cells];
        const values = cells.map((cell) => cell.textContent);
        row.classList.toggle("dim", topic !== null && others(values, topic));
        cells.forEach((cell, place) => {
          cell.classList.toggle("dim", topic !== null && others([heads[place] ?? ""], topic));
        });
      }
    }
  };

  const show = (topic) => {
    charts(topic);
    tables(topic);
  };
  const pin = (topic) => {
    pinned = topic;
    remember(topic);
    for (const button of buttons) button.setAttribute("aria-pressed", button.dataset.topic === topic);
    show(topic);
  };

  for (const button of buttons) {
    const { topic } = button.dataset;
    button.addEventListener("click", () => pin(pinned === topic ? null : topic));
    button.addEventListener("mouseenter", () => show(topic));
    button.addEventListener("mouseleave", () => show(pinned));
    button.addEventListener("focus", () => button.matches(":focus-visible") && show(topic));
    button.addEventListener("blur", () => show(pinned));
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && pinned !== null && !document.querySelector("dialog[open]")) pin(null);
  });
  if (kinds.has(asked)) pin(asked);
  document.addEventListener("reviewbook:chart", () => pinned !== null && show(pinned));
});
