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
  const fetched = new Set<string>();
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (!/^\/(v1|token|sandbox)\//.test(pathname)) fetched.add(pathname);
  });
  await page.goto("/venus/payouts");
  await signInWithin(page, OFFICER);
  await expectLoaded(gridNamed(page, "Payouts"));

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
