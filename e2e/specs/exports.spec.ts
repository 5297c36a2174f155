// Files that a spreadsheet opens: whatever a name or remark contains, it is one cell of text in them.
import { readFile } from "node:fs/promises";
import { loanId } from "../support/api.ts";
import { requested } from "../support/payout.ts";
import { expect, failedCall, test } from "../support/test.ts";
import type { Locator, Page } from "@playwright/test";

test.use({ freshData: true });

/** A formula with quotes, a comma and a line break, an override that is not closed, and a name from right to left. */
const HOSTILE = '=HYPERLINK("https://evil.example","a, b")\n\u202eoverride مرحبا';

async function savedBy(page: Page, button: Locator): Promise<string> {
  const saving = page.waitForEvent("download");
  await button.click();
  return readFile(await (await saving).path(), "utf8");
}

/** The cells of a CSV file, by RFC 4180. */
function cellsOf(file: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of file.replace(/^\ufeff/, "").matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'));
    if (end !== ",") rows.push([]);
  }
  return rows.filter((row) => row.length > 1);
}

function expectHarmless(file: string): void {
  const [head, ...rows] = cellsOf(file);
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) {
    expect(row, "no cell is split").toHaveLength(head?.length ?? 0);
    for (const cell of row) expect(cell).not.toMatch(/^[=@\t\r]|^[+-](?![\d.,]+$)/);
  }
}

test("the bank file holds a hostile account holder as one cell of text", async ({ signedIn: page, sandbox }) => {
  const payout = await requested(sandbox, 17_100);
  const bank = { account_no: "00112233445566", ifsc: "HDFC0000042", account_holder_name: HOSTILE.replace("\n", " ") };
  await sandbox.api("PATCH", `/v1/lms/payouts/${payout.id}/`, { credit_bank: bank });
  await page.goto(`/venus/payouts/export?search=${payout.ref_id}`);
  const file = await savedBy(page, page.getByRole("button", { name: "Make the file" }));
  expectHarmless(file);
  expect(cellsOf(file)[1]?.slice(0, 3)).toEqual([payout.ref_id, `'${bank.account_holder_name}`, "00112233445566"]);
});

test("the records file holds nothing that a spreadsheet runs", async ({ signedIn: page, sandbox }) => {
  const body = { loan: await loanId(sandbox, "LN0D31P0"), type: "repayment", received_amount: 4_400, payment_mode: "neft", bank_date: 1_795_400_000, utr: "HDFCN26327000045", remark: HOSTILE };
  await sandbox.api("POST", "/v1/lms/records/", body);
  await page.goto("/venus/records?search=HDFCN26327000045");
  const file = await savedBy(page, page.getByRole("button", { name: "Export CSV" }));
  expectHarmless(file);
  expect(cellsOf(file)).toHaveLength(2);
});

test("refused rows are saved as text and read back as they were", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall());
  await page.route("**/v1/lms/fees/bulk_create/", (route) =>
    route.fulfill({ json: { accepted: 0, rejected: 1, results: [{ row: 1, errors: { name: [HOSTILE] } }] } }),
  );
  const rows = `Loan,What it is for,Amount before GST,Due\nLN0QX7T2,"${HOSTILE.replaceAll('"', '""')}",100,2026-12-05\n`;
  await page.goto("/jupiter/bulk/fees");
  await page.getByLabel("CSV file").setInputFiles({ name: "fees.csv", mimeType: "text/csv", buffer: Buffer.from(rows) });
  await page.getByRole("button", { name: "Check 1 row" }).click();
  const name = page.getByRole("textbox", { name: "What it is for, row 2", exact: true });
  const typed = await name.inputValue();
  await page.getByRole("button", { name: "Send 1 fee" }).click();
  const file = await savedBy(page, page.getByRole("button", { name: "Save the refused rows" }));
  expectHarmless(file);
  await page.unroute("**/v1/lms/fees/bulk_create/");
  await page.evaluate(() => localStorage.clear());
  await page.goto("/jupiter/bulk/fees");
  await page.getByLabel("CSV file").setInputFiles({ name: "again.csv", mimeType: "text/csv", buffer: Buffer.from(file) });
  await page.getByRole("button", { name: "Check 1 row" }).click();
  await expect(name).toHaveValue(typed);
  expect(await sandbox.requests("POST", "/v1/lms/fees/bulk_create/")).toBe(0);
});
