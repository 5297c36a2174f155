// How `cargo xtask test trunk` tries what plain Trunk serves or has built: ORRERY_URL says where that is.
import tests from "../playwright.config.ts";
import { defineConfig } from "@playwright/test";

export default defineConfig({
  ...tests,
  testDir: ".",
  testMatch: "*.trunk.ts",
  outputDir: "../test-results/trunk",
  workers: 1,
  reporter: [["list"], ["json", { outputFile: process.env.ORRERY_REPORT ?? "../test-results/trunk.json" }]],
  use: { ...tests.use, baseURL: process.env.ORRERY_URL ?? "http://127.0.0.1:8080" },
});
