// The payment desk makes the file of payouts for the bank: no payout is in it twice, or paid already, without a question.
import { readFile } from "node:fs/promises";
import { expectAccessible } from "../support/accessible.ts";
import { loanId } from "../support/api.ts";
import { gridNamed, rowOf, rowsOf } from "../support/grid.ts";
import { holdRequest } from "../support/hold.ts";
import { processPath, requested, type Payout } from "../support/payout.ts";
import { OFFICER } from "../support/sign-in.ts";
import { secondOfficer } from "../support/second-officer.ts";
import { expect, failedCall, test } from "../support/test.ts";
import type { Locator, Page } from "@playwright/test";

const EXPORT = "/v1/lms/payouts/export/";

test.use({ freshData: true });

const make = (page: Page) => page.getByRole("button", { name: "Make the file" });

async function savedBy(page: Page, button: Locator): Promise<string> {
  const saving = page.waitForEvent("download");
  await button.click();
  return readFile(await (await saving).path(), "utf8");
}

test("the bank file holds payouts that no file holds, can be downloaded again, and made again only if its officer says so", async ({ signedIn: page, sandbox }) => {
  const payout = await requested(sandbox, 16_000);
  await page.goto(`/venus/payouts?search=${payout.ref_id}`);
  await page.getByRole("link", { name: "File for the bank" }).click();
  const sums = page.getByRole("table", { name: "What the file will hold, by method" });
  await expect(sums.getByRole("row", { name: /^Total/ })).toContainText("16,000.00");
  await expectAccessible(page);
  const saved = await savedBy(page, make(page));
  expect(saved).toContain(payout.ref_id);
  expect(saved.charCodeAt(0)).not.toBe(0xfeff);
  await expect(make(page)).toHaveAccessibleDescription("There is nothing to put into it.");
  await expect(page.getByText(/is saved: 1 payouts, all marked as exported now\.$/)).toBeVisible();
  await expectAccessible(page);
  expect(await savedBy(page, page.getByRole("button", { name: "Download again" }))).toBe(saved);
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await expect(page.getByText(/is saved/)).toHaveCount(0);

  await page.getByRole("link", { name: "Make a file again of pending payouts that are in one" }).click();
  await expect(page.getByText("These payouts are in a bank file already.")).toBeVisible();
  await expect(make(page)).toBeDisabled();
  await expectAccessible(page);
  await page.getByLabel("The bank has not taken the earlier file: make it again").check();
  expect(await savedBy(page, make(page))).toBe(saved);
});

test("two officers who make the bank file at once get no common payout", async ({ signedIn: page, sandbox, browser }) => {
  const payouts = [await requested(sandbox, 16_601), await requested(sandbox, 16_601)];
  const other = await secondOfficer(browser, sandbox);
  const held = await holdRequest(page, EXPORT);
  for (const one of [page, other]) await one.goto("/venus/payouts/export?min=16601&max=16601&status=pending");
  await make(page).click();
  await held.reached;
  const saved = await savedBy(other, make(other));
  for (const { ref_id } of payouts) expect(saved).toContain(ref_id);
  held.release();
  await expect(page.getByText("Another call has put these payouts in a bank file since they were read.")).toBeVisible();
  await expect(page.getByText("No file was made.")).toBeVisible();
  await other.context().close();
});

test("payouts that have changed since the page was read are shown again before a file is made", async ({ signedIn: page, sandbox }) => {
  await requested(sandbox, 16_701);
  await page.goto("/venus/payouts/export?min=16701&max=16701&status=pending");
  const total = page.getByRole("row", { name: /^Total/ });
  await expect(total).toContainText("16,701.00");
  await requested(sandbox, 16_701);
  await make(page).click();
  await expect(page.getByText("The payouts have changed since they were read. Look at them again below.")).toBeVisible();
  await expect(total).toContainText("33,402.00");
  expect(await sandbox.requests("PUT", EXPORT)).toBe(0);
  await savedBy(page, make(page));
});

test("a bank file whose response is lost can be made again", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall());
  const payout = await requested(sandbox, 16_801);
  await sandbox.faults({ method: "PUT", path: EXPORT, times: 1, drop: "after_commit" });
  await page.goto("/venus/payouts/export?min=16801&max=16801&status=pending");
  await make(page).click();
  await expect(page.getByText(/The payouts may be marked as exported already, without a file\./)).toBeVisible();
  await page.getByRole("link", { name: "Make a file again of pending payouts that are in one" }).click();
  await page.getByLabel("The bank has not taken the earlier file: make it again").check();
  expect(await savedBy(page, make(page))).toContain(payout.ref_id);
});

test("a payout that a debit of the statement has likely paid goes into the bank file only after a check", async ({ signedIn: page }) => {
  await page.goto("/venus/payouts/export?search=PAY0NEW1&status=pending");
  await expect(page.getByText(/unmatched debits that are likely PAY0NEW1/)).toBeVisible();
  await expect(make(page)).toBeDisabled();
  await expectAccessible(page);
  await page.getByLabel("I have checked these with the bank: include them in the file").check();
  await expect(make(page)).toBeEnabled();
});

test("payouts are filtered by program and by bank file", async ({ signedIn: page, sandbox }) => {
  const [filed, pending] = [await requested(sandbox, 16_250), await requested(sandbox, 16_250)];
  await sandbox.api("PUT", `/v1/lms/payouts/export/?search=${filed.ref_id}`);
  await page.goto("/venus/payouts?min=16250&max=16250");
  const grid = gridNamed(page, "Payouts");
  await expect(rowOf(grid, filed.ref_id)).toBeVisible();
  await page.getByText("More filters: 2", { exact: true }).click();
  await page.getByRole("combobox", { name: "Bank file" }).selectOption("in none yet");
  await expect(rowOf(grid, filed.ref_id)).toHaveCount(0);
  await expect(rowOf(grid, pending.ref_id)).toBeVisible();
  await page.goto("/venus/payouts");
  await expect(rowsOf(grid).first()).toContainText(/PAY/);
  const unfiltered = await page.getByRole("status").first().textContent();
  await page.getByText("More filters", { exact: true }).click();
  await expectAccessible(page);
  await page.getByRole("combobox", { name: "Program" }).selectOption({ index: 1 });
  await expect(page.getByText("More filters: 1", { exact: true })).toBeVisible();
  await expect(page).toHaveURL(/program=/);
  await expect(page.getByRole("status").first()).toHaveText(/match/);
  expect(await page.getByRole("status").first().textContent()).not.toBe(unfiltered);
});

test("the bank file warns of payouts that are not pending and offers only the pending ones", async ({ signedIn: page, sandbox }) => {
  const [paid, pending] = [await requested(sandbox, 16_501), await requested(sandbox, 16_501)];
  await sandbox.api("PUT", processPath(paid), { utr: "ICICN52026112303", bank_date: 1795458599.999999, debit_bank: "ICICI 000405" });
  await page.goto("/venus/payouts/export?min=16501&max=16501");
  await expect(page.getByText("1 of them, ₹16,501.00, do not wait to be paid.")).toBeVisible();
  await expect(make(page)).toBeDisabled();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Only the pending ones" }).click();
  await expect(page).toHaveURL(/status=pending/);
  await expect(make(page)).toBeEnabled();
  const saved = await savedBy(page, make(page));
  expect(saved).toContain(pending.ref_id);
  expect(saved).not.toContain(paid.ref_id);
});

test("a refund that the officer requested is left out of the bank file and named", async ({ signedIn: page, sandbox }) => {
  const other = await requested(sandbox, 16_801);
  const loan = await loanId(sandbox, "LN0EXCE5");
  const own = await sandbox.api<Payout>("POST", `/v1/lms/loans/${loan}/refund/`, { amount: 101 }, OFFICER);
  await page.goto("/venus/payouts/export?status=pending");
  await expect(page.getByText(`${own.ref_id}: You requested this payout. Another officer must process it.`)).toBeVisible();
  await expectAccessible(page);
  const question = page.getByLabel("I have checked these with the bank: include them in the file");
  if (await question.isVisible()) await question.check();
  const saved = await savedBy(page, make(page));
  expect(saved).toContain(other.ref_id);
  expect(saved).not.toContain(own.ref_id);
  await expect(page.getByText("check the file before you upload it")).toHaveCount(0);
});
