// SPDX-License-Identifier: Apache-2.0
// What a letter's body may hold. The same is written for the server in resources/schema/body.json;
// what is pasted is cut down to this.
import { Schema } from "prosemirror-model";
import { tableNodes } from "prosemirror-tables";

const aligns = ["left", "center", "right", "justify"];
export const deepest_indent = 4;
export const deepest_list = 4;

const paragraph = {
  group: "block",
  content: "inline*",
  attrs: { align: { default: "justify" }, indent: { default: 0 } },
  parseDOM: [{
    tag: "p, h1, h2, h3, h4, h5, h6, div",
    getAttrs: (dom) => ({
      align: read_align(dom),
      indent: Math.min(deepest_indent, Number(dom.dataset.indent) || 0),
    }),
  }],
  toDOM: ({ attrs }) => ["p", { "data-align": attrs.align, "data-indent": String(attrs.indent) }, 0],
};

function read_align(dom) {
  const align = dom.dataset.align || dom.getAttribute("align");
  return aligns.includes(align) ? align : "justify";
}

const ordered_list = {
  group: "block",
  content: "list_item+",
  attrs: { style: { default: "decimal" }, start: { default: 1 } },
  parseDOM: [{
    tag: "ol",
    getAttrs: (dom) => ({
      style: dom.dataset.style === "alpha" || /^a$/i.test(dom.getAttribute("type") || "") ? "alpha" : "decimal",
      start: Math.max(1, dom.start || 1),
    }),
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
    doc: { content: "block+" },
    paragraph,
    ordered_list,
    bullet_list: { group: "block", content: "list_item+", parseDOM: [{ tag: "ul" }], toDOM: () => ["ul", 0] },
    list_item: { content: "paragraph (paragraph | ordered_list | bullet_list)*", defining: true, parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0] },
    ...tableNodes({ tableGroup: "block", cellContent: "paragraph+", cellAttributes: {} }),
    hard_break: {
      inline: true, group: "inline", selectable: false, parseDOM: [{ tag: "br" }], toDOM: () => ["br"],
    },
    text: { group: "inline" },
  },
  marks: {
    bold: mark(["strong", "b"], "bold", "strong"),
    italic: mark(["i", "em"], "italic", "em"),
    underline: mark(["u"], "underline", "u"),
  },
});

// Lists deeper than the sheet allows are brought up to the deepest level. Cells are never merged and
// the typesetter sets their widths, so nothing of that is written.
export function tidy(json, depth = 0) {
  if (!json.content) return json;
  const list = /_list$/.test(json.type);
  let content = json.content.map((child) => tidy(child, depth + (list ? 1 : 0)));
  if (list && depth + 1 >= deepest_list) content = content.flatMap(flatten);
  const { attrs, ...rest } = json;
  return { ...rest, ...(attrs && !/^table_/.test(json.type) && { attrs }), content };
}

function flatten(item) {
  const own = item.content.filter((child) => !/_list$/.test(child.type));
  const deeper = item.content.filter((child) => /_list$/.test(child.type)).flatMap((list) => list.content);
  return [{ ...item, content: own }, ...deeper.flatMap(flatten)];
}
