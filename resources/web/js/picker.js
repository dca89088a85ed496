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
    const name_of = (tick) => (tick.closest("label").querySelector("span")?.firstChild ?? tick.closest("label")).textContent.trim();

    const show = () => {
      const on = ticks.filter((tick) => tick.checked);
      if (count) count.textContent = count.dataset.pickerCount.replace("{count}", on.length);
      // Said at the field before the form is sent in vain; a hidden box could not be shown.
      if (picker.dataset.needed) filter?.setCustomValidity(on.length ? "" : picker.dataset.needed);
      chosen?.replaceChildren(...on.slice(0, 40).map((tick) => chip(name_of(tick), picker, () => {
        tick.click();
        filter?.focus();
      })));
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

function chip(name, picker, remove) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "chip";
  button.append(name, " ×");
  button.setAttribute("aria-label", `${picker.dataset.removeWord ?? ""} ${name}`.trim());
  button.addEventListener("click", remove);
  item.append(button);
  return item;
}
