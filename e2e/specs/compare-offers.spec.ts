// An officer calculates what a loan would cost, compares offers, and sends the link to a colleague.
import { expectAccessible } from "../support/accessible.ts";
import { accountId } from "../support/api.ts";
import { expectLoaded, gridNamed } from "../support/grid.ts";
import { expect, failedCall, test } from "../support/test.ts";
import type { Page } from "@playwright/test";

const costs = (page: Page) => page.getByRole("table", { name: "What it costs" });
const row = (page: Page, name: string) => costs(page).getByRole("row", { name: new RegExp(`^${name}`) });

test("the EMI, its schedule and the total cost appear while typing", async ({ officer: page }) => {
  await page.getByRole("link", { name: "EMI calculator" }).click();
  await expect(page.getByRole("heading", { name: "EMI calculator", level: 1 })).toBeVisible();
  await page.getByRole("textbox", { name: "Principal" }).fill("600000");
  await expect(row(page, "EMI")).toContainText("₹29,954.46");
  await expect(page.getByRole("table", { name: "Schedule of offer a" }).getByRole("row")).toHaveCount(26);
  await expect(row(page, "Fee and GST")).toContainText("₹14,160.00");
  await expectAccessible(page);
});

test("reducing and flat interest are compared side by side, and the cheaper one is marked", async ({ signedIn: page }) => {
  await page.goto("/jupiter/calculator");
  await expect(row(page, "EMI")).toContainText("₹");
  await page.getByRole("button", { name: "Add an offer" }).click();
  const second = page.getByRole("region", { name: "Offer B" });
  await second.getByLabel("Interest").selectOption("flat");
  await expect(costs(page).getByRole("columnheader")).toHaveCount(3);
  await expect(row(page, "Total interest").getByRole("cell").first()).toContainText("best");
  await expect(row(page, "Total interest").getByRole("cell").last()).not.toContainText("best");
  await expectAccessible(page);

  const link = page.url();
  expect(new URL(link).searchParams.getAll("offer")).toHaveLength(2);
  const interest = await row(page, "Total interest").textContent();
  await page.goto("/jupiter/loans");
  await expectLoaded(gridNamed(page, "Loans"));
  await page.goto(link);
  await expect(row(page, "Total interest")).toHaveText(interest ?? "");
  await page.getByRole("region", { name: "Offer A" }).getByRole("button", { name: "Remove" }).click();
  await expect(page.getByRole("region", { name: "Offer B" })).toHaveCount(0);
});

test("an invalid rate is reported at its field, and the last result is marked as outdated", async ({ signedIn: page }) => {
  await page.goto("/jupiter/calculator");
  await expect(row(page, "EMI")).toContainText("₹");
  await page.getByLabel("Rate, % a year").fill("eighteen");
  await expect(page.getByText("Enter a percentage in figures, for example 18 or 1.5.")).toBeVisible();
  await expect(costs(page).getByText("of what was typed before")).toBeVisible();
});

test("when the server fails, the last result stays and is marked as outdated", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall(503));
  await page.goto("/jupiter/calculator");
  await expect(row(page, "EMI")).toContainText("₹");
  await sandbox.faults({ path: "/v1/lms/demands/calculate/", status: 503, times: 9 });
  await page.getByLabel("EMIs", { exact: true }).fill("12");
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(costs(page).getByText("of what was typed before")).toBeVisible();
});

test("an offer becomes the terms of an account after a review", async ({ signedIn: page, sandbox }) => {
  const id = await accountId(sandbox, "AC0D31P0");
  await page.goto(`/jupiter/accounts/${id}/terms`);
  await page.getByRole("link", { name: "Calculate an EMI" }).click();
  await expect(page.getByRole("combobox", { name: /^For account/ })).toHaveValue(/^AC0D31P0/);
  await page.getByLabel("EMIs", { exact: true }).fill("many");
  await expect(page.getByRole("button", { name: "Use for this account" })).toBeDisabled();
  await page.getByLabel("EMIs", { exact: true }).fill("30");
  await page.getByLabel("Rate, % a year").fill("19.25");
  await page.getByRole("button", { name: "Use for this account" }).click();
  const dialog = page.getByRole("dialog", { name: "Change the terms" });
  await expect(dialog.getByLabel("EMIs", { exact: true })).toHaveValue("30");
  await expect(dialog.getByRole("region", { name: "What changes" })).toContainText("19.25%");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Change terms" }).click();
  await expect(page.getByText("The terms of AC0D31P0 are changed.")).toBeVisible();
  await expect(page).toHaveURL(`/jupiter/accounts/${id}/terms`);
});
