// SPDX-License-Identifier: Apache-2.0
// Pages that are told when something is new: one of a browser's windows listens for all of them, since a browser
// keeps few connections to one house. What is told is only that there is news; each window then asks what it may see.
import { freshen } from "./counters.js";

const told_others = "BroadcastChannel" in window ? new BroadcastChannel("naskah-news") : null;
let asked = null;

// Many acts at once are one look.
function news() {
  clearTimeout(asked);
  asked = setTimeout(() => freshen().catch(() => {}), 250);
}

// Resolves when the person is signed out or somebody else may listen.
function listen() {
  return new Promise((over) => {
    const source = new EventSource("/live");
    let lost = false;
    source.onmessage = () => {
      news();
      told_others?.postMessage("news");
    };
    source.onopen = () => {
      if (lost) source.onmessage();
      lost = false;
    };
    source.onerror = () => {
      lost = true;
      if (source.readyState === EventSource.CLOSED) over();
    };
    addEventListener("pagehide", () => {
      source.close();
      over();
    });
  });
}

export function wire_live() {
  if (!document.querySelector("[data-bell]") || !("EventSource" in window)) return;
  told_others?.addEventListener("message", news);
  if (navigator.locks) navigator.locks.request("naskah-live", listen);
  else listen();
}
