// A session that ends while an officer works is renewed or signed in again, and nothing entered is lost.
import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "../support/accessible.ts";
import { ADD_TRANCHE, loanId } from "../support/api.ts";
import { holdRequest } from "../support/hold.ts";
import { expectLoaded, gridNamed, rowsOf } from "../support/grid.ts";
import { requested } from "../support/payout.ts";
import { OFFICER, signIn, signInWithin } from "../support/sign-in.ts";
import { expect, failedCall, test } from "../support/test.ts";
import type { Sandbox } from "../support/sandbox.ts";
import { amountField, openForm, receipt, review, reviewTranche, sendButton } from "../support/tranche.ts";

test.use({ freshData: true });

const toVenus = (page: Page) => page.getByRole("navigation", { name: "Workspace" }).getByRole("link", { name: "Venus" }).click();

const REFRESH = "/v1/identity/auth/token/refresh/";

/** The officer is told to press again. */
async function expectRenewed(page: Page): Promise<void> {
  await expect(page.getByRole("alert").filter({ hasText: "Your session was renewed." })).toContainText("Nothing was changed. Press again.");
  await expect(page.getByRole("dialog", { name: "Your session has ended" })).toHaveCount(0);
}

/** Presses the button of a reviewed request, and lets the session expire before the server sees what the page asks then. */
async function sendInExpiredSession(page: Page, sandbox: Sandbox): Promise<void> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/v1/**", async (route) => {
    await released;
    await route.fallback();
  });
  const asked = page.waitForRequest("**/v1/**");
  await sendButton(page).click();
  await asked;
  await sandbox.expireSessions();
  release();
}

test("after signing in again in a dialog, the entered amount is there and can be sent", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(401));
  await openForm(page, await loanId(sandbox, "LN0QX7T2"));
  await reviewTranche(page, "1,50,000");
  await sendInExpiredSession(page, sandbox);

  const dialog = page.getByRole("dialog", { name: "Your session has ended" });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByLabel("E-mail or mobile number")).toHaveValue(OFFICER);
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeVisible();
  await signInWithin(dialog, null);
  await expect(dialog).toBeHidden();

  await page.getByRole("button", { name: "Change amount" }).click();
  await expect(amountField(page)).toHaveValue("1,50,000");
  await reviewTranche(page, "1,50,000");
  await sendButton(page).click();
  await expect(receipt(page)).toHaveText("Tranche requested");
  const statuses = (await sandbox.received("POST", ADD_TRANCHE)).map(({ status }) => status);
  // Only the one that the officer sent afterwards: what the server had before is read first, and that was rejected.
  expect(statuses).toEqual([200]);
});

test("after signing in again, the reviewed request can be sent", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(401));
  await openForm(page, await loanId(sandbox, "LN0QX7T2"));
  await reviewTranche(page, "1,50,000");
  await sendInExpiredSession(page, sandbox);
  const dialog = page.getByRole("dialog", { name: "Your session has ended" });
  await signInWithin(dialog, null);
  await expect(dialog).toBeHidden();
  await sendButton(page).click();
  await expect(receipt(page)).toHaveText("Tranche requested");
});

test("the officer can sign out instead of signing in again", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(401));
  await openForm(page, await loanId(sandbox, "LN0QX7T2"));
  await reviewTranche(page, "1,50,000");
  await sendInExpiredSession(page, sandbox);
  const dialog = page.getByRole("dialog", { name: "Your session has ended" });
  await dialog.getByRole("button", { name: "Sign out instead" }).click();
  await expect(page.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();
});

test("a revoked access token is renewed without a message", async ({ officer: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(401));
  await expect(page.getByRole("grid", { name: "Loans" })).toHaveAttribute("aria-busy", "false");
  await sandbox.expireSessions({ access: true });
  await toVenus(page);
  await expect(rowsOf(gridNamed(page, "Payouts")).first().getByRole("link")).toHaveText(/^PAY/);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect(await sandbox.requests("POST", REFRESH)).toBe(1);
});

test("after a break longer than the access token's lifetime, pages load without a new sign-in", async ({ officer: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(401));
  await expectLoaded(gridNamed(page, "Loans"));
  await sandbox.clock({ advance_seconds: 2 * 60 * 60 });
  await toVenus(page);
  await expect(rowsOf(gridNamed(page, "Payouts")).first().getByRole("link")).toHaveText(/^PAY/);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect(await sandbox.requests("POST", REFRESH)).toBe(1);
});

test("a form open longer than the access token's lifetime sends once, with a new token", async ({ page, sandbox }) => {
  await page.clock.install();
  await page.route("**/config.json", (route) => route.fulfill({ json: { environment: "sandbox", undocumented: ["*"], idle_lock_minutes: 0 } }));
  await signIn(page);
  await openForm(page, await loanId(sandbox, "LN0QX7T2"));
  await reviewTranche(page, "1,50,000");
  const before = await sandbox.requests("POST", REFRESH);
  await sandbox.clock({ advance_seconds: 20 * 60 });
  await page.clock.fastForward("20:00");
  await sendButton(page).click();
  await expect(receipt(page)).toHaveText("Tranche requested");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect((await sandbox.received("POST", ADD_TRANCHE)).map(({ status }) => status)).toEqual([200]);
  expect(await sandbox.requests("POST", REFRESH)).toBe(before + 1);
});

test("the dialog of an ended session can't be closed away", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(401));
  await openForm(page, await loanId(sandbox, "LN0QX7T2"));
  await reviewTranche(page, "1,50,000");
  await sendInExpiredSession(page, sandbox);
  const dialog = page.getByRole("dialog", { name: "Your session has ended" });
  const name = dialog.getByLabel("E-mail or mobile number");
  await expect(name).toBeFocused();
  for (let times = 0; times < 4; times += 1) await page.keyboard.press("Escape");
  // As a browser does that lets a page cancel only the first Escape.
  await dialog.evaluate((dialog: HTMLDialogElement) => dialog.close());
  await expect(dialog).toBeVisible();
  await signInWithin(dialog, null);
  await expect(dialog).toBeHidden();
  await sendButton(page).click();
  await expect(receipt(page)).toHaveText("Tranche requested");
});

test("another officer who signs in gets a session of her own: her name, and nothing that the former typed or read", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(401));
  const loan = await loanId(sandbox, "LN0QX7T2");
  await openForm(page, loan);
  await reviewTranche(page, "1,50,000");
  await sendInExpiredSession(page, sandbox);
  const dialog = page.getByRole("dialog", { name: "Your session has ended" });
  await signInWithin(dialog, "neha.desai@lender.example");
  await expect(page.getByRole("heading", { name: "Loans", level: 1 })).toBeVisible();
  await expect(page.getByLabel("Account menu of neha.desai@lender.example")).toBeVisible();
  expect(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith("orrery.draft")))).toEqual([]);
  await openForm(page, loan);
  await expect(amountField(page)).toHaveValue("");
  expect(await sandbox.requests("POST", ADD_TRANCHE)).toBe(0);
});

test("signing out removes what was typed", async ({ signedIn: page, sandbox }) => {
  await openForm(page, await loanId(sandbox, "LN0QX7T2"));
  await amountField(page).fill("1,50,000");
  await expect.poll(() => page.evaluate(() => Object.keys(sessionStorage).some((key) => key.startsWith("orrery.draft")))).toBe(true);
  await page.getByLabel(`Account menu of ${OFFICER}`).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();
  expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
});

test("a tranche whose token expires at the last moment stays as typed, and is sent at the next press", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(401));
  await openForm(page, await loanId(sandbox, "LN0QX7T2"));
  await reviewTranche(page, "1,50,000");
  const held = await holdRequest(page, ADD_TRANCHE);
  await sendButton(page).click();
  await held.reached;
  await sandbox.expireSessions({ access: true });
  held.release();
  await expectRenewed(page);
  expect((await sandbox.received("POST", ADD_TRANCHE)).map(({ status }) => status)).toEqual([401]);
  await sendButton(page).click();
  await expect(receipt(page)).toHaveText("Tranche requested");
  expect((await sandbox.received("POST", ADD_TRANCHE)).map(({ status }) => status)).toEqual([401, 200]);
});

test("an upload whose token expires in the middle stops, and goes on at the next press", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(401));
  const bulk = "/v1/lms/fees/bulk_create/";
  await page.goto("/jupiter/bulk/fees");
  await page.getByLabel("Or paste rows from a spreadsheet").fill("Loan\tWhat it is for\tAmount before GST\tDue\nLN0QX7T2\tRenewal\t100\t2026-12-05");
  await page.getByRole("button", { name: "Check the rows" }).click();
  await page.getByRole("button", { name: "Check 1 row" }).click();
  const held = await holdRequest(page, bulk);
  await page.getByRole("button", { name: "Send 1 fee" }).click();
  await held.reached;
  await sandbox.expireSessions({ access: true });
  held.release();
  await expect(page.getByRole("alert").filter({ hasText: "Your session was renewed." })).toContainText("Press again.");
  await page.getByRole("button", { name: "Send 1 fee" }).click();
  await expect(page.getByRole("region", { name: "Upload" }).getByRole("status")).toHaveText("Done: 1 fee taken.");
  expect((await sandbox.received("POST", bulk)).map(({ status }) => status)).toEqual([401, 200]);
});

test("a dialog whose token expires at the last moment stays open with what was typed", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(401));
  const payout = await requested(sandbox, 4_321);
  const path = `/v1/lms/payouts/${payout.id}/cancel/`;
  await page.goto(`/venus/payouts/${payout.id}`);
  await page.getByRole("button", { name: "Cancel payout" }).click();
  const dialog = page.getByRole("dialog", { name: "Cancel the payout?" });
  await dialog.getByLabel("Why").fill("Asked for by mistake");
  const held = await holdRequest(page, path);
  await dialog.getByRole("button", { name: "Cancel payout" }).click();
  await held.reached;
  await sandbox.expireSessions({ access: true });
  held.release();
  await expectRenewed(page);
  await expect(dialog.getByLabel("Why")).toHaveValue("Asked for by mistake");
  await dialog.getByRole("button", { name: "Cancel payout" }).click();
  await expect(dialog).toBeHidden();
  expect((await sandbox.received("PUT", path)).map(({ status }) => status)).toEqual([401, 200]);
});

test("a pasted token of another officer begins a session of its own, one of the same officer goes on", async ({ page, sandbox, allowErrors }) => {
  allowErrors(failedCall(401));
  await page.route("**/config.json", (route) => route.fulfill({ json: { environment: "preprod", undocumented: ["*"] } }));
  const loan = await loanId(sandbox, "LN0QX7T2");
  const paste = async (within: Page | Locator, who: string): Promise<void> => {
    const { access } = await sandbox.signIn(who);
    await within.getByRole("radio", { name: "Token" }).check();
    await within.getByLabel("Access token").fill(access);
    await within.getByRole("button", { name: "Sign in", exact: true }).click();
  };
  await page.goto(`/jupiter/loans/${loan}/request-tranche`);
  await paste(page, OFFICER);
  await reviewTranche(page, "1,50,000");
  const dialog = page.getByRole("dialog", { name: "Your session has ended" });
  await sandbox.expireSessions();
  await sendButton(page).click();
  await paste(dialog, OFFICER);
  await expect(dialog).toBeHidden();
  await expect(review(page)).toContainText("₹1,50,000");

  await sandbox.expireSessions();
  await sendButton(page).click();
  await paste(dialog, "neha.desai@lender.example");
  await expect(page.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();
  expect(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith("orrery.draft")))).toEqual([]);
  expect(await sandbox.requests("POST", ADD_TRANCHE)).toBe(0);
});
