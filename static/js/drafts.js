// Unsent text of forms with data-draft-key stays on this device, per user, until the save is known to have succeeded.
const words = document.getElementById("words")?.dataset ?? {};
const owner = document.body.dataset.user || "";
const PREFIX = "desk-draft:";
const MONTH = 30 * 24 * 3600 * 1000;
const PAUSE = 600;

const keyOf = (form) => `${PREFIX}${owner}:${form.dataset.draftKey}`;
const read = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
};
const write = (key, draft) => {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    return false; // a full or forbidden store: the form itself still holds the text
  }
};
const forget = (key) => localStorage.removeItem(key);
const kept = () => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));

function values(form) {
  const found = {};
  for (const field of form.elements) {
    if (!field.name || field.disabled || ["hidden", "password", "file", "submit", "button"].includes(field.type)) continue;
    found[field.name] ??= [];
    if (field.type === "checkbox" || field.type === "radio") {
      if (field.checked) found[field.name].push(field.value);
    } else if (field.multiple) {
      found[field.name].push(...[...field.selectedOptions].map((option) => option.value));
    } else {
      found[field.name].push(field.value);
    }
  }
  return found;
}

function fill(form, saved) {
  const left = structuredClone(saved);
  for (const field of form.elements) {
    if (!(field.name in left) || field.type === "hidden") continue;
    const list = left[field.name];
    if (field.type === "checkbox" || field.type === "radio") field.checked = saved[field.name].includes(field.value);
    else if (field.multiple) for (const option of field.options) option.selected = saved[field.name].includes(option.value);
    else if (list.length) field.value = list.shift();
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
function time(moment) {
  const date = new Date(moment);
  const language = document.documentElement.lang === "km" ? "km-u-nu-khmr" : "en-GB";
  const clock = date.toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit", hour12: false });
  const today = new Date().toDateString() === date.toDateString();
  return today ? clock : `${date.toLocaleDateString(language, { day: "numeric", month: "short" })} ${clock}`;
}

function state(form, text) {
  const place = form.querySelector("[data-form-state]");
  if (place) place.textContent = text;
}

function keep(form) {
  const now = Date.now();
  if (write(keyOf(form), { at: now, values: values(form) })) {
    state(form, `${words.draft} ${time(now)}`);
    document.dispatchEvent(new CustomEvent("desk:unsaved"));
  }
}

const timers = new WeakMap();
const known = new WeakSet();
function prepare(form) {
  if (known.has(form)) return;
  known.add(form);
  const key = keyOf(form);
  const atFirst = values(form);
  const changed = () => {
    clearTimeout(timers.get(form));
    timers.set(form, setTimeout(() => (same(values(form), atFirst) && !read(key) ? null : keep(form)), PAUSE));
  };
  form.addEventListener("input", changed);
  form.addEventListener("change", (event) => event.isTrusted && changed());
  form.addEventListener("submit", () => {
    clearTimeout(timers.get(form));
    if (!same(values(form), atFirst) || read(key)) write(key, { at: Date.now(), values: values(form), sent: true });
  });
  form.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.requestConfig?.verb === "get") return;
    if (event.detail.successful && event.detail.elt === form) forget(key);
    else if (read(key)) write(key, { ...read(key), sent: false });
  });

  const draft = read(key);
  if (!draft) return;
  if (same(draft.values, atFirst)) {
    // The form came back with what was typed: refused (keep it) or saved as it is (forget it).
    if (!form.querySelector(".errorlist, .warning, .is-invalid")) forget(key);
    return;
  }
  const offer = form.querySelector("[data-draft-offer]");
  if (!offer) return;
  offer.querySelector("[data-draft-time]").textContent = time(draft.at);
  offer.hidden = false;
  offer.querySelector("[data-draft-restore]").addEventListener("click", () => {
    fill(form, draft.values);
    offer.hidden = true;
    state(form, `${words.draft} ${time(draft.at)}`);
    form.querySelector("input:not([type=hidden]), textarea, select")?.focus();
  });
  offer.querySelector("[data-draft-discard]").addEventListener("click", () => {
    forget(key);
    offer.hidden = true;
  });
}

// A page that says "saved" after a form was sent: what was sent is safe. The sign-in page says nothing and keeps all.
if (document.querySelector("[data-saved]")) {
  for (const key of kept()) if (key.startsWith(`${PREFIX}${owner}:`) && read(key)?.sent) forget(key);
}
for (const key of kept()) if (Date.now() - (read(key)?.at ?? 0) > MONTH) forget(key);

const prepareAll = (root) => {
  if (!owner) return;
  if (root.matches?.("form[data-draft-key]")) prepare(root);
  root.querySelectorAll("form[data-draft-key]").forEach(prepare);
};
prepareAll(document);
document.addEventListener("htmx:load", (event) => prepareAll(event.detail.elt));
addEventListener("pagehide", () => {
  for (const form of document.querySelectorAll("form[data-draft-key]")) {
    if (timers.has(form) && known.has(form) && read(keyOf(form)) && !read(keyOf(form)).sent) keep(form);
  }
});
