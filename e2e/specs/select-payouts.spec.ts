// The payment desk selects payouts: what is selected is what one sees, and what is sent is what the dialog lists.
import { expectAccessible } from "../support/accessible.ts";
import { activeRow, expectLoaded, gridNamed, rowCount, rowOf, rowsOf } from "../support/grid.ts";
import { current, processPath, requested, type Payout } from "../support/payout.ts";
import { expect, test } from "../support/test.ts";
import type { Sandbox } from "../support/sandbox.ts";
import type { Locator, Page } from "@playwright/test";

test.use({ freshData: true });

const PROCESS = "/v1/lms/payouts/*/process/";
const payouts = (page: Page): Locator => gridNamed(page, "Payouts");
const box = (row: Locator): Locator => row.getByRole("checkbox");
const headerBox = (page: Page): Locator => payouts(page).getByRole("columnheader").getByRole("checkbox");
/** The bar of the selection: "3 selected, ₹51,003.00, to …". */
const bar = (page: Page): Locator => page.getByRole("status").filter({ hasText: " selected, ₹" });
const dialogOf = (page: Page): Locator => page.getByRole("dialog", { name: "Hand to the bank" });

/** The row with this index, from 0. */
const rowAt = (page: Page, at: number): Locator => payouts(page).locator(`[role="row"][aria-rowindex="${at + 2}"]`);

async function requestMany(sandbox: Sandbox, count: number, amount: number): Promise<Payout[]> {
  const made: Payout[] = [];
  for (let at = 0; at < count; at++) made.push(await requested(sandbox, amount));
  return made;
}

async function open(page: Page, query: string): Promise<void> {
  await page.goto(`/venus/payouts?${query}`);
  await expectLoaded(payouts(page));
  // The controls of the selection are loaded after the first rows.
  await expect(headerBox(page)).toBeVisible();
}

test("another filter or search clears the selection, and Undo brings both back", async ({ signedIn: page, sandbox }) => {
  const [one] = await requestMany(sandbox, 2, 4_001);
  await open(page, "status=pending");
  await box(rowOf(payouts(page), one!.ref_id)).check();
  await expect(bar(page)).toContainText("1 selected, ₹4,001.00, to Meera Textiles •••• 3123");

  await page.getByRole("combobox", { name: "Status" }).selectOption("");
  await expectLoaded(payouts(page));
  await expect(bar(page)).toHaveCount(0);
  await expect(box(rowOf(payouts(page), one!.ref_id))).not.toBeChecked();
  const toast = page.getByRole("listitem").filter({ hasText: "1 selected payout deselected, because the filter changed." });
  await expectAccessible(page);
  await toast.getByRole("button", { name: "Undo" }).click();
  await expect(page).toHaveURL(/[?]status=pending$/);
  await expect(bar(page)).toContainText("1 selected, ₹4,001.00");
  await expect(box(rowOf(payouts(page), one!.ref_id))).toBeChecked();
  await expect(toast).toHaveCount(0);

  await page.getByRole("searchbox", { name: "Search payouts" }).fill("Anil");
  await expect(page).toHaveURL(/search=Anil/);
  await expect(bar(page)).toHaveCount(0);
});

test("sorting and other columns keep the selection", async ({ signedIn: page, sandbox }) => {
  const [one] = await requestMany(sandbox, 2, 4_002);
  await open(page, "min=4002&max=4002");
  await box(rowOf(payouts(page), one!.ref_id)).check();
  await page.getByRole("button", { name: "Created", exact: true }).click();
  await expect(page).toHaveURL(/order=/);
  await expectLoaded(payouts(page));
  await expect(bar(page)).toContainText("1 selected, ₹4,002.00");
  await expect(box(rowOf(payouts(page), one!.ref_id))).toBeChecked();
  await page.getByText("Columns", { exact: true }).click();
  await page.getByRole("checkbox", { name: "UTR" }).uncheck();
  await expect(payouts(page).getByRole("columnheader")).toHaveCount(7);
  await expect(box(rowOf(payouts(page), one!.ref_id))).toBeChecked();
  await expect(bar(page)).toContainText("1 selected, ₹4,002.00");
});

test("“Select all” takes all payouts of the filter on the server, and exactly these are sent", async ({ signedIn: page, sandbox }) => {
  const wanted = await requestMany(sandbox, 60, 1_001);
  const [other] = await requestMany(sandbox, 1, 1_002);
  await open(page, "status=pending");
  await expect(rowOf(payouts(page), other!.ref_id)).toBeVisible();
  await page.goto("/venus/payouts?status=pending&min=1001&max=1001");
  await page.getByRole("button", { name: "Select all 60" }).click();
  await expect(bar(page)).toHaveText(/^60 selected, ₹60,060\.00, to Meera Textiles •••• 3123$/);
  await expect(headerBox(page)).toBeChecked();
  await page.getByRole("button", { name: "Hand to the bank (60)" }).click();
  const dialog = dialogOf(page);
  await expect(dialog.getByText("60 payouts, ₹60,060.00, to Meera Textiles •••• 3123.")).toBeVisible();
  await expect(dialog.getByRole("row")).toHaveCount(62);
  await expect(dialog.getByRole("row").last()).toContainText("60,060.00");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Hand to the bank" }).click();
  await expect(dialog.getByRole("status")).toHaveText("0 to send, ₹0.00; 60 done; 0 not; 0 with an answer that was lost.", { timeout: 30_000 });
  expect(await sandbox.requests("PUT", PROCESS)).toBe(60);
  for (const payout of wanted) expect((await current(sandbox, payout)).status).not.toBe("pending");
  expect((await current(sandbox, other!)).status).toBe("pending");
  await dialog.getByRole("button", { name: "Close", exact: true }).last().click();
  await expect(bar(page)).toHaveCount(0);
});

test("a payout that another officer cancels or corrects after it was selected is left out and named", async ({ signedIn: page, sandbox }) => {
  const [fine, cancelled, corrected] = (await requestMany(sandbox, 3, 4_003)) as [Payout, Payout, Payout];
  await open(page, "min=4003&max=4003");
  await headerBox(page).click();
  await expect(bar(page)).toContainText("3 selected, ₹12,009.00, to Meera Textiles");
  await sandbox.api("PUT", `/v1/lms/payouts/${cancelled.id}/cancel/`, { remark: "Asked for twice." });
  const account = { account_no: "50200099887766", ifsc: "HDFC0001234", account_holder_name: "Somebody Else", account_type: "current" };
  await sandbox.api("PATCH", `/v1/lms/payouts/${corrected.id}/`, { credit_bank: account });
  await page.getByRole("button", { name: /^Hand to the bank/ }).click();
  const dialog = dialogOf(page);
  await expect(dialog.getByText("1 payout, ₹4,003.00, to Meera Textiles")).toBeVisible();
  await expect(dialog.getByText("2 selected payouts, ₹8,006.00, are left out.")).toBeVisible();
  const leftOut = dialog.getByRole("table", { name: "Left out" }).getByRole("row");
  await expect(leftOut.filter({ hasText: cancelled.ref_id })).toContainText("Its status has changed to Cancelled.");
  await expect(leftOut.filter({ hasText: corrected.ref_id })).toContainText("is now Somebody Else, HDFC0001234 •••• 7766.");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Hand to the bank" }).click();
  await expect(dialog.getByRole("status")).toHaveText("0 to send, ₹0.00; 1 done; 0 not; 0 with an answer that was lost.");
  expect(await sandbox.requests("PUT", PROCESS)).toBe(1);
  expect(await sandbox.requests("PUT", processPath(fine))).toBe(1);
});

test("a payout whose account is corrected while the dialog is open is not sent, and the dialog says so", async ({ signedIn: page, sandbox }) => {
  const [one, other] = (await requestMany(sandbox, 2, 4_004)) as [Payout, Payout];
  await open(page, "min=4004&max=4004");
  await headerBox(page).click();
  await page.getByRole("button", { name: "Hand to the bank (2)" }).click();
  const dialog = dialogOf(page);
  await expect(dialog.getByRole("status")).toHaveText(/^2 to send/);
  const account = { account_no: "50200099887766", ifsc: "HDFC0001234", account_holder_name: "Somebody Else", account_type: "current" };
  await sandbox.api("PATCH", `/v1/lms/payouts/${one.id}/`, { credit_bank: account });
  await dialog.getByRole("button", { name: "Hand to the bank" }).click();
  await expect(dialog.getByRole("status")).toHaveText("0 to send, ₹0.00; 1 done; 1 not; 0 with an answer that was lost.");
  await expect(dialog.getByRole("row").filter({ hasText: one.ref_id })).toContainText("is now Somebody Else");
  expect(await sandbox.requests("PUT", processPath(one))).toBe(0);
  expect(await sandbox.requests("PUT", processPath(other))).toBe(1);
});

test("the box in the heading shows whether all, some or no payouts are selected", async ({ signedIn: page, sandbox }) => {
  await requestMany(sandbox, 3, 4_005);
  await open(page, "min=4005&max=4005");
  await expect(headerBox(page)).not.toBeChecked();
  await box(rowAt(page, 1)).check();
  await expect(headerBox(page)).toBeChecked({ indeterminate: true });
  await headerBox(page).click();
  await expect(headerBox(page)).toBeChecked();
  for (let at = 0; at < 3; at++) await expect(box(rowAt(page, at))).toBeChecked();
  await expect(bar(page)).toContainText("3 selected, ₹12,015.00");
  await headerBox(page).click();
  await expect(bar(page)).toHaveCount(0);
  await expect(box(rowAt(page, 0))).not.toBeChecked();
  // A payout that comes after all were selected is not selected.
  await headerBox(page).click();
  await expect(bar(page)).toContainText("3 selected");
  await requested(sandbox, 4_005);
  await page.getByRole("button", { name: "Refresh now" }).click();
  await expect(payouts(page)).toHaveAttribute("aria-rowcount", "5");
  await expect(headerBox(page)).toBeChecked({ indeterminate: true });
  await expect(bar(page)).toContainText("3 selected");
});

test("by keyboard: Space selects the row in focus, Shift and an arrow the next, Shift and Space a range, Ctrl A all", async ({ signedIn: page, sandbox }) => {
  await requestMany(sandbox, 6, 4_006);
  await open(page, "min=4006&max=4006");
  await payouts(page).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await expect(box(rowAt(page, 1))).toBeChecked();
  await expect(bar(page)).toContainText("1 selected, ₹4,006.00");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(bar(page)).toContainText("2 selected");
  await expect(await activeRow(payouts(page))).toHaveAttribute("aria-rowindex", "4");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Shift+Space");
  await expect(bar(page)).toContainText("4 selected");
  for (let at = 0; at < 6; at++) await expect(box(rowAt(page, at))).toBeChecked({ checked: at >= 1 && at <= 4 });
  await page.keyboard.press("Space");
  await expect(bar(page)).toContainText("3 selected");
  await page.keyboard.press("Control+a");
  await expect(bar(page)).toContainText("6 selected, ₹24,036.00");
  // A click on a box leaves the keys to the list: Space acts on the row in focus.
  await box(rowAt(page, 0)).click();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await expect(box(rowAt(page, 0))).not.toBeChecked();
  await expect(box(rowAt(page, 1))).not.toBeChecked();
  await expect(bar(page)).toContainText("4 selected");
});

test("Shift and a click selects the range from the payout selected last, also over rows that were never loaded", async ({ signedIn: page }) => {
  await open(page, "");
  const last = (await rowCount(payouts(page))) - 1;
  expect(last).toBeGreaterThan(250);
  await box(rowAt(page, 2)).click();
  await box(rowAt(page, 5)).click({ modifiers: ["Shift"] });
  await expect(bar(page)).toContainText("4 selected");
  await box(rowAt(page, 4)).click();
  await expect(bar(page)).toContainText("3 selected");
  await page.getByRole("button", { name: "Select none" }).click();

  await box(rowAt(page, 1)).click();
  await payouts(page).focus();
  await page.keyboard.press("End");
  await expect(box(rowAt(page, last))).toBeVisible();
  await box(rowAt(page, last - 3)).click({ modifiers: ["Shift"] });
  await expect(bar(page)).toContainText(`${last - 3} selected`);
  await page.keyboard.press("Home");
  await expect(box(rowAt(page, 0))).not.toBeChecked();
  await expect(box(rowAt(page, 1))).toBeChecked();
  await expect(rowsOf(payouts(page)).first()).toBeVisible();
});

test("at the width of a phone the last rows of the list stay above the bar of the selection", async ({ signedIn: page, sandbox }) => {
  await requestMany(sandbox, 3, 4_701);
  await page.setViewportSize({ width: 375, height: 812 });
  await open(page, "status=pending");
  await box(rowsOf(payouts(page)).first()).check();
  await expect(bar(page)).toBeVisible();
  const last = rowAt(page, (await rowCount(payouts(page))) - 1);
  const edges = async () => {
    await payouts(page).evaluate((grid) => {
      grid.scrollTop = grid.scrollHeight;
      scrollTo(0, document.documentElement.scrollHeight);
    });
    const row = await last.boundingBox({ timeout: 1_000 }).catch(() => null);
    const foot = await page.locator(".selection-bar").boundingBox();
    return row !== null && foot !== null && row.y + row.height <= foot.y;
  };
  await expect.poll(edges, "the last row ends above the bar").toBe(true);
  await expectAccessible(page);
  await expect(bar(page)).toBeInViewport();
  await box(last).check();
  await expect(bar(page)).toContainText("2 selected");
});
