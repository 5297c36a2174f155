// Days that may be right and are likely mistyped: the officer looks twice before they are sent.
import { expectAccessible } from "../support/accessible.ts";
import { loanId } from "../support/api.ts";
import { processPath, requested } from "../support/payout.ts";
import { expect, test } from "../support/test.ts";
import type { Page } from "@playwright/test";

// A session stays valid while the clock advances.
test.use({ freshData: true, sandboxArgs: ["--access-minutes", "50000", "--refresh-hours", "900"] });

const RECORDS = "/v1/lms/records/";
const right = (page: Page) => page.getByRole("checkbox", { name: "The bank date is correct" });

test("a record with the bank date of last week is entered only after a second look", async ({ signedIn: page, sandbox }) => {
  await page.goto("/venus/records/new");
  await page.getByRole("textbox", { name: "Received by the bank" }).fill("1200");
  const day = page.getByLabel("Bank day");
  await day.fill("2026-11-20");
  await expect(right(page)).toBeHidden();
  await day.fill("2026-11-13");
  await expect(page.getByText("13 Nov 2026 is 10 days ago")).toBeVisible();
  const enter = page.getByRole("button", { name: "Enter record" });
  await enter.click();
  await expect(page.getByText("Check this date. If it is correct, tick the box below.")).toBeVisible();
  await expect(day).toBeFocused();
  await expectAccessible(page);
  expect(await sandbox.requests("POST", RECORDS)).toBe(0);
  await right(page).check();
  await day.fill("2026-11-12");
  await expect(right(page), "another date is another question").not.toBeChecked();
  await right(page).check();
  await enter.click();
  await expect(page.getByRole("heading", { name: /^\S+ of ₹1,200\.00$/, level: 1 })).toBeVisible();
  expect(await sandbox.requests("POST", RECORDS)).toBe(1);
});

test("a payout is marked as paid last week only after a second look", async ({ signedIn: page, sandbox }) => {
  const payout = await requested(sandbox, 11_000);
  await sandbox.clock({ now: "2026-12-03T10:00:00+05:30", frozen: true });
  await page.goto(`/venus/payouts/${payout.id}`);
  await page.getByRole("button", { name: "Process", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Process the payout" });
  await dialog.getByLabel("UTR").fill("HDFCN52026112399");
  await dialog.getByLabel("Paid from").fill("HDFC 50200011223344");
  await dialog.getByLabel("Bank's day").fill("2026-11-24");
  await dialog.getByRole("button", { name: "Process", exact: true }).click();
  await expect(dialog.getByText("Check this date. If it is correct, tick the box below.")).toBeVisible();
  expect(await sandbox.requests("PUT", processPath(payout))).toBe(0);
  await right(page).check();
  await dialog.getByRole("button", { name: "Process", exact: true }).click();
  await expect(page.getByText("UTR HDFCN52026112399.")).toBeVisible();
});

test("rows of a sheet with dates of last week are sent once they are confirmed, and a corrected one is asked about again", async ({ signedIn: page, sandbox }) => {
  await page.goto("/venus/bulk/records");
  const rows = ["Received\tBank day\tMode\tUTR", "1,201\t23/11/2026\tneft\tHDFCN26327000901", "1,202\t13/11/2026\tneft\tHDFCN26317000902"];
  await page.getByLabel("Or paste rows from a spreadsheet").fill([...rows, "1,203\t24/11/2026\tneft\tHDFCN26328000903"].join("\n"));
  await page.getByRole("button", { name: "Check the rows" }).click();
  await page.getByRole("button", { name: "Check 3 rows" }).click();
  await expect(page.getByText("The bank's day can't be in the future.")).toBeVisible();
  const day = page.getByRole("textbox", { name: "Bank day, row 3" });
  await expect(day).toHaveAccessibleDescription("13 Nov 2026 is 10 days ago");
  await expect(page.getByText("1 row has to be checked")).toBeVisible();
  await expectAccessible(page);
  const send = page.getByRole("button", { name: "Send 2 records" });
  await expect(send).toHaveAccessibleDescription("Check the marked rows and confirm them above.");
  await send.click({ force: true });
  expect(await sandbox.requests("POST", `${RECORDS}bulk_create/`)).toBe(0);
  await page.getByRole("button", { name: "Confirm rows" }).click();
  await expect(page.getByText("1 row has to be checked")).toBeHidden();
  await day.fill("12/11/2026");
  await day.blur();
  await expect(page.getByText("1 row has to be checked")).toBeVisible();
  await page.getByRole("button", { name: "Confirm rows" }).click();
  await send.click();
  await expect(page.getByText(/^1 record can be sent|2 taken/).first()).toBeVisible();
  await expect(page.getByRole("region", { name: "Upload" }).getByRole("status")).toHaveText(/2 taken/);
});

test("a fee that was due last week can be charged, with a warning in the form and in the sheet", async ({ signedIn: page, sandbox }) => {
  await page.goto(`/jupiter/fees/new?loan=${await loanId(sandbox, "LN0QX7T2")}`);
  await page.getByLabel("What it is for").fill("Stamp duty");
  await page.getByRole("textbox", { name: "Amount before GST" }).fill("400");
  await page.getByLabel("Due", { exact: true }).fill("2026-11-13");
  await expect(page.getByText("13 Nov 2026 is 10 days ago: the fee will be overdue immediately")).toBeVisible();
  await page.getByRole("button", { name: "Charge fee" }).click();
  await expect(page.getByRole("heading", { name: "Stamp duty", level: 1 })).toBeVisible();

  await page.goto("/jupiter/bulk/fees");
  const rows = ["Loan\tWhat it is for\tAmount before GST\tDue", "LN0QX7T2\tNotice\t1,500\t13/11/2026"];
  await page.getByLabel("Or paste rows from a spreadsheet").fill(rows.join("\n"));
  await page.getByRole("button", { name: "Check the rows" }).click();
  await page.getByRole("button", { name: "Check 1 row" }).click();
  await expect(page.getByText("13 Nov 2026 is 10 days ago: the fee will be overdue immediately")).toBeVisible();
  await page.getByRole("button", { name: "Confirm rows" }).click();
  await page.getByRole("button", { name: "Send 1 fee" }).click();
  await expect(page.getByText("Done: 1 fee taken.")).toBeVisible();
});

test("nothing is presented by NACH on a Sunday", async ({ signedIn: page, sandbox }) => {
  await page.goto(`/venus/nach/new?loan=${await loanId(sandbox, "LN0QX7T2")}`);
  await page.getByRole("checkbox", { name: /^Select EMI/ }).first().check();
  await page.getByLabel("Presented for").fill("2026-11-29");
  await page.getByRole("button", { name: "Present to the bank" }).click();
  await expect(page.getByText("This is a Sunday. Select a day from Monday to Saturday.")).toBeVisible();
  expect(await sandbox.requests("POST", `${RECORDS}bulk_nach_request/`)).toBe(0);
  await page.getByLabel("Presented for").fill("2026-11-28");
  await page.getByRole("button", { name: "Present to the bank" }).click();
  await expect(page.getByRole("region", { name: "What was presented" })).toContainText("1 presented for 28 Nov 2026");
});
