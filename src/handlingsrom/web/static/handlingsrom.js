// Small comforts only: every page works without this file. Loaded with defer, so the page is there.
"use strict";

// A filter form sends itself when a choice is made; without script its own button does.
function autoSubmit(form) {
  form.querySelectorAll("[data-nojs]").forEach((button) => { button.hidden = true; });
  form.addEventListener("change", (event) => {
    const isProse = event.target.type === "search" || event.target.type === "text";
    if (!isProse || event.target.matches(".hr-date")) send(form);
  });
}

// Empty fields are left out, so that the address stays short enough to be mailed.
function send(form) {
  const url = new URL(form.action);
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value !== "") query.append(name, value);
  url.search = query;
  window.location.assign(url);
}

// Menus in the top bar close on Escape and on a click elsewhere.
function closeOutside(menu) {
  document.addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

// A <details data-remember="key"> stays as the person left it in this tab.
function remember(details) {
  const key = "hr-open:" + details.dataset.remember;
  const kept = sessionStorage.getItem(key);
  if (kept !== null) details.open = kept === "1";
  details.addEventListener("toggle", () => sessionStorage.setItem(key, details.open ? "1" : "0"));
}

// What a form says after it was sent is read at once: its error summary takes the focus.
function focusFirst(root) {
  const target = root.querySelector("[data-focus]");
  if (target) target.focus();
}

// A page with text that is not saved asks before it is left.
function guard(form) {
  let changed = false;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { changed = false; });
  window.addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
}

// A button that cannot be undone asks once more: <button data-confirm="Delete the draft?">.
function confirmFirst(event) {
  const button = event.submitter;
  if (button && button.dataset.confirm && !window.confirm(button.dataset.confirm)) event.preventDefault();
}

// Stacked rows (css/narrow.css) are no longer laid out as a table; some screen readers then forget that it is one.
// The roles, and the column's name before each value, are written here so that long tables stay small.
const narrow = window.matchMedia("(max-width: 719px)");
const ROLES = { THEAD: "rowgroup", TBODY: "rowgroup", TFOOT: "rowgroup", TR: "row", TD: "cell" };

function stack(table) {
  if (!narrow.matches || table.dataset.stacked) return;
  table.dataset.stacked = "yes";
  table.setAttribute("role", "table");
  const heads = [...table.querySelectorAll(":scope > thead > tr:first-child > th")];
  table.querySelectorAll("thead, tbody, tfoot, tr, td, th").forEach((part) => {
    const isHead = part.scope === "col" || part.scope === "colgroup";
    part.setAttribute("role", ROLES[part.tagName] || (isHead ? "columnheader" : "rowheader"));
  });
  /* amounts say their column; so does every cell of a table with data-labels, and the sums of a wide table */
  const labelled = table.hasAttribute("data-labels") ? "td" : "td.num";
  const sums = heads.length > 2 ? ", :scope > tfoot > tr > td.num:not([data-label], :empty)" : "";
  table.querySelectorAll(`:scope > tbody > tr > ${labelled}:not([data-label], :empty)${sums}`).forEach((cell) => {
    const head = cell.parentElement.cells.length === heads.length && heads[cell.cellIndex];
    if (head) cell.dataset.label = (head.querySelector(".hr-thname") || head).textContent.trim();
  });
}

// On a narrow screen the pages of an area are a row one scrolls; the one that is open is in sight.
function showOpenPage() {
  const row = document.querySelector(".hr-subnav"), here = row && row.querySelector("[aria-current]");
  if (here) row.scrollLeft += here.getBoundingClientRect().right - row.getBoundingClientRect().right + 24;
}

function stackAll(root) {
  root.querySelectorAll("table.hr-stack").forEach(stack);
}

function enhance(root) {
  stackAll(root);
  root.querySelectorAll("form[data-auto-submit]").forEach(autoSubmit);
  root.querySelectorAll("details[data-remember]").forEach(remember);
  root.querySelectorAll("form[data-guard]").forEach(guard);
  focusFirst(root);
}

document.querySelectorAll("details[data-close-outside]").forEach(closeOutside);
document.addEventListener("submit", confirmFirst);
document.addEventListener("htmx:load", (event) => { if (event.target !== document.body) enhance(event.target); });
document.querySelectorAll("[data-print]").forEach((button) => button.addEventListener("click", () => window.print()));
narrow.addEventListener("change", () => stackAll(document));
enhance(document);
showOpenPage();
