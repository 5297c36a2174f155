// The loan officer's overview: each number links to the list that it counts.
import { expectAccessible } from "../support/accessible.ts";
import { gridNamed, rowCount } from "../support/grid.ts";
import { expect, failedCall, test } from "../support/test.ts";

test("each number opens a list with that many rows", async ({ signedIn: page }) => {
  await page.goto("/jupiter");
  await expect(page.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();
  const buckets = page.getByRole("table", { name: "Running loans by days past due" });
  await expect(buckets.getByRole("row")).toHaveCount(7);
  await expectAccessible(page);
  for (const name of [/loans, 1–30 days/, /loans, over 90 days/, /demand due in the next 7 days/, /tranches wait/]) {
    await test.step(`${name}`, async () => {
      const link = page.getByRole("link", { name });
      const label = (await link.getAttribute("aria-label")) ?? (await link.textContent()) ?? "";
      const count = Number(/[\d,]+/.exec(label)?.[0]?.replaceAll(",", ""));
      await link.click();
      const grid = page.getByRole("grid");
      await expect(grid).toBeVisible();
      expect(await rowCount(grid)).toBe(count);
      await page.goBack();
    });
  }
});

test("late responses do not move the rows of the table", async ({ signedIn: page }) => {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/v1\/lms\/loans\/\?.*status=active/, async (route) => {
    await released;
    await route.continue();
  });
  await page.goto("/jupiter");
  const late = page.getByRole("link", { name: /loans, over 90 days/ });
  await expect(late).toBeVisible();
  const position = await late.evaluate((link) => link.closest("tr")?.offsetTop);
  release();
  await expect(page.getByRole("link", { name: /loans, not overdue/ })).toBeVisible();
  expect(await late.evaluate((link) => link.closest("tr")?.offsetTop)).toBe(position);
});

test("a card that can't be loaded is reported, and the others are shown", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(503));
  await sandbox.faults({ path: "/v1/lms/payouts/", status: 503, times: 30 });
  await page.goto("/jupiter");
  await expect(page.getByRole("alert").first()).toBeVisible();
  await expect(page.getByRole("table", { name: "Running loans by days past due" }).getByRole("row")).toHaveCount(7);
});

test("Add up shows the total of the filtered loans", async ({ signedIn: page, sandbox }) => {
  await page.goto("/jupiter/loans?status=overdue");
  await rowCount(gridNamed(page, "Loans"));
  await page.getByRole("button", { name: "Add up" }).click();
  const { results } = await sandbox.api<{ results: { overdue_amount: number }[] }>("GET", "/v1/lms/loans/?status=overdue&page_size=500");
  const paise = results.reduce((sum, loan) => sum + Math.round(loan.overdue_amount * 100), 0);
  const totals = page.getByRole("status").filter({ hasText: "sanctioned" });
  await expect(totals).toBeVisible();
  const overdue = /([\d,.]+) overdue/.exec((await totals.textContent()) ?? "")?.[1] ?? "";
  expect(Math.round(Number(overdue.replaceAll(",", "")) * 100)).toBe(paise);
});
