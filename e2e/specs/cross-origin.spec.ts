// The site on one origin and the API on another, with the computer's clock ten minutes off: a cross-origin page does not see the server's
// time unless the API exposes it. What was lost is found all the same, nothing is doubled, and nothing is given up early.
import { ADD_TRANCHE, loanId } from "../support/api.ts";
import { loseOnTheWay } from "../support/late.ts";
import { current, processPath, requested } from "../support/payout.ts";
import { NOW, type Sandbox } from "../support/sandbox.ts";
import { AMOUNT, expectOnce, found, notArrived, unknown } from "../support/sent-tranche.ts";
import { startSession } from "../support/sign-in.ts";
import { serveSite } from "../support/site-server.ts";
import { expect, failedCall, test as base } from "../support/test.ts";
import { amountField, reviewButton, sendButton } from "../support/tranche.ts";
import type { Page } from "@playwright/test";

// The policy of the released site allows an API on https only.
base.use({ freshData: true, bypassCSP: true });

/** A page of the site on its own origin; `path` opens with it. */
const test = base.extend<{ site: string }>({
  site: async ({ sandbox, baseURL: _ }, use) => {
    const server = await serveSite(sandbox.url);
    await use(server.origin);
    await server.stop();
  },
});

const FEES = "/v1/lms/fees/";
const RECORDS = "/v1/lms/records/";
const MINUTES = 60_000;

const RUNS = [
  { name: "clock 10 minutes fast", ahead: 10 * MINUTES, isExposed: true },
  { name: "clock 10 minutes slow", ahead: -10 * MINUTES, isExposed: true },
  { name: "clock 10 minutes fast, the server's time not exposed", ahead: 10 * MINUTES, isExposed: false },
  { name: "clock 10 minutes slow, the server's time not exposed", ahead: -10 * MINUTES, isExposed: false },
];

const countOf = async (sandbox: Sandbox, path: string): Promise<number> => (await sandbox.api<{ count: number }>("GET", path)).count;

for (const { name, ahead, isExposed } of RUNS) {
  const begin = async (page: Page, sandbox: Sandbox, site: string): Promise<void> => {
    await page.clock.install({ time: Date.parse(NOW) + ahead });
    if (!isExposed) {
      await page.route(`${sandbox.url}/**`, async (route) => {
        if (route.request().method() !== "GET") return route.fallback();
        const response = await route.fetch();
        const { "access-control-expose-headers": _, ...headers } = response.headers();
        await route.fulfill({ response, headers });
      });
    }
    await startSession(page, sandbox, undefined, site);
  };

  test(`a tranche request that arrives late is found, and not given up before: ${name}`, async ({ page, sandbox, site, allowErrors }) => {
    allowErrors(failedCall());
    await begin(page, sandbox, site);
    const loan = await loanId(sandbox, "LN0QX7T2");
    await page.goto(`${site}/jupiter/loans/${loan}/request-tranche`);
    await amountField(page).fill(String(AMOUNT));
    await reviewButton(page).click();
    const call = await loseOnTheWay(page, ADD_TRANCHE, "connection reset");
    await sendButton(page).click();
    await call.lost;
    await expect(unknown(page)).toBeVisible();
    await expect(notArrived(page)).toHaveCount(0);
    await call.deliver();
    await expect(found(page)).toBeVisible();
    await expectOnce(sandbox, loan);
  });

  test(`a payment whose response is lost is found: ${name}`, async ({ page, sandbox, site, allowErrors }) => {
    allowErrors(failedCall());
    const payout = await requested(sandbox, 41_000);
    await begin(page, sandbox, site);
    await page.goto(`${site}/venus/payouts/${payout.id}`);
    await page.getByRole("button", { name: "Process", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("UTR").fill("HDFCN26112300777");
    await dialog.getByLabel("Paid from").fill("HDFC 50200011223344");
    await sandbox.faults({ method: "PUT", path: processPath(payout), drop: "after_commit", times: 1 });
    await dialog.getByRole("button", { name: "Process", exact: true }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByText("HDFCN26112300777").first()).toBeVisible();
    expect(await current(sandbox, payout)).toMatchObject({ status: "processed", utr: "HDFCN26112300777" });
  });

  test(`rows whose response is lost are each taken once: ${name}`, async ({ page, sandbox, site, allowErrors }) => {
    allowErrors(failedCall());
    await begin(page, sandbox, site);
    const rows = Array.from({ length: 3 }, (_, at) => `LN0QX7T2\tCross row ${at + 1}\t${100 + at}\t2026-12-05`);
    await page.goto(`${site}/jupiter/bulk/fees`);
    await page.getByLabel("Or paste rows from a spreadsheet").fill(["Loan\tWhat it is for\tAmount before GST\tDue", ...rows].join("\n"));
    await page.getByRole("button", { name: "Check the rows" }).click();
    await page.getByRole("button", { name: "Check 3 rows" }).click();
    await sandbox.faults({ method: "POST", path: `${FEES}bulk_create/`, drop: "after_commit", times: 1 });
    await page.getByRole("button", { name: "Send 3 fees" }).click();
    await expect(page.getByText("Done: 3 fees taken.")).toBeVisible();
    expect(await countOf(sandbox, `${FEES}?search=Cross%20row`)).toBe(3);
  });

  test(`a NACH presentation whose response is lost is found: ${name}`, async ({ page, sandbox, site, allowErrors }) => {
    allowErrors(failedCall());
    const loan = await loanId(sandbox, "LN0QX7T2");
    const presented = `${RECORDS}?type=nach&loan=${loan}`;
    const before = await countOf(sandbox, presented);
    await begin(page, sandbox, site);
    await page.goto(`${site}/venus/nach/new?loan=${loan}`);
    await page.getByRole("checkbox", { name: /^Select EMI 10 of LN0QX7T2/ }).check();
    await sandbox.faults({ method: "POST", path: `${RECORDS}bulk_nach_request/`, drop: "after_commit", times: 1 });
    await page.getByRole("button", { name: "Present to the bank" }).click();
    await expect(page.getByText("1 presented for 23 Nov 2026", { exact: true })).toBeVisible();
    expect(await countOf(sandbox, presented)).toBe(before + 1);
  });
}
