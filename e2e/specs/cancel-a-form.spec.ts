// Cancel discards what was typed; leaving in any other way keeps it, and the form says so when it is opened again.
import { expectAccessible } from "../support/accessible.ts";
import { loanId } from "../support/api.ts";
import { requested } from "../support/payout.ts";
import { expect, test } from "../support/test.ts";
import { amountField, openForm } from "../support/tranche.ts";

test.use({ freshData: true });

const EARLIER = "Filled in with what you entered earlier.";

test("a tranche form that was cancelled opens empty, also after a reload", async ({ signedIn: page, sandbox }) => {
  const loan = await loanId(sandbox, "LN0QX7T2");
  await openForm(page, loan);
  await amountField(page).fill("150000");
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page).toHaveURL(new RegExp(`/jupiter/loans/${loan}`));
  await openForm(page, loan);
  await expect(amountField(page)).toHaveValue("");
  await expect(page.getByText(EARLIER)).toBeHidden();
});

test("a form that was left by a link says what is filled in, and can be emptied", async ({ signedIn: page, sandbox }) => {
  const loan = await loanId(sandbox, "LN0QX7T2");
  await page.goto(`/jupiter/fees/new?loan=${loan}`);
  await expect(page.getByRole("combobox", { name: "Loan" })).toHaveValue(/LN0QX7T2/);
  await expect(page.getByText(EARLIER)).toBeHidden();
  await page.getByRole("navigation", { name: "Jupiter" }).getByRole("link", { name: "Fees" }).click();
  await expect(page.getByRole("heading", { name: "Fees", level: 1 })).toBeVisible();
  await page.goto(`/jupiter/fees/new?loan=${loan}`);
  await expect(page.getByRole("combobox", { name: "Loan" })).toHaveValue(/LN0QX7T2/);
  await expect(page.getByText(EARLIER), "nobody typed the loan of the link").toBeHidden();

  await page.getByLabel("What it is for").fill("Stamp duty");
  await page.getByRole("navigation", { name: "Jupiter" }).getByRole("link", { name: "Fees" }).click();
  await expect(page.getByRole("heading", { name: "Fees", level: 1 })).toBeVisible();
  await page.goBack();
  await expect(page.getByLabel("What it is for")).toHaveValue("Stamp duty");
  await expect(page.getByText(EARLIER)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Discard", exact: true }).click();
  await expect(page.getByLabel("What it is for")).toHaveValue("");
  await expect(page.getByRole("combobox", { name: "Loan" })).toHaveValue(/LN0QX7T2/);
  await expect(page.getByText(EARLIER)).toBeHidden();
});

test("Cancel of a long form asks first, and a double click is one press", async ({ signedIn: page }) => {
  await page.goto("/venus/records/new");
  const [amount, utr] = [page.getByRole("textbox", { name: "Received by the bank" }), page.getByRole("textbox", { name: "UTR" })];
  await amount.fill("60000");
  await utr.fill("HDFCN26327000001");
  await page.getByRole("textbox", { name: "TDS" }).fill("500");
  await page.getByRole("button", { name: "Cancel" }).dblclick();
  await expect(page.getByText("You filled in 3 fields. Press again to discard them.")).toBeVisible();
  await expect(utr).toHaveValue("HDFCN26327000001");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Discard and leave" }).click();
  await expect(page.getByRole("heading", { name: "Records", level: 1 })).toBeVisible();
  await page.getByRole("link", { name: "Enter a record" }).click();
  await expect(utr).toHaveValue("");
  await expect(amount).toHaveValue("");
});

test("Cancel of a dialog discards, its cross keeps what was typed", async ({ signedIn: page, sandbox }) => {
  const payout = await requested(sandbox, 11_000);
  await page.goto(`/venus/payouts/${payout.id}`);
  const open = page.getByRole("button", { name: "Process", exact: true });
  const dialog = page.getByRole("dialog", { name: "Process the payout" });
  await open.click();
  await dialog.getByLabel("UTR").fill("HDFCN52026112399");
  await dialog.getByLabel("Paid from").focus();
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(dialog).toBeHidden();
  await open.click();
  await expect(dialog.getByLabel("UTR")).toHaveValue("HDFCN52026112399");
  await expect(dialog.getByText(EARLIER)).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toBeHidden();
  await open.click();
  await expect(dialog.getByLabel("UTR")).toHaveValue("");
  await expect(dialog.getByText(EARLIER)).toBeHidden();
});
