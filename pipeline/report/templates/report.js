"use strict";
(() => {
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
