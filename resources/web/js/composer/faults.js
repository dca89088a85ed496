// SPDX-License-Identifier: Apache-2.0
// What is wrong and what is still missing, shown at its field while somebody types. Faults the server
// put into the page stay until their field is typed in.
const shown_at = (field) => {
  for (let name = field; name; name = name.slice(0, Math.max(0, name.lastIndexOf(".")))) {
    const found = document.getElementById(`f-${name}`);
    if (found) return found;
  }
  return null;
};

// Where the writer goes on: the editor for a rich text, the filter for a list of recipients.
export function target_of(field) {
  const at = shown_at(field);
  if (at?.editor) return at.editor.dom;
  return at?.matches("input, textarea, select") ? at : at?.querySelector("input:not([type=hidden]), textarea:not([hidden]), select, .ProseMirror") ?? at;
}

function place(at, line) {
  const inside = at.matches("fieldset, .entry");
  if (!inside) {
    const field = at.closest(".field") ?? at.parentElement;
    const before = field.querySelector(":scope > input, :scope > textarea, :scope > select") ?? at;
    before.before(line);
  } else if (at.matches("fieldset")) {
    at.querySelector("legend").after(line);
  } else {
    at.prepend(line);
  }
}

const control_of = (at) => at.editor?.dom ?? (at.matches("input, textarea, select") ? at : null);

export function clear(form, tone) {
  for (const line of form.querySelectorAll(`[data-live="${tone}"]`)) line.remove();
  for (const control of form.querySelectorAll("[data-live-invalid]")) {
    if (tone !== "fault") continue;
    control.removeAttribute("aria-invalid");
    control.removeAttribute("data-live-invalid");
  }
}

// tone: "fault" cannot be printed or kept, "lack" is only not there yet.
export function show(form, list, tone) {
  clear(form, tone);
  for (const { field, message } of list) {
    const at = shown_at(field);
    if (!at || !form.contains(at)) continue;
    const id = `${at.id}-${tone}`;
    if (document.getElementById(id)) continue;
    const line = Object.assign(document.createElement("p"), { className: tone, id, textContent: message });
    line.dataset.live = tone;
    place(at, line);
    const control = control_of(at);
    if (tone !== "fault" || !control) continue;
    control.setAttribute("aria-invalid", "true");
    control.setAttribute("data-live-invalid", "");
  }
}

// What the server said of a field is over once the field is typed in; the next answer says anew.
export function forget(form, name) {
  for (const id of [`f-${name}-fault`]) {
    const line = document.getElementById(id);
    if (!line || line.dataset.live) continue;
    line.remove();
    const at = document.getElementById(`f-${name}`);
    if (at) control_of(at)?.removeAttribute("aria-invalid");
  }
}
