// On a phone a table that is too wide shows a card per row (see live.css). That takes
// from it, for a screen reader, what makes it a table; the roles give it back.
document.addEventListener("DOMContentLoaded", () => {
  const role = (elements, name) => {
    for (const element of elements) element.setAttribute("role", name);
  };

  // A phone has room for so many letters of a row, each column's longest text and a gap.
  const ROOM = 38, GAP = 2;
  const letters = (table) => {
    const widest = [];
    for (const row of table.rows) {
      [...row.cells].forEach((cell, column) => {
        widest[column] = Math.max(widest[column] ?? 0, cell.textContent.trim().length);
      });
    }
    return widest.reduce((sum, width) => sum + width + GAP, 0);
  };

  for (const table of document.querySelectorAll("main table")) {
    if (table.tBodies.length !== 1 || !table.tHead) continue;
    if (!table.querySelector("thead .long:not(:first-child)") && letters(table) <= ROOM) continue;
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
