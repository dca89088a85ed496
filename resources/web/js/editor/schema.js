// SPDX-License-Identifier: Apache-2.0
// What a letter's body may hold. The same is written for the server in resources/schema/body.json;
// what is pasted is cut down to this.
import { Schema } from "prosemirror-model";
import { tableNodes } from "prosemirror-tables";

const aligns = ["left", "center", "right", "justify"];
export const deepest_indent = 4;
export const deepest_list = 4;
// How lists are numbered by depth in official letters: 1. then a. then 1) then a).
export const by_level = ["decimal", "alpha", "decimal_paren", "alpha_paren"];

const paragraph = {
  group: "block",
  content: "inline*",
  attrs: { align: { default: "justify" }, indent: { default: 0 } },
  parseDOM: [{
    tag: "p, h1, h2, h3, h4, h5, h6, div, address, blockquote, dt, dd, pre",
    getAttrs: (dom) => ({
      align: read_align(dom),
      indent: Math.min(deepest_indent, Number(dom.dataset.indent) || 0),
    }),
  }],
  toDOM: ({ attrs }) => ["p", { "data-align": attrs.align, "data-indent": String(attrs.indent) }, 0],
};

function read_align(dom) {
  const align = dom.dataset.align || dom.getAttribute("align")?.toLowerCase();
  if (aligns.includes(align)) return align;
  return dom.closest("td, th") ? "left" : "justify";
}

function read_style(dom) {
  if (by_level.includes(dom.dataset.style)) return dom.dataset.style;
  return /^a$/i.test(dom.getAttribute("type") || "") ? "alpha" : "decimal";
}

const ordered_list = {
  group: "block",
  content: "list_item+",
  attrs: { style: { default: "decimal" }, start: { default: 1 } },
  parseDOM: [{
    tag: "ol",
    getAttrs: (dom) => ({ style: read_style(dom), start: Math.min(9999, Math.max(1, dom.start || 1)) }),
  }],
  toDOM: ({ attrs }) => ["ol", { "data-style": attrs.style, start: String(attrs.start) }, 0],
};

// What a style said reaches the parser as data-look (editor/paste.js). Google wraps all it copies in
// <b style="font-weight:normal">, which is not bold.
const mark = (tags, look, name) => ({
  parseDOM: [
    ...tags.map((tag) => ({ tag, getAttrs: (dom) => (dom.dataset.look ?? "").includes("plain") ? false : null })),
    { tag: `[data-look~="${look}"]`, consuming: false },
  ],
  toDOM: () => [name, 0],
});

export const schema = new Schema({
  nodes: {
    doc: { content: "(block | page_break)+" },
    paragraph,
    ordered_list,
    bullet_list: { group: "block", content: "list_item+", parseDOM: [{ tag: "ul" }], toDOM: () => ["ul", 0] },
    list_item: { content: "paragraph (paragraph | ordered_list | bullet_list)*", defining: true, parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0] },
    ...tableNodes({ tableGroup: "block", cellContent: "(paragraph | ordered_list | bullet_list)+", cellAttributes: {} }),
    page_break: {
      selectable: true,
      parseDOM: [{ tag: "hr[data-page-break]" }],
      toDOM: () => ["hr", { "data-page-break": "" }],
    },
    hard_break: {
      inline: true, group: "inline", selectable: false, parseDOM: [{ tag: "br" }], toDOM: () => ["br"],
    },
    text: { group: "inline" },
  },
  marks: {
    bold: mark(["strong", "b"], "bold", "strong"),
    italic: mark(["i", "em"], "italic", "em"),
    underline: mark(["u", "ins"], "underline", "u"),
  },
});

// The document as the server keeps it. The table package keeps widths in the cells; the server, once
// for each column. Lists deeper than the sheet allows are brought up to the deepest level.
export function tidy(json, depth = 0) {
  if (json.type === "table") return kept_table(json);
  if (!json.content) return json;
  if (json.type === "doc") return { ...json, content: without_last_line(json.content).map((child) => tidy(child)) };
  const list = /_list$/.test(json.type);
  let content = json.content.map((child) => tidy(child, depth + (list ? 1 : 0)));
  if (list && depth + 1 >= deepest_list) content = content.flatMap(flatten);
  return { ...json, content };
}

// The empty line that stands below a table only to be gone to.
function without_last_line(blocks) {
  const last = blocks.at(-1);
  const needless = last.type === "paragraph" && !last.content && blocks.at(-2)?.type === "table";
  return needless ? blocks.slice(0, -1) : blocks;
}

function flatten(item) {
  const own = item.content.filter((child) => !/_list$/.test(child.type));
  const deeper = item.content.filter((child) => /_list$/.test(child.type)).flatMap((list) => list.content);
  return [{ ...item, content: own }, ...deeper.flatMap(flatten)];
}

// Calls see(cell, column) for each cell of a table, laid as HTML lays them. Says how many columns there are.
function lay(table, see) {
  const reach = [];
  let columns = 0;
  for (const row of table.content ?? []) {
    let at = 0;
    for (const cell of row.content ?? []) {
      const { colspan = 1, rowspan = 1 } = cell.attrs ?? {};
      while (reach[at] > 0) at++;
      see(cell, at);
      for (let i = 0; i < colspan; i++) reach[at++] = rowspan;
    }
    columns = Math.max(columns, reach.length);
    for (let i = 0; i < reach.length; i++) reach[i] = Math.max(0, (reach[i] ?? 0) - 1);
  }
  return columns;
}

function kept_table(table) {
  const widths = [];
  const columns = lay(table, (cell, at) => cell.attrs?.colwidth?.forEach((width, i) => (widths[at + i] ||= width)));
  const known = widths.filter(Boolean);
  const usual = known.length ? Math.round(known.reduce((sum, each) => sum + each, 0) / known.length) : 0;
  const shares = Array.from({ length: columns }, (_, i) => Math.min(1000, Math.max(1, Math.round(widths[i] || usual))));
  const cell_of = ({ type, attrs = {}, content }) => {
    const spans = { ...(attrs.colspan > 1 && { colspan: attrs.colspan }), ...(attrs.rowspan > 1 && { rowspan: attrs.rowspan }) };
    return { type, ...(Object.keys(spans).length && { attrs: spans }), content: content.map((child) => tidy(child)) };
  };
  return {
    type: "table",
    ...(usual && { attrs: { widths: shares } }),
    content: table.content.map((row) => ({ type: "table_row", content: (row.content ?? []).map(cell_of) })),
  };
}

// The way back.
export function opened(json) {
  if (!json || typeof json !== "object") return json;
  if (json.type !== "table") return json.content ? { ...json, content: json.content.map(opened) } : json;
  const widths = json.attrs?.widths;
  const table = { type: "table", content: json.content.map((row) => ({ ...row, content: (row.content ?? []).map((cell) => ({ ...cell })) })) };
  if (widths) {
    lay(table, (cell, at) => {
      cell.attrs = { ...cell.attrs, colwidth: widths.slice(at, at + (cell.attrs?.colspan ?? 1)) };
    });
  }
  return table;
}
