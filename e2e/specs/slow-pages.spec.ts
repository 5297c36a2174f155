// Pages are fetched when first opened. An officer who doesn't wait for one gets the page that was asked for last.
import { expect, test } from "../support/test.ts";
import type { Page } from "@playwright/test";

const rail = (page: Page, name: string) => page.getByRole("navigation", { name: "Jupiter" }).getByRole("link", { name, exact: true });
const heading = (page: Page) => page.getByRole("heading", { level: 1 });

test("clicking another section while one is still loading opens the later one, and every page after it", async ({ officer: page }) => {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let held = 0;
  await page.route(/\/bulk-[0-9a-f]+\.wasm$/, async (route) => {
    held += 1;
    await released;
    await route.continue();
  });
  await rail(page, "Bulk upload").click();
  await expect.poll(() => held, "the page of bulk uploads is being fetched").toBeGreaterThan(0);
  await rail(page, "Accounts").click();
  await expect(heading(page)).toHaveText("Accounts");
  const response = page.waitForResponse(/\/bulk-[0-9a-f]+\.wasm$/);
  release();
  await (await response).finished();
  // Another page after the late one has arrived: it would be drawn over by it.
  await rail(page, "Fees").click();
  await expect(heading(page)).toHaveText("Fees");
  await expect(page).toHaveURL(/\/jupiter\/fees$/);
  await rail(page, "Bulk upload").click();
  await expect(heading(page)).toHaveText("Bulk upload");
  await page.goBack();
  await expect(heading(page)).toHaveText("Fees");
});

test("clicking through sections without waiting ends at the last one", async ({ officer: page }) => {
  for (const name of ["Accounts", "Fees", "Line details", "Top-ups", "EMI calculator", "Overview"]) {
    await rail(page, name).click({ noWaitAfter: true });
  }
  await expect(heading(page)).toHaveText("Overview");
  await expect(page).toHaveURL(/\/jupiter$/);
  await rail(page, "Loans").click();
  await expect(heading(page)).toHaveText("Loans");
});
