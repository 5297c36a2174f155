// An officer uploads a table of fees: pasted or from a file, checked cell by cell, sent in batches, each row once.
import { readFile } from "node:fs/promises";
import { expectAccessible } from "../support/accessible.ts";
import { holdResponse } from "../support/hold.ts";
import { loseOnTheWay, repeatWrites } from "../support/late.ts";
import { OFFICER, signInWithin } from "../support/sign-in.ts";
import { expect, failedCall, test } from "../support/test.ts";
import type { Sandbox } from "../support/sandbox.ts";
import type { Page } from "@playwright/test";

const BULK = "/v1/lms/fees/bulk_create/";
const HEAD = "Loan\tWhat it is for\tAmount before GST\tDue";
const status = (page: Page) => page.getByRole("region", { name: "Upload" }).getByRole("status");
const cell = (page: Page, name: string, row: number) => page.getByRole("textbox", { name: `${name}, row ${row}`, exact: true });

/** `count` rows of fees of LN0QX7T2, named `name 1`, `name 2` …. */
const fees = (name: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => `LN0QX7T2\t${name} ${at + 1}\t${100 + at}\t2026-12-05`);

async function paste(page: Page, rows: string[]): Promise<void> {
  await page.goto("/jupiter/bulk/fees");
  await page.getByLabel("Or paste rows from a spreadsheet").fill([HEAD, ...rows].join("\n"));
  await page.getByRole("button", { name: "Check the rows" }).click();
  await page.getByRole("button", { name: /^Check \d+ rows?$/ }).click();
}

/** The number of fees at the server whose name contains `name`. */
async function charged(sandbox: Sandbox, name: string): Promise<number> {
  const page = await sandbox.api<{ count: number }>("GET", `/v1/lms/fees/?search=${name}&page_size=1`);
  return page.count;
}

test("errors appear at their cells, and corrected rows are each charged once", async ({ officer: page, sandbox }) => {
  await page.getByRole("link", { name: "Bulk upload" }).click();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Fees" }).last().click();
  await expectAccessible(page);
  await paste(page, [...fees("Notice", 2), "LN9NOWHERE\tNotice 3\t1,200\t2026-12-05", "LN0D31P0\tNotice 4\tmuch\t31/12/2026"]);
  await expect(page.getByText("There is no loan with this reference.")).toBeVisible();
  await expect(cell(page, "Amount before GST", 5)).toHaveAttribute("aria-invalid", "true");
  await expect(status(page)).toHaveText("2 fees can be sent, ₹201.00 in all; 2 to correct or look up first.");
  await expectAccessible(page);
  await cell(page, "Loan", 4).fill("LN0D61P0");
  await cell(page, "Amount before GST", 5).fill("1,500");
  await cell(page, "Amount before GST", 5).blur();
  await page.getByRole("button", { name: "Send 4 fees" }).click();
  await expect(status(page)).toHaveText("Done: 4 fees taken.");
  expect(await charged(sandbox, "Notice")).toBe(4);
  await expectAccessible(page);
});

test("columns of a file with other names are recognised, and a missing one is asked for", async ({ signedIn: page, sandbox }) => {
  await page.goto("/jupiter/bulk/fees");
  const file = 'loan ref;Fee;Charge;Due Date\nLN0QX7T2;"Stamp; semicolon";250;05-12-2026\n';
  await page.getByLabel("CSV file").setInputFiles({ name: "december.csv", mimeType: "text/csv", buffer: Buffer.from(file) });
  await page.getByRole("button", { name: "Check 1 row" }).click();
  await expect(page.getByText("Say which column of the file is: Amount before GST.")).toBeVisible();
  await page.getByRole("combobox", { name: "Column of the file for Amount before GST" }).selectOption("Charge");
  await page.getByRole("button", { name: "Check 1 row" }).click();
  await page.getByRole("button", { name: "Send 1 fee" }).click();
  await expect(status(page)).toHaveText("Done: 1 fee taken.");
  expect(await charged(sandbox, "Stamp")).toBe(1);
});

test("rejected rows show their reasons, can be saved as a file, corrected and sent again", async ({ signedIn: page, sandbox }) => {
  await sandbox.faults({
    path: BULK,
    method: "POST",
    status: 200,
    times: 1,
    body: JSON.stringify({
      accepted: 0,
      rejected: 2,
      results: [1, 2].map((row) => ({ row, errors: { amount: ["Above what this loan may be charged."] } })),
    }),
  });
  await paste(page, fees("Refusal", 2));
  await page.getByRole("button", { name: "Send 2 fees" }).click();
  await expect(page.getByText("Above what this loan may be charged.")).toHaveCount(2);
  await expectAccessible(page);
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save the refused rows" }).click();
  const saved = await readFile(await (await saving).path(), "utf8");
  expect(saved).toContain("LN0QX7T2,Refusal 1,100,2026-12-05,,,,Above what this loan may be charged.");
  await cell(page, "Amount before GST", 2).fill("90");
  await cell(page, "Amount before GST", 2).blur();
  await page.getByRole("button", { name: "Send 1 fee more" }).click();
  await expect(status(page)).toHaveText(/1 taken; 1 refused/);
  expect(await charged(sandbox, "Refusal")).toBe(1);
});

test("a lost response during the upload is looked up, and no row is sent twice", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall());
  await paste(page, fees("Lost", 60));
  await sandbox.faults({ path: BULK, method: "POST", drop: "after_commit", times: 1 });
  await page.getByRole("button", { name: "Send 60 fees" }).click();
  await expect(page.getByText("The answer was lost; all 25 rows had arrived.")).toBeVisible();
  await expect(status(page)).toHaveText(/^35 fees can be sent.*; 25 taken\.$/);
  await page.getByRole("button", { name: "Send 35 fees more" }).click();
  await expect(status(page)).toHaveText("Done: 60 fees taken.");
  expect(await charged(sandbox, "Lost")).toBe(60);
});

test("rows that arrive after they were given up are not sent again", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall());
  await paste(page, fees("Late", 3));
  const call = await loseOnTheWay(page, BULK, "connection reset");
  await page.getByRole("button", { name: "Send 3 fees" }).click();
  await call.lost;
  await sandbox.clock({ advance_seconds: 120 });
  await expect(page.getByText("The answer was lost; none of the 3 rows had arrived.")).toBeVisible();
  await call.deliver();
  await page.getByRole("button", { name: /^Send 3 fees/ }).click();
  await expect(status(page)).toHaveText("Done: 3 fees taken.");
  expect(await charged(sandbox, "Late")).toBe(3);
});

test("rows that the browser sends twice are reported", async ({ signedIn: page, sandbox }) => {
  await paste(page, fees("Surplus", 3));
  await repeatWrites(page, BULK);
  await page.getByRole("button", { name: "Send 3 fees" }).click();
  await expect(status(page)).toHaveText("Done: 3 fees taken.");
  expect(await charged(sandbox, "Surplus")).toBe(6);
  const surplus = page.getByRole("alert").filter({ hasText: "The server has 3 fees more than were sent" });
  await expect(surplus.getByRole("link", { name: /^FEE/ })).toHaveCount(3);
  // Each can be deleted on its page.
  await surplus.getByRole("link").first().click();
  await expect(page.getByRole("button", { name: "Delete fee" })).toBeVisible();
});

for (const [damage, spoil] of [
  ["is of another version", (text: string) => JSON.stringify({ ...JSON.parse(text), format: 1 })],
  ["is damaged", (text: string) => text.slice(0, -9)],
] as const) {
  test(`an unfinished upload that ${damage} counts as unknown: it is named, and no table is taken before the officer has looked`, async ({ signedIn: page, sandbox, allowErrors }) => {
    allowErrors(failedCall());
    const rows = fees(damage, 2);
    await paste(page, rows);
    await loseOnTheWay(page, BULK, "connection reset");
    await page.getByRole("button", { name: "Send 2 fees" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "It is not known which of the last rows arrived." })).toBeVisible();
    await page.goto("about:blank");
    await page.goto(sandbox.url + "/jupiter/bulk/fees");
    const key = `orrery.bulk.fees.${OFFICER}`;
    const saved = await page.evaluate((key) => localStorage.getItem(key) ?? "", key);
    await page.evaluate(([key, text]) => localStorage.setItem(key, text), [key, spoil(saved)] as const);

    await page.goto("/jupiter/bulk");
    await expect(page.getByText("An upload can't be read: it is not known which of its rows were sent.")).toBeVisible();
    await page.getByLabel(`Account menu of ${OFFICER}`).click();
    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    const question = page.getByRole("dialog", { name: "Sign out and discard unfinished entries?" });
    await expect(question).toContainText("An upload of fees can't be read: it is not known which of its rows were sent.");
    await question.getByRole("button", { name: "Stay signed in" }).click();

    await page.goto("/jupiter/bulk/fees");
    const alert = page.getByRole("alert").filter({ hasText: "It is not known which fees were sent from this browser." });
    await expect(alert).toBeVisible();
    await expect(page.getByLabel("Or paste rows from a spreadsheet")).toHaveCount(0);
    await expectAccessible(page);
    await alert.getByRole("button", { name: "I have looked, discard it" }).click();
    await expect(alert).toHaveCount(0);
    await paste(page, rows);
    // The rows are still known to have been sent.
    await expect(page.getByText("This row was sent from this browser before, and its outcome is not known.").first()).toBeVisible();
    await expect(page.getByText("2 rows have to be checked")).toBeVisible();
    await page.getByRole("button", { name: "Confirm rows" }).click();
    await page.getByRole("button", { name: "Send 2 fees" }).click();
    await expect(status(page)).toHaveText("Done: 2 fees taken.");
  });
}

test("after closing the tab during the upload, it continues without sending a row twice", async ({ signedIn: page, sandbox, context }) => {
  await paste(page, fees("Closed", 60));
  // The server handles the request at once, and its response takes minutes.
  await sandbox.faults({ path: BULK, method: "POST", times: 1, drip_ms: 30_000 });
  await page.getByRole("button", { name: "Send 60 fees" }).click();
  await expect.poll(() => charged(sandbox, "Closed")).toBe(25);
  await page.close();
  const again = await context.newPage();
  await again.goto("/jupiter/bulk");
  await signInWithin(again, OFFICER);
  await expect(again.getByText("pasted rows: 60 of 60 rows are not taken yet.")).toBeVisible();
  await again.getByRole("link", { name: "Fees" }).last().click();
  await expect(status(again)).toHaveText(/^35 fees can be sent.*; 25 taken\.$/, { timeout: 60_000 });
  await again.getByRole("button", { name: "Send 35 fees more" }).click();
  await expect(status(again)).toHaveText("Done: 60 fees taken.");
  expect(await charged(sandbox, "Closed")).toBe(60);
});

test("the upload can be paused after the current batch and continued", async ({ signedIn: page, sandbox }) => {
  await paste(page, fees("Paused", 60));
  const held = await holdResponse(page, BULK);
  await page.getByRole("button", { name: "Send 60 fees" }).click();
  await held.reached;
  await page.getByRole("button", { name: "Pause" }).click();
  held.release();
  await expect(status(page)).toHaveText(/^35 fees can be sent.*; 25 taken\.$/);
  await page.getByRole("button", { name: "Send 35 fees more" }).click();
  await expect(status(page)).toHaveText("Done: 60 fees taken.");
  expect(await charged(sandbox, "Paused")).toBe(60);
});

test("without a network the upload stops, and can be continued", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall());
  await paste(page, fees("Offline", 30));
  await expect(page.getByRole("button", { name: "Send 30 fees" })).toBeVisible();
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Send 30 fees" }).click();
  await expect(page.getByRole("region", { name: "Upload" }).getByRole("alert")).toBeVisible();
  await page.context().setOffline(false);
  await page.getByRole("button", { name: /^Send 30 fees/ }).click({ timeout: 60_000 });
  await expect(status(page)).toHaveText("Done: 30 fees taken.");
  expect(await charged(sandbox, "Offline")).toBe(30);
});

test("duplicate rows and a table that was uploaded before are reported", async ({ signedIn: page, sandbox }) => {
  await paste(page, [...fees("Twice", 2), ...fees("Twice", 1)]);
  await page.getByRole("button", { name: "Leave them out" }).click();
  await page.getByRole("button", { name: "Send 2 fees" }).click();
  await expect(status(page)).toHaveText("Done: 2 fees taken.");
  await page.getByRole("button", { name: "Upload another table" }).click();
  await page.getByLabel("Or paste rows from a spreadsheet").fill([HEAD, ...fees("Twice", 2), ...fees("Twice", 1)].join("\n"));
  await page.getByRole("button", { name: "Check the rows" }).click();
  await expect(page.getByText("This very table was uploaded before")).toBeVisible();
  expect(await charged(sandbox, "Twice")).toBe(2);
});

test("rows beyond the first fifty can be reached and corrected", async ({ signedIn: page, sandbox }) => {
  await paste(page, [...fees("Paged", 51), "LN0QX7T2\tPaged 52\tmuch\t2026-12-05"]);
  const later = page.getByRole("button", { name: "Later rows", exact: true });
  await expect(page.getByText("Page 1 of 2")).toBeVisible();
  await later.click();
  await expect(later).toBeDisabled();
  await cell(page, "Amount before GST", 53).fill("150");
  await cell(page, "Amount before GST", 53).blur();
  await page.getByRole("button", { name: "Earlier rows", exact: true }).click();
  await expect(cell(page, "Loan", 2)).toBeVisible();
  await page.getByRole("button", { name: "Send 52 fees" }).click();
  await expect(status(page)).toHaveText("Done: 52 fees taken.");
  expect(await charged(sandbox, "Paged")).toBe(52);
});

test("a double click sends all rows", async ({ signedIn: page, sandbox }) => {
  await paste(page, fees("Double", 50));
  await expect(page.getByRole("button", { name: "Send 50 fees" })).toBeVisible();
  await page.getByRole("button", { name: "Send 50 fees" }).dblclick();
  await expect(status(page)).toHaveText("Done: 50 fees taken.");
  expect(await charged(sandbox, "Double")).toBe(50);
});

test("rows that were not taken are discarded only when that is confirmed", async ({ signedIn: page }) => {
  await paste(page, ["LN0QX7T2\tKeep 1\tmuch\t2026-12-05"]);
  await cell(page, "What it is for", 2).fill("Corrected");
  await cell(page, "What it is for", 2).blur();
  await page.getByRole("button", { name: "Throw it away" }).click();
  const dialog = page.getByRole("dialog", { name: "Discard the remaining rows?" });
  await expect(dialog).toContainText("1 row was not taken.");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(cell(page, "What it is for", 2)).toHaveValue("Corrected");
  await page.getByRole("button", { name: "Throw it away" }).click();
  await dialog.getByRole("button", { name: "Discard rows" }).click();
  await expect(page.getByRole("button", { name: "Check the rows" })).toBeVisible();
});

for (const [way, leave, heading] of [
  ["Back", (page: Page) => page.goBack(), "No page is here"],
  ["a reload", (page: Page) => page.reload(), "Upload fees"],
  ["closing", (page: Page) => page.goto("about:blank"), null],
] as const) {
  test(`a cell that still has the focus is saved when the page is left by ${way}`, async ({ signedIn: page }) => {
    await paste(page, fees("Focused", 2));
    await cell(page, "Amount before GST", 2).fill("4,321");
    await expect(cell(page, "Amount before GST", 2)).toBeFocused();
    await leave(page);
    if (heading !== null) await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
    await page.goto("/jupiter/bulk/fees");
    await expect(cell(page, "Amount before GST", 2)).toHaveValue("4,321");
    await expect(cell(page, "Amount before GST", 3)).toHaveValue("101");
  });
}
