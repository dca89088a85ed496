// SPDX-License-Identifier: Apache-2.0
// Each element is wired once, however often its page part is swapped.
const wired = new WeakMap();

export function each_once(root, selector, wire) {
  for (const element of root.querySelectorAll(selector)) {
    const names = wired.get(element) ?? new Set();
    if (names.has(selector)) continue;
    wired.set(element, names.add(selector));
    wire(element);
  }
}
