// Pages by name, with objects of the seeded database.
import { accountId, loanId } from "./api.ts";
import type { Sandbox } from "./sandbox.ts";

type Url = (sandbox: Sandbox) => string | Promise<string>;

/** A page with a name for the title of its test. */
export interface Place {
  name: string;
  url: Url;
}

export const at = (url: string) => (): string => url;

/** The page of a loan, or a page below it. */
export const loanPage = (rest = "", reference = "LN0QX7T2") => async (sandbox: Sandbox): Promise<string> =>
  `/jupiter/loans/${await loanId(sandbox, reference)}${rest}`;

/** The page of an account, or a page below it. */
export const accountPage = (rest = "", reference = "AC0QX7T2") => async (sandbox: Sandbox): Promise<string> =>
  `/jupiter/accounts/${await accountId(sandbox, reference)}${rest}`;

/** The first object of a list, by ID or by reference. */
export async function first(sandbox: Sandbox, list: string, key: "id" | "ref_id" = "id"): Promise<string> {
  const { results } = await sandbox.api<{ results: { id: string; ref_id: string }[] }>("GET", `/v1/lms/${list}/?page_size=1`);
  return results[0]?.[key] ?? "none";
}

const firstOf = (list: string, folder: string, key?: "id" | "ref_id") => async (sandbox: Sandbox): Promise<string> => `${folder}/${await first(sandbox, list, key)}`;

/** Pages that show what the API sends, one of each kind. */
export const SHOWN: Place[] = [
  { name: "the loans", url: at("/jupiter/loans") },
  { name: "a loan", url: loanPage() },
  { name: "a loan's schedule", url: loanPage("/schedule") },
  { name: "a loan's payments", url: loanPage("/payments") },
  { name: "a loan's fees", url: loanPage("/fees") },
  { name: "what is outstanding of a loan", url: loanPage("/outstanding") },
  { name: "a loan's statement", url: loanPage("/statement") },
  { name: "a loan's terms", url: loanPage("/terms") },
  { name: "the accounts", url: at("/jupiter/accounts") },
  { name: "an account", url: accountPage() },
  { name: "an account's limits", url: accountPage("/limits") },
  { name: "a fee", url: firstOf("fees", "/jupiter/fees") },
  { name: "a top-up", url: firstOf("topups", "/jupiter/top-ups", "ref_id") },
  { name: "a payout", url: firstOf("payouts", "/venus/payouts") },
  { name: "a record", url: firstOf("records", "/venus/records") },
  { name: "the payouts", url: at("/venus/payouts") },
  { name: "the records", url: at("/venus/records") },
  { name: "the settlements", url: at("/venus/settlements") },
  { name: "excess", url: at("/venus/excess") },
];
