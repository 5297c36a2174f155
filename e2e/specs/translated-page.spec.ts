// The officer's browser translates the page: figures still change with what is typed and picked, and no page stops.
import { loanId } from "../support/api.ts";
import { expectLoaded, gridNamed, rowOf, rowsOf } from "../support/grid.ts";
import { requested } from "../support/payout.ts";
import { expect, test } from "../support/test.ts";
import { amountField, openForm, receipt, review, reviewButton, sendButton, valueOf } from "../support/tranche.ts";
import { translate } from "../support/translate.ts";

test.use({ freshData: true });

test("the calculator shows the new EMI, and the old one is gone", async ({ signedIn: page }) => {
  await page.goto("/jupiter/calculator");
  const principal = page.getByRole("textbox", { name: "Principal" });
  await principal.fill("500000");
  const emi = page.getByRole("table", { name: "What it costs" }).getByRole("row", { name: /^EMI/ });
  await expect(emi).toContainText("₹");
  await expect(principal).toHaveAccessibleDescription(/five lakh rupees/i);
  for (const [typed, words] of [["600000", /six lakh rupees/i], ["750000", /seven lakh fifty thousand rupees/i]] as const) {
    const old = (await emi.textContent()) ?? "";
    await translate(page);
    await principal.fill(typed);
    await expect(emi).not.toHaveText(old);
    await expect(emi).toHaveText(/^EMI\s*₹[\d,.]+$/);
    await expect(principal).toHaveAccessibleDescription(words);
  }
  await expect(page.getByText("₹29,954.46")).toHaveCount(0);
});

test("a tranche is requested for the amount that is read, after the page was translated at every step", async ({ signedIn: page, sandbox }) => {
  const loan = await loanId(sandbox, "LN0QX7T2");
  await openForm(page, loan);
  const changes = page.getByRole("region", { name: "What it changes" });
  await amountField(page).fill("100000");
  await expect(valueOf(changes, "Left to draw")).toHaveText(/₹4,00,000\s*₹3,00,000/);
  await translate(page);
  await amountField(page).fill("150000");
  await expect(amountField(page)).toHaveAccessibleDescription(/one lakh fifty thousand/i);
  await expect(valueOf(changes, "Left to draw")).toHaveText(/₹4,00,000\s*₹2,50,000/);
  await expect(page.getByText("₹3,00,000")).toHaveCount(0);
  await translate(page);
  await amountField(page).fill("9,99,999");
  await reviewButton(page).click();
  await expect(amountField(page)).toHaveAttribute("aria-invalid", "true");
  await translate(page);
  await amountField(page).fill("1,60,000");
  await expect(amountField(page)).not.toHaveAttribute("aria-invalid");
  await reviewButton(page).click();
  await expect(valueOf(review(page), "Amount")).toHaveText("₹1,60,000.00");
  await translate(page);
  await sendButton(page).click();
  await expect(receipt(page)).toBeVisible();
  await expect(valueOf(page, "Amount")).toHaveText("₹1,60,000.00");
});

test("the count of payouts, their rows and the sum of what is picked follow", async ({ signedIn: page, sandbox }) => {
  const payouts = [await requested(sandbox, 17_003), await requested(sandbox, 17_003)];
  await page.goto("/venus/payouts");
  const grid = gridNamed(page, "Payouts");
  await expectLoaded(grid);
  const count = page.getByRole("status").filter({ hasText: /payouts?/ }).first();
  const all = (await count.textContent()) ?? "";
  await translate(page);
  await page.getByRole("searchbox", { name: "Search payouts" }).fill(payouts[0]?.ref_id ?? "");
  await expect(count).toHaveText("1 payout matches");
  await expect(rowsOf(grid)).toHaveCount(1);
  await translate(page);
  await page.getByRole("searchbox", { name: "Search payouts" }).fill("");
  await expect(count).toHaveText(all);

  await page.goto("/venus/payouts?min=17003&max=17003");
  for (const [at, { ref_id }] of payouts.entries()) {
    await rowOf(grid, ref_id).getByRole("checkbox").check();
    await expect(page.getByText(at === 0 ? /₹17,003\.00/ : /₹34,006\.00/).first()).toBeVisible();
    await translate(page);
  }
  await rowOf(grid, payouts[0]?.ref_id ?? "").getByRole("checkbox").uncheck();
  await expect(page.getByText(/₹34,006\.00/)).toHaveCount(0);
});

test("a status that changes at the server is shown in the translated row", async ({ signedIn: page, sandbox }) => {
  const payout = await requested(sandbox, 17_004);
  await page.goto("/venus/payouts?min=17004&max=17004");
  const row = rowOf(gridNamed(page, "Payouts"), payout.ref_id);
  await expect(row).toContainText("Pending");
  await translate(page);
  await sandbox.api("PUT", `/v1/lms/payouts/${payout.id}/cancel/`, { remark: "Elsewhere." });
  await expect(row).toContainText("Cancelled", { timeout: 30_000 });
  await expect(row).not.toContainText("Pending");
});

test("every page of the rail can be left after it was translated", async ({ signedIn: page }) => {
  for (const workspace of ["Jupiter", "Venus"] as const) {
    await page.goto(workspace === "Jupiter" ? "/jupiter" : "/venus");
    const rail = page.getByRole("navigation", { name: workspace });
    await expect(rail.getByRole("link").first()).toBeVisible();
    const hrefs = await rail.getByRole("link").evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
    expect(hrefs.length).toBeGreaterThan(5);
    for (const href of hrefs) {
      await rail.locator(`a[href="${href}"]`).click();
      await expect(page).toHaveURL(new RegExp(`${href}(\\?|$)`));
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("");
      await expect(page.locator("main [aria-busy=true]")).toHaveCount(0);
      await translate(page);
    }
  }
});
