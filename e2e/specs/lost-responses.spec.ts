// A tranche request whose response is lost: the officer learns whether it arrived, and the server has it once.
import { expectAccessible } from "../support/accessible.ts";
import { ADD_TRANCHE, PAYOUTS, payoutsOf } from "../support/api.ts";
import { AMOUNT, expectOnce, found, LOOKUP_OVER, notArrived, readyToSend, unknown } from "../support/sent-tranche.ts";
import { expect, failedCall, test } from "../support/test.ts";
import { receipt, sendButton } from "../support/tranche.ts";

test.use({ freshData: true });

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

test("the browser's data is cleared while a request is looked for: it is not taken for one that came to nothing", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall());
  const loan = await readyToSend(page, sandbox);
  await sandbox.faults({ path: ADD_TRANCHE, drop: "before_commit" });
  await sendButton(page).click();
  await expect(unknown(page)).toBeVisible();
  await page.evaluate(() => localStorage.clear());
  const looks = await sandbox.requests("GET", PAYOUTS);
  await expect.poll(() => sandbox.requests("GET", PAYOUTS)).toBeGreaterThan(looks + 1);
  await expect(sendButton(page)).toHaveAttribute("aria-disabled", "true");
  await sandbox.clock(LOOKUP_OVER);
  await expect(notArrived(page)).toBeVisible();
  expect(await payoutsOf(sandbox, loan, AMOUNT)).toHaveLength(0);
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
  await sandbox.faults({ path: ADD_TRANCHE, drop: "after_commit" });
  let isSent = false;
  await page.route(`**${ADD_TRANCHE}`, (route) => {
    isSent = true;
    return route.fallback();
  });
  await page.route(`**${PAYOUTS}?*`, (route) => (isSent ? route.fulfill({ status: 503 }) : route.fallback()));
  await sendButton(page).click();
  await expect(page.getByRole("alert").filter({ hasText: "Looking for it failed too" })).toBeVisible();
  await expect(sendButton(page)).toHaveAttribute("aria-disabled", "true");
  await sendButton(page).click({ force: true });
  await expectAccessible(page);
  await page.unroute(`**${PAYOUTS}?*`);
  await page.getByRole("button", { name: "Look again" }).click();
  await expect(found(page)).toBeVisible();
  expect(await sandbox.requests("POST", ADD_TRANCHE)).toBe(1);
  await expectOnce(sandbox, loan);
});

test("while the server can't say what it has, nothing is sent", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(503));
  await readyToSend(page, sandbox);
  await sandbox.faults({ method: "GET", path: PAYOUTS, status: 503, times: 100 });
  await sendButton(page).click();
  await expect(page.getByRole("alert").filter({ hasText: "Nothing was changed." })).toBeVisible();
  expect(await sandbox.requests("POST", ADD_TRANCHE)).toBe(0);
  await sandbox.clearFaults();
  await sendButton(page).click();
  await expect(receipt(page)).toHaveText("Tranche requested");
  expect(await sandbox.requests("POST", ADD_TRANCHE)).toBe(1);
});
