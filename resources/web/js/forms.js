// SPDX-License-Identifier: Apache-2.0
// Forms: one press is one act; faults get the focus; a passphrase can be looked at; a page can be printed.
export function wire_forms() {
  document.querySelector("[data-focus]")?.focus();

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sending) return event.preventDefault();
    form.dataset.sending = "1";
    event.submitter?.setAttribute("aria-busy", "true");
  });
  // Back from the next page: the form is as it was, ready to be sent again.
  const ready = () => {
    for (const form of document.querySelectorAll("form[data-sending]")) delete form.dataset.sending;
    for (const button of document.querySelectorAll("[aria-busy=true]")) button.removeAttribute("aria-busy");
  };
  addEventListener("pageshow", ready);
  document.addEventListener("htmx:finally:request", ready);

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-reveal]");
    if (button) reveal(button);
    if (event.target.closest("[data-print]")) print();
    const dead = event.target.closest('[aria-disabled="true"]');
    if (dead) event.preventDefault();
  });
  for (const button of document.querySelectorAll("[data-reveal]")) button.hidden = false;
  for (const button of document.querySelectorAll("[data-print]")) button.hidden = false;
  // What is folded on the screen would be missing on paper.
  addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll("[data-open-on-paper]")) fold.open = true;
  });
}

// <button type="button" data-reveal="f-passphrase" data-show="Tampilkan" data-hide="Sembunyikan" hidden>
function reveal(button) {
  const field = document.getElementById(button.dataset.reveal);
  const shown = field.type === "text";
  field.type = shown ? "password" : "text";
  button.setAttribute("aria-pressed", String(!shown));
  (button.querySelector("span") ?? button).textContent = shown ? button.dataset.show : button.dataset.hide;
}
