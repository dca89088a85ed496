// SPDX-License-Identifier: Apache-2.0
// Lists as word processors put them on the clipboard. Word writes paragraphs that carry a level and
// their number as text; LibreOffice and Google Docs hang a deeper list beside the item it belongs to.
import { pass_rules, rule } from "./rules.js";
import { deepest_list } from "./schema.js";

const word_item = /\bl(\d+)\s+level(\d+)/;

export function pasted_lists(body) {
  word_lists(body);
  for (const list of body.querySelectorAll("ol > ol, ol > ul, ul > ol, ul > ul")) {
    const item = list.previousElementSibling;
    if (item?.matches("li")) item.append(list);
    else list.before(...list.children), list.remove();
  }
  for (const list of body.querySelectorAll("ol")) {
    if (!list.dataset.style) list.setAttribute("data-style", style_of(list));
  }
  // An item begins with a paragraph; a table in a list stands below it.
  for (const table of body.querySelectorAll("li table")) {
    const outermost = [...ancestors(table)].filter((node) => node.matches("ol, ul")).at(-1);
    outermost.after(table);
  }
}

function* ancestors(node) {
  for (let at = node.parentElement; at; at = at.parentElement) yield at;
}

function style_of(list) {
  const named = rule(list, "list-style-type") || rule(list.querySelector("li") ?? list, "list-style-type");
  const type = list.getAttribute("type") ?? "";
  return /alpha|latin/.test(named) || /^a$/i.test(type) ? "alpha" : "decimal";
}

// The mark in front of a Word item, and what it says: "b." is the second of a lettered list.
function numbering(label) {
  const mark = label.replace(/[\s\u00a0]/g, "");
  const [, open, figure, close] = mark.match(/^(\(?)([0-9]{1,4}|[a-zA-Z])([.)]?)$/) ?? [];
  if (!figure) return /^[ivxlc]+[.)]?$/i.test(mark) ? { tag: "ol", style: "decimal", start: 1 } : { tag: "ul" };
  const letter = /[a-z]/i.test(figure);
  const start = letter ? figure.toLowerCase().charCodeAt(0) - 96 : Math.max(1, Number(figure));
  const paren = open || close === ")";
  return { tag: "ol", style: (letter ? "alpha" : "decimal") + (paren ? "_paren" : ""), start };
}

function word_lists(body) {
  let open = [];   // lists from the outermost in: {list, kind}
  let last = null;
  for (const line of [...body.querySelectorAll("p, h1, h2, h3, h4, h5, h6, div")]) {
    const [, , level] = rule(line, "mso-list").match(word_item) ?? [];
    if (!level || line.closest("li")) continue;
    if (!last || next_of(last) !== line) open = [];
    const deep = Math.min(deepest_list, Number(level));
    const kind = numbering(label_of(line));
    open.length = Math.min(open.length, deep);
    const same = open.length === deep && open.at(-1).kind.tag === kind.tag && open.at(-1).kind.style === kind.style;
    if (open.length === deep && !same) open.pop();
    if (!same) {
      const list = document.createElement(kind.tag);
      if (kind.style) list.setAttribute("data-style", kind.style);
      if (kind.start > 1) list.setAttribute("start", kind.start);
      const item = open.at(-1)?.list.lastElementChild;
      if (item) item.append(list);
      else line.before(list);
      open.push({ list, kind });
    }
    const item = document.createElement("li");
    const text = document.createElement("p");
    pass_rules(line, text, ["text-align", "font-weight"]);
    text.append(...line.childNodes);
    item.append(text);
    open.at(-1).list.append(item);
    line.remove();
    last = open[0].list;
  }
}

// The list just made stands where its lines stood; what follows it at once goes on with it.
function next_of(list) {
  let node = list.nextSibling;
  while (node && node.nodeType === Node.TEXT_NODE && !node.data.trim()) node = node.nextSibling;
  return node;
}

// Takes the number out of the text, for the sheet numbers anew.
function label_of(line) {
  const marked = [...line.querySelectorAll("span")].find((span) => rule(span, "mso-list").includes("ignore"));
  if (!marked) return "";
  const text = marked.textContent;
  marked.remove();
  return text;
}
