"use strict";
// Pointing at a statement, or reaching it with the keyboard, lights its words and its note.
{
  const parts = new Map();
  for (const part of document.querySelectorAll("[data-s]")) {
    for (const statement of part.dataset.s.split(" ")) {
      if (!parts.has(statement)) parts.set(statement, []);
      parts.get(statement).push(part);
    }
  }
  let lit = [];
  const light = (event) => {
    for (const part of lit) part.classList.remove("lit");
    const here = event.target instanceof Element ? event.target.closest("[data-s]") : null;
    lit = here ? here.dataset.s.split(" ").flatMap((statement) => parts.get(statement)) : [];
    for (const part of lit) part.classList.add("lit");
  };
  document.addEventListener("pointerover", light);
  document.addEventListener("focusin", light);
  for (const button of document.querySelectorAll("button.save")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const text = document.getElementById(button.dataset.from).textContent;
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
      link.download = button.dataset.name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    });
  }
}
