// Suggestions as a reader types, in the list of an editable combobox (WAI-ARIA 1.2).
// Without this script, or without an answer, the form searches as always. Nothing is stored.

const MIN_LETTERS = 2;
const MAX_CHARACTERS = 100;
const PAUSE_MS = 150;

class Suggestions {
  constructor(form) {
    this.form = form;
    this.input = form.elements.q;
    this.list = addList(form, `${this.input.id}-suggestions`);
    this.status = addStatus(form);
    this.active = -1;
    beCombobox(this.input, this.list);
    this.listen();
  }

  listen() {
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("keydown", (event) => this.pressed(event));
    this.input.addEventListener("blur", () => this.close());
    this.form.addEventListener("submit", () => this.close());
    // The text field keeps the focus, so that the list stays open until the click.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.choose(event.target.closest("li")));
  }

  typed() {
    this.stop();
    this.activate(-1);
    const text = this.input.value.trim();
    if (isWorthAsking(text)) {
      if (this.list.hidden) this.list.replaceChildren(); // these were for another text
      this.timer = setTimeout(() => this.ask(text), PAUSE_MS);
    } else {
      this.forget();
    }
  }

  async ask(text) {
    const { signal } = (this.request = new AbortController());
    try {
      const address = `${this.form.dataset.suggestions}?${new URLSearchParams({ q: text })}`;
      this.show(await fetchAnswer(address, signal));
    } catch {
      if (!signal.aborted) this.forget(); // no answer: the reader can still search
    }
  }

  // An emergency has no suggestions and no word about them: the search shows its card.
  show({ suggestions, urgent }) {
    const { suggestionsCount, suggestionsNone } = this.form.dataset;
    this.forget();
    if (urgent) return;
    this.list.append(...suggestions.map((found, i) => option(found, `${this.list.id}-${i}`)));
    this.open();
    const count = suggestions.length;
    this.say(count ? suggestionsCount.replace("{n}", count) : suggestionsNone);
  }

  open() {
    if (!this.list.children.length) return;
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
  }

  close() {
    this.stop();
    this.activate(-1);
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.say("");
  }

  forget() {
    this.close();
    this.list.replaceChildren();
  }

  stop() {
    clearTimeout(this.timer);
    this.request?.abort();
  }

  say(text) {
    this.status.textContent = text;
  }

  pressed(event) {
    if (event.isComposing || !this.list.children.length) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      this.move(event);
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      this.close();
    } else if (event.key === "Enter" && this.active >= 0) {
      event.preventDefault();
      this.choose(this.list.children[this.active]);
    } else if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) {
      this.activate(-1);
    }
  }

  // Through the options and back to the text field, which is one more stop on the way round.
  move({ key, altKey }) {
    const stops = this.list.children.length + 1;
    if (altKey) return key === "ArrowDown" ? this.open() : this.close();
    this.open();
    this.activate(((this.active + 1 + (key === "ArrowDown" ? 1 : stops - 1)) % stops) - 1);
  }

  activate(number) {
    this.list.children[this.active]?.setAttribute("aria-selected", "false");
    this.active = number;
    const current = this.list.children[number];
    if (!current) return this.input.removeAttribute("aria-activedescendant");
    current.setAttribute("aria-selected", "true");
    current.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", current.id);
  }

  choose(chosen) {
    if (!chosen) return;
    this.close();
    window.location.assign(chosen.dataset.url);
  }
}

function isWorthAsking(text) {
  const letters = text.match(/[\p{L}\p{N}]/gu) ?? [];
  return letters.length >= MIN_LETTERS && text.length <= MAX_CHARACTERS;
}

async function fetchAnswer(address, signal) {
  const response = await fetch(address, {
    signal,
    cache: "no-store",
    credentials: "omit",
    referrerPolicy: "same-origin",
  });
  if (!response.ok) throw new Error(response.status);
  return response.json();
}

function beCombobox(input, list) {
  input.type = "text"; // HTML allows the role on no other kind
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");
}

function addList(form, id) {
  const list = append(form, "ul", { class: "suggestions", id, role: "listbox", hidden: "" });
  list.setAttribute("aria-label", form.dataset.suggestionsLabel);
  return list;
}

function addStatus(form) {
  return append(form, "p", { class: "visually-hidden", role: "status" });
}

function option({ label, text, url }, id) {
  const item = document.createElement("li");
  setAll(item, { id, role: "option", "aria-selected": "false", "data-url": url });
  append(item, "span", { class: "suggestions__text" }).textContent = text;
  item.append(" ");
  append(item, "span", { class: "suggestions__kind" }).textContent = label;
  return item;
}

function append(parent, name, attributes) {
  const element = document.createElement(name);
  setAll(element, attributes);
  parent.append(element);
  return element;
}

function setAll(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}

for (const form of document.querySelectorAll("form[data-suggestions]")) new Suggestions(form);
