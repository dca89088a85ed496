// SPDX-License-Identifier: Apache-2.0
// The composer: rich text, rows that come and go, people suggested, the sheet while it is written.
import { wire_entries } from "./composer/entries.js";
import { wire_proof } from "./composer/proof.js";
import { wire_staff } from "./composer/staff.js";
import { wire_views } from "./composer/views.js";
import { list_keys } from "./composer/help.js";
import { enhance } from "./editor/view.js";

const words = document.querySelector("[data-editor-words]")?.dataset ?? {};
const sprite = document.querySelector(".icon use")?.getAttribute("href")?.split("#")[0] ?? "";
const write_in = (root) => {
  for (const area of root.querySelectorAll("textarea[data-editor]")) if (!area.editor) enhance(area, words, sprite);
  wire_staff(root);
};

write_in(document);
wire_entries(write_in);
wire_views();
wire_proof();
list_keys(words);
