// Writes docs/faults.md from the verdicts of all cells; those of some cells go to test-results/faults.md. It holds no times, so that
// the same site gives the same file.
import type { FullConfig, Reporter, Suite, TestCase, TestResult } from "@playwright/test/reporter";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ACTIONS } from "./actions/index.ts";
import { FAULTS } from "./faults.ts";
import { table, type CellResult } from "./table.ts";

const fileOf = (isWhole: boolean): string =>
  process.env.ORRERY_FAULTS ?? fileURLToPath(new URL(isWhole ? "../../docs/faults.md" : "../test-results/faults.md", import.meta.url));

export default class MatrixReport implements Reporter {
  private readonly results: CellResult[] = [];
  private cells = 0;

  onBegin(_config: FullConfig, suite: Suite): void {
    this.cells = suite.allTests().length;
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status === "skipped") return;
    const verdict = result.annotations.find(({ type }) => type === "verdict")?.description;
    const [action = "", fault = ""] = test.title.split(" × ");
    const failed = (): CellResult => ({ action, fault, outcome: "crashed", reason: `the test failed: ${firstLine(result)}`, seen: "" });
    this.results.push(verdict ? (JSON.parse(verdict) as CellResult) : failed());
  }

  onEnd(): void {
    const names = (all: readonly { name: string }[]) => all.map(({ name }) => name);
    const file = fileOf(this.cells === ACTIONS.length * FAULTS.length);
    writeFileSync(file, table(names(ACTIONS), names(FAULTS), this.results));
    console.log(`\nwrote ${file}`);
  }
}

const firstLine = (result: TestResult): string => (result.error?.message ?? result.status).replaceAll(/\u001b\[\d+m/g, "").split("\n")[0] ?? "";
