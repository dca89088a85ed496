// SPDX-License-Identifier: Apache-2.0
// One tab stop for the whole bar, arrows inside it (ARIA toolbar pattern). Each button says its key.
import { isInTable, tools } from "./commands.js";

const mac = /Mac|iP(hone|ad)/.test(navigator.platform);
const names = { ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→", Mod: mac ? "⌘" : "Ctrl" };

// "Ctrl+Shift+7" for people.
export function key_name(key) {
  return key.split("-").map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part)).join("+");
}

function icon(name, sprite) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `${sprite}#${name}`);
  svg.append(use);
  return svg;
}

function button_for(tool, words, sprite) {
  const button = document.createElement("button");
  button.type = "button";
  button.title = tool.key ? `${words[tool.word]} (${key_name(tool.key)})` : words[tool.word];
  button.setAttribute("aria-label", words[tool.word]);
  if (tool.key) button.setAttribute("aria-keyshortcuts", tool.key.replace("Mod", mac ? "Meta" : "Control").replace(/-(?!$)/g, "+"));
  button.append(tool.face ?? icon(tool.icon, sprite));
  button.dataset.tool = tool.word;
  return button;
}

export function toolbar(view, words, sprite, breaks) {
  const bar = document.createElement("div");
  bar.className = "editor-bar";
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", words.bar);
  const of_table = document.createElement("div");
  of_table.className = "editor-bar-table";
  of_table.setAttribute("role", "group");
  of_table.setAttribute("aria-label", words.tableTools);
  const buttons = [];
  for (const tool of tools) {
    if (tool.breaks && !breaks) continue;
    if (!tool.word) {
      bar.append(Object.assign(document.createElement("span"), { className: "gap" }));
      continue;
    }
    const button = button_for(tool, words, sprite);
    button.tabIndex = buttons.length ? -1 : 0;
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => {
      tool.run(view.state, view.dispatch, view);
      view.focus();
    });
    buttons.push({ button, tool });
    (tool.table ? of_table : bar).append(button);
  }
  bar.append(of_table);

  bar.addEventListener("keydown", (event) => {
    const visible = buttons.map((one) => one.button).filter((one) => one.offsetParent);
    const at = visible.indexOf(document.activeElement);
    if (event.key === "Escape") return view.focus();
    const next = {
      ArrowRight: visible[(at + 1) % visible.length],
      ArrowLeft: visible[(at - 1 + visible.length) % visible.length],
      Home: visible[0],
      End: visible.at(-1),
    }[event.key];
    if (!next || at < 0) return;
    event.preventDefault();
    for (const one of visible) one.tabIndex = one === next ? 0 : -1;
    next.focus();
  });

  const show = () => {
    of_table.hidden = !isInTable(view.state);
    for (const { button, tool } of buttons) {
      button.setAttribute("aria-disabled", String(!tool.run(view.state)));
      if (tool.on) button.setAttribute("aria-pressed", String(!!tool.on(view.state)));
    }
    // What is not to be seen cannot be the one tab stop.
    const stop = buttons.find(({ button }) => button.tabIndex === 0);
    if (of_table.hidden && stop?.tool.table) {
      stop.button.tabIndex = -1;
      buttons[0].button.tabIndex = 0;
    }
  };
  return { bar, show, focus: () => buttons.find(({ button }) => button.tabIndex === 0)?.button.focus() };
}
