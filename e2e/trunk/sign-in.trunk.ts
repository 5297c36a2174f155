// The app as plain Trunk builds it: the page starts, has its styles, and reaches the API.
import { expect, test } from "@playwright/test";
import { expectLoaded, gridNamed, rowsOf } from "../support/grid.ts";
import { signIn } from "../support/sign-in.ts";

test("an officer signs in and sees the loans", async ({ page }) => {
  await signIn(page);
  const loans = gridNamed(page, "Loans");
  await expectLoaded(loans);
  await expect(rowsOf(loans).first()).toBeVisible();
  // The layers are in their order: a button's own colour is above that of the base.
  const layers = await page.evaluate(() => {
    const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
    return rules.find((rule) => rule instanceof CSSLayerStatementRule)?.cssText;
  });
  expect(layers).toMatch(/^@layer tokens, ?base, ?shell, ?page, ?parts, ?grid, ?print;$/);
});

test("a page that an officer opens later comes too", async ({ page }) => {
  await signIn(page);
  await page.goto("/venus/payouts");
  await expectLoaded(gridNamed(page, "Payouts"));
  await page.goto("/jupiter/calculator");
  await expect(page.getByRole("heading", { level: 1, name: "EMI calculator" })).toBeVisible();
});
