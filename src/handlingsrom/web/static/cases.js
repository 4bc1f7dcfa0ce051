// Writing a case: a figure from the list goes into the text where one was last writing. Without this file the names
// are written by hand, as the list says.
"use strict";

let last = document.querySelector("form textarea");

document.addEventListener("focusin", (event) => {
  if (event.target.matches("textarea")) last = event.target;
});

function insert(text) {
  last.focus();
  last.setRangeText(text, last.selectionStart, last.selectionEnd, "end");
  last.dispatchEvent(new Event("input", { bubbles: true }));
}

if (last) {
  last.selectionStart = last.selectionEnd = last.value.length;
  const said = document.querySelector("[data-figures-said]");
  document.querySelectorAll("[data-insert]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => {
      insert(button.dataset.insert);
      said.textContent = said.dataset.figuresSaid + ": " + button.dataset.insert;
    });
  });
}
