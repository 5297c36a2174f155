// The payment desk imports a bank statement: credits become records, debits settle the payouts they name.
import { expectAccessible } from "../support/accessible.ts";
import { loanId, requestTranche } from "../support/api.ts";
import { expect, failedCall, test } from "../support/test.ts";
import type { Page } from "@playwright/test";

test.use({ freshData: true });

const HEAD = "Date,Narration,Ref No,Withdrawal,Deposit,Account";

async function paste(page: Page, lines: string[]): Promise<void> {
  await page.goto("/venus/bulk/bank-statement");
  await page.getByLabel("Or paste rows from a spreadsheet").fill([HEAD, ...lines].join("\n"));
  await page.getByRole("button", { name: "Check the rows" }).click();
  await page.getByRole("button", { name: /^Check \d+ rows?$/ }).click();
}

const status = (page: Page) => page.getByRole("status").first();

test("credits become records, a debit settles the payout it names, and a debit without a payout waits in Reconcile", async ({ signedIn: page, sandbox }) => {
  const { ref_id } = await requestTranche(sandbox, await loanId(sandbox, "LN0QX7T2"), 19_000);
  await paste(page, [
    "23/11/2026,NEFT CR NANDA MILLS,NEFTX26112300001,,45000.50,HDFC 50200011223344",
    `23/11/2026,NEFT DR ${ref_id} MEERA TEXTILES,HDFCN52026112350,19000,,HDFC 50200011223344`,
    "23/11/2026,SMS FEES,CHG26112300001,591,,HDFC 50200011223344",
  ]);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Send 3 bank lines" }).click();
  await expect(status(page)).toHaveText("Done: 3 bank lines taken.");
  await expect(page.getByRole("alert")).toHaveCount(0);
  const records = await sandbox.api<{ count: number; results: { status: string }[] }>("GET", "/v1/lms/records/?search=NEFTX26112300001");
  expect([records.count, records.results[0]?.status]).toEqual([1, "draft"]);
  const payouts = await sandbox.api<{ results: { status: string; utr: string }[] }>("GET", `/v1/lms/payouts/?search=${ref_id}`);
  expect(payouts.results[0]).toMatchObject({ status: "processed", utr: "HDFCN52026112350" });
  expect(await sandbox.audit("2026-11-23T23:59:59+05:30")).toMatch(/^\d+ rules hold$/);

  await page.goto("/venus/reconcile/out?search=CHG26112300001");
  const debits = page.getByRole("listbox", { name: "Money out without a payout" });
  await expect(debits.getByRole("option")).toContainText("SMS FEES");
  await page.getByRole("button", { name: "Not a payout" }).click();
  const dialog = page.getByRole("dialog", { name: "Set aside ₹591.00 of 23 Nov 2026?" });
  await dialog.getByLabel("What it is").fill("Bank charge");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Set aside" }).click();
  const decided = page.getByRole("region", { name: "Decided today" });
  await expect(decided).toContainText("₹591.00 of 23 Nov 2026 is set aside: Bank charge");
  await expect(debits.getByRole("option")).toHaveCount(0);
  await decided.getByRole("button", { name: /^Undo/ }).click();
  await expect(debits.getByRole("option")).toContainText("SMS FEES");
});

test("importing the same statement again enters nothing and pays nothing", async ({ signedIn: page, sandbox }) => {
  const { ref_id } = await requestTranche(sandbox, await loanId(sandbox, "LN0QX7T2"), 19_100);
  const lines = [
    "23/11/2026,UPI/NANDA MILLS,UPIX26112300002,,1200,",
    `23/11/2026,NEFT DR ${ref_id},HDFCN52026112351,19100,,`,
  ];
  await paste(page, lines);
  await page.getByRole("button", { name: "Send 2 bank lines" }).click();
  await expect(status(page)).toHaveText("Done: 2 bank lines taken.");
  await paste(page, lines);
  await page.getByRole("button", { name: "Send 2 bank lines" }).click();
  await expect(status(page)).toHaveText(/1 taken; 1 refused/);
  expect((await sandbox.api<{ count: number }>("GET", "/v1/lms/records/?search=UPIX26112300002")).count).toBe(1);
  expect(await sandbox.requests("PUT", "/v1/lms/payouts/*/process/")).toBe(1);
});

test("a payment whose response is lost is looked up, and not made again", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall());
  const { ref_id } = await requestTranche(sandbox, await loanId(sandbox, "LN0QX7T2"), 19_200);
  await sandbox.faults({ method: "PUT", path: "/v1/lms/payouts/*/process/", times: 1, drop: "after_commit" });
  await paste(page, [`23/11/2026,NEFT DR ${ref_id},HDFCN52026112352,19200,,`]);
  await page.getByRole("button", { name: "Send 1 bank line" }).click();
  await expect(status(page)).toHaveText("Done: 1 bank line taken.");
  const payouts = await sandbox.api<{ results: { status: string }[] }>("GET", `/v1/lms/payouts/?search=${ref_id}`);
  expect(payouts.results[0]?.status).toBe("processed");
});

test("a line that is neither a credit nor a debit, or both, is reported at its cell", async ({ signedIn: page }) => {
  await paste(page, ["23/11/2026,NOTHING,REF26112300001,,,", "23/11/2026,BOTH,REF26112300002,5,6,", "23/11/2026,NO UTR,,5,,"]);
  await expect(page.getByText("A line is a debit or a credit.", { exact: true })).toBeVisible();
  await expect(page.getByText("A line is a debit or a credit, not both.")).toBeVisible();
  await expect(page.getByText("Enter the UTR: a debit is known by it.")).toBeVisible();
});
