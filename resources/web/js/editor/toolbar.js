// SPDX-License-Identifier: Apache-2.0
// One tab stop for the whole bar, arrows inside it (ARIA toolbar pattern).
import { isInTable, tools } from "./commands.js";

function icon(name, sprite) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `${sprite}#${name}`);
  svg.append(use);
  return svg;
}

export function toolbar(view, words, sprite) {
  const bar = document.createElement("div");
  bar.className = "editor-bar";
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", words.bar);
  const buttons = [];
  for (const tool of tools) {
    if (!tool) {
      bar.append(Object.assign(document.createElement("span"), { className: "gap" }));
      continue;
    }
    const [word, picture, command, pressed, only_in] = tool;
    const button = document.createElement("button");
    button.type = "button";
    button.title = words[word];
    button.setAttribute("aria-label", words[word]);
    button.append(icon(picture, sprite));
    button.tabIndex = buttons.length ? -1 : 0;
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => {
      command(view.state, view.dispatch, view);
      view.focus();
    });
    buttons.push({ button, command, pressed, only_in });
    bar.append(button);
  }

  bar.addEventListener("keydown", (event) => {
    const visible = buttons.map((one) => one.button).filter((one) => !one.hidden);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = visible.indexOf(document.activeElement);
    const next = visible[(at + step + visible.length) % visible.length];
    for (const one of visible) one.tabIndex = one === next ? 0 : -1;
    next.focus();
  });

  const show = () => {
    const in_table = isInTable(view.state);
    for (const { button, command, pressed, only_in } of buttons) {
      button.hidden = only_in === "in_table" && !in_table;
      button.setAttribute("aria-disabled", String(!command(view.state)));
      if (pressed) button.setAttribute("aria-pressed", String(!!pressed(view.state)));
    }
  };
  return { bar, show };
}
