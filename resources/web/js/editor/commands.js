// SPDX-License-Identifier: Apache-2.0
// What the toolbar and the keys can do to the body. One table says all: word, look, key and command.
import { chainCommands, exitCode, toggleMark } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { liftListItem, sinkListItem, wrapInList } from "prosemirror-schema-list";
import { TextSelection } from "prosemirror-state";
import {
  addColumnAfter, addColumnBefore, addRowAfter, addRowBefore, deleteColumn, deleteRow, deleteTable, goToNextCell,
  isInTable, mergeCells, splitCell,
} from "prosemirror-tables";
import { by_level, deepest_indent, deepest_list, schema } from "./schema.js";
import { flush, free_widths, if_room, in_head, insert_table, leave_table, next_cell, toggle_head, widen } from "./tables.js";

const { paragraph, ordered_list, bullet_list, list_item, page_break, hard_break } = schema.nodes;
const { bold, italic, underline } = schema.marks;
const is_list = (node) => node.type === ordered_list || node.type === bullet_list;

function list_at({ $from }) {
  for (let depth = $from.depth; depth > 0; depth--) {
    const node = $from.node(depth);
    if (is_list(node)) return { node, at: $from.before(depth) };
  }
  return null;
}

function list_depth({ $from }) {
  let deep = 0;
  for (let depth = $from.depth; depth > 0; depth--) deep += $from.node(depth).type === list_item ? 1 : 0;
  return deep;
}

// Makes a list, changes the kind of the one around, or leaves it when it is that kind already.
export function list(type, style) {
  const attrs = style && { style, start: 1 };
  return (state, dispatch) => {
    const around = list_at(state.selection);
    if (!around) return wrapInList(type, attrs)(state, dispatch);
    if (around.node.type === type && around.node.attrs.style === style) return liftListItem(list_item)(state, dispatch);
    dispatch?.(state.tr.setNodeMarkup(around.at, type, attrs));
    return true;
  };
}

// One level deeper. A list that begins there is numbered as its depth is in official letters.
function deeper(state, dispatch) {
  const deep = list_depth(state.selection);
  if (!deep || deep >= deepest_list) return false;
  return sinkListItem(list_item)(state, dispatch && ((tr) => {
    const made = list_at(tr.selection);
    if (made?.node.type === ordered_list && made.node.childCount === 1) {
      tr.setNodeMarkup(made.at, null, { style: by_level[deep], start: 1 });
    }
    dispatch(tr);
  }));
}

export function shift(step) {
  return (state, dispatch) => {
    if (list_depth(state.selection)) return (step < 0 ? liftListItem(list_item) : deeper)(state, dispatch);
    const { from, to } = state.selection;
    const tr = state.tr;
    state.doc.nodesBetween(from, to, (node, at) => {
      const indent = node.type === paragraph ? node.attrs.indent + step : -1;
      if (indent >= 0 && indent <= deepest_indent) tr.setNodeMarkup(at, null, { ...node.attrs, indent });
    });
    if (!tr.docChanged) return false;
    dispatch?.(tr);
    return true;
  };
}

function align(value) {
  return (state, dispatch) => {
    const tr = state.tr;
    for (const { $from, $to } of state.selection.ranges) {
      state.doc.nodesBetween($from.pos, $to.pos, (node, at) => {
        if (node.type === paragraph) tr.setNodeMarkup(at, null, { ...node.attrs, align: value });
      });
    }
    dispatch?.(tr);
    return true;
  };
}

// A new page begins below the paragraph the cursor stands in, where pages may be broken.
function break_page(state, dispatch) {
  const { $from } = state.selection;
  if ($from.depth !== 1) return false;
  if (!dispatch) return true;
  const tr = state.tr;
  const at = $from.after(1);
  tr.insert(at, page_break.create());
  if (!tr.doc.resolve(at + 1).nodeAfter?.isTextblock) tr.insert(at + 1, paragraph.create());
  tr.setSelection(TextSelection.create(tr.doc, at + 2));
  dispatch(tr.scrollIntoView());
  return true;
}

function plain(state, dispatch) {
  const tr = state.tr;
  for (const { $from, $to } of state.selection.ranges) tr.removeMark($from.pos, $to.pos);
  if (!tr.docChanged) return false;
  dispatch?.(tr);
  return true;
}

export const new_line = chainCommands(exitCode, (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(hard_break.create()).scrollIntoView());
  return true;
});

const marked = (type) => (state) => {
  const { from, to, empty, $from } = state.selection;
  return empty ? !!type.isInSet(state.storedMarks || $from.marks()) : state.doc.rangeHasMark(from, to, type);
};
const listed = (type, style) => (state) => {
  const around = list_at(state.selection);
  return around?.node.type === type && around.node.attrs.style === style;
};
const aligned = (value) => (state) => state.selection.$from.parent.attrs.align === value;
const numbered = (word, face, style, key) =>
  ({ word, face, key, run: list(ordered_list, style), on: listed(ordered_list, style) });

// word: of data-editor-words. icon, or face: what stands on the button. on: when it is shown pressed.
// table: shown within tables only. breaks: only where pages may be broken. An empty list is a gap.
export const tools = [
  { word: "bold", icon: "bold", key: "Mod-b", run: toggleMark(bold), on: marked(bold) },
  { word: "italic", icon: "italic", key: "Mod-i", run: toggleMark(italic), on: marked(italic) },
  { word: "underline", icon: "underline", key: "Mod-u", run: toggleMark(underline), on: marked(underline) },
  { word: "plain", icon: "clear-formatting", key: "Mod-\\", run: plain },
  [],
  { word: "left", icon: "align-left", key: "Mod-Shift-l", run: align("left"), on: aligned("left") },
  { word: "center", icon: "align-center", key: "Mod-Shift-e", run: align("center"), on: aligned("center") },
  { word: "right", icon: "align-right", key: "Mod-Shift-r", run: align("right"), on: aligned("right") },
  { word: "justify", icon: "align-justified", key: "Mod-Shift-j", run: align("justify"), on: aligned("justify") },
  [],
  numbered("numbers", "1.", "decimal", "Mod-Shift-7"),
  numbered("letters", "a.", "alpha", "Mod-Shift-9"),
  numbered("numbersParen", "1)", "decimal_paren"),
  numbered("lettersParen", "a)", "alpha_paren"),
  { word: "bullets", icon: "list", key: "Mod-Shift-8", run: list(bullet_list), on: listed(bullet_list) },
  { word: "outdent", icon: "indent-decrease", key: "Mod-[", run: shift(-1) },
  { word: "indent", icon: "indent-increase", key: "Mod-]", run: shift(1) },
  [],
  { word: "table", icon: "table-plus", key: "Alt-Shift-t", run: insert_table },
  { word: "break", icon: "page-break", key: "Mod-Enter", run: break_page, breaks: true },
  [],
  { word: "undo", icon: "arrow-back-up", key: "Mod-z", run: undo },
  { word: "redo", icon: "arrow-forward-up", key: "Mod-y", run: redo },
  { word: "rowAbove", icon: "row-insert-top", key: "Alt-Shift-ArrowUp", run: flush(addRowBefore), table: true },
  { word: "row", icon: "row-insert-bottom", key: "Alt-Shift-ArrowDown", run: flush(addRowAfter), table: true },
  { word: "columnBefore", icon: "column-insert-left", key: "Alt-Shift-ArrowLeft", run: if_room(addColumnBefore), table: true },
  { word: "column", icon: "column-insert-right", key: "Alt-Shift-ArrowRight", run: if_room(addColumnAfter), table: true },
  { word: "rowAway", icon: "row-remove", key: "Alt-Shift-Backspace", run: deleteRow, table: true },
  { word: "columnAway", icon: "column-remove", key: "Alt-Shift-Delete", run: deleteColumn, table: true },
  { word: "merge", icon: "arrows-join-2", key: "Alt-Shift-m", run: mergeCells, table: true },
  { word: "split", icon: "arrows-split-2", key: "Alt-Shift-s", run: flush(splitCell), table: true },
  { word: "head", icon: "table-row", key: "Alt-Shift-h", run: toggle_head, on: in_head, table: true },
  { word: "wider", icon: "viewport-wide", key: "Alt-Shift-.", run: widen(1), table: true },
  { word: "narrower", icon: "viewport-narrow", key: "Alt-Shift-,", run: widen(-1), table: true },
  { word: "freeWidths", icon: "arrow-autofit-content", run: free_widths, table: true },
  { word: "tableAway", icon: "table-off", run: deleteTable, table: true },
];

// Tab moves between cells and changes the level in a list. Elsewhere, and after Escape, it leaves the
// editor, so nobody is trapped (WCAG 2.1.2).
export const tab = (back) => (state, dispatch, view) => {
  const cells = back ? goToNextCell(-1) : next_cell;
  const deep = list_depth(state.selection);
  if (deep) {
    shift(back ? -1 : 1)(state, dispatch);
    return true;
  }
  return isInTable(state) ? cells(state, dispatch, view) : false;
};

export { isInTable, leave_table };
