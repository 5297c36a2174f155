// The payment desk pays a payout: once, to the right account, with a notice when another officer changed it first.
import { expectAccessible } from "../support/accessible.ts";
import { loanId } from "../support/api.ts";
import { gridNamed, rowOf } from "../support/grid.ts";
import { holdRead } from "../support/hold.ts";
import { current, EVENING, processPath, requested, type Payout } from "../support/payout.ts";
import { expect, failedCall, test } from "../support/test.ts";

test.use({ freshData: true });

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
  const held = await holdRead(page, `/v1/lms/payouts/${payout.id}/`);
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
  let isSent = false;
  await page.route(`**${processPath(payout)}`, (route) => {
    isSent = true;
    return route.fallback();
  });
  await page.route(`**/v1/lms/payouts/${payout.id}/?*`, (route) => (isSent ? route.abort() : route.fallback()));
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
  await expect(dialog.getByText("This payout has changed since you opened it.")).toBeVisible();
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
  await expect(dialog.getByText("This payout has changed since you opened it.")).toBeVisible();
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

test("a payout that the bank never answered for is marked paid with its UTR, and returned when the money comes back", async ({ signedIn: page, sandbox }) => {
  const payout = await requested(sandbox, 15_100);
  await sandbox.api("PUT", processPath(payout));
  await page.goto(`/venus/payouts/${payout.id}`);
  await page.getByRole("button", { name: "Mark as paid" }).click();
  const paid = page.getByRole("dialog", { name: "Process the payout" });
  await expect(paid.getByText("Mark it as paid only if the bank statement shows it.", { exact: false })).toBeVisible();
  await paid.getByLabel("UTR").fill("HDFCN52026112377");
  await paid.getByLabel("Paid from").fill("HDFC 50200011223344");
  await expectAccessible(page);
  await paid.getByRole("button", { name: "Process", exact: true }).click();
  await expect(page.getByText(`${payout.ref_id} of ₹15,100.00 is paid, UTR HDFCN52026112377.`)).toBeVisible();

  await page.getByRole("button", { name: "Returned by the bank" }).click();
  const returned = page.getByRole("dialog", { name: "Returned by the bank?" });
  await returned.getByRole("button", { name: "Mark as returned" }).click();
  await expect(returned.getByText("Enter the bank's reason.")).toBeVisible();
  await returned.getByLabel("Bank's reason").fill("Account frozen");
  await expectAccessible(page);
  await returned.getByRole("button", { name: "Mark as returned" }).click();
  await expect(page.getByText(`${payout.ref_id} of ₹15,100.00 came back from the bank: Account frozen.`)).toBeVisible();
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
  expect((await current(sandbox, payout)).status).toBe("failed");
  expect(await sandbox.audit(EVENING)).toMatch(/^\d+ rules hold$/);
});

test("an open payout page shows what another officer did, and leaves a dialog with its input alone", async ({ signedIn: page, sandbox }) => {
  const payout = await requested(sandbox, 15_200);
  await page.goto(`/venus/payouts/${payout.id}`);
  await page.getByRole("button", { name: "Process", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Process the payout" });
  await dialog.getByLabel("UTR").fill("HDFCN52026112376");
  await sandbox.api("PUT", processPath(payout), { utr: "ICICN52026112376", bank_date: 1795458599.999999, debit_bank: "ICICI 000405" });
  await expect(dialog.getByText("This payout has changed since you opened it.")).toBeVisible({ timeout: 40_000 });
  await expect(dialog.getByText("You typed HDFCN52026112376: if that payment was made too, the payout is paid twice.", { exact: false })).toBeVisible();
  await expect(dialog.getByLabel("UTR")).toHaveValue("HDFCN52026112376");
  await dialog.getByRole("button", { name: "Close", exact: true }).click();
  await expect(page.getByRole("region", { name: "The payout" })).toContainText("ICICN52026112376");
});
