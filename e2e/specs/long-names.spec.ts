// Names without blanks, however long, do not make a page wider than its window.
import { loanId } from "../support/api.ts";
import { requested } from "../support/payout.ts";
import { accountPage, at, loanPage, SHOWN, type Place } from "../support/places.ts";
import { expect, test } from "../support/test.ts";
import type { Page } from "@playwright/test";

const LONG = "Meeratextilesprivatelimited".repeat(8);
/** Keys of the API whose values people type. */
const TYPED = /"(borrower_name|account_holder_name|name|full_name|remark|purpose|narration|branch|bank_name|utr|description|uploaded_by|requested_by|approved_by|seller_name|invoice_no|lead_name|program_name)":"[^"]*"/g;

const NAMED = new Set([
  "the loans", "a loan", "a loan's payments", "a loan's statement", "a loan's terms", "an account", "an account's limits", "a fee", "the payouts", "a payout", "a record",
]);
const places: Place[] = [
  ...SHOWN.filter(({ name }) => NAMED.has(name)),
  { name: "request a tranche", url: loanPage("/request-tranche") },
  { name: "an account's terms", url: accountPage("/terms") },
  { name: "disburse", url: accountPage("/disburse") },
  { name: "the payment desk's overview", url: at("/venus") },
  { name: "an opened payout", url: async (sandbox) => `/venus/payouts?open=${(await requested(sandbox, 11_000)).id}` },
  { name: "reconcile", url: at("/venus/reconcile") },
  { name: "reconcile money out", url: at("/venus/reconcile/out") },
  { name: "an opened loan of excess", url: async (sandbox) => `/venus/excess?open=${await loanId(sandbox, "LN0EXCE5")}` },
];

async function lengthenNames(page: Page): Promise<void> {
  await page.route("**/v1/lms/**", async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(TYPED, (_, key: string) => `"${key}":"${LONG}"`);
    await route.fulfill({ response, body });
  });
}

for (const { name, url } of places) {
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
