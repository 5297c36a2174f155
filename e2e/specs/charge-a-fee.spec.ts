// An officer charges a fee to a loan, views it and deletes it.
import { expectAccessible } from "../support/accessible.ts";
import { loanId } from "../support/api.ts";
import { gridNamed, rowsOf } from "../support/grid.ts";
import { holdResponse } from "../support/hold.ts";
import { expect, failedCall, test } from "../support/test.ts";
import { valueOf } from "../support/tranche.ts";
import type { Page } from "@playwright/test";

const FEES = "/v1/lms/fees/";
const charge = (page: Page) => page.getByRole("button", { name: /^(Charge fee|Charging…)$/ });

async function fill(page: Page, fee: { name: string; amount: string }): Promise<void> {
  await page.getByLabel("What it is for").fill(fee.name);
  await page.getByRole("textbox", { name: "Amount before GST" }).fill(fee.amount);
}

test("a fee charged from the list shows its total with GST and its demands", async ({ officer: page }) => {
  await page.getByRole("link", { name: "Fees" }).click();
  await expect(page.getByRole("heading", { name: "Fees", level: 1 })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Charge a fee" }).click();
  await page.getByRole("combobox", { name: "Loan" }).fill("LN0QX7T2");
  await page.getByRole("option", { name: /LN0QX7T2 · Meera Textiles/ }).click();
  await page.getByLabel("Type").selectOption("legal");
  await fill(page, { name: "Notice to pay", amount: "1500" });
  await expectAccessible(page);
  await charge(page).click();
  await expect(page.getByRole("heading", { name: "Notice to pay", level: 1 })).toBeVisible();
  await expect(valueOf(page, "In all")).toHaveText("₹1,770.00");
  await expect(page.getByRole("table", { name: "Demands of the fee" }).getByRole("row")).toHaveCount(2);
  await expectAccessible(page);
  await page.getByRole("navigation", { name: "Jupiter" }).getByRole("link", { name: "Fees" }).click();
  await page.getByRole("searchbox", { name: "Search fees" }).fill("Notice to pay");
  await expect(rowsOf(gridNamed(page, "Fees"))).toHaveCount(1);
});

test("errors appear at their fields, and entered values survive a reload", async ({ signedIn: page }) => {
  await page.goto("/jupiter/fees/new");
  await page.getByLabel("What it is for").fill("Stamp duty");
  await page.getByLabel("GST, percent").fill("118");
  await charge(page).click();
  await expect(page.getByText("Choose the loan that is charged.")).toBeVisible();
  await expect(page.getByText("Enter an amount.")).toBeVisible();
  await expect(page.getByText("A percentage is at most 100.")).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Loan" })).toBeFocused();
  await page.reload();
  await expect(page.getByLabel("What it is for")).toHaveValue("Stamp duty");
});

test("a fee can be charged with the keyboard alone", async ({ signedIn: page, sandbox }) => {
  const loan = await loanId(sandbox, "LN0D31P0");
  await page.goto(`/jupiter/fees/new?loan=${loan}`);
  await expect(page.getByRole("combobox", { name: "Loan" })).toHaveValue(/LN0D31P0/);
  await page.getByLabel("What it is for").focus();
  await page.keyboard.type("Cheque returned");
  await page.keyboard.press("Tab");
  await page.keyboard.type("400");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Cheque returned", level: 1 })).toBeVisible();
});

test("clicking twice charges the fee once", async ({ signedIn: page, sandbox }) => {
  const loan = await loanId(sandbox, "LN0D61P0");
  await page.goto(`/jupiter/fees/new?loan=${loan}`);
  await fill(page, { name: "Charged once", amount: "250" });
  const held = await holdResponse(page, FEES);
  await charge(page).click();
  await held.reached;
  await charge(page).click({ force: true });
  held.release();
  await expect(page.getByRole("heading", { name: "Charged once", level: 1 })).toBeVisible();
  const { count } = await sandbox.api<{ count: number }>("GET", `${FEES}?loan=${loan}&search=Charged once`);
  expect(count).toBe(1);
});

test("a lost response is looked up, and the fee is not charged again", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(502), failedCall());
  const loan = await loanId(sandbox, "LN0D95P0");
  await page.goto(`/jupiter/fees/new?loan=${loan}`);
  await fill(page, { name: "Answer lost", amount: "300" });
  await sandbox.faults({ method: "POST", path: FEES, times: 1, drop: "after_commit" });
  await charge(page).click();
  await expect(page.getByRole("heading", { name: "Answer lost", level: 1 })).toBeVisible();
  const { count } = await sandbox.api<{ count: number }>("GET", `${FEES}?loan=${loan}&search=Answer lost`);
  expect(count).toBe(1);
});

test("deleting a fee asks first and shows what will be removed", async ({ signedIn: page, sandbox, allowErrors }) => {
  // The fee's page may refetch the fee after it was deleted.
  allowErrors(failedCall(404));
  const loan = await loanId(sandbox, "LN0QX7T2");
  const due = 1_794_000_000;
  const fee = await sandbox.api<{ id: string }>("POST", FEES, { loan, type: "other", name: "By mistake", amount: 900, due_date: due });
  await page.goto(`/jupiter/fees/${fee.id}`);
  await page.getByRole("button", { name: "Delete fee" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete this fee?" });
  await expect(dialog).toContainText("By mistake of ₹900.00");
  await expect(dialog).toContainText("₹1,062.00");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Delete fee" }).click();
  await expect(page.getByText("By mistake is deleted.")).toBeVisible();
  await page.getByRole("searchbox", { name: "Search fees" }).fill("By mistake");
  await expect(page.getByRole("heading", { name: "No fees match these filters" })).toBeVisible();
});

test("a fee that was due before the loan was disbursed is refused at its field, unsent", async ({ signedIn: page, sandbox }) => {
  const loan = await loanId(sandbox, "LN0QX7T2");
  await page.goto(`/jupiter/fees/new?loan=${loan}`);
  await fill(page, { name: "Before the loan", amount: "250" });
  await page.getByLabel("Due").fill("2001-01-01");
  await charge(page).click();
  await expect(page.getByText(/The loan was disbursed on .*: no fee was due before\./)).toBeVisible();
  await expect(page.getByLabel("Due")).toBeFocused();
  expect(await sandbox.requests("POST", FEES)).toBe(0);
});
