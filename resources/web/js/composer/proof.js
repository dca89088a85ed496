// SPDX-License-Identifier: Apache-2.0
// The exact sheet beside the text: <div data-proof="/letters/ID/preview"> posts the form a moment after
// the last stroke; nothing is saved by it. The answer is JSON {pages: [{url, alt, label}], pdf,
// lacking: [{field, message}]}, or a problem whose faults are shown at their fields, while the sheet of
// before stays. Pictures are swapped one by one as they come, so the sheet neither blinks nor jumps.
import { typed } from "../typed.js";
import { csrf_token } from "../csrf.js";
import { forget, show, target_of } from "./faults.js";

const pause = 300;

export function wire_proof() {
  for (const box of document.querySelectorAll("[data-proof]")) new Proof(box, document.querySelector("[data-composer] form"));
}

class Proof {
  constructor(box, form) {
    this.box = box;
    this.form = form;
    this.state = box.querySelector("[data-proof-state]");
    this.list = box.querySelector("[data-proof-lacking]");
    this.sheets = box.querySelector(".sheets");
    this.timer = 0;
    const soon = (event) => {
      if (event?.target.name) forget(form, event.target.name);
      this.typed = performance.now();
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), pause);
    };
    form.addEventListener("input", soon);
    form.addEventListener("change", soon);
    form.addEventListener("naskah:rows", soon);
    this.list?.addEventListener("click", (event) => this.jump(event));
    this.ask();
  }

  async ask() {
    // A question that was overtaken is no more asked: the server is spared the rest of it.
    this.asking?.abort();
    const asking = (this.asking = new AbortController());
    const began = this.typed;
    this.box.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(this.box.dataset.proof, {
        method: "POST",
        body: typed(this.form),
        headers: { "X-CSRF-Token": csrf_token(), Accept: "application/json" },
        signal: asking.signal,
      });
      if (answer.ok) await this.print(await answer.json());
      else if (answer.status === 422) this.refuse(await answer.json());
      else this.say(this.box.dataset.away);
      if (began && answer.ok) this.box.dataset.took = Math.round(performance.now() - began);
    } catch (fault) {
      if (fault.name !== "AbortError") this.say(this.box.dataset.away);
    } finally {
      if (asking === this.asking) this.box.removeAttribute("aria-busy");
    }
  }

  async print({ pages, pdf, lacking }) {
    // Until a newer answer comes these pictures are the newest, even when the next question waits.
    const mine = (this.printed = (this.printed ?? 0) + 1);
    show(this.form, [], "fault");
    show(this.form, lacking, "lack");
    this.tell(lacking);
    const open = this.box.querySelector("[data-proof-pdf]");
    if (open) open.href = pdf;
    if (!this.typed) return;   // the page came with its sheets
    const old = [...this.sheets.querySelectorAll("figure")];
    for (const surplus of old.slice(pages.length)) surplus.remove();
    // First those in sight, then the others.
    const order = pages.map((page, at) => ({ page, at, near: old[at] ? seen(old[at]) : false }))
      .sort((a, b) => b.near - a.near || a.at - b.at);
    for (const { page, at } of order) {
      const address = page.url;
      const now = this.sheets.querySelectorAll("figure")[at];
      if (now?.querySelector("img")?.getAttribute("src") === address) continue;
      if (!now && at > 1) {
        this.sheets.append(figure(page));
        continue;
      }
      const picture = await loaded(address);
      if (mine !== this.printed) return;
      if (now) fill(now, page, picture);
      else this.sheets.append(figure(page, picture));
    }
  }

  refuse({ faults = [], detail }) {
    show(this.form, faults, "fault");
    this.say(faults.length ? this.box.dataset.refused : detail, true);
  }

  tell(lacking) {
    this.say(lacking.length ? this.box.dataset.lacking.replace("{count}", lacking.length) : this.box.dataset.complete);
    this.list?.replaceChildren(...lacking.map(({ field, message }) => {
      const item = document.createElement("li");
      const link = Object.assign(document.createElement("a"), { href: `#f-${field}`, textContent: message });
      link.dataset.field = field;
      item.append(link);
      return item;
    }));
    const fold = this.list?.closest("details");
    if (fold) fold.hidden = !lacking.length;
  }

  jump(event) {
    const field = event.target.closest("[data-field]")?.dataset.field;
    if (!field) return;
    event.preventDefault();
    document.dispatchEvent(new CustomEvent("naskah:write"));
    const target = target_of(field);
    target?.closest("details:not([open])")?.setAttribute("open", "");
    target?.focus();
    target?.scrollIntoView({ block: "center" });
  }

  say(text, bad = false) {
    if (!this.state || this.state.textContent === text) return;
    this.state.textContent = text;
    this.state.classList.toggle("is-bad", bad);
  }
}

function seen(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

function figure(page, picture) {
  const made = document.createElement("figure");
  made.className = "sheet";
  const link = made.appendChild(document.createElement("a"));
  const image = picture ?? Object.assign(new Image(), { loading: "lazy", src: page.url });
  link.append(image);
  made.append(document.createElement("figcaption"));
  fill(made, page, image);
  return made;
}

function fill(figure, page, picture) {
  picture.className = "page";
  picture.width = 909;
  picture.height = 1286;
  picture.alt = page.alt;
  const link = figure.querySelector("a");
  link.href = page.url;
  if (!link.contains(picture)) link.replaceChildren(picture);
  figure.querySelector("figcaption").textContent = page.label;
}

function loaded(address) {
  const picture = new Image();
  picture.src = address;
  return picture.decode().then(() => picture, () => picture);
}
