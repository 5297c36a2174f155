// What needs a second officer, and what an officer reads before deciding.
import { expectAccessible } from "../support/accessible.ts";
import { loanId } from "../support/api.ts";
import { EVENING, requested, type Payout } from "../support/payout.ts";
import { NOW, type Sandbox } from "../support/sandbox.ts";
import { OFFICER, startSession } from "../support/sign-in.ts";
import { expect, test } from "../support/test.ts";
import { reviewTranche, openForm, review } from "../support/tranche.ts";
import type { Page } from "@playwright/test";

test.use({ freshData: true });

interface Made {
  id: string;
  ref_id: string;
}

const RECORDS = "/v1/lms/records/";
const process = (page: Page) => page.getByRole("button", { name: "Process", exact: true });
const dialog = (page: Page, name: string) => page.getByRole("dialog", { name });

/** A refund of ₹100 that the officer at the page has requested. */
async function ownRefund(sandbox: Sandbox): Promise<Payout> {
  return sandbox.api<Payout>("POST", `/v1/lms/loans/${await loanId(sandbox, "LN0EXCE5")}/refund/`, { amount: 100 }, OFFICER);
}

async function expectLocked(page: Page, name: string, reason: string): Promise<void> {
  const button = page.getByRole("main").getByRole("button", { name, exact: true });
  await expect(button).toHaveAttribute("aria-disabled", "true");
  await expect(button).toHaveAccessibleDescription(reason);
}

test("a refund is paid by another officer, who reads whose account it goes to", async ({ signedIn: page, sandbox, browser }) => {
  const refund = await ownRefund(sandbox);
  await page.goto(`/venus/payouts/${refund.id}`);
  await expectLocked(page, "Process", "You requested this payout. Another officer must process it.");

  const context = await browser.newContext({ baseURL: sandbox.url });
  const second = await context.newPage();
  await startSession(second, sandbox, "ravi.menon@lender.example");
  await second.goto(`/venus/payouts/${refund.id}`);
  await process(second).click();
  const opened = dialog(second, "Process the payout");
  await expect(opened).toContainText("one hundred rupees");
  await expect(opened).toContainText(/Account holder.*Beneficiary account.*[A-Z]{4}0[A-Z0-9]{6} ••••\s\d{4}.*Verified/s);
  await expect(opened).toContainText("Requested byAsha Kulkarni");
  await expectAccessible(second);
  await opened.getByLabel("How").selectOption("The bank pays it");
  await opened.getByRole("button", { name: "Process", exact: true }).click();
  await expect(second.getByText(/₹100\.00 is with the bank/)).toBeVisible();
  await context.close();
});

test("whoever corrects the account of a payout does not pay it, and the next officer is told", async ({ signedIn: page, sandbox, browser }) => {
  const payout = await requested(sandbox, 12_500);
  const bank = { account_no: "00112233445566", ifsc: "HDFC0000042", account_holder_name: "Meera Textiles" };
  await sandbox.api("PATCH", `/v1/lms/payouts/${payout.id}/`, { credit_bank: bank }, OFFICER);
  await page.goto(`/venus/payouts/${payout.id}`);
  await expectLocked(page, "Process", "You selected or changed the beneficiary account of this payout. Another officer must process it.");

  const context = await browser.newContext({ baseURL: sandbox.url });
  const second = await context.newPage();
  await startSession(second, sandbox, "ravi.menon@lender.example");
  await second.goto(`/venus/payouts/${payout.id}`);
  await process(second).click();
  await expect(dialog(second, "Process the payout")).toContainText("Asha Kulkarni selected or changed it");
  await context.close();
});

test("payouts of many leave out and name those that need another officer", async ({ signedIn: page, sandbox }) => {
  const [own, other] = [await ownRefund(sandbox), await requested(sandbox, 13_100)];
  await page.goto("/venus/payouts?status=pending");
  for (const { ref_id } of [own, other]) {
    await page.getByRole("row").filter({ hasText: ref_id }).getByRole("checkbox").check();
  }
  await page.getByRole("button", { name: "Hand to the bank (2)" }).click();
  const batch = dialog(page, "Hand to the bank");
  const leftOut = batch.getByRole("table", { name: "Left out" }).getByRole("row").filter({ hasText: own.ref_id });
  await expect(leftOut).toContainText("You requested this payout. Another officer must process it.");
  await expect(batch.getByText("1 to send, ₹13,100.00")).toBeVisible();
});

test("the approver reads the loans that a record is split over", async ({ signedIn: page, sandbox }) => {
  const [first, second] = [await loanId(sandbox, "LN0QX7T2"), await loanId(sandbox, "LN0D31P0")];
  const body = { type: "repayment", received_amount: 3_000, payment_mode: "neft", bank_date: Date.parse(NOW) / 1000, utr: "HDFCN26327000888" };
  const record = await sandbox.api<Made>("POST", RECORDS, body);
  const allocations = [{ loan: first, amount: 1_000 }, { loan: second, amount: 1_500 }];
  await sandbox.api("PUT", `${RECORDS}${record.id}/match/`, { allocations });
  await sandbox.api("PUT", `${RECORDS}${record.id}/request_approval/`, {});
  await page.goto(`/venus/records/${record.id}`);
  await page.getByRole("main").getByRole("button", { name: "Approve", exact: true }).click();
  const approve = dialog(page, "Approve this record?");
  await expect(approve).toContainText("three thousand rupees");
  await expect(approve).toContainText(/LN0QX7T2, Meera Textiles.*₹1,000\.00/);
  await expect(approve).toContainText(/LN0D31P0, .*₹1,500\.00/);
  await expect(approve).toContainText("Not allocated₹500.00");
  await expectAccessible(page);
});

test("cashback of ₹5,00,000 is refused, and another officer applies a smaller one", async ({ signedIn: page, sandbox }) => {
  const loan = await loanId(sandbox, "LN0QX7T2");
  await page.goto(`/jupiter/loans/${loan}/payments`);
  await page.getByRole("button", { name: "Cashback or holdback" }).click();
  const opened = page.getByRole("dialog");
  await expect(opened.getByText(/^At most ₹[\d,.]+ by the loan's terms\.$/)).toBeVisible();
  await opened.getByRole("textbox", { name: "Amount" }).fill("500000");
  await opened.getByRole("button", { name: "Request adjustment" }).click();
  await expect(opened.getByText(/Enter at most ₹[\d,.]+: the loan's terms allow no more\./).first()).toBeVisible();
  expect(await sandbox.requests("POST", `/v1/lms/loans/${loan}/adjustments/`)).toBe(0);
  await opened.getByRole("textbox", { name: "Amount" }).fill("50");
  await opened.getByRole("button", { name: "Request adjustment" }).click();
  await expect(page.getByText(/The adjustment of ₹50\.00 waits as REC/)).toBeVisible();
  const { results } = await sandbox.api<{ results: Made[] }>("GET", `${RECORDS}?type=adjustment&loan=${loan}`);
  await page.goto(`/venus/records/${results[0]?.id}`);
  await expectLocked(page, "Mark processed", "You entered or approved this adjustment. Another officer must mark it as processed.");
  expect(await sandbox.audit(EVENING)).toMatch(/^\d+ rules hold$/);
});

test("an invoice that is read never draws; running the checks draws after a question", async ({ signedIn: page, sandbox }) => {
  const { results } = await sandbox.api<{ results: Made[] }>("GET", "/v1/lms/accounts/?search=AC0QX7T2");
  const body = { account: results[0]?.id, amount: 9_000, invoice_no: "READ-1", invoice_amount: 100 };
  const topup = await sandbox.api<Made>("POST", "/v1/lms/topups/", body);
  await page.goto(`/jupiter/top-ups/${topup.ref_id}`);
  await page.getByLabel("The invoice's text").fill("Nandi Steels Pvt Ltd\nInvoice No: NS/26/0119\nGrand Total: 1,18,000.00");
  await page.getByRole("button", { name: "Read it" }).click();
  await page.getByRole("checkbox", { name: "Invoice amount" }).check();
  await page.getByRole("button", { name: "Take these" }).click();
  await expect(page.getByText("Nothing was drawn.")).toBeVisible();
  await expect(page.getByText("Draft", { exact: true })).toBeVisible();
  await expect(page.getByRole("region", { name: "Checks" }).getByText("all passed")).toBeVisible();
  await page.getByRole("button", { name: "Run checks again" }).click();
  const question = dialog(page, "Run the checks again?");
  await expect(question).toContainText("a payout is requested at once: ₹9,000.00 (nine thousand rupees)");
  await question.getByRole("button", { name: "Run checks again" }).click();
  await expect(page.getByText("Pending", { exact: true }).first()).toBeVisible();
});

test("the review of a tranche repeats what speaks against it", async ({ signedIn: page, sandbox }) => {
  const pending = await requested(sandbox, 15_000);
  await openForm(page, await loanId(sandbox, "LN0QX7T2"));
  await reviewTranche(page, "15,000");
  await expect(review(page)).toContainText(/is overdue, by \d+ days/);
  await expect(review(page)).toContainText(`${pending.ref_id} of ₹15,000.00 was requested on`);
  await expectAccessible(page);
});
