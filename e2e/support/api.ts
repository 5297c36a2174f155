// API calls that tests make outside the page.
import type { Sandbox } from "./sandbox.ts";

/** Request Tranche. */
export const ADD_TRANCHE = "/v1/lms/payouts/add_tranche/";
/** List Payouts, which also looks up a request whose response was lost. */
export const PAYOUTS = "/v1/lms/payouts/";

interface List<Item> {
  count: number;
  results: Item[];
}

/** The id of the loan with this reference. */
export async function loanId(sandbox: Sandbox, reference: string): Promise<string> {
  const path = `/v1/lms/loans/?search=${encodeURIComponent(reference)}`;
  const { results } = await sandbox.api<List<{ id: string; ref_id: string }>>("GET", path);
  const loan = results.find((loan) => loan.ref_id === reference);
  if (!loan) throw new Error(`No loan ${reference}`);
  return loan.id;
}

/** The id of the account with this reference. */
export async function accountId(sandbox: Sandbox, reference: string): Promise<string> {
  const path = `/v1/lms/accounts/?search=${encodeURIComponent(reference)}`;
  const { results } = await sandbox.api<List<{ id: string; ref_id: string }>>("GET", path);
  const account = results.find((account) => account.ref_id === reference);
  if (!account) throw new Error(`No account ${reference}`);
  return account.id;
}

/** The loan's payouts of exactly this amount in rupees. */
export async function payoutsOf(sandbox: Sandbox, loan: string, amount: number): Promise<{ ref_id: string }[]> {
  const query = new URLSearchParams({ loan, amount_min: `${amount}`, amount_max: `${amount}`, page_size: "100" });
  return (await sandbox.api<List<{ ref_id: string }>>("GET", `${PAYOUTS}?${query}`)).results;
}

/** Requests a tranche as another officer. */
export async function requestTranche(sandbox: Sandbox, loan: string, amount: number): Promise<{ ref_id: string }> {
  return sandbox.api("POST", ADD_TRANCHE, { loan_id: loan, amount });
}
