// SPDX-License-Identifier: Apache-2.0
// What a scanned code says. Nothing but a letter of this house is ever opened: whoever prints a code could
// otherwise send people anywhere from an official page.
export function meaning(text, homes) {
  let url;
  try {
    url = new URL(text.trim());
  } catch {
    return {};
  }
  if (!["http:", "https:"].includes(url.protocol)) return {};
  if (!homes.includes(url.origin)) return { elsewhere: url.host, address: url.href };
  const code = url.pathname.match(/^\/v\/([A-Za-z0-9_-]{8,64})\/?$/);
  return code ? { ours: `/v/${code[1]}` } : {};
}
