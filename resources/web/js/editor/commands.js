// SPDX-License-Identifier: Apache-2.0
// What the toolbar and the keys can do to the body.
import { setBlockType, toggleMark } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { liftListItem, sinkListItem, wrapInList } from "prosemirror-schema-list";
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable, isInTable } from "prosemirror-tables";
import { deepest_indent, deepest_list, schema } from "./schema.js";

const { paragraph, ordered_list, bullet_list, list_item } = schema.nodes;

function list_at({ $from }) {
  for (let depth = $from.depth; depth > 0; depth--) {
    const node = $from.node(depth);
    if (node.type === ordered_list || node.type === bullet_list) return { node, at: $from.before(depth) };
  }
  return null;
}

function list_depth({ $from }) {
  let deep = 0;
  for (let depth = $from.depth; depth > 0; depth--) {
    if ($from.node(depth).type === list_item) deep++;
  }
  return deep;
}

// Makes a list, changes the kind of the one around, or leaves it when it is that kind already.
function list(type, attrs) {
  return (state, dispatch) => {
    const around = list_at(state.selection);
    if (!around) return isInTable(state) ? false : wrapInList(type, attrs)(state, dispatch);
    if (around.node.type === type && around.node.attrs.style === attrs?.style) {
      return liftListItem(list_item)(state, dispatch);
    }
    dispatch?.(state.tr.setNodeMarkup(around.at, type, attrs));
    return true;
  };
}

function align(value) {
  return (state, dispatch) => {
    const { from, to } = state.selection;
    const tr = state.tr;
    state.doc.nodesBetween(from, to, (node, at) => {
      if (node.type === paragraph) tr.setNodeMarkup(at, null, { ...node.attrs, align: value });
    });
    dispatch?.(tr);
    return true;
  };
}

function shift(step) {
  return (state, dispatch) => {
    const deep = list_depth(state.selection);
    if (deep) {
      if (step < 0) return liftListItem(list_item)(state, dispatch);
      return deep < deepest_list && sinkListItem(list_item)(state, dispatch);
    }
    const { $from } = state.selection;
    const indent = $from.parent.attrs.indent + step;
    if ($from.parent.type !== paragraph || indent < 0 || indent > deepest_indent) return false;
    return setBlockType(paragraph, { ...$from.parent.attrs, indent })(state, dispatch);
  };
}

function insert_table(state, dispatch) {
  if (isInTable(state) || list_at(state.selection)) return false;
  const cell = (type) => schema.nodes[type].createAndFill();
  const row = (type) => schema.nodes.table_row.create(null, [cell(type), cell(type), cell(type)]);
  const table = schema.nodes.table.create(null, [row("table_header"), row("table_cell"), row("table_cell")]);
  dispatch?.(state.tr.replaceSelectionWith(table).scrollIntoView());
  return true;
}

const marked = (type) => (state) => {
  const { from, to, empty, $from } = state.selection;
  return empty ? !!type.isInSet(state.storedMarks || $from.marks()) : state.doc.rangeHasMark(from, to, type);
};
const listed = (type, style) => (state) => {
  const around = list_at(state.selection);
  return around?.node.type === type && around.node.attrs.style === style;
};
const aligned = (value) => (state) => state.selection.$from.parent.attrs.align === value;

const { bold, italic, underline } = schema.marks;
// word (of data-editor-words), icon, command, and when the button is shown pressed; "" is a gap.
export const tools = [
  ["bold", "bold", toggleMark(bold), marked(bold)],
  ["italic", "italic", toggleMark(italic), marked(italic)],
  ["underline", "underline", toggleMark(underline), marked(underline)],
  "",
  ["left", "align-left", align("left"), aligned("left")],
  ["center", "align-center", align("center"), aligned("center")],
  ["right", "align-right", align("right"), aligned("right")],
  ["justify", "align-justified", align("justify"), aligned("justify")],
  "",
  ["numbers", "list-numbers", list(ordered_list, { style: "decimal", start: 1 }), listed(ordered_list, "decimal")],
  ["letters", "list-letters", list(ordered_list, { style: "alpha", start: 1 }), listed(ordered_list, "alpha")],
  ["bullets", "list", list(bullet_list), listed(bullet_list)],
  ["outdent", "indent-decrease", shift(-1)],
  ["indent", "indent-increase", shift(1)],
  "",
  ["table", "table-plus", insert_table],
  ["row", "row-insert-bottom", addRowAfter, null, "in_table"],
  ["column", "column-insert-right", addColumnAfter, null, "in_table"],
  ["rowAway", "row-remove", deleteRow, null, "in_table"],
  ["columnAway", "column-remove", deleteColumn, null, "in_table"],
  ["tableAway", "table-off", deleteTable, null, "in_table"],
  "",
  ["undo", "arrow-back-up", undo],
  ["redo", "arrow-forward-up", redo],
];

export { isInTable, shift };
