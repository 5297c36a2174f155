// How much an officer on a slow connection downloads before the first payout appears.
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { expectLoaded, gridNamed } from "../support/grid.ts";
import { OFFICER, signInWithin } from "../support/sign-in.ts";
import { expect, test } from "../support/test.ts";

/** Bytes, compressed by brotli. */
const BUDGET = 200_000;
const site = process.env.ORRERY_SITE ?? resolve("../dist");

test("signing in and loading the first payout downloads no more than the budget", async ({ page }) => {
  // Files requested after the first payout is in the document do not count.
  await page.addInitScript(() => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector(".grid-row a")) return;
      observer.disconnect();
      performance.mark("first payout");
    });
    observer.observe(document, { childList: true, subtree: true });
  });
  await page.goto("/venus/payouts");
  await signInWithin(page, OFFICER);
  await expectLoaded(gridNamed(page, "Payouts"));
  const before = await page.evaluate(() => {
    const firstPayout = performance.getEntriesByName("first payout")[0]?.startTime ?? Infinity;
    return performance.getEntriesByType("resource").filter((entry) => entry.startTime < firstPayout).map((entry) => entry.name);
  });
  const paths = [page.url(), ...before].map((url) => new URL(url).pathname);
  const fetched = new Set(paths.filter((path) => !/^\/(v1|token|sandbox)\//.test(path)));

  const compressedSize = async (path: string): Promise<number> => {
    const file = join(site, path);
    const compressed = await readFile(`${file}.br`).catch(async () => brotliCompressSync(await readFile(file)));
    return compressed.length;
  };
  const files = [...fetched].map((path) => (/\.\w+$/.test(path) ? path : "/index.html"));
  const sizes = await Promise.all([...new Set(files)].map(async (file) => [file, await compressedSize(file)] as const));
  expect(sizes.length, "a page, a style sheet, a script, a program").toBeGreaterThanOrEqual(4);
  const sum = sizes.reduce((all, [, size]) => all + size, 0);
  expect(sum, sizes.map(([file, size]) => `${file} ${size}`).join("\n")).toBeLessThanOrEqual(BUDGET);
});
