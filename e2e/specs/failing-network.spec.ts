// Lists and pages while the server or the network fails: the failure is shown, loaded rows stay, and Retry loads the rest.
import { expectAccessible } from "../support/accessible.ts";
import { PAYOUTS } from "../support/api.ts";
import { activeRow, columnOf, expectLoaded, gridNamed, rowsOf } from "../support/grid.ts";
import { expect, failedCall, test } from "../support/test.ts";
import type { Fault } from "../support/sandbox.ts";
import type { Locator, Page, Request } from "@playwright/test";

/** More often than the page retries. */
const ALWAYS = 1000;

const payouts = (page: Page): Locator => gridNamed(page, "Payouts");
const rows = (page: Page): Locator => rowsOf(payouts(page));
const main = (page: Page): Locator => page.getByRole("main");
const alert = (page: Page): Locator => main(page).getByRole("alert");
const retry = (page: Page): Locator => main(page).getByRole("button", { name: "Retry" });

async function toPayouts(page: Page): Promise<void> {
  // A hidden tab does not refresh automatically, so every request comes from the test.
  await page.evaluate(() => Object.defineProperty(document, "hidden", { get: () => true }));
  await page.getByRole("navigation", { name: "Workspace" }).getByRole("link", { name: "Venus" }).click();
}

/** Delays these calls until the returned function is called. */
async function hold(page: Page, which: (url: URL) => boolean): Promise<() => void> {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(which, async (route) => {
    await released;
    // The page may have aborted the call meanwhile.
    await route.continue().catch(() => {});
  });
  return release;
}

async function expectRows(page: Page): Promise<void> {
  await expect(rows(page).first().getByRole("link")).toHaveText(/^PAY/);
  await expectLoaded(payouts(page));
}

/** The message for a 5xx response, with the request's id to quote to support. */
const SERVER_FAILED = /The server failed \(request [0-9a-f-]+\)\./;

const failures: [name: string, fault: Omit<Fault, "path">, message: string | RegExp, consoleError: RegExp | null][] = [
  ["a server error", { status: 500, body: '{"detail":"boom"}' }, SERVER_FAILED, failedCall(500)],
  ["an error page of a proxy", { status: 502, body: "<h1>Bad gateway</h1>", content_type: "text/html" }, SERVER_FAILED, failedCall(502)],
  ["a page instead of the list", { status: 200, body: "<h1>Welcome</h1>", content_type: "text/html" }, "The server's answer could not be read.", null],
  ["a truncated list", { status: 200, body: '{"count":2,"current_page":1,"results":[{"id":"' }, "The server's answer could not be read.", null],
  ["a closed connection", { drop: "before_commit" }, "The server could not be reached.", failedCall()],
  ["a busy server with a long Retry-After", { status: 429, retry_after: 60 }, "The server is busy and asks to wait 60 seconds.", failedCall(429)],
];

for (const [name, fault, message, consoleError] of failures) {
  test(`${name} is reported, and Retry loads the list`, async ({ officer: page, sandbox, allowErrors }) => {
    if (consoleError) allowErrors(consoleError);
    await sandbox.faults({ path: PAYOUTS, times: ALWAYS, ...fault });
    await toPayouts(page);
    await expect(alert(page)).toContainText(message);
    await expect(main(page)).not.toContainText(/Bad gateway|Welcome|boom/);
    await expect(rows(page)).toHaveCount(0);
    await sandbox.clearFaults();
    await retry(page).click();
    await expectRows(page);
    await expect(alert(page)).toHaveCount(0);
  });
}

test("a short failure is retried without an error message", async ({ officer: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(503));
  await sandbox.faults({ path: PAYOUTS, times: 2, status: 503 });
  await toPayouts(page);
  await expectRows(page);
  await expect(alert(page)).toHaveCount(0);
});

test("a busy server is retried after its Retry-After", async ({ officer: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(429));
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

test("placeholder rows appear while the list loads, and the rows take their places", async ({ officer: page }) => {
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

test("a failed refresh keeps the rows and marks them as out of date", async ({ officer: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(500));
  await toPayouts(page);
  await expectRows(page);
  // The message takes height from the list, so fewer rows are drawn below the visible ones.
  const visibleRows = async (): Promise<string[]> => (await columnOf(payouts(page), "Ref")).slice(0, 10);
  const before = await visibleRows();
  await sandbox.faults({ path: PAYOUTS, times: ALWAYS, status: 500 });
  await page.getByRole("button", { name: "Refresh now" }).click();
  await expect(alert(page)).toContainText(/This list is not up to date\. The server failed \(/);
  expect(await visibleRows()).toEqual(before);
  await sandbox.clearFaults();
  await retry(page).click();
  await expect(alert(page)).toHaveCount(0);
  await expectLoaded(payouts(page));
  expect(await visibleRows()).toEqual(before);
});

test("without a network the rows stay and are marked as out of date", async ({ officer: page, allowErrors }) => {
  allowErrors(failedCall());
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

test("a filter that can't be loaded is reported, and Retry loads its rows", async ({ officer: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(500));
  await toPayouts(page);
  await expectRows(page);
  await sandbox.faults({ path: PAYOUTS, times: ALWAYS, status: 500 });
  await page.getByRole("combobox", { name: "Status" }).selectOption("failed");
  await expect(alert(page)).toContainText(/These are still the rows from before\. The server failed \(/);
  await sandbox.clearFaults();
  await retry(page).click();
  await expect(rows(page).first()).toContainText("Failed");
  await expect(alert(page)).toHaveCount(0);
});

test("rows that could not be loaded are marked, and Retry loads them", async ({ officer: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(500));
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
  await sandbox.clearFaults();
  await retry(page).click();
  await expect(last.getByRole("link")).toHaveText(/^PAY/);
  await expect(alert(page)).toHaveCount(0);
});

test("a late response to an older filter does not replace the rows of the newer one", async ({ officer: page }) => {
  await toPayouts(page);
  await expectRows(page);
  const isOfFailed = (request: Request) => request.url().includes("status=failed");
  const started = page.waitForRequest(isOfFailed);
  // Aborted or answered.
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

test("leaving a page cancels its requests without an error", async ({ officer: page, sandbox }) => {
  await sandbox.faults({ path: PAYOUTS, delay_ms: 30_000 });
  const isOfPayouts = (request: Request) => new URL(request.url()).pathname === PAYOUTS;
  const aborted = page.waitForEvent("requestfailed", isOfPayouts);
  await toPayouts(page);
  await expect(payouts(page)).toHaveAttribute("aria-busy", "true");
  await page.getByRole("navigation", { name: "Workspace" }).getByRole("link", { name: "Jupiter" }).click();
  await aborted;
  await expect(rowsOf(gridNamed(page, "Loans")).first().getByRole("link")).toHaveText(/^LN/);
  await expect(alert(page)).toHaveCount(0);
});

for (const { name, list, page: folder } of [
  { name: "Payout", list: "/v1/lms/payouts/?status=processed", page: "/venus/payouts/" },
  { name: "Record", list: "/v1/lms/records/?status=processed", page: "/venus/records/" },
]) {
  test(`a ${name.toLowerCase()} that can't be loaded is reported, and Retry loads it`, async ({ signedIn: page, sandbox, allowErrors }) => {
    allowErrors(failedCall(503));
    const { results } = await sandbox.api<{ results: { id: string }[] }>("GET", list);
    const id = results[0]?.id ?? "";
    await sandbox.faults({ path: `${list.split("?")[0]}${id}/`, status: 503, times: ALWAYS });
    await page.goto(`${folder}${id}`);
    await expect(page.getByRole("heading", { level: 1, name, exact: true })).toBeVisible({ timeout: 20_000 });
    await expect(alert(page)).toContainText(SERVER_FAILED);
    await expectAccessible(page);
    await sandbox.clearFaults();
    await page.getByRole("button", { name: "Retry" }).click();
    await expect(page.getByRole("heading", { level: 1, name: /₹/ })).toBeVisible();
  });
}
