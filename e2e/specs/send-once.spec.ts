// Whatever happens to a tranche request, the server has it once, and the officer knows whether it has.
import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/accessible.ts";
import { ADD_TRANCHE, loanId, PAYOUTS, payoutsOf, requestTranche } from "../support/api.ts";
import { holdResponse, holdRequest } from "../support/hold.ts";
import type { Sandbox } from "../support/sandbox.ts";
import { startSession } from "../support/sign-in.ts";
import { expect, failedCall, test } from "../support/test.ts";
import { amountField, openForm, receipt, review, reviewButton, reviewTranche, sendButton } from "../support/tranche.ts";

test.use({ freshData: true });

const AMOUNT = 150_000;
/** Longer than the look-up waits before it concludes that the request did not arrive. */
const LOOKUP_OVER = { advance_seconds: 60 };

const found = (page: Page) => page.getByRole("heading", { name: "The tranche request had arrived" });
const unknown = (page: Page) => page.getByRole("alert").filter({ hasText: "It is not known whether the tranche request arrived." });
const notArrived = (page: Page) => page.getByRole("alert").filter({ hasText: "The tranche request did not arrive." });

/** Fills the form up to the review and returns the loan's id. */
async function readyToSend(page: Page, sandbox: Sandbox): Promise<string> {
  const loan = await loanId(sandbox, "LN0QX7T2");
  await openForm(page, loan);
  await reviewTranche(page, "1,50,000");
  return loan;
}

async function expectOnce(sandbox: Sandbox, loan: string): Promise<void> {
  expect(await payoutsOf(sandbox, loan, AMOUNT)).toHaveLength(1);
}

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

test("a response lost after the server accepted the request: it is found and not sent again", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall());
  const loan = await readyToSend(page, sandbox);
  await sandbox.faults({ path: ADD_TRANCHE, drop: "after_commit" });
  await sendButton(page).click();
  await expect(found(page)).toBeVisible();
  await expect(page.getByText("It is there, and was not sent again.")).toBeVisible();
  expect(await sandbox.requests("POST", ADD_TRANCHE)).toBe(1);
  await expectOnce(sandbox, loan);
  await expectAccessible(page);
});

test("a request lost before the server accepted it: the look-up reports it and it can be sent again", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall());
  const loan = await readyToSend(page, sandbox);
  await sandbox.faults({ path: ADD_TRANCHE, drop: "before_commit" });
  await sendButton(page).click();
  await expect(unknown(page)).toBeVisible();
  await expect(sendButton(page)).toHaveAttribute("aria-disabled", "true");
  await expectAccessible(page);
  expect(await sandbox.requests("POST", ADD_TRANCHE)).toBe(1);
  await sandbox.clock(LOOKUP_OVER);
  await expect(notArrived(page)).toBeVisible();
  expect(await payoutsOf(sandbox, loan, AMOUNT)).toHaveLength(0);
  await expectAccessible(page);
  await expect(sendButton(page)).toHaveText("Send it again");
  await sendButton(page).click();
  await expect(receipt(page)).toHaveText("Tranche requested");
  expect(await sandbox.requests("POST", ADD_TRANCHE)).toBe(2);
  await expectOnce(sandbox, loan);
});

const BAD_GATEWAY = { path: ADD_TRANCHE, status: 502, body: "<h1>Bad gateway</h1>", content_type: "text/html" };

test("a 502 by a gateway after the server accepted the request: it is found", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(502));
  const loan = await readyToSend(page, sandbox);
  await sandbox.faults({ ...BAD_GATEWAY, commit: true });
  await sendButton(page).click();
  await expect(found(page)).toBeVisible();
  expect(await sandbox.requests("POST", ADD_TRANCHE)).toBe(1);
  await expectOnce(sandbox, loan);
});

test("a 502 by a gateway before the server accepted the request: the look-up reports it", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(502));
  const loan = await readyToSend(page, sandbox);
  await sandbox.faults(BAD_GATEWAY);
  await sendButton(page).click();
  await expect(unknown(page)).toBeVisible();
  await expect(page.getByText("Bad gateway")).toHaveCount(0);
  await sandbox.clock(LOOKUP_OVER);
  await expect(notArrived(page)).toBeVisible();
  await sendButton(page).click();
  await expect(receipt(page)).toHaveText("Tranche requested");
  await expectOnce(sandbox, loan);
});

test("a failed look-up is reported and can be repeated", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(), failedCall(503));
  const loan = await readyToSend(page, sandbox);
  await sandbox.faults(
    { path: ADD_TRANCHE, drop: "after_commit" },
    { method: "GET", path: PAYOUTS, status: 503, times: 100 },
  );
  await sendButton(page).click();
  await expect(page.getByRole("alert").filter({ hasText: "Looking for it failed too" })).toBeVisible();
  await expect(sendButton(page)).toHaveAttribute("aria-disabled", "true");
  await sendButton(page).click({ force: true });
  await expectAccessible(page);
  await sandbox.clearFaults();
  await page.getByRole("button", { name: "Look again" }).click();
  await expect(found(page)).toBeVisible();
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

// Chromium repeats even a POST when a reused connection closes without a response, and the page can't detect it. The receipt
// shows a duplicate whatever its cause, before it is paid.
test("the receipt warns of a duplicate at the server", async ({ signedIn: page, sandbox }) => {
  const loan = await readyToSend(page, sandbox);
  const { ref_id } = await requestTranche(sandbox, loan, AMOUNT);
  await sendButton(page).click();
  await expect(receipt(page)).toHaveText("Tranche requested");
  await expect(page.getByRole("alert").filter({ hasText: `The server also holds ${ref_id}` })).toBeVisible();
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
  await expect(page.getByRole("alert")).toHaveCount(0);
});
