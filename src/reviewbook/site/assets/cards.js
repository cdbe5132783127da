// On a phone a table with long texts beside its names shows a card per row (see live.css). That takes
// from it, for a screen reader, what makes it a table; the roles give it back.
document.addEventListener("DOMContentLoaded", () => {
  const role = (elements, name) => {
    for (const element of elements) element.setAttribute("role", name);
  };

  for (const table of document.querySelectorAll("main table")) {
    if (!table.querySelector("thead .long:not(:first-child)") || table.tBodies.length !== 1) continue;
    const heads = [...table.tHead.rows[0].cells].map((head) => head.textContent.trim());
    role([table], "table");
    role([table.tHead, table.tBodies[0]], "rowgroup");
    role(table.rows, "row");
    role(table.tHead.rows[0].cells, "columnheader");
    for (const row of table.tBodies[0].rows) {
      for (const cell of row.cells) {
        role([cell], cell.tagName === "TH" ? "rowheader" : "cell");
        cell.dataset.head = heads[cell.cellIndex];
      }
    }
    table.classList.add("cards");
  }
});
