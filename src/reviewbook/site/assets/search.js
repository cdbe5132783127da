// Search over every page, without a server: the index is a script, loaded when it is first asked.
document.addEventListener("DOMContentLoaded", () => {
  const dialog = document.querySelector("dialog.search");
  const opener = document.querySelector("[data-search]");
  if (!dialog || !opener) return;
  const input = dialog.querySelector("input");
  const list = dialog.querySelector("ol");
  const count = dialog.querySelector(".count");
  const hint = dialog.querySelector(".hint");
  const MOST = 40;
  // What stands within words; between all else a blank is read.
  const WITHIN = "a, abbr, b, code, em, i, mark, q, small, span, strong, sub, sup, u";
  const { fold, split, counted, near } = reviewbookWords;
  // Findings come first, then what is looked for, then where it stands; as in the index.
  const KINDS = ["finding", "concept", "chapter", "reference", "document"];
  let entries = null;
  let known = null;

  // In the one file the pages themselves are the index.
  const fromPage = () => {
    const [found, articles] = [[], [...document.querySelectorAll("article[data-title]")]];
    for (const article of articles) {
      const { title, over } = article.dataset;
      for (const finding of article.querySelectorAll(".finding")) {
        found.push([`#${finding.parentElement.closest("[id]").id}`, finding.textContent, over, title, 0]);
      }
      const kind = article.classList.contains("kind-index") ? 0 : KINDS.findIndex((name) => article.classList.contains(`kind-${name}`));
      for (const block of kind < 0 ? [] : article.querySelectorAll("[data-block]")) {
        const text = block.cloneNode(true);
        for (const silent of text.querySelectorAll("svg, pre")) silent.remove();
        for (const apart of text.querySelectorAll(`:not(${WITHIN})`)) apart.append(" ");
        const name = block.dataset.block;
        const place = block.dataset.place ? `${article.id}--${block.dataset.place}` : article.id;
        found.push([`#${place}`, name === title ? title : `${title} › ${name}`, over, text.textContent, kind]);
      }
    }
    return found;
  };

  const load = () => new Promise((done) => {
    if (document.querySelector("article[data-title]")) return done(fromPage());
    const script = document.createElement("script");
    script.src = "assets/search-index.js";
    script.onload = () => done(window.reviewbookIndex ?? []);
    script.onerror = () => done([]);
    document.head.append(script);
  });

  const plain = (word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const begins = (word) => new RegExp(`(^|[^\\p{L}\\p{N}])${plain(word)}`, "u");
  const whole = (word) => new RegExp(`(^|[^\\p{L}\\p{N}])${plain(word)}($|[^\\p{L}\\p{N}])`, "u");

  // Of each word asked for, its best place in an entry; nothing if one of them is not there. The
  // title may have all of them as beginnings, or as whole words.
  const score = ({ title, text }, asked) => {
    let [sum, named, called] = [0, true, true];
    for (const ways of asked) {
      let best = 0;
      for (const { word, start } of ways) {
        if (start.test(title)) best = Math.max(best, title.startsWith(word) ? 12 : 8);
        else if (start.test(text)) best = Math.max(best, 2);
        else if (text.includes(word) || title.includes(word)) best = Math.max(best, 1);
      }
      if (!best) return null;
      named &&= best >= 8;
      called &&= ways.some(({ all }) => all.test(title));
      sum += best;
    }
    return { sum, named, called };
  };

  const look = (asked) => {
    const found = [];
    for (const entry of entries) {
      const points = score(entry, asked);
      if (points) found.push({ entry, ...points });
    }
    found.sort((a, b) => b.named - a.named || b.called - a.called || a.entry.kind - b.entry.kind || b.sum - a.sum);
    return found.map(({ entry }) => entry);
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

  const option = (href, ...inner) => {
    const [row, link] = [document.createElement("li"), document.createElement("a")];
    row.setAttribute("role", "none");
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    Object.assign(link, { href, tabIndex: -1, id: `search-option-${list.children.length}` });
    link.append(...inner);
    row.append(link);
    list.append(row);
    return link;
  };

  const place = ({ url, shown, over, kind, raw, text }, words) => {
    const [title, below] = [document.createElement("b"), document.createElement("small")];
    marked(title, shown, words);
    const where = [kind ? "" : "Finding", over].filter(Boolean).join(" · ");
    if (where) below.append(`${where}. `);
    marked(below, excerpt(raw, text, words), words);
    option(url.replace(/\.html/, `.html${location.search}`), title, below);
  };

  // Where nothing is found: words that are, or what there is to find.
  const suggest = (words) => {
    const there = words.filter((word) => entries.some(({ title, text }) => title.includes(word) || text.includes(word)));
    const others = words.length > 1 && there.length ? there : words.flatMap((word) => near(word, known, word.length > 5 ? 2 : 1));
    for (const word of new Set(others)) option("#", word).dataset.word = word;
    hint.textContent = others.length
      ? "Nothing found. There are places for:"
      : "Search looks through the findings, what was looked for and its other names, the chapters, the documents and the references. Try another word, or its beginning.";
  };

  const activate = (chosen) => {
    for (const other of list.querySelectorAll("[aria-selected=true]")) other.setAttribute("aria-selected", "false");
    chosen?.setAttribute("aria-selected", "true");
    chosen?.scrollIntoView({ block: "nearest" });
    if (chosen) input.setAttribute("aria-activedescendant", chosen.id);
    else input.removeAttribute("aria-activedescendant");
  };

  const find = () => {
    const words = split(fold(input.value));
    list.replaceChildren();
    activate(null);
    hint.textContent = "";
    count.textContent = "";
    if (words.length) {
      const there = (word) => entries.some(({ title, text }) => title.includes(word) || text.includes(word));
      const meant = words.map((word) => (there(word) ? [word] : [word, ...near(word, known)]));
      const found = look(meant.map((ways) => ways.map((word) => ({ word, start: begins(word), all: whole(word) }))));
      for (const entry of found.slice(0, MOST)) place(entry, meant.flat());
      const more = found.length > MOST ? `, the first ${MOST} shown` : "";
      const slips = found.length ? meant.filter((ways) => ways.length > 1).map(([word, ...ways]) => `, ${ways.join(" or ")} for “${word}”`) : [];
      count.textContent = `${found.length} ${found.length === 1 ? "place" : "places"}${more}${slips.join("")}`;
      if (!found.length) suggest(words);
    }
    input.setAttribute("aria-expanded", String(list.children.length > 0));
  };

  const open = async () => {
    dialog.showModal();
    input.select();
    entries ??= (await load()).map(([url, shown, over, words, kind]) => {
      const raw = words.replace(/\s+/g, " ").trim();
      return { url, shown, over, kind, raw, title: fold(shown), text: fold(raw) };
    });
    known ??= counted(entries.flatMap(({ title, text }) => [title, text]));
    find();
  };

  const follow = (link) => {
    if (!link?.dataset.word) return link?.click();
    input.value = link.dataset.word;
    find();
  };

  opener.addEventListener("click", open);
  input.addEventListener("input", () => entries && find());
  dialog.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link?.dataset.word) {
      event.preventDefault();
      follow(link);
      input.focus();
    } else if (event.target === dialog || link) dialog.close();
  });
  dialog.addEventListener("keydown", (event) => {
    const options = [...list.querySelectorAll("a")];
    const now = options.findIndex((one) => one.getAttribute("aria-selected") === "true");
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) {
      event.preventDefault();
      activate(now + by < 0 ? null : options[Math.min(options.length - 1, now + by)]);
    } else if (event.key === "Escape") {
      event.preventDefault();
      dialog.close();
    } else if (event.key === "Enter" && document.activeElement === input) {
      event.preventDefault();
      follow(options[Math.max(0, now)]);
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
