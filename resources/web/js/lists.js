// SPDX-License-Identifier: Apache-2.0
// Ticked rows: how many, all at once, and a range with Shift. The act's label says how many it is about.
import { each_once } from "./once.js";

export function wire_lists(root) {
  each_once(root, "form[data-bulk]", (form) => {
    const ticks = () => [...form.querySelectorAll(".row-pick input, td input[type=checkbox]")];
    const count = form.querySelector("[data-bulk-count]");
    const all = form.querySelector("[data-bulk-all]");
    const label = form.querySelector("[data-bulk-label]");
    const plain = label?.textContent;
    let last = null;
    const show = () => {
      const chosen = ticks().filter((one) => one.checked).length;
      if (count) count.textContent = count.dataset.bulkCount.replace("{count}", chosen);
      if (label) label.textContent = chosen ? label.dataset.bulkLabel.replace("{count}", chosen) : plain;
      if (all) all.checked = chosen > 0 && chosen === ticks().length;
    };
    form.addEventListener("click", (event) => {
      const tick = event.target;
      if (!ticks().includes(tick)) return;
      if (event.shiftKey && last) {
        const list = ticks();
        const [from, to] = [list.indexOf(last), list.indexOf(tick)].sort((a, b) => a - b);
        for (const one of list.slice(from, to + 1)) one.checked = tick.checked;
      }
      last = tick;
      show();
    });
    all?.addEventListener("change", () => {
      for (const one of ticks()) one.checked = all.checked;
      show();
    });
    show();
  });
}
