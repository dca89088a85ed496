// SPDX-License-Identifier: Apache-2.0
// <textarea data-editor> becomes an editor whose JSON goes back into the textarea. Its start is
// data-body (JSON), else the text itself, JSON or light marks. data-unbroken: no page breaks here.
import { baseKeymap } from "prosemirror-commands";
import { history, redo } from "prosemirror-history";
import { inputRules, wrappingInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { Node, Slice } from "prosemirror-model";
import { splitListItem } from "prosemirror-schema-list";
import { EditorState, Plugin } from "prosemirror-state";
import { tableEditing } from "prosemirror-tables";
import { EditorView } from "prosemirror-view";
import { leave_table, new_line, tab, tools } from "./commands.js";
import { read_marks } from "./marks.js";
import { cleaned } from "./paste.js";
import { opened, schema, tidy } from "./schema.js";
import { TableBox } from "./tables.js";
import { toolbar } from "./toolbar.js";

function start_of(area) {
  for (const source of [area.dataset.body, area.value]) {
    if (!source?.trim().startsWith("{")) continue;
    try {
      const doc = Node.fromJSON(schema, opened(JSON.parse(source)));
      doc.check();
      return doc;
    } catch {
      // Not a body: read it as text, nothing of what was written is lost.
    }
  }
  return Node.fromJSON(schema, read_marks(area.value));
}

const { ordered_list, bullet_list, list_item, paragraph } = schema.nodes;

// Below a table or a break that ends the text stands a line to go on in; one can be clicked and touched.
const last_line = new Plugin({
  appendTransaction: (_, before, { doc, tr }) =>
    doc.lastChild.isTextblock || doc.lastChild.type === ordered_list || doc.lastChild.type === bullet_list
      ? null : tr.insert(doc.content.size, paragraph.create()),
});
const numbered = (letter, close) => (found) => ({
  style: (letter ? "alpha" : "decimal") + (close ? "_paren" : ""),
  start: letter ? 1 : Number(found[1]) || 1,
});
const rules = inputRules({
  rules: [
    wrappingInputRule(/^(\d{1,3})\.\s$/, ordered_list, numbered(false, false)),
    wrappingInputRule(/^(\d{1,3})\)\s$/, ordered_list, numbered(false, true)),
    wrappingInputRule(/^a\.\s$/, ordered_list, numbered(true, false)),
    wrappingInputRule(/^a\)\s$/, ordered_list, numbered(true, true)),
    wrappingInputRule(/^[-•]\s$/, bullet_list),
  ],
});

function keys_of(bar, breaks, area) {
  let leaving = false;
  const keys = { "Shift-Mod-z": redo, "Shift-Enter": new_line, Enter: splitListItem(list_item) };
  for (const { key, run, breaks: breaking } of tools) {
    if (!key || (breaking && !breaks)) continue;
    keys[key] = run;
  }
  keys.Escape = () => {
    leaving = true;
    return true;
  };
  keys["Alt-F10"] = () => {
    bar().focus();
    return true;
  };
  keys["Alt-Enter"] = leave_table;
  // Where no page can be broken, the key adds a row around the editor (composer/entries.js).
  if (!breaks) keys["Mod-Enter"] = () => !area.dispatchEvent(new CustomEvent("naskah:row", { bubbles: true, cancelable: true }));
  const leave = (then) => (state, dispatch, view) => !leaving && then(state, dispatch, view);
  keys.Tab = leave(tab(false));
  keys["Shift-Tab"] = leave(tab(true));
  const watch = new Plugin({
    props: {
      handleKeyDown(view, event) {
        if (!["Escape", "Tab", "Shift"].includes(event.key)) leaving = false;
        return false;
      },
      handleDOMEvents: { focus: () => void (leaving = false), mousedown: () => void (leaving = false) },
    },
  });
  return [watch, keymap(keys)];
}

const with_pictures = (data) => [...(data?.files ?? [])].some((file) => file.type.startsWith("image/"));

function described(area, label) {
  const given = {};
  for (const name of ["aria-describedby", "aria-invalid"]) {
    if (area.getAttribute(name)) given[name] = area.getAttribute(name);
  }
  return {
    role: "textbox", "aria-multiline": "true", spellcheck: "true", id: `${area.id}-text`,
    ...(label && { "aria-labelledby": label.id }), ...given,
  };
}

export function enhance(area, words, sprite) {
  const box = document.createElement("div");
  box.className = "editor";
  const label = document.querySelector(`label[for="${CSS.escape(area.id)}"]`);
  if (label) label.id ||= `${area.id}-label`;
  const breaks = !("unbroken" in area.dataset);
  const note = Object.assign(document.createElement("p"), { className: "editor-note", hidden: true });
  note.setAttribute("role", "status");
  const say = (text) => {
    note.textContent = text;
    note.hidden = !text;
  };
  let bar = null;

  const write = (doc) => (area.value = JSON.stringify(tidy(doc.toJSON())));
  const follow = new Plugin({
    view: () => ({
      update: (view, before) => {
        bar?.show();
        if (view.state.doc.eq(before.doc)) return;
        write(view.state.doc);
        area.dispatchEvent(new Event("input", { bubbles: true }));
      },
    }),
  });
  const no_picture = (data) => {
    const refused = with_pictures(data) && !data.getData("text/html");
    if (refused) say(words.noPicture);
    return refused;
  };
  const view = new EditorView(box, {
    state: EditorState.create({
      doc: start_of(area),
      plugins: [rules, ...keys_of(() => bar, breaks, area), keymap(baseKeymap), history(), tableEditing(), last_line, follow],
    }),
    nodeViews: { table: (node) => new TableBox(node) },
    transformPastedHTML(html) {
      const clean = cleaned(html);
      say(clean.pictures ? words.noPicture : "");
      return breaks ? clean.html : clean.html.replace(/<hr[^>]*>/g, "");
    },
    // Onto an empty line whole blocks keep their alignment and indent.
    transformPasted: (slice, { state }) =>
      state.selection.empty && !state.selection.$from.parent.content.size && slice.content.childCount > 1
        ? new Slice(slice.content, 0, 0) : slice,
    handlePaste: (_, event) => no_picture(event.clipboardData),
    handleDrop: (_, event) => no_picture(event.dataTransfer),
    attributes: described(area, label),
  });
  view.dispatch(view.state.tr);   // the line below comes with the first transaction
  bar = toolbar(view, words, sprite, breaks);
  box.prepend(bar.bar, note);
  bar.show();
  write(view.state.doc);
  area.after(box);
  area.hidden = true;
  area.required = false;
  area.editor = view;
  label?.addEventListener("click", () => view.focus());
  area.addEventListener("focus", () => view.focus());
}

// Its text goes with the row it stands in.
export function close(area) {
  area.editor?.destroy();
  delete area.editor;
}
