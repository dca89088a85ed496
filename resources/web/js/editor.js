// SPDX-License-Identifier: Apache-2.0
// The letter's body: <textarea name="body" data-editor> becomes an editor whose JSON goes back into the
// textarea. Its start is data-body (JSON), else the text itself, JSON or light marks.
import { baseKeymap, chainCommands, exitCode, toggleMark } from "prosemirror-commands";
import { history, redo, undo } from "prosemirror-history";
import { inputRules, wrappingInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { Node } from "prosemirror-model";
import { splitListItem } from "prosemirror-schema-list";
import { EditorState, Plugin } from "prosemirror-state";
import { goToNextCell, tableEditing } from "prosemirror-tables";
import { EditorView } from "prosemirror-view";
import { shift } from "./editor/commands.js";
import { read_marks } from "./editor/marks.js";
import { clean } from "./editor/paste.js";
import { schema, tidy } from "./editor/schema.js";
import { toolbar } from "./editor/toolbar.js";

function start_of(area) {
  for (const source of [area.dataset.body, area.value]) {
    if (!source?.trim().startsWith("{")) continue;
    try {
      const doc = Node.fromJSON(schema, JSON.parse(source));
      doc.check();
      return doc;
    } catch {
      // Not a body: read it as text, nothing of what was written is lost.
    }
  }
  return Node.fromJSON(schema, read_marks(area.value));
}

const rules = inputRules({
  rules: [
    wrappingInputRule(/^(\d+)[.)]\s$/, schema.nodes.ordered_list, (found) => ({ style: "decimal", start: Number(found[1]) || 1 })),
    wrappingInputRule(/^a[.)]\s$/, schema.nodes.ordered_list, { style: "alpha", start: 1 }),
    wrappingInputRule(/^[-•]\s$/, schema.nodes.bullet_list),
  ],
});

const new_line = chainCommands(exitCode, (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(schema.nodes.hard_break.create()).scrollIntoView());
  return true;
});

// Tab moves between cells only; elsewhere it leaves the editor, so nobody is trapped (WCAG 2.1.2).
const keys = {
  "Mod-z": undo,
  "Mod-y": redo,
  "Shift-Mod-z": redo,
  "Mod-b": toggleMark(schema.marks.bold),
  "Mod-i": toggleMark(schema.marks.italic),
  "Mod-u": toggleMark(schema.marks.underline),
  "Mod-]": shift(1),
  "Mod-[": shift(-1),
  Enter: splitListItem(schema.nodes.list_item),
  "Shift-Enter": new_line,
  Tab: goToNextCell(1),
  "Shift-Tab": goToNextCell(-1),
};

function enhance(area, words, sprite) {
  const box = document.createElement("div");
  box.className = "editor";
  const label = document.querySelector(`label[for="${area.id}"]`);
  if (label) label.id ||= `${area.id}-label`;
  let bar = null;

  const write = (doc) => {
    area.value = JSON.stringify(tidy(doc.toJSON()));
  };
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
  const view = new EditorView(box, {
    state: EditorState.create({
      doc: start_of(area),
      plugins: [rules, keymap(keys), keymap(baseKeymap), history(), tableEditing(), follow],
    }),
    transformPastedHTML: clean,
    attributes: {
      role: "textbox",
      "aria-multiline": "true",
      spellcheck: "true",
      ...(label && { "aria-labelledby": label.id }),
      ...(area.getAttribute("aria-describedby") && { "aria-describedby": area.getAttribute("aria-describedby") }),
      ...(area.getAttribute("aria-invalid") && { "aria-invalid": area.getAttribute("aria-invalid") }),
    },
  });
  bar = toolbar(view, words, sprite);
  box.prepend(bar.bar);
  bar.show();
  write(view.state.doc);
  area.after(box);
  area.hidden = true;
  area.required = false;
  label?.addEventListener("click", () => view.focus());
  area.addEventListener("focus", () => view.focus());
}

const words = document.querySelector("[data-editor-words]")?.dataset ?? {};
const sprite = document.querySelector(".icon use")?.getAttribute("href")?.split("#")[0] ?? "";
for (const area of document.querySelectorAll("textarea[data-editor]")) enhance(area, words, sprite);
