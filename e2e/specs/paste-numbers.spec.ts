// Numbers as they come from mails and spreadsheets: each arrives whole, or is refused where it was entered.
import type { Locator, Page } from "@playwright/test";
import { gridNamed, rowsOf } from "../support/grid.ts";
import { current, processPath, requested } from "../support/payout.ts";
import { expect, test } from "../support/test.ts";

test.use({ freshData: true, permissions: ["clipboard-read", "clipboard-write"] });

/** Pastes with the keyboard, as an officer does. */
async function paste(page: Page, field: Locator, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await field.click();
  await field.press("ControlOrMeta+v");
}

interface Payout {
  credit_bank: { account_no: string; ifsc: string };
}

test("an account number pasted with blanks is saved whole, and a longer one is refused with its length", async ({ signedIn: page, sandbox }) => {
  const { results } = await sandbox.api<{ results: { id: string }[] }>("GET", "/v1/lms/payouts/?search=PAY0FA17");
  const failed = results[0]?.id ?? "";
  await page.goto(`/venus/payouts/${failed}`);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("button", { name: "Correct the account first" }).click();
  const dialog = page.getByRole("dialog", { name: "Correct the account" });
  await paste(page, dialog.getByLabel("Account number"), "5 0 2 0 0 0 1 1 2 2 3 3 4 4");
  await paste(page, dialog.getByLabel("IFSC"), "HDFC0001234567");
  await dialog.getByLabel("Account holder").fill("Bharat Steel Works");
  await dialog.getByRole("button", { name: "Save the account" }).click();
  await expect(dialog.getByText("This has 14.")).toBeVisible();
  await expect(dialog.getByLabel("IFSC")).toHaveValue("HDFC0001234567");
  await dialog.getByLabel("IFSC").fill(" hdfc 0001234 ");
  await dialog.getByRole("button", { name: "Save the account" }).click();
  await expect(page.getByRole("dialog", { name: "Try the payout again" })).toBeVisible();
  const saved = await sandbox.api<Payout>("GET", `/v1/lms/payouts/${failed}/`);
  expect(saved.credit_bank).toMatchObject({ account_no: "50200011223344", ifsc: "HDFC0001234" });
});

test("a UTR of 22 characters keeps its end, whatever blanks it was pasted with", async ({ signedIn: page, sandbox }) => {
  const payout = await requested(sandbox, 11_000);
  await page.goto(`/venus/payouts/${payout.id}`);
  await page.getByRole("button", { name: "Process", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Process the payout" });
  await paste(page, dialog.getByLabel("UTR"), "  HDFC R5 2026 1123 0000 0042\u200b ");
  await dialog.getByLabel("Paid from").fill("HDFC 50200011223344");
  await dialog.getByRole("button", { name: "Process", exact: true }).click();
  await expect(page.getByText("UTR HDFCR52026112300000042.")).toBeVisible();
  expect(await current(sandbox, payout)).toMatchObject({ status: "processed", utr: "HDFCR52026112300000042" });
});

test("a day before the request or in a mistyped year is refused, and nothing is sent", async ({ signedIn: page, sandbox }) => {
  const payout = await requested(sandbox, 11_000);
  await page.goto(`/venus/payouts/${payout.id}`);
  await page.getByRole("button", { name: "Process", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Process the payout" });
  await dialog.getByLabel("UTR").fill("HDFCN52026112399");
  await dialog.getByLabel("Paid from").fill("HDFC 50200011223344");
  for (const [day, message] of [
    ["2020-01-01", "the bank can't have paid it before"],
    ["0026-11-23", "Enter a year from 2000 to 2099."],
    ["2026-11-24", "The bank's day can't be in the future."],
  ] as const) {
    await dialog.getByLabel("Bank's day").fill(day);
    await dialog.getByRole("button", { name: "Process", exact: true }).click();
    await expect(dialog.getByText(message)).toBeVisible();
    await expect(dialog.getByLabel("Bank's day")).toHaveValue(day);
  }
  expect(await sandbox.requests("PUT", processPath(payout))).toBe(0);
});

test("amounts are read as they were meant, or refused as they were pasted", async ({ signedIn: page }) => {
  await page.goto("/venus/records/new");
  const amount = page.getByRole("textbox", { name: "Received by the bank" });
  for (const [pasted, words] of [
    [`${" ".repeat(21)}350000.00`, "three lakh fifty thousand rupees"],
    ["1.5 lakh", "one lakh fifty thousand rupees"],
    ["Rs. 1,50,000/-", "one lakh fifty thousand rupees"],
    ["₹ 2,00,000.00", "two lakh rupees"],
    ["१,५०,०००", "one lakh fifty thousand rupees"],
  ] as const) {
    await amount.fill("");
    await paste(page, amount, pasted);
    await expect(page.getByText(words, { exact: true })).toBeVisible();
  }
  for (const [pasted, message] of [
    ["1500,00", "The commas are not where an amount has them."],
    ["(500.00)", "Enter the amount in figures"],
    ["1,50,000.00 Cr", "“Cr” can mean crore or credit."],
  ] as const) {
    await amount.fill("");
    await paste(page, amount, pasted);
    await page.getByRole("button", { name: "Enter record" }).click();
    await expect(page.getByText(message)).toBeVisible();
    await expect(amount).toHaveValue(pasted);
  }
});

test("a filter that means nothing is shown as such, widens no list and no bank file, and can be cleared", async ({ signedIn: page, sandbox }) => {
  await page.goto("/venus/payouts?status=bogus");
  await expect(page.getByText("The filter “status” can't be “bogus”.")).toBeVisible();
  await page.goto("/venus/payouts/export?min=1500,00");
  await expect(page.getByText("The filter “min” can't be “1500,00”.").first()).toBeVisible();
  expect(await sandbox.requests("GET", "/v1/lms/payouts/")).toBe(0);
  await page.goto("/venus/reconcile?from=0026-11-23");
  await expect(page.getByText("The filter “from” can't be “0026-11-23”.")).toBeVisible();
  expect(await sandbox.requests("GET", "/v1/lms/records/unmatched/")).toBe(0);
  await page.goto("/venus/payouts?status=bogus");
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(page).toHaveURL(/\/venus\/payouts$/);
  await expect(rowsOf(gridNamed(page, "Payouts")).first()).toBeVisible();
});
