// Back and the breadcrumb return to the list as it was left, and what a page already shows is not redrawn.
import { loanId } from "../support/api.ts";
import { activeRow, expectLoaded, gridNamed, rowOf, rowsOf } from "../support/grid.ts";
import { loadedRows, scrollToRow, scrollTop, visibleRows } from "../support/scroll.ts";
import { expect, test } from "../support/test.ts";
import type { Locator, Page } from "@playwright/test";

test.use({ sandboxArgs: ["--seed-payouts", "20000", "--seed-loans", "600"] });

const payouts = (page: Page): Locator => gridNamed(page, "Payouts");
const loans = (page: Page): Locator => gridNamed(page, "Loans");
const heading = (page: Page): Locator => page.getByRole("heading", { level: 1 });
const breadcrumb = (page: Page): Locator => page.getByRole("navigation", { name: "Breadcrumb" });
const inspector = (page: Page): Locator => page.getByRole("complementary", { name: "Opened payout" });

interface Place {
  url: string;
  top: number;
  rows: Awaited<ReturnType<typeof visibleRows>>;
}

/** The URL, scroll position and visible rows of a list. */
async function placeOf(page: Page, grid: Locator): Promise<Place> {
  const rows = await loadedRows(grid);
  return { url: page.url(), top: await scrollTop(grid), rows };
}

/** Waits until the list is at a place that was read before. */
async function expectAt(page: Page, grid: Locator, place: Place): Promise<void> {
  await expect(page).toHaveURL(place.url);
  await expect.poll(() => visibleRows(grid), "the same rows are visible").toEqual(place.rows);
  await expect.poll(() => scrollTop(grid), "the same scroll position").toBe(place.top);
}

/** Marks the element; the returned function expects that the locator still finds that element. */
async function mark(element: Locator): Promise<() => Promise<void>> {
  await element.evaluate((element) => element.setAttribute("data-marked", ""));
  return () => expect(element).toHaveAttribute("data-marked", "");
}

/** Opens a filtered list of payouts and scrolls to its row 5,000. */
async function openRow5000(page: Page): Promise<void> {
  await page.goto("/venus/payouts?status=processed");
  await loadedRows(payouts(page));
  await scrollToRow(payouts(page), 5_000);
  const rows = await loadedRows(payouts(page));
  // The header row has the index 1.
  expect(rows[0]?.index).toBe(5_001);
}

test("Back from a payout returns to row 5,000 of the filtered list", async ({ signedIn: page }) => {
  await openRow5000(page);
  const list = await placeOf(page, payouts(page));
  const reference = list.rows[3]?.reference ?? "";
  await rowOf(payouts(page), reference).getByRole("link", { name: reference }).click();
  await expect(inspector(page)).toContainText(reference);
  const opened = await placeOf(page, payouts(page));
  await inspector(page).getByRole("link", { name: "The whole payout" }).click();
  await expect(page).toHaveURL(/\/venus\/payouts\/[0-9a-f-]{36}$/);
  await expect(heading(page)).toHaveText(/₹/);

  await page.goBack();
  await expectAt(page, payouts(page), opened);
  await expect(inspector(page)).toContainText(reference);
  await expect(page.getByRole("combobox", { name: "Status" })).toHaveValue("processed");
  await page.goBack();
  await expect(inspector(page)).toHaveCount(0);
  await expectAt(page, payouts(page), list);
});

test("Forward and Back again return to the same row of the list", async ({ signedIn: page }) => {
  await openRow5000(page);
  const reference = (await visibleRows(payouts(page)))[3]?.reference ?? "";
  await rowOf(payouts(page), reference).getByRole("link", { name: reference }).click();
  await expect(inspector(page)).toContainText(reference);
  const opened = await placeOf(page, payouts(page));
  await inspector(page).getByRole("link", { name: "The whole payout" }).click();
  await expect(heading(page)).toHaveText(/₹/);
  const payout = page.url();
  await page.goBack();
  await expectAt(page, payouts(page), opened);
  await page.goForward();
  await expect(page).toHaveURL(payout);
  await expect(heading(page)).toHaveText(/₹/);
  await page.goBack();
  await expectAt(page, payouts(page), opened);
});

/** Opens the loans of one status, sorted by borrower, and scrolls to row 100. */
async function openLoansAtRow100(page: Page): Promise<void> {
  await page.goto("/jupiter/loans?status=active&order=borrower_name");
  await loadedRows(loans(page));
  await scrollToRow(loans(page), 100);
  expect((await loadedRows(loans(page)))[0]?.index).toBe(101);
}

/** Opens the loan of the third visible row. */
async function openThirdLoan(page: Page): Promise<string> {
  const reference = (await visibleRows(loans(page)))[2]?.reference ?? "";
  await rowOf(loans(page), reference).getByRole("link", { name: reference }).click();
  await expect(page).toHaveURL(/\/jupiter\/loans\/[0-9a-f-]{36}$/);
  await expect(breadcrumb(page)).toContainText(reference);
  return reference;
}

test("Back from a loan returns to the same row of the filtered and sorted list", async ({ signedIn: page }) => {
  await openLoansAtRow100(page);
  const list = await placeOf(page, loans(page));
  await openThirdLoan(page);
  await page.goBack();
  await expectAt(page, loans(page), list);
  await expect(page.getByRole("combobox", { name: "Status" })).toHaveValue("active");
  await expect(heading(page)).toBeFocused();
});

test("Back from a loan's tabs returns to the same row of the list", async ({ signedIn: page }) => {
  await openLoansAtRow100(page);
  const list = await placeOf(page, loans(page));
  const reference = await openThirdLoan(page);
  const tabs = page.getByRole("navigation", { name: `Loan ${reference}` });
  await tabs.getByRole("link", { name: "Schedule" }).click();
  await expect(page).toHaveURL(/\/schedule$/);
  await page.goBack();
  await expect(page).toHaveURL(/\/jupiter\/loans\/[0-9a-f-]{36}$/);
  await page.goBack();
  await expectAt(page, loans(page), list);
});

test("Back from a loan opened with the keyboard returns to its row", async ({ signedIn: page }) => {
  await page.goto("/jupiter/loans?status=active");
  await loadedRows(loans(page));
  await loans(page).focus();
  await page.keyboard.press("End");
  const last = (await (await activeRow(loans(page))).getAttribute("aria-rowindex")) ?? "";
  await expect((await activeRow(loans(page))).getByRole("link")).toHaveText(/^LN/);
  const list = await placeOf(page, loans(page));
  expect(list.rows.at(-1)?.index).toBe(Number(last));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/jupiter\/loans\/[0-9a-f-]{36}$/);
  // The list stays until the loan's page is fetched.
  await expect(breadcrumb(page)).toContainText(/LN/);
  await page.goBack();
  await expectAt(page, loans(page), list);
});

test("a loan's breadcrumb leads to the filtered list that the officer came from", async ({ signedIn: page }) => {
  await openLoansAtRow100(page);
  const list = page.url();
  const reference = await openThirdLoan(page);
  // A tab in between does not change where the breadcrumb leads.
  await page.getByRole("navigation", { name: `Loan ${reference}` }).getByRole("link", { name: "Payouts" }).click();
  await expect(page).toHaveURL(/\/payouts$/);
  await breadcrumb(page).getByRole("link", { name: "Loans" }).click();
  await expect(page).toHaveURL(list);
  await expect(page.getByRole("combobox", { name: "Status" })).toHaveValue("active");
  await expect(loans(page).getByRole("columnheader", { name: "Borrower" })).toHaveAttribute("aria-sort", "ascending");
  await expectLoaded(loans(page));
});

test("a loan opened by its link has a breadcrumb to all loans", async ({ signedIn: page, sandbox }) => {
  await page.goto(`/jupiter/loans/${await loanId(sandbox, "LN0QX7T2")}`);
  await breadcrumb(page).getByRole("link", { name: "Loans" }).click();
  await expect(page).toHaveURL(/\/jupiter\/loans$/);
});

test("changing a loan's tab does not redraw the page", async ({ signedIn: page, sandbox }) => {
  await page.goto(`/jupiter/loans/${await loanId(sandbox, "LN0QX7T2")}`);
  await expect(heading(page)).toHaveText("Meera Textiles Pvt Ltd");
  const tabs = page.getByRole("navigation", { name: "Loan LN0QX7T2" });
  const expectSame = await Promise.all([heading(page), tabs, breadcrumb(page), page.getByRole("main")].map(mark));
  for (const [name, url] of [["Schedule", /\/schedule$/], ["Payments", /\/payments$/], ["Activity", /\/activity$/]] as const) {
    await tabs.getByRole("link", { name, exact: true }).click();
    await expect(page).toHaveURL(url);
    await expect(tabs.getByRole("link", { name, exact: true })).toHaveAttribute("aria-current", "page");
    for (const expectSameElement of expectSame) await expectSameElement();
  }
  await page.goBack();
  await expect(page).toHaveURL(/\/payments$/);
  for (const expectSameElement of expectSame) await expectSameElement();
});

test("opening and closing a payout in the list does not redraw the list or load it again", async ({ signedIn: page, sandbox }) => {
  await page.goto("/venus/payouts?status=processed");
  await loadedRows(payouts(page));
  // A hidden tab does not refresh the list automatically.
  await page.evaluate(() => Object.defineProperty(document, "hidden", { get: () => true }));
  const row = rowsOf(payouts(page)).nth(1);
  const expectSame = await Promise.all([payouts(page), row, heading(page), page.getByRole("main")].map(mark));
  const requests = await sandbox.requests("GET", "/v1/lms/payouts/");
  await row.getByRole("link").click();
  await expect(inspector(page)).toBeVisible();
  await expect(page).toHaveURL(/open=/);
  await expect(inspector(page)).toContainText("Requested");
  for (const expectSameElement of expectSame) await expectSameElement();
  await inspector(page).getByRole("button", { name: "Close" }).click();
  await expect(inspector(page)).toHaveCount(0);
  for (const expectSameElement of expectSame) await expectSameElement();
  expect(await sandbox.requests("GET", "/v1/lms/payouts/")).toBe(requests);
});

test("changing a filter keeps the page and starts the list at its top", async ({ signedIn: page }) => {
  await openRow5000(page);
  const expectSame = await Promise.all([heading(page), page.getByRole("main")].map(mark));
  await page.getByRole("combobox", { name: "Status" }).selectOption("failed");
  await expect(page).toHaveURL(/status=failed$/);
  await expect(rowsOf(payouts(page)).first()).toContainText("Failed");
  await expect.poll(() => scrollTop(payouts(page))).toBe(0);
  for (const expectSameElement of expectSame) await expectSameElement();
});

for (const reference of ["TU/2026/118", "TU+118", "100%", "TU 118 A", "टॉपअप/११८", "a%2Fb", "?x=1&y#z"]) {
  test(`the page of the top-up "${reference}" looks for exactly this reference`, async ({ signedIn: page }) => {
    const isLookup = (url: URL): boolean => url.pathname === "/v1/lms/topups/";
    const lookup = page.waitForRequest((request) => isLookup(new URL(request.url())));
    await page.goto(`/jupiter/top-ups/${encodeURIComponent(reference)}`);
    const asked = new URL((await lookup).url()).searchParams;
    expect([...asked.values()]).toContain(reference);
    await expect(heading(page)).toHaveText("No such top-up");
    await expect(breadcrumb(page)).toContainText(reference);
  });
}
