// SPDX-License-Identifier: Apache-2.0
// A file field takes dropped files, names them with their size, and warns before a vain upload.
// <div class="drop" data-drop data-limit="20971520" data-too-large="... {limit} ...">
import { each_once } from "./once.js";

const size = (bytes) => {
  const number = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 });
  return bytes < 1048576 ? `${number.format(bytes / 1024)} kB` : `${number.format(bytes / 1048576)} MB`;
};

export function wire_drops(root) {
  each_once(root, "[data-drop]", (box) => {
    const field = box.querySelector("input[type=file]");
    const list = box.querySelector("[data-drop-list]");
    const over = (on) => (event) => {
      event.preventDefault();
      box.classList.toggle("is-over", on);
    };
    for (const name of ["dragenter", "dragover"]) box.addEventListener(name, over(true));
    box.addEventListener("dragleave", over(false));
    box.addEventListener("drop", (event) => {
      over(false)(event);
      if (!event.dataTransfer.files.length) return;
      field.files = event.dataTransfer.files;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    });
    field.addEventListener("change", () => {
      const limit = Number(box.dataset.limit || Infinity);
      const large = [...field.files].some((file) => file.size > limit);
      field.setCustomValidity(large ? box.dataset.tooLarge.replace("{limit}", size(limit)) : "");
      if (large) field.reportValidity();
      list?.replaceChildren(...[...field.files].map((file) => {
        const item = document.createElement("li");
        item.textContent = `${file.name} (${size(file.size)})`;
        return item;
      }));
    });
  });
}
