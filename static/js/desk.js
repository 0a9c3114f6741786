// Small behaviours of pages. Everything works without them; words come from the page (template#words, data attributes).
const words = document.getElementById("words")?.dataset ?? {};
const all = (root, css) => [...(root.matches?.(css) ? [root] : []), ...root.querySelectorAll(css)];

document.documentElement.classList.add("has-js");

// ── toasts ────────────────────────────────────────────────────────────────────────────────────────────────────────
function dismiss(toast) {
  toast.classList.add("going");
  setTimeout(() => toast.remove(), 200);
}

function prepareToast(toast) {
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = words.close ?? "×";
  close.addEventListener("click", () => dismiss(toast));
  toast.append(close);
  if (!toast.hasAttribute("data-toast")) return;
  let timer = setTimeout(dismiss, 6000, toast);
  toast.addEventListener("mouseenter", () => clearTimeout(timer));
  toast.addEventListener("mouseleave", () => (timer = setTimeout(dismiss, 3000, toast)));
  toast.addEventListener("focusin", () => clearTimeout(timer));
}

// A response may carry a toast: HX-Trigger: {"toast": "Reminder sent"}.
document.addEventListener("toast", (event) => {
  const toast = document.createElement("div");
  const text = document.createElement("p");
  toast.className = "toast";
  toast.dataset.toast = "";
  text.textContent = event.detail.value ?? "";
  toast.append(text);
  document.getElementById("toasts")?.append(toast);
  prepareToast(toast);
});

// ── confirm ───────────────────────────────────────────────────────────────────────────────────────────────────────
const confirmDialog = document.getElementById("confirm");
document.addEventListener(
  "click",
  (event) => {
    const button = event.target.closest?.("[data-confirm]");
    if (!button || !confirmDialog?.showModal || button.dataset.confirmed) {
      if (button) delete button.dataset.confirmed;
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    document.getElementById("confirm-question").textContent = button.dataset.confirm;
    document.getElementById("confirm-text").textContent = button.dataset.confirmText ?? "";
    document.getElementById("confirm-yes").textContent = button.dataset.confirmDo ?? words.confirm;
    confirmDialog.returnValue = "";
    confirmDialog.addEventListener(
      "close",
      () => {
        button.focus();
        if (confirmDialog.returnValue !== "yes") return;
        button.dataset.confirmed = "1";
        button.click();
      },
      { once: true },
    );
    confirmDialog.showModal();
  },
  true,
);

// ── keys and menus ────────────────────────────────────────────────────────────────────────────────────────────────
const typing = (element) => element.closest?.("input, textarea, select, [contenteditable]");
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target)) {
    const search = document.getElementById("search");
    if (search?.offsetParent) {
      event.preventDefault();
      search.focus();
      search.select();
    }
  }
  if (event.key !== "Escape") return;
  const menu = document.querySelector(".person-menu[open], .more-menu[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
    return;
  }
  const place = event.target.closest?.("[data-esc]");
  if (place) {
    const way = place.querySelector(place.dataset.esc);
    event.preventDefault();
    way?.click();
  }
});
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll(".person-menu[open], .more-menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
  if (event.target.closest("[data-print]")) window.print();
});

// ── a provision opens in place ────────────────────────────────────────────────────────────────────────────────────
const inPlace = document.getElementById("in-place");
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-in-place]");
  if (!link || !inPlace?.showModal || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  try {
    const answer = await fetch(link.href, { headers: { "X-In-Place": "1" } });
    if (!answer.ok || answer.redirected) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const body = page.querySelector("[data-in-place-body]") ?? page.querySelector("main");
    body.querySelectorAll("script, .toasts").forEach((element) => element.remove());
    body.querySelectorAll("[id]").forEach((element) => element.removeAttribute("id"));
    document.getElementById("in-place-body").replaceChildren(...body.childNodes);
    document.getElementById("in-place-open").href = link.href;
    inPlace.showModal();
    inPlace.scrollTop = 0;
  } catch {
    location.href = link.href;
  }
});

// ── ticking rows ──────────────────────────────────────────────────────────────────────────────────────────────────
function prepareBulk(form) {
  const bar = form.querySelector(".bulk-bar");
  const ticks = () => [...form.querySelectorAll("[data-tick]")].filter((tick) => !tick.closest("[hidden]"));
  const whole = form.querySelector("[data-tick-all]");
  const count = form.querySelector("[data-bulk-count]");
  const digits = (number) => number.toLocaleString(document.documentElement.lang === "km" ? "km-u-nu-khmr" : "en");
  const show = () => {
    const chosen = [...form.querySelectorAll("[data-tick]")].filter((tick) => tick.checked);
    bar?.classList.toggle("open", chosen.length > 0);
    if (count) count.textContent = `${digits(chosen.length)} ${words.chosen}`;
    for (const tick of form.querySelectorAll("[data-tick]")) tick.closest("tr")?.classList.toggle("ticked", tick.checked);
    const seen = ticks();
    if (whole) {
      whole.checked = seen.length > 0 && seen.every((tick) => tick.checked);
      whole.indeterminate = chosen.length > 0 && !whole.checked;
    }
  };
  form.addEventListener("change", (event) => {
    if (event.target === whole) for (const tick of ticks()) tick.checked = whole.checked;
    show();
  });
  form.querySelector("[data-bulk-clear]")?.addEventListener("click", () => {
    for (const tick of form.querySelectorAll("[data-tick]")) tick.checked = false;
    show();
  });
  show();
}

// ── find in a list ────────────────────────────────────────────────────────────────────────────────────────────────
const plain = (text) => text.normalize("NFC").replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, "").toLowerCase();
function prepareFind(label) {
  const input = label.querySelector("input");
  const note = document.createElement("p");
  note.className = "note";
  note.setAttribute("role", "status");
  label.hidden = false;
  input.addEventListener("input", () => {
    const wanted = plain(input.value).trim();
    const rows = [...document.querySelectorAll(label.dataset.find)];
    let seen = 0;
    for (const row of rows) {
      row.hidden = wanted !== "" && !plain(row.textContent).includes(wanted);
      seen += row.hidden ? 0 : 1;
    }
    note.textContent = seen ? "" : words.none;
    if (!note.isConnected && rows.length) (rows[0].closest("table, ul, ol") ?? rows[0].parentElement).after(note);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
}

// ── what is read again after each swap ────────────────────────────────────────────────────────────────────────────
const phone = matchMedia("(max-width: 639.98px)");
const once = new WeakSet();
function prepare(root) {
  const each = (css, work) => {
    for (const element of all(root, css)) {
      if (once.has(element)) continue;
      once.add(element);
      work(element);
    }
  };
  each(".toasts .toast", prepareToast);
  each("form[data-bulk]", prepareBulk);
  each("[data-find]", prepareFind);
  each("[data-print], [data-keep-theirs], [data-keep-mine]", (button) => (button.hidden = false));
  if (phone.matches) each("details.fold-more[open]:not([data-stay])", (fold) => (fold.open = false));
  each("[data-focus]", (element) => element.focus({ preventScroll: false }));
}
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-keep-theirs], [data-keep-mine]");
  if (!button) return;
  const theirs = button.hasAttribute("data-keep-theirs");
  const name = theirs ? button.dataset.keepTheirs : button.dataset.keepMine;
  const text = button.parentElement.querySelector(theirs ? "[data-theirs]" : "[data-mine]").textContent;
  const field = button.closest("form")?.elements[name];
  if (!field) return;
  field.value = text === "–" ? "" : text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus?.();
});
prepare(document);
document.addEventListener("htmx:load", (event) => prepare(event.detail.elt));
