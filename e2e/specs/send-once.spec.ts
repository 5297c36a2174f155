// A tranche request is sent once, whatever the officer clicks, reloads or opens in a second tab.
import { expectAccessible } from "../support/accessible.ts";
import { ADD_TRANCHE, loanId, PAYOUTS, requestTranche } from "../support/api.ts";
import { holdResponse, holdRequest } from "../support/hold.ts";
import { AMOUNT, expectOnce, found, LOOKUP_OVER, notArrived, readyToSend, twice, unknown } from "../support/sent-tranche.ts";
import { startSession } from "../support/sign-in.ts";
import { expect, test } from "../support/test.ts";
import { amountField, openForm, receipt, review, reviewButton, sendButton } from "../support/tranche.ts";

test.use({ freshData: true });

test("a double click sends one request", async ({ signedIn: page, sandbox }) => {
  const loan = await readyToSend(page, sandbox);
  await sandbox.faults({ path: ADD_TRANCHE, delay_ms: 500 });
  await sendButton(page).dblclick();
  await expect(receipt(page)).toHaveText("Tranche requested");
  expect(await sandbox.requests("POST", ADD_TRANCHE)).toBe(1);
  await expectOnce(sandbox, loan);
});

test("a double click on Review sends nothing", async ({ signedIn: page, sandbox }) => {
  await openForm(page, await loanId(sandbox, "LN0QX7T2"));
  await amountField(page).fill("1,50,000");
  await reviewButton(page).dblclick();
  await expect(review(page)).toBeVisible();
  await expect(sendButton(page)).toHaveText("Send request");
  expect(await sandbox.requests("POST", ADD_TRANCHE)).toBe(0);
});

test("holding Enter in the field opens the review and sends nothing", async ({ signedIn: page, sandbox }) => {
  await openForm(page, await loanId(sandbox, "LN0QX7T2"));
  await amountField(page).fill("1,50,000");
  for (let count = 0; count < 20; count += 1) await page.keyboard.down("Enter");
  await expect(review(page)).toBeVisible();
  for (let count = 0; count < 20; count += 1) await page.keyboard.down("Enter");
  await page.keyboard.up("Enter");
  await expect(sendButton(page)).toHaveText("Send request");
  expect(await sandbox.requests("POST", ADD_TRANCHE)).toBe(0);
});

test("holding Enter on the button sends one request", async ({ signedIn: page, sandbox }) => {
  const loan = await readyToSend(page, sandbox);
  await sandbox.faults({ path: ADD_TRANCHE, delay_ms: 500 });
  await sendButton(page).focus();
  for (let count = 0; count < 20; count += 1) await page.keyboard.down("Enter");
  await expect(receipt(page)).toBeVisible();
  for (let count = 0; count < 20; count += 1) await page.keyboard.down("Enter");
  await page.keyboard.up("Enter");
  await expect(receipt(page)).toHaveText("Tranche requested");
  expect(await sandbox.requests("POST", ADD_TRANCHE)).toBe(1);
  await expectOnce(sandbox, loan);
});

test("the button is disabled while the response is pending", async ({ signedIn: page, sandbox }) => {
  const loan = await readyToSend(page, sandbox);
  const held = await holdResponse(page, ADD_TRANCHE);
  await sendButton(page).click();
  await held.reached;
  await expect(sendButton(page)).toHaveText("Sending…");
  await expect(sendButton(page)).toHaveAttribute("aria-disabled", "true");
  await sendButton(page).click({ force: true });
  await page.keyboard.press("Enter");
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: "Change amount" }).click({ force: true });
  await expect(sendButton(page)).toHaveText("Sending…");
  held.release();
  await expect(receipt(page)).toHaveText("Tranche requested");
  expect(await sandbox.requests("POST", ADD_TRANCHE)).toBe(1);
  await expectOnce(sandbox, loan);
});

test("after a reload during the request, the look-up finds it", async ({ signedIn: page, sandbox }) => {
  const loan = await readyToSend(page, sandbox);
  const held = await holdResponse(page, ADD_TRANCHE);
  await sendButton(page).click();
  await held.reached;
  await page.reload();
  await expect(found(page)).toBeVisible();
  held.release();
  expect(await sandbox.requests("POST", ADD_TRANCHE)).toBe(1);
  await expectOnce(sandbox, loan);
  // Once found, the form starts empty.
  await page.reload();
  await expect(amountField(page)).toHaveValue("");
});

test("after a reload before the request reached the server, the look-up reports it and it can be sent again", async ({ signedIn: page, sandbox }) => {
  const loan = await readyToSend(page, sandbox);
  const held = await holdRequest(page, ADD_TRANCHE);
  await sendButton(page).click();
  await held.reached;
  await page.reload();
  await expect(unknown(page)).toBeVisible();
  await expect(sendButton(page)).toHaveAttribute("aria-disabled", "true");
  await sandbox.clock(LOOKUP_OVER);
  await expect(notArrived(page)).toBeVisible();
  await sendButton(page).click();
  await expect(receipt(page)).toHaveText("Tranche requested");
  expect(await sandbox.requests("POST", ADD_TRANCHE)).toBe(1);
  await expectOnce(sandbox, loan);
});

test("a second tab that opens the form during a request shows the look-up", async ({ signedIn: page, sandbox }) => {
  const second = await page.context().newPage();
  await startSession(second, sandbox);
  const loan = await readyToSend(page, sandbox);
  const held = await holdRequest(page, ADD_TRANCHE);
  await sendButton(page).click();
  await held.reached;
  await openForm(second, loan);
  await expect(unknown(second)).toBeVisible();
  await expect(amountField(second)).toHaveCount(0);
  await expect(sendButton(second)).toHaveAttribute("aria-disabled", "true");
  held.release();
  await expect(receipt(page)).toHaveText("Tranche requested");
  await expect(found(second)).toBeVisible();
  expect(await sandbox.requests("POST", ADD_TRANCHE)).toBe(1);
  await expectOnce(sandbox, loan);
});

test("a second tab with the same request does not send it", async ({ signedIn: page, sandbox }) => {
  const second = await page.context().newPage();
  await startSession(second, sandbox);
  await readyToSend(second, sandbox);
  const loan = await readyToSend(page, sandbox);
  const held = await holdResponse(page, ADD_TRANCHE);
  await sendButton(page).click();
  await held.reached;
  await sendButton(second).click();
  await expect(found(second)).toBeVisible();
  held.release();
  await expect(receipt(page)).toHaveText("Tranche requested");
  expect(await sandbox.requests("POST", ADD_TRANCHE)).toBe(1);
  await expectOnce(sandbox, loan);
});

// Chromium repeats even a POST when a reused connection closes without a response. What the server has twice is shown whatever
// its cause, before it is paid.
test("the same request by another officer in the same minute is shown", async ({ signedIn: page, sandbox }) => {
  const loan = await readyToSend(page, sandbox);
  const { ref_id } = await requestTranche(sandbox, loan, AMOUNT);
  await sendButton(page).click();
  await expect(receipt(page)).toHaveText("Tranche requested");
  await expect(twice(page)).toContainText(ref_id);
  await twice(page).getByRole("link", { name: "Open it" }).click();
  await expect(page.getByRole("button", { name: `Copy payout reference ${ref_id}` }).first()).toBeVisible();
  await expectAccessible(page);
});

test("the same amount ten minutes earlier is not a duplicate", async ({ signedIn: page, sandbox }) => {
  const loan = await readyToSend(page, sandbox);
  await requestTranche(sandbox, loan, AMOUNT);
  await sandbox.clock({ advance_seconds: 10 * 60 });
  const lookup = page.waitForResponse((answer) => new URL(answer.url()).pathname === PAYOUTS);
  await sendButton(page).click();
  await expect(receipt(page)).toHaveText("Tranche requested");
  await lookup;
  await expect(twice(page)).toHaveCount(0);
});
