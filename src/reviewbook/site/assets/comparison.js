// Two texts side by side: the pages of two documents in frames, or, in the one file, their copies.
document.addEventListener("DOMContentLoaded", () => {
  const compare = document.querySelector(".compare");
  if (!compare) return;
  const choices = [...compare.querySelectorAll("select")];
  const short = (choice) => choice.selectedOptions[0].textContent.split(":")[0];
  let off = [];

  const copy = (article) => {
    const parts = [...article.querySelectorAll(".passage")].filter((part) => !part.closest(".fold"));
    return parts.map((part) => {
      const copied = part.cloneNode(true);
      // Below the title of the page, as in the document they stand below that of the text.
      for (const heading of copied.querySelectorAll("h4")) heading.setAttribute("aria-level", 3);
      for (const one of [copied, ...copied.querySelectorAll("[id]")]) one.removeAttribute("id");
      return copied;
    });
  };
  const frame = (slug, title) => {
    const made = document.createElement("iframe");
    made.name = "reviewbook-beside";
    made.title = title;
    made.src = `${slug}.html`;
    made.addEventListener("load", () => made.contentWindow.postMessage(off, "*"));
    return made;
  };
  const fill = (choice) => {
    const pane = choice.closest("section").querySelector(".pane");
    if (pane.dataset.from === choice.value) return;
    pane.dataset.from = choice.value;
    const article = document.getElementById(choice.value);
    const title = choice.selectedOptions[0].textContent;
    if (article) {
      pane.replaceChildren(...copy(article));
      pane.tabIndex = 0;
      pane.setAttribute("role", "region");
      pane.setAttribute("aria-label", title);
    } else pane.replaceChildren(frame(choice.value, title));
    pane.scrollTop = 0;
  };
  const count = () => {
    const counts = choices.map((choice) => choice.selectedOptions[0].dataset.counts.split(" ").map(Number));
    compare.querySelectorAll("small[data-one]").forEach((place, number) => {
      const [left, right] = counts.map((those) => those[number]);
      const noun = right === 1 ? place.dataset.one : place.dataset.several;
      place.textContent = `${left} and ${right} ${noun}`;
      place.closest("li").hidden = !left && !right;
    });
  };
  const show = () => {
    choices.forEach(fill);
    count();
    document.dispatchEvent(new CustomEvent("reviewbook:texts"));
  };
  const keep = () => {
    const url = new URL(location.href);
    for (const choice of choices) url.searchParams.set(choice.dataset.side, short(choice));
    history.replaceState(history.state, "", url);
  };
  const select = (choice, name) => {
    const place = [...choice.options].findIndex((option) => option.textContent.split(":")[0] === name);
    if (place >= 0) choice.selectedIndex = place;
  };

  // A link from a document names the first text; the second is then another.
  const asked = () => {
    const option = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!choices[0].contains(option)) return;
    choices[0].value = option.value;
    if (choices[1].value === option.value) choices[1].selectedIndex = option.index ? 0 : 1;
  };
  choices[1].selectedIndex = 1;
  const address = new URLSearchParams(location.search);
  for (const choice of choices) select(choice, address.get(choice.dataset.side));
  if (!address.has("left")) asked();
  addEventListener("hashchange", () => {
    asked();
    show();
  });
  for (const choice of choices) {
    choice.addEventListener("change", () => {
      show();
      keep();
    });
  }
  document.addEventListener("reviewbook:codes", ({ detail }) => {
    off = detail;
    for (const made of compare.querySelectorAll("iframe")) made.contentWindow.postMessage(off, "*");
  });
  show();
});
