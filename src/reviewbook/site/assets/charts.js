// The pictures come alive in place: tips, keys, and a click that leads to the evidence.
document.addEventListener("DOMContentLoaded", () => {
  const scripts = [...document.querySelectorAll("script[data-figure]")];
  if (!scripts.length) return;

  const tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;
  document.body.append(tip);

  const place = (x, y) => {
    const { width, height } = tip.getBoundingClientRect();
    tip.style.left = `${Math.max(6, Math.min(x + 14, innerWidth - width - 6))}px`;
    tip.style.top = `${y + height + 24 > innerHeight ? y - height - 12 : y + 16}px`;
  };

  const say = (x, y, value) => {
    tip.hidden = value === null || value === undefined || value === "";
    if (tip.hidden) return;
    tip.replaceChildren();
    if (typeof value === "object") {
      const pairs = document.createElement("dl");
      for (const [name, content] of Object.entries(value)) {
        const [term, meaning] = [document.createElement("dt"), document.createElement("dd")];
        term.textContent = name;
        meaning.textContent = content;
        pairs.append(term, meaning);
      }
      tip.append(pairs);
    } else tip.textContent = value;
    place(x, y);
  };

  // What a mark says to those who do not see it: its tip, else its words.
  const words = (item) => {
    const value = item.tooltip;
    if (value && typeof value === "object") return Object.entries(value).map(([name, content]) => `${name} ${content}`).join(", ");
    if (value) return String(value);
    const { href, ...datum } = item.datum ?? {};
    return Object.values(datum).filter((content) => typeof content === "string").join(", ");
  };

  const tell = (mark) => {
    if (!mark.matches(":focus-visible")) return;
    const { right, top } = mark.getBoundingClientRect();
    say(right, top, mark.__data__.tooltip ?? words(mark.__data__));
  };

  // One stop for Tab; arrows go from mark to mark, Enter follows.
  const keys = (svg) => {
    const marks = [...svg.querySelectorAll(".role-mark path, .role-mark text, .role-mark line, .role-mark rect")].filter((mark) => mark.__data__?.href);
    // A number on a shape that leads to the same place is no stop of its own.
    const shaped = new Set(marks.filter((mark) => mark.tagName !== "text").map((mark) => mark.__data__.href));
    const stops = marks.filter((mark) => mark.tagName !== "text" || !shaped.has(mark.__data__.href));
    stops.forEach((mark, number) => {
      mark.setAttribute("role", "link");
      mark.setAttribute("tabindex", number ? "-1" : "0");
      mark.setAttribute("aria-label", words(mark.__data__));
      mark.addEventListener("focus", () => tell(mark));
      mark.addEventListener("blur", () => { tip.hidden = true; });
    });
    svg.addEventListener("keydown", (event) => {
      const now = stops.indexOf(document.activeElement);
      const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -stops.length, End: stops.length }[event.key];
      if (now < 0) return;
      if (event.key === "Enter") location.href = stops[now].__data__.href;
      if (!by) return;
      event.preventDefault();
      const next = stops[Math.max(0, Math.min(stops.length - 1, now + by))];
      stops[now].setAttribute("tabindex", "-1");
      next.setAttribute("tabindex", "0");
      next.focus();
    });
  };

  const named = (svg, still) => {
    for (const element of svg.querySelectorAll("[role], [aria-label], [aria-hidden], [aria-roledescription]")) {
      for (const name of ["role", "aria-label", "aria-hidden", "aria-roledescription"]) element.removeAttribute(name);
    }
    for (const name of ["role", "aria-labelledby", "aria-describedby"]) svg.setAttribute(name, still.getAttribute(name));
  };

  // The one file carries Vega and charts packed, and runs Vega when the first chart is seen.
  const unpack = async (packed) => {
    const bytes = Uint8Array.from(atob(packed), (letter) => letter.codePointAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
  };
  const run = async (carried) => {
    const script = document.createElement("script");
    script.textContent = await unpack(carried.textContent);
    document.head.append(script);
  };
  let running = null;
  const vega = async () => {
    const carried = document.getElementById("vega");
    if (!window.reviewbookEmbed && carried) await (running ??= run(carried));
    return window.reviewbookEmbed;
  };

  const spec = async ({ type, textContent }) => JSON.parse(type === "text/plain" ? await unpack(textContent) : textContent);

  const enliven = async (script) => {
    const plot = document.getElementById(script.dataset.figure)?.querySelector(".plot");
    const still = plot?.querySelector("svg");
    if (!still) return;
    const embed = await vega();
    const holder = document.createElement("div");
    // With `ast` expressions are walked, not compiled: the page forbids to evaluate text.
    await embed(holder, await spec(script), {
      mode: "vega", renderer: "svg", ast: true, actions: false, defaultStyle: false, hover: false,
      tooltip: (_, event, item, value) => say(event.clientX, event.clientY, item ? value : null),
    });
    const svg = holder.querySelector("svg");
    named(svg, still);
    keys(svg);
    still.replaceWith(holder);
    plot.dataset.live = "";
    document.dispatchEvent(new CustomEvent("reviewbook:chart"));
  };

  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      seen.unobserve(entry.target);
      enliven(scripts.find((script) => script.dataset.figure === entry.target.id)).catch((error) => console.error(error));
    }
  }, { rootMargin: "600px" });
  for (const script of scripts) {
    const figure = document.getElementById(script.dataset.figure);
    if (figure) seen.observe(figure);
  }
  // What moves leaves its tip behind; that of the mark with the focus goes with it.
  addEventListener("scroll", () => {
    tip.hidden = true;
    const mark = document.activeElement;
    if (mark.closest(".plot") && mark.__data__) tell(mark);
  }, { passive: true, capture: true });
});
