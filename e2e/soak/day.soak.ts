// A day in one tab: 2,000 navigations over every route, with an officer's actions between them. Memory, listeners and
// timers must not grow: at the end at most 1.2 times what they were after the first 100.
import { loanId } from "../support/api.ts";
import { gridNamed } from "../support/grid.ts";
import { routes } from "../support/routes.ts";
import { expect, test } from "../support/test.ts";
import { receipt, reviewTranche, sendButton } from "../support/tranche.ts";
import { measure, watch, type Metrics } from "./metrics.ts";
import type { Page } from "@playwright/test";

const NAVIGATIONS = Number(process.env.ORRERY_SOAK_NAVIGATIONS ?? 2_000);
const WARM_UP = NAVIGATIONS / 20;
const MAX_GROWTH = 1.2;
/** Where every measurement is made. */
const HOME = "/jupiter/loans";

/** Follows a link as a click does. */
async function follow(page: Page, url: string): Promise<void> {
  await page.evaluate((href) => {
    const link = document.createElement("a");
    link.href = href;
    document.body.append(link);
    link.click();
    link.remove();
  }, url);
  await expect.poll(() => page.evaluate(() => location.pathname)).toBe(url === "/" ? HOME : new URL(url, page.url()).pathname);
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  await expect(page.locator("[aria-busy=true]:visible")).toHaveCount(0);
}

const megabytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);

test("a day of navigation and actions", async ({ signedIn: page, sandbox }) => {
  const session = await watch(page);
  const loan = await loanId(sandbox, "LN0QX7T2");
  const urls = (await Promise.all(Object.values(routes).map((of) => of(sandbox)))).flat();

  let amount = 100;
  const actions: (() => Promise<void>)[] = [
    async () => {
      await follow(page, `/jupiter/loans/${loan}/request-tranche`);
      // Another amount each time: two equal requests are reported by a note that stays.
      amount += 1;
      await reviewTranche(page, String(amount));
      await sendButton(page).click();
      await expect(receipt(page)).toBeVisible();
    },
    async () => {
      await follow(page, "/venus/payouts");
      await page.getByRole("searchbox", { name: "Search payouts" }).fill("PAY0FA17");
      await expect(gridNamed(page, "Payouts")).toHaveAttribute("aria-rowcount", "2");
      await page.getByRole("link", { name: "PAY0FA17", exact: true }).click();
      await expect(page).toHaveURL(/open=/);
      await page.goBack();
    },
    async () => {
      await follow(page, HOME);
      await page.getByRole("combobox", { name: "Status" }).selectOption("overdue");
      await expect(page).toHaveURL(/status=overdue/);
      await gridNamed(page, "Loans").press("End");
      await page.goBack();
    },
    async () => {
      await follow(page, `/jupiter/accounts/new`);
      await page.getByRole("textbox").first().fill("Soak Traders");
    },
    async () => {
      await page.goBack();
      await page.goForward();
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    },
  ];

  const measured: [number, Metrics][] = [];
  const began = Date.now();
  await page.goto(HOME);
  await expect(gridNamed(page, "Loans")).toHaveAttribute("aria-busy", "false");
  for (let count = 1; count <= NAVIGATIONS; count++) {
    await follow(page, urls[count % urls.length] ?? HOME);
    if (count % 20 === 0) await actions[(count / 20) % actions.length]?.();
    if (count === WARM_UP || count % (NAVIGATIONS / 4) === 0) {
      await follow(page, HOME);
      measured.push([count, await measure(page, session)]);
    }
  }

  console.log(`\n${"navigations".padStart(12)} ${"heap MB".padStart(9)} ${"wasm MB".padStart(9)} ${"nodes".padStart(7)} ${"listeners".padStart(10)} ${"timers".padStart(7)}`);
  for (const [count, { heap, wasm, nodes, listeners, timers }] of measured) {
    console.log(`${String(count).padStart(12)} ${megabytes(heap).padStart(9)} ${megabytes(wasm).padStart(9)} ${String(nodes).padStart(7)} ${String(listeners).padStart(10)} ${String(timers).padStart(7)}`);
  }
  console.log(`in ${Math.round((Date.now() - began) / 1_000)} s`);

  const first = measured[0]?.[1];
  const last = measured.at(-1)?.[1];
  if (!first || !last) throw new Error("Nothing was measured");
  for (const name of ["heap", "wasm", "nodes", "listeners"] as const) {
    expect.soft(last[name], `${name} at the end, ${first[name]} after ${WARM_UP} navigations`).toBeLessThanOrEqual(MAX_GROWTH * first[name]);
  }
  expect.soft(last.timers, `timers at the end, ${first.timers} before`).toBeLessThanOrEqual(first.timers + 1);
});
