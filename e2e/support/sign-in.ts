// Signing in: through the form, as an officer does, or by putting a refresh token into the tab.
import { expect, type Locator, type Page } from "@playwright/test";
import type { Sandbox } from "./sandbox.ts";

/** The officer at the page. */
export const OFFICER = "asha.kulkarni@lender.example";

/** The keys under which the app stores a session in the tab's sessionStorage. */
const STORED_REFRESH = "orrery.refresh";
const STORED_USERNAME = "orrery.username";

/** The one-time password that the sign-in form shows in the sandbox. */
export async function shownPassword(within: Page | Locator): Promise<string> {
  const note = within.getByText(/The password is \d+/);
  await expect(note).toBeVisible();
  const password = /The password is (\d+)/.exec((await note.textContent()) ?? "")?.[1];
  if (!password) throw new Error("The note shows no password");
  return password;
}

/** Fills and sends the sign-in form of a page or dialog; `who` null leaves the user name that is in it. */
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
  await expectLoansPage(page);
}

/** Gives the tab a session without the form: the next page that it opens is signed in, as after a reload. */
export async function startSession(page: Page, sandbox: Sandbox, who = OFFICER, origin = sandbox.url): Promise<void> {
  const { refresh } = await sandbox.signIn(who);
  const blank = `${origin}/blank-for-session`;
  await page.route(blank, (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><link rel=icon href=data:,><title>blank</title>" }));
  await page.goto(blank);
  await page.evaluate((stored) => {
    for (const [key, value] of Object.entries(stored)) sessionStorage.setItem(key, JSON.stringify(value));
  }, { [STORED_REFRESH]: refresh, [STORED_USERNAME]: who });
  await page.unroute(blank);
}

export const expectLoansPage = (page: Page): Promise<void> =>
  expect(page.getByRole("heading", { name: "Loans", level: 1 })).toBeVisible();
