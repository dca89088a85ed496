// SPDX-License-Identifier: Apache-2.0
// Styles of pasted nodes, read from their text: a style sheet's classes and the node's own style, which
// stands in data-css. Nothing of them is applied.
const read = new WeakMap();

// Excel writes alignment and weight into classes: .xl65 {font-weight:700; text-align:center;}
export function read_rules(body, html) {
  const classes = new Map();
  for (const [, sheet] of html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/gi)) {
    for (const [, selectors, text] of sheet.replace(/<!--|-->|\/\*[\s\S]*?\*\//g, "").matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
      for (const selector of selectors.split(",")) {
        const name = selector.trim().match(/^(?:[a-z0-9]*)\.([\w-]+)$/i)?.[1];
        if (name) classes.set(name, `${classes.get(name) ?? ""};${text}`);
      }
    }
  }
  for (const node of body.querySelectorAll("*")) read.set(node, rules_of(node, classes));
}

function rules_of(node, classes) {
  const text = [...[...node.classList].map((name) => classes.get(name) ?? ""), node.dataset.css ?? ""].join(";");
  return new Map(text.replace(/&quot;/g, "'").split(";").filter((one) => one.includes(":")).map((one) => {
    const at = one.indexOf(":");
    return [one.slice(0, at).trim().toLowerCase(), one.slice(at + 1).trim().toLowerCase()];
  }));
}

export const rule = (node, name) => read.get(node)?.get(name) ?? "";

// The rules of one node, those named or all, are the other's too.
export function pass_rules(from, to, names) {
  const rules = [...(read.get(from) ?? [])];
  read.set(to, new Map(names ? rules.filter(([name]) => names.includes(name)) : rules));
}
