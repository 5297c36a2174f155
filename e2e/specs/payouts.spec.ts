// The payment desk filters, sorts and opens payouts.
import { activeRow, columnOf, expectLoaded, gridNamed, rowCount, rowOf, rowsOf } from "../support/grid.ts";
import { expect, test } from "../support/test.ts";
import type { Locator, Page } from "@playwright/test";

const payouts = (page: Page): Locator => gridNamed(page, "Payouts");
const search = (page: Page): Locator => page.getByRole("searchbox", { name: "Search payouts" });
const status = (page: Page): Locator => page.getByRole("combobox", { name: "Status" });
const panel = (page: Page): Locator => page.getByRole("complementary", { name: "Opened payout" });
const titled = (page: Page, reference: string): Locator => panel(page).getByRole("heading", { name: reference });

test.beforeEach(async ({ signedIn: page }) => {
  await page.goto("/venus/payouts");
  await expectLoaded(payouts(page));
});

test("payouts are filtered by status", async ({ page }) => {
  const all = await rowCount(payouts(page));
  let sum = 0;
  for (const state of ["pending", "processing", "processed", "failed", "cancelled"]) {
    await status(page).selectOption(state);
    await expect(page).toHaveURL(new RegExp(`/venus/payouts[?]status=${state}$`));
    const label = new RegExp(`^${state}`, "i");
    await expect(rowsOf(payouts(page)).first().getByRole("gridcell").nth(5)).toHaveText(label);
    for (const cell of await columnOf(payouts(page), "Status")) expect(cell).toMatch(label);
    sum += await rowCount(payouts(page));
  }
  expect(sum).toBe(all);
  await status(page).selectOption("");
  await expect(page).toHaveURL(/\/venus\/payouts$/);
  await expect(payouts(page)).toHaveAttribute("aria-rowcount", `${all + 1}`);
});

test("payouts are found by reference, borrower and UTR", async ({ page }) => {
  await search(page).fill("PAY01MT7");
  await expect(page.getByRole("status").filter({ hasText: "1 payout matches" })).toBeVisible();
  const row = rowOf(payouts(page), "PAY01MT7");
  await expect(row).toContainText("4,00,000.00");
  const utr = (await row.getByRole("gridcell").nth(7).textContent()) ?? "";
  expect(utr.length).toBeGreaterThan(5);
  await search(page).fill("Meera Textiles");
  await expect(rowOf(payouts(page), "PAY04ZK1")).toBeVisible();
  await expect(rowOf(payouts(page), "PAY01MT7")).toBeVisible();
  await search(page).fill(utr);
  await expect(rowOf(payouts(page), "PAY04ZK1")).toHaveCount(0);
  await expect(rowOf(payouts(page), "PAY01MT7")).toBeVisible();
});

test("a link opens the list with its status filter", async ({ page }) => {
  await page.goto("/venus/payouts?status=failed");
  await expect(status(page)).toHaveValue("failed");
  await expect(rowsOf(payouts(page)).first()).toContainText("Failed");
  for (const cell of await columnOf(payouts(page), "Status")) expect(cell).toMatch(/^Failed/);
});

test("the amount column sorts in descending and ascending order", async ({ page }) => {
  const heading = payouts(page).getByRole("columnheader", { name: "Amount ₹" });
  await expect(heading).toHaveAttribute("aria-sort", "none");
  await heading.getByRole("button").click();
  await expect(heading).toHaveAttribute("aria-sort", "descending");
  await expect(page).toHaveURL(/order=-amount/);
  await expect(rowsOf(payouts(page)).first().getByRole("link")).toHaveText("PAY09999");
  const paise = async () => (await columnOf(payouts(page), "Amount ₹")).map((text) => Number(text.replaceAll(/\D/g, "")));
  const descending = await paise();
  expect(descending).toEqual([...descending].sort((one, other) => other - one));
  expect(descending[0]).toBe(99_99_99_999_99);
  await heading.getByRole("button").click();
  await expect(heading).toHaveAttribute("aria-sort", "ascending");
  await expect(rowsOf(payouts(page)).first().getByRole("link")).toHaveText("PAY00001");
  const ascending = await paise();
  expect(ascending).toEqual([...ascending].sort((one, other) => one - other));
});

test("a click opens a payout, and closing it returns the focus to the list", async ({ page }) => {
  await search(page).fill("PAY01MT7");
  const row = rowOf(payouts(page), "PAY01MT7");
  await row.getByText("Meera Textiles Pvt Ltd").click();
  await expect(titled(page, "PAY01MT7")).toBeFocused();
  await expect(row).toHaveAttribute("aria-selected", "true");
  await expect(panel(page)).toContainText("₹4,00,000");
  await expect(panel(page)).toContainText("to Meera Textiles Pvt Ltd");
  await expect(page).toHaveURL(/[?&]open=[0-9a-f-]{36}/);
  await panel(page).getByRole("button", { name: "Close" }).click();
  await expect(panel(page)).toHaveCount(0);
  await expect(row).toHaveAttribute("aria-selected", "false");
  await expect(payouts(page)).toBeFocused();
  await expect(page).not.toHaveURL(/open=/);
});

test("Enter opens a payout, and Escape returns the focus to its row", async ({ page }) => {
  await payouts(page).focus();
  await page.keyboard.press("ArrowDown");
  const reference = (await (await activeRow(payouts(page))).getByRole("link").textContent()) ?? "";
  await page.keyboard.press("Enter");
  await expect(titled(page, reference)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(panel(page)).toHaveCount(0);
  await expect(payouts(page)).toBeFocused();
  await expect((await activeRow(payouts(page))).getByRole("link")).toHaveText(reference);
  await page.keyboard.press("ArrowDown");
  await expect(await activeRow(payouts(page))).toHaveAttribute("aria-rowindex", "4");
});

test("a link opens a payout even if the list does not contain it", async ({ page }) => {
  await search(page).fill("PAY01MT7");
  await rowOf(payouts(page), "PAY01MT7").getByRole("link").click();
  await expect(page).toHaveURL(/open=/);
  const opened = new URL(page.url()).searchParams.get("open");
  await page.goto(`/venus/payouts?status=failed&open=${opened}`);
  await expect(titled(page, "PAY01MT7")).toBeVisible();
  await expect(panel(page)).toContainText("₹4,00,000");
  await expect(status(page)).toHaveValue("failed");
});

test("opening another payout replaces the opened one", async ({ page }) => {
  await search(page).fill("Meera Textiles");
  await rowOf(payouts(page), "PAY01MT7").getByRole("link").click();
  await expect(titled(page, "PAY01MT7")).toBeVisible();
  await rowOf(payouts(page), "PAY04ZK1").getByRole("link").click();
  await expect(titled(page, "PAY04ZK1")).toBeVisible();
  await expect(panel(page)).toHaveCount(1);
  await expect(panel(page)).toContainText("₹2,00,000");
});

test("a failed payout shows its reason", async ({ page }) => {
  await search(page).fill("PAY0FA17");
  const row = rowOf(payouts(page), "PAY0FA17");
  await expect(row).toContainText("Failed: account closed");
  await row.getByRole("link").click();
  await expect(titled(page, "PAY0FA17")).toBeVisible();
  await expect(panel(page).getByText("Account closed", { exact: true })).toBeVisible();
  await expect(panel(page)).toContainText("No money left");
});

test("the account number is masked until it is revealed", async ({ page }) => {
  await search(page).fill("PAY01MT7");
  await rowOf(payouts(page), "PAY01MT7").getByRole("link").click();
  await expect(panel(page)).toContainText("•••• 3123");
  await expect(panel(page)).not.toContainText(/\d{6,}3123/);
  const show = panel(page).getByRole("button", { name: "Show account number" });
  await expect(show).toHaveAttribute("aria-pressed", "false");
  await show.click();
  await expect(show).toHaveAttribute("aria-pressed", "true");
  await expect(panel(page)).toContainText(/\d{6,}3123/);
  await show.click();
  await expect(panel(page)).not.toContainText(/\d{6,}3123/);
});

test("Back and Forward restore filters and the opened payout", async ({ page }) => {
  await status(page).selectOption("failed");
  await expect(page).toHaveURL(/status=failed$/);
  await search(page).fill("Bharat");
  await expect(page).toHaveURL(/search=Bharat&status=failed$/);
  await rowOf(payouts(page), "PAY0FA17").getByRole("link").click();
  await expect(titled(page, "PAY0FA17")).toBeVisible();
  await page.goBack();
  await expect(panel(page)).toHaveCount(0);
  await expect(search(page)).toHaveValue("Bharat");
  await page.goBack();
  await expect(status(page)).toHaveValue("");
  await expect(search(page)).toHaveValue("");
  await expect(page).toHaveURL(/\/venus\/payouts$/);
  await page.goForward();
  await expect(status(page)).toHaveValue("failed");
  await expect(search(page)).toHaveValue("Bharat");
  await page.goForward();
  await expect(titled(page, "PAY0FA17")).toBeVisible();
});

test("filters without matches can be cleared with one button", async ({ page }) => {
  const all = await rowCount(payouts(page));
  await page.getByRole("combobox", { name: "Method" }).selectOption("upi");
  await search(page).fill("nobody is called this");
  await expect(page.getByRole("heading", { name: "No payouts match these filters" })).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(page).toHaveURL(/\/venus\/payouts$/);
  await expect(payouts(page)).toHaveAttribute("aria-rowcount", `${all + 1}`);
});
