// How `cargo xtask bench` runs: as the tests do, but one at a time and with patience.
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
