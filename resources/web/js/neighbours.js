// SPDX-License-Identifier: Apache-2.0
// Previous and next keep the order of the list a letter was opened from. The list is remembered in this
// tab when a row is opened; the letter's page then shows where it stands and the way back.
const key = "naskah.list";

function remember(event) {
  const link = event.target.closest?.("[data-row] a.row-title");
  if (!link) return;
  const links = [...document.querySelectorAll("[data-row] a.row-title")].map((one) => one.getAttribute("href"));
  try {
    sessionStorage.setItem(key, JSON.stringify({ from: location.pathname + location.search, links: [...new Set(links)] }));
  } catch {
    // Without storage the letter is read without its neighbours.
  }
}

function recalled() {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

function link(address, text, rel) {
  const made = document.createElement("a");
  made.href = address;
  made.textContent = text;
  if (rel) made.rel = rel;
  return made;
}

export function wire_neighbours() {
  document.addEventListener("click", remember, true);
  const place = document.querySelector("[data-neighbours]");
  const list = recalled();
  const at = list?.links.indexOf(location.pathname) ?? -1;
  if (!place || at < 0) return;
  const words = place.dataset;
  const where = document.createElement("span");
  where.append(link(list.from, words.list), ` · ${words.where.replace("{n}", at + 1).replace("{count}", list.links.length)}`);
  place.replaceChildren(where);
  if (at > 0) place.append(link(list.links[at - 1], `‹ ${words.previous}`, "prev"));
  if (at < list.links.length - 1) {
    place.append(link(list.links[at + 1], `${words.next} ›`, "next"));
    // An act goes on to the next of the list.
    for (const field of document.querySelectorAll("input[data-next]")) field.value = list.links[at + 1];
  }
  place.hidden = false;
}
