// SPDX-License-Identifier: Apache-2.0
// The help (?) lists the keys of the editor and of the rows: read from where they are bound.
import { tools } from "../editor/commands.js";
import { key_name } from "../editor/toolbar.js";

const rows = [["Mod-Enter", "rowAdd"], ["Alt-PageUp", "rowUp"], ["Alt-PageDown", "rowDown"], ["Alt-Delete", "rowRemove"]];
const moving = [["Tab", "keyTab"], ["Escape", "keyLeave"], ["Alt-F10", "keyBar"], ["Alt-Enter", "keyBelow"]];

export function list_keys(words) {
  const list = document.querySelector("[data-keys-list]");
  if (!list || !words.bar) return;
  const say = (title, keys) => {
    const heading = Object.assign(document.createElement("dt"), { className: "keys-head", textContent: title });
    list.append(heading, document.createElement("dd"));
    for (const [key, word] of keys) {
      const cap = document.createElement("dt");
      cap.append(Object.assign(document.createElement("kbd"), { textContent: key_name(key) }));
      list.append(cap, Object.assign(document.createElement("dd"), { textContent: words[word] }));
    }
  };
  say(words.keysText, [...moving, ...tools.filter((tool) => tool.key).map((tool) => [tool.key, tool.word])]);
  if (document.querySelector("[data-entries]")) say(words.keysRows, rows);
}
