// The payment desk pays payouts: each once, to the right account, with a notice when another officer changed it first.
import { readFile } from "node:fs/promises";
import { expectAccessible } from "../support/accessible.ts";
import { loanId, requestTranche } from "../support/api.ts";
import { gridNamed, rowOf, rowsOf } from "../support/grid.ts";
import { holdResponse } from "../support/hold.ts";
import { expect, failedCall, test } from "../support/test.ts";
import type { Sandbox } from "../support/sandbox.ts";

test.use({ freshData: true });

const EVENING = "2026-11-23T23:59:59+05:30";

interface Payout {
  id: string;
  ref_id: string;
  status: string;
  utr: string | null;
}

async function requested(sandbox: Sandbox, amount: number): Promise<Payout> {
  const { ref_id } = await requestTranche(sandbox, await loanId(sandbox, "LN0QX7T2"), amount);
  const { results } = await sandbox.api<{ results: Payout[] }>("GET", `/v1/lms/payouts/?search=${ref_id}`);
  const [payout] = results;
  if (!payout) throw new Error(`No payout ${ref_id}`);
  return payout;
}

const current = (sandbox: Sandbox, { id }: Payout): Promise<Payout> => sandbox.api("GET", `/v1/lms/payouts/${id}/`);
const processPath = ({ id }: Payout): string => `/v1/lms/payouts/${id}/process/`;

test("a payout is processed by hand with its UTR, once on a double click", async ({ signedIn: page, sandbox }) => {
  const payout = await requested(sandbox, 11_000);
  await page.goto(`/venus/payouts?search=${payout.ref_id}`);
  await rowOf(gridNamed(page, "Payouts"), payout.ref_id).getByRole("link").click();
  await page.getByRole("button", { name: "Process", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Process the payout" });
  await dialog.getByLabel("UTR").fill("abc");
  await dialog.getByRole("button", { name: "Process", exact: true }).click();
  await expect(dialog.getByText("A UTR has 6 to 30 letters and digits.")).toBeVisible();
  await expect(dialog.getByText("Say which account it left from.")).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel("UTR").fill("hdfcn52026112399");
  await dialog.getByLabel("Paid from").fill("HDFC 50200011223344");
  await dialog.getByRole("button", { name: "Process", exact: true }).dblclick();
  await expect(page.getByText(`${payout.ref_id} of ₹11,000.00 is paid, UTR HDFCN52026112399.`)).toBeVisible();
  expect(await sandbox.requests("PUT", processPath(payout))).toBe(1);
  expect(await current(sandbox, payout)).toMatchObject({ status: "processed", utr: "HDFCN52026112399" });
  await expect(page.getByRole("button", { name: "Process", exact: true })).toBeDisabled();
  await page.getByRole("link", { name: "The whole payout" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "₹11,000.00 to Meera Textiles Pvt Ltd" })).toBeVisible();
  await expectAccessible(page);
  expect(await sandbox.audit(EVENING)).toMatch(/^\d+ rules hold$/);
});

test("the actions of a payout are disabled until it is loaded", async ({ signedIn: page, sandbox }) => {
  const payout = await requested(sandbox, 11_500);
  await page.goto(`/venus/payouts?search=${payout.ref_id}`);
  const held = await holdResponse(page, `/v1/lms/payouts/${payout.id}/`);
  await rowOf(gridNamed(page, "Payouts"), payout.ref_id).getByRole("link").click();
  await held.reached;
  const button = page.getByRole("button", { name: "Process", exact: true });
  await expect(button).toBeDisabled();
  await expect(button).toHaveAccessibleDescription("It is being read.");
  held.release();
  await button.click();
  await expect(page.getByRole("dialog", { name: "Process the payout" }).getByLabel("UTR")).toBeVisible();
});

test("a lost response is looked up, and nothing is paid again", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall());
  const payout = await requested(sandbox, 12_000);
  await sandbox.faults({ method: "PUT", path: processPath(payout), times: 1, drop: "after_commit" });
  await page.goto(`/venus/payouts/${payout.id}`);
  await page.getByRole("button", { name: "Process", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Process the payout" });
  await dialog.getByLabel("UTR").fill("HDFCN52026112398");
  await dialog.getByLabel("Paid from").fill("HDFC 50200011223344");
  await dialog.getByRole("button", { name: "Process", exact: true }).click();
  await expect(page.getByText(`${payout.ref_id} of ₹12,000.00 is paid, UTR HDFCN52026112398.`)).toBeVisible();
  expect(await current(sandbox, payout)).toMatchObject({ status: "processed" });
});

test("a payout sent to the bank whose response is lost is found after the bank has paid", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall());
  const payout = await requested(sandbox, 12_500);
  await sandbox.faults({ method: "PUT", path: processPath(payout), times: 1, drop: "after_commit" });
  await page.goto(`/venus/payouts/${payout.id}`);
  await page.getByRole("button", { name: "Process", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Process the payout" });
  await dialog.getByLabel("How").selectOption("bank");
  // The look-up fails until the bank has paid.
  await page.route(`**/v1/lms/payouts/${payout.id}/?*`, (route) => route.abort());
  await dialog.getByRole("button", { name: "Process", exact: true }).click();
  await expect(dialog.getByText("Looking for it failed too", { exact: false })).toBeVisible({ timeout: 30_000 });
  await sandbox.clock({ advance_seconds: 120 });
  await expect.poll(async () => (await current(sandbox, payout)).status).toBe("processed");
  await page.unroute(`**/v1/lms/payouts/${payout.id}/?*`);
  await dialog.getByRole("button", { name: "Look again" }).click();
  await expect(page.getByText(new RegExp(`^${payout.ref_id} of ₹12,500.00 is paid, UTR `))).toBeVisible();
  await expect(page.getByText("did not arrive")).toHaveCount(0);
  expect(await sandbox.requests("PUT", processPath(payout))).toBe(1);
  await expect(page.getByRole("region", { name: "Story" })).toContainText("Handed to the bank");
  expect(await sandbox.audit(EVENING)).toMatch(/^\d+ rules hold$/);
});

test("processing a payout that another officer has processed shows a notice, and the money leaves once", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(409));
  const payout = await requested(sandbox, 13_000);
  await page.goto(`/venus/payouts/${payout.id}`);
  await page.getByRole("button", { name: "Process", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Process the payout" });
  await dialog.getByLabel("UTR").fill("HDFCN52026112397");
  await dialog.getByLabel("Paid from").fill("HDFC 50200011223344");
  await sandbox.api("PUT", processPath(payout), { utr: "ICICN52026112301", bank_date: 1795458599.999999, debit_bank: "ICICI 000405" });
  await dialog.getByRole("button", { name: "Process", exact: true }).click();
  await expect(dialog.getByText("Somebody else has dealt with this payout meanwhile.")).toBeVisible();
  await expect(dialog.getByText(/Its UTR is ICICN52026112301\./)).toBeVisible();
  await expectAccessible(page);
  expect((await current(sandbox, payout)).utr).toBe("ICICN52026112301");
  expect(await sandbox.audit(EVENING)).toMatch(/^\d+ rules hold$/);
});

test("a failed payout can be corrected and retried", async ({ signedIn: page, sandbox }) => {
  const { results } = await sandbox.api<{ results: Payout[] }>("GET", "/v1/lms/payouts/?search=PAY0FA17");
  const failed = results[0]?.id ?? "";
  await page.goto(`/venus/payouts/${failed}`);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("button", { name: "Correct the account first" }).click();
  const dialog = page.getByRole("dialog", { name: "Correct the account" });
  await dialog.getByLabel("Account number").fill("50200077001234");
  await dialog.getByLabel("IFSC").fill("HDFC123");
  await dialog.getByLabel("Account holder").fill("Bharat Steel Works");
  await dialog.getByRole("button", { name: "Save the account" }).click();
  await expect(dialog.getByLabel("IFSC")).toHaveAttribute("aria-invalid", "true");
  await dialog.getByLabel("IFSC").fill("HDFC0001234");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Save the account" }).click();
  const retryDialog = page.getByRole("dialog", { name: "Try the payout again" });
  await expect(retryDialog.getByText(/HDFC0001234 •••• 1234/)).toBeVisible();
  await retryDialog.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText(/^PAY0FA17 of .* is to be processed again\.$/)).toBeVisible();
  expect(await sandbox.api("GET", `/v1/lms/payouts/${failed}/`)).toMatchObject({ status: "pending" });
});

test("cancelling a payout asks for a reason", async ({ signedIn: page, sandbox }) => {
  const payout = await requested(sandbox, 14_000);
  await page.goto(`/venus/payouts/${payout.id}`);
  await page.getByRole("button", { name: "Cancel payout" }).click();
  const dialog = page.getByRole("dialog", { name: "Cancel the payout?" });
  await dialog.getByRole("button", { name: "Cancel payout" }).click();
  await expect(dialog.getByText("Say why, for whoever asks later.")).toBeVisible();
  await dialog.getByLabel("Why").fill("The borrower changed their mind.");
  await dialog.getByRole("button", { name: "Cancel payout" }).click();
  await expect(page.getByText(`${payout.ref_id} is cancelled.`)).toBeVisible();
  expect((await current(sandbox, payout)).status).toBe("cancelled");
  await expect(page.getByRole("region", { name: "The payout" })).toContainText("The borrower changed their mind.");
});

test("cancelling a payout that another officer has paid shows a notice", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(409));
  const payout = await requested(sandbox, 14_500);
  await page.goto(`/venus/payouts/${payout.id}`);
  await page.getByRole("button", { name: "Cancel payout" }).click();
  const dialog = page.getByRole("dialog", { name: "Cancel the payout?" });
  await dialog.getByLabel("Why").fill("Asked for twice.");
  const paid = { utr: "ICICN52026112302", bank_date: 1795458599.999999, debit_bank: "ICICI 000405" };
  await sandbox.api("PUT", processPath(payout), paid);
  await dialog.getByRole("button", { name: "Cancel payout" }).click();
  await expect(dialog.getByText("Somebody else has dealt with this payout meanwhile.")).toBeVisible();
  await expect(dialog.getByText(/Its UTR is ICICN52026112302\./)).toBeVisible();
  await expectAccessible(page);
  expect((await current(sandbox, payout)).status).toBe("processed");
  await dialog.getByRole("button", { name: "Close", exact: true }).click();
  await expect(page.getByRole("region", { name: "The payout" })).toContainText("ICICI 000405");
});

test("a created payout whose response is lost is looked up", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall());
  const loan = await loanId(sandbox, "LN0QX7T2");
  await sandbox.faults({ method: "POST", path: "/v1/lms/payouts/", times: 1, drop: "after_commit" });
  await page.goto(`/venus/payouts/new?loan=${loan}`);
  await page.getByRole("button", { name: "Create payout" }).click();
  await expect(page.getByRole("textbox", { name: "Amount" })).toBeFocused();
  await page.getByRole("textbox", { name: "Amount" }).fill("15,500");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Create payout" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^₹15,500.00 to Meera/ })).toBeVisible({ timeout: 20_000 });
  const { count } = await sandbox.api<{ count: number }>("GET", `/v1/lms/payouts/?loan=${loan}&amount_min=15500&amount_max=15500`);
  expect(count).toBe(1);
});

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

test("many payouts are sent to the bank once each, and one that another officer cancelled is reported", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(409));
  const payouts = [await requested(sandbox, 17_001), await requested(sandbox, 17_001), await requested(sandbox, 17_001)];
  await page.goto("/venus/payouts?min=17001&max=17001");
  const grid = gridNamed(page, "Payouts");
  for (const { ref_id } of payouts) await rowOf(grid, ref_id).getByRole("checkbox").check();
  await expect(page.getByText("3 picked, ₹51,003.00")).toBeVisible();
  await page.getByRole("combobox", { name: "Status" }).selectOption("pending");
  await expect(page.getByText("3 picked, ₹51,003.00")).toBeVisible();
  await page.getByRole("button", { name: "Hand to the bank (3)" }).click();
  const dialog = page.getByRole("dialog", { name: "Hand to the bank" });
  await expectAccessible(page);
  const [, second] = payouts;
  if (second) await sandbox.api("PUT", `/v1/lms/payouts/${second.id}/cancel/`, { remark: "Asked for twice." });
  await dialog.getByRole("button", { name: "Hand to the bank" }).click();
  await expect(dialog.getByRole("status")).toHaveText("0 to send, ₹0.00; 2 done; 1 not; 0 with an answer that was lost.");
  for (const payout of payouts) expect(await sandbox.requests("PUT", processPath(payout))).toBe(1);
  await dialog.getByRole("button", { name: "Close", exact: true }).last().click();
  expect(await sandbox.audit(EVENING)).toMatch(/^\d+ rules hold$/);
});

test("of many payouts, one whose response is lost is looked up, and none is sent twice", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall());
  const payouts = [await requested(sandbox, 17_501), await requested(sandbox, 17_501)];
  // The latest is first in the list and sent first: on a reused connection the browser would repeat the request.
  const first = payouts.at(-1);
  if (first) await sandbox.faults({ method: "PUT", path: processPath(first), times: 1, drop: "after_commit" });
  await page.goto("/venus/payouts?min=17501&max=17501");
  for (const { ref_id } of payouts) await rowOf(gridNamed(page, "Payouts"), ref_id).getByRole("checkbox").check();
  await page.getByRole("button", { name: "Hand to the bank (2)" }).click();
  const dialog = page.getByRole("dialog", { name: "Hand to the bank" });
  await dialog.getByRole("button", { name: "Hand to the bank" }).click();
  await expect(dialog.getByRole("status")).toHaveText("0 to send, ₹0.00; 2 done; 0 not; 0 with an answer that was lost.");
  for (const payout of payouts) expect(await sandbox.requests("PUT", processPath(payout))).toBe(1);
  expect(await sandbox.audit(EVENING)).toMatch(/^\d+ rules hold$/);
});

test("the list refreshes automatically and highlights changed rows", async ({ signedIn: page, sandbox }) => {
  const [payout, other] = [await requested(sandbox, 18_000), await requested(sandbox, 18_000)];
  await page.goto("/venus/payouts?min=18000&max=18000");
  const row = rowOf(gridNamed(page, "Payouts"), payout.ref_id);
  await row.getByRole("checkbox").check();
  await expect(row).toContainText("Pending");
  await page.evaluate(() => {
    const flashed: string[] = [];
    document.addEventListener("animationstart", ({ target, animationName }) => {
      if (animationName === "changed" && target instanceof HTMLElement) flashed.push(target.innerText);
    });
    Object.assign(window, { flashed });
  });
  await sandbox.api("PUT", `/v1/lms/payouts/${payout.id}/cancel/`, { remark: "Elsewhere." });
  await expect(row).toContainText("Cancelled", { timeout: 30_000 });
  await expect(row.getByRole("checkbox")).toBeChecked();
  const flashed = () => page.evaluate(() => (window as unknown as { flashed: string[] }).flashed);
  await expect.poll(flashed).toEqual([expect.stringContaining(payout.ref_id)]);
  await expect(rowOf(gridNamed(page, "Payouts"), other.ref_id)).toContainText("Pending");
});
