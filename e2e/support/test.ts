// The test object of every spec: a sandbox for each spec file, an officer at the page, and a page that must not complain.
import { expect, test as base, type Page } from "@playwright/test";
import { Sandbox } from "./sandbox.ts";
import { signIn } from "./sign-in.ts";

interface Options {
  /** Starts this file's tests on a sandbox whose data no other test has touched. */
  ownBooks: boolean;
}

interface Fixtures {
  /** A page that is signed in and shows the loans. */
  officer: Page;
  /** Tells that the console will rightly complain of something that the test provokes. */
  provoke: (...complaints: RegExp[]) => void;
  complaints: string[];
}

interface WorkerFixtures {
  /** Further arguments of the sandbox: `test.use({ sandboxArgs: ["--seed-payouts", "1000000"] })`. */
  sandboxArgs: string[];
  /** The server, and the controls of its faults and clock. */
  sandbox: Sandbox;
}

/** What Chromium says of an answer that is an error, by its status, or of none at all. */
export const failedCall = (status?: number): RegExp =>
  status === undefined ? /Failed to load resource: net::ERR_/ : new RegExp(`Failed to load resource: .* status of ${status}\\b`);

export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  sandboxArgs: [[], { scope: "worker", option: true }],
  ownBooks: [false, { option: true }],

  sandbox: [
    async ({ sandboxArgs }, use) => {
      const sandbox = new Sandbox(sandboxArgs);
      await sandbox.start();
      await use(sandbox);
      await sandbox.stop();
    },
    // A million rows take their time to write.
    { scope: "worker", timeout: 150_000 },
  ],

  // Every page's context asks for the base URL, so that whatever comes before the page happens here.
  baseURL: async ({ sandbox, ownBooks }, use) => {
    if (ownBooks) {
      await sandbox.stop();
      await sandbox.start();
    } else {
      await sandbox.calm();
    }
    await use(sandbox.url);
  },

  complaints: [
    async ({ context }, use) => {
      const heard: string[] = [];
      context.on("console", (message) => {
        if (message.type() === "error") {
          heard.push(`${message.text()} (${message.location().url})`);
        }
      });
      context.on("weberror", (error) => heard.push(`uncaught: ${error.error().message}`));
      await use(heard);
    },
    { auto: true },
  ],

  provoke: [
    async ({ complaints }, use) => {
      const expected: RegExp[] = [];
      await use((...patterns) => void expected.push(...patterns));
      const surprising = complaints.filter((text) => !expected.some((pattern) => pattern.test(text)));
      expect(surprising, "what the console complained of").toEqual([]);
    },
    { auto: true },
  ],

  officer: async ({ page }, use) => {
    await signIn(page);
    await use(page);
  },
});

export { expect };
