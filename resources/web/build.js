// SPDX-License-Identifier: Apache-2.0
// Builds the front end: node build.js SOURCE PACKAGES OUT. Writes hashed files and manifest.json, which
// maps each logical name to its file and lists the licences of the packages inside.
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

const [source, packages, out] = process.argv.slice(2).map((one) => path.resolve(one));
const modules = path.join(packages, "node_modules");
const esbuild = createRequire(path.join(packages, "package.json"))("esbuild");
const files = {};

const digest = (bytes) => createHash("sha256").update(bytes).digest("hex");

async function put(logical, bytes) {
  const { name, ext } = path.parse(logical);
  const hash = digest(bytes);
  const file = `${name}-${hash.slice(0, 12)}${ext}`;
  await writeFile(path.join(out, file), bytes);
  files[logical] = { file, sha256: hash, bytes: bytes.length };
  return file;
}

async function sprite() {
  const names = (await readFile(path.join(source, "icons.txt"), "utf8")).split(/\s+/).filter(Boolean);
  const symbols = await Promise.all(names.map(async (name) => {
    const svg = await readFile(path.join(modules, "@tabler/icons/icons/outline", `${name}.svg`), "utf8");
    const inside = svg.replace(/<!--[\s\S]*?-->/g, "").replace(/^[\s\S]*?<svg[^>]*>|<\/svg>\s*$/g, "")
      .replace(/<path stroke="none"[^>]*\/>/g, "").replace(/\s+/g, " ").trim();
    return `<symbol id="${name}" viewBox="0 0 24 24">${inside}</symbol>`;
  }));
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`;
}

async function bundle(entry, font) {
  const result = await esbuild.build({
    entryPoints: [path.join(source, entry)],
    outdir: out,
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: ["chrome111", "firefox121", "safari16.4"],
    charset: "utf8",
    legalComments: "none",
    nodePaths: [modules],
    external: ["*.woff2"],
    metafile: true,
    logLevel: "warning",
  });
  const text = result.outputFiles[0].text.replace(/@fontsource-variable\/[\w./-]+\.woff2/, font);
  return { bytes: Buffer.from(text), inputs: Object.keys(result.metafile.inputs) };
}

async function licences(inputs) {
  const names = new Set(["@fontsource-variable/inter", "@tabler/icons"]);
  for (const input of inputs) {
    const found = input.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//);
    if (found) names.add(found[1]);
  }
  return Promise.all([...names].sort().map(async (name) => {
    const folder = path.join(modules, name);
    const { version, license } = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8"));
    const file = (await readdir(folder)).find((one) => /^licen[cs]e/i.test(one));
    return { name, version, license, text: file ? await readFile(path.join(folder, file), "utf8") : "" };
  }));
}

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
const font = await put("inter.woff2",
  await readFile(path.join(modules, "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2")));
await put("sprite.svg", Buffer.from(await sprite()));
for (const file of (await readdir(path.join(source, "img"))).sort()) {
  await put(file, await readFile(path.join(source, "img", file)));
}
const inputs = [];
for (const [entry, logical] of [["css/app.css", "app.css"], ["js/app.js", "app.js"], ["js/editor.js", "editor.js"],
  ["js/verify.js", "verify.js"], ["js/reader.js", "reader.js"]]) {
  const made = await bundle(entry, font);
  inputs.push(...made.inputs);
  await put(logical, made.bytes);
}
await writeFile(path.join(out, "manifest.json"), JSON.stringify({ files, licences: await licences(inputs) }, null, 1) + "\n");
