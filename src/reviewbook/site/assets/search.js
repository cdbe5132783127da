// Search over every page, without a server: the index is a script, loaded when it is first asked.
document.addEventListener("DOMContentLoaded", () => {
  const dialog = document.querySelector("dialog.search");
  const opener = document.querySelector("[data-search]");
  if (!dialog || !opener) return;
  const input = dialog.querySelector("input");
  const list = dialog.querySelector("ol");
  const count = dialog.querySelector(".count");
  const MOST = 40;
  const fold = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/[\u2010-\u2015]/g, "-");
  let entries = null;

  // In the one file the pages themselves are the index.
  const fromPage = () => [...document.querySelectorAll("article[data-title] [data-block]")].map((block) => {
    const page = block.closest("article");
    const title = block.dataset.block;
    const whole = title === page.dataset.title ? title : `${page.dataset.title} › ${title}`;
    const place = block.dataset.place ? `${page.id}--${block.dataset.place}` : page.id;
    return [`#${place}`, whole, page.dataset.over, block.textContent];
  });

  const load = () => new Promise((done) => {
    if (document.querySelector("article[data-title]")) return done(fromPage());
    const script = document.createElement("script");
    script.src = "assets/search-index.js";
    script.onload = () => done(window.reviewbookIndex ?? []);
    script.onerror = () => done([]);
    document.head.append(script);
  });

  const score = (entry, words) => {
    let sum = 0;
    for (const word of words) {
      const start = new RegExp(`(^|[^\\p{L}\\p{N}])${word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`, "u");
      if (start.test(entry.title)) sum += entry.title.startsWith(word) ? 12 : 8;
      else if (start.test(entry.text)) sum += 2;
      else if (entry.text.includes(word) || entry.title.includes(word)) sum += 1;
      else return 0;
    }
    return sum;
  };

  const marked = (node, text, words) => {
    const folded = fold(text);
    if (folded.length !== text.length) return node.append(text);
    let at = 0;
    while (at < text.length) {
      const next = words.map((word) => [folded.indexOf(word, at), word.length]).filter(([place]) => place >= 0);
      if (!next.length) break;
      const [place, length] = next.reduce((a, b) => (b[0] < a[0] ? b : a));
      const mark = document.createElement("mark");
      mark.textContent = text.slice(place, place + length);
      node.append(text.slice(at, place), mark);
      at = place + length;
    }
    node.append(text.slice(at));
  };

  const excerpt = (text, folded, words) => {
    const places = words.map((word) => folded.indexOf(word)).filter((place) => place >= 0);
    const from = Math.max(0, Math.min(...(places.length ? places : [0])) - 50);
    const cut = text.slice(from, from + 150).trim();
    return (from ? "…" : "") + cut + (from + 150 < text.length ? "…" : "");
  };

  const item = ({ url, shown, over, raw, text }, words) => {
    const link = document.createElement("a");
    link.href = url;
    const title = document.createElement("b");
    marked(title, shown, words);
    const below = document.createElement("small");
    if (over) below.append(`${over}. `);
    marked(below, excerpt(raw, text, words), words);
    link.append(title, below);
    const row = document.createElement("li");
    row.append(link);
    return row;
  };

  const find = () => {
    const words = fold(input.value).split(/\s+/).filter(Boolean);
    const found = words.length
      ? entries.map((entry) => [score(entry, words), entry]).filter(([points]) => points).sort((a, b) => b[0] - a[0])
      : [];
    list.replaceChildren(...found.slice(0, MOST).map(([, entry]) => item(entry, words)));
    const more = found.length > MOST ? `, the first ${MOST} shown` : "";
    count.textContent = words.length ? `${found.length} ${found.length === 1 ? "place" : "places"}${more}` : "";
  };

  const open = async () => {
    dialog.showModal();
    input.select();
    entries ??= (await load()).map(([url, shown, over, raw]) => {
      const words = raw.replace(/\s+/g, " ");
      return { url, shown, over, raw: words, title: fold(shown), text: fold(words) };
    });
    find();
  };

  const step = (by) => {
    const stops = [input, ...list.querySelectorAll("a")];
    const now = Math.max(0, stops.indexOf(document.activeElement));
    stops[Math.min(stops.length - 1, Math.max(0, now + by))].focus();
  };

  opener.addEventListener("click", open);
  input.addEventListener("input", () => entries && find());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest("a")) dialog.close();
  });
  dialog.addEventListener("keydown", (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) {
      event.preventDefault();
      step(by);
    } else if (event.key === "Escape") {
      event.preventDefault();
      dialog.close();
    } else if (event.key === "Enter" && document.activeElement === input) {
      event.preventDefault();
      list.querySelector("a")?.click();
    }
  });
  document.addEventListener("keydown", (event) => {
    const writing = event.target.closest?.("input, textarea, select, [contenteditable]");
    const wanted = event.key === "/" || (event.key === "k" && (event.ctrlKey || event.metaKey));
    if (!wanted || dialog.open || (writing && event.key === "/")) return;
    event.preventDefault();
    open();
  });
});
