// Configuration of `cargo xtask soak`: as for the tests, with one worker and a longer timeout.
import tests from "../playwright.config.ts";
import { defineConfig } from "@playwright/test";

export default defineConfig({
  ...tests,
  testDir: ".",
  testMatch: "*.soak.ts",
  outputDir: "../test-results/soak",
  workers: 1,
  timeout: 1_800_000,
  reporter: "line",
  use: {
    ...tests.use,
    trace: "off",
    launchOptions: {
      ...tests.use?.launchOptions,
      // performance.memory and the collector's counts are exact only so.
      args: [...(tests.use?.launchOptions?.args ?? []), "--enable-precise-memory-info"],
    },
  },
});
