// Long tables can be sorted by a click on a head, and filtered by words.
document.addEventListener("DOMContentLoaded", () => {
  const LONG = 12;
  const text = (cell) => (cell ? cell.textContent.trim() : "");
  const value = (cell) => {
    const plain = text(cell).replace(/,/g, "").replace(/%$/, "");
    return plain !== "" && !Number.isNaN(Number(plain)) ? Number(plain) : null;
  };

  const compare = (column) => (a, b) => {
    const [left, right] = [a.cells[column], b.cells[column]];
    const [x, y] = [value(left), value(right)];
    if (x !== null && y !== null) return x - y;
    if (x !== null || y !== null) return x !== null ? -1 : 1;
    return text(left).localeCompare(text(right));
  };

  const sortable = (table, body, rows) => {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      if (!text(head)) return;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const up = head.getAttribute("aria-sort") === "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", up ? "descending" : "ascending");
        const sorted = [...rows].sort(compare(column));
        body.append(...(up ? sorted.reverse() : sorted));
      });
    });
  };

  const filterable = (table, rows) => {
    const bar = document.createElement("div");
    bar.className = "filter";
    const label = document.createElement("label");
    label.textContent = "Filter rows ";
    const input = document.createElement("input");
    input.type = "search";
    label.append(input);
    const count = document.createElement("span");
    count.setAttribute("role", "status");
    bar.append(label, count);
    (table.closest(".scroll") ?? table).before(bar);
    // A row of a group is found by the words over it too; a group goes with its last row.
    const over = (row) => row.parentElement.querySelector(":scope > .group")?.textContent ?? "";
    input.addEventListener("input", () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of rows) {
        const text = `${over(row)} ${row.textContent}`.toLowerCase();
        row.hidden = !words.every((word) => text.includes(word));
        shown += !row.hidden;
      }
      for (const body of table.tBodies) body.hidden = rows.every((row) => row.hidden || row.parentElement !== body);
      count.textContent = words.length ? `${shown} of ${rows.length} rows` : "";
    });
  };

  for (const table of document.querySelectorAll("main table")) {
    if (!table.tBodies.length || !table.tHead) continue;
    const rows = [...table.tBodies].flatMap((body) => [...body.rows]).filter((row) => !row.matches(".group"));
    if (rows.length <= LONG) continue;
    if (table.tBodies.length === 1) sortable(table, table.tBodies[0], rows);
    filterable(table, rows);
  }
});
