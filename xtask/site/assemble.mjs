// Puts the release site together: `node assemble.mjs PARTS SITE`, from the program's parts and from index.html.
//
// 1. Every file but index.html and config.json gets a name with a hash, so that a browser may keep it for ever.
// 2. index.html, written for Trunk, gets the links and the start that Trunk would give it, and a
//    Content-Security-Policy that names its inline scripts by their hash: nothing else inline runs.
// 3. Every file gets a .br and a .gz beside it, for servers that send those.
// Prints FILE, its bytes, its brotli bytes, and `first` where it is fetched until the first payout stands on the screen.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [parts, site] = process.argv.slice(2);
const files = new Map(); // name in the site -> bytes
const first = new Set(["index.html"]);

const hash = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);
const put = (name, content) => (files.set(name, Buffer.from(content)), name);
const part = (name) => readFileSync(join(parts, name));

// The screens' parts, each named by its content.
let splitter = part("__wasm_split.js").toString();
const renamed = new Map();
for (const name of readdirSync(parts).filter((name) => /^(chunk|split)_.*\.wasm$/.test(name))) {
  const bytes = part(name);
  renamed.set(name, put(`${name.replace(/\.wasm$/, "")}-${hash(bytes)}.wasm`, bytes));
}
const first_parts = needed_by(splitter, "payouts");
splitter = splitter.replace(/"\.\/((?:chunk|split)_[^"]*\.wasm)"/g, (_, name) => `"./${renamed.get(name)}"`);

// The start: two scripts that import each other, and the main part, all named by one hash.
const main = part("orrery_bg.wasm");
const id = hash(Buffer.concat([main, part("orrery.js"), Buffer.from(splitter)]));
const names = { main: `orrery-${id}.wasm`, script: `orrery-${id}.js`, splitter: `parts-${id}.js` };
put(names.main, main);
// Only where it is fetched from: the program itself asks for its imports by the old name.
put(names.script, part("orrery.js").toString().replaceAll('from "./__wasm_split.js"', `from "./${names.splitter}"`));
put(names.splitter, splitter.replaceAll('from "./orrery.js"', `from "./${names.script}"`));
for (const name of [...Object.values(names), ...first_parts.map((name) => renamed.get(name))]) first.add(name);

// One sheet, tokens.css first, since it states the order of the layers; without comments and indentation.
const sheets = readdirSync("style").filter((name) => name.endsWith(".css") && name !== "tokens.css").sort();
const css = ["tokens.css", ...sheets].map((name) => readFileSync(join("style", name), "utf8")).join("\n");
const small_css = css.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\s*\n\s*/g, "\n").trim();
const style = put(`orrery-${hash(small_css)}.css`, small_css);
first.add(style);
const icon = readFileSync("favicon.svg");
const favicon = put(`favicon-${hash(icon)}.svg`, icon);
put("config.json", readFileSync("config/config.json"));

put("index.html", page(readFileSync("index.html", "utf8")));

rmSync(site, { recursive: true, force: true });
mkdirSync(site, { recursive: true });
for (const [name, bytes] of files) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const brotli = brotliCompressSync(bytes, { params });
  writeFileSync(join(site, name), bytes);
  writeFileSync(join(site, `${name}.br`), brotli);
  writeFileSync(join(site, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  console.log([name, bytes.length, brotli.length, first.has(name) ? "first" : ""].join("\t"));
}

/** The parts that wasm-split's loader fetches for a screen. */
function needed_by(loader, screen) {
  const chunks = new Map([...loader.matchAll(/const (__chunk_\d+) = [\s\S]*?"\.\/([^"]+)"/g)].map((found) => [found[1], found[2]]));
  const load = new RegExp(`__wasm_split_load_${screen} = [\\s\\S]*?"\\./([^"]+)"[\\s\\S]*?\\[([^\\]]*)\\]`).exec(loader);
  if (!load) fail(`wasm-split made no part for the screen ${screen}`);
  const others = load[2].split(",").map((name) => name.trim()).filter(Boolean);
  return [load[1], ...others.map((name) => chunks.get(name) ?? fail(`wasm-split made no ${name}`))];
}

/** index.html for the web: Trunk's marks replaced by what they stand for. */
function page(source) {
  const start = `<script type="module">import init from "/${names.script}"; init({ module_or_path: "/${names.main}" });</script>`;
  const marks = {
    icon: `<link rel="icon" href="/${favicon}" type="image/svg+xml">`,
    css: `<link rel="stylesheet" href="/${style}">`,
    "copy-file": "",
    rust: [
      `<link rel="preload" href="/${names.main}" as="fetch" type="application/wasm" crossorigin>`,
      `<link rel="modulepreload" href="/${names.script}">`,
      `<link rel="modulepreload" href="/${names.splitter}">`,
      start,
    ].join("\n"),
  };
  const mark = /<link data-trunk rel="([^"]+)"[^>]*>/g;
  const html = source
    .replace(mark, (_, kind) => marks[kind] ?? fail(`index.html has a mark for Trunk that the release build does not know: ${kind}`))
    .replace(/\s*\n\s*/g, "\n");
  const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map((script) => script[1]);
  const hashes = inline.map((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' ${hashes.join(" ")}`,
    // A style attribute is no code; the screens' parts set their widths and heights by it.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    // The API may be another origin: config.json says which.
    "connect-src 'self' https:",
    "form-action 'self'",
    "base-uri 'none'",
  ].join("; ");
  const charset = '<meta charset="utf-8">';
  if (!html.includes(charset)) fail(`index.html has no ${charset} to put the policy after`);
  return html.replace(charset, `${charset}\n<meta http-equiv="Content-Security-Policy" content="${policy}">`);
}

function fail(why) {
  console.error(why);
  process.exit(1);
}
