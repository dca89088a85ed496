// SPDX-License-Identifier: Apache-2.0
// Rows of a part (clauses, people, annexes) come, go and move without leaving the page. The buttons are
// those that work without scripts: <button name="act" value="up:menimbang.2">. Fields are named by
// their row, "parts.menimbang.2", and are named anew when rows move.
import { close } from "../editor/view.js";

const named = ["name", "id", "for", "aria-describedby", "aria-labelledby"];

export function wire_entries(write_in) {
  for (const list of document.querySelectorAll("[data-entries]")) new Entries(list, write_in);
}

class Entries {
  constructor(list, write_in) {
    this.list = list;
    this.write_in = write_in;
    this.code = list.dataset.entries;
    this.box = list.closest("fieldset");
    this.said = this.box.querySelector("[data-entries-said]");
    this.blank = this.box.querySelector("template[data-entry]").content.firstElementChild;
    this.box.addEventListener("click", (event) => this.pressed(event));
    this.box.addEventListener("keydown", (event) => this.key(event));
    this.box.addEventListener("naskah:row", (event) => {
      event.preventDefault();
      this.add(this.rows.indexOf(event.target.closest(".entry")) + 1);
    });
    this.renumber();
  }

  get rows() { return [...this.list.children]; }

  pressed(event) {
    const button = event.target.closest('button[name="act"]');
    if (!button) return;
    const [act, row] = button.value.split(":");
    if (!["add", "up", "down", "remove"].includes(act) || row.split(".")[0] !== this.code) return;
    event.preventDefault();
    if (act === "add") return this.add(this.rows.length);
    const entry = button.closest(".entry");
    if (act === "remove") return this.remove(entry);
    this.move(entry, act === "up" ? -1 : 1, () => {
      const same = entry.querySelector(`[data-act="${act}"]`);
      (same.hidden ? entry.querySelector("[data-act]:not([hidden])") : same)?.focus();
    });
  }

  key(event) {
    const entry = event.target.closest(".entry");
    if (!entry || event.defaultPrevented) return;
    const focus = document.activeElement;
    const again = () => focus.focus();
    if (event.altKey && event.key === "PageUp") this.move(entry, -1, again);
    else if (event.altKey && event.key === "PageDown") this.move(entry, 1, again);
    else if ((event.ctrlKey || event.metaKey) && event.key === "Enter") this.add(this.rows.indexOf(entry) + 1);
    else if (event.altKey && event.key === "Delete") this.remove(entry);
    else return;
    event.preventDefault();
  }

  add(at) {
    const there = this.rows[at] ?? (at > 0 ? this.rows[at - 1] : null);
    if (there && is_blank(there)) return first_field(there)?.focus();
    const made = this.blank.cloneNode(true);
    this.list.insertBefore(made, this.rows[at] ?? null);
    this.renumber();
    this.write_in(made);
    this.changed(this.list.dataset.added, at + 1);
    first_field(made)?.focus();
  }

  move(entry, step, then) {
    const rows = this.rows;
    const at = rows.indexOf(entry);
    const other = rows[at + step];
    if (!other) return;
    if (step < 0) other.before(entry);
    else other.after(entry);
    this.renumber();
    this.changed(this.list.dataset.moved, at + step + 1);
    then();
  }

  remove(entry) {
    const rows = this.rows;
    const at = rows.indexOf(entry);
    const next = rows[at + 1] ?? rows[at - 1];
    for (const area of entry.querySelectorAll("textarea[data-editor]")) close(area);
    entry.remove();
    this.renumber();
    this.changed(this.list.dataset.removed, at + 1);
    (next ? first_field(next) : this.box.querySelector('[value^="add:"]'))?.focus();
  }

  changed(sentence, n) {
    if (this.said && sentence) this.said.textContent = sentence.replace("{n}", n);
    this.list.dispatchEvent(new CustomEvent("naskah:rows", { bubbles: true }));
  }

  renumber() {
    const rows = this.rows;
    rows.forEach((entry, i) => {
      const row = `${this.code}.${i + 1}`;
      const begins = new RegExp(`parts\\.${this.code}\\.\\d+(?=$|[.-])`, "g");
      for (const node of [entry, ...entry.querySelectorAll("*")]) {
        for (const name of named) {
          const text = node.getAttribute(name);
          if (text?.includes("parts.")) node.setAttribute(name, text.replace(begins, `parts.${row}`));
        }
      }
      this.label(entry, i + 1);
      for (const button of entry.querySelectorAll("[data-act]")) {
        const act = button.dataset.act;
        button.value = `${act}:${row}`;
        button.hidden = (act === "up" && i === 0) || (act === "down" && i === rows.length - 1);
      }
    });
  }

  // "Diktum 2" wherever it is said.
  label(entry, n) {
    const was = entry.getAttribute("aria-label");
    const now = this.list.dataset.label.replace("{n}", n);
    if (was === now) return;
    entry.setAttribute("aria-label", now);
    for (const node of entry.querySelectorAll("[aria-label]")) {
      node.setAttribute("aria-label", node.getAttribute("aria-label").replace(was, now));
    }
    for (const label of entry.querySelectorAll("label")) if (label.textContent === was) label.textContent = now;
  }
}

const first_field = (entry) => {
  const area = entry.querySelector("textarea[data-editor]");
  const field = entry.querySelector("input:not([type=hidden]):not([type=checkbox]), textarea:not([hidden])");
  return field ?? area?.editor?.dom ?? null;
};

function is_blank(entry) {
  return [...entry.querySelectorAll("input, textarea")].every((field) =>
    field.type === "checkbox" ? !field.checked : field.editor ? !field.editor.state.doc.textContent : !field.value.trim());
}
