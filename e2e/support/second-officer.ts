// Another officer, at the same time.
import type { Browser, Page } from "@playwright/test";
import type { Sandbox } from "./sandbox.ts";
import { startSession } from "./sign-in.ts";

/** A page of a second officer, in a browser context of its own. */
export async function secondOfficer(browser: Browser, sandbox: Sandbox): Promise<Page> {
  const context = await browser.newContext({ baseURL: sandbox.url });
  const page = await context.newPage();
  await startSession(page, sandbox, "ravi.menon@lender.example");
  return page;
}
