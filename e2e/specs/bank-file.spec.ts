// The payment desk makes the file of payouts for the bank: no payout is in it twice, or paid already, without a question.
import { readFile } from "node:fs/promises";
import { expectAccessible } from "../support/accessible.ts";
import { gridNamed, rowOf, rowsOf } from "../support/grid.ts";
import { processPath, requested } from "../support/payout.ts";
import { expect, test } from "../support/test.ts";

test.use({ freshData: true });

test("the bank file shows its contents and asks before including payouts of an earlier file", async ({ signedIn: page, sandbox }) => {
  const payout = await requested(sandbox, 16_000);
  await page.goto(`/venus/payouts?search=${payout.ref_id}`);
  await page.getByRole("link", { name: "File for the bank" }).click();
  const sums = page.getByRole("table", { name: "What the file will hold, by method" });
  await expect(sums.getByRole("row", { name: /^Total/ })).toContainText("16,000.00");
  await expectAccessible(page);
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Make the file" }).click();
  const saved = await readFile(await (await saving).path(), "utf8");
  expect(saved).toContain(payout.ref_id);
  expect(saved.charCodeAt(0)).not.toBe(0xfeff);
  await expect(page.getByText("1 of them, ₹16,000.00, were in a file for the bank before.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Make the file" })).toBeDisabled();
  await page.getByLabel("Put them into this file too").check();
  await expect(page.getByRole("button", { name: "Make the file" })).toBeEnabled();
  await page.getByRole("link", { name: "Only those in no file yet" }).click();
  const make = page.getByRole("button", { name: "Make the file" });
  await expect(make).toHaveAccessibleDescription("There is nothing to put into it.");
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
  const make = page.getByRole("button", { name: "Make the file" });
  await expect(make).toBeDisabled();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Only the pending ones" }).click();
  await expect(page).toHaveURL(/status=pending/);
  await expect(make).toBeEnabled();
  const saving = page.waitForEvent("download");
  await make.click();
  const saved = await readFile(await (await saving).path(), "utf8");
  expect(saved).toContain(pending.ref_id);
  expect(saved).not.toContain(paid.ref_id);
});
