// A loan officer and the payment desk work on one loan at the same time, each in their own browser.
import { requestTranche, loanId } from "../support/api.ts";
import { gridNamed, rowOf } from "../support/grid.ts";
import { secondOfficer } from "../support/second-officer.ts";
import { expect, failedCall, test } from "../support/test.ts";
import type { Page } from "@playwright/test";

test.use({ freshData: true });

const EVENING = "2026-11-23T23:59:59+05:30";

async function processByHand(page: Page, utr: string): Promise<void> {
  await page.getByRole("button", { name: "Process", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Process the payout" });
  await dialog.getByLabel("UTR").fill(utr);
  await dialog.getByLabel("Paid from").fill("HDFC 50200011223344");
}

const send = (page: Page) => page.getByRole("dialog", { name: "Process the payout" }).getByRole("button", { name: "Process", exact: true });

test("a tranche requested by the officer appears in the payment desk's open list, and its payment on the loan", async ({ signedIn: officer, sandbox, browser }) => {
  const paymentDesk = await secondOfficer(browser, sandbox);
  await paymentDesk.goto("/venus/payouts?min=21000&max=21000");
  await expect(paymentDesk.getByText("No payouts match these filters")).toBeVisible();

  const loan = await loanId(sandbox, "LN0QX7T2");
  await officer.goto(`/jupiter/loans/${loan}/request-tranche`);
  await officer.getByRole("textbox", { name: "Amount" }).fill("21000");
  await officer.getByRole("button", { name: "Review request" }).click();
  await officer.getByRole("button", { name: "Send request" }).click();
  const reference = await officer.getByText(/^PAY[0-9A-Z]{5}$/).first().textContent();

  const row = rowOf(gridNamed(paymentDesk, "Payouts"), reference ?? "");
  await expect(row).toContainText("Pending", { timeout: 40_000 });
  await row.getByRole("link").click();
  await processByHand(paymentDesk, "HDFCN52026112371");
  await send(paymentDesk).click();
  await expect(row).toContainText("Processed");

  await officer.goto(`/jupiter/loans/${loan}/payouts`);
  await expect(officer.getByRole("row").filter({ hasText: reference ?? "" })).toContainText("HDFCN52026112371");
  expect(await sandbox.audit(EVENING)).toMatch(/^\d+ rules hold$/);
  await paymentDesk.context().close();
});

test("when both process the same payout, one succeeds, the other sees a notice, and the money leaves once", async ({ signedIn: officer, sandbox, browser, allowErrors }) => {
  allowErrors(failedCall(409));
  const { ref_id } = await requestTranche(sandbox, await loanId(sandbox, "LN0QX7T2"), 22_000);
  const { results } = await sandbox.api<{ results: { id: string }[] }>("GET", `/v1/lms/payouts/?search=${ref_id}`);
  const id = results[0]?.id ?? "";
  const paymentDesk = await secondOfficer(browser, sandbox);
  await officer.goto(`/venus/payouts/${id}`);
  await paymentDesk.goto(`/venus/payouts/${id}`);
  await processByHand(officer, "HDFCN52026112381");
  await processByHand(paymentDesk, "HDFCN52026112382");
  await Promise.all([send(officer).click(), send(paymentDesk).click()]);

  const { utr } = await expect
    .poll(() => sandbox.api<{ status: string }>("GET", `/v1/lms/payouts/${id}/`).then((payout) => payout.status))
    .toBe("processed")
    .then(() => sandbox.api<{ utr: string }>("GET", `/v1/lms/payouts/${id}/`));
  const [winner, loser] = utr === "HDFCN52026112381" ? [officer, paymentDesk] : [paymentDesk, officer];
  await expect(winner.getByText(`${ref_id} of ₹22,000.00 is paid, UTR ${utr}.`)).toBeVisible();
  await expect(loser.getByText("This payout has changed since you opened it.")).toBeVisible();
  await expect(loser.getByText(`Its UTR is ${utr}.`)).toBeVisible();
  await expect(loser.getByText(`, by ${winner === officer ? "Asha Kulkarni" : "Ravi Menon"}.`)).toBeVisible();
  const typed = utr === "HDFCN52026112381" ? "HDFCN52026112382" : "HDFCN52026112381";
  await expect(loser.getByText(`You typed ${typed}: if that payment was made too, the payout is paid twice.`)).toBeVisible();
  await expect(loser.getByLabel("UTR")).toHaveValue(typed);
  expect(await sandbox.audit(EVENING)).toMatch(/^\d+ rules hold$/);
  await paymentDesk.context().close();
});

test("an approval for which another officer was first says who it was, and keeps the remark", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(409));
  const body = { loan: await loanId(sandbox, "LN0D31P0"), type: "repayment", received_amount: 4_400, payment_mode: "neft", bank_date: Date.parse(EVENING) / 1000, utr: "HDFCN26327000044" };
  const { id } = await sandbox.api<{ id: string }>("POST", "/v1/lms/records/", body);
  await sandbox.api("PUT", `/v1/lms/records/${id}/request_approval/`, {});
  await page.goto(`/venus/records/${id}`);
  await page.getByRole("main").getByRole("button", { name: "Approve", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Approve this record?" });
  await dialog.getByLabel("Remark").fill("Seen on the statement");
  await sandbox.api("PUT", `/v1/lms/records/${id}/reject/`, { remark: "Wrong loan" }, "ravi.menon@lender.example");
  await dialog.getByRole("button", { name: "Approve", exact: true }).click();
  await expect(dialog.getByText("This record has changed since you opened it.")).toBeVisible();
  await expect(dialog.getByText(/Rejected.*Last changed 23 Nov 2026, \d\d:\d\d, by Ravi Menon\./)).toBeVisible();
  await expect(dialog.getByLabel("Remark")).toHaveValue("Seen on the statement");
});
