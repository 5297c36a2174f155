// The tabs of a browser share one session: a new or duplicated tab needs no one-time password, ends no other tab's session, and
// a token that has expired is renewed once for all.
import type { BrowserContext, Page } from "@playwright/test";
import { expectLoaded, gridNamed, rowsOf } from "../support/grid.ts";
import { OFFICER, signInWithin } from "../support/sign-in.ts";
import { expect, failedCall, test } from "../support/test.ts";

test.use({ freshData: true });

const REFRESH = "/v1/identity/auth/token/refresh/";
const menu = (page: Page, who = OFFICER) => page.getByLabel(`Account menu of ${who}`);

async function openTab(context: BrowserContext, path: string): Promise<Page> {
  const tab = await context.newPage();
  await tab.goto(path);
  return tab;
}

async function expectPayouts(page: Page): Promise<void> {
  await expect(rowsOf(gridNamed(page, "Payouts")).first().getByRole("link")).toHaveText(/^PAY/);
}

test("a new tab of a signed-in browser needs no password, and both tabs go on after the token expires", async ({ officer: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(401));
  await expectLoaded(gridNamed(page, "Loans"));
  const second = await openTab(page.context(), "/venus/payouts");
  await expectPayouts(second);
  await expect(menu(second)).toBeVisible();
  // The first tab gave it its tokens: nothing was renewed.
  expect(await sandbox.requests("POST", REFRESH)).toBe(0);
  for (let times = 1; times <= 3; times += 1) {
    await sandbox.expireSessions({ access: true });
    await Promise.all([page.reload(), second.reload()]);
    await expectLoaded(gridNamed(page, "Loans"));
    await expectPayouts(second);
  }
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(second.getByRole("dialog")).toHaveCount(0);
});

test("tabs whose token expires at the same moment renew it once", async ({ officer: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(401));
  await expectLoaded(gridNamed(page, "Loans"));
  const tabs = [page];
  for (let count = 0; count < 3; count += 1) tabs.push(await openTab(page.context(), "/jupiter/loans"));
  for (const tab of tabs) await expectLoaded(gridNamed(tab, "Loans"));
  await sandbox.clearRequests();
  await sandbox.expireSessions({ access: true });
  await Promise.all(tabs.map((tab) => tab.getByRole("navigation", { name: "Workspace" }).getByRole("link", { name: "Venus" }).click()));
  for (const tab of tabs) {
    await expectPayouts(tab);
    await expect(tab.getByRole("dialog")).toHaveCount(0);
  }
  expect(await sandbox.requests("POST", REFRESH)).toBe(1);
});

test("a duplicated tab and its original both go on", async ({ officer: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(401));
  await expectLoaded(gridNamed(page, "Loans"));
  // A window that the page opens gets a copy of its sessionStorage, as a duplicated tab does.
  const opened = page.waitForEvent("popup");
  await page.evaluate(() => void window.open("/venus/payouts"));
  const copy = await opened;
  await expectPayouts(copy);
  expect(await copy.evaluate(() => sessionStorage.getItem("orrery.refresh"))).not.toBeNull();
  await sandbox.expireSessions({ access: true });
  await copy.reload();
  await expectPayouts(copy);
  await page.reload();
  await expectLoaded(gridNamed(page, "Loans"));
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("the tokens that tabs give each other are in no URL and not in localStorage", async ({ officer: page, sandbox }) => {
  await expectLoaded(gridNamed(page, "Loans"));
  const answer = page.waitForResponse((response) => response.url().endsWith(REFRESH));
  await page.reload();
  const { access, refresh } = (await (await answer).json()) as { access: string; refresh: string };
  const second = await openTab(page.context(), "/venus/payouts");
  await expectPayouts(second);
  const seen = (await second.evaluate(() => JSON.stringify({ ...localStorage }) + location.href + document.cookie)) + (await second.content());
  expect(seen.includes(access) || seen.includes(refresh)).toBe(false);
  expect(await second.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain(access);
  expect(await sandbox.requests("POST", REFRESH)).toBe(1);
});

test("a tab that is alone waits for no other, signed out or reloaded", async ({ page }) => {
  await page.addInitScript(() => {
    const post = BroadcastChannel.prototype.postMessage;
    const posted: unknown[] = [];
    Object.assign(window, { posted });
    BroadcastChannel.prototype.postMessage = function (message: unknown) {
      posted.push(message);
      post.call(this, message);
    };
  });
  await page.goto("/venus/payouts");
  await expect(page.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();
  const posted = () => page.evaluate(() => (window as unknown as { posted: unknown[] }).posted);
  expect(await posted()).not.toContain("ask");
  await signInWithin(page, OFFICER);
  await expectPayouts(page);
  await page.reload();
  await expectPayouts(page);
  expect(await posted()).not.toContain("ask");
});

test("after signing in again in one tab, another tab of the same officer goes on", async ({ officer: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(401));
  const second = await openTab(page.context(), "/jupiter/loans");
  await expectLoaded(gridNamed(second, "Loans"));
  await sandbox.expireSessions();
  const dialogs = [page, second].map((tab) => tab.getByRole("dialog", { name: "Your session has ended" }));
  for (const tab of [page, second]) await tab.getByRole("navigation", { name: "Workspace" }).getByRole("link", { name: "Venus" }).click();
  for (const dialog of dialogs) await expect(dialog).toBeVisible();
  await signInWithin(dialogs[0]!, null);
  for (const dialog of dialogs) await expect(dialog).toBeHidden();
  await expectPayouts(second);
});

test("where another officer signs in, no tab shows the former officer's page", async ({ officer: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(401));
  const second = await openTab(page.context(), "/jupiter/loans?search=Meera");
  await expectLoaded(gridNamed(second, "Loans"));
  await sandbox.expireSessions();
  await page.getByRole("navigation", { name: "Workspace" }).getByRole("link", { name: "Venus" }).click();
  await signInWithin(page.getByRole("dialog", { name: "Your session has ended" }), "neha.desai@lender.example");
  for (const tab of [page, second]) {
    await expect(menu(tab, "neha.desai@lender.example")).toBeVisible();
    await expect(tab).toHaveURL(/\/jupiter\/loans$/);
  }
});
