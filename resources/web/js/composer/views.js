// SPDX-License-Identifier: Apache-2.0
// Where text and sheet do not fit beside each other, one of them is shown: [data-view] buttons choose.
export function wire_views() {
  const composer = document.querySelector("[data-composer]");
  if (!composer) return;
  const buttons = [...composer.querySelectorAll("[data-view]")];
  const show = (view) => {
    composer.dataset.composer = view;
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.view === view));
  };
  for (const button of buttons) button.addEventListener("click", () => show(button.dataset.view));
  document.addEventListener("naskah:write", () => show("write"));
  show("write");
}
