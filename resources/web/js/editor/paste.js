// SPDX-License-Identifier: Apache-2.0
// What comes from Word or a web page: its comments, styles and own elements go; of the inline styles,
// which our content policy forbids to apply, only what a letter can hold is kept, as attributes the
// schema reads.
const style = /\sstyle\s*=\s*("([^"]*)"|'([^']*)')/gi;

export function clean(html) {
  return html
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<(style|script|title|xml)\b[\s\S]*?<\/\1>/gi, "")
    .replace(/<\/?[a-z]+:[^>]*>/gi, "")
    .replace(/\s(col|row)span\s*=\s*("[^"]*"|'[^']*'|\d+)/gi, "")
    .replace(style, (_, quoted, one, two) => kept(one ?? two));
}

function kept(text) {
  const rules = new Map(text.replace(/&quot;/g, "'").split(";").map((rule) => {
    const at = rule.indexOf(":");
    return [rule.slice(0, at).trim().toLowerCase(), rule.slice(at + 1).trim().toLowerCase()];
  }));
  const weight = rules.get("font-weight") ?? "";
  const looks = [
    /^(bold(er)?|[6-9]\d\d)$/.test(weight) && "bold",
    /^(normal|400)$/.test(weight) && "plain",
    rules.get("font-style") === "italic" && "italic",
    /underline/.test(rules.get("text-decoration") ?? rules.get("text-decoration-line") ?? "") && "underline",
  ].filter(Boolean);
  const align = rules.get("text-align");
  return (looks.length ? ` data-look="${looks.join(" ")}"` : "") +
    (/^(left|center|right|justify)$/.test(align) ? ` data-align="${align}"` : "");
}
