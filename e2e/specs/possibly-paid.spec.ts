// A payout that the bank may have paid, since it is in a bank file or on the statement, is not paid again without a second look.
import { expectAccessible } from "../support/accessible.ts";
import { gridNamed, rowOf } from "../support/grid.ts";
import { current, processPath, requested, type Payout } from "../support/payout.ts";
import { expect, test } from "../support/test.ts";
import type { Sandbox } from "../support/sandbox.ts";

test.use({ freshData: true });

const TITLE = "The bank may have paid this payout, or may still pay it.";
const TICK = "I have checked this with the bank";
const IN_A_FILE = "In a bank file: if the bank takes that file, it pays this payout.";

async function inAFile(sandbox: Sandbox, amount: number): Promise<Payout> {
  const payout = await requested(sandbox, amount);
  await sandbox.api("PUT", `/v1/lms/payouts/export/?search=${payout.ref_id}`);
  return payout;
}

test("a payout in a bank file is sent to the bank only after a second look", async ({ signedIn: page, sandbox }) => {
  const payout = await inAFile(sandbox, 18_100);
  await page.goto(`/venus/payouts/${payout.id}`);
  await page.getByRole("button", { name: "Process", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Process the payout" });
  await dialog.getByLabel("How").selectOption("bank");
  await expect(dialog.getByText(TITLE)).toBeVisible();
  await expect(dialog.getByText(IN_A_FILE)).toBeVisible();
  await dialog.getByRole("button", { name: "Process", exact: true }).click();
  await expect(dialog.getByText("Check this with the bank, then tick the box.")).toBeVisible();
  await expect(dialog.getByLabel(TICK)).toBeFocused();
  await expectAccessible(page);
  expect(await sandbox.requests("PUT", processPath(payout))).toBe(0);
  await dialog.getByLabel(TICK).check();
  await dialog.getByRole("button", { name: "Process", exact: true }).click();
  await expect(page.getByText(`${payout.ref_id} of ₹18,100.00 is with the bank.`)).toBeVisible();
  expect(await sandbox.requests("PUT", processPath(payout))).toBe(1);
});

test("a payout that a debit of the statement has paid is not paid by hand without a second look", async ({ signedIn: page, sandbox }) => {
  const { results } = await sandbox.api<{ results: Payout[] }>("GET", "/v1/lms/payouts/?search=PAY0NEW1");
  const id = results[0]?.id ?? "";
  await page.goto(`/venus/payouts/${id}`);
  await page.getByRole("button", { name: "Process", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Process the payout" });
  await expect(dialog.getByText(/^The bank statement has a debit of .* that is likely this payout\. Match it in Reconcile\.$/)).toBeVisible();
  await dialog.getByLabel("UTR").fill("HDFCN52026112388");
  await dialog.getByLabel("Paid from").fill("HDFC 50200011223344");
  await dialog.getByRole("button", { name: "Process", exact: true }).click();
  await expect(dialog.getByText("Check this with the bank, then tick the box.")).toBeVisible();
  expect(await sandbox.requests("PUT", `/v1/lms/payouts/${id}/process/`)).toBe(0);
});

test("a payout in a bank file is corrected or cancelled only after a second look", async ({ signedIn: page, sandbox }) => {
  const payout = await inAFile(sandbox, 18_200);
  await page.goto(`/venus/payouts/${payout.id}`);
  await page.getByRole("button", { name: "Correct the account" }).click();
  const correct = page.getByRole("dialog", { name: "Correct the account" });
  await expect(correct.getByText(IN_A_FILE)).toBeVisible();
  await correct.getByLabel("Account number").fill("50200077001234");
  await correct.getByLabel("IFSC").fill("HDFC0001234");
  await correct.getByLabel("Account holder").fill("Meera Textiles");
  await correct.getByRole("button", { name: "Save the account" }).click();
  await expect(correct.getByText("Check this with the bank, then tick the box.")).toBeVisible();
  await correct.getByRole("button", { name: "Close", exact: true }).click();
  await page.getByRole("button", { name: "Cancel payout" }).click();
  const cancel = page.getByRole("dialog", { name: "Cancel the payout?" });
  await cancel.getByLabel("Why").fill("Asked for twice.");
  await cancel.getByRole("button", { name: "Cancel payout" }).click();
  await expect(cancel.getByText("Check this with the bank, then tick the box.")).toBeVisible();
  expect((await current(sandbox, payout)).status).toBe("pending");
  await cancel.getByLabel(TICK).check();
  await cancel.getByRole("button", { name: "Cancel payout" }).click();
  await expect(page.getByText(`${payout.ref_id} is cancelled.`)).toBeVisible();
});

test("a bank file that is made while the dialog is open asks for the second look", async ({ signedIn: page, sandbox }) => {
  const payout = await requested(sandbox, 18_300);
  await page.goto(`/venus/payouts/${payout.id}`);
  await page.getByRole("button", { name: "Process", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Process the payout" });
  await dialog.getByLabel("UTR").fill("HDFCN52026112389");
  await sandbox.api("PUT", `/v1/lms/payouts/export/?search=${payout.ref_id}`);
  await expect(dialog.getByText(IN_A_FILE)).toBeVisible({ timeout: 40_000 });
  await expect(dialog.getByLabel("UTR")).toHaveValue("HDFCN52026112389");
});

test("of many payouts, those that the bank may have paid are named and left out unless they are included", async ({ signedIn: page, sandbox }) => {
  const [filed, fresh] = [await inAFile(sandbox, 18_400), await requested(sandbox, 18_400)];
  await page.goto("/venus/payouts?min=18400&max=18400");
  for (const { ref_id } of [filed, fresh]) await rowOf(gridNamed(page, "Payouts"), ref_id).getByRole("checkbox").check();
  await page.getByRole("button", { name: "Hand to the bank (2)" }).click();
  const dialog = page.getByRole("dialog", { name: "Hand to the bank" });
  await expect(dialog.getByText("The bank may have paid 1 selected payout, ₹18,400.00, or may still pay it.")).toBeVisible();
  const possiblyPaid = dialog.getByRole("table", { name: "Possibly paid" });
  await expect(possiblyPaid.getByRole("row").filter({ hasText: filed.ref_id })).toContainText(IN_A_FILE);
  await expect(dialog.getByRole("status")).toHaveText(/^1 to send, ₹18,400\.00;/);
  await expectAccessible(page);
  await dialog.getByLabel("I have checked these with the bank: send them too").check();
  await expect(dialog.getByRole("status")).toHaveText(/^2 to send, ₹36,800\.00;/);
  await dialog.getByLabel("I have checked these with the bank: send them too").uncheck();
  await dialog.getByRole("button", { name: "Hand to the bank" }).click();
  await expect(dialog.getByRole("status")).toHaveText("0 to send, ₹0.00; 1 done; 0 not; 0 with an answer that was lost.");
  expect(await sandbox.requests("PUT", processPath(filed))).toBe(0);
  expect(await sandbox.requests("PUT", processPath(fresh))).toBe(1);
});
