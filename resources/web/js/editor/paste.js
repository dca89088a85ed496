// SPDX-License-Identifier: Apache-2.0
// What comes from Word, LibreOffice, Google Docs, Excel or a web page, cut down to what a letter can
// hold. Styles are read from their text: our content policy forbids to apply them. Fonts, colours and
// sizes go; lists that are lists only to the eye become lists; merged cells stay; pictures are counted,
// so that the writer is told.
import { pasted_lists } from "./pasted_lists.js";
import { pass_rules, read_rules, rule } from "./rules.js";

const inert = /<(style|script|title|xml|head|meta|link|object|iframe|noscript)\b[^>]*>(?:[\s\S]*?<\/\1\s*>)?/gi;
const pictures = "img, picture, svg, canvas, video, object, v\\:shape, v\\:imagedata, v\\:rect";
const blocks = "p, h1, h2, h3, h4, h5, h6, div, li, td, th, blockquote, dt, dd, pre, address";
const raised = { 1: "¹", 2: "²", 3: "³" };
const points_of_step = 28.35;   // one step of indent is a centimetre

// {html, pictures}
export function cleaned(html) {
  // Our own copies are clean, and say how they were cut out.
  if (/\sdata-pm-slice=/.test(html) && !/\sstyle\s*=/i.test(html)) return { html, pictures: 0 };
  const fragment = html.match(/<!--\s*StartFragment\s*-->([\s\S]*?)<!--\s*EndFragment\s*-->/i);
  // The cells of a table copied from Excel stand between the marks, the table around them outside.
  const whole = fragment && !/^\s*<(td|tr|col)\b/i.test(fragment[1]) ? fragment[1] : html;
  const text = whole
    .replace(/<!--\[if[^\]]*\]>[\s\S]*?<!\[endif\]-->/gi, (part) => (/<v:|<img/i.test(part) ? "<img>" : ""))
    .replace(/<!(--[\s\S]*?--|\[[^\]]*\])>/g, "")
    .replace(inert, "")
    .replace(/\sstyle\s*=\s*("[^"]*"|'[^']*')/gi, " data-css=$1");
  const body = new DOMParser().parseFromString(text, "text/html").body;
  read_rules(body, html);
  const found = body.querySelectorAll(pictures);
  // A shape holds the picture it is the frame of: one picture, not two.
  const count = [...found].filter((one) => !one.parentElement.closest(pictures)).length;
  for (const one of found) one.remove();
  hidden(body);
  breaks(body);
  pasted_lists(body);
  boxes(body);
  tables(body);
  looks(body);
  words(body);
  empty(body);
  for (const node of body.querySelectorAll("*")) {
    for (const { name } of [...node.attributes]) if (!kept.has(name)) node.removeAttribute(name);
  }
  return { html: body.innerHTML, pictures: count };
}

const kept = new Set(["colspan", "rowspan", "start", "data-style", "data-align", "data-indent", "data-look", "data-colwidth", "data-page-break"]);

function hidden(body) {
  for (const node of body.querySelectorAll("*")) {
    if (rule(node, "display") === "none" || rule(node, "mso-hide") === "all") node.remove();
  }
}

function breaks(body) {
  const rule_of = (node) => `${rule(node, "page-break-before")} ${rule(node, "break-before")}`;
  for (const node of body.querySelectorAll("*")) {
    if (!/always|page/.test(rule_of(node)) || node.closest("td, th, li")) continue;
    const line = document.createElement("hr");
    line.setAttribute("data-page-break", "");
    const block = node.matches("br") || !node.matches(blocks) ? node.closest(blocks) ?? node : node;
    block.before(line);
    if (node.matches("br")) node.remove();
  }
  for (const line of body.querySelectorAll("hr:not([data-page-break])")) line.remove();
}

// Boxes around blocks are no paragraphs, and a line end between two blocks is none in them.
function boxes(body) {
  for (const box of [...body.querySelectorAll("div, section, article, main, center, form, figure")].reverse()) {
    if (box.querySelector(`${blocks}, ol, ul, table, hr`)) box.replaceWith(...box.childNodes);
  }
  const beside = `${blocks}, ol, ul, table, hr`;
  for (const line of body.querySelectorAll("br")) {
    if (line.previousElementSibling?.matches(beside) || line.nextElementSibling?.matches(beside)) line.remove();
  }
}

// Inner tables become lines of text; columns keep the shares they had.
function tables(body) {
  for (const inner of [...body.querySelectorAll("table table")].reverse()) {
    inner.replaceWith(...[...inner.rows].map((row) => {
      const line = document.createElement("p");
      line.textContent = [...row.cells].map((cell) => cell.textContent.trim()).filter(Boolean).join(" – ");
      return line;
    }));
  }
  for (const table of body.querySelectorAll("table")) {
    for (const caption of table.querySelectorAll("caption")) {
      const line = document.createElement("p");
      line.append(...caption.childNodes);
      table.before(line);
      caption.remove();
    }
    column_shares(table);
    for (const cell of table.querySelectorAll("td, th")) {
      if (cell.querySelector(`${blocks}, ol, ul`)) continue;
      const line = document.createElement("p");
      line.append(...cell.childNodes);
      cell.append(line);
    }
    for (const row of [...table.rows]) if (!row.cells.length && !covered(table, row)) row.remove();
    // A head in a thead of plain cells is a head.
    for (const cell of table.querySelectorAll("thead td")) {
      const head = document.createElement("th");
      for (const { name, value } of cell.attributes) head.setAttribute(name, value);
      pass_rules(cell, head);
      head.append(...cell.childNodes);
      cell.replaceWith(head);
    }
  }
}

function covered(table, row) {
  const rows = [...table.rows];
  const at = rows.indexOf(row);
  return rows.slice(0, at).some((above, i) => [...above.cells].some((cell) => i + cell.rowSpan > at));
}

function column_shares(table) {
  const widths = [...table.querySelectorAll("col")].flatMap((col) =>
    Array(Math.max(1, col.span)).fill(parseFloat(col.getAttribute("width") || rule(col, "width")) || 0));
  if (widths.length < 2 || widths.some((width) => !width)) return;
  const sum = widths.reduce((total, each) => total + each, 0);
  const shares = widths.map((width) => Math.max(20, Math.round((width / sum) * 100 * widths.length)));
  const reach = [];
  for (const row of table.rows) {
    let at = 0;
    for (const cell of row.cells) {
      while (reach[at] > 0) at++;
      const mine = shares.slice(at, at + cell.colSpan);
      if (mine.length === cell.colSpan) cell.setAttribute("data-colwidth", mine.join(","));
      for (let i = 0; i < cell.colSpan; i++) reach[at++] = cell.rowSpan;
    }
    for (let i = 0; i < reach.length; i++) reach[i] = Math.max(0, (reach[i] ?? 0) - 1);
  }
}

// Of the styles, what a letter can hold becomes attributes the schema reads (schema.js).
function looks(body) {
  const leaves = [];
  for (const node of body.querySelectorAll("*")) {
    const weight = rule(node, "font-weight");
    const line = `${rule(node, "text-decoration")} ${rule(node, "text-decoration-line")} ${rule(node, "text-underline")}`;
    const look = [
      /^(bold(er)?|[6-9]\d\d)$/.test(weight) && "bold",
      /^(normal|[1-5]00)$/.test(weight) && "plain",
      rule(node, "font-style") === "italic" && "italic",
      /underline|single/.test(line) && !node.matches("a, a *") && "underline",
    ].filter(Boolean);
    if (node.matches(blocks)) block_look(node);
    if (!look.length || node.matches("table, tbody, tr, ol, ul")) continue;
    if (!node.matches(blocks)) node.setAttribute("data-look", look.join(" "));
    else leaves.push([node, look.join(" ")]);
  }
  // The look of a cell or an item is that of the text in it.
  for (const [node, look] of leaves) {
    const inner = [...node.querySelectorAll(blocks)].filter((one) => !one.querySelector(blocks));
    for (const leaf of inner.length ? inner : [node]) {
      const span = document.createElement("span");
      span.setAttribute("data-look", look);
      span.append(...leaf.childNodes);
      leaf.append(span);
    }
  }
  for (const node of body.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    const strong = document.createElement("strong");
    strong.append(...node.childNodes);
    node.append(strong);
  }
}

function block_look(node) {
  const align = rule(node, "text-align") || node.getAttribute("align")?.toLowerCase() || "";
  if (/^(left|center|right|justify)$/.test(align)) {
    node.setAttribute("data-align", align);
    if (node.matches("td, th")) {
      for (const inner of node.querySelectorAll(blocks)) inner.dataset.align ||= align;
    }
  }
  const margin = rule(node, "margin-left") || rule(node, "margin").split(/\s+/)[3] || "";
  const size = parseFloat(margin) * ({ cm: 28.35, mm: 2.835, in: 72, px: 0.75 }[margin.match(/[a-z]+$/)?.[0]] ?? 1);
  const step = Math.min(4, Math.round(size / points_of_step));
  if (step > 0 && !node.closest("li, td, th")) node.setAttribute("data-indent", step);
}

// Raised figures as characters, and the runs of hard spaces that stand for tabs.
function words(body) {
  for (const node of body.querySelectorAll("sup")) {
    if (/^[123]$/.test(node.textContent.trim())) node.replaceWith(raised[node.textContent.trim()]);
  }
  const all = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (all.nextNode()) {
    const text = all.currentNode;
    text.data = text.data.replace(/[\u200b\u00ad\ufeff]/g, "").replace(/[ \u00a0\t]*\u00a0[ \u00a0\t]+|\t+/g, " ");
  }
}

// Empty lines are air between paragraphs; the sheet has air of its own.
function empty(body) {
  for (const node of [...body.querySelectorAll("p, h1, h2, h3, h4, h5, h6, div, li")].reverse()) {
    const bare = !node.textContent.replace(/\u00a0/g, " ").trim() && !node.querySelector("hr, table, br + br");
    if (!bare) continue;
    if (node.closest("td, th") && !node.nextElementSibling && !node.previousElementSibling) node.textContent = "";
    else node.remove();
  }
  for (const last of body.querySelectorAll("p > br:last-child, td > br:only-child")) if (!last.nextSibling) last.remove();
}
