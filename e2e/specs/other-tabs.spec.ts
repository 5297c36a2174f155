// What one tab of the browser sends, the others know: nothing is sent a second time from them without a press that names the first.
import { ADD_TRANCHE, loanId, payoutsOf } from "../support/api.ts";
import { gridNamed, rowOf } from "../support/grid.ts";
import { holdRequest, holdResponse } from "../support/hold.ts";
import { processPath, requested, type Payout } from "../support/payout.ts";
import { AMOUNT, readyToSend } from "../support/sent-tranche.ts";
import { startSession } from "../support/sign-in.ts";
import { expect, test } from "../support/test.ts";
import { receipt, sendButton } from "../support/tranche.ts";
import type { Sandbox } from "../support/sandbox.ts";
import type { Locator, Page } from "@playwright/test";

test.use({ freshData: true });

const FEES = "/v1/lms/fees/";
const RECORDS = "/v1/lms/records/";

async function secondTab(page: Page, sandbox: Sandbox): Promise<Page> {
  const second = await page.context().newPage();
  await startSession(second, sandbox);
  return second;
}

/** Opens the dialog that hands these payouts to the bank. */
async function handing(page: Page, payouts: Payout[], amount: number): Promise<Locator> {
  await page.goto(`/venus/payouts?min=${amount}&max=${amount}`);
  for (const { ref_id } of payouts) await rowOf(gridNamed(page, "Payouts"), ref_id).getByRole("checkbox").check();
  await page.getByRole("button", { name: `Hand to the bank (${payouts.length})` }).click();
  const dialog = page.getByRole("dialog", { name: "Hand to the bank" });
  await expect(dialog.getByRole("button", { name: "Hand to the bank" })).toBeVisible();
  return dialog;
}

const handOver = (dialog: Locator): Promise<void> => dialog.getByRole("button", { name: "Hand to the bank" }).click();
const rowIn = (dialog: Locator, { ref_id }: Payout): Locator => dialog.getByRole("row").filter({ hasText: ref_id });

test("a second tab that sends the same right after the first shows what that made, and asks for a second press", async ({ signedIn: page, sandbox }) => {
  const second = await secondTab(page, sandbox);
  await readyToSend(second, sandbox);
  const loan = await readyToSend(page, sandbox);
  await sendButton(page).click();
  await expect(receipt(page)).toHaveText("Tranche requested");
  const [first] = await payoutsOf(sandbox, loan, AMOUNT);
  await sendButton(second).click();
  const alert = second.getByRole("alert").filter({ hasText: "has just sent this" });
  await expect(alert).toContainText(`Another tab of this browser has just sent this: ${first?.ref_id}.`);
  await expect(sendButton(second)).toHaveText(`Send another besides ${first?.ref_id}`);
  expect(await payoutsOf(sandbox, loan, AMOUNT)).toHaveLength(1);
  await sendButton(second).click();
  await expect(receipt(second)).toHaveText("Tranche requested");
  expect(await sandbox.requests("POST", ADD_TRANCHE)).toBe(2);
});

test("a record without a UTR that another tab has just entered is not entered again unasked", async ({ signedIn: page, sandbox }) => {
  const second = await secondTab(page, sandbox);
  const loan = await loanId(sandbox, "LN0QX7T2");
  for (const tab of [page, second]) {
    await tab.goto(`/venus/records/new?loan=${loan}`);
    await tab.getByRole("textbox", { name: "Received by the bank" }).fill("7,777");
  }
  await page.getByRole("button", { name: "Enter record" }).click();
  await expect(page.getByRole("button", { name: /^Copy record reference REC/ })).toBeVisible();
  await second.getByRole("button", { name: "Enter record" }).click();
  await expect(second.getByRole("alert").filter({ hasText: "Another tab of this browser has just sent this: REC" })).toBeVisible();
  expect(await sandbox.requests("POST", RECORDS)).toBe(1);
});

test("many payouts that one tab is sending are not sent from a second", async ({ signedIn: page, sandbox }) => {
  const payouts = [await requested(sandbox, 17_001), await requested(sandbox, 17_001)];
  const second = await secondTab(page, sandbox);
  const [first, last] = payouts as [Payout, Payout];
  const dialog = await handing(page, payouts, 17_001);
  const other = await handing(second, payouts, 17_001);
  const held = await holdRequest(page, processPath(first));
  await handOver(dialog);
  await held.reached;
  await handOver(other);
  await expect(other.getByRole("alert")).toContainText("Another tab of this browser is sending payouts.");
  held.release();
  await expect(dialog.getByRole("status")).toContainText("2 done");
  for (const payout of [first, last]) expect(await sandbox.requests("PUT", processPath(payout))).toBe(1);
});

test("a payout of many whose response is awaited is unknown in a second tab, in the list as in its own dialog", async ({ signedIn: page, sandbox }) => {
  const payouts = [await requested(sandbox, 17_001), await requested(sandbox, 17_001)];
  const second = await secondTab(page, sandbox);
  const [first] = payouts as [Payout, Payout];
  const dialog = await handing(page, payouts, 17_001);
  const held = await holdRequest(page, processPath(first));
  await handOver(dialog);
  await held.reached;
  const other = await handing(second, payouts, 17_001);
  await expect(rowIn(other, first)).toContainText("It was sent from this browser before, and it is not known yet whether it arrived.");
  await expect(other.getByRole("status")).toContainText("1 with an answer that was lost");
  await second.goto(`/venus/payouts/${first.id}`);
  await second.getByRole("button", { name: "Process", exact: true }).click();
  await expect(second.getByRole("dialog").getByRole("alert").filter({ hasText: "It is not known whether the payout arrived." })).toBeVisible();
  held.release();
  await expect(dialog.getByRole("status")).toContainText("2 done");
  expect(await sandbox.requests("PUT", processPath(first))).toBe(1);
});

test("an upload that one tab is sending goes on in a second once that has stopped", async ({ signedIn: page, sandbox }) => {
  const second = await secondTab(page, sandbox);
  await page.goto("/jupiter/bulk/fees");
  await page.getByLabel("Or paste rows from a spreadsheet").fill("Loan\tWhat it is for\tAmount before GST\tDue\nLN0QX7T2\tTab row\t100\t2026-12-05");
  await page.getByRole("button", { name: "Check the rows" }).click();
  await page.getByRole("button", { name: "Check 1 row" }).click();
  await second.goto("/jupiter/bulk/fees");
  const held = await holdResponse(page, `${FEES}bulk_create/`);
  await page.getByRole("button", { name: "Send 1 fee" }).click();
  await held.reached;
  await second.getByRole("button", { name: "Send 1 fee" }).click();
  await expect(second.getByRole("alert")).toContainText("Another tab of this browser is sending this upload");
  held.release();
  await expect(page.getByText("Done: 1 fee taken.")).toBeVisible();
  await expect(second.getByRole("alert")).toContainText("Another tab has finished or discarded this upload");
  expect(await sandbox.requests("POST", `${FEES}bulk_create/`)).toBe(1);
});

test("a second tab does not overwrite the upload of the first", async ({ signedIn: page, sandbox }) => {
  const second = await secondTab(page, sandbox);
  for (const tab of [page, second]) await tab.goto("/jupiter/bulk/fees");
  for (const tab of [page, second]) {
    await tab.getByLabel("Or paste rows from a spreadsheet").fill(`Loan\tWhat it is for\tAmount before GST\tDue\nLN0QX7T2\t${tab === page ? "First" : "Second"} tab\t100\t2026-12-05`);
    await tab.getByRole("button", { name: "Check the rows" }).click();
    await tab.getByRole("button", { name: "Check 1 row" }).click();
  }
  await expect(second.getByText("Another tab of this browser has begun to upload fees")).toBeVisible();
  await expect(second.getByRole("textbox", { name: /What it is for/ })).toHaveValue("First tab");
});

test("a NACH presentation that another tab is sending is not sent from a second", async ({ signedIn: page, sandbox }) => {
  const second = await secondTab(page, sandbox);
  const loan = await loanId(sandbox, "LN0QX7T2");
  const send = (tab: Page) => tab.getByRole("button", { name: /^Present/ }).click();
  for (const tab of [page, second]) {
    await tab.goto(`/venus/nach/new?loan=${loan}`);
    await tab.getByRole("checkbox", { name: /^Select EMI 10 of LN0QX7T2/ }).check();
  }
  const held = await holdResponse(page, `${RECORDS}bulk_nach_request/`);
  await send(page);
  await held.reached;
  await send(second);
  await expect(second.getByRole("alert").first()).toBeVisible();
  held.release();
  await expect(page.getByText("1 presented for 23 Nov 2026", { exact: true })).toBeVisible();
  expect(await sandbox.requests("POST", `${RECORDS}bulk_nach_request/`)).toBe(1);
});

test("a NACH presentation that another tab has just requested is not requested again unasked, whatever the order of the ticks", async ({ signedIn: page, sandbox }) => {
  const second = await secondTab(page, sandbox);
  const loan = await loanId(sandbox, "LN0D31P0");
  for (const tab of [page, second]) await tab.goto(`/venus/nach/new?loan=${loan}`);
  const boxes = (tab: Page) => tab.getByRole("table", { name: "Unpaid demands" }).getByRole("checkbox", { name: /of LN0D31P0$/ });
  await expect(boxes(second).first()).toBeVisible();
  const names = await boxes(second).evaluateAll((boxes) => boxes.slice(0, 2).map((box) => box.getAttribute("aria-label") ?? ""));
  const [first = "", last = ""] = names;
  for (const name of [first, last]) await page.getByRole("checkbox", { name, exact: true }).check();
  for (const name of [last, first]) await second.getByRole("checkbox", { name, exact: true }).check();
  const button = (tab: Page) => tab.getByRole("button", { name: /^(Present to the bank|Presenting…|Send another besides .*)$/ });
  await button(page).click();
  await expect(page.getByText("2 presented for 23 Nov 2026", { exact: true })).toBeVisible();

  await button(second).click();
  const alert = second.getByRole("alert").filter({ hasText: "Another tab of this browser has just sent this: REC" });
  await expect(alert.getByRole("link", { name: /^REC/ })).toHaveCount(2);
  await expect(button(second)).toHaveText(/^Send another besides REC\w+, REC\w+$/);
  expect(await sandbox.requests("POST", `${RECORDS}bulk_nach_request/`)).toBe(1);
});

test("a NACH presentation of a loan that another page is sending is not sent from the page of all demands", async ({ signedIn: page, sandbox }) => {
  const second = await secondTab(page, sandbox);
  await second.goto("/venus/nach/new");
  const box = second.getByRole("checkbox", { name: /^Select .* of LN\w+$/ }).first();
  const name = (await box.getAttribute("aria-label")) ?? "";
  const [reference = ""] = /LN\w+$/.exec(name) ?? [];
  await page.goto(`/venus/nach/new?loan=${await loanId(sandbox, reference)}`);
  for (const tab of [page, second]) await tab.getByRole("checkbox", { name, exact: true }).check();
  const held = await holdResponse(page, `${RECORDS}bulk_nach_request/`);
  await page.getByRole("button", { name: /^Present/ }).click();
  await held.reached;
  await second.getByRole("button", { name: /^Present/ }).click();
  // The server has carried it out: the second page finds it while the first still waits for the answer.
  await expect(second.getByText("1 presented for 23 Nov 2026", { exact: true })).toBeVisible();
  held.release();
  await expect(page.getByText("1 presented for 23 Nov 2026", { exact: true })).toBeVisible();
  expect(await sandbox.requests("POST", `${RECORDS}bulk_nach_request/`)).toBe(1);
});

test("a match that another tab is sending is not sent from a second", async ({ signedIn: page, sandbox }) => {
  const second = await secondTab(page, sandbox);
  const { results } = await sandbox.api<{ results: { id: string }[] }>("GET", `${RECORDS}unmatched/?search=meera`);
  const path = `${RECORDS}${results[0]?.id}/match/`;
  const match = (tab: Page) => tab.getByRole("button", { name: "Match with LN0QX7T2" }).first();
  for (const tab of [page, second]) {
    await tab.goto("/venus/reconcile?search=meera");
    await expect(match(tab)).toBeVisible();
  }
  const held = await holdResponse(page, path);
  await match(page).click();
  await held.reached;
  await match(second).click();
  await expect(second.getByText(/is for LN0QX7T2|Nothing waits to be matched/).first()).toBeVisible();
  held.release();
  await expect(page.getByText(/is for LN0QX7T2|Nothing waits to be matched/).first()).toBeVisible();
  expect(await sandbox.requests("PUT", path)).toBe(1);
});
