// The pictures of the documentation, made anew when asked for: ORRERY_SCREENSHOTS=1.
import { loanId } from "../support/api.ts";
import { expectLoaded, gridNamed } from "../support/grid.ts";
import { signIn } from "../support/sign-in.ts";
import { expect, test } from "../support/test.ts";
import { amountField } from "../support/tranche.ts";
import type { Page } from "@playwright/test";

const FOLDER = "../docs/screenshots";

test.skip(!process.env.ORRERY_SCREENSHOTS, "only with ORRERY_SCREENSHOTS=1");
test.use({ ownBooks: true, viewport: { width: 1440, height: 900 } });

for (const colorScheme of ["light", "dark"] as const) {
  test(`the screens, ${colorScheme}`, async ({ page, sandbox }) => {
    const shoot = async (name: string, heading: string): Promise<void> => {
      await expect(page.getByRole("heading", { level: 1, name: heading, exact: true })).toBeVisible();
      await page.screenshot({ path: `${FOLDER}/${name}-${colorScheme}.png`, animations: "disabled", caret: "hide" });
    };
    const listed = (page: Page, name: string) => expectLoaded(gridNamed(page, name));
    await sandbox.clock({ frozen: true });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });

    await page.goto("/sign-in");
    await shoot("sign-in", "Sign in");

    await signIn(page);
    await listed(page, "Loans");
    await shoot("loans", "Loans");

    const loan = await loanId(sandbox, "LN0QX7T2");
    await page.goto(`/jupiter/loans/${loan}`);
    await expect(page.getByText("HDFC0039993")).toBeVisible();
    await expect(page.getByRole("main").getByText(/^Loading /)).toHaveCount(0);
    await shoot("loan", "Meera Textiles Pvt Ltd");

    await page.goto(`/jupiter/loans/${loan}/request-tranche`);
    await amountField(page).fill("1,50,000");
    await expect(page.getByText(/one lakh fifty thousand/i).first()).toBeVisible();
    await shoot("request-tranche", "Request a tranche");

    await page.goto("/venus/payouts");
    await listed(page, "Payouts");
    await gridNamed(page, "Payouts").getByRole("rowgroup").getByRole("link").first().click();
    await expect(page.getByRole("complementary", { name: "Opened payout" })).toContainText("Requested");
    await shoot("payouts", "Payouts");

    await page.goto("/venus/reconcile");
    await page.getByRole("option", { name: /MEERA TEXTILES/ }).click();
    await expect(page.getByRole("main")).toContainText("LN0QX7T2");
    await shoot("reconcile", "Reconcile");
  });
}
