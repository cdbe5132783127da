// What is chosen is a trait; the rows and the texts are asked for, and kept by nobody.
const make = (tag, attributes = {}, ...inside) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...inside);
  return element;
};

const box = (label, checked, onchange) =>
  make("label", {}, make("input", { type: "checkbox", checked, onchange }), ` ${label}`);

// Some of several: folded away under a line that says what is chosen.
function chooser(model, trait, title, groups) {
  const summary = make("summary");
  const inputs = new Map();
  const keep = (ids) => {
    model.set(trait, ids.length ? ids : null);
    model.save_changes();
  };
  const told = () => {
    const chosen = model.get(trait); // null is all of them, and no box is ticked
    for (const [id, input] of inputs) input.checked = Boolean(chosen?.includes(id));
    summary.textContent = `${title}: ${chosen ? `${chosen.length} of ${inputs.size}` : "all"}`;
  };
  const chosenNow = () => [...inputs].filter(([, input]) => input.checked).map(([id]) => id);
  const list = ({ id, label, count }) => {
    const line = box(`${label} (${count})`, false, () => keep(chosenNow()));
    inputs.set(id, line.firstChild);
    return line;
  };
  const field = ({ label, choices }) => {
    const set = make("fieldset", {}, make("legend", {}, label), ...choices.map(list));
    const every = () => {
      for (const { id } of choices) inputs.get(id).checked = true;
      keep(chosenNow());
    };
    if (groups.length > 1 && choices.length > 1)
      set.append(make("button", { type: "button", onclick: every }, `All of ${label}`));
    return set;
  };
  const none = make("button", { type: "button", onclick: () => keep([]) }, "Clear: show all");
  const inner = make("div", { className: "choices" }, ...groups.map(field), none);
  model.on(`change:${trait}`, told);
  const element = make("details", {}, summary, inner);
  told();
  return element;
}

function finder(model) {
  const input = make("input", { type: "search", value: model.get("words") });
  let waiting;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      model.set("words", input.value);
      model.save_changes();
    }, 250);
  });
  model.on("change:words", () => {
    if (input.value !== model.get("words")) input.value = model.get("words");
  });
  return make("label", {}, "Words in context ", input);
}

function lines(rows, withTexts, read) {
  const place = "document, passage";
  const heads = withTexts ? [place, "before", "word", "after", "names", "context"] : [place, "word", "names", "context"];
  const word = (row) =>
    withTexts ? make("button", { type: "button", onclick: () => read(row) }, row.surface) : row.surface;
  const line = (row) =>
    make("tr", {},
      make("th", { scope: "row" }, `${row.document} ${row.passage}`),
      ...(withTexts ? [make("td", { className: "before" }, row.before)] : []),
      make("td", {}, word(row)),
      ...(withTexts ? [make("td", {}, row.after)] : []),
      make("td", {}, row.label),
      make("td", {}, row.context));
  return make("table", {},
    make("caption", {}, withTexts ? "Words in context. Press a word to read it in its document." : "Words found."),
    make("thead", {}, make("tr", {}, ...heads.map((head) => make("th", { scope: "col" }, head)))),
    make("tbody", {}, ...rows.map(line)));
}

// A passage with its mentions marked, which may overlap: it is cut wherever one begins or ends.
function passage({ zone, start, text }, found, here) {
  const characters = [...text]; // offsets count characters, not the halves of those beyond 16 bits
  const end = start + characters.length;
  const inside = found.filter((one) => one.start < end && one.end > start);
  const places = inside.flatMap((one) => [Math.max(one.start, start), Math.min(one.end, end)]);
  const cuts = [...new Set([start, ...places, end])].sort((a, b) => a - b);
  const pieces = cuts.slice(0, -1).map((from, place) => {
    const to = cuts[place + 1];
    const piece = characters.slice(from - start, to - start).join("");
    const over = inside.filter((one) => one.start <= from && one.end >= to);
    if (!over.length) return piece;
    const mark = make("mark", { title: over.map((one) => one.label).join(", ") }, piece);
    mark.style.setProperty("--colour", over.at(-1).colour);
    if (over.every((one) => one.lens)) mark.classList.add("lens");
    if (over.some((one) => one.row === here)) mark.classList.add("here");
    return mark;
  });
  const heading = zone === "title" || zone === "heading";
  return make("p", { className: heading ? "heading" : "" }, ...pieces);
}

function reader(sent, here, off, close) {
  const codes = new Map(sent.codes.map((code) => [code.label, code]));
  const found = sent.found.map((one) => ({ ...one, ...codes.get(one.code), label: one.label }));
  const body = make("div", { className: "scroll text", tabIndex: 0, role: "region", ariaLabel: sent.title });
  const draw = () => {
    const shown = found.filter((one) => !off.has(one.code));
    body.replaceChildren(...sent.passages.map((one) => passage(one, shown, here)));
  };
  const turn = (code) => {
    const line = box(`${code.label} (${code.count})`, !off.has(code.label), (event) => {
      off[event.target.checked ? "delete" : "add"](code.label);
      draw();
    });
    line.className = code.lens ? "code lens" : "code";
    line.style.setProperty("--colour", code.colour);
    return line;
  };
  draw();
  return make("section", { ariaLabel: `The text of ${sent.document}` },
    make("div", { className: "line" },
      make("strong", {}, sent.title),
      make("button", { type: "button", onclick: close }, "Close the text")),
    make("fieldset", {}, make("legend", {}, "Show what names"), ...sent.codes.map(turn)),
    body);
}

function render({ model, el }) {
  el.classList.add("rb-concordance");
  // Keys pressed here are for what is here: X would cut the cell that this stands in.
  const plain = (event) => !event.ctrlKey && !event.metaKey && !event.altKey;
  el.addEventListener("keydown", (event) => {
    if (plain(event)) event.stopPropagation();
  });
  const head = make("div", { className: "line" });
  const note = make("p");
  const count = make("p", { role: "status" });
  const list = make("div", { className: "scroll", tabIndex: 0, role: "region", ariaLabel: "Words in context" });
  const place = make("div");
  const off = new Set();
  let withTexts = true;
  let asked = null;
  let pressed = null;
  el.replaceChildren(head, note, count, list, place);

  const read = (row) => {
    asked = row.row;
    pressed = document.activeElement;
    model.send({ kind: "document", document: row.document });
  };
  const close = () => {
    place.replaceChildren();
    (pressed?.isConnected ? pressed : list).focus();
  };
  const heard = {
    choices: (sent) => {
      withTexts = !sent.note;
      note.textContent = sent.note;
      note.hidden = withTexts;
      head.replaceChildren(
        chooser(model, "documents", "Documents", [{ label: "Documents", choices: sent.documents }]),
        chooser(model, "concepts", "Concepts", sent.groups.map((one) => ({ label: one.label, choices: one.concepts }))),
        chooser(model, "contexts", "Contexts", [{ label: "Contexts", choices: sent.contexts }]),
        finder(model));
    },
    rows: (sent) => {
      const some = sent.rows.length < sent.found ? `; the first ${sent.rows.length} are listed` : "";
      count.textContent = `${sent.counted}${some}`;
      list.replaceChildren(...(sent.rows.length ? [lines(sent.rows, withTexts, read)] : []));
    },
    document: (sent) => {
      if (asked === null) return; // another view of this widget asked
      place.replaceChildren(reader(sent, asked, off, close));
      asked = null;
      const body = place.querySelector(".text");
      body.focus({ preventScroll: true });
      const here = body.querySelector(".here");
      if (here) body.scrollTop = here.offsetTop - body.clientHeight / 2;
      body.scrollIntoView({ block: "nearest" });
    },
  };
  const hear = (sent) => heard[sent.kind]?.(sent);
  model.on("msg:custom", hear);
  model.send({ kind: "choices" });
  return () => model.off("msg:custom", hear);
}

export default { render };
