// An officer signs out: nothing of a borrower stays on the computer, nothing unfinished is lost unasked, the next officer sees
// nothing of the former, and a request without a known outcome is still not sent twice.
import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/accessible.ts";
import { ADD_TRANCHE, loanId } from "../support/api.ts";
import { holdRequest, holdResponse } from "../support/hold.ts";
import type { Sandbox } from "../support/sandbox.ts";
import { expectOnce, found, readyToSend } from "../support/sent-tranche.ts";
import { OFFICER, signInWithin } from "../support/sign-in.ts";
import { expect, failedCall, test } from "../support/test.ts";
import { amountField, openForm, receipt, reviewTranche, sendButton } from "../support/tranche.ts";

test.use({ freshData: true });

const NEXT_OFFICER = "neha.desai@lender.example";
/** What is typed in these tests and must not stay. */
const BORROWERS_DATA = ["Kaveri", "ABCPK1234F", "50200011223344", "HDFC0000123", "UTRKAVERI0001", "Stamp for Kaveri", "29953", "Meera", "1,50,000", "150000"];

const menu = (page: Page, who = OFFICER) => page.getByLabel(`Account menu of ${who}`);
const question = (page: Page) => page.getByRole("dialog", { name: "Sign out and discard unfinished entries?" });
const signInPage = (page: Page) => page.getByRole("heading", { name: "Sign in", level: 1 });

async function pressSignOut(page: Page): Promise<void> {
  const button = page.getByRole("button", { name: "Sign out", exact: true });
  // The menu is open already where the officer was asked before and stayed.
  if (!(await button.isVisible())) await menu(page).click();
  await button.click();
}

/** All that the browser stores for the site. */
const stored = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const databases = (await indexedDB.databases()).map(({ name }) => name);
    const caches = await window.caches.keys();
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, databases, caches, document.cookie, history.state]);
  });

async function expectNothingStored(page: Page): Promise<void> {
  await expect(signInPage(page)).toBeVisible();
  const everything = await stored(page);
  for (const text of BORROWERS_DATA) expect(everything).not.toContain(text);
  const [, session, databases, caches] = JSON.parse(everything) as unknown[];
  expect([session, databases, caches]).toEqual([{}, [], []]);
}

async function pasteFees(page: Page): Promise<void> {
  await page.goto("/jupiter/bulk/fees");
  const rows = ["Loan\tWhat it is for\tAmount before GST\tDue", "LN0QX7T2\tStamp for Kaveri\t100\t2026-12-05", "LN0QX7T2\tNotice to Kaveri\t200\t2026-12-06"];
  await page.getByLabel("Or paste rows from a spreadsheet").fill(rows.join("\n"));
  await page.getByRole("button", { name: "Check the rows" }).click();
  await page.getByRole("button", { name: "Check 2 rows" }).click();
  await expect(page.getByRole("button", { name: "Send 2 fees" })).toBeVisible();
}

async function signInAgain(page: Page, who: string): Promise<void> {
  await signInWithin(page, who);
  await expect(page.getByRole("heading", { name: "Loans", level: 1 })).toBeVisible();
}

const feesOf = async (sandbox: Sandbox, name: string): Promise<number> =>
  (await sandbox.api<{ count: number }>("GET", `/v1/lms/fees/?search=${name}&page_size=1`)).count;

test("after filled forms, an uploaded sheet and a lost request, a sign-out leaves no borrower's data on the computer", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall());
  await page.goto("/jupiter/accounts/new");
  await page.getByLabel("Legal name").fill("Kaveri Traders");
  await page.getByLabel("PAN").fill("ABCPK1234F");
  await page.getByLabel("Account number").fill("50200011223344");
  await page.goto("/venus/records/new");
  await page.getByLabel("UTR").fill("UTRKAVERI0001");
  await page.goto("/jupiter/loans?search=Meera");
  await page.getByText("Views", { exact: true }).click();
  await page.getByLabel("Name of this view").fill("My view");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await pasteFees(page);
  await readyToSend(page, sandbox);
  const held = await holdResponse(page, ADD_TRANCHE);
  await sendButton(page).click();
  await held.reached;
  const before = await stored(page);
  for (const text of ["Kaveri", "ABCPK1234F", "UTRKAVERI0001", "150000"]) expect(before).toContain(text);

  await pressSignOut(page);
  await expect(question(page)).toContainText("It is not known whether the tranche request, sent on");
  await expect(question(page)).toContainText("rows that are not sent or were refused: 2 of 2.");
  await expectAccessible(page);
  await question(page).getByRole("button", { name: "Sign out and discard" }).click();
  await expectNothingStored(page);
  await expect(page).toHaveURL(/\/sign-in$/);
  held.release();
});

test("an officer who is asked can stay, and finds what is unfinished", async ({ signedIn: page }) => {
  await pasteFees(page);
  await page.goto("/jupiter/loans");
  await pressSignOut(page);
  await question(page).getByRole("button", { name: "Stay signed in" }).click();
  await expect(question(page)).toBeHidden();
  await expect(page.getByRole("heading", { name: "Loans", level: 1 })).toBeVisible();
  await pressSignOut(page);
  await question(page).getByRole("link", { name: "Open" }).click();
  await expect(question(page)).toBeHidden();
  await expect(page.getByRole("button", { name: "Send 2 fees" })).toBeVisible();
});

test("an officer whose connection is gone is asked by the browser, and can sign out", async ({ signedIn: page, allowErrors }) => {
  allowErrors(failedCall(), /Failed to fetch/);
  await pasteFees(page);
  await page.route(/\/bulk-[0-9a-f]+\.wasm$/, (route) => route.abort());
  await page.goto("/jupiter/loans");
  const answers = [false, true];
  const questions: string[] = [];
  page.on("dialog", (dialog) => {
    questions.push(dialog.message());
    void (answers.shift() ? dialog.accept() : dialog.dismiss());
  });
  await pressSignOut(page);
  await expect.poll(() => questions).toEqual(["Entries on this device are not finished. Sign out and discard them?"]);
  await expect(page.getByRole("heading", { name: "Loans", level: 1 })).toBeVisible();
  await pressSignOut(page);
  await expectNothingStored(page);
});

test("a request that arrived before a sign-out is found when the same is asked for again, and is not made twice", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall());
  const loan = await readyToSend(page, sandbox);
  const held = await holdResponse(page, ADD_TRANCHE);
  await sendButton(page).click();
  await held.reached;
  await pressSignOut(page);
  await question(page).getByRole("button", { name: "Sign out and discard" }).click();
  await expect(signInPage(page)).toBeVisible();
  held.release();

  await signInAgain(page, NEXT_OFFICER);
  await openForm(page, loan);
  await expect(amountField(page)).toHaveValue("");
  await reviewTranche(page, "1,50,000");
  await expect(page.getByRole("alert").filter({ hasText: "It was sent from this browser before the last sign-out." })).toBeVisible();
  await sendButton(page).click();
  await expect(found(page)).toBeVisible();
  await expectOnce(sandbox, loan);
  expect(await sandbox.requests("POST", ADD_TRANCHE)).toBe(1);
});

test("another request than the one without an outcome is sent only after an officer has looked", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall());
  const loan = await readyToSend(page, sandbox);
  const held = await holdRequest(page, ADD_TRANCHE);
  await sendButton(page).click();
  await held.reached;
  await pressSignOut(page);
  await question(page).getByRole("button", { name: "Sign out and discard" }).click();
  await expect(signInPage(page)).toBeVisible();
  held.release();

  await signInAgain(page, OFFICER);
  await openForm(page, loan);
  await reviewTranche(page, "1,25,000");
  await sendButton(page).click();
  const toasts = page.getByRole("region", { name: "Notifications" });
  await expect(toasts).toContainText("Nothing was sent. This differs from the tranche request");
  const looked = page.getByRole("button", { name: "I have looked, it is not there" });
  await looked.click();
  await expect(toasts).toContainText("The server may still be working on it.");
  await sandbox.clock({ advance_seconds: 120 });
  await page.reload();
  await reviewTranche(page, "1,25,000");
  await looked.click();
  await sendButton(page).click();
  await expect(receipt(page)).toHaveText("Tranche requested");
});

test("rows of an upload whose outcome was unknown at the sign-out are not sent again unasked", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall());
  await pasteFees(page);
  const held = await holdResponse(page, "/v1/lms/fees/bulk_create/");
  await page.getByRole("button", { name: "Send 2 fees" }).click();
  await held.reached;
  await pressSignOut(page);
  await expect(question(page)).toContainText("it is not known which of the last rows arrived: 2.");
  await question(page).getByRole("button", { name: "Sign out and discard" }).click();
  await expectNothingStored(page);
  held.release();

  await signInAgain(page, NEXT_OFFICER);
  await pasteFees(page);
  await expect(page.getByText("2 rows have to be checked")).toBeVisible();
  await expect(page.getByText("This row was sent from this browser before, and its outcome is not known.").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Send 2 fees" })).toHaveAttribute("aria-disabled", "true");
  expect(await feesOf(sandbox, "Kaveri")).toBe(2);
});

test("the next officer, refused everything by the server, sees nothing of the loan that the former read", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(403));
  const loan = await loanId(sandbox, "LN0QX7T2");
  await page.goto("/jupiter/loans?search=Meera");
  // A page that is left before it has its session takes the refresh token with it.
  await expect(page.getByText("Meera Textiles Pvt Ltd").first()).toBeVisible();
  await page.goto(`/jupiter/loans/${loan}`);
  await expect(page.getByText("Meera Textiles Pvt Ltd").first()).toBeVisible();
  await pressSignOut(page);
  await expectNothingStored(page);
  await page.route("**/v1/lms/**", (route) => route.fulfill({ status: 403, json: { detail: "Forbidden" } }));
  await signInAgain(page, NEXT_OFFICER);
  await expect(menu(page, NEXT_OFFICER)).toBeVisible();
  await page.goto(`/jupiter/loans/${loan}`);
  await expect(page.getByText("You don't have permission for this.").first()).toBeVisible();
  await expect(page.getByText("Meera")).toHaveCount(0);
  await page.goBack();
  await expect(page.getByRole("heading", { name: "Loans", level: 1 })).toBeVisible();
  await expect(page.getByText("Meera")).toHaveCount(0);
});
