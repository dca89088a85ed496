// SPDX-License-Identifier: Apache-2.0
// Recipients: a list of check boxes gains a filter, chips of those chosen, and "all shown".
import { each_once } from "./once.js";

export function wire_pickers(root) {
  each_once(root, "[data-picker]", (picker) => {
    const items = [...picker.querySelectorAll(".picker-list > li")];
    const ticks = items.map((item) => item.querySelector("input"));
    const filter = picker.querySelector("[data-picker-filter]");
    const chosen = picker.querySelector("[data-picker-chosen]");
    const count = picker.querySelector("[data-picker-count]");
    const all = picker.querySelector("[data-picker-all]");
    const most = picker.dataset.restWord ? 8 : Infinity;
    let opened = false;
    const name_of = (tick) => (tick.closest("label").querySelector("span")?.firstChild ?? tick.closest("label")).textContent.trim();

    const show = () => {
      const on = ticks.filter((tick) => tick.checked);
      if (count) count.textContent = count.dataset.pickerCount.replace("{count}", on.length);
      // Said at the field before the form is sent in vain; a hidden box could not be shown.
      if (picker.dataset.needed) filter?.setCustomValidity(on.length ? "" : picker.dataset.needed);
      const shown = opened || on.length <= most ? on : on.slice(0, most);
      chosen?.replaceChildren(...shown.map((tick) => chip(`${name_of(tick)} ×`, `${picker.dataset.removeWord ?? ""} ${name_of(tick)}`.trim(), () => {
        tick.click();
        filter?.focus();
      })));
      if (shown.length < on.length) chosen?.append(chip(picker.dataset.restWord.replace("{count}", on.length - most), "", () => {
        opened = true;
        show();
      }));
    };
    const narrow = () => {
      const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
      for (const item of items) {
        const text = item.textContent.toLowerCase();
        item.hidden = !words.every((word) => text.includes(word));
      }
    };

    picker.addEventListener("change", (event) => ticks.includes(event.target) && show());
    filter?.addEventListener("input", (event) => {
      event.stopPropagation();
      narrow();
    });
    filter?.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      const visible = items.filter((item) => !item.hidden);
      if (visible.length === 1) visible[0].querySelector("input").click();
    });
    all?.addEventListener("click", () => {
      const visible = ticks.filter((tick, at) => !items[at].hidden && tick.type === "checkbox");
      const every = visible.every((tick) => tick.checked);
      for (const tick of visible) tick.checked = !every;
      show();
      picker.dispatchEvent(new Event("change", { bubbles: true }));
    });
    show();
  });
}

function chip(text, label, act) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "chip";
  button.textContent = text;
  if (label) button.setAttribute("aria-label", label);
  button.addEventListener("click", act);
  item.append(button);
  return item;
}
