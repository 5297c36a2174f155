// Configuration of `cargo xtask faults`: the whole matrix, with its report.
import tests from "../playwright.config.ts";
import { defineConfig } from "@playwright/test";

export default defineConfig({
  ...tests,
  testDir: ".",
  testMatch: "all-cells.ts",
  outputDir: "../test-results/matrix",
  reporter: [["line"], ["./report.ts"]],
  use: { ...tests.use, trace: "off", screenshot: "off" },
});
