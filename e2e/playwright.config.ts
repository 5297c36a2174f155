// How the browser tests run. `cargo xtask test` sets these variables; README.md lists their defaults:
//   ORRERY_SITE      folder of the release site          ORRERY_SANDBOX   binary of the sandbox
//   ORRERY_CHROMIUM  the browser                         ORRERY_REPORT    JSON report with the counts
import { defineConfig } from "@playwright/test";
import { fileURLToPath } from "node:url";

/** What Chromium does not do here. A later --disable-features replaces an earlier one: the first lines repeat those of
 * Playwright's list that concern a page on this machine. */
const DISABLED_FEATURES = [
  ...["AvoidUnnecessaryBeforeUnloadCheckSync", "AvoidCorsURLLoaderRestartOnRedirect", "DestroyProfileOnBrowserClose"],
  ...["HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades", "PaintHolding", "ThirdPartyStoragePartitioning"],
  ...["LensOverlay", "MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints", "PreconnectToSearch", "AimEnabled"],
  // Every window would load the two pages of the address bar's popup: a fifth of a test's CPU time.
  ...["WebUIOmniboxPopup", "WebUIOmniboxAimPopup"],
];

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
    // Actions, requests, console and the document at every action. A film of each test would take a third of the CPU time.
    trace: { mode: "retain-on-failure", screenshots: false },
    screenshot: "only-on-failure",
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
        `--disable-features=${DISABLED_FEATURES.join(",")}`,
      ],
    },
  },
});
