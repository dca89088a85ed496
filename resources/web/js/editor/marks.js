// SPDX-License-Identifier: Apache-2.0
// Light marks, what a person writes when the editor is not there (grammar: resources/README.md),
// read into the same body the editor makes.
import { deepest_list } from "./schema.js";

const item = /^( *)(?:(\d{1,3})([.)])|([a-z])([.)])|[-*•]) +(.*)$/;
const new_page = "[halaman baru]";
const inline = /\*\*(.+?)\*\*|__(.+?)__|\*(.+?)\*/g;

function text(value, marks = []) {
  return value ? [{ type: "text", text: value, ...(marks.length && { marks }) }] : [];
}

function spans(line, marks = []) {
  const out = [];
  let from = 0;
  for (const found of line.matchAll(inline)) {
    const type = found[1] ? "bold" : found[2] ? "underline" : "italic";
    out.push(...text(line.slice(from, found.index), marks));
    out.push(...spans(found[1] ?? found[2] ?? found[3], [...marks, { type }]));
    from = found.index + found[0].length;
  }
  return [...out, ...text(line.slice(from), marks)];
}

function paragraph(lines, align = "justify") {
  const content = lines.flatMap((line, at) => (at ? [{ type: "hard_break" }, ...spans(line)] : spans(line)));
  return { type: "paragraph", attrs: { align, indent: 0 }, ...(content.length && { content }) };
}

function list_of(kind, start) {
  if (kind === "bullet") return { type: "bullet_list", content: [] };
  return { type: "ordered_list", attrs: { style: kind, start }, content: [] };
}

// Kind and number of an item: "b)" is the second of alpha_paren.
function numbering([, , figure, after_figure, letter, after_letter]) {
  if (!figure && !letter) return ["bullet", 1];
  const paren = (after_figure ?? after_letter) === ")" ? "_paren" : "";
  return letter ? [`alpha${paren}`, letter.charCodeAt(0) - 96] : [`decimal${paren}`, Math.max(1, Number(figure))];
}

function table(lines) {
  const rows = lines.map((line) => line.replace(/^\|\s*|\s*\|$/g, "").split(/\s*\|\s*/));
  const width = Math.max(...rows.map((row) => row.length));
  return {
    type: "table",
    content: rows.map((row, at) => ({
      type: "table_row",
      content: Array.from({ length: width }, (_, column) => ({
        type: at ? "table_cell" : "table_header",
        content: [paragraph([row[column] ?? ""], "left")],
      })),
    })),
  };
}

function lists(lines) {
  const root = { content: [] };
  const open = [];
  for (const line of lines) {
    const found = line.match(item);
    if (!found) {
      const last = open.at(-1).list.content.at(-1).content[0];
      last.content = [...(last.content ?? []), { type: "hard_break" }, ...spans(line.trim())];
      continue;
    }
    const [kind, start] = numbering(found);
    const level = found[1].length;
    while (open.length && (open.at(-1).level > level || (open.at(-1).level === level && open.at(-1).kind !== kind))) open.pop();
    if (!open.length || (open.at(-1).level < level && open.length < deepest_list)) {
      const list = list_of(kind, start);
      (open.length ? open.at(-1).list.content.at(-1) : root).content.push(list);
      open.push({ list, level, kind });
    }
    open.at(-1).list.content.push({ type: "list_item", content: [paragraph([found[6]])] });
  }
  return root.content;
}

export function read_marks(value) {
  const blocks = value.replace(/\r\n?/g, "\n").split(/\n[ \t]*\n+/).filter((block) => block.trim());
  const content = blocks.flatMap((block) => {
    const lines = block.split("\n").map((line) => line.trimEnd()).filter(Boolean);
    if (lines.length === 1 && lines[0].trim() === new_page) return [{ type: "page_break" }];
    if (lines.every((line) => line.trim().startsWith("|"))) return [table(lines.map((line) => line.trim()))];
    const first = lines.findIndex((line) => item.test(line));
    if (first < 0) return [paragraph(lines.map((line) => line.trim()))];
    const before = lines.slice(0, first).map((line) => line.trim());
    return [...(before.length ? [paragraph(before)] : []), ...lists(lines.slice(first))];
  });
  return { type: "doc", content: content.length ? content : [paragraph([])] };
}
