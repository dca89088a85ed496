// SPDX-License-Identifier: Apache-2.0
// What the keyboard can do to a table beyond the package's own commands, and how one is shown.
import { TextSelection } from "prosemirror-state";
import { TableMap, addRowAfter, findTable, goToNextCell, isInTable, selectedRect } from "prosemirror-tables";
import { schema } from "./schema.js";

const { table, table_row, table_cell, table_header } = schema.nodes;
const most_columns = 12;

export function insert_table(state, dispatch) {
  const { $from } = state.selection;
  if (isInTable(state) || $from.depth !== 1) return false;
  const left = schema.nodes.paragraph.create({ align: "left" });
  const row = (type) => table_row.create(null, [0, 1, 2].map(() => type.create(null, left)));
  const made = table.create(null, [row(table_header), row(table_cell), row(table_cell)]);
  if (!dispatch) return true;
  // An empty line becomes the table; one with text stays above it. A line below is there to go on.
  const tr = state.tr;
  const at = $from.parent.content.size ? $from.after(1) : $from.before(1);
  tr.replaceWith(at, $from.parent.content.size ? at : $from.after(1), made);
  const below = at + made.nodeSize;
  if (!tr.doc.resolve(below).nodeAfter) tr.insert(below, schema.nodes.paragraph.create());
  tr.setSelection(TextSelection.near(tr.doc.resolve(at + 3)));
  dispatch(tr.scrollIntoView());
  return true;
}

// What is made by `command` is set flush left: lines of a table are too short to be justified.
export const flush = (command) => (state, dispatch) => command(state, dispatch && ((tr) => {
  const found = findTable(tr.selection.$from);
  found?.node.descendants((node, at) => {
    if (node.type === schema.nodes.paragraph && !node.content.size && node.attrs.align === "justify") {
      tr.setNodeMarkup(found.start + at, null, { ...node.attrs, align: "left" });
    }
  });
  dispatch(tr);
}));

// Columns may be added as long as the sheet takes them.
export const if_room = (command) => (state, dispatch) =>
  isInTable(state) && selectedRect(state).map.width < most_columns && flush(command)(state, dispatch);

// From the last cell on, a row more.
export function next_cell(state, dispatch, view) {
  if (!isInTable(state)) return false;
  if (goToNextCell(1)(state, dispatch)) return true;
  if (dispatch && flush(addRowAfter)(state, dispatch)) goToNextCell(1)(view.state, view.dispatch);
  return true;
}

export function in_head(state) {
  if (!isInTable(state)) return false;
  const { map, table: node, top, bottom } = selectedRect(state);
  return cells_of(map, top, bottom).every((at) => node.nodeAt(at).type === table_header);
}

// Rows down to the selected one are the head, which is repeated on each page; or they are no more.
export function toggle_head(state, dispatch) {
  if (!isInTable(state)) return false;
  if (!dispatch) return true;
  const { map, table: node, tableStart, top, bottom } = selectedRect(state);
  const was = in_head(state);
  const tr = state.tr;
  for (const at of was ? cells_of(map, top, map.height) : cells_of(map, 0, bottom)) {
    tr.setNodeMarkup(tableStart + at, was ? table_cell : table_header, node.nodeAt(at).attrs);
  }
  dispatch(tr);
  return true;
}

function cells_of(map, top, bottom) {
  return map.cellsInRect({ left: 0, right: map.width, top, bottom });
}

// Makes the selected columns wider or narrower by a tenth of an even share; the others give or take.
export const widen = (step) => (state, dispatch) => {
  if (!isInTable(state)) return false;
  const { map, table: node, tableStart, left, right } = selectedRect(state);
  if (map.width < 2) return false;
  const shares = widths_of(node, map);
  for (let column = left; column < right; column++) {
    const wanted = shares[column] + step * 10;
    if (wanted < 20 || wanted > 800) return false;
    shares[column] = wanted;
  }
  if (!dispatch) return true;
  dispatch(with_widths(state.tr, map, node, tableStart, shares));
  return true;
};

// Widths by what stands in the columns again.
export function free_widths(state, dispatch) {
  if (!isInTable(state)) return false;
  const { map, table: node, tableStart } = selectedRect(state);
  if (!node.firstChild.firstChild?.attrs.colwidth) return false;
  dispatch?.(with_widths(state.tr, map, node, tableStart, null));
  return true;
}

function with_widths(tr, map, node, start, shares) {
  for (const at of new Set(map.map)) {
    const cell = node.nodeAt(at);
    const { left, right } = map.findCell(at);
    tr.setNodeMarkup(start + at, null, { ...cell.attrs, colwidth: shares && shares.slice(left, right) });
  }
  return tr;
}

// Shares of the columns, an even one being a hundred.
function widths_of(node, map) {
  const known = Array(map.width).fill(0);
  for (const at of new Set(map.map)) {
    const { left } = map.findCell(at);
    node.nodeAt(at).attrs.colwidth?.forEach((width, i) => (known[left + i] ||= width));
  }
  const sum = known.reduce((total, each) => total + each, 0);
  if (known.some((each) => !each)) return Array(map.width).fill(100);
  return known.map((each) => Math.round((each / sum) * 100 * map.width));
}

// Leaves the table for the line below it.
export function leave_table(state, dispatch) {
  const found = findTable(state.selection.$from);
  if (!found) return false;
  if (!dispatch) return true;
  const tr = state.tr;
  const below = found.pos + found.node.nodeSize;
  if (!tr.doc.resolve(below).nodeAfter?.isTextblock) tr.insert(below, schema.nodes.paragraph.create());
  tr.setSelection(TextSelection.create(tr.doc, below + 1));
  dispatch(tr.scrollIntoView());
  return true;
}

// A table with its columns as wide as their shares.
export class TableBox {
  constructor(node) {
    this.dom = document.createElement("table");
    this.columns = this.dom.appendChild(document.createElement("colgroup"));
    this.contentDOM = this.dom.appendChild(document.createElement("tbody"));
    this.update(node);
  }

  update(node) {
    if (node.type !== table) return false;
    const map = TableMap.get(node);
    const shares = widths_of(node, map);
    const sum = shares.reduce((total, each) => total + each, 0);
    while (this.columns.childElementCount > map.width) this.columns.lastChild.remove();
    while (this.columns.childElementCount < map.width) this.columns.append(document.createElement("col"));
    shares.forEach((share, i) => (this.columns.children[i].style.width = `${(share / sum) * 100}%`));
    this.dom.dataset.columns = map.width;
    return true;
  }

  ignoreMutation(record) {
    return record.type === "attributes" || record.target === this.columns || this.columns.contains(record.target);
  }
}
