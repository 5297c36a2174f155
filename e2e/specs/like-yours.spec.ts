// Another officer asks for the same while a response is lost: what she made is shown as hers, never as what this officer sent, and
// sending another needs a press that names it.
import { ADD_TRANCHE, loanId, payoutsOf, requestTranche } from "../support/api.ts";
import { NOW } from "../support/sandbox.ts";
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
