// A request that arrives late, twice, or with clocks that differ: it is never called "did not arrive" too early, and never sent
// twice without a word.
import { ADD_TRANCHE, loanId, PAYOUTS, payoutsOf } from "../support/api.ts";
import { holdResponse } from "../support/hold.ts";
import { current, processPath, requested } from "../support/payout.ts";
import { loseOnTheWay, repeatWrites } from "../support/late.ts";
import { AMOUNT, expectOnce, found, LOOKUP_OVER, notArrived, readyToSend, twice, unknown } from "../support/sent-tranche.ts";
import { startSession } from "../support/sign-in.ts";
import { expect, failedCall, test } from "../support/test.ts";
import { amountField, openForm, receipt, reviewButton, sendButton } from "../support/tranche.ts";
import type { Sandbox } from "../support/sandbox.ts";
import type { Page } from "@playwright/test";

test.use({ freshData: true });

/** The next look for what a request made. */
const look = (page: Page) => page.waitForResponse((response) => new URL(response.url()).pathname === PAYOUTS && response.request().method() === "GET");

/** A request that was given up, and is delivered then. Returns the id of its loan. */
async function deliveredAfterGivenUp(page: Page, sandbox: Sandbox): Promise<string> {
  const loan = await readyToSend(page, sandbox);
  const call = await loseOnTheWay(page, ADD_TRANCHE, "connection reset");
  await sendButton(page).click();
  await call.lost;
  await sandbox.clock(LOOKUP_OVER);
  await expect(notArrived(page)).toBeVisible();
  await call.deliver();
  return loan;
}

test("a request delivered after the first look is found, and not sent again", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall());
  const loan = await readyToSend(page, sandbox);
  const call = await loseOnTheWay(page, ADD_TRANCHE, "connection reset");
  await sendButton(page).click();
  await call.lost;
  await look(page);
  await expect(unknown(page)).toBeVisible();
  await call.deliver();
  await expect(found(page)).toBeVisible();
  await expectOnce(sandbox, loan);
});

test("after a 504 the request is looked for longer than a gateway takes to deliver it", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(504));
  const loan = await readyToSend(page, sandbox);
  const call = await loseOnTheWay(page, ADD_TRANCHE, 504);
  await sendButton(page).click();
  await call.lost;
  await look(page);
  await sandbox.clock({ advance_seconds: 45 });
  await look(page);
  await look(page);
  await expect(unknown(page)).toBeVisible();
  await expect(notArrived(page)).toHaveCount(0);
  await call.deliver();
  await expect(found(page)).toBeVisible();
  await expectOnce(sandbox, loan);
});

test("a request that arrives after it was given up is found before another is sent", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall());
  const loan = await deliveredAfterGivenUp(page, sandbox);
  await sendButton(page).click();
  await expect(found(page)).toBeVisible();
  await expectOnce(sandbox, loan);
});

test("after a reload, too, a request that was given up is looked for before another is sent", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall());
  const loan = await deliveredAfterGivenUp(page, sandbox);
  await page.reload();
  await expect(found(page)).toBeVisible();
  await expectOnce(sandbox, loan);
});

test("two tabs that send the same request at the same moment send it once", async ({ signedIn: page, sandbox }) => {
  const second = await page.context().newPage();
  await startSession(second, sandbox);
  await readyToSend(second, sandbox);
  const loan = await readyToSend(page, sandbox);
  // Whichever tab sends, its response comes only after both were clicked.
  const held = await Promise.all([page, second].map((tab) => holdResponse(tab, ADD_TRANCHE)));
  await Promise.all([sendButton(page).click(), sendButton(second).click()]);
  await Promise.any(held.map((call) => call.reached));
  for (const call of held) call.release();
  await expect(receipt(page)).toBeVisible();
  await expect(receipt(second)).toBeVisible();
  expect(await sandbox.requests("POST", ADD_TRANCHE)).toBe(1);
  await expectOnce(sandbox, loan);
});

test("a request that the browser sends twice is shown as two", async ({ signedIn: page, sandbox }) => {
  const loan = await readyToSend(page, sandbox);
  await repeatWrites(page, ADD_TRANCHE);
  await sendButton(page).click();
  await expect(receipt(page)).toHaveText("Tranche requested");
  const made = await payoutsOf(sandbox, loan, AMOUNT);
  expect(made).toHaveLength(2);
  for (const { ref_id } of made) await expect(twice(page)).toContainText(ref_id);
});

test("a request that the browser sends twice is carried out once by a server that knows its key", async ({ signedIn: page, sandbox }) => {
  const loan = await readyToSend(page, sandbox);
  await repeatWrites(page, ADD_TRANCHE, true);
  await sendButton(page).click();
  await expect(receipt(page)).toHaveText("Tranche requested");
  expect(await sandbox.requests("POST", ADD_TRANCHE)).toBe(2);
  await expectOnce(sandbox, loan);
});

test("a payment that the browser sends twice is told as made, though the second was refused", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(409));
  const payout = await requested(sandbox, 41_000);
  await repeatWrites(page, processPath(payout));
  await page.goto(`/venus/payouts/${payout.id}`);
  await page.getByRole("button", { name: "Process", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("UTR").fill("HDFCN26112300777");
  await dialog.getByLabel("Paid from").fill("HDFC 50200011223344");
  await dialog.getByRole("button", { name: "Process", exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText("HDFCN26112300777").first()).toBeVisible();
  expect(await current(sandbox, payout)).toMatchObject({ status: "processed", utr: "HDFCN26112300777" });
  expect(await sandbox.requests("PUT", processPath(payout))).toBe(2);
});

test("a lost response is found with the computer's clock ten minutes fast and the server's time hidden", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall());
  await page.addInitScript(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + 600_000;
  });
  await page.route("**/v1/**", async (route) => {
    if (route.request().method() !== "GET") return route.fallback();
    const response = await route.fetch();
    const { date: _, ...headers } = response.headers();
    await route.fulfill({ response, headers });
  });
  const loan = await readyToSend(page, sandbox);
  await sandbox.faults({ path: ADD_TRANCHE, drop: "after_commit" });
  await sendButton(page).click();
  await expect(found(page)).toBeVisible();
  expect(await sandbox.requests("POST", ADD_TRANCHE)).toBe(1);
  await expectOnce(sandbox, loan);
});

test("a note that can't be read counts as a request that may have arrived", async ({ signedIn: page, sandbox }) => {
  const loan = await loanId(sandbox, "LN0QX7T2");
  await openForm(page, loan);
  await page.evaluate((key) => localStorage.setItem(key, "{}"), `orrery.sent.tranche.${loan}`);
  await page.reload();
  await expect(unknown(page)).toContainText("can't be read");
  await expect(sendButton(page)).toHaveAttribute("aria-disabled", "true");
  await page.getByRole("button", { name: "I have looked, it is not there" }).click();
  await amountField(page).fill("1,50,000");
  await reviewButton(page).click();
  await sendButton(page).click();
  await expect(receipt(page)).toHaveText("Tranche requested");
  await expectOnce(sandbox, loan);
});

test("what can't be noted on this computer is not sent", async ({ signedIn: page, sandbox }) => {
  await page.addInitScript(() => {
    const setItem = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key: string, value: string) {
      if (key.startsWith("orrery.sent.")) throw new DOMException("Full", "QuotaExceededError");
      setItem.call(this, key, value);
    };
  });
  await readyToSend(page, sandbox);
  await sendButton(page).click();
  await expect(page.getByRole("alert")).toContainText("its storage is full or blocked");
  expect(await sandbox.requests("POST", ADD_TRANCHE)).toBe(0);
});
