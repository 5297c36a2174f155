// An officer finds an account, opens one, disburses from it, changes its terms and closes it.
import { expectAccessible } from "../support/accessible.ts";
import { gridNamed, rowOf, rowsOf } from "../support/grid.ts";
import { holdResponse } from "../support/hold.ts";
import type { Sandbox } from "../support/sandbox.ts";
import { expect, failedCall, test } from "../support/test.ts";
import { review, valueOf } from "../support/tranche.ts";
import type { Page } from "@playwright/test";

const ACCOUNTS = "/v1/lms/accounts/";

interface Account {
  id: string;
  ref_id: string;
  program_id: string;
}

async function accountOf(sandbox: Sandbox, reference: string): Promise<Account> {
  const { results } = await sandbox.api<{ results: Account[] }>("GET", `${ACCOUNTS}?search=${reference}`);
  const account = results.find((account) => account.ref_id === reference);
  if (!account) throw new Error(`No account ${reference}`);
  return account;
}

async function loansOf(sandbox: Sandbox, account: string, amount: number): Promise<number> {
  const path = `/v1/lms/loans/?account=${account}&page_size=500`;
  const { results } = await sandbox.api<{ results: { sanctioned_amount: number }[] }>("GET", path);
  return results.filter((loan) => loan.sanctioned_amount === amount).length;
}

const disburse = (page: Page) => review(page).getByRole("button", { name: /^(Disburse|Sending…)$/ });

async function reviewOf(page: Page, account: string, amount: string): Promise<void> {
  await page.goto(`/jupiter/accounts/${account}/disburse`);
  await page.getByRole("textbox", { name: "Amount" }).fill(amount);
  await page.getByRole("button", { name: "Review disbursement" }).click();
  await expect(review(page)).toBeVisible();
}

test("an account shows its line, loans, limits and terms", async ({ officer: page }) => {
  await page.getByRole("navigation", { name: "Jupiter" }).getByRole("link", { name: "Accounts" }).click();
  await expect(page.getByRole("heading", { name: "Accounts", level: 1 })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("searchbox", { name: "Search accounts" }).fill("Meera");
  await expect(rowsOf(gridNamed(page, "Accounts"))).toHaveCount(1);
  await rowOf(gridNamed(page, "Accounts"), "AC0QX7T2").getByRole("link").click();
  await expect(page.getByRole("heading", { name: "Meera Textiles Pvt Ltd", level: 1 })).toBeVisible();
  await expect(page.getByRole("region", { name: "Disbursements go to" })).toContainText("••••");
  await expect(page.getByRole("table", { name: "Limits by type" }).getByRole("row")).not.toHaveCount(1);
  await expectAccessible(page);
  const tabs = page.getByRole("navigation", { name: "Account AC0QX7T2" });
  await tabs.getByRole("link", { name: "Loans" }).click();
  await expect(page.getByRole("link", { name: "LN0QX7T2" })).toBeVisible();
  await expectAccessible(page);
  await tabs.getByRole("link", { name: "Limits" }).click();
  await expect(page.getByRole("table", { name: "Limits of the account" })).toContainText("drawn again");
  await expectAccessible(page);
  await tabs.getByRole("link", { name: "Terms" }).click();
  await expect(valueOf(page.getByRole("region", { name: "Interest", exact: true }), "Rate")).toContainText("18%");
  await expectAccessible(page);
});

test("an unknown account says that it does not exist", async ({ signedIn: page, allowErrors }) => {
  allowErrors(failedCall(404));
  await page.goto("/jupiter/accounts/00000000-0000-4000-8000-000000000000");
  await expect(page.getByRole("heading", { name: "No such account" })).toBeVisible();
});

test("an account can be opened after correcting a wrong IFSC", async ({ signedIn: page, sandbox }) => {
  const { program_id } = await accountOf(sandbox, "AC0QX7T2");
  await page.goto("/jupiter/accounts");
  await page.getByRole("link", { name: "Open an account" }).click();
  await page.getByLabel("Program id").fill(program_id);
  await page.getByRole("button", { name: "Open account" }).click();
  const lead = page.getByLabel("Lead id");
  await expect(lead).toBeFocused();
  await expect(page.getByText("Enter the borrower's legal name.")).toBeVisible();
  await lead.fill("7d1f6a52-4a3e-4f0e-9a53-2f7d0c1b8e61");
  await page.getByLabel("Legal name").fill("Kaveri Foods Pvt Ltd");
  await page.getByLabel("Mobile").fill("9876543210");
  await page.getByLabel("PAN").fill("aaack1234f");
  await page.getByLabel("GSTIN").fill("27AAACK1234F1Z5");
  await page.getByLabel("Account number").fill("501004563123");
  await page.getByLabel("Account holder").fill("Kaveri Foods Pvt Ltd");
  const ifsc = page.getByLabel("IFSC");
  await ifsc.fill("HDFC1039993");
  await page.getByRole("button", { name: "Open account" }).click();
  await expect(ifsc).toBeFocused();
  await expect(page.getByText(/Enter an IFSC of four letters, a zero/)).toBeVisible();
  await expectAccessible(page);
  expect(await sandbox.requests("POST", ACCOUNTS)).toBe(0);
  await page.reload();
  await expect(page.getByLabel("Legal name")).toHaveValue("Kaveri Foods Pvt Ltd");
  await ifsc.fill("hdfc0039993");
  await page.getByRole("button", { name: "Open account" }).click();
  await expect(page.getByRole("heading", { name: "Kaveri Foods Pvt Ltd", level: 1 })).toBeVisible();
  await expect(valueOf(page.getByRole("region", { name: "Borrower" }), "PAN")).toHaveText("AAACK1234F");
  expect(await sandbox.requests("POST", ACCOUNTS)).toBe(1);
});

test("a disbursement is previewed and reviewed, and clicking twice creates one loan", async ({ signedIn: page, sandbox }) => {
  const { id } = await accountOf(sandbox, "AC0QX7T2");
  await page.goto(`/jupiter/accounts/${id}`);
  await page.getByRole("link", { name: "Disburse" }).click();
  const amount = page.getByRole("textbox", { name: "Amount" });
  await amount.fill("999999999");
  await page.getByRole("button", { name: "Review disbursement" }).click();
  await expect(page.getByText(/That is ₹.* more than the ₹.* available\./)).toBeVisible();
  await amount.fill("12345");
  await expect(page.getByRole("table", { name: "Schedule preview" }).getByRole("row")).toHaveCount(25);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Review disbursement" }).click();
  await expect(valueOf(review(page), "Amount")).toHaveText("₹12,345.00");
  await expectAccessible(page);
  const held = await holdResponse(page, `${ACCOUNTS}${id}/initiate_disbursement/`);
  await disburse(page).click();
  await held.reached;
  await disburse(page).click({ force: true });
  held.release();
  await expect(page.getByRole("heading", { name: "Disbursement initiated" })).toBeVisible();
  await expect(valueOf(page, "Loan")).toContainText("LN");
  await expect(valueOf(page, "Payout")).not.toBeEmpty();
  await expectAccessible(page);
  expect(await loansOf(sandbox, id, 12_345)).toBe(1);
});

test("a lost response is looked up, and nothing is disbursed again", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(502), failedCall());
  const { id } = await accountOf(sandbox, "AC0QX7T2");
  await reviewOf(page, id, "11111");
  await sandbox.faults({ method: "POST", path: `${ACCOUNTS}${id}/initiate_disbursement/`, times: 1, drop: "after_commit" });
  await disburse(page).click();
  await expect(page.getByRole("heading", { name: "The disbursement had arrived" })).toBeVisible();
  expect(await loansOf(sandbox, id, 11_111)).toBe(1);
});

test("a disbursement can go to another bank account", async ({ signedIn: page, sandbox }) => {
  const { id } = await accountOf(sandbox, "AC0QX7T2");
  await page.goto(`/jupiter/accounts/${id}/disburse`);
  await page.getByRole("textbox", { name: "Amount" }).fill("10101");
  await page.getByLabel("Pay to").selectOption("Another bank account");
  await page.getByLabel("Account number").fill("987654321098");
  await page.getByLabel("IFSC").fill("ICIC0001234");
  await page.getByLabel("Account holder").fill("Meera Textiles Pvt Ltd");
  await page.getByRole("button", { name: "Review disbursement" }).click();
  await expect(valueOf(review(page), "Pays to")).toContainText("ICIC0001234 •••• 1098");
  await disburse(page).click();
  await expect(page.getByRole("heading", { name: "Disbursement initiated" })).toBeVisible();
});

test("an account with an outstanding amount can't be closed, and closing a settled one asks for a reason", async ({ signedIn: page, sandbox }) => {
  const owing = await accountOf(sandbox, "AC0QX7T2");
  await page.goto(`/jupiter/accounts/${owing.id}`);
  const close = page.getByRole("button", { name: "Close account" });
  await expect(close).toHaveAttribute("aria-disabled", "true");
  await expect(page.getByRole("tooltip", { includeHidden: true }).filter({ hasText: /is still outstanding\./ })).toHaveCount(1);
  const settled = await accountOf(sandbox, "AC0C105D");
  await page.goto(`/jupiter/accounts/${settled.id}`);
  await expect(close).not.toHaveAttribute("aria-disabled", "true");
  await close.click();
  const dialog = page.getByRole("dialog", { name: "Close this account?" });
  await dialog.getByRole("button", { name: "Close account" }).click();
  await expect(dialog.getByText("Say why it is closed.")).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel("Reason").fill("Paid back in full");
  await dialog.getByRole("button", { name: "Close account" }).click();
  await expect(page.getByText("Account AC0C105D is closed.")).toBeVisible();
  await expect(close).toHaveAttribute("aria-disabled", "true");
});

test("the limit can be refreshed", async ({ signedIn: page, sandbox }) => {
  const { id } = await accountOf(sandbox, "AC0QX7T2");
  await page.goto(`/jupiter/accounts/${id}`);
  await page.getByRole("button", { name: "Refresh limit" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Refresh limit" }).click();
  await expect(page.getByText(/The limit is refreshed: ₹.* is used/)).toBeVisible();
});

test("changed terms are compared before they are saved", async ({ signedIn: page, sandbox }) => {
  const { id } = await accountOf(sandbox, "AC0D31P0");
  await page.goto(`/jupiter/accounts/${id}/terms`);
  await page.getByRole("button", { name: "Change terms" }).click();
  const dialog = page.getByRole("dialog", { name: "Change the terms" });
  await expect(dialog.getByText("Nothing is changed yet.")).toBeVisible();
  await dialog.getByLabel("EMIs").fill("36");
  const changes = dialog.getByRole("region", { name: "What changes" });
  await expect(valueOf(changes, "EMIs")).toContainText("36");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Change terms" }).click();
  await expect(page.getByText("The terms of AC0D31P0 are changed.")).toBeVisible();
  await expect(valueOf(page.getByRole("region", { name: "Instalments" }), "EMIs")).toHaveText("36");
});
