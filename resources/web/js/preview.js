// SPDX-License-Identifier: Apache-2.0
// The exact sheet beside the draft: <div data-preview="/letters/ID/preview"> asks for its fragment when
// the draft has been saved, and swaps the pages only once their pictures have arrived, so the sheet
// never blinks.
import { each_once } from "./once.js";

export function wire_preview(root) {
  each_once(root, "[data-preview]", (box) => {
    let asked = 0;
    document.addEventListener("naskah:saved", async () => {
      const mine = ++asked;
      box.setAttribute("aria-busy", "true");
      try {
        const answer = await fetch(box.dataset.preview, { headers: { "HX-Request": "true" } });
        if (!answer.ok) return;
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const pictures = [...page.querySelectorAll("img")].map((one) => loaded(one.getAttribute("src")));
        await Promise.all(pictures);
        if (mine === asked) box.replaceChildren(...page.body.childNodes);
      } catch {
        // The old sheet stays; the next save asks again.
      } finally {
        if (mine === asked) box.removeAttribute("aria-busy");
      }
    });
  });
}

function loaded(address) {
  const picture = new Image();
  picture.src = address;
  return picture.decode().catch(() => {});
}
