// One loan through its life: after each step every screen that shows its money says the same, and the books add up.
import { loanId } from "../support/api.ts";
import type { Sandbox } from "../support/sandbox.ts";
import { expect, test } from "../support/test.ts";
import { valueOf } from "../support/tranche.ts";
import type { Locator, Page } from "@playwright/test";

// Sessions outlive the days that go by.
test.use({ ownBooks: true, sandboxArgs: ["--access-minutes", "500000", "--refresh-hours", "9000"] });

const CHECKER = "second.officer@lender.example";
const DAY_S = 86_400;
const BEGINS = Date.parse("2026-11-23T12:00:00+05:30") / 1000;

const paise = (shown: string | null): number => Math.round(Number((shown ?? "").replaceAll(/[^\d.-]/g, "")) * 100);
const iso = (seconds: number): string => new Date((seconds + 19_800) * 1000).toISOString().slice(0, 10);

interface Outstanding {
  outstanding: { total: number };
  accrued_interest: number;
  foreclosure_amount: number;
}

class Life {
  private seconds = BEGINS;

  constructor(
    private readonly page: Page,
    private readonly sandbox: Sandbox,
    readonly loan: string,
  ) {}

  get today(): number {
    return this.seconds;
  }

  async outstanding(): Promise<Outstanding> {
    return this.sandbox.api("GET", `/v1/lms/demands/outstanding/?loan=${this.loan}&date=${this.seconds}`);
  }

  async pass(days: number): Promise<void> {
    this.seconds += days * DAY_S;
    await this.sandbox.clock({ now: new Date(this.seconds * 1000).toISOString(), frozen: true });
  }

  /** Money comes in: one officer enters it, another approves it. */
  async pays(amount: number, utr: string, order?: string): Promise<void> {
    const record = await this.sandbox.api<{ id: string }>("POST", "/v1/lms/records/", {
      loan: this.loan,
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

  /** Header, schedule, outstanding and statement against the API, and the audit of the books. */
  async agrees(step: string): Promise<void> {
    await test.step(step, async () => {
      const owed = await this.outstanding();
      const total = Math.round(owed.outstanding.total * 100);
      const accrued = Math.round(owed.accrued_interest * 100);
      const summary = await this.sandbox.api<{ outstanding: { total: number }; overdue: { total: number } }>(
        "GET",
        `/v1/lms/loans/${this.loan}/summary/`,
      );
      const { page } = this;
      await page.goto(`/jupiter/loans/${this.loan}/outstanding`);
      await expect(page.getByRole("heading", { name: /^Owed at the end of/ })).toBeVisible();
      const figure = async (name: string): Promise<number> =>
        paise(await valueOf(page, name).first().locator(".figure-value").textContent());
      expect(await figure("Outstanding"), "header").toBe(Math.round(summary.outstanding.total * 100));
      expect(await figure("Overdue"), "header").toBe(Math.round(summary.overdue.total * 100));
      expect(await figure("Outstanding"), "header and books").toBe(total - accrued);
      const card = page.getByRole("region", { name: "To close the loan that day" });
      expect(paise(await valueOf(card, "Outstanding").textContent()), "outstanding").toBe(total);
      expect(paise(await valueOf(card, "Foreclosure amount").textContent())).toBe(Math.round(owed.foreclosure_amount * 100));

      await page.goto(`/jupiter/loans/${this.loan}/schedule`);
      const schedule = page.getByRole("table", { name: "Repayment schedule" });
      const demands = await this.sandbox.api<{ results: { outstanding_amount: number; settled_amount: number }[] }>(
        "GET",
        `/v1/lms/demands/?loan=${this.loan}&page_size=500`,
      );
      const sum = (of: "outstanding_amount" | "settled_amount"): number =>
        demands.results.reduce((sum, demand) => sum + Math.round(demand[of] * 100), 0);
      expect(await footOf(schedule, "Paid ₹"), "schedule").toBe(sum("settled_amount"));
      expect(await footOf(schedule, "Outstanding ₹"), "schedule").toBe(sum("outstanding_amount"));

      await page.goto(`/jupiter/loans/${this.loan}/statement?from=2026-04-01&to=${iso(this.seconds)}`);
      const statement = page.getByRole("table", { name: "Statement of account" });
      await expect(statement).toBeVisible();
      expect(await footOf(statement, "Balance ₹"), "statement").toBe(total);
      const now = new Date(this.seconds * 1000).toISOString();
      expect(await this.sandbox.audit(now)).toMatch(/^\d+ rules hold$/);
    });
  }
}

async function footOf(table: Locator, heading: string): Promise<number> {
  await expect(table).toBeVisible();
  const headings = (await table.getByRole("columnheader").allTextContents()).map((text) => text.trim());
  const foot = await table.locator("tfoot tr").evaluate((row) => [...row.children].map((cell) => cell.textContent ?? ""));
  return paise(foot[headings.indexOf(heading)] ?? "");
}

test("tranche, payment, part payment, bounce, fee, ninety days, restructuring, foreclosure", async ({ officer: page, sandbox }) => {
  test.setTimeout(240_000);
  const life = new Life(page, sandbox, await loanId(sandbox, "LN0QX7T2"));
  await life.pass(0);
  await life.agrees("as it stands");

  const payout = await sandbox.api<{ id: string }>("POST", "/v1/lms/payouts/add_tranche/", { loan_id: life.loan, amount: 150_000 });
  await life.agrees("a tranche is requested");
  const by = { utr: "HDFCN26327000777", bank_date: life.today, debit_bank: "HDFC 0001" };
  await sandbox.api("PUT", `/v1/lms/payouts/${payout.id}/process/`, by, CHECKER);
  await life.agrees("the tranche is paid");

  await life.pays(33_272.05, "HDFCN26327000101");
  await life.agrees("the overdue EMI is paid");

  await life.pass(25);
  await life.pays(10_000, "HDFCN26352000102");
  await life.agrees("part of the next is paid");

  const due = await sandbox.api<{ results: { id: string }[] }>("GET", `/v1/lms/demands/?loan=${life.loan}&type=emi&status=overdue,partially_paid`);
  const nach = await sandbox.api<{ accepted: number }>("POST", "/v1/lms/records/bulk_nach_request/", {
    date: life.today,
    demands: due.results.slice(0, 1).map(({ id }) => id),
  });
  expect(nach.accepted).toBe(1);
  const presented = await sandbox.api<{ results: { ref_id: string }[] }>("GET", `/v1/lms/records/?loan=${life.loan}&type=nach&ordering=-created_at&page_size=1`);
  const rows = presented.results.map(({ ref_id }) => ({ ref_id, status: "bounced", reason: "Insufficient funds" }));
  const told = await sandbox.api<{ accepted: number }>("PUT", "/v1/lms/records/nach_status/", { rows });
  expect(told.accepted).toBe(1);
  await life.agrees("its NACH bounces");

  await sandbox.api("POST", "/v1/lms/fees/", { loan: life.loan, type: "legal", name: "Notice", amount: 2_000, due_date: life.today });
  await life.agrees("a fee is charged");

  for (const month of [1, 2, 3]) {
    await life.pass(30);
    await life.agrees(`${month * 30} days go by`);
  }

  await page.goto(`/jupiter/loans/${life.loan}/restructure`);
  await page.getByLabel("EMIs from then on").fill("24");
  await page.getByLabel("Reason").fill("Season was poor");
  await page.getByRole("button", { name: "Show the new schedule" }).click();
  await page.getByRole("button", { name: "Keep the new schedule" }).click();
  await expect(page.getByText(/The loan is restructured: 24 EMIs/)).toBeVisible();
  await life.agrees("it is restructured");

  await life.pays((await life.outstanding()).foreclosure_amount, "HDFCN27080000103", "foreclosure");
  await life.agrees("it is foreclosed");
  await page.goto(`/jupiter/loans/${life.loan}`);
  await expect(page.getByText("Closed", { exact: true }).first()).toBeVisible();
});
