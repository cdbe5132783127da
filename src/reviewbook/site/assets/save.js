// A chart to take away: as a drawing or a picture that stands alone, with its title, ink on white.
document.addEventListener("DOMContentLoaded", () => {
  const [INK, PAPER, MARGIN, LINE] = ["#1b1f23", "#ffffff", 16, 20];
  const SCALE = 2;
  const FONT = "Liberation Sans, Arial, Helvetica, sans-serif";

  const make = (name, attributes, text = "") => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.textContent = text;
    return element;
  };

  const pen = document.createElement("canvas").getContext("2d");
  const wrapped = (text, style, width) => {
    pen.font = `${style["font-weight"]} ${style["font-size"]} ${FONT}`;
    const lines = [""];
    for (const word of text.split(/\s+/)) {
      const longer = `${lines.at(-1)} ${word}`.trim();
      if (pen.measureText(longer).width > width && lines.at(-1)) lines.push(word);
      else lines[lines.length - 1] = longer;
    }
    return lines;
  };

  // What is said over and under a chart on its page stands in the picture.
  const caption = (figure, width) => {
    const words = (selector) => figure.querySelector(selector)?.textContent.trim() ?? "";
    const bold = { "font-weight": "bold", "font-size": "15px" };
    const small = { "font-weight": "normal", "font-size": "12px" };
    return [[words(".finding"), bold], [words(".how"), small]]
      .flatMap(([text, style]) => (text ? wrapped(text, style, width).map((line) => [line, style]) : []));
  };

  // Links, roles and dimming belong to the page; its inks are resolved.
  const bare = (svg) => {
    const copy = svg.cloneNode(true);
    const ours = /^(class|role|tabindex|style|aria-.*|aria)$/;
    for (const element of [copy, ...copy.querySelectorAll("*")]) {
      for (const { name, value } of [...element.attributes]) {
        if (ours.test(name)) element.removeAttribute(name);
        else if (value === "currentColor") element.setAttribute(name, INK);
      }
    }
    for (const link of copy.querySelectorAll("a")) link.replaceWith(...link.children);
    for (const tip of copy.querySelectorAll("title, desc")) tip.remove();
    return copy;
  };

  const drawing = (figure) => {
    const svg = figure.querySelector(".plot svg");
    const [, , width, height] = svg.getAttribute("viewBox").split(/[ ,]+/).map(Number);
    const lines = caption(figure, Math.max(width, 360));
    const top = MARGIN + lines.length * LINE + (lines.length ? 8 : 0);
    const [wide, high] = [Math.max(width, 360) + 2 * MARGIN, top + height + MARGIN];
    const whole = make("svg", { width: wide, height: high, viewBox: `0 0 ${wide} ${high}`, "font-family": FONT });
    whole.append(make("title", {}, lines.map(([line]) => line).join(" ")));
    whole.append(make("rect", { width: "100%", height: "100%", fill: PAPER }));
    lines.forEach(([line, style], place) => {
      whole.append(make("text", { x: MARGIN, y: MARGIN + 14 + place * LINE, fill: INK, ...style }, line));
    });
    const inner = bare(svg);
    for (const [name, value] of Object.entries({ x: MARGIN, y: top, width, height })) inner.setAttribute(name, value);
    whole.append(inner);
    return { text: new XMLSerializer().serializeToString(whole), wide, high };
  };

  const picture = async ({ text, wide, high }) => {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [wide * SCALE, high * SCALE];
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise((done) => { canvas.toBlob(done, "image/png"); });
  };

  const save = (blob, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };

  for (const menu of document.querySelectorAll(".save")) {
    const figure = menu.closest("figure");
    const name = menu.querySelector("a[download]").download.replace(/\.\w+$/, "");
    menu.addEventListener("click", async (event) => {
      const chosen = event.target.closest("button, a");
      if (!chosen) return;
      menu.open = false;
      menu.querySelector("summary").focus();
      if ("copy" in chosen.dataset) navigator.clipboard?.writeText(chosen.href).catch(() => {});
      const { save: kind } = chosen.dataset;
      if (!kind) return;
      const drawn = drawing(figure);
      const blob = kind === "png" ? await picture(drawn) : new Blob([drawn.text], { type: "image/svg+xml" });
      save(blob, `${name}.${kind}`);
    });
  }
});
