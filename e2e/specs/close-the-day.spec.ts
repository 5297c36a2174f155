// The payment desk runs the end of day: chooses the day, sees what is pending, runs it once, reads what was posted, and can
// run it again safely.
import { expectAccessible } from "../support/accessible.ts";
import { loanId } from "../support/api.ts";
import { holdResponse } from "../support/hold.ts";
import { expect, failedCall, test } from "../support/test.ts";
import { valueOf } from "../support/tranche.ts";
import type { Page } from "@playwright/test";

// No end of day runs automatically.
test.use({ sandboxArgs: ["--manual-eod", "--access-minutes", "500000", "--refresh-hours", "9000"] });

const RUN = "/v1/lms/demands/run_eod/";
const TOMORROW = "2026-11-24T10:30:00+05:30";
const LATER = "2026-11-25T10:30:00+05:30";
const run = (page: Page) => page.getByRole("button", { name: /^(Run end of day|Running…)$/ });
const posted = (page: Page) => page.getByRole("table", { name: "What the run posted" });

test("a future day is refused at its field", async ({ signedIn: page, sandbox }) => {
  await page.goto("/venus/eod");
  await expect(page.getByRole("heading", { name: "End of day", level: 1 })).toBeVisible();
  await page.getByLabel("Day to close").fill("2026-12-31");
  await run(page).click();
  await expect(page.getByText(/is still to come: choose a day up to today/)).toBeVisible();
  await page.getByLabel("Whose books").selectOption("loan");
  await run(page).click();
  await expect(page.getByText("Choose the loan.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Day to close")).toHaveValue("2026-12-31");
  expect(await sandbox.requests("POST", RUN)).toBe(0);
});

test("for one loan, a lost response is looked up by the day its books are closed to, and the run is sent once", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall());
  await sandbox.clock({ now: TOMORROW });
  await loanId(sandbox, "LN0D95P0");
  await page.goto("/venus/eod");
  await page.getByLabel("Whose books").selectOption("loan");
  await page.getByRole("combobox", { name: "Loan" }).fill("LN0D95P0");
  await page.getByRole("option", { name: /LN0D95P0/ }).click();
  await expect(valueOf(page, "Books stand at")).toContainText("23 Nov 2026");
  await sandbox.faults({ method: "POST", path: RUN, times: 1, drop: "after_commit" });
  await run(page).click();
  await expect(page.getByText("The books stand at the end of 24 Nov 2026")).toBeVisible({ timeout: 20_000 });
  await expect(valueOf(page, "Books stand at")).toContainText("24 Nov 2026");
  await expect(page.getByRole("table", { name: "Runs from this device" })).toContainText("Answer lost");
  expect(await sandbox.requests("POST", RUN)).toBe(1);
});

test("a run that did not reach the server is reported, and can be sent again", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall());
  await sandbox.clock({ now: TOMORROW });
  await page.goto("/venus/eod");
  await page.getByLabel("Whose books").selectOption("loan");
  await page.getByRole("combobox", { name: "Loan" }).fill("LN0D31P0");
  await page.getByRole("option", { name: /LN0D31P0/ }).click();
  await sandbox.faults({ method: "POST", path: RUN, times: 1, drop: "before_commit" });
  await run(page).click();
  await expect(page.getByText("The run did not arrive.")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/a second run posts nothing twice/)).toBeVisible();
  await page.getByRole("button", { name: "Send it again" }).click();
  await expect(page.getByText("24 Nov 2026 is closed for 1 loan")).toBeVisible();
});

test("for all loans, the run lists what it posted, and a second run posts nothing", async ({ signedIn: page, sandbox }) => {
  await sandbox.clock({ now: LATER });
  await page.goto("/venus/eod");
  await expect(page.getByLabel("Day to close")).toHaveValue("2026-11-25");
  await expect(valueOf(page, "Overdue now")).toContainText("₹");
  await expectAccessible(page);
  const held = await holdResponse(page, RUN);
  await run(page).click();
  await held.reached;
  await expect(page.getByText(/The books are being closed/)).toBeVisible();
  await run(page).click({ force: true });
  held.release();
  await expect(page.getByText(/^25 Nov 2026 is closed for \d+ loans$/)).toBeVisible();
  await expect(valueOf(page, "Interest accrued")).toContainText("₹");
  await expect(posted(page).getByRole("row").filter({ hasText: "LN0QX7T2" })).toContainText("Meera Textiles Pvt Ltd");
  expect(await sandbox.requests("POST", RUN)).toBe(1);
  await expectAccessible(page);

  await page.reload();
  await expect(page.getByText("25 Nov 2026 is closed already")).toBeVisible();
  await run(page).click();
  await expect(page.getByText("Already run for 25 Nov 2026: nothing was posted twice")).toBeVisible();
  await expect(posted(page)).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("table", { name: "Runs from this device" }).getByRole("row")).toHaveCount(3);
  expect(await sandbox.audit(LATER)).toMatch(/rules hold/);
});

test("a posted loan can be opened from the result", async ({ signedIn: page, sandbox }) => {
  await sandbox.clock({ now: "2026-11-27T10:30:00+05:30" });
  await page.goto("/venus/eod");
  await run(page).click();
  await posted(page).getByRole("link", { name: "LN0QX7T2" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/Meera Textiles/);
});
