// The answer to a batch of an upload is lost on a connection that an earlier write has used, and Chromium sends the batch again by
// itself: for every sheet, what the page tells is what is in the books, and what is there twice is listed with its page.
import { accountId, loanId } from "../support/api.ts";
import { expect, failedCall, test } from "../support/test.ts";
import { NOW, type Sandbox } from "../support/sandbox.ts";
import type { Page } from "@playwright/test";

test.use({ freshData: true });

const FEES = "/v1/lms/fees/";
const RECORDS = "/v1/lms/records/";
const TOPUPS = "/v1/lms/topups/";
const LINES = "/v1/lms/line_details/";

interface Sheet {
  /** The page of the upload. */
  url: string;
  /** Singular and plural of a row. */
  noun: [string, string];
  write: { method: string; path: string };
  /** The table, with its column names. */
  table(sandbox: Sandbox): Promise<string[]>;
  /** How many times the rows are in the books. */
  made(sandbox: Sandbox): Promise<number>;
  /** How many items the server has twice if no key tells it that the batch is the same. */
  twice: number;
  /** The page of one of its items, where it can be cancelled. */
  page?: RegExp;
}

/** The number of items of a list with one of these amounts. */
async function withAmount(sandbox: Sandbox, list: string, field: string, amounts: number[]): Promise<number> {
  const { results } = await sandbox.api<{ results: Record<string, unknown>[] }>("GET", `${list}${list.includes("?") ? "&" : "?"}page_size=500&ordering=-created_at`);
  return results.filter((item) => amounts.includes(Number(item[field]))).length;
}

/** The references of the presentations of the two oldest EMIs of a loan. */
async function present(sandbox: Sandbox): Promise<string[]> {
  const loan = await loanId(sandbox, "LN0D61P0");
  const { results } = await sandbox.api<{ results: { id: string; status: string }[] }>("GET", `/v1/lms/demands/?loan=${loan}&type=emi&status=overdue&page_size=500`);
  const demands = results.slice(0, 2).map(({ id }) => id);
  await sandbox.api("POST", `${RECORDS}bulk_nach_request/`, { date: Date.parse(NOW) / 1000, demands });
  const presented = await sandbox.api<{ results: { ref_id: string }[] }>("GET", `${RECORDS}?type=nach&loan=${loan}&ordering=-created_at`);
  return presented.results.slice(0, 2).map(({ ref_id }) => ref_id);
}

const SHEETS: Record<string, Sheet> = {
  fees: {
    url: "/jupiter/bulk/fees",
    noun: ["fee", "fees"],
    write: { method: "POST", path: `${FEES}bulk_create/` },
    table: async () => ["Loan\tWhat it is for\tAmount before GST\tDue", "LN0QX7T2\tRepeated 1\t101\t2026-12-05", "LN0QX7T2\tRepeated 2\t102\t2026-12-05"],
    made: async (sandbox) => (await sandbox.api<{ count: number }>("GET", `${FEES}?search=Repeated&page_size=1`)).count,
    twice: 2,
    page: /^\/jupiter\/fees\/[0-9a-f-]{36}$/,
  },
  "top-ups": {
    url: "/jupiter/bulk/top-ups",
    noun: ["top-up", "top-ups"],
    write: { method: "POST", path: `${TOPUPS}bulk_create/` },
    table: async () => ["Account\tAmount", "AC0QX7T2\t11,113", "AC0QX7T2\t11,117"],
    made: async (sandbox) => withAmount(sandbox, `${TOPUPS}?account=${await accountId(sandbox, "AC0QX7T2")}`, "amount", [11_113, 11_117]),
    twice: 2,
    page: /^\/jupiter\/top-ups\/\w+$/,
  },
  "line details": {
    url: "/jupiter/bulk/line-details",
    noun: ["line", "lines"],
    write: { method: "POST", path: `${LINES}bulk_internal/` },
    table: async () => ["Account\tType\tLimit", "AC0QX7T2\tinvoice\t9,11,113", "AC0D31P0\tinvoice\t9,11,117"],
    made: (sandbox) => withAmount(sandbox, LINES, "approved_line_amount", [911_113, 911_117]),
    twice: 0,
  },
  adjustments: {
    url: "/jupiter/bulk/adjustments",
    noun: ["adjustment", "adjustments"],
    write: { method: "POST", path: `${RECORDS}adjustments/` },
    table: async () => ["Loan\tType\tAmount", "LN0EXCE5\tcashback\t113", "LN0EXCE5\tcashback\t117"],
    made: (sandbox) => withAmount(sandbox, `${RECORDS}?type=adjustment`, "amount", [113, 117]),
    twice: 2,
    page: /^\/venus\/records\/[0-9a-f-]{36}$/,
  },
  records: {
    url: "/venus/bulk/records",
    noun: ["record", "records"],
    write: { method: "POST", path: `${RECORDS}bulk_create/` },
    // The server refuses a second record with the same UTR.
    table: async () => ["Received\tBank day\tMode\tUTR\tLoan", "7,113\t2026-11-23\tneft\tHDFCN26112377113\tLN0QX7T2", "7,117\t2026-11-23\tneft\t\tLN0QX7T2", "7,119\t2026-11-23\tupi\t\t"],
    made: (sandbox) => withAmount(sandbox, RECORDS, "received_amount", [7113, 7117, 7119]),
    twice: 2,
    page: /^\/venus\/records\/[0-9a-f-]{36}$/,
  },
  "bank statement": {
    url: "/venus/bulk/bank-statement",
    noun: ["bank line", "bank lines"],
    write: { method: "POST", path: `${RECORDS}bulk_create/` },
    table: async () => ["Date\tNarration\tRef No\tWithdrawal\tDeposit", "23/11/2026\tNEFT CR NANDA MILLS\tNEFTX26112377113\t\t7113", "23/11/2026\tBY TRANSFER\t\t\t7117", "23/11/2026\tSMS FEES\tCHG26112377119\t7119\t"],
    made: async (sandbox) =>
      (await withAmount(sandbox, RECORDS, "received_amount", [7113, 7117])) + (await withAmount(sandbox, "/v1/lms/payouts/unmatched/?search=CHG26112377119", "amount", [7119])),
    twice: 1,
    page: /^\/venus\/records\/[0-9a-f-]{36}$/,
  },
  "NACH status": {
    url: "/venus/bulk/nach-status",
    noun: ["presentation", "presentations"],
    write: { method: "PUT", path: `${RECORDS}nach_status/` },
    table: async (sandbox) => ["Reference\tStatus\tReason", ...(await present(sandbox)).map((reference) => `${reference}\tbounced\tRepeated by the browser`)],
    made: async (sandbox) => {
      const { results } = await sandbox.api<{ results: unknown[] }>("GET", `${RECORDS}?type=nach&page_size=500`);
      return results.filter((record) => JSON.stringify(record).includes("Repeated by the browser")).length;
    },
    twice: 0,
  },
};

/** Lets the page send no key by which the server could tell the repeat. */
async function withoutKey(page: Page): Promise<void> {
  await page.route("**/config*.json", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ json: { ...(await response.json()), idempotency_key: false } });
  });
}

/** Enters the table, sends it on a used connection, and returns the number of its rows. */
async function sendOnUsedConnection(page: Page, sandbox: Sandbox, sheet: Sheet, lost: number): Promise<number> {
  const table = await sheet.table(sandbox);
  const rows = table.length - 1;
  await page.goto(sheet.url);
  await page.getByLabel("Or paste rows from a spreadsheet").fill(table.join("\n"));
  await page.getByRole("button", { name: "Check the rows" }).click();
  await page.getByRole("button", { name: `Check ${rows} rows` }).click();
  const send = page.getByRole("button", { name: `Send ${rows} ${sheet.noun[1]}` });
  await expect(send).not.toHaveAttribute("aria-disabled", "true");
  // A write without credentials, as all of the app are: the server refuses it, and its connection stays open.
  await page.evaluate(async ({ method, path }) => (await fetch(path, { method, credentials: "omit" })).text(), sheet.write);
  await sandbox.clearRequests();
  await sandbox.faults({ ...sheet.write, times: lost, drop: "after_commit" });
  await send.click();
  return rows;
}

const done = (page: Page, sheet: Sheet, rows: number) => page.getByText(`Done: ${rows} ${sheet.noun[1]} taken.`);

for (const [name, sheet] of Object.entries(SHEETS)) {
  test(`${name}: with a key the server makes a batch once that the browser has sent twice`, async ({ signedIn: page, sandbox, allowErrors }) => {
    allowErrors(failedCall(401), failedCall());
    const rows = await sendOnUsedConnection(page, sandbox, sheet, 1);
    await expect(done(page, sheet, rows)).toBeVisible();
    expect(await sandbox.requests(sheet.write.method, sheet.write.path)).toBe(2);
    expect(await sheet.made(sandbox)).toBe(rows);
    await expect(page.getByRole("alert")).toHaveCount(0);
  });

  test(`${name}: without a key the page tells what is in the books, and lists what is there twice`, async ({ signedIn: page, sandbox, allowErrors }) => {
    allowErrors(failedCall(401), failedCall());
    await withoutKey(page);
    const rows = await sendOnUsedConnection(page, sandbox, sheet, 1);
    await expect(done(page, sheet, rows)).toBeVisible();
    expect(await sandbox.requests(sheet.write.method, sheet.write.path)).toBe(2);
    await expectSurplusListed(page, sandbox, sheet, rows);
  });
}

async function expectSurplusListed(page: Page, sandbox: Sandbox, sheet: Sheet, rows: number): Promise<void> {
  const more = (await sheet.made(sandbox)) - rows;
  expect(more).toBe(sheet.twice);
  const noun = sheet.noun[more === 1 ? 0 : 1];
  const surplus = page.getByRole("alert").filter({ hasText: `The server has ${more} ${noun} more than` });
  await expect(surplus).toHaveCount(more > 0 ? 1 : 0);
  const links = surplus.getByRole("link");
  await expect(links).toHaveCount(more);
  for (const link of await links.all()) expect(await link.getAttribute("href")).toMatch(sheet.page ?? /^$/);
}

test("a batch that the browser has sent twice and whose second answer is lost too is found, and what is there twice is listed", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(401), failedCall());
  await withoutKey(page);
  const { fees } = SHEETS;
  if (!fees) throw new Error("No fees");
  const rows = await sendOnUsedConnection(page, sandbox, fees, 2);
  await expect(done(page, fees, rows)).toBeVisible();
  expect(await sandbox.requests("POST", fees.write.path)).toBe(2);
  await expectSurplusListed(page, sandbox, fees, rows);
});
