// SPDX-License-Identifier: Apache-2.0
// Everything here makes plain links and forms faster; nothing here is needed to do the work.
import "./partial.js";
import { wire_forms } from "./forms.js";
import { wire_keys } from "./keys.js";
import { wire_lists } from "./lists.js";
import { wire_autosave } from "./autosave.js";
import { wire_pickers } from "./picker.js";
import { wire_drops } from "./drop.js";
import { wire_menus } from "./menus.js";
import { wire_counters } from "./counters.js";
import { wire_neighbours } from "./neighbours.js";
import { wire_live } from "./live.js";

document.documentElement.classList.add("js");
wire_keys();
wire_menus();
wire_forms();
wire_neighbours();
wire_live();

// Parts swapped in by htmx are wired like the first page; each wiring skips what it has done.
function wire(root) {
  for (const extra of root.querySelectorAll("[data-with-scripts]")) extra.hidden = false;
  wire_lists(root);
  wire_autosave(root);
  wire_pickers(root);
  wire_drops(root);
  wire_counters();
}
wire(document);
document.addEventListener("htmx:after:swap", () => wire(document));
