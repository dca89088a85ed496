// SPDX-License-Identifier: Apache-2.0
// Menus are <details>: they close on Escape and on a press elsewhere. A link to a folded question opens it.
// The theme changes in place.
import { csrf_token } from "./csrf.js";

function close_all(except) {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (menu !== except) menu.open = false;
  }
}

async function keep(form, name, value) {
  const body = new URLSearchParams(new FormData(form));
  body.set(name, value);
  await fetch(form.action, { method: "POST", body, redirect: "manual", headers: { "X-CSRF-Token": csrf_token() } });
}

// <a href="#return"> to a section with a folded question opens it, ready to be answered.
function unfold(event) {
  const link = event.target.closest?.('a[href^="#"]');
  const fold = link && document.getElementById(link.hash.slice(1))?.querySelector("details.confirm");
  if (!fold) return;
  event.preventDefault();
  fold.open = true;
  fold.scrollIntoView({ block: "center" });
  fold.querySelector("textarea, input:not([type=hidden])")?.focus({ preventScroll: true });
}

export function wire_menus() {
  document.addEventListener("click", unfold);
  document.addEventListener("click", (event) => close_all(event.target.closest("details.menu")));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = document.querySelector("details.menu[open]");
    if (!open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });
  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!event.target.matches("[data-preferences]") || button?.name !== "theme") return;
    event.preventDefault();
    document.documentElement.dataset.theme = button.value;
    show_theme(event.target);
    keep(event.target, "theme", button.value).catch(() => {});
  });
  for (const form of document.querySelectorAll("[data-preferences]")) show_theme(form);
  document.addEventListener("click", copy);
  for (const button of document.querySelectorAll("[data-copy]")) button.hidden = !navigator.clipboard;
}

function show_theme(form) {
  const chosen = document.documentElement.dataset.theme || "auto";
  for (const one of form.querySelectorAll("[name=theme]")) {
    one.setAttribute("aria-pressed", String(one.value === chosen));
  }
}

// <button data-copy="https://..." data-copied="Tautan tersalin" hidden>
async function copy(event) {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(new URL(button.dataset.copy, location.href).href);
  const label = button.querySelector("span") ?? button;
  const before = label.textContent;
  label.textContent = button.dataset.copied;
  setTimeout(() => (label.textContent = before), 3000);
}
