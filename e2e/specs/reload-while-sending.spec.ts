// A call with amounts and days is under way while the page is reloaded, a second tab opens its form, or an upload loses a
// response: it is found, and nothing is sent twice.
import { accountId, loanId } from "../support/api.ts";
import { holdRequest, holdResponse } from "../support/hold.ts";
import { current, processPath, requested } from "../support/payout.ts";
import { startSession } from "../support/sign-in.ts";
import { expect, failedCall, test } from "../support/test.ts";
import type { Sandbox } from "../support/sandbox.ts";

test.use({ freshData: true });

const TOPUPS = "/v1/lms/topups/";

interface Topup {
  status: string;
  amount: number;
  invoice_amount: number | null;
}

/** The top-ups whose invoice number contains `invoice`. */
async function topupsOf(sandbox: Sandbox, invoice: string): Promise<Topup[]> {
  return (await sandbox.api<{ results: Topup[] }>("GET", `${TOPUPS}?search=${invoice}`)).results;
}

test("a scheduled top-up for an invoice is found after a reload", async ({ signedIn: page, sandbox }) => {
  await page.goto(`/jupiter/top-ups/new?account=${await accountId(sandbox, "AC0QX7T2")}`);
  await page.getByRole("textbox", { name: "Amount", exact: true }).fill("5,432.10");
  await page.getByLabel("Invoice no.").fill("RELOAD-1");
  await page.getByLabel("Invoice date").fill("2026-11-20");
  await page.getByLabel("Invoice amount").fill("7,700.25");
  await page.getByLabel("Pay out on").fill("2026-12-20");
  await page.getByRole("button", { name: "Review top-up" }).click();
  const held = await holdResponse(page, TOPUPS);
  await page.getByRole("button", { name: "Draw on the line" }).click();
  await held.reached;
  await page.reload();
  await expect(page.getByRole("heading", { name: /of ₹5,432\.10$/, level: 1 })).toBeVisible();
  held.release();
  expect(await sandbox.requests("POST", TOPUPS)).toBe(1);
  expect(await topupsOf(sandbox, "RELOAD-1")).toMatchObject([{ status: "scheduled", amount: 5_432.1, invoice_amount: 7_700.25 }]);
});

test("a restructuring by the amount of an EMI is found after a reload", async ({ signedIn: page, sandbox }) => {
  const loan = await loanId(sandbox, "LN0QX7T2");
  await page.goto(`/jupiter/loans/${loan}/restructure`);
  await page.getByLabel("By").selectOption("Amount of an EMI");
  await page.getByRole("textbox", { name: "EMI", exact: true }).fill("30,000.50");
  await page.getByLabel("Reason").fill("Season was poor");
  await page.getByRole("button", { name: "Show the new schedule" }).click();
  const keep = page.getByRole("button", { name: "Keep the new schedule" });
  await expect(keep).toBeVisible();
  const held = await holdResponse(page, `/v1/lms/loans/${loan}/restructure/`);
  await keep.click();
  await held.reached;
  await page.reload();
  await expect(page.getByText(/The loan is restructured: \d+ EMIs of ₹30,000\.50\./)).toBeVisible();
  held.release();
  await expect(page).toHaveURL(/\/schedule$/);
});

test("a payment by hand is found in a second tab", async ({ signedIn: page, sandbox }) => {
  const payout = await requested(sandbox, 14_000);
  const second = await page.context().newPage();
  await startSession(second, sandbox);
  await page.goto(`/venus/payouts/${payout.id}`);
  await page.getByRole("button", { name: "Process", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Process the payout" });
  await dialog.getByLabel("UTR").fill("HDFCN52026112396");
  await dialog.getByLabel("Paid from").fill("HDFC 50200011223344");
  const held = await holdRequest(page, processPath(payout));
  await dialog.getByRole("button", { name: "Process", exact: true }).click();
  await held.reached;
  await second.goto(`/venus/payouts/${payout.id}`);
  await second.getByRole("button", { name: "Process", exact: true }).click();
  const process = second.getByRole("dialog", { name: "Process the payout" }).getByRole("button", { name: "Process", exact: true });
  await expect(process).toHaveAttribute("aria-disabled", "true");
  held.release();
  const paid = `${payout.ref_id} of ₹14,000.00 is paid, UTR HDFCN52026112396.`;
  await expect(page.getByText(paid)).toBeVisible();
  await expect(second.getByText(paid)).toBeVisible();
  expect(await sandbox.requests("PUT", processPath(payout))).toBe(1);
  expect(await current(sandbox, payout)).toMatchObject({ status: "processed", utr: "HDFCN52026112396" });
});

test("top-ups for an invoice, to be paid out later, are uploaded once although a response is lost", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall());
  const rows = Array.from({ length: 30 }, (_, at) => `AC0QX7T2\t${100 + at}.50\tBULK-${at + 10}\t2026-11-20\t1,77,000.25\t2026-12-01`);
  const head = "Account\tAmount\tInvoice no.\tInvoice date\tInvoice amount\tPay out on";
  await page.goto("/jupiter/bulk/top-ups");
  await page.getByLabel("Or paste rows from a spreadsheet").fill([head, ...rows].join("\n"));
  await page.getByRole("button", { name: "Check the rows" }).click();
  await page.getByRole("button", { name: "Check 30 rows" }).click();
  await sandbox.faults({ path: `${TOPUPS}bulk_create/`, method: "POST", drop: "after_commit", times: 1 });
  await page.getByRole("button", { name: "Send 30 top-ups" }).click();
  await expect(page.getByText("The answer was lost; all 25 rows had arrived.")).toBeVisible();
  await page.getByRole("button", { name: "Send 5 top-ups more" }).click();
  await expect(page.getByRole("region", { name: "Upload" }).getByRole("status")).toHaveText("Done: 30 top-ups taken.");
  const scheduled = await sandbox.api<{ count: number }>("GET", `${TOPUPS}?search=BULK-&status=scheduled`);
  expect(scheduled.count).toBe(30);
  expect(await topupsOf(sandbox, "BULK-10")).toMatchObject([{ status: "scheduled", amount: 100.5, invoice_amount: 177_000.25 }]);
});
