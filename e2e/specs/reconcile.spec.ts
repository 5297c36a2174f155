// The payment desk matches bank credits with loans and bank debits with payouts.
import { expectAccessible } from "../support/accessible.ts";
import { loanId } from "../support/api.ts";
import { expect, failedCall, test } from "../support/test.ts";
import { NOW, type Sandbox } from "../support/sandbox.ts";
import type { Page } from "@playwright/test";

test.use({ freshData: true });

const UNMATCHED = "/v1/lms/records/unmatched/";
const queue = (page: Page, name = "Money in that nobody has claimed") => page.getByRole("listbox", { name });
const selected = (page: Page, name?: string) => queue(page, name).getByRole("option", { selected: true });
const decisions = (page: Page) => page.getByRole("region", { name: "Decided today" });

interface UnmatchedRecord {
  id: string;
  narration: string;
}

async function recordOf(sandbox: Sandbox, narration: string): Promise<UnmatchedRecord> {
  const { results } = await sandbox.api<{ results: UnmatchedRecord[] }>("GET", `${UNMATCHED}?search=${encodeURIComponent(narration)}`);
  const [found] = results;
  if (!found) throw new Error(`No unmatched record ${narration}`);
  return found;
}

test("a credit is matched with the keyboard, and the match can be undone", async ({ signedIn: page, sandbox }) => {
  await page.goto("/venus/reconcile?search=meera");
  const { id } = await recordOf(sandbox, "meera");
  const loan = await loanId(sandbox, "LN0QX7T2");
  await expect(selected(page)).toContainText("MEERA TEXTILES");
  await expect(page.getByText("Fits to the paisa.")).toBeVisible();
  await expect(page.getByText("99%").last()).toBeVisible();
  await expectAccessible(page);
  await queue(page).press("Enter");
  await expect(decisions(page)).toContainText("₹33,272.05 of 21 Nov 2026 is for LN0QX7T2, Meera Textiles Pvt Ltd");
  await expect(page.getByText("Nothing waits to be matched")).toBeVisible();
  const matched = await sandbox.api<{ loan: string }>("GET", `/v1/lms/records/${id}/`);
  expect(matched.loan).toBe(loan);
  expect(await sandbox.requests("PUT", `/v1/lms/records/${id}/match/`)).toBe(1);

  await page.reload();
  await expect(decisions(page)).toContainText("LN0QX7T2");
  await page.getByRole("heading", { name: "Reconcile", level: 1 }).press("u");
  await expect(decisions(page)).toContainText("undone");
  await expect(selected(page)).toContainText("MEERA TEXTILES");
  const unmatched = await sandbox.api<{ loan: string | null }>("GET", `/v1/lms/records/${id}/`);
  expect(unmatched.loan).toBeNull();
});

test("Enter held down matches one line", async ({ signedIn: page, sandbox }) => {
  await page.goto("/venus/reconcile");
  await queue(page).getByRole("option").filter({ hasText: "MEERA TEXTILES" }).first().click();
  await expect(page.getByText("Fits to the paisa.").first()).toBeVisible();
  await queue(page).focus();
  for (let count = 0; count < 20; count += 1) await page.keyboard.down("Enter");
  await expect(decisions(page)).toContainText("Meera Textiles Pvt Ltd");
  for (let count = 0; count < 20; count += 1) await page.keyboard.down("Enter");
  await page.keyboard.up("Enter");
  await page.keyboard.press("u");
  await expect(decisions(page)).toContainText("undone");
  expect(await sandbox.requests("PUT", "/v1/lms/records/*/match/")).toBe(1);
});

test("a candidate with another amount shows the difference, and Enter does not accept it", async ({ signedIn: page, sandbox }) => {
  const { id } = await recordOf(sandbox, "NEFT CR INDUS");
  await page.goto("/venus/reconcile?search=INDUS");
  await expect(selected(page)).toContainText("₹77,012.27");
  const candidate = page.getByRole("listitem").filter({ hasText: "Indus Cold Storage Pvt Ltd" });
  await expect(candidate).toContainText("₹2,00,498.29 due 1 Dec 2026. ₹1,23,486.02 less than is due.");
  await queue(page).press("Enter");
  await expect(page.getByText("Nothing is likely enough to be taken by Enter: choose by hand.")).toBeVisible();
  expect(await sandbox.requests("PUT", `/v1/lms/records/${id}/match/`)).toBe(0);
});

test("J and K move through the queue, and a matched line is replaced by the next", async ({ signedIn: page }) => {
  await page.goto("/venus/reconcile");
  const options = queue(page).getByRole("option");
  await expect(options).toHaveCount(10);
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  await queue(page).press("j");
  await expect(options.nth(1)).toHaveAttribute("aria-selected", "true");
  await queue(page).press("k");
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  await queue(page).press("j");
  const next = await options.nth(2).textContent();
  await queue(page).press("Enter");
  await expect(options).toHaveCount(9);
  await expect(selected(page)).toHaveText(next ?? "");
});

test("a credit can be split over two loans, but not for more than its amount", async ({ signedIn: page, sandbox }) => {
  await page.goto("/venus/reconcile?search=indus");
  const { id } = await recordOf(sandbox, "indus");
  await page.getByRole("button", { name: "Another loan, or several" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Loan" }).fill("LN0QX7T2");
  await dialog.getByRole("option", { name: /LN0QX7T2/ }).click();
  await dialog.getByRole("textbox", { name: "Its part" }).fill("7,012.27");
  await expect(dialog.getByText(/₹70,000.00 of ₹77,012.27 is given to no loan/)).toBeVisible();
  await dialog.getByRole("button", { name: "Another loan" }).click();
  const second = dialog.getByRole("combobox", { name: "Loan" }).nth(1);
  await second.fill("LN1XSPKW");
  await dialog.getByRole("option", { name: /LN1XSPKW/ }).click();
  const part = dialog.getByRole("textbox", { name: "Its part" }).nth(1);
  await part.fill("70,000.01");
  await dialog.getByRole("button", { name: "Match", exact: true }).click();
  await expect(dialog.getByText("Together that is more than ₹77,012.27.").first()).toBeVisible();
  await part.fill("70,000.00");
  await dialog.getByRole("textbox", { name: "Its part" }).first().fill("7,012.27");
  await expect(dialog.getByText("All of ₹77,012.27 is given to a loan.")).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Match", exact: true }).click();
  await expect(decisions(page)).toContainText("LN0QX7T2 · Meera Textiles Pvt Ltd and LN1XSPKW");
  expect(await sandbox.requests("PUT", `/v1/lms/records/${id}/match/`)).toBe(1);
  expect(await sandbox.audit("2026-11-23T23:59:59+05:30")).toMatch(/^\d+ rules hold$/);
});

test("a match whose response is lost is looked up and shown", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall());
  const { id } = await recordOf(sandbox, "balaji");
  await sandbox.faults({ method: "PUT", path: `/v1/lms/records/${id}/match/`, times: 1, drop: "after_commit" });
  await page.goto("/venus/reconcile?search=balaji");
  await page.getByRole("button", { name: "Match with LN1XSPKW" }).click();
  await expect(decisions(page)).toContainText("is for LN1XSPKW");
});

test("matching a credit that another officer has matched shows an error and matches nothing", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(409));
  const { id } = await recordOf(sandbox, "zaveri");
  await page.goto("/venus/reconcile?search=zaveri");
  await expect(page.getByRole("button", { name: /^Match with/ }).first()).toBeVisible();
  const loan = await loanId(sandbox, "LN0QX7T2");
  await sandbox.api("PUT", `/v1/lms/records/${id}/match/`, { allocations: [{ loan, amount: 100 }] });
  await page.getByRole("button", { name: /^Match with/ }).first().click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByText(/It is matched.*Last changed 23 Nov 2026, \d\d:\d\d, by Another Officer\./)).toBeVisible();
  await expect(decisions(page)).toContainText("Nothing yet.");
});

test("a debit is matched with its payout, and the match can be undone", async ({ signedIn: page, sandbox }) => {
  await page.goto("/venus/reconcile/out?search=harpreet");
  const debits = "Money out without a payout";
  await expect(selected(page, debits)).toContainText("HARPREET KAUR");
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Match with PAY/ }).first().click();
  await expect(decisions(page)).toContainText("is PAY0NEW1");
  await decisions(page).getByRole("button", { name: /^Undo/ }).click();
  await expect(decisions(page)).toContainText("undone");
  await expect(selected(page, debits)).toContainText("HARPREET KAUR");
  expect(await sandbox.requests("PUT", "/v1/lms/payouts/unmatched/*/match/")).toBe(1);

  // Once more, without a reload.
  await page.getByRole("button", { name: /^Match with PAY/ }).first().click();
  await expect(page.getByText("Nothing waits to be matched")).toBeVisible();
  expect(await sandbox.requests("PUT", "/v1/lms/payouts/unmatched/*/match/")).toBe(2);
});

test("a debit with another UTR than its payout is shown as a possible double payment, and Enter does not accept it", async ({ signedIn: page, sandbox }) => {
  const { results } = await sandbox.api<{ results: { id: string }[] }>("GET", "/v1/lms/payouts/?search=PAY0NEW1");
  const paid = { utr: "ICICN52026112391", bank_date: Date.parse(NOW) / 1000, debit_bank: "ICICI 000405" };
  await sandbox.api("PUT", `/v1/lms/payouts/${results[0]?.id}/process/`, paid);
  await page.goto("/venus/reconcile/out?search=harpreet");
  const debits = "Money out without a payout";
  await expect(selected(page, debits)).toContainText("HARPREET KAUR");
  const candidate = page.getByRole("listitem").filter({ hasText: "Harpreet Kaur Dhillon" });
  await expect(candidate).toContainText("Possible double payment: the payout was paid with UTR ICICN52026112391, this debit has UTR ");
  await expect(candidate).not.toContainText("Fits to the paisa");
  await expectAccessible(page);
  await queue(page, debits).press("Enter");
  await expect(page.getByText("Nothing is likely enough to be taken by Enter: choose by hand.")).toBeVisible();
  expect(await sandbox.requests("PUT", "/v1/lms/payouts/unmatched/*/match/")).toBe(0);
});

test("a debit without candidates can be matched with a payout found by search", async ({ signedIn: page }) => {
  await page.goto("/venus/reconcile/out?search=charges");
  await expect(page.getByText("Nothing is like it in amount, day or name.")).toBeVisible();
  await page.goto("/venus/reconcile/out?search=farhan");
  await page.getByRole("button", { name: "Another payout" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Match", exact: true }).click();
  await expect(dialog.getByText("Choose the payout.")).toBeVisible();
  await dialog.getByRole("combobox", { name: "Payout" }).fill("PAY02J0J");
  await dialog.getByRole("option", { name: /PAY02J0J/ }).click();
  await dialog.getByRole("button", { name: "Match", exact: true }).click();
  await expect(decisions(page)).toContainText("is PAY02J0J");
});

test("a match whose response was lost before a reload says that it is looked for", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall());
  const { id } = await recordOf(sandbox, "meera");
  await page.goto("/venus/reconcile?search=meera");
  await expect(selected(page)).toContainText("MEERA TEXTILES");
  // The page that sent it is closed before the response; the look-up of the next one has no answer yet.
  await page.route(`**/v1/lms/records/${id}/match/`, () => undefined);
  await queue(page).press("Enter");
  await page.reload();
  await expect(selected(page)).toContainText("MEERA TEXTILES");
  await expect(page.getByRole("alert")).toContainText("It is not known whether the match arrived.");
});

test("a match of another officer and another day is undone from the payout's page", async ({ signedIn: page, sandbox }) => {
  type Found = { results: { id: string }[] };
  const [line] = (await sandbox.api<Found>("GET", "/v1/lms/payouts/unmatched/?search=harpreet")).results;
  const [payout] = (await sandbox.api<Found>("GET", "/v1/lms/payouts/?search=PAY0NEW1")).results;
  await sandbox.api("PUT", `/v1/lms/payouts/unmatched/${line?.id}/match/`, { payout: payout?.id });
  await page.goto(`/venus/payouts/${payout?.id}`);
  await expect(page.getByText("Processed", { exact: true }).first()).toBeVisible();
  await page.getByRole("button", { name: "Undo match" }).click();
  const dialog = page.getByRole("dialog", { name: "Undo this match?" });
  await expect(dialog).toContainText("is listed in Reconcile again");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Undo match" }).click();
  await expect(page.getByText("PAY0NEW1 is matched with no debit.")).toBeVisible();
  await expect(page.getByText("Pending", { exact: true }).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Undo match" })).toHaveCount(0);
  await page.goto("/venus/reconcile/out?search=harpreet");
  await expect(selected(page, "Money out without a payout")).toContainText("HARPREET KAUR");
});
