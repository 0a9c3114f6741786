// Moving agenda items with the pointer and with keys. Without this file the buttons of each line do the same.
const list = () => document.getElementById("agenda");
const rows = () => [...(list()?.querySelectorAll(".agenda-item") ?? [])];

function dress() {
  for (const grip of list()?.querySelectorAll("[data-grip]") ?? []) {
    grip.hidden = false;
    grip.draggable = true;
  }
  const moved = list()?.dataset.moved;
  if (moved) list().querySelector(`[data-step="${moved}"]`)?.focus();
}
dress();
document.addEventListener("htmx:afterSwap", dress);

// What hangs below a row moves with it.
function block(row) {
  const all = rows();
  const start = all.indexOf(row);
  const depth = Number(row.dataset.depth);
  let end = start + 1;
  while (end < all.length && Number(all[end].dataset.depth) > depth) end += 1;
  return all.slice(start, end);
}

let moving = null;
document.addEventListener("dragstart", (event) => {
  const row = event.target.closest?.("[data-grip]")?.closest(".agenda-item");
  if (!row) return;
  moving = block(row);
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", row.dataset.item);
  event.dataTransfer.setDragImage(row, 10, 10);
  for (const one of moving) one.classList.add("is-moving");
});
document.addEventListener("dragover", (event) => {
  const over = event.target.closest?.(".agenda-item");
  if (!moving || !over || moving.includes(over)) return;
  event.preventDefault();
  const box = over.getBoundingClientRect();
  const after = event.clientY > box.top + box.height / 2;
  const target = after ? block(over).at(-1) : over;
  if (moving.includes(target)) return;
  if (after) target.after(...moving);
  else target.before(...moving);
});
document.addEventListener("drop", (event) => {
  if (moving) event.preventDefault();
});
document.addEventListener("dragend", () => {
  if (!moving) return;
  for (const one of moving) one.classList.remove("is-moving");
  moving = null;
  const order = rows().map((row) => `${row.dataset.item}:${row.dataset.depth}`);
  window.htmx.ajax("POST", list().dataset.order, {
    target: "#agenda",
    swap: "outerHTML",
    values: { order: order.join(",") },
  });
});

// Alt and an arrow, wherever the focus is in a line.
const keys = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "out", ArrowRight: "in" };
document.addEventListener("keydown", (event) => {
  const to = event.altKey && keys[event.key];
  const row = to && event.target.closest?.(".agenda-item");
  const button = row?.querySelector(`.agenda-move button[value="${to}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
});
