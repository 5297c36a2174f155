// Configuration of `cargo xtask bench`: as for the tests, with one worker and a longer timeout.
import tests from "../playwright.config.ts";
import { defineConfig } from "@playwright/test";

export default defineConfig({
  ...tests,
  testDir: ".",
  testMatch: "*.bench.ts",
  outputDir: "../test-results/bench",
  workers: 1,
  timeout: 600_000,
  reporter: "line",
  use: { ...tests.use, trace: "off" },
});
