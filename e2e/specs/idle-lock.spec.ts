// A computer that is not used for a while is locked: nothing of the page can be read, and the same officer goes on where she was.
import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/accessible.ts";
import { loanId } from "../support/api.ts";
import { OFFICER, signInWithin, startSession } from "../support/sign-in.ts";
import { expect, test } from "../support/test.ts";
import { amountField, openForm, reviewTranche, review } from "../support/tranche.ts";

test.use({ freshData: true });

const lock = (page: Page) => page.getByRole("dialog", { name: "Orrery is locked" });

/** Opens the review of a tranche. */
async function typeAmount(page: Page, loan: string): Promise<void> {
  await openForm(page, loan);
  await reviewTranche(page, "1,50,000");
}

test("after 15 minutes without activity nothing can be read, and the same officer goes on where she was", async ({ page, sandbox }) => {
  await page.clock.install();
  await startSession(page, sandbox);
  await typeAmount(page, await loanId(sandbox, "LN0QX7T2"));
  await page.clock.fastForward("14:00");
  await expect(review(page)).toBeVisible();
  await expect(lock(page)).toHaveCount(0);
  await page.clock.fastForward("01:10");
  await expect(lock(page)).toBeVisible();
  await expect(page).toHaveTitle("Orrery");
  // Neither seen nor read by a screen reader, and not reached by Tab or Escape.
  await expect(page.getByText("Meera Textiles Pvt Ltd").filter({ visible: true })).toHaveCount(0);
  const read = await page.locator("body").ariaSnapshot();
  expect(read).toContain("Orrery is locked");
  for (const text of ["Meera", "1,50,000", "LN0QX7T2"]) expect(read).not.toContain(text);
  for (let times = 0; times < 3; times += 1) await page.keyboard.press("Escape");
  await lock(page).evaluate((dialog: HTMLDialogElement) => dialog.close());
  await expect(lock(page)).toBeVisible();
  await expectAccessible(page);

  await signInWithin(lock(page), null);
  await expect(lock(page)).toBeHidden();
  await expect(review(page)).toContainText("₹1,50,000");
  await expect(page).toHaveTitle(/Request a tranche/);
  await page.getByRole("button", { name: "Change amount" }).click();
  await expect(amountField(page)).toHaveValue("1,50,000");
});

test("a reload does not open the lock", async ({ page, sandbox }) => {
  await page.clock.install();
  await startSession(page, sandbox);
  await typeAmount(page, await loanId(sandbox, "LN0QX7T2"));
  await page.clock.fastForward("15:10");
  await expect(lock(page)).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();
  await signInWithin(page, OFFICER);
  await expect(amountField(page)).toHaveValue("1,50,000");
});

test("another officer at the lock gets a session of her own", async ({ page, sandbox }) => {
  await page.clock.install();
  await startSession(page, sandbox);
  const loan = await loanId(sandbox, "LN0QX7T2");
  await typeAmount(page, loan);
  await page.clock.fastForward("15:10");
  await signInWithin(lock(page), "neha.desai@lender.example");
  await expect(page.getByRole("heading", { name: "Loans", level: 1 })).toBeVisible();
  await expect(page.getByLabel("Account menu of neha.desai@lender.example")).toBeVisible();
  await openForm(page, loan);
  await expect(amountField(page)).toHaveValue("");
});

test("activity in one tab keeps all open, and all are locked and opened together", async ({ page, sandbox }) => {
  const context = page.context();
  await context.clock.install();
  await startSession(page, sandbox);
  await page.goto("/jupiter/loans");
  const second = await context.newPage();
  await second.goto("/venus/payouts");
  await expect(second.getByRole("heading", { name: "Payouts", level: 1 })).toBeVisible();
  await context.clock.fastForward("10:00");
  await second.keyboard.press("Shift");
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem("orrery.active"))).toBe(
    await second.evaluate(() => sessionStorage.getItem("orrery.active")),
  );
  await context.clock.fastForward("10:00");
  for (const tab of [page, second]) await expect(lock(tab)).toHaveCount(0);
  await context.clock.fastForward("05:10");
  for (const tab of [page, second]) await expect(lock(tab)).toBeVisible();
  await signInWithin(lock(second), null);
  for (const tab of [page, second]) await expect(lock(tab)).toBeHidden();
});

test("the time is configured, and 0 turns the lock off", async ({ page, sandbox }) => {
  await page.clock.install();
  await startSession(page, sandbox);
  await page.route("**/config.json", (route) => route.fulfill({ json: { environment: "sandbox", undocumented: ["*"], idle_lock_minutes: 0 } }));
  await page.goto("/jupiter/loans");
  await expect(page.getByRole("heading", { name: "Loans", level: 1 })).toBeVisible();
  await page.clock.fastForward("10:00:00");
  await expect(lock(page)).toHaveCount(0);
  await page.unroute("**/config.json");
  await page.route("**/config.json", (route) => route.fulfill({ json: { environment: "sandbox", undocumented: ["*"], idle_lock_minutes: 2 } }));
  await page.keyboard.press("Shift");
  await page.reload();
  await expect(page.getByRole("heading", { name: "Loans", level: 1 })).toBeVisible();
  await page.clock.fastForward("02:10");
  await expect(lock(page)).toBeVisible();
});
