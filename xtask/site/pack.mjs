// Readies the built site for any web server: `node pack.mjs FOLDER`.
//
// 1. index.html gets a Content-Security-Policy that names its inline scripts by their hash: nothing else inline runs.
// 2. Every file gets a .br and a .gz beside it, for servers that send those.
// Prints FILE, its bytes and its brotli bytes, a tab between them.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const site = process.argv[2];

const page = join(site, "index.html");
const html = readFileSync(page, "utf8");
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
const charset = /<meta charset="?utf-8"?\s*\/?>/i;
if (!charset.test(html) || html.includes("Content-Security-Policy")) {
  console.error("index.html has no charset to put the policy after, or has a policy already: build it again");
  process.exit(1);
}
writeFileSync(page, html.replace(charset, (found) => `${found}<meta http-equiv="Content-Security-Policy" content="${policy}">`));

const files = readdirSync(site, { recursive: true }).map((name) => join(site, name)).filter((name) => statSync(name).isFile());
for (const file of files.filter((name) => !/\.(br|gz)$/.test(name)).sort()) {
  const bytes = readFileSync(file);
  const small = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
  writeFileSync(`${file}.br`, small);
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  console.log([relative(site, file), bytes.length, small.length].join("\t"));
}
