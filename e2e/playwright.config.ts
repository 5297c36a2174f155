// How the browser tests run. `cargo xtask test` sets these variables; README.md lists their defaults:
//   ORRERY_SITE      folder of the release site          ORRERY_SANDBOX   binary of the sandbox
//   ORRERY_CHROMIUM  the browser                         ORRERY_REPORT    JSON report with the counts
import { defineConfig } from "@playwright/test";
import { fileURLToPath } from "node:url";

export default defineConfig({
  testDir: "./specs",
  globalSetup: fileURLToPath(new URL("./support/seed.ts", import.meta.url)),
  outputDir: "./test-results/files",
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  // A test that passes only when repeated is a bug of the test or of the app.
  retries: 0,
  workers: 2,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: process.env.ORRERY_REPORT ?? "test-results/report.json" }]],
  use: {
    browserName: "chromium",
    viewport: { width: 1440, height: 900 },
    locale: "en-IN",
    timezoneId: "Asia/Kolkata",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.ORRERY_CHROMIUM ?? "/usr/bin/chromium",
      args: [
        // For running as root, in a container or without a network; none of them changes what a page does.
        "--no-sandbox",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--disable-quic",
      ],
    },
  },
});
