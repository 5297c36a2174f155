// Names without blanks, however long, do not make a page wider than its window.
import { accountId, loanId } from "../support/api.ts";
import { requested } from "../support/payout.ts";
import { expect, test } from "../support/test.ts";
import type { Sandbox } from "../support/sandbox.ts";
import type { Page } from "@playwright/test";

const LONG = "Meeratextilesprivatelimited".repeat(8);
/** Keys of the API whose values people type. */
const TYPED = /"(borrower_name|account_holder_name|name|full_name|remark|purpose|narration|branch|bank_name|utr|description|uploaded_by|requested_by|approved_by|seller_name|invoice_no|lead_name|program_name)":"[^"]*"/g;

const loan = (rest = "") => async (sandbox: Sandbox) => `/jupiter/loans/${await loanId(sandbox, "LN0QX7T2")}${rest}`;
const account = (rest = "") => async (sandbox: Sandbox) => `/jupiter/accounts/${await accountId(sandbox, "AC0QX7T2")}${rest}`;
const first = (list: string, folder: string) => async (sandbox: Sandbox) => {
  const { results } = await sandbox.api<{ results: { id: string }[] }>("GET", `/v1/lms/${list}/?page_size=1`);
  return `${folder}/${results[0]?.id}`;
};
const at = (url: string) => () => url;

const places: [string, (sandbox: Sandbox) => string | Promise<string>][] = [
  ["the loans", at("/jupiter/loans")],
  ["a loan", loan()],
  ["a loan's payments", loan("/payments")],
  ["a loan's statement", loan("/statement")],
  ["a loan's terms", loan("/terms")],
  ["request a tranche", loan("/request-tranche")],
  ["an account", account()],
  ["an account's limits", account("/limits")],
  ["an account's terms", account("/terms")],
  ["disburse", account("/disburse")],
  ["a fee", first("fees", "/jupiter/fees")],
  ["the payment desk's overview", at("/venus")],
  ["the payouts", at("/venus/payouts")],
  ["a payout", first("payouts", "/venus/payouts")],
  ["an opened payout", async (sandbox) => `/venus/payouts?open=${(await requested(sandbox, 11_000)).id}`],
  ["a record", first("records", "/venus/records")],
  ["reconcile", at("/venus/reconcile")],
  ["reconcile money out", at("/venus/reconcile/out")],
  ["excess", async (sandbox) => `/venus/excess?open=${await loanId(sandbox, "LN0EXCE5")}`],
];

async function lengthenNames(page: Page): Promise<void> {
  await page.route("**/v1/lms/**", async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(TYPED, (_, key: string) => `"${key}":"${LONG}"`);
    await route.fulfill({ response, body });
  });
}

for (const [name, url] of places) {
  test(`long names fit the window: ${name}`, async ({ signedIn: page, sandbox }) => {
    const opened = await url(sandbox);
    await lengthenNames(page);
    await page.goto(opened);
    await expect(page.getByText(LONG).first()).toBeAttached();
    for (const width of [1440, 768]) {
      await page.setViewportSize({ width, height: 900 });
      const surplus = () =>
        page.evaluate(() => {
          const wide = (element: Element | null) => (element ? element.scrollWidth - element.clientWidth : 0);
          return Math.max(wide(document.documentElement), wide(document.querySelector("dialog[open]")));
        });
      await expect.poll(surplus, `pixels beyond a window of ${width}`).toBeLessThanOrEqual(0);
    }
  });
}
