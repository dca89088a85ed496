// SPDX-License-Identifier: Apache-2.0
// A draft saves itself: <form data-autosave="/letters/ID/autosave"> is posted after a pause. The answer
// is JSON {saved_at, revision}; the time is shown, the revision goes into the fields of the page.
// 409: someone else saved; the ordinary Save shows both versions. 422: something must be mended first;
// the draft stays unsaved, says so, and is sent again with the next stroke. Who goes away is warned.
import { each_once } from "./once.js";
import { csrf_token } from "./csrf.js";
import { typed } from "./typed.js";

const pause = 1200;
const retry = 15000;

export function wire_autosave(root) {
  each_once(root, "form[data-autosave]", (form) => new Autosave(form));
}

class Autosave {
  constructor(form) {
    this.form = form;
    this.shown = form.querySelector("[data-saved]") ?? document.querySelector("[data-saved]");
    this.timer = 0;
    this.dirty = "unsaved" in form.dataset;
    this.halted = false;
    form.addEventListener("input", () => this.changed());
    form.addEventListener("change", () => this.changed());
    form.addEventListener("naskah:rows", () => this.changed());
    form.addEventListener("submit", () => this.leave());
    addEventListener("online", () => this.dirty && this.save());
    addEventListener("beforeunload", (event) => (this.dirty || this.saving) && event.preventDefault());
    // A phone may close a page it has put aside: what was typed goes first.
    document.addEventListener("visibilitychange", () => document.hidden && this.dirty && !this.halted && this.save());
  }

  changed() {
    this.dirty = true;
    if (!this.halted) this.later(pause);
  }

  later(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), wait);
  }

  leave() {
    clearTimeout(this.timer);
    this.dirty = false;
    this.halted = true;
  }

  async save() {
    if (this.saving) return this.later(pause);
    clearTimeout(this.timer);
    this.saving = true;
    this.dirty = false;
    this.say(this.shown?.dataset.saving);
    try {
      const answer = await fetch(this.form.dataset.autosave, {
        method: "POST",
        body: typed(this.form),
        headers: { "X-CSRF-Token": csrf_token(), Accept: "application/json" },
      });
      await this.heard(answer);
    } catch {
      this.failed();
    } finally {
      this.saving = false;
    }
  }

  async heard(answer) {
    if (answer.status === 409) {
      this.halted = true;
      this.dirty = true;
      return this.say(this.shown?.dataset.conflict, true);
    }
    if (answer.status === 422) {
      this.dirty = true;
      return this.say(this.shown?.dataset.faulty, true);
    }
    if (!answer.ok) return this.failed();
    const { saved_at, revision } = await answer.json();
    // Forms beside it, such as that of an uploaded file, start from the same version.
    if (revision !== undefined) for (const field of document.querySelectorAll('input[name="revision"]')) field.value = revision;
    this.say(this.shown?.dataset.done?.replace("{time}", saved_at));
    this.form.dispatchEvent(new CustomEvent("naskah:saved", { bubbles: true }));
  }

  failed() {
    this.dirty = true;
    this.say(this.shown?.dataset.failed, true);
    this.later(retry);
  }

  say(text, bad = false) {
    if (!this.shown || text === undefined) return;
    this.shown.textContent = text;
    this.shown.classList.toggle("is-bad", bad);
  }
}
