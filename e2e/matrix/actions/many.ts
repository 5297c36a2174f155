// Actions on many objects, and matches of the bank statement.
import { loanId } from "../../support/api.ts";
import { gridNamed, rowOf } from "../../support/grid.ts";
import { current, processPath, requested } from "../../support/payout.ts";
import { button, sends, type Action } from "../action.ts";
import type { Sandbox } from "../../support/sandbox.ts";

const FEES = "/v1/lms/fees/";
const RECORDS = "/v1/lms/records/";
const UNMATCHED_PAYOUTS = "/v1/lms/payouts/unmatched/";
const ROWS = 30;

export const uploadFees: Action = {
  name: "upload 30 fees in two batches",
  async prepare(sandbox) {
    const rows = Array.from({ length: ROWS }, (_, at) => `LN0QX7T2\tMatrix row ${at + 1}\t${100 + at}\t2026-12-05`);
    return {
      url: "/jupiter/bulk/fees",
      async fill(page) {
        const paste = page.getByLabel("Or paste rows from a spreadsheet");
        await paste.fill(["Loan\tWhat it is for\tAmount before GST\tDue", ...rows].join("\n"));
        await button(page, "Check the rows").click();
        await button(page, `Check ${ROWS} rows`).click();
      },
      button: (page) => button(page, /^Send(ing)? \d+ fees?( more)?$/),
      write: { method: "POST", path: `${FEES}bulk_create/` },
      expected: ROWS,
      effects: async () => (await sandbox.api<{ count: number }>("GET", `${FEES}?search=Matrix%20row&page_size=1`)).count,
      typed: ["Matrix row 30", "129"],
      done: /Done: 30 fees taken\./,
      counted: /(\d+) (?:fees )?taken/,
    };
  },
};

export const handManyToTheBank: Action = {
  name: "hand three payouts to the bank",
  async prepare(sandbox) {
    const payouts = [await requested(sandbox, 17_801), await requested(sandbox, 17_801), await requested(sandbox, 17_801)];
    const [, second] = payouts as [typeof payouts[0], typeof payouts[0]];
    if (!second) throw new Error("Three payouts were requested");
    return {
      url: "/venus/payouts?min=17801&max=17801",
      async open(page) {
        for (const { ref_id } of payouts) await rowOf(gridNamed(page, "Payouts"), ref_id).getByRole("checkbox").check();
        await button(page, /^Hand to the bank \(\d\)$/).click();
      },
      fill: (page) => button(page.getByRole("dialog"), "Hand to the bank").waitFor(),
      button: (page) => button(page.getByRole("dialog"), /^(Hand to the bank|Go on|Try the rest again)$/),
      write: { method: "PUT", path: processPath(second) },
      expected: 3,
      async effects() {
        let sent = 0;
        for (const payout of payouts) sent += Number(["processing", "processed"].includes((await current(sandbox, payout)).status));
        return sent;
      },
      typed: [],
      done: /; 3 done;/,
      counted: /; (\d+) done;/,
      meanwhile: () => sandbox.api("PUT", `/v1/lms/payouts/${second.id}/cancel/`, { remark: "Asked for twice." }),
    };
  },
};

export const matchACredit: Action = {
  name: "match a credit with a loan",
  async prepare(sandbox) {
    const { results } = await sandbox.api<{ results: { id: string }[] }>("GET", `${RECORDS}unmatched/?search=meera`);
    const id = results[0]?.id ?? "";
    const loan = await loanId(sandbox, "LN0QX7T2");
    const matched = async () => (await sandbox.api<{ loan: string | null }>("GET", `${RECORDS}${id}/`)).loan;
    return {
      url: "/venus/reconcile?search=meera",
      fill: (page) => button(page, "Match with LN0QX7T2").first().waitFor(),
      button: (page) => button(page, "Match with LN0QX7T2").first(),
      write: { method: "PUT", path: `${RECORDS}${id}/match/` },
      effects: async () => Number((await matched()) === loan),
      typed: [],
      done: /is for LN0QX7T2|Nothing waits to be matched/,
      meanwhile: async () => sandbox.api("PUT", `${RECORDS}${id}/match/`, { allocations: [{ loan: await loanId(sandbox, "LN1XSPKW"), amount: 100 }] }),
    };
  },
};

/** The bank's debit of PAY0NEW1. */
async function debit(sandbox: Sandbox): Promise<string> {
  const { results } = await sandbox.api<{ results: { id: string }[] }>("GET", `${UNMATCHED_PAYOUTS}?search=harpreet`);
  return results[0]?.id ?? "";
}

export const matchADebit: Action = {
  name: "match a debit with a payout",
  async prepare(sandbox) {
    const id = await debit(sandbox);
    const { results } = await sandbox.api<{ results: { id: string }[] }>("GET", "/v1/lms/payouts/?search=PAY0NEW1");
    const payout = results[0]?.id ?? "";
    const status = async () => (await sandbox.api<{ status: string }>("GET", `/v1/lms/payouts/${payout}/`)).status;
    return {
      url: "/venus/reconcile/out?search=harpreet",
      fill: (page) => button(page, "Match with PAY0NEW1").waitFor(),
      button: (page) => button(page, "Match with PAY0NEW1"),
      write: { method: "PUT", path: `${UNMATCHED_PAYOUTS}${id}/match/` },
      effects: async () => Number((await status()) === "processed"),
      typed: [],
      done: /is PAY0NEW1|Nothing waits to be matched|Every debit has its payout/,
    };
  },
};

export const presentByNach: Action = {
  name: "present an EMI by NACH",
  async prepare(sandbox) {
    const loan = await loanId(sandbox, "LN0QX7T2");
    const presented = `${RECORDS}?type=nach&loan=${loan}&page_size=500`;
    const count = async () => (await sandbox.api<{ count: number }>("GET", presented)).count;
    const before = await count();
    return {
      url: `/venus/nach/new?loan=${loan}`,
      fill: (page) => page.getByRole("checkbox", { name: /^Select EMI 10 of LN0QX7T2/ }).check(),
      button: (page) => button(page.getByRole("main"), sends("Present to the bank")),
      write: { method: "POST", path: `${RECORDS}bulk_nach_request/` },
      effects: async () => (await count()) - before,
      typed: [],
      done: /1 presented for 23 Nov 2026/,
    };
  },
};

export const loadNachStatus: Action = {
  name: "load the bank's NACH status file",
  async prepare(sandbox) {
    const loan = await loanId(sandbox, "LN0QX7T2");
    const { results: demands } = await sandbox.api<{ results: { id: string; status: string }[] }>("GET", `/v1/lms/demands/?loan=${loan}&type=emi&page_size=500`);
    const overdue = demands.find((demand) => demand.status === "overdue")?.id;
    const date = Date.parse("2026-11-23T23:59:59+05:30") / 1000;
    await sandbox.api("POST", `${RECORDS}bulk_nach_request/`, { date, demands: [overdue] });
    const { results } = await sandbox.api<{ results: { id: string; ref_id: string }[] }>("GET", `${RECORDS}?type=nach&loan=${loan}&ordering=-created_at`);
    const { id, ref_id } = results[0] ?? { id: "", ref_id: "" };
    return {
      url: "/venus/bulk/nach-status",
      async fill(page) {
        await page.getByLabel("Or paste rows from a spreadsheet").fill(`Reference\tStatus\tReason\n${ref_id}\tbounced\tMandate cancelled`);
        await button(page, "Check the rows").click();
        await button(page, "Check 1 row").click();
      },
      button: (page) => button(page, /^Send(ing)? 1 presentation( more)?$/),
      write: { method: "PUT", path: `${RECORDS}nach_status/` },
      effects: async () => Number(JSON.stringify(await sandbox.api("GET", `${RECORDS}${id}/`)).includes("Mandate cancelled")),
      typed: [ref_id, "Mandate cancelled"],
      done: /Done: 1 presentation taken\./,
      counted: /(\d+) (?:presentations? )?taken/,
    };
  },
};
