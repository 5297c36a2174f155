// What the server says when it refuses a form is shown: at the fields, and above the button for fields that the form lacks.
import { requested } from "../support/payout.ts";
import { expect, failedCall, test } from "../support/test.ts";
import type { Sandbox } from "../support/sandbox.ts";
import type { Page } from "@playwright/test";

test.use({ freshData: true });

async function refuse(page: Page, sandbox: Sandbox, errors: object): Promise<void> {
  const payout = await requested(sandbox, 11_000);
  await page.goto(`/venus/payouts/${payout.id}`);
  await page.getByRole("button", { name: "Process", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("UTR").fill("HDFCN52026112399");
  await dialog.getByLabel("Paid from").fill("HDFC 50200011223344");
  await sandbox.faults({ method: "PUT", path: `/v1/lms/payouts/${payout.id}/process/`, times: 1, status: 400, body: JSON.stringify(errors) });
  await dialog.getByRole("button", { name: "Process", exact: true }).click();
}

test("each of two fields has its message", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(400));
  await refuse(page, sandbox, { utr: ["This UTR is used by PAY0ABCD."], debit_bank: ["This account is closed."] });
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("UTR")).toHaveAccessibleDescription(/This UTR is used by PAY0ABCD\./);
  await expect(dialog.getByLabel("UTR")).toBeFocused();
  await expect(dialog.getByLabel("Paid from")).toHaveAccessibleDescription(/This account is closed\./);
  await expect(dialog.getByRole("alert")).toHaveCount(0);
});

test("fields that the form lacks are above the button, beside one that it has", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(400));
  await refuse(page, sandbox, { utr: ["This UTR is used by PAY0ABCD."], cost_centre: ["This field is required."], detail: "Not today." });
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("UTR")).toHaveAccessibleDescription(/This UTR is used by PAY0ABCD\./);
  await expect(dialog.getByRole("alert")).toContainText("cost centre: This field is required.");
  await expect(dialog.getByRole("alert")).toContainText("Not today.");
  // A corrected form can be sent again.
  await dialog.getByLabel("UTR").fill("HDFCN52026112400");
  await expect(dialog.getByRole("alert")).toHaveCount(0);
  await dialog.getByRole("button", { name: "Process", exact: true }).click();
  await expect(page.getByText(/is paid, UTR HDFCN52026112400\.$/)).toBeVisible();
});

test("fields that the form lacks are named, all of them", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(400));
  await refuse(page, sandbox, { cost_centre: ["This field is required."], branch: ["Unknown branch."] });
  const alert = page.getByRole("dialog").getByRole("alert");
  await expect(alert).toContainText("branch: Unknown branch. cost centre: This field is required.");
});
