// The form that requests a tranche, by its labels.
import { expect, type Locator, type Page } from "@playwright/test";

/** Opens the form of a loan and waits for its heading. */
export async function openForm(page: Page, loan: string): Promise<void> {
  await page.goto(`/jupiter/loans/${loan}/request-tranche`);
  await expect(page.getByRole("heading", { name: "Request a tranche", level: 1 })).toBeVisible();
}

export const amountField = (page: Page): Locator => page.getByRole("textbox", { name: "Amount" });

export const reviewButton = (page: Page): Locator => page.getByRole("button", { name: "Review request" });

export const review = (page: Page): Locator => page.getByRole("region", { name: "Review" });

/** The button that sends the request, in any of its states. */
export const sendButton = (page: Page): Locator => review(page).getByRole("button", { name: /^(Send|Sending)/ });

/** The receipt of a request that was answered, or found by the look-up. */
export const receipt = (page: Page): Locator =>
  page.getByRole("heading", { name: /^(Tranche requested|The tranche request had arrived)$/ });

/** The value of a term in a description list. */
export const valueOf = (within: Page | Locator, name: string): Locator =>
  within.getByRole("term").getByText(name, { exact: true }).locator("xpath=following-sibling::dd");

/** Enters an amount and opens the review. */
export async function reviewTranche(page: Page, amount: string): Promise<void> {
  await amountField(page).fill(amount);
  await reviewButton(page).click();
  await expect(review(page)).toBeVisible();
}
