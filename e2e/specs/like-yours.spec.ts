// Another officer asks for the same while a response is lost: what she made is shown as hers, never as what this officer sent, and
// sending another needs a press that names it.
import { ADD_TRANCHE, loanId, payoutsOf, requestTranche } from "../support/api.ts";
import { NOW, type Sandbox } from "../support/sandbox.ts";
import { AMOUNT, found, LOOKUP_OVER, notArrived, readyToSend, unknown } from "../support/sent-tranche.ts";
import { expect, failedCall, test } from "../support/test.ts";
import { receipt, sendButton } from "../support/tranche.ts";
import { expectAccessible } from "../support/accessible.ts";
import type { Page } from "@playwright/test";

test.use({ freshData: true });

const RECORDS = "/v1/lms/records/";
const likeYours = (page: Page) => page.getByRole("alert").filter({ hasText: "like yours exists" });

test("another officer's equal tranche is not taken for a request that was lost", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall());
  const loan = await readyToSend(page, sandbox);
  await sandbox.faults({ path: ADD_TRANCHE, method: "POST", drop: "before_commit", times: 1 });
  await sendButton(page).click();
  await expect(unknown(page)).toBeVisible();
  const { ref_id } = await requestTranche(sandbox, loan, AMOUNT);
  await sandbox.clock(LOOKUP_OVER);
  await expect(likeYours(page)).toContainText(`A tranche request like yours exists: ${ref_id}.`);
  await expect(likeYours(page)).toContainText("by Another Officer, 23 Nov 2026");
  await expect(likeYours(page).getByRole("link", { name: ref_id })).toHaveAttribute("href", /\/venus\/payouts\/[0-9a-f-]{36}/);
  await expect(found(page)).toHaveCount(0);
  await expect(notArrived(page)).toHaveCount(0);
  expect(await payoutsOf(sandbox, loan, AMOUNT)).toHaveLength(1);
  await expectAccessible(page);

  await expect(sendButton(page)).toHaveText(`Send another besides ${ref_id}`);
  await sendButton(page).click();
  await expect(receipt(page)).toHaveText("Tranche requested");
  expect(await payoutsOf(sandbox, loan, AMOUNT)).toHaveLength(2);
});

test("an equal tranche that another officer requests after a request was given up is shown before another is sent", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall());
  const loan = await readyToSend(page, sandbox);
  await sandbox.faults({ path: ADD_TRANCHE, method: "POST", drop: "before_commit", times: 1 });
  await sendButton(page).click();
  await expect(unknown(page)).toBeVisible();
  await sandbox.clock(LOOKUP_OVER);
  await expect(notArrived(page)).toBeVisible();
  const { ref_id } = await requestTranche(sandbox, loan, AMOUNT);
  await sendButton(page).click();
  await expect(likeYours(page)).toContainText(ref_id);
  expect(await payoutsOf(sandbox, loan, AMOUNT)).toHaveLength(1);
});

test("another officer's equal record without a UTR is not taken for one that was lost", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall());
  const loan = await loanId(sandbox, "LN0QX7T2");
  await page.goto(`/venus/records/new?loan=${loan}`);
  await page.getByRole("textbox", { name: "Received by the bank" }).fill("7,777");
  await sandbox.faults({ path: RECORDS, method: "POST", drop: "before_commit", times: 1 });
  await page.getByRole("button", { name: "Enter record" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "It is not known whether the record arrived." })).toBeVisible();
  const body = { loan, type: "repayment", received_amount: 7777, payment_mode: "neft", bank_date: Date.parse(NOW) / 1000 };
  const { ref_id } = await sandbox.api<{ ref_id: string }>("POST", RECORDS, body);
  await sandbox.clock(LOOKUP_OVER);
  await expect(likeYours(page)).toContainText(`A record like yours exists: ${ref_id}.`);
  await expect(page.getByRole("textbox", { name: "Received by the bank" })).toHaveValue("7,777");
});

/** The upload of one record without a UTR, ready to be sent. */
async function uploadReady(page: Page): Promise<void> {
  await page.goto("/venus/bulk/records");
  await page.getByLabel("Or paste rows from a spreadsheet").fill("Received\tBank day\tMode\tLoan\n7,777\t2026-11-23\tneft\tLN0QX7T2\n8,888\t2026-11-23\tneft\tLN0QX7T2");
  await page.getByRole("button", { name: "Check the rows" }).click();
  await page.getByRole("button", { name: "Check 2 rows" }).click();
  await expect(page.getByRole("button", { name: "Send 2 records" })).toBeVisible();
}

/** Another officer enters a record that is as the first row of that upload. */
async function enterAsOther(sandbox: Sandbox): Promise<string> {
  const loan = await loanId(sandbox, "LN0QX7T2");
  const body = { loan, type: "repayment", received_amount: 7777, payment_mode: "neft", bank_date: Date.parse(NOW) / 1000 };
  return (await sandbox.api<{ ref_id: string }>("POST", RECORDS, body)).ref_id;
}

async function recordsOf(sandbox: Sandbox, amount: number): Promise<number> {
  const query = new URLSearchParams({ amount_min: `${amount}`, amount_max: `${amount}`, page_size: "100" });
  const { results } = await sandbox.api<{ results: { received_amount: number }[] }>("GET", `${RECORDS}?${query}`);
  return results.filter(({ received_amount }) => received_amount === amount).length;
}

const inQuestion = (page: Page) => page.getByRole("alert").filter({ hasText: "is like what the server has" });
const uploadStatus = (page: Page) => page.getByRole("region", { name: "Upload" }).getByRole("status");

test("another officer's record that is equal to a row of a lost batch is asked about, with its row, reference and officer", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall());
  await uploadReady(page);
  await sandbox.faults({ path: `${RECORDS}bulk_create/`, method: "POST", drop: "before_commit", times: 1 });
  await page.getByRole("button", { name: "Send 2 records" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "It is not known which of the last rows arrived." })).toBeVisible();
  const reference = await enterAsOther(sandbox);
  await sandbox.clock(LOOKUP_OVER);
  await expect(inQuestion(page)).toContainText(`Row 2 is like what the server has: ${reference}`);
  await expect(inQuestion(page)).toContainText("by Another Officer, 23 Nov 2026");
  await expect(inQuestion(page).getByRole("link", { name: reference })).toHaveAttribute("href", /\/venus\/records\/[0-9a-f-]{36}/);
  await expect(page.getByText("The answer was lost; none of the 2 rows had arrived.")).toBeVisible();
  await expect(uploadStatus(page)).toHaveText("2 records can be sent, ₹16,665.00 in all.");
  await expectAccessible(page);

  // Nothing is sent before the officer has answered, also after a reload.
  await page.reload();
  await expect(inQuestion(page)).toContainText(reference);
  await page.getByRole("button", { name: /^Send 2 records/ }).click({ force: true });
  await expect(page.getByText("Check the marked rows and confirm them above.")).toBeVisible();
  expect(await sandbox.requests("POST", `${RECORDS}bulk_create/`)).toBe(1);
  await page.getByRole("button", { name: `Include row 2 besides ${reference}` }).click();
  await page.getByRole("button", { name: /^Send 2 records/ }).click();
  await expect(uploadStatus(page)).toHaveText("Done: 2 records taken.");
  expect([await recordsOf(sandbox, 7777), await recordsOf(sandbox, 8888)]).toEqual([2, 1]);
});

test("a record that another officer enters after a batch was given up keeps its row back until the officer answers", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall());
  await uploadReady(page);
  await sandbox.faults({ path: `${RECORDS}bulk_create/`, method: "POST", drop: "before_commit", times: 1 });
  await page.getByRole("button", { name: "Send 2 records" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "It is not known which of the last rows arrived." })).toBeVisible();
  await sandbox.clock(LOOKUP_OVER);
  await expect(page.getByText("The answer was lost; none of the 2 rows had arrived.")).toBeVisible();
  const reference = await enterAsOther(sandbox);
  await page.getByRole("button", { name: /^Send 2 records/ }).click();
  await expect(inQuestion(page)).toContainText(`Row 2 is like what the server has: ${reference}`);
  await expect(uploadStatus(page)).toHaveText("1 record can be sent, ₹7,777.00 in all; 1 taken.");
  expect([await recordsOf(sandbox, 7777), await recordsOf(sandbox, 8888)]).toEqual([1, 1]);
  await page.getByRole("button", { name: "Leave out row 2" }).click();
  await expect(uploadStatus(page)).toHaveText("Done: 1 record taken.");
});
