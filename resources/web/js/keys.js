// SPDX-License-Identifier: Apache-2.0
// Single keys, as the help (?) lists them. They rest while somebody writes (WCAG 2.1.4): a key
// counts only outside fields and without Ctrl, Alt or Meta.
const rows = () => [...document.querySelectorAll("[data-row]")];
let waiting_for_second = 0;

function writing(target) {
  return target.closest?.("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
}

function current_row() {
  return document.querySelector("[data-row].is-current") ?? document.activeElement?.closest?.("[data-row]");
}

function move(step) {
  const all = rows();
  if (!all.length) return;
  const at = all.indexOf(current_row());
  const next = all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + step))];
  for (const row of all) row.classList.toggle("is-current", row === next);
  next.querySelector("a[href]")?.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

// An element says its own key: <a data-key="t" data-key-label="Tandatangani">. A field is gone to, wherever it lies
// folded; anything else is pressed.
function own_key(key) {
  const element = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === key);
  if (!element) return false;
  if (!element.matches("input, textarea, select")) {
    element.click();
    return true;
  }
  for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  element.focus();
  return true;
}

function list_own_keys(help) {
  const list = help.querySelector("[data-keys-list]");
  for (const key of list.querySelectorAll("[data-needs]")) {
    const idle = !document.querySelector(key.dataset.needs);
    key.hidden = key.nextElementSibling.hidden = idle;
  }
  for (const old of list.querySelectorAll(".own")) old.remove();
  const told = new Set();
  for (const element of document.querySelectorAll("[data-key]")) {
    if (told.has(element.dataset.key)) continue;
    told.add(element.dataset.key);
    const key = document.createElement("dt");
    const cap = document.createElement("kbd");
    const label = document.createElement("dd");
    cap.textContent = element.dataset.key;
    label.textContent = element.dataset.keyLabel ?? element.textContent.trim();
    key.className = label.className = "own";
    key.append(cap);
    list.append(key, label);
  }
}

const places = { m: "/", i: "/incoming", k: "/letters", t: "/signing", d: "/dispositions", a: "/archive" };

function go(key) {
  const links = [...document.querySelectorAll(".rail a[href]")];
  const place = Object.hasOwn(places, key) && links.find((one) => one.getAttribute("href") === places[key]);
  if (place) place.click();
  else if (/^[1-9]$/.test(key)) links[Number(key) - 1]?.click();
  else return false;
  return true;
}

const acts = {
  "/": () => document.getElementById("seek")?.focus(),
  "?": () => document.getElementById("keys")?.togglePopover?.(),
  j: () => move(1),
  k: () => move(-1),
  x: () => current_row()?.querySelector("input[type=checkbox]")?.click(),
  "[": () => document.querySelector("a[rel=prev]")?.click(),
  "]": () => document.querySelector("a[rel=next]")?.click(),
  p: () => document.querySelector("a[rel=prev]")?.click(),
  n: () => document.querySelector("a[rel=next]")?.click(),
  g: () => (waiting_for_second = Date.now()),
};

export function wire_keys() {
  const help = document.getElementById("keys");
  help?.addEventListener("beforetoggle", () => list_own_keys(help));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.closest?.(".seek")) event.target.blur();
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    if (writing(event.target)) return;
    const second = Date.now() - waiting_for_second < 1500;
    waiting_for_second = 0;
    if (second ? go(event.key) : own_key(event.key)) return event.preventDefault();
    if (!Object.hasOwn(acts, event.key)) return;
    acts[event.key]();
    event.preventDefault();
  });
}
