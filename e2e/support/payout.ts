// Payouts as the API has them, read and requested outside the page.
import { loanId, requestTranche } from "./api.ts";
import type { Sandbox } from "./sandbox.ts";

/** Before the day ends, after all that the tests do. */
export const EVENING = "2026-11-23T23:59:59+05:30";

export interface Payout {
  id: string;
  ref_id: string;
  status: string;
  utr: string | null;
}

/** Requests a tranche of this amount in rupees and returns its payout. */
export async function requested(sandbox: Sandbox, amount: number): Promise<Payout> {
  const { ref_id } = await requestTranche(sandbox, await loanId(sandbox, "LN0QX7T2"), amount);
  const { results } = await sandbox.api<{ results: Payout[] }>("GET", `/v1/lms/payouts/?search=${ref_id}`);
  const [payout] = results;
  if (!payout) throw new Error(`No payout ${ref_id}`);
  return payout;
}

/** The payout as it is now. */
export const current = (sandbox: Sandbox, { id }: Payout): Promise<Payout> => sandbox.api("GET", `/v1/lms/payouts/${id}/`);

/** Process Payout. */
export const processPath = ({ id }: Payout): string => `/v1/lms/payouts/${id}/process/`;
