// The payment desk's overview: payouts to process, failures, unmatched bank lines.
import { expectAccessible } from "../support/accessible.ts";
import { loanId } from "../support/api.ts";
import { rowCount } from "../support/grid.ts";
import { expect, failedCall, test } from "../support/test.ts";

test("each number opens a list with that many rows", async ({ signedIn: page, sandbox }) => {
  const record = await sandbox.api<{ id: string }>("POST", "/v1/lms/records/", {
    loan: await loanId(sandbox, "LN0QX7T2"),
    received_amount: 1_500,
    utr: "HDFCN26327000777",
    type: "repayment",
    payment_mode: "neft",
    bank_date: 1795458599.999999,
  });
  await sandbox.api("PUT", `/v1/lms/records/${record.id}/request_approval/`, {});
  await page.goto("/venus");
  await expect(page.getByRole("heading", { name: "Payment desk", level: 1 })).toBeVisible();
  await expect(page.getByRole("table", { name: "Paid on each day of the last week" }).getByRole("row")).toHaveCount(8);
  await expectAccessible(page);
  for (const name of [/wait to be processed/, /are at the bank since/]) {
    await test.step(`${name}`, async () => {
      const link = page.getByRole("link", { name });
      const count = Number(/[\d,]+/.exec((await link.textContent()) ?? "")?.[0]?.replaceAll(",", ""));
      await link.click();
      expect(await rowCount(page.getByRole("grid", { name: "Payouts" }))).toBe(count);
      await page.goBack();
    });
  }
  for (const name of [/wait to be approved/, /wait to be applied/]) {
    await test.step(`${name}`, async () => {
      const link = page.getByRole("link", { name });
      const count = Number(/[\d,]+/.exec((await link.textContent()) ?? "")?.[0]?.replaceAll(",", ""));
      await link.click();
      expect(await rowCount(page.getByRole("grid", { name: "Records" }))).toBe(count);
      await page.goBack();
    });
  }
  await test.step("a day of the week", async () => {
    const day = page.getByRole("row", { name: /^18 Nov 2026/ });
    const paid = Number(await day.getByRole("cell").first().textContent());
    expect(paid).toBeGreaterThan(0);
    await day.getByRole("link").click();
    expect(await rowCount(page.getByRole("grid", { name: "Payouts" }))).toBe(paid);
    await page.goBack();
  });
  const unclaimed = page.getByRole("link", { name: /belong to nobody yet/ });
  const count = Number(/\d+/.exec((await unclaimed.textContent()) ?? "")?.[0]);
  await unclaimed.click();
  await expect(page.getByRole("listbox").getByRole("option")).toHaveCount(count);
});

test("payouts that failed today are listed with their reasons", async ({ signedIn: page, sandbox }) => {
  const { results } = await sandbox.api<{ results: { ref_id: string; updated_at: number }[] }>(
    "GET",
    "/v1/lms/payouts/?status=failed&page_size=200",
  );
  const midnight = Date.parse("2026-11-23T00:00:00+05:30") / 1000;
  const today = results.filter((payout) => payout.updated_at >= midnight);
  expect(today.length).toBeGreaterThan(0);
  await page.goto("/venus");
  const table = page.getByRole("table", { name: "Failed today" });
  await expect(table.getByRole("row")).toHaveCount(today.length + 1);
  await expect(table.getByRole("row", { name: new RegExp(today[0]?.ref_id ?? "-") })).toContainText("Failed:");
});

test("a card that can't be loaded is reported, and the others are shown", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(503));
  await sandbox.faults({ path: "/v1/lms/records/unmatched/", status: 503, times: 20 });
  await page.goto("/venus");
  await expect(page.getByRole("alert").first()).toBeVisible();
  await expect(page.getByRole("table", { name: "Paid on each day of the last week" })).toBeVisible();
});
