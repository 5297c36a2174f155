// Incoming money is entered as a record, approved by a second officer, applied, and its excess refunded.
import { expectAccessible } from "../support/accessible.ts";
import { loanId } from "../support/api.ts";
import { gridNamed, rowOf, rowsOf } from "../support/grid.ts";
import { NOW, type Sandbox } from "../support/sandbox.ts";
import { expect, failedCall, test } from "../support/test.ts";
import type { Locator, Page } from "@playwright/test";

const RECORDS = "/v1/lms/records/";
const LOAN = "LN0D31P0";
const RAVI = "ravi.iyer@lender.example";
/** Later than any test of this file runs. */
const LATER = "2026-11-23T12:30:00+05:30";
/** The bank date of the records, in epoch seconds. */
const TODAY = Date.parse(NOW) / 1000;

interface Entered {
  id: string;
  ref_id: string;
}

test.use({ freshData: true });

const main = (page: Page): Locator => page.getByRole("main");
const dialog = (page: Page, name: string): Locator => page.getByRole("dialog", { name });
const outstanding = async (sandbox: Sandbox, loan: string): Promise<number> =>
  (await sandbox.api<{ outstanding_amount: number }>("GET", `/v1/lms/loans/${loan}/`)).outstanding_amount;

/** A record that another officer entered, approved by a third unless `approved` is false. */
async function entered(sandbox: Sandbox, loan: string, utr: string, amount: number, approved = true): Promise<Entered> {
  const body = { loan, type: "repayment", received_amount: amount, payment_mode: "neft", bank_date: TODAY, utr };
  const record = await sandbox.api<Entered>("POST", RECORDS, body);
  if (approved) {
    await sandbox.api("PUT", `${RECORDS}${record.id}/request_approval/`, {});
    await sandbox.api("PUT", `${RECORDS}${record.id}/approve/`, {}, RAVI);
  }
  return record;
}

async function fill(page: Page, record: { amount: string; utr: string }): Promise<void> {
  await page.getByRole("textbox", { name: "Received by the bank" }).fill(record.amount);
  await page.getByRole("textbox", { name: "UTR" }).fill(record.utr);
}

test("a record is entered, approved by another officer and applied, and shows what it paid", async ({ signedIn: page, sandbox }) => {
  const loan = await loanId(sandbox, LOAN);
  const sameUtr = await entered(sandbox, loan, "HDFCN26327000001", 500, false);
  await page.goto("/venus/payouts");
  await page.getByRole("navigation", { name: "Venus" }).getByRole("link", { name: "Records" }).click();
  await expect(page.getByRole("heading", { name: "Records", level: 1 })).toBeVisible();
  await expect(rowsOf(gridNamed(page, "Records")).first()).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("link", { name: "Enter a record" }).click();
  await page.getByRole("combobox", { name: "Loan" }).fill(LOAN);
  await page.getByRole("option", { name: new RegExp(LOAN) }).click();
  await fill(page, { amount: "60000", utr: "HDFCN26327000001" });
  await expect(page.getByText("This UTR is entered already")).toBeVisible();
  await expect(page.getByRole("link", { name: sameUtr.ref_id })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("textbox", { name: "UTR" }).fill("HDFCN26327000099");
  await expect(page.getByText("This UTR is entered already")).toBeHidden();
  await page.getByRole("textbox", { name: "TDS" }).fill("500");
  await page.getByRole("button", { name: "Enter record" }).click();
  await expect(page.getByRole("heading", { name: /^\S+ of ₹60,500\.00$/, level: 1 })).toBeVisible();
  await expect(main(page).getByText("It pays nothing yet")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Request approval" }).click();
  const askApproval = dialog(page, "Ask for approval?");
  await expect(askApproval).toContainText("who asks can't approve it");
  await askApproval.getByRole("button", { name: "Request approval" }).click();
  await expect(page.getByText("waits for another officer.").first()).toBeVisible();

  const approve = main(page).getByRole("button", { name: "Approve", exact: true });
  await expect(approve).toHaveAttribute("aria-disabled", "true");
  await expect(approve).toHaveAccessibleDescription("Who asked for approval can't give it.");
  const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await sandbox.api("PUT", `${RECORDS}${id}/approve/`, {}, RAVI);
  await page.reload();
  await expect(main(page).getByText(/^by Ravi Iyer/)).toBeVisible();

  const before = await outstanding(sandbox, loan);
  await page.getByRole("button", { name: "Mark processed" }).click();
  const apply = dialog(page, "Apply this money?");
  await expect(apply).toContainText("₹60,500.00 pays what has fallen due of the loan");
  await expectAccessible(page);
  await apply.getByRole("button", { name: "Mark processed" }).click();
  await expect(page.getByText(/is applied\.$/)).toBeVisible();
  await expect(page.getByRole("img", { name: /₹60,500\.00 came in: it pays/ })).toBeVisible();
  const paid = page.getByRole("table", { name: "What it paid" });
  await expect(paid.getByRole("rowheader", { name: /^EMI \d+$/ }).first()).toBeVisible();
  await expect(paid.getByRole("row", { name: /^Came in/ })).toContainText("60,500.00");
  await expectAccessible(page);
  expect(await outstanding(sandbox, loan)).toBeLessThan(before);
  expect(await sandbox.audit(LATER)).toMatch(/^\d+ rules hold$/);
});

test("errors appear at their fields, and entered values survive a reload", async ({ signedIn: page }) => {
  await page.goto("/venus/records/new");
  await fill(page, { amount: "", utr: "HDFC1" });
  await page.getByLabel("Bank day").fill("2027-01-01");
  await page.getByLabel("Settlement order").selectOption("foreclosure");
  await page.getByRole("button", { name: "Enter record" }).click();
  await expect(page.getByText("Enter an amount.")).toBeVisible();
  await expect(page.getByText("A UTR has 6 to 30 letters and digits.")).toBeVisible();
  await expect(page.getByText("The bank's day can't be in the future.")).toBeVisible();
  await expect(page.getByText("Say which loan it is for: it pays what is not due yet.")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("textbox", { name: "UTR" })).toHaveValue("HDFC1");
});

test("a lost response is looked up, and the record is not entered twice", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(502), failedCall());
  const loan = await loanId(sandbox, LOAN);
  await page.goto(`/venus/records/new?loan=${loan}`);
  await fill(page, { amount: "1200", utr: "HDFCN26327000777" });
  await sandbox.faults({ method: "POST", path: RECORDS, times: 1, drop: "after_commit" });
  await page.getByRole("button", { name: "Enter record" }).click();
  await expect(page.getByRole("heading", { name: /^\S+ of ₹1,200\.00$/, level: 1 })).toBeVisible();
  const { count } = await sandbox.api<{ count: number }>("GET", `${RECORDS}?search=HDFCN26327000777`);
  expect(count).toBe(1);
});

test("rejecting a record asks for a reason and shows it", async ({ signedIn: page, sandbox }) => {
  const record = await entered(sandbox, await loanId(sandbox, LOAN), "HDFCN26327000444", 900, false);
  await sandbox.api("PUT", `${RECORDS}${record.id}/request_approval/`, {});
  await page.goto(`/venus/records/${record.id}`);
  await main(page).getByRole("button", { name: "Reject" }).click();
  const reject = dialog(page, "Reject this record?");
  await reject.getByRole("button", { name: "Reject" }).click();
  await expect(reject.getByText("Say why.")).toBeVisible();
  await reject.getByLabel("Why").fill("Not on the statement");
  await reject.getByRole("button", { name: "Reject" }).click();
  await expect(main(page).getByText(/by Asha Kulkarni.*Not on the statement/)).toBeVisible();
  await expect(main(page).getByRole("button", { name: "Request approval" })).toBeVisible();
});

test("excess is refunded from the loan or the record, and a refunded record can't be reverted", async ({ signedIn: page, sandbox }) => {
  const loan = await loanId(sandbox, "LN0QX7T2");
  const record = await entered(sandbox, loan, "HDFCN26327000555", 900_000);
  await sandbox.api("PUT", `${RECORDS}${record.id}/mark_processed/`, {});

  await page.goto("/venus/excess");
  await expect(page.getByRole("heading", { name: "Excess", level: 1 })).toBeVisible();
  const row = rowOf(gridNamed(page, "Excess"), "LN0QX7T2");
  await expect(row).toContainText(record.ref_id);
  await expectAccessible(page);
  await row.getByRole("link", { name: "LN0QX7T2" }).click();
  const opened = dialog(page, "Money that is not applied");
  await expect(opened.getByRole("link", { name: record.ref_id })).toBeVisible();
  await expectAccessible(page);
  await opened.getByRole("button", { name: "Refund" }).click();
  await opened.getByRole("textbox", { name: "Amount" }).fill("1000");
  await opened.getByRole("button", { name: "Request refund" }).click();
  await expect(page.getByText(/The refund of ₹1,000\.00 waits for the payment desk/)).toBeVisible();
  await opened.getByRole("link", { name: record.ref_id }).click();

  await main(page).getByRole("button", { name: "Refund" }).click();
  const refund = dialog(page, "Refund what is left");
  await refund.getByRole("textbox", { name: "Amount" }).fill("9,00,000");
  await refund.getByRole("button", { name: "Request refund" }).click();
  await expect(refund.getByText(/more than the .* that is left/)).toBeVisible();
  await refund.getByRole("textbox", { name: "Amount" }).fill("2000");
  await refund.getByRole("button", { name: "Request refund" }).click();
  await expect(page.getByText(/The refund of ₹2,000\.00 waits for the payment desk/)).toBeVisible();
  await expect(page.getByRole("row", { name: /^Given back/ })).toContainText("3,000.00");
  const revert = main(page).getByRole("button", { name: "Revert" });
  await expect(revert).toHaveAttribute("aria-disabled", "true");
  expect(await sandbox.audit(LATER)).toMatch(/^\d+ rules hold$/);
});

test("reverting a record reopens the demands it paid", async ({ signedIn: page, sandbox }) => {
  const loan = await loanId(sandbox, LOAN);
  const record = await entered(sandbox, loan, "HDFCN26327000666", 700);
  const before = await outstanding(sandbox, loan);
  await sandbox.api("PUT", `${RECORDS}${record.id}/mark_processed/`, {});
  await page.goto(`/venus/records/${record.id}`);
  await main(page).getByRole("button", { name: "Revert" }).click();
  const revert = dialog(page, "Take this record back?");
  await revert.getByLabel("Why").fill("The cheque bounced");
  await revert.getByRole("button", { name: "Revert" }).click();
  await expect(main(page).getByText(/What it paid is owed again\. The cheque bounced/)).toBeVisible();
  expect(await outstanding(sandbox, loan)).toBe(before);
  expect(await sandbox.audit(LATER)).toMatch(/^\d+ rules hold$/);
});

test("records are filtered by status, mode, amount and loan, and exported as CSV", async ({ signedIn: page, sandbox }) => {
  const record = await entered(sandbox, await loanId(sandbox, LOAN), "HDFCN26327000888", 12_345, false);
  await page.goto("/venus/records");
  await page.getByRole("combobox", { name: "Status" }).selectOption("draft");
  await page.getByRole("combobox", { name: "Mode" }).selectOption("neft");
  await page.getByRole("textbox", { name: "Amount from" }).fill("12,000");
  await page.keyboard.press("Enter");
  await page.getByText("Loan: all").click();
  await page.getByRole("combobox", { name: "Loan" }).fill(LOAN);
  await page.getByRole("option", { name: new RegExp(LOAN) }).click();
  await expect(page).toHaveURL(/loan=.*least=12000/);
  await expect(rowOf(gridNamed(page, "Records"), record.ref_id)).toBeVisible();
  await expect(rowsOf(gridNamed(page, "Records"))).toHaveCount(1);
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export CSV" }).click();
  expect((await saved).suggestedFilename()).toMatch(/^records-\d{4}-\d\d-\d\d\.csv$/);
  await expect(page.getByText(/^Saved as records-.*\.csv\.$/)).toBeVisible();
});

test("settlements are filtered by loan and record", async ({ signedIn: page, sandbox }) => {
  const loan = await loanId(sandbox, LOAN);
  const record = await entered(sandbox, loan, "HDFCN26327000999", 800);
  await sandbox.api("PUT", `${RECORDS}${record.id}/mark_processed/`, {});
  await page.goto("/venus/settlements");
  await page.getByText("Loan: all").click();
  await page.getByRole("combobox", { name: "Loan" }).fill(LOAN);
  await page.getByRole("option", { name: new RegExp(LOAN) }).click();
  await expect(page.getByLabel("Demand")).toBeVisible();
  await expectAccessible(page);
  await page.getByText("Record: all").click();
  await page.getByRole("combobox", { name: "Record" }).fill(record.ref_id);
  await page.getByRole("option", { name: new RegExp(record.ref_id) }).click();
  const grid = gridNamed(page, "Settlements");
  await expect(rowsOf(grid)).toHaveCount(1);
  await rowsOf(grid).getByRole("link", { name: record.ref_id }).click();
  await expect(page.getByRole("heading", { name: /^Repayment of ₹/, level: 1 })).toBeVisible();
});

test("a draft can be discarded, and its UTR entered again", async ({ signedIn: page, sandbox }) => {
  const loan = await loanId(sandbox, LOAN);
  const draft = await entered(sandbox, loan, "HDFCN26327000071", 510, false);
  await page.goto(`/venus/records/${draft.id}`);
  await page.getByRole("button", { name: "Discard draft" }).click();
  const discard = dialog(page, "Discard this draft?");
  await discard.getByRole("textbox", { name: "Why" }).fill("Entered with a wrong amount.");
  await expectAccessible(page);
  await discard.getByRole("button", { name: "Discard draft" }).click();
  await expect(page.getByText(`${draft.ref_id} discarded.`)).toBeVisible();
  await page.goto("/venus/records/new");
  await fill(page, { amount: "5100", utr: "HDFCN26327000071" });
  await page.getByRole("button", { name: "Enter record" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /₹5,100\.00/ })).toBeVisible();
});

test("a match is undone from the record's own page", async ({ signedIn: page, sandbox }) => {
  const loan = await loanId(sandbox, LOAN);
  const record = await entered(sandbox, loan, "HDFCN26327000072", 520);
  await page.goto(`/venus/records/${record.id}`);
  await page.getByRole("button", { name: "Undo match" }).click();
  const undo = dialog(page, "Undo this match?");
  await expect(undo.getByText("₹520.00 belongs to no loan then, and is listed in Reconcile again.")).toBeVisible();
  await expectAccessible(page);
  await undo.getByRole("button", { name: "Undo match" }).click();
  await expect(page.getByText(`${record.ref_id} is unmatched.`)).toBeVisible();
  expect(await sandbox.api("GET", `${RECORDS}${record.id}/`)).toMatchObject({ account: null, loan: null });
  await expect(page.getByRole("button", { name: "Undo match" })).toHaveCount(0);
});

test("an open record page shows its approval by another officer", async ({ signedIn: page, sandbox }) => {
  const record = await entered(sandbox, await loanId(sandbox, LOAN), "HDFCN26327000073", 530, false);
  await page.goto(`/venus/records/${record.id}`);
  await expect(page.getByRole("button", { name: "Request approval" })).toBeVisible();
  await sandbox.api("PUT", `${RECORDS}${record.id}/request_approval/`, {});
  await sandbox.api("PUT", `${RECORDS}${record.id}/approve/`, {}, RAVI);
  await expect(page.getByRole("button", { name: "Mark processed" })).toBeVisible({ timeout: 40_000 });
});
