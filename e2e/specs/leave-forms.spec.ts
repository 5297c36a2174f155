// Leaving a form or a dialog while a filled field has the focus, in every way, leaves a page that works.
import { accountId, loanId } from "../support/api.ts";
import { accountPage, at, loanPage, type Place } from "../support/places.ts";
import { requested } from "../support/payout.ts";
import { NOW, type Sandbox } from "../support/sandbox.ts";
import { expect, failedCall, test } from "../support/test.ts";
import type { Locator, Page } from "@playwright/test";

test.use({ freshData: true });

interface DialogPlace extends Place {
  /** The button that opens the dialog, or the ones that lead to its form. */
  buttons: string[];
  /** The button of the dialog that has the focus, if it has no field. */
  focused?: string;
}

const forms: Place[] = [
  { name: "request a tranche", url: loanPage("/request-tranche") },
  { name: "restructure", url: loanPage("/restructure") },
  { name: "open an account", url: at("/jupiter/accounts/new") },
  { name: "all terms of an account", url: accountPage("/terms/edit") },
  { name: "disburse", url: accountPage("/disburse") },
  { name: "draw on a line", url: at("/jupiter/top-ups/new") },
  { name: "create a top-up group", url: at("/jupiter/top-up-groups/new") },
  { name: "charge a fee", url: at("/jupiter/fees/new") },
  { name: "add a line", url: at("/jupiter/line-details/new") },
  { name: "the EMI calculator", url: at("/jupiter/calculator") },
  { name: "a bulk upload", url: at("/jupiter/bulk/fees") },
  { name: "create a payout", url: at("/venus/payouts/new") },
  { name: "enter a record", url: at("/venus/records/new") },
  { name: "end of day", url: at("/venus/eod") },
  { name: "the filters of a list", url: at("/venus/excess") },
];

/** A record of another officer, brought to a status. */
const record = (...steps: [string, string?][]) => async (sandbox: Sandbox) => {
  const body = { loan: await loanId(sandbox, "LN0D31P0"), type: "repayment", received_amount: 900_000, payment_mode: "neft", bank_date: Date.parse(NOW) / 1000, utr: "HDFCN26327000001" };
  const { id } = await sandbox.api<{ id: string }>("POST", "/v1/lms/records/", body);
  for (const [step, who] of steps) await sandbox.api("PUT", `/v1/lms/records/${id}/${step}/`, {}, who);
  return `/venus/records/${id}`;
};
const RAVI = "ravi.iyer@lender.example";
const pending = record(["request_approval"]);
const processed = record(["request_approval"], ["approve", RAVI], ["mark_processed"]);
const payout = (path: (id: string) => string) => async (sandbox: Sandbox) => path((await requested(sandbox, 11_000)).id);
const payoutPage = payout((id) => `/venus/payouts/${id}`);
const payoutPanel = payout((id) => `/venus/payouts?open=${id}`);
const topup = (more: object, cancel = false) => async (sandbox: Sandbox) => {
  const body = { account: await accountId(sandbox, "AC0QX7T2"), amount: 7_000, invoice_no: "LEAVE-1", ...more };
  const made = await sandbox.api<{ ref_id: string; payout: { id: string } | string | null }>("POST", "/v1/lms/topups/", body);
  const id = typeof made.payout === "object" ? made.payout?.id : made.payout;
  if (cancel) await sandbox.api("PUT", `/v1/lms/payouts/${id}/cancel/`, { remark: "The account is closed." });
  return `/jupiter/top-ups/${made.ref_id}`;
};

/** A debit of the statement, matched with its payout. */
const matchedPayout = async (sandbox: Sandbox) => {
  type Found = { results: { id: string }[] };
  const [line] = (await sandbox.api<Found>("GET", "/v1/lms/payouts/unmatched/?search=PAY04ZK1")).results;
  const [payout] = (await sandbox.api<Found>("GET", "/v1/lms/payouts/?search=PAY04ZK1")).results;
  await sandbox.api("PUT", `/v1/lms/payouts/unmatched/${line?.id}/match/`, { payout: payout?.id });
  return `/venus/payouts/${payout?.id}`;
};
const atTheBank = async (sandbox: Sandbox) => {
  const url = await payoutPage(sandbox);
  await sandbox.api("PUT", `/v1/lms/payouts/${url.split("/").at(-1)}/process/`);
  return url;
};

const dialogs: DialogPlace[] = [
  { name: "asking for approval", url: record(), buttons: ["Request approval"] },
  { name: "approving", url: pending, buttons: ["Approve"] },
  { name: "rejecting", url: pending, buttons: ["Reject"] },
  { name: "refunding a record", url: processed, buttons: ["Refund"] },
  { name: "reverting", url: processed, buttons: ["Revert"] },
  { name: "processing on the payout's page", url: payoutPage, buttons: ["Process"] },
  { name: "correcting on the payout's page", url: payoutPage, buttons: ["Correct the account"] },
  { name: "cancelling on the payout's page", url: payoutPage, buttons: ["Cancel payout"] },
  { name: "processing in the panel", url: payoutPanel, buttons: ["Process"] },
  { name: "correcting in the panel", url: payoutPanel, buttons: ["Correct the account"] },
  { name: "cancelling in the panel", url: payoutPanel, buttons: ["Cancel payout"] },
  { name: "refunding on Excess", url: async (sandbox) => `/venus/excess?open=${await loanId(sandbox, "LN0EXCE5")}`, buttons: ["Refund"] },
  { name: "adjusting on Excess", url: async (sandbox) => `/venus/excess?open=${await loanId(sandbox, "LN0EXCE5")}`, buttons: ["Cashback or holdback"] },
  { name: "refunding on the loan's page", url: loanPage("/payments", "LN0EXCE5"), buttons: ["Refund"] },
  { name: "adjusting on the loan's page", url: loanPage("/payments", "LN0EXCE5"), buttons: ["Cashback or holdback"] },
  { name: "changing terms", url: accountPage("/terms", "AC0D31P0"), buttons: ["Change terms"] },
  { name: "closing an account", url: accountPage("", "AC0C105D"), buttons: ["Close account"] },
  { name: "changing a top-up", url: topup({ scheduled_at: 1_797_000_000 }), buttons: ["Change or schedule"] },
  { name: "reinitiating a payout", url: topup({}, true), buttons: ["Reinitiate payout"] },
  { name: "splitting a credit", url: at("/venus/reconcile"), buttons: ["Another loan, or several"] },
  { name: "discarding a draft", url: record(), buttons: ["Discard draft"] },
  { name: "undoing the match of a record", url: record(), buttons: ["Undo match"], focused: "Undo match" },
  { name: "returning a payout", url: atTheBank, buttons: ["Returned by the bank"] },
  { name: "undoing the match of a payout", url: matchedPayout, buttons: ["Undo match"], focused: "Undo match" },
  { name: "setting a debit aside", url: at("/venus/reconcile/out"), buttons: ["Not a payout"] },
  { name: "matching a debit", url: at("/venus/reconcile/out"), buttons: ["Another payout"] },
];

/** Follows a link within the app; nothing takes the focus from its field before the page changes. */
const follow = (page: Page, href: string): Promise<void> =>
  page.evaluate((href) => {
    const link = Object.assign(document.createElement("a"), { href });
    document.body.append(link);
    link.click();
    link.remove();
  }, href);

/** Fills a field, which keeps the focus; a date, an amount or a text, whatever there is. */
async function fillField(within: Locator): Promise<void> {
  const text = within.locator('input:is([type="text"], [type="email"], [type="tel"], :not([type])):not([readonly], [role="combobox"]), textarea');
  const field = text.or(within.getByRole("combobox")).or(within.locator('input[type="date"]')).filter({ visible: true }).first();
  await expect(field).toBeVisible();
  const [tag, type] = await field.evaluate((field) => [field.tagName, field.getAttribute("type")]);
  if (tag === "SELECT") await field.focus();
  else await field.fill(type === "date" ? "2026-11-20" : "12345");
  await expect(field).toBeFocused();
}

const headed = (page: Page, name: string) => page.getByRole("heading", { level: 1, name, exact: true });
const railLink = (page: Page) => page.getByRole("navigation").getByRole("link", { name: /^(Loans|Payouts)$/ }).first();

/** Something that needs the app: a page opens. */
async function expectAlive(page: Page): Promise<void> {
  await expect(page.getByText("Orrery stopped")).toHaveCount(0);
  await follow(page, "/venus/settlements");
  await expect(headed(page, "Settlements")).toBeVisible();
}

for (const form of forms) {
  test(`the app works after leaving: ${form.name}`, async ({ signedIn: page, sandbox }) => {
    const url = await form.url(sandbox);
    await page.goto("/venus/settlements");
    await expect(headed(page, "Settlements")).toBeVisible();
    const main = page.getByRole("main");
    const cancel = main.getByRole("link", { name: "Cancel", exact: true });
    const ways: [string, () => Promise<unknown>][] = [
      ["Back", () => page.goBack()],
      ["a link of the rail", () => railLink(page).click()],
      ["Cancel", async () => ((await cancel.count()) > 0 ? cancel.first().click() : page.goBack())],
      ["another page", () => follow(page, "/jupiter/loans")],
    ];
    for (const [way, leave] of ways) {
      await test.step(way, async () => {
        await follow(page, url);
        await expect(headed(page, "Settlements")).toHaveCount(0);
        await fillField(main);
        const before = page.url();
        await leave();
        await expect(page).not.toHaveURL(before);
        await expectAlive(page);
      });
    }
  });
}

for (const { name, url, buttons, focused } of dialogs) {
  test(`the app works after leaving the dialog: ${name}`, async ({ signedIn: page, sandbox }) => {
    const opened = await url(sandbox);
    await page.goto("/venus/settlements");
    await expect(headed(page, "Settlements")).toBeVisible();
    const dialog = page.getByRole("dialog");
    // Within the dialog of a loan's excess Cancel leads back to its records.
    const closed = async () => expect(focused === undefined ? dialog.locator("form") : dialog).toHaveCount(0);
    const ways: [string, () => Promise<unknown>][] = [
      ["Escape", async () => (await page.keyboard.press("Escape"), await closed())],
      ["Cancel", async () => (await dialog.getByRole("button", { name: /^(Cancel|Keep it.*|Close)$/ }).last().click(), await closed())],
      ["the cross", async () => (await dialog.getByRole("button", { name: "Close", exact: true }).click(), await closed())],
      ["Back", () => page.goBack()],
      ["another page", () => follow(page, "/jupiter/loans")],
    ];
    for (const [way, leave] of ways) {
      await test.step(way, async () => {
        await follow(page, opened);
        await expect(headed(page, "Settlements")).toHaveCount(0);
        for (const button of buttons) await page.getByRole("button", { name: button, exact: true }).click();
        if (focused === undefined) await fillField(dialog);
        else await dialog.getByRole("button", { name: focused, exact: true }).focus();
        await leave();
        await expectAlive(page);
      });
    }
  });
}

test("Escape in a dialog of the payout's panel leaves the panel open, a second one closes it", async ({ signedIn: page, sandbox }) => {
  await page.goto(await payoutPanel(sandbox));
  const panel = page.getByRole("complementary", { name: "Opened payout" });
  await panel.getByRole("button", { name: "Process", exact: true }).click();
  await fillField(page.getByRole("dialog"));
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(panel).toBeVisible();
  await panel.getByRole("button", { name: "Process", exact: true }).focus();
  await page.keyboard.press("Escape");
  await expect(panel).toHaveCount(0);
});

test("Enter in a dialog sends what was typed, and the page goes on", async ({ signedIn: page, sandbox }) => {
  const url = await loanPage("/payments", "LN0EXCE5")(sandbox);
  await page.goto(url);
  await page.getByRole("button", { name: "Refund" }).click();
  const amount = page.getByRole("dialog").getByRole("textbox", { name: "Amount" });
  await amount.fill("100");
  await amount.press("Enter");
  await expect(page.getByText(/The refund of ₹100\.00 waits for the payment desk/)).toBeVisible();
  await expectAlive(page);
});

test("a dialog that sends does not close, by Escape, Cancel or its cross", async ({ signedIn: page, sandbox }) => {
  const { id, ref_id } = await requested(sandbox, 11_000);
  await page.goto(`/venus/payouts/${id}`);
  await page.getByRole("button", { name: "Cancel payout" }).click();
  const dialog = page.getByRole("dialog", { name: "Cancel the payout?" });
  await dialog.getByLabel("Why").fill("Asked for twice");
  await sandbox.faults({ method: "PUT", path: `/v1/lms/payouts/${id}/cancel/`, times: 1, delay_ms: 3_000 });
  await dialog.getByRole("button", { name: "Cancel payout" }).click();
  const keep = dialog.getByRole("button", { name: "Keep it" });
  await expect(keep).toHaveAttribute("aria-disabled", "true");
  for (let times = 0; times < 3; times += 1) await page.keyboard.press("Escape");
  await keep.click({ force: true });
  await expect(dialog.getByRole("button", { name: "Close" })).toBeDisabled();
  await expect(dialog).toBeVisible();
  await expect(page.getByText(`${ref_id} is cancelled.`)).toBeVisible();
  await expect(dialog).toBeHidden();
});

for (const { url, button, call, outcome } of [
  { url: pending, button: "Approve", call: "approve", outcome: "is approved and can be applied." },
  { url: record(["request_approval"], ["approve", RAVI]), button: "Mark processed", call: "mark_processed", outcome: "is applied." },
]) {
  test(`${button} whose response is lost says how it ended`, async ({ signedIn: page, sandbox, allowErrors }) => {
    allowErrors(failedCall());
    const path = await url(sandbox);
    await page.goto(path);
    await page.getByRole("main").getByRole("button", { name: button, exact: true }).click();
    const calls = `/v1/lms/records/${path.split("/").at(-1)}/${call}/`;
    await sandbox.faults({ method: "PUT", path: calls, times: 1, drop: "after_commit" });
    await page.getByRole("dialog").getByRole("button", { name: button, exact: true }).click();
    await expect(page.getByText(outcome)).toBeVisible();
    await expect(page.getByRole("dialog")).toHaveCount(0);
    expect(await sandbox.requests("PUT", calls)).toBe(1);
    const notes = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("record.")));
    expect(notes, "notes of calls without a response").toEqual([]);
  });
}
