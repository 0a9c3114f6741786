// Reordering the rows of a matrix by drag, closing a row's form, and keeping the place after a row was saved.
const matrix = () => document.querySelector("[data-matrix]");
const groupOf = (element) => element?.closest("[data-group]")?.dataset.group;
let dragged = null;

function showGrips() {
  for (const grip of document.querySelectorAll("[data-grip][hidden]")) if (groupOf(grip)) grip.hidden = false;
}

function target(event) {
  const place = dragged && event.target.closest?.(`[data-group="${dragged.dataset.group}"]`);
  return place && place !== dragged ? place : null;
}

function clear() {
  for (const place of document.querySelectorAll("[data-drop]")) delete place.dataset.drop;
}

document.addEventListener("dragstart", (event) => {
  const grip = event.target.closest?.("[data-grip]");
  if (!grip) return;
  dragged = grip.closest("[data-group]");
  dragged.dataset.dragging = "";
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", "");
  event.dataTransfer.setDragImage(dragged, 10, 10);
});
document.addEventListener("dragover", (event) => {
  const place = target(event);
  if (!place) return;
  event.preventDefault();
  clear();
  place.dataset.drop = "";
});
document.addEventListener("drop", (event) => {
  const place = target(event);
  if (!place) return;
  event.preventDefault();
  const form = dragged.querySelector(".tool-form");
  const number = (element) => (element.dataset.row ?? element.dataset.item).split(":")[1];
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  // One request: the row goes before the one it was dropped on.
  htmx.ajax("POST", form.action, { target: "#matrix", swap: "outerHTML", values: { before: number(place), csrfmiddlewaretoken: token } });
});
document.addEventListener("dragend", () => {
  if (dragged) delete dragged.dataset.dragging;
  dragged = null;
  clear();
});

document.addEventListener("click", (event) => {
  const close = event.target.closest?.("[data-close-slot]");
  const slot = close?.closest(".slot > td");
  if (!slot) return; // on a page of its own the link leads back
  event.preventDefault();
  const opener = document.querySelector(`[hx-target="#${CSS.escape(slot.id)}"]`);
  slot.replaceChildren();
  opener?.focus();
});

// The first field of a form that has come into its row.
document.addEventListener("htmx:afterSwap", (event) => {
  showGrips();
  if (event.detail.target.closest?.(".slot")) event.detail.target.querySelector("textarea, input:not([type=hidden])")?.focus();
  if (event.detail.target.id === "matrix" || event.detail.elt?.id === "matrix") matrix()?.querySelector(".saved")?.focus();
});
showGrips();
