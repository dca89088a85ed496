// SPDX-License-Identifier: Apache-2.0
// The menu tells how much waits. When work shown live has ended, it is counted anew, so that no number stays
// that is no longer true.
let running = false;

async function count_anew() {
  const answer = await fetch(location.href);
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const link of document.querySelectorAll(".rail a[href]")) {
    link.querySelector(".count")?.remove();
    const count = fresh.querySelector(`.rail a[href="${CSS.escape(link.getAttribute("href"))}"] .count`);
    if (count) link.append(document.adoptNode(count));
  }
}

export function wire_counters() {
  const now = document.querySelector("#progress [hx-get]") !== null;
  if (running && !now) count_anew().catch(() => {});
  running = now;
}
