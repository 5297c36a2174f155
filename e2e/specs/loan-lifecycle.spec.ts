// One loan from tranche to foreclosure: after each step all screens show the same amounts, and the audit finds no error.
import { loanId } from "../support/api.ts";
import type { Sandbox } from "../support/sandbox.ts";
import { expect, test } from "../support/test.ts";
import { valueOf } from "../support/tranche.ts";
import type { Locator, Page } from "@playwright/test";

// Sessions stay valid while the clock advances by months.
test.use({ freshData: true, sandboxArgs: ["--access-minutes", "500000", "--refresh-hours", "9000"] });

const CHECKER = "second.officer@lender.example";
const DAY_S = 86_400;
const START = Date.parse("2026-11-23T12:00:00+05:30") / 1000;

const paise = (shown: string | null): number => Math.round(Number((shown ?? "").replaceAll(/[^\d.-]/g, "")) * 100);
const iso = (seconds: number): string => new Date((seconds + 19_800) * 1000).toISOString().slice(0, 10);

interface Outstanding {
  outstanding: { total: number };
  accrued_interest: number;
  foreclosure_amount: number;
}

class LoanUnderTest {
  private seconds = START;

  constructor(
    private readonly page: Page,
    private readonly sandbox: Sandbox,
    readonly id: string,
  ) {}

  get today(): number {
    return this.seconds;
  }

  async outstanding(): Promise<Outstanding> {
    return this.sandbox.api("GET", `/v1/lms/demands/outstanding/?loan=${this.id}&date=${this.seconds}`);
  }

  async advance(days: number): Promise<void> {
    this.seconds += days * DAY_S;
    await this.sandbox.clock({ now: new Date(this.seconds * 1000).toISOString(), frozen: true });
  }

  /** Enters a payment, has another officer approve it, and applies it. */
  async pay(amount: number, utr: string, order?: string): Promise<void> {
    const record = await this.sandbox.api<{ id: string }>("POST", "/v1/lms/records/", {
      loan: this.id,
      type: "repayment",
      received_amount: amount,
      payment_mode: "neft",
      bank_date: this.seconds,
      utr,
      settlement_order: order,
    });
    const at = (step: string) => `/v1/lms/records/${record.id}/${step}/`;
    await this.sandbox.api("PUT", at("request_approval"), {});
    await this.sandbox.api("PUT", at("approve"), {}, CHECKER);
    await this.sandbox.api("PUT", at("mark_processed"), undefined, CHECKER);
  }

  /** Compares header, schedule, outstanding amounts and statement with the API, and runs the audit. */
  async expectConsistent(step: string): Promise<void> {
    await test.step(step, async () => {
      const expected = await this.outstanding();
      const total = Math.round(expected.outstanding.total * 100);
      const accrued = Math.round(expected.accrued_interest * 100);
      const summary = await this.sandbox.api<{ outstanding: { total: number }; overdue: { total: number } }>(
        "GET",
        `/v1/lms/loans/${this.id}/summary/`,
      );
      const { page } = this;
      await page.goto(`/jupiter/loans/${this.id}/outstanding`);
      await expect(page.getByRole("heading", { name: /^Owed at the end of/ })).toBeVisible();
      const figure = async (name: string): Promise<number> =>
        paise(await valueOf(page, name).first().locator(".figure-value").textContent());
      expect(await figure("Outstanding"), "header").toBe(Math.round(summary.outstanding.total * 100));
      expect(await figure("Overdue"), "header").toBe(Math.round(summary.overdue.total * 100));
      expect(await figure("Outstanding"), "header without accrued interest").toBe(total - accrued);
      const card = page.getByRole("region", { name: "To close the loan that day" });
      expect(paise(await valueOf(card, "Outstanding").textContent()), "outstanding").toBe(total);
      expect(paise(await valueOf(card, "Foreclosure amount").textContent())).toBe(Math.round(expected.foreclosure_amount * 100));

      await page.goto(`/jupiter/loans/${this.id}/schedule`);
      const schedule = page.getByRole("table", { name: "Repayment schedule" });
      const demands = await this.sandbox.api<{ results: { outstanding_amount: number; settled_amount: number }[] }>(
        "GET",
        `/v1/lms/demands/?loan=${this.id}&page_size=500`,
      );
      const sum = (of: "outstanding_amount" | "settled_amount"): number =>
        demands.results.reduce((sum, demand) => sum + Math.round(demand[of] * 100), 0);
      expect(await footerOf(schedule, "Paid ₹"), "schedule").toBe(sum("settled_amount"));
      expect(await footerOf(schedule, "Outstanding ₹"), "schedule").toBe(sum("outstanding_amount"));

      await page.goto(`/jupiter/loans/${this.id}/statement?from=2026-04-01&to=${iso(this.seconds)}`);
      const statement = page.getByRole("table", { name: "Statement of account" });
      await expect(statement).toBeVisible();
      expect(await footerOf(statement, "Balance ₹"), "statement").toBe(total);
      const now = new Date(this.seconds * 1000).toISOString();
      expect(await this.sandbox.audit(now)).toMatch(/^\d+ rules hold$/);
    });
  }
}

async function footerOf(table: Locator, heading: string): Promise<number> {
  await expect(table).toBeVisible();
  const headings = (await table.getByRole("columnheader").allTextContents()).map((text) => text.trim());
  const footer = await table.locator("tfoot tr").evaluate((row) => [...row.children].map((cell) => cell.textContent ?? ""));
  return paise(footer[headings.indexOf(heading)] ?? "");
}

test("amounts stay consistent through tranche, payments, bounce, fee, 90 days, restructuring and foreclosure", async ({ signedIn: page, sandbox }) => {
  test.setTimeout(240_000);
  const loan = new LoanUnderTest(page, sandbox, await loanId(sandbox, "LN0QX7T2"));
  await loan.advance(0);
  await loan.expectConsistent("before any change");

  const payout = await sandbox.api<{ id: string }>("POST", "/v1/lms/payouts/add_tranche/", { loan_id: loan.id, amount: 150_000 });
  await loan.expectConsistent("a tranche is requested");
  const by = { utr: "HDFCN26327000777", bank_date: loan.today, debit_bank: "HDFC 0001" };
  await sandbox.api("PUT", `/v1/lms/payouts/${payout.id}/process/`, by, CHECKER);
  await loan.expectConsistent("the tranche is paid");

  await loan.pay(33_272.05, "HDFCN26327000101");
  await loan.expectConsistent("the overdue EMI is paid");

  await loan.advance(25);
  await loan.pay(10_000, "HDFCN26352000102");
  await loan.expectConsistent("part of the next is paid");

  const due = await sandbox.api<{ results: { id: string }[] }>("GET", `/v1/lms/demands/?loan=${loan.id}&type=emi&status=overdue,partially_paid`);
  const nach = await sandbox.api<{ accepted: number }>("POST", "/v1/lms/records/bulk_nach_request/", {
    date: loan.today,
    demands: due.results.slice(0, 1).map(({ id }) => id),
  });
  expect(nach.accepted).toBe(1);
  const presented = await sandbox.api<{ results: { ref_id: string }[] }>("GET", `/v1/lms/records/?loan=${loan.id}&type=nach&ordering=-created_at&page_size=1`);
  const rows = presented.results.map(({ ref_id }) => ({ ref_id, status: "bounced", reason: "Insufficient funds" }));
  const update = await sandbox.api<{ accepted: number }>("PUT", "/v1/lms/records/nach_status/", { rows });
  expect(update.accepted).toBe(1);
  await loan.expectConsistent("its NACH bounces");

  await sandbox.api("POST", "/v1/lms/fees/", { loan: loan.id, type: "legal", name: "Notice", amount: 2_000, due_date: loan.today });
  await loan.expectConsistent("a fee is charged");

  for (const month of [1, 2, 3]) {
    await loan.advance(30);
    await loan.expectConsistent(`${month * 30} days later`);
  }

  await page.goto(`/jupiter/loans/${loan.id}/restructure`);
  await page.getByLabel("EMIs from then on").fill("24");
  await page.getByLabel("Reason").fill("Season was poor");
  await page.getByRole("button", { name: "Show the new schedule" }).click();
  await page.getByRole("button", { name: "Keep the new schedule" }).click();
  await expect(page.getByText(/The loan is restructured: 24 EMIs/)).toBeVisible();
  await loan.expectConsistent("it is restructured");

  await loan.pay((await loan.outstanding()).foreclosure_amount, "HDFCN27080000103", "foreclosure");
  await loan.expectConsistent("it is foreclosed");
  await page.goto(`/jupiter/loans/${loan.id}`);
  await expect(page.getByText("Closed", { exact: true }).first()).toBeVisible();
});
