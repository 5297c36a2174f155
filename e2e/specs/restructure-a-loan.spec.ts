// An officer restructures a loan: compares the old and the new schedule before saving.
import { expectAccessible } from "../support/accessible.ts";
import { loanId } from "../support/api.ts";
import { expect, test } from "../support/test.ts";
import type { Page } from "@playwright/test";

test.use({ freshData: true });

const show = (page: Page) => page.getByRole("button", { name: "Show the new schedule" }).click();
const newSchedule = (page: Page) => page.getByRole("table", { name: "New schedule" });

test("the old and the new schedule are compared, and nothing is saved before it is confirmed", async ({ signedIn: page, sandbox }) => {
  const loan = await loanId(sandbox, "LN0QX7T2");
  await page.goto(`/jupiter/loans/${loan}`);
  await page.getByRole("link", { name: "Restructure" }).click();
  await show(page);
  await expect(page.getByText("Enter a whole number from 1 to 480.")).toBeVisible();
  await expect(page.getByText("Say why: the file keeps it.")).toBeVisible();
  await page.getByLabel("EMIs from then on").fill("30");
  await page.getByLabel("Reason").fill("Season was poor");
  await show(page);
  const changes = page.getByRole("table", { name: "What changes" });
  await expect(changes.getByRole("row", { name: /^EMIs to pay/ })).toContainText("30");
  await expect(page.getByRole("table", { name: "Old schedule" })).toBeVisible();
  await expectAccessible(page);

  // A changed input discards the preview.
  await page.getByLabel("EMIs from then on").fill("36");
  await expect(newSchedule(page)).toHaveCount(0);
  await show(page);
  await expect(changes.getByRole("row", { name: /^EMIs to pay/ })).toContainText("36");
  const before = await sandbox.api<{ count: number }>("GET", `/v1/lms/demands/?loan=${loan}&type=emi`);
  expect(before.count).toBe(24);

  await page.getByRole("button", { name: "Keep the new schedule" }).click();
  await expect(page.getByText(/The loan is restructured: 36 EMIs/)).toBeVisible();
  await expect(page).toHaveURL(/\/schedule$/);
  await expect(page.getByRole("cell", { name: "Upcoming" }).first()).toBeVisible();
  const after = await sandbox.api<{ count: number }>("GET", `/v1/lms/demands/?loan=${loan}&type=emi`);
  expect(after.count).toBe(46);
});

test("a closed loan can't be restructured, and the button shows the reason", async ({ signedIn: page, sandbox }) => {
  await page.goto(`/jupiter/loans/${await loanId(sandbox, "LN0F0REC")}`);
  const link = page.getByRole("link", { name: "Restructure" });
  await expect(link).toHaveAttribute("aria-disabled", "true");
  await link.focus();
  await expect(page.getByRole("tooltip").filter({ hasText: "The loan is closed." }).first()).toBeVisible();
});

test("resetting the schedule asks first", async ({ signedIn: page, sandbox }) => {
  await page.goto(`/jupiter/loans/${await loanId(sandbox, "LN0D31P0")}/schedule`);
  await page.getByRole("button", { name: "Reset schedule" }).click();
  const dialog = page.getByRole("dialog", { name: "Reset the repayment schedule?" });
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Reset schedule" }).click();
  await expect(page.getByText(/EMIs were reckoned anew, \d+ stay as they were/)).toBeVisible();
});
