// Lists while the server or the way to it fails: what happened is told, nothing that was there goes, and Retry helps.
import { expectAccessible } from "../support/accessible.ts";
import { PAYOUTS } from "../support/api.ts";
import { activeRow, columnOf, expectLoaded, gridNamed, rowsOf } from "../support/grid.ts";
import { expect, failedCall, test } from "../support/test.ts";
import type { Fault } from "../support/sandbox.ts";
import type { Locator, Page, Request } from "@playwright/test";

/** More often than the page tries by itself. */
const ALWAYS = 1000;

const payouts = (page: Page): Locator => gridNamed(page, "Payouts");
const rows = (page: Page): Locator => rowsOf(payouts(page));
const main = (page: Page): Locator => page.getByRole("main");
const alert = (page: Page): Locator => main(page).getByRole("alert");
const retry = (page: Page): Locator => main(page).getByRole("button", { name: "Retry" });

async function toPayouts(page: Page): Promise<void> {
  // A tab that is out of sight does not ask again by itself: what is asked for here is what the test asks for.
  await page.evaluate(() => Object.defineProperty(document, "hidden", { get: () => true }));
  await page.getByRole("navigation", { name: "Workspace" }).getByRole("link", { name: "Venus" }).click();
}

/** Holds the answers to these calls back until the returned function is called. */
async function hold(page: Page, which: (url: URL) => boolean): Promise<() => void> {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(which, async (route) => {
    await released;
    // The page may have given the call up meanwhile.
    await route.continue().catch(() => {});
  });
  return release;
}

async function expectRows(page: Page): Promise<void> {
  await expect(rows(page).first().getByRole("link")).toHaveText(/^PAY/);
  await expectLoaded(payouts(page));
}

/** What is told of a 5xx: with the request's id, to quote to support. */
const SERVER_FAILED = /The server failed \(request [0-9a-f-]+\)\./;

const failures: [what: string, fault: Omit<Fault, "path">, told: string | RegExp, complaint: RegExp | null][] = [
  ["an error of the server", { status: 500, body: '{"detail":"boom"}' }, SERVER_FAILED, failedCall(500)],
  ["a proxy's page", { status: 502, body: "<h1>Bad gateway</h1>", content_type: "text/html" }, SERVER_FAILED, failedCall(502)],
  ["a page in place of the list", { status: 200, body: "<h1>Welcome</h1>", content_type: "text/html" }, "The server's answer could not be read.", null],
  ["a list cut short", { status: 200, body: '{"count":2,"current_page":1,"results":[{"id":"' }, "The server's answer could not be read.", null],
  ["a closed connection", { drop: "before_commit" }, "The server could not be reached.", failedCall()],
  ["a server that asks to wait long", { status: 429, retry_after: 60 }, "The server is busy and asks to wait 60 seconds.", failedCall(429)],
];

for (const [what, fault, told, complaint] of failures) {
  test(`${what} is told, and Retry brings the list`, async ({ officer: page, sandbox, provoke }) => {
    if (complaint) provoke(complaint);
    await sandbox.faults({ path: PAYOUTS, times: ALWAYS, ...fault });
    await toPayouts(page);
    await expect(alert(page)).toContainText(told);
    await expect(main(page)).not.toContainText(/Bad gateway|Welcome|boom/);
    await expect(rows(page)).toHaveCount(0);
    await sandbox.noFaults();
    await retry(page).click();
    await expectRows(page);
    await expect(alert(page)).toHaveCount(0);
  });
}

test("a passing failure is waited out without a word", async ({ officer: page, sandbox, provoke }) => {
  provoke(failedCall(503));
  await sandbox.faults({ path: PAYOUTS, times: 2, status: 503 });
  await toPayouts(page);
  await expectRows(page);
  await expect(alert(page)).toHaveCount(0);
});

test("a busy server gets the pause that it asks for", async ({ officer: page, sandbox, provoke }) => {
  provoke(failedCall(429));
  await sandbox.faults({ path: PAYOUTS, times: 1, status: 429, retry_after: 2 });
  const asked: number[] = [];
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.pathname === PAYOUTS && url.searchParams.get("page") === "1") asked.push(Date.now());
  });
  await toPayouts(page);
  await expectRows(page);
  expect(asked.length).toBe(2);
  expect(asked[1]! - asked[0]!).toBeGreaterThanOrEqual(2000);
});

test("while the list is on its way its shape stands there, and the rows come where it stood", async ({ officer: page }) => {
  const release = await hold(page, (url) => url.pathname === PAYOUTS);
  await toPayouts(page);
  await expect(payouts(page)).toHaveAttribute("aria-busy", "true");
  await expect(payouts(page)).toHaveAttribute("aria-rowcount", "-1");
  await expect(page.getByRole("status").filter({ hasText: "Loading payouts…" })).toBeVisible();
  const third = rows(page).nth(2);
  await expect(third).toBeVisible();
  expect((await third.textContent())?.trim()).toBe("");
  const shape = await third.boundingBox();
  expect(shape).not.toBeNull();
  release();
  await expectRows(page);
  await expect.poll(() => third.boundingBox()).toEqual(shape);
});

test("a refresh that fails keeps the rows and says that they are not up to date", async ({ officer: page, sandbox, provoke }) => {
  provoke(failedCall(500));
  await toPayouts(page);
  await expectRows(page);
  // What is told takes some room of the list: fewer rows are drawn beyond those in sight.
  const inSight = async (): Promise<string[]> => (await columnOf(payouts(page), "Ref")).slice(0, 10);
  const before = await inSight();
  await sandbox.faults({ path: PAYOUTS, times: ALWAYS, status: 500 });
  await page.getByRole("button", { name: "Refresh now" }).click();
  await expect(alert(page)).toContainText(/This list is not up to date\. The server failed \(/);
  expect(await inSight()).toEqual(before);
  await sandbox.noFaults();
  await retry(page).click();
  await expect(alert(page)).toHaveCount(0);
  await expectLoaded(payouts(page));
  expect(await inSight()).toEqual(before);
});

test("without a network the rows stay, too", async ({ officer: page, provoke }) => {
  provoke(failedCall());
  await toPayouts(page);
  await expectRows(page);
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Refresh now" }).click();
  await expect(alert(page)).toContainText("This list is not up to date. The server could not be reached.");
  await expect(rows(page).first().getByRole("link")).toHaveText(/^PAY/);
  await page.context().setOffline(false);
  await retry(page).click();
  await expect(alert(page)).toHaveCount(0);
});

test("a filter that fails says so, and Retry brings its rows", async ({ officer: page, sandbox, provoke }) => {
  provoke(failedCall(500));
  await toPayouts(page);
  await expectRows(page);
  await sandbox.faults({ path: PAYOUTS, times: ALWAYS, status: 500 });
  await page.getByRole("combobox", { name: "Status" }).selectOption("failed");
  await expect(alert(page)).toContainText(/These are still the rows from before\. The server failed \(/);
  await sandbox.noFaults();
  await retry(page).click();
  await expect(rows(page).first()).toContainText("Failed");
  await expect(alert(page)).toHaveCount(0);
});

test("rows that did not come say so, and Retry brings them", async ({ officer: page, sandbox, provoke }) => {
  provoke(failedCall(500));
  await toPayouts(page);
  await expectRows(page);
  const all = Number(await payouts(page).getAttribute("aria-rowcount"));
  await sandbox.faults({ path: PAYOUTS, times: ALWAYS, status: 500 });
  await payouts(page).focus();
  await page.keyboard.press("End");
  const last = await activeRow(payouts(page));
  await expect(last).toHaveAttribute("aria-rowindex", `${all}`);
  await expect(last).toContainText("Not loaded");
  await expect(alert(page)).toContainText(/Some rows did not load\. The server failed \(/);
  await page.keyboard.press("Home");
  await expect(rows(page).first().getByRole("link")).toHaveText(/^PAY/);
  await page.keyboard.press("End");
  await sandbox.noFaults();
  await retry(page).click();
  await expect(last.getByRole("link")).toHaveText(/^PAY/);
  await expect(alert(page)).toHaveCount(0);
});

test("the newer filter's rows stay when the older one's answer comes late", async ({ officer: page }) => {
  await toPayouts(page);
  await expectRows(page);
  const isOfFailed = (request: Request) => request.url().includes("status=failed");
  const started = page.waitForRequest(isOfFailed);
  // Given up or answered: either way it is over.
  const over = Promise.race([
    page.waitForEvent("requestfailed", isOfFailed),
    page.waitForEvent("requestfinished", isOfFailed),
  ]);
  const release = await hold(page, (url) => url.pathname === PAYOUTS && url.searchParams.get("status") === "failed");
  const status = page.getByRole("combobox", { name: "Status" });
  await status.selectOption("failed");
  await started;
  await status.selectOption("processed");
  await expect(rows(page).first()).toContainText("Processed");
  release();
  await over;
  await expectLoaded(payouts(page));
  await expect(status).toHaveValue("processed");
  for (const cell of await columnOf(payouts(page), "Status")) expect(cell).toMatch(/^Processed/);
});

test("a page that was left does not complain of what it had asked for", async ({ officer: page, sandbox }) => {
  await sandbox.faults({ path: PAYOUTS, delay_ms: 2000 });
  const isOfPayouts = (request: Request) => new URL(request.url()).pathname === PAYOUTS;
  const given = page.waitForEvent("requestfailed", isOfPayouts);
  await toPayouts(page);
  await expect(payouts(page)).toHaveAttribute("aria-busy", "true");
  await page.getByRole("navigation", { name: "Workspace" }).getByRole("link", { name: "Jupiter" }).click();
  await given;
  await expect(rowsOf(gridNamed(page, "Loans")).first().getByRole("link")).toHaveText(/^LN/);
  await expect(alert(page)).toHaveCount(0);
});

for (const { what, list, page: folder } of [
  { what: "Payout", list: "/v1/lms/payouts/?status=processed", page: "/venus/payouts/" },
  { what: "Record", list: "/v1/lms/records/?status=processed", page: "/venus/records/" },
]) {
  test(`one ${what.toLowerCase()} that can't be read says what it is, and comes once it can`, async ({ officer: page, sandbox, provoke }) => {
    provoke(failedCall(503));
    const { results } = await sandbox.api<{ results: { id: string }[] }>("GET", list);
    const id = results[0]?.id ?? "";
    await sandbox.faults({ path: `${list.split("?")[0]}${id}/`, status: 503, times: ALWAYS });
    await page.goto(`${folder}${id}`);
    await expect(page.getByRole("heading", { level: 1, name: what, exact: true })).toBeVisible({ timeout: 20_000 });
    await expect(alert(page)).toContainText(SERVER_FAILED);
    await expectAccessible(page);
    await sandbox.noFaults();
    await page.getByRole("button", { name: "Retry" }).click();
    await expect(page.getByRole("heading", { level: 1, name: /₹/ })).toBeVisible();
  });
}
