// Measures the payouts list with a thousand and a million payouts. Times are medians, in milliseconds.
import { gridNamed, rowsOf } from "../support/grid.ts";
import { Sandbox } from "../support/sandbox.ts";
import { startSession } from "../support/sign-in.ts";
import { expect, test, type Page } from "@playwright/test";

const SIZES = [1_000, 1_000_000] as const;
const REPETITIONS = 7;

interface Measurement {
  payouts: number;
  /** From the click of Reload to the first row's reference. */
  open: number;
  /** From the End key to the last row's reference. */
  jump: number;
  /** Rows in the document at the end of the list. */
  rows: number;
}

const median = (times: number[]): number => times.sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? NaN;

async function timed(action: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await action();
  return performance.now() - start;
}

/** Waits until the row with this index, or the first one in the document, shows its reference. */
const rowShown = (page: Page, index: number | null): Promise<unknown> =>
  page.waitForFunction(
    (index) => {
      const selector = index === null ? "" : `[aria-rowindex="${index}"]`;
      const row = document.querySelector(`[role="grid"] [role="rowgroup"] > [role="row"]${selector}`);
      return /^PAY/.test(row?.querySelector("a")?.textContent?.trim() ?? "");
    },
    index,
    { polling: "raf" },
  );

async function measure(page: Page): Promise<Measurement> {
  const grid = gridNamed(page, "Payouts");
  const open: number[] = [];
  const jump: number[] = [];
  let rows = 0;
  let last = 0;
  await page.goto("/venus/payouts");
  await rowShown(page, null);
  for (let time = 0; time < REPETITIONS; time++) {
    open.push(await timed(async () => {
      await page.reload({ waitUntil: "commit" });
      await rowShown(page, null);
    }));
    await expect(grid).toHaveAttribute("aria-busy", "false");
    last = Number(await grid.getAttribute("aria-rowcount"));
    await grid.focus();
    jump.push(await timed(async () => {
      await page.keyboard.press("End");
      await rowShown(page, last);
    }));
    rows = Math.max(rows, await rowsOf(grid).count());
  }
  return { payouts: last - 1, open: median(open), jump: median(jump), rows };
}

test("times of the payouts list", async ({ browser }) => {
  const results: Measurement[] = [];
  for (const size of SIZES) {
    const sandbox = new Sandbox(["--seed-payouts", `${size}`]);
    await sandbox.start();
    const page = await browser.newPage({ baseURL: sandbox.url });
    await startSession(page, sandbox);
    results.push(await measure(page));
    await page.close();
    await sandbox.stop();
  }
  const [small, large] = results as [Measurement, Measurement];
  const line = (name: string, of: (measurement: Measurement) => number): string => {
    const ratio = (of(large) / of(small)).toFixed(2);
    return `${name.padEnd(28)}${of(small).toFixed(0).padStart(12)}${of(large).toFixed(0).padStart(12)}${ratio.padStart(10)}`;
  };
  console.log([
    "",
    `${"payouts".padEnd(28)}${`${small.payouts}`.padStart(12)}${`${large.payouts}`.padStart(12)}${"ratio".padStart(10)}`,
    line("reload to first row, ms", (measurement) => measurement.open),
    line("End to last row, ms", (measurement) => measurement.jump),
    line("rows in the document", (measurement) => measurement.rows),
    "",
  ].join("\n"));
});
