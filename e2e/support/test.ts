// The test object of every spec: a sandbox per worker, a signed-in officer, and a console that must stay free of errors.
import { expect, test as base, type Page } from "@playwright/test";
import { Sandbox } from "./sandbox.ts";
import { expectLoansPage, startSession } from "./sign-in.ts";

interface Options {
  /** Runs each test of the file on a fresh copy of the seeded database. */
  freshData: boolean;
}

interface Fixtures {
  /** A tab with a session in which no page is open yet. */
  signedIn: Page;
  /** A signed-in page that shows the loans. */
  officer: Page;
  /** Allows console errors that the test causes on purpose. */
  allowErrors: (...messages: RegExp[]) => void;
  consoleErrors: string[];
}

interface WorkerFixtures {
  /** Further arguments of the sandbox: `test.use({ sandboxArgs: ["--seed-payouts", "1000000"] })`. */
  sandboxArgs: string[];
  /** The server, with controls for its faults and clock. */
  sandbox: Sandbox;
}

/** Chromium's message for a response with this status, or for no response. */
export const failedCall = (status?: number): RegExp =>
  status === undefined ? /Failed to load resource: net::ERR_/ : new RegExp(`Failed to load resource: .* status of ${status}\\b`);

/** The sandboxes that a test on fresh data has changed. */
const changed = new WeakSet<Sandbox>();

export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  sandboxArgs: [[], { scope: "worker", option: true }],
  freshData: [false, { option: true }],

  sandbox: [
    async ({ sandboxArgs }, use) => {
      const sandbox = new Sandbox(sandboxArgs);
      await sandbox.start();
      await use(sandbox);
      await sandbox.stop();
    },
    // A million payouts take time to seed.
    { scope: "worker", timeout: 150_000 },
  ],

  // Every browser context asks for the base URL, so this runs before any page opens.
  baseURL: async ({ sandbox, freshData }, use) => {
    // What a test on fresh data has changed is not left to the next spec of its worker.
    if (freshData || changed.has(sandbox)) {
      await sandbox.stop();
      await sandbox.start();
    } else {
      await sandbox.reset();
    }
    if (freshData) changed.add(sandbox);
    else changed.delete(sandbox);
    await use(sandbox.url);
  },

  consoleErrors: [
    async ({ context }, use) => {
      const errors: string[] = [];
      context.on("console", (message) => {
        if (message.type() === "error") errors.push(`${message.text()} (${message.location().url})`);
      });
      context.on("weberror", (error) => errors.push(`uncaught: ${error.error().message}`));
      await use(errors);
    },
    { auto: true },
  ],

  allowErrors: [
    async ({ consoleErrors }, use) => {
      const allowed: RegExp[] = [];
      await use((...patterns) => void allowed.push(...patterns));
      const unexpected = consoleErrors.filter((text) => !allowed.some((pattern) => pattern.test(text)));
      expect(unexpected, "console errors").toEqual([]);
    },
    { auto: true },
  ],

  signedIn: async ({ page, sandbox }, use) => {
    await startSession(page, sandbox);
    await sandbox.clearRequests();
    await use(page);
  },

  officer: async ({ page, sandbox }, use) => {
    await startSession(page, sandbox);
    await page.goto("/jupiter/loans");
    await expectLoansPage(page);
    await sandbox.clearRequests();
    await use(page);
  },
});

export { expect };
