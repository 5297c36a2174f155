// An officer answers a borrower's questions on a loan's tabs: payments, refunds, the amount owed on a day, the statement.
import { expectAccessible } from "../support/accessible.ts";
import { loanId } from "../support/api.ts";
import { holdResponse } from "../support/hold.ts";
import { expect, failedCall, test } from "../support/test.ts";
import { valueOf } from "../support/tranche.ts";
import type { Page } from "@playwright/test";

const open = async (page: Page, loan: string, tab: string): Promise<void> => {
  await page.goto(`/jupiter/loans/${loan}/${tab}`);
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("");
};
const paise = (rupees: string): number => Math.round(Number(rupees.replaceAll(/[₹,]/g, "")) * 100);

test("the payments of an EMI open under its row", async ({ signedIn: page, sandbox }) => {
  await open(page, await loanId(sandbox, "LN0QX7T2"), "schedule");
  await page.getByRole("button", { name: "Payments of EMI 1", exact: true }).click();
  await expect(page.getByText(/₹19,969\.64 on 16 Feb 2026 from REC\w+, UTR \w+; nothing left to pay/)).toBeVisible();
  await expectAccessible(page);
});

test("payments are listed, and Refund is disabled without excess money", async ({ signedIn: page, sandbox }) => {
  await open(page, await loanId(sandbox, "LN0QX7T2"), "payments");
  await expect(page.getByRole("table", { name: "Payments" }).getByRole("row")).toHaveCount(10);
  await expect(page.getByRole("button", { name: "Refund" })).toHaveAttribute("aria-disabled", "true");
  await expectAccessible(page);
});

test("excess money is refunded once, however often Refund is clicked", async ({ signedIn: page, sandbox }) => {
  const loan = await loanId(sandbox, "LN0EXCE5");
  await open(page, loan, "payments");
  await page.getByRole("button", { name: "Refund" }).click();
  const dialog = page.getByRole("dialog", { name: "Refund what was paid too much" });
  const amount = dialog.getByRole("textbox", { name: "Amount" });
  const max = paise(await amount.inputValue());
  await amount.fill(`${max / 100 + 1}`);
  await dialog.getByRole("button", { name: "Request refund" }).click();
  await expect(dialog.getByText(/^That is ₹1 more than/)).toBeVisible();
  await expectAccessible(page);
  await amount.fill("100");
  const path = `/v1/lms/loans/${loan}/refund/`;
  const held = await holdResponse(page, path);
  await dialog.getByRole("button", { name: "Request refund" }).click();
  await held.reached;
  await dialog.getByRole("button", { name: "Requesting…" }).click({ force: true });
  held.release();
  await expect(page.getByText(/The refund of ₹100\.00 waits for the payment desk/)).toBeVisible();
  expect(await sandbox.requests("POST", path)).toBe(1);
});

test("the outstanding and foreclosure amounts are shown for any day, and the link contains the day", async ({ signedIn: page, sandbox }) => {
  const loan = await loanId(sandbox, "LN0QX7T2");
  await open(page, loan, "outstanding");
  await expect(valueOf(page, "Foreclosure amount")).toHaveText(/₹/);
  await page.getByLabel("As of").fill("2026-12-31");
  await expect(page).toHaveURL(/outstanding\?on=2026-12-31$/);
  await expect(page.getByRole("heading", { name: "Owed at the end of 31 Dec 2026" })).toBeVisible();
  const expected = await sandbox.api<{ foreclosure_amount: number }>(
    "GET",
    `/v1/lms/demands/outstanding/?loan=${loan}&date=${Date.parse("2026-12-31T12:00:00+05:30") / 1000}`,
  );
  expect(paise((await valueOf(page, "Foreclosure amount").textContent()) ?? "")).toBe(Math.round(expected.foreclosure_amount * 100));
  await expectAccessible(page);
});

test("the statement's balances equal the server's to the paisa for any period", async ({ signedIn: page, sandbox }) => {
  for (const [reference, from, to] of [
    ["LN0QX7T2", "2026-03-01", "2026-09-30"],
    ["LN0REST0", "2026-06-01", "2026-11-23"],
    ["LN0B0UNC", "2026-10-01", "2026-11-20"],
  ] as const) {
    await test.step(reference, async () => {
      const loan = await loanId(sandbox, reference);
      await open(page, loan, `statement?from=${from}&to=${to}`);
      const rows = page.getByRole("table", { name: "Statement of account" }).getByRole("row");
      await expect(rows.first()).toBeVisible();
      const cells = await rows.evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? "")));
      const [, opening, ...rest] = cells;
      const closing = rest.at(-1);
      const lines = rest.slice(0, -1);
      const owed = async (day: string): Promise<number> => {
        const date = Date.parse(`${day}T12:00:00+05:30`) / 1000;
        const path = `/v1/lms/demands/outstanding/?loan=${loan}&date=${date}`;
        return Math.round((await sandbox.api<{ outstanding: { total: number } }>("GET", path)).outstanding.total * 100);
      };
      const eve = new Date(Date.parse(`${from}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
      expect(paise(opening?.[4] ?? "")).toBe(await owed(eve));
      expect(paise(closing?.[4] ?? "")).toBe(await owed(to));
      const sum = lines.reduce((sum, line) => sum + paise(line[2] || "0") - paise(line[3] || "0"), paise(opening?.[4] ?? ""));
      expect(sum).toBe(paise(closing?.[4] ?? ""));
      expect(lines.length).toBeGreaterThan(3);
    });
  }
  await expectAccessible(page);
});

test("a statement that ends before it begins is reported", async ({ signedIn: page, sandbox }) => {
  await open(page, await loanId(sandbox, "LN0QX7T2"), "statement");
  await page.getByLabel("From").fill("2027-01-01");
  await expect(page.getByText("It ends before it begins.")).toBeVisible();
});

test("a tab that can't be loaded is reported in place, and the rest of the page stays", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(503));
  const loan = await loanId(sandbox, "LN0QX7T2");
  await sandbox.faults({ path: "/v1/lms/records/", status: 503, times: 3 });
  await open(page, loan, "payments");
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByText("Can still draw")).toBeVisible();
  await page.getByRole("alert").getByRole("button", { name: "Retry" }).click();
  await expect(page.getByRole("table", { name: "Payments" })).toBeVisible();
});

test("thousands of events of a loan are drawn a part at a time, and all can be reached", async ({ signedIn: page, sandbox }) => {
  const loan = await loanId(sandbox, "LN0QX7T2");
  await page.route("**/v1/lms/payouts/?*", async (route) => {
    const response = await route.fetch();
    const list = (await response.json()) as { results: object[] };
    const results = Array.from({ length: 2_500 }, (_, at) => ({ ...list.results[0], status: "processed", ref_id: `PAY${at}` }));
    await route.fulfill({ response, json: { ...list, count: results.length, results } });
  });
  await open(page, loan, "activity");
  const events = page.getByRole("region", { name: "Activity" }).getByRole("listitem");
  await expect(events).toHaveCount(100);
  await expectAccessible(page);
  const more = page.getByRole("button", { name: /^Show \d+ more of \d+$/ });
  for (let shown = 600; await more.isVisible(); shown += 500) {
    await more.click();
    await expect.poll(() => events.count()).toBeGreaterThan(shown - 500);
  }
  expect(await events.count()).toBeGreaterThanOrEqual(5_000);
  await expect(events.filter({ hasText: "PAY2499" }).first()).toBeAttached();
});
