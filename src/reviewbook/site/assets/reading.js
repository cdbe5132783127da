// What stands at a marked word of a text, by hand or by key.
document.addEventListener("DOMContentLoaded", () => {
  if (!document.querySelector("mark[data-rows], .compare")) return;

  // Marked words: one stop for Tab in each text, and the arrows lead from word to word.
  const text = (mark) => mark.closest(".pane, article, main");
  const hidden = new Set();
  const lit = (mark) => [...mark.classList].some((kind) => !hidden.has(kind));
  const words = (place) => {
    const rows = new Set();
    return [...place.querySelectorAll("mark[data-rows]")].filter((mark) => {
      const before = rows.size;
      for (const row of rowsOf(mark)) rows.add(row);
      return rows.size > before && lit(mark) && mark.checkVisibility();
    });
  };
  const arrange = () => {
    hidden.clear();
    for (const box of document.querySelectorAll(".codes input:not(:checked)")) hidden.add(box.value);
    close();
    for (const mark of document.querySelectorAll("mark[tabindex]")) {
      mark.removeAttribute("tabindex");
      mark.removeAttribute("role");
    }
    for (const place of document.querySelectorAll("main:not(:has(article)), article.kind-document, .pane")) {
      words(place).forEach((mark, number) => {
        mark.tabIndex = number ? -1 : 0;
        mark.setAttribute("role", "button");
      });
    }
  };

  // What stands at a word: the rows of the list below its passage, shown beside it.
  const note = document.createElement("aside");
  note.className = "note";
  note.id = "at-this-word";
  note.setAttribute("aria-label", "What stands at this word");
  note.hidden = true;
  document.body.append(note);
  let at = null;
  const close = () => {
    at?.removeAttribute("aria-describedby");
    at?.removeAttribute("data-here");
    at = null;
    note.hidden = true;
  };
  const rowsOf = (mark) => {
    const rows = mark.closest(".passage").querySelectorAll(".rows > li");
    return mark.dataset.rows.split(" ").map((place) => rows[place]);
  };
  const copied = (row) => {
    const item = row.cloneNode(true);
    item.removeAttribute("id");
    const place = item.querySelector("small i");
    if (place) {
      const folded = document.createElement("details");
      const summary = document.createElement("summary");
      summary.textContent = "Place";
      folded.append(summary, `characters ${place.textContent}`);
      item.append(" ", folded);
      place.remove();
    }
    if (document.documentElement.matches(".beside")) for (const link of item.querySelectorAll("a")) link.target = "_top";
    return item;
  };
  const open = (mark) => {
    if (mark === at) return;
    close();
    at = mark;
    const list = document.createElement("ul");
    list.className = "rows";
    list.append(...rowsOf(mark).map(copied));
    note.replaceChildren(list);
    note.hidden = false;
    mark.setAttribute("data-here", "");
    mark.setAttribute("aria-describedby", note.id);
    const lines = mark.getClientRects();
    const first = lines[0];
    const under = lines[lines.length - 1].bottom + 6;
    const above = first.top - note.offsetHeight - 6;
    const room = document.documentElement.clientWidth - note.offsetWidth - 8;
    note.style.left = `${Math.max(8, Math.min(first.left, room))}px`;
    note.style.top = `${scrollY + (under + note.offsetHeight > innerHeight && above > 0 ? above : under)}px`;
  };
  const word = (event) => {
    const mark = event.target.closest?.("mark[data-rows]");
    return mark && lit(mark) ? mark : null;
  };
  document.addEventListener("click", (event) => {
    if (note.contains(event.target)) return;
    const mark = word(event);
    if (mark) open(mark);
    else close();
  });
  document.addEventListener("focusin", (event) => {
    const mark = word(event);
    if (mark?.matches(":focus-visible")) open(mark);
    else if (!note.contains(event.target) && event.target !== at) close();
  });
  document.addEventListener("scroll", (event) => event.target !== document && close(), true);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && at && !document.querySelector("dialog[open]")) {
      const mark = at;
      mark.focus();
      close();
    }
    const mark = word(event);
    if (!mark) return;
    const all = words(text(mark));
    const here = all.indexOf(mark);
    const next = { ArrowRight: here + 1, ArrowDown: here + 1, ArrowLeft: here - 1, ArrowUp: here - 1, Home: 0, End: all.length - 1 }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      const target = all[Math.max(0, Math.min(all.length - 1, next))];
      mark.tabIndex = -1;
      target.tabIndex = 0;
      target.focus();
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      open(mark);
      note.querySelector("a, summary")?.focus();
    }
  });

  // A link to a row leads to its word too.
  const reveal = () => {
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let fold = place?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    for (const mark of document.querySelectorAll("mark[data-target]")) mark.removeAttribute("data-target");
    if (!place?.matches(".rows > li")) return;
    const marks = [...place.closest(".passage").querySelectorAll("mark[data-rows]")].filter((mark) => rowsOf(mark).includes(place));
    for (const mark of marks) mark.setAttribute("data-target", "");
    marks[0]?.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", reveal);
  addEventListener("load", () => requestAnimationFrame(reveal));
  document.addEventListener("toggle", ({ target }) => target.matches(".fold") && arrange(), true);
  for (const change of ["reviewbook:codes", "reviewbook:texts"]) document.addEventListener(change, arrange);
  arrange();
});
