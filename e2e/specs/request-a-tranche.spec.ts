// An officer requests a tranche of a loan, and the payment desk sees it.
import { expectAccessible } from "../support/accessible.ts";
import { ADD_TRANCHE, loanId, requestTranche } from "../support/api.ts";
import { holdRequest } from "../support/hold.ts";
import { readyToSend } from "../support/sent-tranche.ts";
import { expect, failedCall, test } from "../support/test.ts";
import { amountField, openForm, receipt, review, reviewButton, reviewTranche, sendButton, valueOf } from "../support/tranche.ts";

test.use({ freshData: true });

test("a requested tranche is first in the payment desk's list", async ({ officer: page, sandbox }) => {
  await page.getByRole("searchbox", { name: "Search loans" }).fill("LN0QX7T2");
  await page.getByRole("grid", { name: "Loans" }).getByRole("link", { name: "LN0QX7T2" }).click();
  await expect(page.getByRole("heading", { name: "Meera Textiles Pvt Ltd", level: 1 })).toBeVisible();
  await page.getByRole("link", { name: "Request tranche" }).click();

  const field = amountField(page);
  await expect(field).toBeFocused();
  await field.pressSequentially("150000");
  await expect(field).toHaveValue("1,50,000");
  await expect(field).toHaveAccessibleDescription(/one lakh fifty thousand/i);
  const changes = page.getByRole("region", { name: "What it changes" });
  await expect(valueOf(changes, "Left to draw")).toHaveText(/₹4,00,000\s*₹2,50,000/);
  await expect(valueOf(changes, "Drawn")).toHaveText(/₹6,00,000\s*₹7,50,000/);

  await reviewButton(page).click();
  await expect(review(page).getByRole("heading", { name: "Read it once more" })).toBeFocused();
  await expect(valueOf(review(page), "Amount")).toHaveText("₹1,50,000.00");
  await expect(valueOf(review(page), "Loan")).toHaveText("LN0QX7T2, Meera Textiles Pvt Ltd");
  await expect(valueOf(review(page), "Pays to")).toHaveText(/HDFC0039993 •••• 3123$/);
  expect(await sandbox.requests("POST", ADD_TRANCHE)).toBe(0);

  await sendButton(page).click();
  await expect(page.getByRole("heading", { name: "Tranche requested" })).toBeFocused();
  await expect(valueOf(page, "Amount")).toHaveText("₹1,50,000.00");
  await expect(valueOf(page, "Status")).toHaveText("Pending");
  await expect(valueOf(page, "Reference")).toHaveText(/PAY[0-9A-Z]+/);
  const reference = /PAY[0-9A-Z]+/.exec((await valueOf(page, "Reference").textContent()) ?? "")?.[0] ?? "";
  expect(await sandbox.requests("POST", ADD_TRANCHE)).toBe(1);

  await page.getByRole("link", { name: "See it in Venus" }).click();
  const top = page.getByRole("grid", { name: "Payouts" }).getByRole("row").nth(1);
  await expect(top.getByRole("link", { name: reference })).toBeVisible();
  await expect(top).toContainText("Meera Textiles Pvt Ltd");
  await expect(top).toContainText("1,50,000.00");
  await expect(top).toContainText("Pending");
  await expect(page.getByRole("complementary", { name: "Opened payout" })).toContainText(reference);
});

test("while a request is on its way, the page shows what is sent", async ({ signedIn: page, sandbox }) => {
  await readyToSend(page, sandbox);
  const held = await holdRequest(page, ADD_TRANCHE);
  await sendButton(page).click();
  await held.reached;
  await expect(sendButton(page)).toHaveText("Sending…");
  await expect(valueOf(review(page), "Amount")).toHaveText("₹1,50,000.00");
  await expect(valueOf(review(page), "In words")).toHaveText("one lakh fifty thousand rupees");
  held.release();
  await expect(receipt(page)).toHaveText("Tranche requested");
});

test("the loan shows the requested tranche", async ({ signedIn: page, sandbox }) => {
  await openForm(page, await loanId(sandbox, "LN0QX7T2"));
  await reviewTranche(page, "1,50,000");
  await sendButton(page).click();
  await expect(receipt(page)).toBeVisible();
  const reference = /PAY[0-9A-Z]+/.exec((await valueOf(page, "Reference").textContent()) ?? "")?.[0] ?? "";
  await page.getByRole("link", { name: "Back to the loan" }).click();
  await expect(page.getByRole("heading", { name: "Meera Textiles Pvt Ltd", level: 1 })).toBeVisible();
  await expect(page.getByText(reference).first()).toBeVisible();
});

test("another tranche can be requested within the remaining amount", async ({ signedIn: page, sandbox }) => {
  await openForm(page, await loanId(sandbox, "LN0QX7T2"));
  await reviewTranche(page, "1,50,000");
  await sendButton(page).click();
  await expect(receipt(page)).toBeVisible();
  await page.getByRole("button", { name: "Request another" }).click();
  await expect(amountField(page)).toHaveValue("");
  await expect(amountField(page)).toHaveAccessibleDescription(/At most ₹2,50,000\./);
  await reviewTranche(page, "2,50,000");
  await sendButton(page).click();
  await expect(receipt(page)).toBeVisible();
  expect(await sandbox.requests("POST", ADD_TRANCHE)).toBe(2);
});

test("an amount above the limit shows the excess and is not sent", async ({ signedIn: page, sandbox }) => {
  await openForm(page, await loanId(sandbox, "LN0QX7T2"));
  const field = amountField(page);
  await field.fill("5,00,000.50");
  const message = "That is ₹1,00,000.50 more than the ₹4,00,000 that can still be drawn.";
  await expect(page.getByText(message)).toBeVisible();
  await reviewButton(page).click();
  await expect(field).toBeFocused();
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(review(page)).toHaveCount(0);
  expect(await sandbox.requests("POST", ADD_TRANCHE)).toBe(0);
});

test("an invalid amount is reported at the field and not sent", async ({ signedIn: page, sandbox }) => {
  await openForm(page, await loanId(sandbox, "LN0QX7T2"));
  const field = amountField(page);
  for (const [typed, message] of [
    ["", "Enter an amount."],
    ["0", "Enter an amount above zero."],
    ["0.00", "Enter an amount above zero."],
    ["-5000", "Enter an amount above zero."],
    ["five lakh", "Enter the amount in figures, for example 1,50,000 or 1500.50."],
    ["1500.505", "An amount has at most two digits after the point."],
  ] as const) {
    await test.step(`"${typed}"`, async () => {
      await field.fill(typed);
      await field.press("Enter");
      await expect(page.getByText(message)).toBeVisible();
      await expect(field).toHaveAttribute("aria-invalid", "true");
      await expect(review(page)).toHaveCount(0);
    });
  }
  expect(await sandbox.requests("POST", ADD_TRANCHE)).toBe(0);
});

test("an amount that the server rejects is reported at the field and stays in it", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(400));
  const loan = await loanId(sandbox, "LN0QX7T2");
  await openForm(page, loan);
  await reviewTranche(page, "3,00,000");
  await requestTranche(sandbox, loan, 200_000);
  await sendButton(page).click();
  const field = amountField(page);
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(field).toHaveValue("3,00,000");
  await expect(field).toHaveAccessibleDescription(/2,00,000/);
  await field.fill("1,00,000");
  await expect(field).not.toHaveAttribute("aria-invalid", "true");
  await reviewButton(page).click();
  await sendButton(page).click();
  await expect(page.getByRole("heading", { name: "Tranche requested" })).toBeVisible();
});

for (const [reference, reason] of [
  ["LN0C105D", "The loan is closed."],
  ["LN0FV11D", "Nothing is left to draw."],
  ["LN0WR0FF", "The loan is written off."],
] as const) {
  test(`no tranche can be requested for ${reference}: ${reason}`, async ({ signedIn: page, sandbox }) => {
    const loan = await loanId(sandbox, reference);
    await page.goto(`/jupiter/loans/${loan}`);
    const link = page.getByRole("link", { name: "Request tranche" });
    await expect(link).toHaveAttribute("aria-disabled", "true");
    await expect(link).toHaveAccessibleDescription(reason);
    await expect(link).not.toHaveAttribute("href");
    await openForm(page, loan);
    await expect(page.getByText("A tranche can't be requested now")).toBeVisible();
    await expect(page.getByText(reason)).toBeVisible();
    await expect(amountField(page)).toHaveCount(0);
  });
}

test("an entered amount survives a reload", async ({ signedIn: page, sandbox }) => {
  await openForm(page, await loanId(sandbox, "LN0QX7T2"));
  await amountField(page).fill("1,50,000");
  await page.reload();
  await expect(amountField(page)).toHaveValue("1,50,000");
});

test("each step is accessible", async ({ signedIn: page, sandbox }) => {
  await openForm(page, await loanId(sandbox, "LN0QX7T2"));
  await amountField(page).fill("9,00,000");
  await expect(amountField(page)).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page);
  await reviewTranche(page, "1,50,000");
  await expectAccessible(page);
  await sendButton(page).click();
  await expect(receipt(page)).toBeVisible();
  await expectAccessible(page);
});

test("the page of a loan without a limit is accessible", async ({ signedIn: page, sandbox }) => {
  await openForm(page, await loanId(sandbox, "LN0C105D"));
  await expect(page.getByText("The loan is closed.")).toBeVisible();
  await expectAccessible(page);
});
