// What an officer on a slow line waits for: the bytes and requests that opening a page with an empty cache takes.
// `cargo xtask build` holds the same limits for every route, from the sizes of the files that its list of routes names;
// here a browser says which files they are.
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { accountId, loanId } from "../support/api.ts";
import { expectLoaded, gridNamed } from "../support/grid.ts";
import type { Sandbox } from "../support/sandbox.ts";
import { OFFICER, signInWithin } from "../support/sign-in.ts";
import { expect, test } from "../support/test.ts";

const MAX_FIRST_PAYOUT = 268_500;
const MAX_ROUTE = 582_000;
const MAX_REQUESTS = 12;
const site = process.env.ORRERY_SITE ?? resolve("../dist");

const isApi = (path: string): boolean => /^\/(v1|token|sandbox)\//.test(path);

/** The files of the site among some addresses, each with its bytes of brotli. */
async function weigh(urls: string[]): Promise<Map<string, number>> {
  const paths = urls.map((url) => new URL(url).pathname).filter((path) => !isApi(path));
  const files = new Set(paths.map((path) => (/\.\w+$/.test(path) ? path : "/index.html")));
  const size = async (file: string): Promise<number> => {
    const compressed = await readFile(join(site, `${file}.br`)).catch(async () => brotliCompressSync(await readFile(join(site, file))));
    return compressed.length;
  };
  return new Map(await Promise.all([...files].map(async (file) => [file, await size(file)] as const)));
}

const total = (weights: Map<string, number>): number => [...weights.values()].reduce((sum, bytes) => sum + bytes, 0);
const listed = (weights: Map<string, number>): string => [...weights].map(([file, bytes]) => `${file} ${bytes}`).join("\n");

test("signing in and the first payout stay within their limit", async ({ page }) => {
  // Filters and menus come after the first payout: only what is requested before it is in the document counts.
  await page.addInitScript(() => {
    const watching = new MutationObserver(() => {
      if (!document.querySelector(".grid-row a")) return;
      watching.disconnect();
      performance.mark("first payout");
    });
    watching.observe(document, { childList: true, subtree: true });
  });
  await page.goto("/venus/payouts");
  await signInWithin(page, OFFICER);
  await expectLoaded(gridNamed(page, "Payouts"));
  const before = await page.evaluate(() => {
    const shown = performance.getEntriesByName("first payout")[0]?.startTime ?? Infinity;
    return performance.getEntriesByType("resource").filter((entry) => entry.startTime < shown).map((entry) => entry.name);
  });
  const weights = await weigh([page.url(), ...before]);
  expect(weights.size, "a page, a style sheet, a script, a program").toBeGreaterThanOrEqual(4);
  expect(total(weights), listed(weights)).toBeLessThanOrEqual(MAX_FIRST_PAYOUT);
});

const loan = (tab: string) => async (sandbox: Sandbox) => `/jupiter/loans/${await loanId(sandbox, "LN0QX7T2")}${tab}`;
const account = (tab: string) => async (sandbox: Sandbox) => `/jupiter/accounts/${await accountId(sandbox, "AC0QX7T2")}${tab}`;
const at = (url: string) => () => Promise.resolve(url);

const routes: [name: string, url: (sandbox: Sandbox) => Promise<string>, heading?: string][] = [
  ["Overview", at("/jupiter")],
  ["Loans", at("/jupiter/loans")],
  ["A loan", loan("/schedule"), "Meera Textiles Pvt Ltd"],
  ["Request a tranche", loan("/request-tranche")],
  ["Restructure", loan("/restructure")],
  ["Accounts", at("/jupiter/accounts")],
  ["Open an account", at("/jupiter/accounts/new")],
  ["An account", account("/limits"), "Meera Textiles Pvt Ltd"],
  ["All terms", account("/terms/edit")],
  ["Top-ups", at("/jupiter/top-ups")],
  ["Draw on a line", at("/jupiter/top-ups/new")],
  ["Top-up groups", at("/jupiter/top-up-groups")],
  ["Fees", at("/jupiter/fees")],
  ["Charge a fee", at("/jupiter/fees/new")],
  ["Line details", at("/jupiter/line-details")],
  ["Add a line", at("/jupiter/line-details/new")],
  ["EMI calculator", at("/jupiter/calculator")],
  ["Upload fees", at("/jupiter/bulk/fees")],
  ["Payment desk", at("/venus")],
  ["Payouts", at("/venus/payouts")],
  ["Create a payout", at("/venus/payouts/new")],
  ["File for the bank", at("/venus/payouts/export?status=pending")],
  ["Records", at("/venus/records")],
  ["Enter a record", at("/venus/records/new")],
  ["Settlements", at("/venus/settlements")],
  ["Excess", at("/venus/excess")],
  ["Reconcile", at("/venus/reconcile")],
  ["NACH", at("/venus/nach")],
  ["Present due demands", at("/venus/nach/new")],
  ["End of day", at("/venus/eod")],
];

for (const [name, url, heading = name] of routes) {
  test(`${name} takes at most 12 requests and stays within its limit`, async ({ officer: page, sandbox }) => {
    const headers = new Map<string, string>();
    page.on("response", (response) => {
      const path = new URL(response.url()).pathname;
      if (!isApi(path)) headers.set(path, response.headers()["cache-control"] ?? "");
    });
    await page.goto(await url(sandbox));
    await expect(page.getByRole("heading", { level: 1, name: heading, exact: true })).toBeVisible();
    if (heading === "Payouts") await expect(page.getByRole("combobox", { name: "Status" })).toBeVisible();
    const fetched = await page.evaluate(() => {
      const icon = document.querySelector<HTMLLinkElement>("link[rel=icon]")?.href ?? "";
      return [icon, ...performance.getEntriesByType("resource").map((entry) => entry.name)];
    });
    const weights = await weigh([page.url(), ...fetched]);
    expect(weights.size, listed(weights)).toBeLessThanOrEqual(MAX_REQUESTS);
    expect(total(weights), listed(weights)).toBeLessThanOrEqual(MAX_ROUTE);
    for (const [path, header] of headers) {
      const named = /-[0-9a-f]{16}\.\w+$/.test(path);
      expect(header, path).toContain(named ? "immutable" : "no-cache");
    }
  });
}
