// Makes select[data-picker] a searchable combobox (WAI-ARIA pattern "list autocomplete"). The select stays the field that is sent.
const PAUSE = 160;
let number = 0;
const once = new WeakSet();

function make(tag, className, attributes = {}) {
  const element = document.createElement(tag);
  element.className = className;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function enhance(select) {
  if (once.has(select)) return;
  once.add(select);
  const box = select.closest("[data-picker-box]");
  const words = box.dataset;
  const many = select.multiple;
  const id = `picker-${(number += 1)}`;
  const label = select.id && document.querySelector(`label[for="${CSS.escape(select.id)}"]`);
  const input = make("input", "form-control picker-input", {
    type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", id: `${id}-input`,
    "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": `${id}-list`, placeholder: words.wordsType,
  });
  const list = make("ul", "picker-list", { role: "listbox", id: `${id}-list` });
  const status = make("span", "visually-hidden", { role: "status" });
  const chips = make("ul", "picker-chips");
  const clear = make("button", "picker-clear", { type: "button", "aria-label": words.wordsClear });
  clear.textContent = "×";
  list.hidden = true;
  for (const name of ["aria-describedby", "aria-invalid"]) {
    if (select.hasAttribute(name)) input.setAttribute(name, select.getAttribute(name));
  }
  if (select.required) input.setAttribute("aria-required", "true");
  if (label) {
    label.htmlFor = input.id;
    list.setAttribute("aria-label", label.textContent.trim());
  } else if (select.getAttribute("aria-label")) {
    input.setAttribute("aria-label", select.getAttribute("aria-label"));
    list.setAttribute("aria-label", select.getAttribute("aria-label"));
  }
  box.classList.add("picker-on");
  select.tabIndex = -1;
  select.setAttribute("aria-hidden", "true");
  select.hidden = true;
  select.required = false;
  box.querySelector(".picker-typed")?.remove();
  if (many) box.append(chips);
  const field = make("div", "picker-field");
  field.append(input, ...(many ? [] : [clear]), list);
  box.append(field, status);

  let shown = [];
  let at = -1;
  let timer = 0;
  let asked = 0;
  const chosen = () => [...select.options].filter((option) => option.selected && option.value);
  const rest = () => (many ? "" : (chosen()[0]?.textContent.trim() ?? ""));

  function settle() {
    input.value = rest();
    clear.hidden = many || !rest();
    if (!many) return;
    chips.replaceChildren(
      ...chosen().map((option) => {
        const chip = make("li", "picker-chip");
        const remove = make("button", "", { type: "button", "aria-label": `${words.wordsRemove}: ${option.textContent.trim()}` });
        remove.textContent = "×";
        remove.addEventListener("click", () => {
          option.selected = false;
          changed();
          input.focus();
        });
        chip.append(option.textContent.trim(), remove);
        return chip;
      }),
    );
  }
  function changed() {
    settle();
    for (const name of ["input", "change"]) select.dispatchEvent(new Event(name, { bubbles: true }));
  }
  function close() {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }
  function mark(index) {
    const rows = list.querySelectorAll("[role=option]");
    rows[at]?.setAttribute("aria-selected", "false");
    at = rows.length ? (index + rows.length) % rows.length : -1;
    if (at < 0) return;
    rows[at].setAttribute("aria-selected", "true");
    rows[at].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", rows[at].id);
  }
  function choose(row) {
    let option = [...select.options].find((one) => one.value === row.value);
    if (!option) {
      option = new Option(row.label, row.value);
      select.append(option);
    }
    option.selected = true;
    close();
    changed();
  }
  function show(rows) {
    const taken = new Set(many ? chosen().map((option) => option.value) : []);
    shown = rows.filter((row) => !taken.has(row.value));
    at = -1;
    let group = "";
    list.replaceChildren();
    shown.forEach((row, index) => {
      if (row.group && row.group !== group) {
        const head = make("li", "picker-group", { role: "presentation" });
        head.textContent = group = row.group;
        list.append(head);
      }
      const item = make("li", "picker-option", { role: "option", id: `${id}-${index}`, "aria-selected": "false" });
      const name = make("span", "");
      name.textContent = row.label;
      item.append(name);
      if (row.note) {
        const note = make("small", "");
        note.textContent = row.note;
        item.append(note);
      }
      item.addEventListener("mousedown", (event) => {
        event.preventDefault();
        choose(row);
      });
      list.append(item);
    });
    if (!shown.length) {
      const nothing = make("li", "picker-group", { role: "presentation" });
      nothing.textContent = words.wordsNone;
      list.append(nothing);
    }
    status.textContent = shown.length ? `${shown.length} ${words.wordsCount}` : words.wordsNone;
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
  }
  function own() {
    return [...select.options]
      .filter((option) => option.value)
      .slice(0, 400)
      .map((option) => ({ value: option.value, label: option.textContent.trim(), group: option.closest("optgroup")?.label ?? "" }));
  }
  async function ask() {
    const text = input.value.trim();
    const turn = (asked += 1);
    if (!text || text === rest()) return show(own());
    try {
      const url = new URL(select.dataset.picker, location.href);
      url.searchParams.set("q", text);
      const answer = await fetch(url, { headers: { Accept: "application/json" } });
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      const { results } = await answer.json();
      if (turn === asked) show(results);
    } catch {
      const plain = text.toLowerCase();
      if (turn === asked) show(own().filter((row) => row.label.toLowerCase().includes(plain)));
    }
  }

  input.addEventListener("input", (event) => {
    event.stopPropagation(); // the text of the search is no draft
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("focus", () => input.select());
  input.addEventListener("click", () => list.hidden && ask());
  input.addEventListener("blur", () => {
    clearTimeout(timer);
    asked += 1;
    close();
    if (!many && !input.value.trim() && rest()) {
      for (const option of select.options) option.selected = !option.value;
      if (!select.options[0] || select.options[0].value) select.selectedIndex = -1;
      changed();
    } else settle();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) ask();
      else mark(at + (event.key === "ArrowDown" ? 1 : -1) - (at < 0 && event.key === "ArrowUp" ? -1 : 0));
    } else if (event.key === "Enter") {
      if (list.hidden) return;
      event.preventDefault();
      if (at >= 0) choose(shown[at]);
      else if (shown.length === 1) choose(shown[0]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      close();
      settle();
    } else if (event.key === "Backspace" && many && !input.value) {
      const last = chosen().at(-1);
      if (!last) return;
      last.selected = false;
      changed();
    }
  });
  clear.addEventListener("click", () => {
    for (const option of select.options) option.selected = !option.value;
    if (!select.options[0] || select.options[0].value) select.selectedIndex = -1;
    changed();
    input.focus();
  });
  select.addEventListener("change", settle);
  select.form?.addEventListener("reset", () => setTimeout(settle));
  settle();
}

function prepare(root) {
  if (root.matches?.("select[data-picker]")) enhance(root);
  root.querySelectorAll("select[data-picker]").forEach(enhance);
}
prepare(document);
document.addEventListener("htmx:load", (event) => prepare(event.detail.elt));
