// Whatever happens to a tranche request on its way, the server has it once, and the officer knows whether it has.
import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/accessible.ts";
import { ADD_TRANCHE, loanId, PAYOUTS, payoutsOf, requestTranche } from "../support/api.ts";
import { holdAnswer, holdRequest } from "../support/hold.ts";
import type { Sandbox } from "../support/sandbox.ts";
import { signIn } from "../support/sign-in.ts";
import { expect, failedCall, test } from "../support/test.ts";
import { amountField, openForm, receipt, review, reviewButton, reviewTranche, sendButton } from "../support/tranche.ts";

test.use({ ownBooks: true });

const AMOUNT = 150_000;
/** Longer than any look-up waits before it believes that nothing has arrived. */
const SETTLED = { advance_seconds: 60 };

const arrived = (page: Page) => page.getByRole("heading", { name: "The tranche request had arrived" });
const unknown = (page: Page) => page.getByRole("alert").filter({ hasText: "It is not known whether the tranche request arrived." });
const notArrived = (page: Page) => page.getByRole("alert").filter({ hasText: "The tranche request did not arrive." });

/** Fills the form up to the button that sends; tells the loan's id. */
async function readyToSend(page: Page, sandbox: Sandbox): Promise<string> {
  const loan = await loanId(sandbox, "LN0QX7T2");
  await openForm(page, loan);
  await reviewTranche(page, "1,50,000");
  return loan;
}

async function expectOnce(sandbox: Sandbox, loan: string): Promise<void> {
  expect(await payoutsOf(sandbox, loan, AMOUNT)).toHaveLength(1);
}

test("a double click sends one", async ({ officer: page, sandbox }) => {
  const loan = await readyToSend(page, sandbox);
  await sandbox.faults({ path: ADD_TRANCHE, delay_ms: 500 });
  await sendButton(page).dblclick();
  await expect(receipt(page)).toHaveText("Tranche requested");
  expect(await sandbox.requests("POST", ADD_TRANCHE)).toBe(1);
  await expectOnce(sandbox, loan);
});

test("a double click on the way to the review sends nothing", async ({ officer: page, sandbox }) => {
  await openForm(page, await loanId(sandbox, "LN0QX7T2"));
  await amountField(page).fill("1,50,000");
  await reviewButton(page).dblclick();
  await expect(review(page)).toBeVisible();
  await expect(sendButton(page)).toHaveText("Send request");
  expect(await sandbox.requests("POST", ADD_TRANCHE)).toBe(0);
});

test("Enter held down in the field goes to the review and no further", async ({ officer: page, sandbox }) => {
  await openForm(page, await loanId(sandbox, "LN0QX7T2"));
  await amountField(page).fill("1,50,000");
  for (let count = 0; count < 20; count += 1) await page.keyboard.down("Enter");
  await expect(review(page)).toBeVisible();
  for (let count = 0; count < 20; count += 1) await page.keyboard.down("Enter");
  await page.keyboard.up("Enter");
  await expect(sendButton(page)).toHaveText("Send request");
  expect(await sandbox.requests("POST", ADD_TRANCHE)).toBe(0);
});

test("Enter held down on the button sends one", async ({ officer: page, sandbox }) => {
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

test("while an answer is slow the button is dead", async ({ officer: page, sandbox }) => {
  const loan = await readyToSend(page, sandbox);
  const held = await holdAnswer(page, ADD_TRANCHE);
  await sendButton(page).click();
  await held.there;
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

test("a reload in the middle leads to the look-up, which finds it", async ({ officer: page, sandbox }) => {
  const loan = await readyToSend(page, sandbox);
  const held = await holdAnswer(page, ADD_TRANCHE);
  await sendButton(page).click();
  await held.there;
  await page.reload();
  await expect(arrived(page)).toBeVisible();
  held.release();
  expect(await sandbox.requests("POST", ADD_TRANCHE)).toBe(1);
  await expectOnce(sandbox, loan);
  // The matter is settled: the form begins anew.
  await page.reload();
  await expect(amountField(page)).toHaveValue("");
});

test("a reload before it got anywhere is told so after a look, and can be sent again", async ({ officer: page, sandbox }) => {
  const loan = await readyToSend(page, sandbox);
  const held = await holdRequest(page, ADD_TRANCHE);
  await sendButton(page).click();
  await held.there;
  await page.reload();
  await expect(unknown(page)).toBeVisible();
  await expect(sendButton(page)).toHaveAttribute("aria-disabled", "true");
  await sandbox.clock(SETTLED);
  await expect(notArrived(page)).toBeVisible();
  await sendButton(page).click();
  await expect(receipt(page)).toHaveText("Tranche requested");
  expect(await sandbox.requests("POST", ADD_TRANCHE)).toBe(1);
  await expectOnce(sandbox, loan);
});

test("an answer lost after the server took it: found, not sent again", async ({ officer: page, sandbox, provoke }) => {
  provoke(failedCall());
  const loan = await readyToSend(page, sandbox);
  await sandbox.faults({ path: ADD_TRANCHE, drop: "after_commit" });
  await sendButton(page).click();
  await expect(arrived(page)).toBeVisible();
  await expect(page.getByText("It is there, and was not sent again.")).toBeVisible();
  expect(await sandbox.requests("POST", ADD_TRANCHE)).toBe(1);
  await expectOnce(sandbox, loan);
  await expectAccessible(page);
});

test("lost before the server took it: said so after a look, and sent once more", async ({ officer: page, sandbox, provoke }) => {
  provoke(failedCall());
  const loan = await readyToSend(page, sandbox);
  await sandbox.faults({ path: ADD_TRANCHE, drop: "before_commit" });
  await sendButton(page).click();
  await expect(unknown(page)).toBeVisible();
  await expect(sendButton(page)).toHaveAttribute("aria-disabled", "true");
  await expectAccessible(page);
  expect(await sandbox.requests("POST", ADD_TRANCHE)).toBe(1);
  await sandbox.clock(SETTLED);
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

test("a 502 by a gateway, the server having taken it: found", async ({ officer: page, sandbox, provoke }) => {
  provoke(failedCall(502));
  const loan = await readyToSend(page, sandbox);
  await sandbox.faults({ ...BAD_GATEWAY, commit: true });
  await sendButton(page).click();
  await expect(arrived(page)).toBeVisible();
  expect(await sandbox.requests("POST", ADD_TRANCHE)).toBe(1);
  await expectOnce(sandbox, loan);
});

test("a 502 by a gateway, the server knowing nothing of it: said so after a look", async ({ officer: page, sandbox, provoke }) => {
  provoke(failedCall(502));
  const loan = await readyToSend(page, sandbox);
  await sandbox.faults(BAD_GATEWAY);
  await sendButton(page).click();
  await expect(unknown(page)).toBeVisible();
  await expect(page.getByText("Bad gateway")).toHaveCount(0);
  await sandbox.clock(SETTLED);
  await expect(notArrived(page)).toBeVisible();
  await sendButton(page).click();
  await expect(receipt(page)).toHaveText("Tranche requested");
  await expectOnce(sandbox, loan);
});

test("a look-up that fails says so, and can be made again", async ({ officer: page, sandbox, provoke }) => {
  provoke(failedCall(), failedCall(503));
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
  await sandbox.noFaults();
  await page.getByRole("button", { name: "Look again" }).click();
  await expect(arrived(page)).toBeVisible();
  expect(await sandbox.requests("POST", ADD_TRANCHE)).toBe(1);
  await expectOnce(sandbox, loan);
});

test("a second tab that opens the form while one is on its way is led to the look-up", async ({ officer: page, sandbox }) => {
  const second = await page.context().newPage();
  await signIn(second);
  const loan = await readyToSend(page, sandbox);
  const held = await holdRequest(page, ADD_TRANCHE);
  await sendButton(page).click();
  await held.there;
  await openForm(second, loan);
  await expect(unknown(second)).toBeVisible();
  await expect(amountField(second)).toHaveCount(0);
  await expect(sendButton(second)).toHaveAttribute("aria-disabled", "true");
  held.release();
  await expect(receipt(page)).toHaveText("Tranche requested");
  await expect(arrived(second)).toBeVisible();
  expect(await sandbox.requests("POST", ADD_TRANCHE)).toBe(1);
  await expectOnce(sandbox, loan);
});

test("a second tab whose form was open already does not send its own", async ({ officer: page, sandbox }) => {
  const second = await page.context().newPage();
  await signIn(second);
  await readyToSend(second, sandbox);
  const loan = await readyToSend(page, sandbox);
  const held = await holdAnswer(page, ADD_TRANCHE);
  await sendButton(page).click();
  await held.there;
  await sendButton(second).click();
  await expect(arrived(second)).toBeVisible();
  held.release();
  await expect(receipt(page)).toHaveText("Tranche requested");
  expect(await sandbox.requests("POST", ADD_TRANCHE)).toBe(1);
  await expectOnce(sandbox, loan);
});

// Chromium by itself repeats even a POST when a connection that it has used before drops without an answer, and the page
// never knows. Whoever made the second one: the receipt tells of both before anybody pays.
test("two alike at the server are told on the receipt", async ({ officer: page, sandbox }) => {
  const loan = await readyToSend(page, sandbox);
  const { ref_id } = await requestTranche(sandbox, loan, AMOUNT);
  await sendButton(page).click();
  await expect(receipt(page)).toHaveText("Tranche requested");
  await expect(page.getByRole("alert").filter({ hasText: `The server also holds ${ref_id}` })).toBeVisible();
  await expectAccessible(page);
});

test("the same amount ten minutes apart is no twin", async ({ officer: page, sandbox }) => {
  const loan = await readyToSend(page, sandbox);
  await requestTranche(sandbox, loan, AMOUNT);
  await sandbox.clock({ advance_seconds: 10 * 60 });
  const looked = page.waitForResponse((answer) => new URL(answer.url()).pathname === PAYOUTS);
  await sendButton(page).click();
  await expect(receipt(page)).toHaveText("Tranche requested");
  await looked;
  await expect(page.getByRole("alert")).toHaveCount(0);
});
