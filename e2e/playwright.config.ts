// How the browser tests run. `cargo xtask test` says where the built site and the sandbox are:
//   ORRERY_SITE      folder of the release site          ORRERY_SANDBOX   the sandbox's binary
//   ORRERY_CHROMIUM  the browser                         ORRERY_REPORT    where the counts go (JSON)
import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "./specs",
  outputDir: "./test-results/files",
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  // A test that passes the second time is a bug of the test or of the app.
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
        // As root, in a container, behind a closed network: none of these changes what a page does.
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
