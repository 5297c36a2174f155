// The payment desk presents due demands by NACH mandate: selects them, reviews the file, presents it once, and loads the bank's response.
import { readFile } from "node:fs/promises";
import { expectAccessible } from "../support/accessible.ts";
import { loanId } from "../support/api.ts";
import { gridNamed, rowOf, rowsOf } from "../support/grid.ts";
import { holdResponse } from "../support/hold.ts";
import { loseOnTheWay } from "../support/late.ts";
import { expect, failedCall, test } from "../support/test.ts";
import { NOW, type Sandbox } from "../support/sandbox.ts";
import type { Page } from "@playwright/test";

test.use({ freshData: true });

const RECORDS = "/v1/lms/records/";
const REQUEST = "/v1/lms/records/bulk_nach_request/";
const present = (page: Page) => page.getByRole("button", { name: /^(Present to the bank|Presenting…)$/ });
const due = (page: Page) => page.getByRole("table", { name: "Unpaid demands" });
const presented = (page: Page) => page.getByRole("region", { name: "What was presented" });

interface Presented {
  results: { id: string; ref_id: string }[];
}

const presentationsOf = (sandbox: Sandbox, loan: string): Promise<Presented> =>
  sandbox.api("GET", `/v1/lms/records/?type=nach&loan=${loan}&ordering=-created_at`);

async function open(page: Page, sandbox: Sandbox, reference: string): Promise<string> {
  const loan = await loanId(sandbox, reference);
  await page.goto(`/venus/nach/new?loan=${loan}`);
  await expect(due(page).getByRole("row").nth(1)).toContainText(reference);
  return loan;
}

/** Another officer enters money that pays all that is due; a third approves it. */
async function payAll(sandbox: Sandbox, loan: string): Promise<void> {
  const body = { loan, type: "repayment", received_amount: 500_000, payment_mode: "neft", bank_date: Date.parse(NOW) / 1000, utr: "HDFCN26327000055" };
  const { id } = await sandbox.api<{ id: string }>("POST", RECORDS, body);
  await sandbox.api("PUT", `${RECORDS}${id}/request_approval/`, {});
  await sandbox.api("PUT", `${RECORDS}${id}/approve/`, {}, "ravi.iyer@lender.example");
  await sandbox.api("PUT", `${RECORDS}${id}/mark_processed/`, {});
}

test("all demands of a page can be selected with their total, and deselected", async ({ signedIn: page }) => {
  await page.goto("/venus/nach");
  await expect(page.getByRole("heading", { name: "NACH", level: 1 })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Present due demands" }).click();
  await expect(page.getByText("Nothing selected yet.")).toBeVisible();
  await page.getByRole("checkbox", { name: "Select all shown" }).check();
  await expect(page.getByText(/^25 demands of \d+ loans? selected: ₹[\d,.]+, .* rupees/)).toBeVisible();
  await page.getByRole("button", { name: "Later due" }).click();
  await expect(page.getByText(/^26 to \d+ of \d+$/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/^25 demands of \d+ loans? selected/)).toBeVisible();
  await page.getByRole("button", { name: "Select none" }).click();
  await present(page).click();
  await expect(page.getByText("Select what is to be presented.")).toBeVisible();
});

test("other days clear the selection, and Undo brings both back", async ({ signedIn: page }) => {
  await page.goto("/venus/nach/new");
  await due(page).getByRole("row").nth(1).getByRole("checkbox").check();
  await expect(page.getByText(/^1 demand of 1 loan selected/)).toBeVisible();
  const until = await page.getByLabel("Due up to").inputValue();
  await page.getByLabel("Due up to").fill("2026-11-10");
  await expect(page.getByText("Nothing selected yet.")).toBeVisible();
  const toast = page.getByRole("listitem").filter({ hasText: "1 selected demand deselected, because the days changed." });
  await toast.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText(/^1 demand of 1 loan selected/)).toBeVisible();
  await expect(page.getByLabel("Due up to")).toHaveValue(until);
});

test("a demand that was paid after it was selected is named and not presented", async ({ signedIn: page, sandbox }) => {
  const loan = await open(page, sandbox, "LN0QX7T2");
  await page.getByRole("checkbox", { name: /^Select EMI 10 of LN0QX7T2/ }).check();
  await expect(page.getByText(/^1 demand of 1 loan selected/)).toBeVisible();
  await payAll(sandbox, loan);
  await present(page).click();
  await expect(page.getByText("1 selected demand has changed since you selected it.")).toBeVisible();
  await expect(page.getByRole("table", { name: "Changed demands" })).toContainText("EMI 10");
  await expect(page.getByText("Nothing selected yet.")).toBeVisible();
  expect(await sandbox.requests("POST", REQUEST)).toBe(0);
});

test("clicking twice presents once, and the presentation file can be saved", async ({ signedIn: page, sandbox }) => {
  const loan = await open(page, sandbox, "LN0QX7T2");
  await page.getByRole("checkbox", { name: /^Select EMI 10 of LN0QX7T2/ }).check();
  const file = page.getByRole("table", { name: "The presentation file" });
  await expect(file).toContainText("Meera Textiles Pvt Ltd");
  await expect(file).toContainText("HDFC0039993");
  await expectAccessible(page);
  const held = await holdResponse(page, REQUEST);
  await present(page).click();
  await held.reached;
  await present(page).click({ force: true });
  held.release();
  await expect(presented(page)).toContainText("1 presented for 23 Nov 2026");
  const reference = (await presentationsOf(sandbox, loan)).results[0]?.ref_id ?? "";
  await expect(presented(page).getByRole("link", { name: reference })).toBeVisible();
  await expectAccessible(page);
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save the presentation file" }).click();
  expect((await saved).suggestedFilename()).toBe("nach-2026-11-23.csv");
  const first = await readFile(await (await saved).path(), "utf8");
  expect(await sandbox.requests("POST", REQUEST)).toBe(1);
  await expect(due(page).getByRole("link", { name: reference }).first()).toBeVisible();

  await page.getByRole("checkbox", { name: /^Select EMI 10 of LN0QX7T2/ }).check();
  await present(page).click();
  await expect(page.getByRole("table", { name: "Not presented" })).toContainText(`${reference} presents it already.`);

  // Later, from the presentation's own page.
  await page.goto(`/venus/nach/${(await presentationsOf(sandbox, loan)).results[0]?.id}`);
  const again = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save the presentation file for 23 Nov 2026 again" }).click();
  const [, line = ""] = first.split(/\r?\n/);
  expect(line).toContain(reference);
  expect(await readFile(await (await again).path(), "utf8")).toContain(line);
  await expectAccessible(page);
});

test("a lost response is looked up, and nothing is presented twice", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall());
  const loan = await open(page, sandbox, "LN0D31P0");
  const before = (await presentationsOf(sandbox, loan)).results.length;
  await due(page).getByRole("row").nth(1).getByRole("checkbox").check();
  await sandbox.faults({ method: "POST", path: REQUEST, times: 1, drop: "after_commit" });
  await present(page).click();
  await expect(presented(page)).toContainText("1 presented for 23 Nov 2026", { timeout: 20_000 });
  expect((await presentationsOf(sandbox, loan)).results).toHaveLength(before + 1);
  expect(await sandbox.requests("POST", REQUEST)).toBe(1);
});

test("a lost presentation is not taken for one of the same loan that was made before it, also after a reload", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall());
  const loan = await open(page, sandbox, "LN0D31P0");
  await due(page).getByRole("row").nth(1).getByRole("checkbox").check();
  await present(page).click();
  await expect(presented(page)).toContainText("1 presented for 23 Nov 2026");
  const before = (await presentationsOf(sandbox, loan)).results.length;
  await due(page).getByRole("row").nth(2).getByRole("checkbox").check();
  await loseOnTheWay(page, REQUEST, "connection reset");
  await present(page).click();
  await expect(page.getByRole("alert").filter({ hasText: "It is not known whether the presentation arrived." })).toBeVisible();
  await page.reload();
  await sandbox.clock({ advance_seconds: 120 });
  await expect(page.getByRole("alert").filter({ hasText: "The presentation did not arrive." })).toBeVisible();
  expect((await presentationsOf(sandbox, loan)).results).toHaveLength(before);
  await page.getByRole("button", { name: "Send it again" }).click();
  await expect(presented(page)).toContainText("1 presented for 23 Nov 2026");
  expect((await presentationsOf(sandbox, loan)).results).toHaveLength(before + 1);
});

test("the bank's status file marks presentations as paid or bounced, and a bounced one can be presented again", async ({ signedIn: page, sandbox }) => {
  const loan = await open(page, sandbox, "LN0D61P0");
  for (const row of [1, 2]) await due(page).getByRole("row").nth(row).getByRole("checkbox").check();
  await present(page).click();
  await expect(presented(page)).toContainText("2 presented for 23 Nov 2026");
  const [paid, bounced] = (await presentationsOf(sandbox, loan)).results.map(({ ref_id }) => ref_id) as [string, string];
  await presented(page).getByRole("link", { name: "Load the bank's status file" }).click();
  await expect(page).toHaveURL(/\/venus\/bulk\/nach-status$/);
  const rows = ["Reference\tStatus\tReason", `${paid}\tsuccess\t`, `${bounced}\tbounced\tMandate cancelled`];
  await page.getByLabel("Or paste rows from a spreadsheet").fill(rows.join("\n"));
  await page.getByRole("button", { name: "Check the rows" }).click();
  await page.getByRole("button", { name: "Check 2 rows" }).click();
  await page.getByRole("button", { name: "Send 2 presentations" }).click();
  await expect(page.getByText("Done: 2 presentations taken.")).toBeVisible();
  await page.goto(`/venus/nach?loan=${loan}`);
  await expect(rowOf(gridNamed(page, "NACH"), paid)).toContainText("Paid");
  await page.goto("/venus/nach");
  await page.getByRole("link", { name: "Bounced" }).click();
  const grid = gridNamed(page, "NACH");
  await expect(rowOf(grid, bounced)).toContainText("Mandate cancelled");
  await expect(rowsOf(grid).filter({ hasText: "Pallavi Garments" })).toContainText(/insufficient funds/i);
  await rowOf(grid, bounced).getByRole("link", { name: bounced }).click();
  await expect(page.getByRole("heading", { name: `Presentation ${bounced}`, level: 1 })).toBeVisible();
  await expect(page.getByRole("region", { name: "The presentation" })).toContainText("Mandate cancelled");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Present again" }).click();
  await expect(page.getByRole("heading", { name: "Present due demands", level: 1 })).toBeVisible();
});
