// Makes one small script of wasm-bindgen's and wasm-split's, and fits the program to it: `node bind.mjs PARTS`.
//
// 1. app.js is both scripts in one, minified, without the classes that a library exports and nobody here uses.
// 2. Program and script call each other by names with a hash, some 200 of them, which no compressor can shorten; they
//    become names of a letter or two.
// 3. What the program exports and the script never calls is no longer exported, so that wasm-opt can leave it out.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Reader, Writer } from "./binary.mjs";
import esbuild from "./esbuild.mjs";
import { loader } from "./loader.mjs";

const [parts] = process.argv.slice(2);
const IMPORTS = 2;
const EXPORTS = 7;
const FUNCTION = 0;

// Two things keep esbuild from leaving an unused class out; neither does anything for a class that nobody uses.
const bindings = join(parts, "orrery.js");
const droppable = readFileSync(bindings, "utf8")
  .replace(/^if \(Symbol\.dispose\) .*$/gm, "")
  .replaceAll("new FinalizationRegistry(", "/* @__PURE__ */ new FinalizationRegistry(");
writeFileSync(bindings, droppable);
const fetching = join(parts, "__wasm_split.js");
writeFileSync(fetching, loader(readFileSync(fetching, "utf8")));

const { outputFiles, mangleCache } = await esbuild.build({
  stdin: { contents: 'export { default } from "./orrery.js";', resolveDir: resolve(parts) },
  bundle: true,
  minify: true,
  write: false,
  format: "esm",
  target: "es2022",
  mangleProps: /^(__wbg_|__wbindgen_|__externref_|_ZN)/,
  mangleCache: {},
  // wasm-bindgen names the other script once for each thing it takes from it: always the same script.
  logOverride: { "duplicate-object-key": "silent" },
});
const script = outputFiles[0].text;
writeFileSync(join(parts, "app.js"), script);
for (const file of [bindings, fetching]) rmSync(file);

const short = (name) => mangleCache[name] || name;
const called = (name) => new RegExp(`(?<![\\w$])${name.replaceAll("$", "\\$")}(?![\\w$])`).test(script);
const program = join(parts, "orrery_bg.wasm");
writeFileSync(program, fitted(readFileSync(program)));

function fitted(bytes) {
  const from = new Reader(bytes);
  const to = new Writer();
  to.bytes(from.take(8)); // magic and version
  while (!from.done()) {
    const section = from.byte();
    const content = from.take(from.number());
    to.byte(section);
    to.sized(section === IMPORTS ? imports(content) : section === EXPORTS ? exports(content) : content);
  }
  return to.done();
}

function imports(content) {
  const from = new Reader(content);
  const to = new Writer();
  const count = from.number();
  to.number(count);
  for (let at = 0; at < count; at += 1) {
    to.text(from.text());
    to.text(short(from.text()));
    const kind = from.byte();
    if (kind !== FUNCTION) throw new Error(`the program imports something that is no function (kind ${kind})`);
    to.byte(kind);
    to.number(from.number());
  }
  return to.done();
}

function exports(content) {
  const from = new Reader(content);
  const kept = [];
  for (let left = from.number(); left > 0; left -= 1) {
    const entry = { name: short(from.text()), kind: from.byte(), index: from.number() };
    if (called(entry.name)) kept.push(entry);
  }
  const to = new Writer();
  to.number(kept.length);
  for (const { name, kind, index } of kept) {
    to.text(name);
    to.byte(kind);
    to.number(index);
  }
  return to.done();
}
