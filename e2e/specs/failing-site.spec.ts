// A site that can't start says so within ten seconds, and an API address that is written wrong is refused in words.
import { expect, failedCall, test } from "../support/test.ts";
import type { Page, Route } from "@playwright/test";

/** What the browser writes to its console when a file of the site is missing or wrong. */
const BROKEN = [failedCall(404), failedCall(), /wasm|WebAssembly|MIME|module|SyntaxError|Unexpected|LinkError|CompileError|Uncaught|integrity/i];

const notStarted = (page: Page) => page.getByRole("heading", { level: 1, name: "Orrery has not started" });
const cannotStart = (page: Page) => page.getByRole("heading", { level: 1, name: "Orrery can't start" });

const missing = (route: Route) => route.fulfill({ status: 404, body: "Not found" });
const files: [string, string | RegExp, (route: Route) => Promise<void>][] = [
  ["the program is missing", /\.wasm$/, missing],
  ["the program is another file", /\.wasm$/, (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" })],
  ["the program never comes", /\.wasm$/, () => Promise.resolve()],
  ["the script is missing", /\.js$/, missing],
  ["the script is another file", /\.js$/, (route) => route.fulfill({ contentType: "text/javascript", body: "<!doctype html>" })],
  ["the script never comes", /\.js$/, () => Promise.resolve()],
];

for (const [name, file, answer] of files) {
  test(`the page says that it has not started: ${name}`, async ({ page, allowErrors }) => {
    allowErrors(...BROKEN);
    await page.route(file, answer);
    await page.goto("/", { waitUntil: "commit" });
    await expect(notStarted(page)).toBeVisible({ timeout: 10_000 });
    // A file that comes late opens the page by itself.
    await page.unroute(file);
    if (!name.endsWith("never comes")) await page.getByRole("link", { name: "Reload" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  });
}

const config = (body: object | string) => (route: Route) =>
  route.fulfill({ contentType: "application/json", body: typeof body === "string" ? body : JSON.stringify(body) });
const configs: [string, (route: Route) => Promise<void>, RegExp][] = [
  ["is missing", missing, /config\.json, could not be read/],
  ["is no JSON", config("<!doctype html>"), /config\.json, could not be read/],
  ["never comes", () => Promise.resolve(), /could not be read\. The server took too long to answer\./],
  ["has an API without https", config({ environment: "preprod", api_base: "http://api.lender.example" }), /http:\/\/api\.lender\.example as api_base: it must begin with https:\/\//],
];

for (const [name, answer, words] of configs) {
  test(`the page says why it can't start: config.json ${name}`, async ({ page, allowErrors }) => {
    allowErrors(...BROKEN);
    await page.route("**/config.json", answer);
    await page.goto("/", { waitUntil: "commit" });
    await expect(cannotStart(page)).toBeVisible({ timeout: 10_000 });
    await expect(page.getByRole("alert")).toContainText(words);
    await expect(notStarted(page)).toBeHidden();
  });
}

test("an API address with a slash at its end works", async ({ signedIn: page, sandbox }) => {
  await page.route("**/config.json", config({ environment: "sandbox", api_base: `${sandbox.url}/`, undocumented: ["*"] }));
  await page.goto("/jupiter/loans");
  await expect(page.getByRole("grid", { name: "Loans" }).getByRole("link").first()).toBeVisible();
});
