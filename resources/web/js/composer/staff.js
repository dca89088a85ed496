// SPDX-License-Identifier: Apache-2.0
// People of the directory are suggested while a name is typed (ARIA combobox); choosing one fills the
// row's fields name, rank, nip and position. <input data-staff="/letters/staff" data-code="name">
const pause = 200;
const least = 2;

export function wire_staff(root) {
  for (const field of root.querySelectorAll("input[data-staff]")) {
    if (field.dataset.wired) continue;
    field.dataset.wired = "1";
    new Staff(field);
  }
}

class Staff {
  constructor(field) {
    this.field = field;
    this.list = Object.assign(document.createElement("ul"), { className: "suggestions", hidden: true });
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", field.dataset.staffWord ?? "");
    this.people = [];
    this.at = -1;
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-expanded", "false");
    field.autocomplete = "off";
    field.after(this.list);
    field.addEventListener("input", () => this.later());
    field.addEventListener("keydown", (event) => this.key(event));
    field.addEventListener("blur", () => this.close());
    // Before the blur that a press elsewhere brings.
    this.list.addEventListener("pointerdown", (event) => {
      const item = event.target.closest("[role=option]");
      event.preventDefault();
      if (item) this.choose(this.people[[...this.list.children].indexOf(item)]);
    });
  }

  later() {
    clearTimeout(this.timer);
    if (this.field.value.trim().length < least) return this.close();
    this.timer = setTimeout(() => this.ask(), pause);
  }

  async ask() {
    const words = this.field.value.trim();
    try {
      const answer = await fetch(`${this.field.dataset.staff}?q=${encodeURIComponent(words)}`, { headers: { Accept: "application/json" } });
      if (!answer.ok || this.field.value.trim() !== words || document.activeElement !== this.field) return;
      this.people = (await answer.json()).items;
      this.show();
    } catch {
      // A name can be typed without help.
    }
  }

  show() {
    const id = `${this.field.id}-people`;
    this.list.id = id;
    this.field.setAttribute("aria-controls", id);
    this.list.replaceChildren(...this.people.map((person, at) => {
      const item = document.createElement("li");
      item.setAttribute("role", "option");
      item.id = `${id}-${at}`;
      const more = [person.position, person.unit].filter(Boolean).join(", ");
      item.append(Object.assign(document.createElement("b"), { textContent: person.name }),
        Object.assign(document.createElement("small"), { textContent: more }));
      return item;
    }));
    this.at = -1;
    this.open(this.people.length > 0);
  }

  open(on) {
    this.list.hidden = !on;
    this.field.setAttribute("aria-expanded", String(on));
    if (!on) this.field.removeAttribute("aria-activedescendant");
  }

  close() {
    clearTimeout(this.timer);
    this.open(false);
  }

  key(event) {
    if (event.altKey || this.list.hidden) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.go(step);
    else if (event.key === "Enter" && this.at >= 0 && !event.ctrlKey) this.choose(this.people[this.at]);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
  }

  go(step) {
    const items = [...this.list.children];
    this.at = (this.at + step + items.length) % items.length;
    items.forEach((item, i) => item.setAttribute("aria-selected", String(i === this.at)));
    items[this.at].scrollIntoView({ block: "nearest" });
    this.field.setAttribute("aria-activedescendant", items[this.at].id);
  }

  choose(person) {
    this.close();
    for (const field of this.field.closest(".entry").querySelectorAll("[data-code]")) {
      const value = person[field.dataset.code];
      if (value === undefined || (!value && field.value)) continue;
      field.value = value;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
    this.field.focus();
  }
}
