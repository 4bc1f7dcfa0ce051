// Kontroll: a paper is dragged onto the form, and read at once. Without this file one chooses it and presses the button.
"use strict";

function giveTo(form) {
  const input = form.querySelector("input[type=file]");
  const said = form.querySelector("[data-give-said]");
  form.querySelector("[data-give-hint]").hidden = false;
  const mark = (isOver) => form.classList.toggle("is-over", isOver);

  form.addEventListener("dragover", (event) => { event.preventDefault(); mark(true); });
  form.addEventListener("dragleave", (event) => { if (!form.contains(event.relatedTarget)) mark(false); });
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    mark(false);
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    form.requestSubmit();
  });
  form.addEventListener("submit", () => {
    if (input.files.length) said.textContent = `${input.files[0].name}: ${form.dataset.wait}`;
  });
}

document.querySelectorAll("form[data-give]").forEach(giveTo);
