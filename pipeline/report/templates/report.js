"use strict";
(() => {
  // A page of a paper is wider than a telephone: each picture begins with its mark in sight.
  const centre = (part) => {
    for (const view of part.querySelectorAll(".view")) {
      const mark = view.querySelector(".mark");
      if (!mark || view.scrollWidth <= view.clientWidth) continue;
      const [box, frame] = [mark.getBoundingClientRect(), view.getBoundingClientRect()];
      view.tabIndex = 0;
      view.scrollLeft += box.left + box.width / 2 - frame.left - view.clientWidth / 2;
    }
  };
  centre(document);
  document.addEventListener("toggle", (event) => centre(event.target), true);

  // On paper everything is open.
  const folded = () => document.querySelectorAll("details:not([open])");
  addEventListener("beforeprint", () => folded().forEach((part) => part.setAttribute("open", "")));

  const form = document.getElementById("filters");
  if (!form) return;
  const said = document.getElementById("shown");
  const entries = [...document.querySelectorAll("[data-codes]")];
  const lists = (entry, name) => (entry.dataset[name] || "").split("|");
  const apply = () => {
    const wanted = [...new FormData(form)].filter(([, value]) => value);
    let findings = 0;
    let decisions = 0;
    for (const entry of entries) {
      const fits = wanted.every(([name, value]) => lists(entry, name).includes(value));
      entry.hidden = !fits;
      if (fits && entry.matches("tr")) decisions += 1;
      if (fits && !entry.matches("tr")) findings += 1;
    }
    said.textContent = wanted.length ? `${findings} findings, ${decisions} decisions shown` : "";
  };
  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  apply();
})();
