// Every page, wide and narrow, light and dark: accessible, not wider than the window, with its name on the tab.
import { expectAccessible } from "../support/accessible.ts";
import { accountId, loanId } from "../support/api.ts";
import { expectLoaded, gridNamed, rowsOf } from "../support/grid.ts";
import { expect, test } from "../support/test.ts";
import type { Sandbox } from "../support/sandbox.ts";
import type { Page } from "@playwright/test";

interface Place {
  name: string;
  heading: string;
  url: (sandbox: Sandbox) => Promise<string>;
  /** The list that must be loaded before the page is checked. */
  list?: string;
  /** Checked by axe in the narrow layout too: a page of each kind of layout. */
  narrow?: true;
}

const loan = (tab: string) => async (sandbox: Sandbox) => `/jupiter/loans/${await loanId(sandbox, "LN0QX7T2")}${tab}`;
const at = (url: string) => () => Promise.resolve(url);
const account = (tab: string) => async (sandbox: Sandbox) => `/jupiter/accounts/${await accountId(sandbox, "AC0QX7T2")}${tab}`;
const meera = "Meera Textiles Pvt Ltd";

const failedPayout = async (sandbox: Sandbox): Promise<string> => {
  const found = await sandbox.api<{ results: { id: string }[] }>("GET", "/v1/lms/payouts/?search=PAY0FA17");
  return `/venus/payouts?status=failed&open=${found.results[0]?.id}`;
};

const places: Place[] = [
  { name: "loans", heading: "Loans", url: at("/jupiter/loans"), list: "Loans", narrow: true },
  { name: "loans filtered to nothing", heading: "Loans", url: at("/jupiter/loans?search=nobody"), list: "Loans" },
  { name: "a loan", heading: meera, url: loan(""), narrow: true },
  { name: "a loan's schedule", heading: meera, url: loan("/schedule"), narrow: true },
  { name: "a loan's payouts", heading: meera, url: loan("/payouts") },
  { name: "request a tranche", heading: "Request a tranche", url: loan("/request-tranche"), narrow: true },
  { name: "a loan's payments", heading: meera, url: loan("/payments") },
  { name: "a loan's fees", heading: meera, url: loan("/fees") },
  { name: "what is outstanding of a loan", heading: meera, url: loan("/outstanding") },
  { name: "a loan's statement", heading: meera, url: loan("/statement") },
  { name: "a loan's extra data", heading: meera, url: loan("/extra-data") },
  { name: "a loan's activity", heading: meera, url: loan("/activity") },
  { name: "restructure", heading: "Restructure", url: loan("/restructure") },
  { name: "overview", heading: "Overview", url: at("/jupiter"), narrow: true },
  { name: "accounts", heading: "Accounts", url: at("/jupiter/accounts"), list: "Accounts" },
  { name: "open an account", heading: "Open an account", url: at("/jupiter/accounts/new") },
  { name: "an account's activity", heading: meera, url: account("/activity"), narrow: true },
  { name: "all terms of an account", heading: "All terms", url: account("/terms/edit") },
  { name: "the EMI calculator", heading: "EMI calculator", url: at("/jupiter/calculator"), narrow: true },
  { name: "top-ups", heading: "Top-ups", url: at("/jupiter/top-ups"), list: "Top-ups" },
  { name: "draw on a line", heading: "Draw on a line", url: at("/jupiter/top-ups/new") },
  { name: "top-up groups", heading: "Top-up groups", url: at("/jupiter/top-up-groups"), list: "Top-up groups" },
  { name: "bulk upload", heading: "Bulk upload", url: at("/jupiter/bulk") },
  { name: "bulk upload of fees", heading: "Upload fees", url: at("/jupiter/bulk/fees"), narrow: true },
  { name: "fees", heading: "Fees", url: at("/jupiter/fees"), list: "Fees" },
  { name: "charge a fee", heading: "Charge a fee", url: at("/jupiter/fees/new") },
  { name: "line details", heading: "Line details", url: at("/jupiter/line-details"), list: "Line details" },
  { name: "add a line", heading: "Add a line", url: at("/jupiter/line-details/new") },
  { name: "the payment desk's overview", heading: "Payment desk", url: at("/venus"), narrow: true },
  { name: "create a payout", heading: "Create a payout", url: at("/venus/payouts/new") },
  { name: "the file for the bank", heading: "File for the bank", url: at("/venus/payouts/export?status=pending") },
  { name: "reconcile", heading: "Reconcile", url: at("/venus/reconcile"), narrow: true },
  { name: "reconcile money out", heading: "Reconcile", url: at("/venus/reconcile/out") },
  { name: "NACH", heading: "NACH", url: at("/venus/nach"), list: "NACH" },
  { name: "present due demands", heading: "Present due demands", url: at("/venus/nach/new"), narrow: true },
  { name: "end of day", heading: "End of day", url: at("/venus/eod") },
  { name: "payouts", heading: "Payouts", url: at("/venus/payouts"), list: "Payouts" },
  { name: "an opened payout", heading: "Payouts", url: failedPayout, list: "Payouts", narrow: true },
  { name: "records", heading: "Records", url: at("/venus/records"), list: "Records" },
  { name: "enter a record", heading: "Enter a record", url: at("/venus/records/new") },
  { name: "settlements", heading: "Settlements", url: at("/venus/settlements"), list: "Settlements" },
  { name: "excess", heading: "Excess", url: at("/venus/excess"), list: "Excess" },
  { name: "an unknown address", heading: "No page is here", url: at("/saturn") },
];

const WIDE = { width: 1440, height: 900 };
/** Below 60rem the rail, columns and panels are laid out differently. */
const NARROW = { width: 768, height: 900 };

const expectNoSidewaysScroll = async (page: Page): Promise<void> => {
  const surplus = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await expect.poll(surplus, "pixels that the page is wider than the window").toBeLessThanOrEqual(0);
};

test("sign in is accessible, has its title and fits the window", async ({ page }) => {
  await page.goto("/sign-in");
  await expect(page.getByRole("heading", { level: 1, name: "Sign in", exact: true })).toBeVisible();
  await expect(page).toHaveTitle("Sign in · Orrery");
  for (const size of [WIDE, NARROW]) {
    await page.setViewportSize(size);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  }
});

for (const place of places) {
  test(`${place.name} is accessible, has its title and fits the window`, async ({ signedIn: page, sandbox }) => {
    await page.goto(await place.url(sandbox));
    await expect(page.getByRole("heading", { level: 1, name: place.heading, exact: true })).toBeVisible();
    await expect(page).toHaveTitle(`${place.heading} · Orrery`);
    if (place.list) await expectLoaded(gridNamed(page, place.list));
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await page.setViewportSize(NARROW);
    await expectNoSidewaysScroll(page);
    if (place.narrow) await expectAccessible(page);
  });
}

test("opening another page focuses its heading", async ({ officer: page }) => {
  const headed = (name: string) => page.getByRole("heading", { level: 1, name, exact: true });
  const workspace = page.getByRole("navigation", { name: "Workspace" });
  await workspace.getByRole("link", { name: "Venus" }).click();
  await expect(headed("Payouts")).toBeFocused();
  await expect(page).toHaveTitle("Payouts · Orrery");
  await workspace.getByRole("link", { name: "Jupiter" }).click();
  await expect(headed("Loans")).toBeFocused();
  await page.getByRole("searchbox", { name: "Search loans" }).fill("LN0QX7T2");
  await rowsOf(gridNamed(page, "Loans")).getByRole("link", { name: "LN0QX7T2" }).click();
  await expect(headed(meera)).toBeFocused();
  await expect(page).toHaveTitle(`${meera} · Orrery`);
  await page.goBack();
  await expect(headed("Loans")).toBeFocused();
});

test("an unknown address shows links to the lists", async ({ signedIn: page }) => {
  for (const url of ["/saturn", "/jupiter/loans/not-an-id", "/venus/payouts/x"]) {
    await page.goto(url);
    await expect(page.getByRole("heading", { level: 1, name: "No page is here" })).toBeVisible();
  }
  await page.getByRole("main").getByRole("link", { name: "Payouts" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Payouts" })).toBeFocused();
});
