// A list of a million payouts is as fast as one of a thousand, and every row can be reached.
import { activeRow, expectLoaded, gridNamed, rowsOf } from "../support/grid.ts";
import { watchRowCount } from "../support/row-count.ts";
import { expect, test } from "../support/test.ts";
import type { Locator, Page } from "@playwright/test";

const MILLION = 1_000_000;
/** Rows allowed in the document at once. */
const MAX_ROWS = 100;
/** Bytes that the page may grow by while the list is scrolled. */
const MAX_GROWTH = 30_000_000;
/** How often the scrollbar is dragged, and over how many positions each time. */
const ROUNDS = 5;
const POSITIONS = 20;

test.use({ sandboxArgs: ["--seed-payouts", `${MILLION}`] });
test.setTimeout(180_000);

const payouts = (page: Page): Locator => gridNamed(page, "Payouts");
const rows = (page: Page): Locator => rowsOf(payouts(page));

test.beforeEach(async ({ signedIn: page }) => {
  await page.goto("/venus/payouts");
  await expect(rows(page).first().getByRole("link")).toHaveText(/^PAY/);
});

const total = async (page: Page): Promise<number> => {
  await expectLoaded(payouts(page));
  return Number(await payouts(page).getAttribute("aria-rowcount"));
};

/** The index of the first visible row. */
const topRow = (page: Page): Promise<number> =>
  payouts(page).evaluate((grid) => {
    const edge = grid.querySelector('[role="columnheader"]')!.getBoundingClientRect().bottom;
    const shown = [...grid.querySelectorAll('[role="rowgroup"] > [role="row"]')]
      .filter((row) => row.getBoundingClientRect().bottom > edge + 1)
      .map((row) => Number(row.getAttribute("aria-rowindex")));
    return Math.min(...shown);
  });

const scrollTo = (page: Page, share: number): Promise<void> =>
  payouts(page).evaluate((grid, share) => {
    grid.scrollTop = Math.round((grid.scrollHeight - grid.clientHeight) * share);
  }, share);

/** Waits until all visible rows are loaded. */
async function expectVisibleRowsLoaded(page: Page): Promise<void> {
  await expectLoaded(payouts(page));
  await expect
    .poll(() =>
      payouts(page).evaluate((grid) => {
        const { top, bottom } = grid.getBoundingClientRect();
        const shown = [...grid.querySelectorAll('[role="rowgroup"] > [role="row"]')].filter((row) => {
          const box = row.getBoundingClientRect();
          return box.bottom > top && box.top < bottom;
        });
        return shown.length > 0 && shown.every((row) => row.querySelector("a") !== null);
      }),
    )
    .toBe(true);
}

test("the list opens with the latest payout first and shows the number of payouts", async ({ page }) => {
  expect(await total(page)).toBeGreaterThan(MILLION);
  await expect(page.getByRole("status").filter({ hasText: /^10,0\d,\d{3} payouts$/ })).toBeVisible();
  expect(await rows(page).count()).toBeLessThanOrEqual(MAX_ROWS);
});

test("End and Home reach the last and the first row", async ({ page }) => {
  const last = await total(page);
  const most = await watchRowCount(payouts(page));
  await payouts(page).focus();
  await page.keyboard.press("End");
  const row = await activeRow(payouts(page));
  await expect(row).toHaveAttribute("aria-rowindex", `${last}`);
  await expect(row.getByRole("link")).toHaveText(/^PAY/);
  await expect(row).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("ArrowUp");
  await expect(await activeRow(payouts(page))).toHaveAttribute("aria-rowindex", `${last - 1}`);
  await page.keyboard.press("Home");
  await expect(await activeRow(payouts(page))).toHaveAttribute("aria-rowindex", "2");
  await expect(await activeRow(payouts(page))).toBeInViewport({ ratio: 1 });
  expect(await most()).toBeLessThanOrEqual(MAX_ROWS);
});

test("the scrollbar reaches the last and the first row", async ({ page }) => {
  const last = await total(page);
  const most = await watchRowCount(payouts(page));
  await scrollTo(page, 1);
  const row = payouts(page).locator(`[role="row"][aria-rowindex="${last}"]`);
  await expect(row.getByRole("link")).toHaveText(/^PAY/);
  await expect(row).toBeInViewport({ ratio: 1 });
  await scrollTo(page, 0);
  await expect(payouts(page).locator('[role="row"][aria-rowindex="2"]')).toBeInViewport({ ratio: 1 });
  expect(await most()).toBeLessThanOrEqual(MAX_ROWS);
});

test("in the middle of the list the mouse wheel moves row by row", async ({ page }) => {
  const last = await total(page);
  await scrollTo(page, 0.5);
  await expectVisibleRowsLoaded(page);
  const start = await topRow(page);
  expect(Math.abs(start - last / 2)).toBeLessThan(last / 100);
  const row = (await rows(page).first().boundingBox())?.height ?? 0;
  expect(row).toBeGreaterThan(20);
  await payouts(page).hover();
  for (let moved = 1; moved <= 12; moved++) {
    await page.mouse.wheel(0, row);
    await expect.poll(() => topRow(page)).toBe(start + moved);
  }
  for (let moved = 11; moved >= 0; moved--) {
    await page.mouse.wheel(0, -row);
    await expect.poll(() => topRow(page)).toBe(start + moved);
  }
  await expectVisibleRowsLoaded(page);
});

test("every part of the list loads in order", async ({ page }) => {
  const indexes: number[] = [];
  for (const share of [0.001, 0.02, 0.03, 0.25, 0.5, 0.75, 0.97, 0.999]) {
    await scrollTo(page, share);
    await expectVisibleRowsLoaded(page);
    indexes.push(await topRow(page));
  }
  expect(indexes).toEqual([...indexes].sort((one, other) => one - other));
  expect(new Set(indexes).size).toBe(indexes.length);
});

test("a filtered list starts at its top", async ({ page }) => {
  const all = await total(page);
  await scrollTo(page, 0.5);
  await expectVisibleRowsLoaded(page);
  await page.getByRole("combobox", { name: "Status" }).selectOption("failed");
  await expect(payouts(page)).not.toHaveAttribute("aria-rowcount", `${all}`);
  const some = await total(page);
  expect(some).toBeGreaterThan(100);
  expect(some).toBeLessThan(all);
  await expect(rows(page).first()).toHaveAttribute("aria-rowindex", "2");
  await expect(rows(page).first()).toContainText("Failed");
  await payouts(page).focus();
  await page.keyboard.press("End");
  await expect(await activeRow(payouts(page))).toHaveAttribute("aria-rowindex", `${some}`);
  await expect(await activeRow(payouts(page))).toContainText("Failed");
});

test("long scrolling requests only the final position, and neither rows nor memory accumulate", async ({ page, sandbox }) => {
  const devtools = await page.context().newCDPSession(page);
  const memory = async (): Promise<number> => {
    await devtools.send("HeapProfiler.collectGarbage");
    const { usedSize, backingStorageSize } = await devtools.send("Runtime.getHeapUsage");
    return usedSize + backingStorageSize;
  };
  const most = await watchRowCount(payouts(page));
  /** Drags the scrollbar over many positions and stops at the last. */
  const drag = async (round: number): Promise<void> => {
    await payouts(page).evaluate(async (grid, { round, positions }) => {
      for (let step = 0; step < positions; step++) {
        const share = ((round * 7 + step * 37) % 101) / 101;
        grid.scrollTop = Math.round((grid.scrollHeight - grid.clientHeight) * share);
        await new Promise(requestAnimationFrame);
      }
    }, { round, positions: POSITIONS });
    await expectVisibleRowsLoaded(page);
  };
  await drag(0);
  const before = await memory();
  const requestsBefore = await sandbox.requests("GET", "/v1/lms/payouts/");
  for (let round = 1; round <= ROUNDS; round++) await drag(round);
  expect(await most()).toBeLessThanOrEqual(MAX_ROWS);
  expect((await memory()) - before).toBeLessThan(MAX_GROWTH);
  const positions = ROUNDS * POSITIONS;
  expect((await sandbox.requests("GET", "/v1/lms/payouts/")) - requestsBefore).toBeLessThan(positions);
});

test("a selected payout is still selected after more than a thousand others were loaded", async ({ page }) => {
  const last = await total(page);
  const amountOf = async (row: Locator) => Number((await row.getByRole("gridcell").nth(2).textContent())?.replaceAll(",", ""));
  const bar = page.getByRole("status").filter({ hasText: " selected, ₹" });
  await rows(page).first().getByRole("checkbox").click();
  const first = await amountOf(rows(page).first());
  await expect(bar).toContainText("1 selected");
  for (let at = 1; at <= 30; at++) {
    await scrollTo(page, at / 30);
    await expectVisibleRowsLoaded(page);
  }
  const row = payouts(page).locator(`[role="row"][aria-rowindex="${last}"]`);
  await row.getByRole("checkbox").click();
  const sum = (first + (await amountOf(row))).toLocaleString("en-IN", { minimumFractionDigits: 2 });
  await expect(bar).toContainText(`2 selected, ₹${sum}, to `);
  await scrollTo(page, 0);
  await expect(rows(page).first().getByRole("checkbox")).toBeChecked();
});

test("more than a thousand payouts can't be selected at a time, and the page says so", async ({ page }) => {
  const refusal = page.getByRole("listitem").filter({ hasText: "At most 1,000 rows can be selected at a time. Narrow the filter." });
  await payouts(page).getByRole("columnheader").getByRole("checkbox").click();
  await expect(refusal).toHaveCount(1);
  await expect(payouts(page).getByRole("columnheader").getByRole("checkbox")).not.toBeChecked();
  await rows(page).first().getByRole("checkbox").click();
  await payouts(page).focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Shift+End");
  await expect(refusal).toHaveCount(2);
  await expect(page.getByRole("status").filter({ hasText: "1 selected, ₹" })).toBeVisible();
});
