// SPDX-License-Identifier: Apache-2.0
// The menu and the bell tell how much waits. When something is new, or work shown live has ended, they are counted
// anew, so that no number stays that is no longer true; on the desk everything is.
let running = false;

function put(link, count) {
  link.querySelector(".count")?.remove();
  if (!count) return;
  const shown = document.createElement("b");
  shown.className = "count";
  shown.textContent = count;
  link.append(shown);
}

async function desk_anew() {
  const answer = await fetch("/", { headers: { Accept: "text/html" } });
  if (!answer.ok || answer.redirected) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const main = document.querySelector("main");
  const next = fresh.querySelector("main");
  // Nobody's place is lost: while one is in the list by keyboard it stays as it is.
  if (!main || !next || main.contains(document.activeElement)) return;
  main.replaceChildren(...document.adoptNode(next).childNodes);
  for (const extra of main.querySelectorAll("[data-with-scripts]")) extra.hidden = false;
}

export async function freshen() {
  const answer = await fetch("/counters");
  if (!answer.ok) return;
  const { bell, menu } = await answer.json();
  for (const link of document.querySelectorAll("[data-bell]")) put(link, bell);
  for (const link of document.querySelectorAll(".rail a[href], .thumbs > ul > li > a[href]")) {
    const url = link.getAttribute("href");
    if (url in menu) put(link, menu[url]);
  }
  if (location.pathname === "/") await desk_anew();
}

export function wire_counters() {
  const now = document.querySelector("#progress [hx-get]") !== null;
  if (running && !now) freshen().catch(() => {});
  running = now;
}
