// Responses in the forms that other servers give them: every page shows the same figures, and what is left out is shown
// as such, with the rest of the page.
import { accountId } from "../support/api.ts";
import { expectLoaded, gridNamed, rowsOf } from "../support/grid.ts";
import { loanPage, SHOWN } from "../support/places.ts";
import { processPath, requested } from "../support/payout.ts";
import { expect, test } from "../support/test.ts";
import type { Sandbox } from "../support/sandbox.ts";
import type { Page } from "@playwright/test";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
/** A value of a response in another form; `undefined` leaves its key out. */
type Change = (value: Json, key: string) => Json | undefined;

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

for (const { name, url } of SHOWN) {
  test(`${name} in another form shows the same, and without other figures the rest`, async ({ signedIn: page, sandbox }) => {
    const address = await url(sandbox);
    const usual = await pageText(page, address);
    expect(usual).not.toContain("The server left out");
    await changeResponses(page, inAnotherForm);
    expect(await pageText(page, address)).toBe(usual);
    await page.unroute("**/v1/lms/**");
    await changeResponses(page, leftOut);
    const text = await pageText(page, address);
    expect(text).not.toMatch(/could not be read|can't be read|NaN|nothing (overdue|disbursed|left)/);
  });
}

test("a loan without its amounts names them once, and is not drawn on", async ({ signedIn: page, sandbox }) => {
  await changeResponses(page, (value, key) => (/_amount$/.test(key) && key !== "next_due_amount" ? null : value));
  await page.goto(await loanPage()(sandbox));
  const note = page.getByText(/^The server left out: /);
  await expect(note).toHaveText(/: disbursed amount, outstanding amount, .*undisbursed amount\.$/);
  await expect(page.getByText("—", { exact: true }).first()).toBeVisible();
  await page.waitForLoadState("networkidle");
  await expect(note).toHaveCount(1);
  await page.goto(await loanPage("/request-tranche")(sandbox));
  await expect(page.getByText("The server did not send an amount that this depends on.").first()).toBeVisible();
});

/** A top-up and a group of top-ups: the seeded database has none. */
async function createTopup(sandbox: Sandbox): Promise<void> {
  const account = await accountId(sandbox, "AC0QX7T2");
  await sandbox.api("POST", "/v1/lms/topups/", { account, amount: 2_000, invoice_no: "FORM-1", scheduled_at: 1_797_000_000 });
  await sandbox.api("POST", "/v1/lms/topup_groups/", { account, name: "Other forms" });
}

/** Lists with a number or a date of their rows that no action needs. Of excess every number is needed. */
const LISTS = [
  { grid: "Loans", url: "/jupiter/loans", key: "overdue_amount" },
  { grid: "Accounts", url: "/jupiter/accounts", key: "available_amount" },
  { grid: "Top-ups", url: "/jupiter/top-ups", key: "created_at" },
  { grid: "Top-up groups", url: "/jupiter/top-up-groups", key: "topup_count" },
  { grid: "Fees", url: "/jupiter/fees", key: "outstanding_amount" },
  { grid: "Line details", url: "/jupiter/line-details", key: "used_amount" },
  { grid: "Payouts", url: "/venus/payouts", key: "created_at" },
  { grid: "Records", url: "/venus/records", key: "received_amount" },
  { grid: "Settlements", url: "/venus/settlements", key: "dpd" },
  { grid: "NACH", url: "/venus/nach", key: "received_amount" },
] as const;

for (const { grid: name, url, key } of LISTS) {
  test(`the list ${name} names once above its rows what the server left out of any of them, and shows a bad row as such`, async ({ signedIn: page, sandbox }) => {
    if (url.includes("top-up")) await createTopup(sandbox);
    await page.goto(url);
    const grid = gridNamed(page, name);
    await expectLoaded(grid);
    const note = page.getByText(/^The server left out: /);
    await expect(note).toHaveCount(0);
    // Two more rows at the top: one without the key, and one without an ID.
    await changeResponses(page, (value, of) => {
      if (of === "count" && typeof value === "number") return value + 2;
      if (of !== "results" || !Array.isArray(value)) return value;
      const [first] = value as { [key: string]: Json }[];
      return [changed({ ...first }, (inner, inRow) => (inRow === key ? undefined : inner)), { ...first, id: null }, ...value];
    });
    await page.reload();
    await expect(note).toHaveText(`The server left out: ${key.replaceAll("_", " ")}.`);
    await expectLoaded(grid);
    await expect(note).toHaveCount(1);
    await expect(rowsOf(grid).nth(1)).toContainText("can't be read");
    const [above, below] = [await note.boundingBox(), await grid.boundingBox()];
    expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0);
  });
}

test("a payout of which the server does not say whether it is in a bank file is shown, and paid only after a second look", async ({ signedIn: page, sandbox }) => {
  const payout = await requested(sandbox, 19_100);
  await changeResponses(page, (value, key) => (key === "is_downloaded" ? undefined : value));
  await page.goto(`/venus/payouts?search=${payout.ref_id}`);
  await expect(page.getByRole("row").filter({ hasText: payout.ref_id })).toContainText("Pending");
  await page.goto(`/venus/payouts/${payout.id}`);
  await page.getByRole("button", { name: "Process", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Process the payout" });
  await dialog.getByLabel("How").selectOption("bank");
  await expect(dialog.getByText("The server does not say whether this payout is in a bank file.")).toBeVisible();
  await dialog.getByRole("button", { name: "Process", exact: true }).click();
  await expect(dialog.getByText("Check this with the bank, then tick the box.")).toBeVisible();
  expect(await sandbox.requests("PUT", processPath(payout))).toBe(0);
});
