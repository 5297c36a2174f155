// A tranche request that is about to be sent, and what the page says after a lost response.
import { expect, type Locator, type Page } from "@playwright/test";
import { loanId, payoutsOf } from "./api.ts";
import type { Sandbox } from "./sandbox.ts";
import { openForm, reviewTranche } from "./tranche.ts";

/** The amount in rupees that `readyToSend` enters. */
export const AMOUNT = 150_000;

/** Longer than the look-up waits before it concludes that the request did not arrive. */
export const LOOKUP_OVER = { advance_seconds: 120 };

export const found = (page: Page): Locator => page.getByRole("heading", { name: "The tranche request had arrived" });
export const unknown = (page: Page): Locator => page.getByRole("alert").filter({ hasText: "It is not known whether the tranche request arrived." });
export const notArrived = (page: Page): Locator => page.getByRole("alert").filter({ hasText: "The tranche request did not arrive." });

/** The message about more than one request on the server. */
export const twice = (page: Page): Locator =>
  page.getByRole("region", { name: "Notifications" }).getByRole("listitem").filter({ hasText: "the server has 2 of them" });

/** Fills the form up to the review and returns the loan's id. */
export async function readyToSend(page: Page, sandbox: Sandbox): Promise<string> {
  const loan = await loanId(sandbox, "LN0QX7T2");
  await openForm(page, loan);
  await reviewTranche(page, "1,50,000");
  return loan;
}

/** Checks that the server has the request once. */
export async function expectOnce(sandbox: Sandbox, loan: string): Promise<void> {
  expect(await payoutsOf(sandbox, loan, AMOUNT)).toHaveLength(1);
}
