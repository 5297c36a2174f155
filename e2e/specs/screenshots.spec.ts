// Takes the screenshots of the documentation, with ORRERY_SCREENSHOTS=1 only.
import { loanId } from "../support/api.ts";
import { expectLoaded, gridNamed } from "../support/grid.ts";
import { signIn } from "../support/sign-in.ts";
import { expect, test } from "../support/test.ts";
import { amountField } from "../support/tranche.ts";
import type { Page } from "@playwright/test";

const FOLDER = "../docs/screenshots";

test.skip(!process.env.ORRERY_SCREENSHOTS, "only with ORRERY_SCREENSHOTS=1");
test.use({ freshData: true, viewport: { width: 1440, height: 900 } });

for (const colorScheme of ["light", "dark"] as const) {
  test(`screenshots in the ${colorScheme} theme`, async ({ page, sandbox }) => {
    const capture = async (name: string, heading: string): Promise<void> => {
      await expect(page.getByRole("heading", { level: 1, name: heading, exact: true })).toBeVisible();
      await page.screenshot({ path: `${FOLDER}/${name}-${colorScheme}.png`, animations: "disabled", caret: "hide" });
    };
    const loaded = (page: Page, name: string) => expectLoaded(gridNamed(page, name));
    await sandbox.clock({ frozen: true });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });

    await page.goto("/sign-in");
    await capture("sign-in", "Sign in");

    await signIn(page);
    await loaded(page, "Loans");
    await capture("loans", "Loans");

    const loan = await loanId(sandbox, "LN0QX7T2");
    await page.goto(`/jupiter/loans/${loan}`);
    await expect(page.getByText("HDFC0039993")).toBeVisible();
    await expect(page.getByRole("main").getByText(/^Loading /)).toHaveCount(0);
    await capture("loan", "Meera Textiles Pvt Ltd");

    await page.goto(`/jupiter/loans/${loan}/request-tranche`);
    await amountField(page).fill("1,50,000");
    await expect(page.getByText(/one lakh fifty thousand/i).first()).toBeVisible();
    await capture("request-tranche", "Request a tranche");

    await page.goto("/venus/payouts");
    await loaded(page, "Payouts");
    await gridNamed(page, "Payouts").getByRole("rowgroup").getByRole("link").first().click();
    await expect(page.getByRole("complementary", { name: "Opened payout" })).toContainText("Requested");
    await capture("payouts", "Payouts");

    await page.goto("/venus/reconcile");
    await page.getByRole("option", { name: /MEERA TEXTILES/ }).click();
    await expect(page.getByRole("main")).toContainText("LN0QX7T2");
    await capture("reconcile", "Reconcile");
  });
}
