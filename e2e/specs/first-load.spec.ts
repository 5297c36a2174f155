// An officer on a slow line: how much must come before the first payout stands on the screen?
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { expectLoaded, gridNamed } from "../support/grid.ts";
import { OFFICER, signInWithin } from "../support/sign-in.ts";
import { expect, test } from "../support/test.ts";

const MOST = 200_000;
const site = process.env.ORRERY_SITE ?? resolve("../dist");

test("signing in and the first payout take at most 200 kB", async ({ page }) => {
  // What the desk works with comes after the first payout: what counts is asked for before it is in the document.
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
    const there = performance.getEntriesByName("first payout")[0]?.startTime ?? Infinity;
    return performance.getEntriesByType("resource").filter((entry) => entry.startTime < there).map((entry) => entry.name);
  });
  const paths = [page.url(), ...before].map((url) => new URL(url).pathname);
  const fetched = new Set(paths.filter((path) => !/^\/(v1|token|sandbox)\//.test(path)));

  const weigh = async (path: string): Promise<number> => {
    const file = join(site, path);
    const compressed = await readFile(`${file}.br`).catch(async () => brotliCompressSync(await readFile(file)));
    return compressed.length;
  };
  const files = [...fetched].map((path) => (/\.\w+$/.test(path) ? path : "/index.html"));
  const weights = await Promise.all([...new Set(files)].map(async (file) => [file, await weigh(file)] as const));
  expect(weights.length, "a page, a style sheet, a script, a program").toBeGreaterThanOrEqual(4);
  const sum = weights.reduce((all, [, weight]) => all + weight, 0);
  expect(sum, weights.map(([file, weight]) => `${file} ${weight}`).join("\n")).toBeLessThanOrEqual(MOST);
});
