// Signing in as an officer does: with the one-time password that the page shows in the sandbox.
import { expect, type Locator, type Page } from "@playwright/test";

/** Who the officer of the tests is. */
export const OFFICER = "asha.kulkarni@lender.example";

/** The one-time password in the note of the sign-in form. */
export async function shownPassword(within: Page | Locator): Promise<string> {
  const note = within.getByText(/The password is \d+/);
  await expect(note).toBeVisible();
  const password = /The password is (\d+)/.exec((await note.textContent()) ?? "")?.[1];
  if (!password) throw new Error("The note shows no password");
  return password;
}

/** Fills the sign-in form, wherever it stands; `who` null leaves the name that is there. */
export async function signInWithin(within: Page | Locator, who: string | null): Promise<void> {
  if (who !== null) await within.getByLabel("E-mail or mobile number").fill(who);
  await within.getByRole("button", { name: "Send one-time password" }).click();
  await within.getByLabel("One-time password").fill(await shownPassword(within));
  await within.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Signs in at the sign-in page and waits for the loans. */
export async function signIn(page: Page, who = OFFICER): Promise<void> {
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();
  await signInWithin(page, who);
  await expect(page.getByRole("heading", { name: "Loans", level: 1 })).toBeVisible();
}
