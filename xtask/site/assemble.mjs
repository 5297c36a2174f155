// Puts the release site together: `node assemble.mjs PARTS SITE`, from the program's modules and from index.html.
//
// 1. The script of wasm-bindgen and loader.mjs become one file, the style sheets that index.html names another.
// 2. Every file but index.html and config.json is named by a hash of its content: a browser may cache it for ever.
// 3. index.html, written for Trunk, gets the links and the start that Trunk would give it, and a
//    Content-Security-Policy that names its inline scripts by their hash: nothing else inline runs.
// 4. Every file gets a .br and a .gz beside it, for servers that send those.
//
// Prints JSON: `files`, the bytes of each as they are and compressed; `start`, what every route fetches; `chunks`, what
// each lazy chunk fetches besides.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const esbuild = createRequire(resolve("e2e/package.json"))("esbuild");
const [parts, site] = process.argv.slice(2);
const files = new Map(); // name in the site -> its content

/** Adds a file to the site, named by its content. */
function put(name, extension, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 16);
  const file = `${name}-${hash}.${extension}`;
  files.set(file, Buffer.from(content));
  return file;
}

const module = (name) => put(name, "wasm", readFileSync(join(parts, `${name}.wasm`)));
const { files: modules, chunks } = JSON.parse(readFileSync(join(parts, "parts.json"), "utf8"));
const named = Object.fromEntries(Object.keys(modules).map((name) => [name, module(name)]));
const filesOf = Object.fromEntries(Object.entries(chunks).map(([chunk, names]) => [chunk, names.map((name) => named[name])]));

const loaders = Object.entries(filesOf).map(([chunk, names]) => `export const __wasm_split_load_${chunk} = loader(${JSON.stringify(names)});`);
writeFileSync(join(parts, "loader.js"), `import { loader } from ${JSON.stringify(resolve("xtask/site/loader.mjs"))};\n${loaders.join("\n")}\n`);

const source = readFileSync("index.html", "utf8");
const sheets = [...source.matchAll(/<link data-trunk rel="css" href="([^"]+)"[^>]*>/g)].map((link) => link[1]);
const icon = "favicon.svg";
const names = {
  program: module("orrery"),
  script: put("orrery", "js", await bundle('export { default } from "./orrery.js";', parts, "js")),
  style: put("orrery", "css", await bundle(sheets.map((sheet) => `@import "./${sheet}";`).join("\n"), ".", "css")),
  icon: put("favicon", "svg", readFileSync(icon)),
};
files.set("config.json", readFileSync("config/config.json"));
files.set("index.html", Buffer.from(page()));

rmSync(site, { recursive: true, force: true });
mkdirSync(site, { recursive: true });
const sizes = {};
for (const [name, bytes] of files) {
  const brotli = smallestBrotli(bytes);
  writeFileSync(join(site, name), bytes);
  writeFileSync(join(site, `${name}.br`), brotli);
  writeFileSync(join(site, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  sizes[name] = { raw: bytes.length, brotli: brotli.length };
}
console.log(JSON.stringify({ files: sizes, start: ["index.html", "config.json", ...Object.values(names)], chunks: filesOf }));

/** How brotli encodes distances is a matter of the file: of three ways the best one, which saves 0.2 %. */
function smallestBrotli(bytes) {
  const encoded = [[0, 0], [1, 8], [3, 120]].map(([postfix, direct]) => {
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      [constants.BROTLI_PARAM_NPOSTFIX]: postfix,
      [constants.BROTLI_PARAM_NDIRECT]: direct,
    };
    return brotliCompressSync(bytes, { params });
  });
  return encoded.reduce((least, one) => (one.length < least.length ? one : least));
}

/** One minified file of several. */
async function bundle(contents, resolveDir, loader) {
  // wasm-bindgen imports the loader once for each function that it takes from it.
  const logOverride = { "duplicate-object-key": "silent" };
  // "./orrery.js" is wasm-bindgen's script, also where loader.mjs imports it.
  const script = { path: resolve(parts, "orrery.js") };
  const plugins = [{ name: "script", setup: (build) => build.onResolve({ filter: /^\.\/orrery\.js$/ }, () => script) }];
  const options = { bundle: true, minify: true, write: false, format: "esm", target: "es2022", logOverride, plugins };
  const { outputFiles, warnings } = await esbuild.build({ stdin: { contents, resolveDir: resolve(resolveDir), loader }, ...options });
  if (warnings.length > 0) fail(warnings.map((warning) => `${warning.text} in: ${warning.location?.lineText}`).join("; "));
  return outputFiles[0].contents;
}

/** index.html for the web: Trunk's marks replaced by what they stand for. */
function page() {
  const marks = {
    icon: [`<link rel="icon" href="/${names.icon}" type="image/svg+xml">`],
    css: [`<link rel="stylesheet" href="/${names.style}">`],
    "copy-file": [],
    inline: [`<script>${esbuild.transformSync(readFileSync("translated-text.js", "utf8"), { minify: true, target: "es2022" }).code.trim()}</script>`],
    rust: [
      `<link rel="preload" href="/${names.program}" as="fetch" type="application/wasm" crossorigin>`,
      `<link rel="modulepreload" href="/${names.script}">`,
      `<script type="module">import init from "/${names.script}"; init({ module_or_path: "/${names.program}" });</script>`,
    ],
  };
  const known = (kind) => marks[kind] ?? fail(`index.html has a mark for Trunk that the release build does not know: ${kind}`);
  const html = source
    // Several marks of one kind, the style sheets, stand for one link.
    .replace(/<link data-trunk rel="([^"]+)"[^>]*>/g, (_, kind) => known(kind).splice(0).join("\n"))
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/\s*\n\s*/g, "\n");
  const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map((script) => script[1]);
  const hashes = inline.map((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' ${hashes.join(" ")}`,
    // Screens set widths and heights by style attributes, which run no code.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    // The API may have another origin: config.json names it.
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
