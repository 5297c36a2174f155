// URLs of every route, with objects of the seeded database.
import { accountId, loanId } from "./api.ts";
import { first } from "./places.ts";
import type { Sandbox } from "./sandbox.ts";

const LOAN_TABS = ["", "/schedule", "/payouts", "/payments", "/fees", "/outstanding", "/statement", "/terms", "/extra-data", "/activity"];
const ACCOUNT_TABS = ["", "/limits", "/terms", "/activity"];

/** The pattern of each route, and URLs of it. */
export const routes: Record<string, (sandbox: Sandbox) => Promise<string[]>> = {
  "/": async () => ["/"],
  "/sign-in": async () => [],
  "/jupiter": async () => ["/jupiter"],
  "/jupiter/loans": async () => ["/jupiter/loans"],
  "/jupiter/loans/:id/request-tranche": async (sandbox) => [`/jupiter/loans/${await loanId(sandbox, "LN0QX7T2")}/request-tranche`],
  "/jupiter/loans/:id/restructure": async (sandbox) => [`/jupiter/loans/${await loanId(sandbox, "LN0QX7T2")}/restructure`],
  "/jupiter/loans/:id/:tab?": async (sandbox) => {
    const loan = await loanId(sandbox, "LN0QX7T2");
    return LOAN_TABS.map((tab) => `/jupiter/loans/${loan}${tab}`);
  },
  "/jupiter/accounts": async () => ["/jupiter/accounts"],
  "/jupiter/accounts/new": async () => ["/jupiter/accounts/new"],
  "/jupiter/accounts/:id/terms/edit": async (sandbox) => [`/jupiter/accounts/${await accountId(sandbox, "AC0QX7T2")}/terms/edit`],
  "/jupiter/accounts/:id/disburse": async (sandbox) => [`/jupiter/accounts/${await accountId(sandbox, "AC0QX7T2")}/disburse`],
  "/jupiter/accounts/:id/:tab?/:dialog?": async (sandbox) => {
    const account = await accountId(sandbox, "AC0QX7T2");
    return ACCOUNT_TABS.map((tab) => `/jupiter/accounts/${account}${tab}`);
  },
  "/jupiter/top-ups": async () => ["/jupiter/top-ups"],
  "/jupiter/top-ups/new": async (sandbox) => [`/jupiter/top-ups/new?account=${await accountId(sandbox, "AC0QX7T2")}`],
  "/jupiter/top-ups/:reference": async (sandbox) => [`/jupiter/top-ups/${await first(sandbox, "topups", "ref_id")}`],
  "/jupiter/top-up-groups": async () => ["/jupiter/top-up-groups"],
  "/jupiter/top-up-groups/new": async () => ["/jupiter/top-up-groups/new"],
  "/jupiter/top-up-groups/:reference": async (sandbox) => [`/jupiter/top-up-groups/${await first(sandbox, "topup_groups", "ref_id")}`],
  "/jupiter/fees": async () => ["/jupiter/fees"],
  "/jupiter/fees/new": async (sandbox) => [`/jupiter/fees/new?loan=${await loanId(sandbox, "LN0QX7T2")}`],
  "/jupiter/fees/:id": async (sandbox) => [`/jupiter/fees/${await first(sandbox, "fees")}`],
  "/jupiter/line-details": async () => ["/jupiter/line-details"],
  "/jupiter/line-details/new": async (sandbox) => [`/jupiter/line-details/new?account=${await accountId(sandbox, "AC0QX7T2")}`],
  "/jupiter/line-details/:id": async (sandbox) => [`/jupiter/line-details/${await first(sandbox, "line_details")}`],
  "/jupiter/calculator": async (sandbox) => [`/jupiter/calculator?account=${await accountId(sandbox, "AC0QX7T2")}`],
  "/jupiter/bulk/:sheet?": async () => ["/jupiter/bulk", "/jupiter/bulk/fees"],
  "/venus": async () => ["/venus"],
  "/venus/payouts": async (sandbox) => ["/venus/payouts", `/venus/payouts?open=${await first(sandbox, "payouts")}`],
  "/venus/payouts/new": async (sandbox) => [`/venus/payouts/new?loan=${await loanId(sandbox, "LN0QX7T2")}`],
  "/venus/payouts/export": async () => ["/venus/payouts/export?status=pending"],
  "/venus/payouts/:id": async (sandbox) => [`/venus/payouts/${await first(sandbox, "payouts")}`],
  "/venus/records": async () => ["/venus/records"],
  "/venus/records/new": async (sandbox) => [`/venus/records/new?loan=${await loanId(sandbox, "LN0QX7T2")}`],
  "/venus/records/:id": async (sandbox) => [`/venus/records/${await first(sandbox, "records")}`],
  "/venus/settlements": async () => ["/venus/settlements"],
  "/venus/excess": async (sandbox) => [`/venus/excess?open=${await loanId(sandbox, "LN0EXCE5")}`],
  "/venus/reconcile/:tab?": async () => ["/venus/reconcile", "/venus/reconcile/out"],
  "/venus/nach": async () => ["/venus/nach"],
  "/venus/nach/new": async () => ["/venus/nach/new"],
  "/venus/nach/:id": async (sandbox) => [`/venus/nach/${await first(sandbox, "records")}`],
  "/venus/eod": async () => ["/venus/eod"],
  "/venus/bulk/:sheet?": async () => ["/venus/bulk", "/venus/bulk/records"],
};
