// The built site on an origin of its own, so that the API is cross-origin.
import { createServer } from "node:http";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { SITE } from "./sandbox-process.ts";

const TYPES: Record<string, string> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

export interface SiteServer {
  origin: string;
  stop(): Promise<void>;
}

/** Serves the site with the API at `apiBase`. A path without a file is a page of the site. */
export async function serveSite(apiBase: string): Promise<SiteServer> {
  const config = JSON.stringify({ environment: "sandbox", api_base: apiBase, undocumented: ["*"] });
  const server = createServer(async ({ url = "/" }, response) => {
    const path = normalize(new URL(url, "http://site").pathname);
    if (path === "/config.json") return void response.setHeader("Content-Type", "application/json").end(config);
    const file = extname(path) === "" ? "/index.html" : path;
    try {
      const body = await readFile(join(SITE, file));
      response.setHeader("Content-Type", TYPES[extname(file)] ?? "application/octet-stream").end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return { origin: `http://127.0.0.1:${port}`, stop };
}
