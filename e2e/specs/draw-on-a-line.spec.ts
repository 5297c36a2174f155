// An officer draws on an account's line for an invoice: enters it, sees its checks, schedules it, adds it to a group.
import { expectAccessible } from "../support/accessible.ts";
import { holdResponse } from "../support/hold.ts";
import { expect, failedCall, test } from "../support/test.ts";
import type { Sandbox } from "../support/sandbox.ts";
import type { Page } from "@playwright/test";

const TOPUPS = "/v1/lms/topups/";
const review = (page: Page) => page.getByRole("region", { name: "Review" });
const reviewTopup = (page: Page) => page.getByRole("button", { name: "Review top-up" });
const draw = (page: Page) => page.getByRole("button", { name: /^(Draw on the line|Sending…)$/ });

async function accountId(sandbox: Sandbox, reference: string): Promise<string> {
  const page = await sandbox.api<{ results: { id: string; ref_id: string }[] }>("GET", `/v1/lms/accounts/?search=${reference}`);
  const found = page.results.find((account) => account.ref_id === reference);
  if (!found) throw new Error(`no account ${reference}`);
  return found.id;
}

/** Creates a top-up of `amount` rupees that is scheduled for next month. */
async function scheduled(sandbox: Sandbox, amount: number, invoice: string): Promise<{ ref_id: string; id: string; status: string }> {
  const account = await accountId(sandbox, "AC0QX7T2");
  return sandbox.api("POST", TOPUPS, { account, amount, invoice_no: invoice, scheduled_at: 1_797_000_000 });
}

test("the available limit is shown while typing, and an amount above it is rejected with the difference", async ({ officer: page }) => {
  await page.getByRole("link", { name: "Top-ups", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Top-ups", level: 1 })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Draw on a line" }).click();
  await page.getByRole("combobox", { name: "Account" }).fill("AC0QX7T2");
  await page.getByRole("option", { name: /AC0QX7T2/ }).click();
  await page.getByRole("textbox", { name: "Amount", exact: true }).fill("5000000");
  await expect(page.getByText(/more than the ₹[\d,.]+ available/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("textbox", { name: "Amount", exact: true }).fill("20000");
  await expect(page.getByText(/^₹[\d,.]+ is available\.$/)).toBeVisible();
  await page.getByLabel("Seller's GSTIN").fill("nonsense");
  await page.getByLabel("Buyer's GSTIN").focus();
  await expect(page.getByText("Enter a GSTIN of 15 characters, for example 27ABCDE1234F1Z5.")).toBeVisible();
  await page.getByLabel("Seller's GSTIN").fill("");
  await page.getByLabel("Invoice no.").fill("INV/26/118");
  await page.getByLabel("Pay out on").fill("2026-12-20");
  await reviewTopup(page).click();
  await expect(review(page)).toContainText("twenty thousand rupees");
  await expect(review(page)).toContainText("AC0QX7T2, Meera Textiles");
  await expect(review(page)).toContainText("20 Dec 2026");
  await expect(review(page)).toContainText("•••• 3123");
  await expectAccessible(page);
  await draw(page).click();
  await expect(page.getByRole("heading", { name: /of ₹20,000\.00$/, level: 1 })).toBeVisible();
  await expect(page.getByText("Scheduled", { exact: true })).toBeVisible();
  await expect(page.getByRole("region", { name: "Checks" }).getByText("all passed")).toBeVisible();
  await expectAccessible(page);
});

test("clicking twice draws once", async ({ signedIn: page, sandbox }) => {
  const account = await accountId(sandbox, "AC0QX7T2");
  await page.goto(`/jupiter/top-ups/new?account=${account}`);
  await expect(page.getByRole("combobox", { name: "Account" })).toHaveValue(/AC0QX7T2/);
  await page.getByRole("textbox", { name: "Amount", exact: true }).fill("1234");
  await page.getByLabel("Invoice no.").fill("ONCE-1");
  await page.getByLabel("Pay out on").fill("2026-12-21");
  await reviewTopup(page).click();
  const held = await holdResponse(page, TOPUPS);
  await draw(page).click();
  await held.reached;
  await draw(page).click({ force: true });
  held.release();
  await expect(page.getByRole("heading", { name: /of ₹1,234\.00$/, level: 1 })).toBeVisible();
  const { count } = await sandbox.api<{ count: number }>("GET", `${TOPUPS}?search=ONCE-1`);
  expect(count).toBe(1);
});

test("a lost response is looked up, and nothing is drawn again", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall());
  const account = await accountId(sandbox, "AC0QX7T2");
  await page.goto(`/jupiter/top-ups/new?account=${account}`);
  await page.getByRole("textbox", { name: "Amount", exact: true }).fill("4321");
  await page.getByLabel("Invoice no.").fill("LOST-1");
  await page.getByLabel("Pay out on").fill("2026-12-22");
  await sandbox.faults({ method: "POST", path: TOPUPS, times: 1, drop: "after_commit" });
  await reviewTopup(page).click();
  await draw(page).click();
  await expect(page.getByRole("heading", { name: /of ₹4,321\.00$/, level: 1 })).toBeVisible();
  const { count } = await sandbox.api<{ count: number }>("GET", `${TOPUPS}?search=LOST-1`);
  expect(count).toBe(1);
});

test("a failed check shows its reason, and correcting the top-up runs the checks again", async ({ signedIn: page, sandbox }) => {
  const account = await accountId(sandbox, "AC0QX7T2");
  const topup = await sandbox.api<{ ref_id: string; status: string }>("POST", TOPUPS, {
    account,
    amount: 30_000,
    invoice_no: "SMALL-1",
    invoice_amount: 10_000,
    scheduled_at: 1_797_000_000,
  });
  expect(topup.status).toBe("checks_failed");
  await page.goto("/jupiter");
  const waiting = page.getByRole("region", { name: "Top-ups" });
  await waiting.getByRole("link", { name: /did not pass/ }).click();
  await page.getByRole("grid", { name: "Top-ups" }).getByRole("link", { name: topup.ref_id }).click();
  const checks = page.getByRole("region", { name: "Checks" });
  await expect(checks.getByText("Not passed").first()).toBeVisible();
  await checks.getByRole("button", { name: "Run checks again" }).click();
  await page.getByRole("dialog", { name: "Run the checks again?" }).getByRole("button", { name: "Run checks again" }).click();
  await expect(page.getByText(`${topup.ref_id} still has a check that did not pass.`)).toBeVisible();
  await page.getByRole("button", { name: "Change or schedule" }).click();
  const dialog = page.getByRole("dialog", { name: "Change the top-up" });
  await dialog.getByRole("textbox", { name: "Amount" }).fill("5000");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Change top-up" }).click();
  await expect(page.getByRole("heading", { name: /of ₹5,000\.00$/, level: 1 })).toBeVisible();
  await expect(page.getByText("Scheduled", { exact: true })).toBeVisible();
});

test("a scheduled top-up can be unscheduled, and unavailable actions are disabled", async ({ signedIn: page, sandbox }) => {
  const topup = await scheduled(sandbox, 2_000, "OFF-1");
  await page.goto(`/jupiter/top-ups/${topup.ref_id}`);
  await expect(page.getByRole("button", { name: "Reinitiate payout" })).toHaveAttribute("aria-disabled", "true");
  await page.getByRole("button", { name: "Take off its schedule" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Take it off" }).click();
  await expect(page.getByText(`${topup.ref_id} is a draft again.`)).toBeVisible();
  await expect(page.getByText("Draft", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Take off its schedule" })).toHaveAttribute("aria-disabled", "true");
});

test("a failed payout can be recreated to another bank account", async ({ signedIn: page, sandbox }) => {
  const account = await accountId(sandbox, "AC0QX7T2");
  const topup = await sandbox.api<{ ref_id: string; payout: { id: string } | string }>("POST", TOPUPS, { account, amount: 7_000, invoice_no: "ANEW-1" });
  const payout = typeof topup.payout === "string" ? topup.payout : topup.payout.id;
  await sandbox.api("PUT", `/v1/lms/payouts/${payout}/cancel/`, { remark: "The account is closed." });
  await page.goto(`/jupiter/top-ups/${topup.ref_id}`);
  await page.getByRole("button", { name: "Reinitiate payout" }).click();
  const dialog = page.getByRole("dialog", { name: "Pay it out again?" });
  await dialog.getByLabel("Account number").fill("50100234567890");
  await dialog.getByLabel("IFSC").fill("HDFC1");
  await dialog.getByLabel("Account holder").fill("Meera Textiles Pvt Ltd");
  await dialog.getByRole("button", { name: "Pay out again" }).click();
  await expect(dialog.getByText(/Enter an IFSC of four letters/)).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel("IFSC").fill("HDFC0039993");
  await dialog.getByRole("button", { name: "Pay out again" }).click();
  await expect(page.getByText(/of ₹7,000\.00 waits for the payment desk/)).toBeVisible();
});

test("fields read from an invoice's text can be copied one by one", async ({ signedIn: page, sandbox }) => {
  const topup = await scheduled(sandbox, 3_000, "READ-0");
  await page.goto(`/jupiter/top-ups/${topup.ref_id}`);
  const text = [
    "Nandi Steels Pvt Ltd",
    "GSTIN: 29ABCDE1234F1Z5",
    "Invoice No: NS/26/0118",
    "Invoice Date: 18-11-2026",
    "Taxable value: 1,00,000.00",
    "IGST 18%: 18,000.00",
    "Grand Total: 1,18,000.00",
  ].join("\n");
  await page.getByLabel("The invoice's text").fill(text);
  await page.getByRole("button", { name: "Read it" }).click();
  const read = page.getByRole("table", { name: "Read from the invoice" });
  await expect(read.getByRole("row", { name: /Invoice no\./ })).toContainText("NS/26/0118");
  await expectAccessible(page);
  for (const box of await read.getByRole("checkbox").all()) await box.setChecked(false);
  await read.getByRole("checkbox", { name: "Invoice no." }).check();
  await page.getByRole("button", { name: "Take these" }).click();
  await expect(page.getByRole("region", { name: "The top-up" })).toContainText("NS/26/0118");
});

test("a group can be created, filled and submitted", async ({ officer: page, sandbox }) => {
  const [first, second] = [await scheduled(sandbox, 1_100, "GRP-1"), await scheduled(sandbox, 1_200, "GRP-2")];
  await page.getByRole("link", { name: "Top-up groups" }).click();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Make a group" }).click();
  await page.getByRole("button", { name: "Make the group" }).click();
  await expect(page.getByText("Give the group a name.")).toBeVisible();
  await page.getByLabel("Name").fill("November yarn");
  await page.getByRole("button", { name: "Make the group" }).click();
  await expect(page.getByRole("heading", { name: "November yarn", level: 1 })).toBeVisible();
  for (const topup of [first, second]) {
    await page.getByRole("combobox", { name: "Top-up" }).fill(topup.ref_id);
    await page.getByRole("option", { name: new RegExp(topup.ref_id) }).click();
    await page.getByRole("button", { name: "Add to the group" }).click();
    await expect(page.getByRole("table", { name: "Top-ups of November yarn" }).getByRole("link", { name: topup.ref_id })).toBeVisible();
  }
  await expect(page.getByText("₹2,300.00").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Hand it on" }).click();
  await expect(page.getByText("November yarn is submitted now.")).toBeVisible();
});
