// From a list to one of its items and back: to the same rows, by Back, by a reload and by the breadcrumb.
import { columnOf, expectLoaded, gridNamed, rowsOf } from "../support/grid.ts";
import { expect, test } from "../support/test.ts";
import type { Locator, Page } from "@playwright/test";

const payouts = (page: Page): Locator => gridNamed(page, "Payouts");
const accounts = (page: Page): Locator => gridNamed(page, "Accounts");

/** The number of the first row that is wholly below the headings. */
const topRow = (grid: Locator): Promise<number> =>
  grid.evaluate((view) => {
    const head = view.querySelector(".grid-head")?.getBoundingClientRect().bottom ?? 0;
    const rows = [...view.querySelectorAll(".grid-track [role=row]")];
    const first = rows.filter((row) => row.getBoundingClientRect().top >= head - 1).map((row) => Number(row.getAttribute("aria-rowindex")));
    return Math.min(...first);
  });

async function scrollDown(grid: Locator): Promise<number> {
  await expectLoaded(grid);
  await grid.evaluate((view) => {
    view.scrollTop = 0.6 * (view.scrollHeight - view.clientHeight);
  });
  await expect.poll(() => topRow(grid)).toBeGreaterThan(2);
  await expect(rowsOf(grid).and(grid.page().locator(".waiting"))).toHaveCount(0);
  return topRow(grid);
}

/** Opens the row in the middle of those in view. */
async function openOne(grid: Locator): Promise<void> {
  const row = (await topRow(grid)) + 3;
  await grid.locator(`[role="row"][aria-rowindex="${row}"]`).getByRole("link").click();
}

test("Back leads to the rows one came from, and so does a reload", async ({ officer: page }) => {
  await page.goto("/jupiter/accounts?status=active");
  const top = await scrollDown(accounts(page));
  const list = page.url();
  await openOne(accounts(page));
  await expect(page).toHaveURL(/\/jupiter\/accounts\/[0-9a-f-]{36}$/);
  await page.goBack();
  await expect(page).toHaveURL(list);
  await expect.poll(() => topRow(accounts(page))).toBe(top);
  await page.reload();
  await expect.poll(() => topRow(accounts(page))).toBe(top);
});

test("the breadcrumb leads to the filtered list one came from, the rail to the whole list", async ({ officer: page }) => {
  await page.goto("/jupiter/accounts?status=active");
  const top = await scrollDown(accounts(page));
  const list = page.url();
  await openOne(accounts(page));
  await page.getByRole("navigation", { name: "Breadcrumb" }).getByRole("link", { name: "Accounts" }).click();
  await expect(page).toHaveURL(list);
  await expect.poll(() => topRow(accounts(page))).toBe(top);
  await page.getByRole("navigation", { name: "Jupiter" }).getByRole("link", { name: "Loans" }).click();
  await expect(page).toHaveURL(/\/jupiter\/loans$/);
  await page.getByRole("navigation", { name: "Jupiter" }).getByRole("link", { name: "Accounts" }).click();
  await expect(page).toHaveURL(/\/jupiter\/accounts$/);
  await expectLoaded(accounts(page));
  expect(await topRow(accounts(page))).toBe(2);
});

test("opening a payout beside its list leaves the list where it is, and Back closes it", async ({ officer: page }) => {
  await page.goto("/venus/payouts");
  const top = await scrollDown(payouts(page));
  const before = await columnOf(payouts(page), "Ref");
  await openOne(payouts(page));
  await expect(page).toHaveURL(/open=/);
  expect(await topRow(payouts(page))).toBe(top);
  await page.goBack();
  await expect(page).not.toHaveURL(/open=/);
  expect(await topRow(payouts(page))).toBe(top);
  expect(await columnOf(payouts(page), "Ref")).toEqual(before);
});
