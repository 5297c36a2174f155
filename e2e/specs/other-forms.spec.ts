// Responses in the forms that other servers give them: every page shows the same figures, and what is left out is shown
// as such, with the rest of the page.
import { accountId, loanId } from "../support/api.ts";
import { expect, test } from "../support/test.ts";
import type { Sandbox } from "../support/sandbox.ts";
import type { Page } from "@playwright/test";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
/** A value of a response in another form; `undefined` leaves its key out. */
type Change = (value: Json, key: string) => Json | undefined;

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
  ["a loan's schedule", loan("/schedule")],
  ["a loan's payments", loan("/payments")],
  ["a loan's fees", loan("/fees")],
  ["what is outstanding of a loan", loan("/outstanding")],
  ["a loan's statement", loan("/statement")],
  ["a loan's terms", loan("/terms")],
  ["the accounts", at("/jupiter/accounts")],
  ["an account", account()],
  ["an account's limits", account("/limits")],
  ["a fee", first("fees", "/jupiter/fees")],
  ["a top-up", first("topups", "/jupiter/top-ups")],
  ["a payout", first("payouts", "/venus/payouts")],
  ["a record", first("records", "/venus/records")],
  ["the payouts", at("/venus/payouts")],
  ["the records", at("/venus/records")],
  ["the settlements", at("/venus/settlements")],
  ["excess", at("/venus/excess")],
];

function changed(value: Json, change: Change): Json {
  if (Array.isArray(value)) return value.map((item) => changed(item, change));
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).flatMap(([key, inner]) => {
    const next = change(inner, key);
    return next === undefined ? [] : [[key, changed(next, change)] as const];
  });
  return Object.fromEntries(entries);
}

async function changeResponses(page: Page, change: Change): Promise<void> {
  await page.route("**/v1/lms/**", async (route) => {
    if (route.request().method() !== "GET") return route.continue();
    const response = await route.fetch();
    const type = response.headers()["content-type"] ?? "";
    if (!response.ok() || !type.includes("json")) return route.fulfill({ response });
    await route.fulfill({ response, json: changed((await response.json()) as Json, change) });
  });
}

/** The text of the page once it has loaded, without its clocks. */
async function pageText(page: Page, url: string): Promise<string> {
  await page.goto(url);
  const main = page.locator("#page");
  await expect(main.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(main.locator("[aria-busy=true], .skeleton")).toHaveCount(0);
  await page.waitForLoadState("networkidle");
  return main.innerText();
}

const isDate = (key: string): boolean => /(_at|_on|date|_until)$/.test(key);
/** Numbers as text, dates as ISO 8601. */
const inAnotherForm: Change = (value, key) => {
  if (typeof value !== "number") return value;
  return isDate(key) && value > 1e8 ? new Date(value * 1000).toISOString() : String(value);
};

/** Keys that an action needs to be safe, or that a row can't do without. */
const NEEDED = /^(id|amount|excess_amount|count|current_page|page_size|score|confidence|roi_value|gst_rate|remaining_amount|days|value)$/;
const leftOut: Change = (value, key) => (typeof value === "number" && !NEEDED.test(key) && !isDate(key) ? undefined : value);

for (const [name, url] of places) {
  test(`${name} in another form shows the same, and without other figures the rest`, async ({ signedIn: page, sandbox }) => {
    const address = await url(sandbox);
    const usual = await pageText(page, address);
    await changeResponses(page, inAnotherForm);
    expect(await pageText(page, address)).toBe(usual);
    await page.unroute("**/v1/lms/**");
    await changeResponses(page, leftOut);
    const text = await pageText(page, address);
    expect(text).not.toMatch(/could not be read|can't be read|NaN|nothing (overdue|disbursed|left)/);
  });
}

test("a loan without its amounts says so, and is not drawn on", async ({ signedIn: page, sandbox }) => {
  await changeResponses(page, (value, key) => (/_amount$/.test(key) && key !== "next_due_amount" ? null : value));
  await page.goto(await loan()(sandbox));
  await expect(page.getByText("The server did not send all amounts.").first()).toBeVisible();
  await expect(page.getByText("—", { exact: true }).first()).toBeVisible();
  await page.goto(await loan("/request-tranche")(sandbox));
  await expect(page.getByText("The server did not send an amount that this depends on.").first()).toBeVisible();
});
