// Puts the release site together: `node assemble.mjs PARTS SITE`, from the program's parts and from index.html.
//
// 1. Every file but index.html and config.json gets a name or a folder with a hash: a browser may keep it for ever.
// 2. index.html, written for Trunk, gets the links and the start that Trunk would give it, and a
//    Content-Security-Policy that names its inline scripts by their hash: nothing else inline runs.
// 3. Every file gets a .br and a .gz beside it, for servers that send those.
// Prints FILE, its bytes, its brotli bytes, and `first` where it is fetched until the first payout stands on the screen.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import esbuild from "./esbuild.mjs";

const [parts, site] = process.argv.slice(2);
const files = new Map(); // name in the site -> bytes
const first = new Set(["index.html", "config.json"]);

const hash = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);
const put = (name, content) => (files.set(name, Buffer.from(content)), name);
const part = (name) => readFileSync(join(parts, name));

// What the first screen and signing in show; the rest is fetched with the first part. tokens.css states the order of the
// layers.
const START = "tokens base button chip empty field filters grid note page shell sign-in skeleton toast".split(" ");
const sheets = readdirSync("style").filter((name) => name.endsWith(".css")).map((name) => name.slice(0, -".css".length)).sort();
const rest = sheets.filter((name) => !START.includes(name));

// The program, its script and its sheets stand in a folder named by what is in them: no part runs beside another build's.
const build = new Map();
for (const name of readdirSync(parts).filter((name) => /^(chunk|split)_.*\.wasm$/.test(name))) build.set(name, part(name));
build.set("orrery.wasm", part("orrery_bg.wasm"));
build.set("orrery.js", part("app.js"));
build.set("orrery.css", await sheet(START));
build.set("rest.css", await sheet(rest));
const folder = createHash("sha256").update([...build.values()].map(hash).join()).digest("hex").slice(0, 16);
for (const [name, bytes] of build) put(`${folder}/${name}`, bytes);
const names = { main: `${folder}/orrery.wasm`, script: `${folder}/orrery.js`, style: `${folder}/orrery.css` };
for (const name of Object.values(names)) first.add(name);

const icon = readFileSync("favicon.svg");
const favicon = put(`favicon-${hash(icon)}.svg`, icon);
first.add(favicon);
put("config.json", readFileSync("config/config.json"));

put("index.html", page(readFileSync("index.html", "utf8")));

rmSync(site, { recursive: true, force: true });
mkdirSync(join(site, folder), { recursive: true });
for (const [name, bytes] of files) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const brotli = brotliCompressSync(bytes, { params });
  writeFileSync(join(site, name), bytes);
  writeFileSync(join(site, `${name}.br`), brotli);
  writeFileSync(join(site, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  console.log([name, bytes.length, brotli.length, first.has(name) ? "first" : ""].join("\t"));
}

/** One sheet of several, minified. */
async function sheet(names) {
  const css = names.map((name) => readFileSync(join("style", `${name}.css`), "utf8")).join("\n");
  const { code, warnings } = await esbuild.transform(css, { loader: "css", minify: true });
  if (warnings.length > 0) fail(`the style sheets: ${warnings.map((warning) => `${warning.text} in: ${warning.location?.lineText}`).join("; ")}`);
  return code;
}

/** index.html for the web: Trunk's marks replaced by what they stand for. */
function page(source) {
  const start = `<script type="module">import init from "/${names.script}"; init({ module_or_path: "/${names.main}" });</script>`;
  const marks = {
    icon: `<link rel="icon" href="/${favicon}" type="image/svg+xml">`,
    css: `<link rel="stylesheet" href="/${names.style}">`,
    "copy-file": "",
    rust: [
      `<link rel="preload" href="/${names.main}" as="fetch" type="application/wasm" crossorigin>`,
      `<link rel="modulepreload" href="/${names.script}">`,
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
