// An officer changes the terms of an account: dependent fields appear, changes are listed, and only those are saved.
import { expectAccessible } from "../support/accessible.ts";
import { expect, failedCall, test } from "../support/test.ts";
import type { Sandbox } from "../support/sandbox.ts";
import type { Page } from "@playwright/test";

const TERMS = "/v1/lms/loan_data/*/";
const changes = (page: Page) => page.getByRole("region", { name: "Changes" });
const save = (page: Page) => page.getByRole("button", { name: /^(Save the changes|Saving…)$/ });

interface Account {
  id: string;
  ref_id: string;
  lead_id: string;
  program_id: string;
}

async function account(sandbox: Sandbox, reference: string): Promise<Account> {
  const page = await sandbox.api<{ results: Account[] }>("GET", `/v1/lms/accounts/?search=${reference}`);
  const found = page.results.find((account) => account.ref_id === reference);
  if (!found) throw new Error(`no account ${reference}`);
  return found;
}

async function openTerms(page: Page, sandbox: Sandbox): Promise<Account> {
  const of = await account(sandbox, "AC0QX7T2");
  await page.goto(`/jupiter/accounts/${of.id}/terms`);
  await page.getByRole("link", { name: "Change all terms" }).click();
  await expect(page.getByRole("heading", { name: "All terms", level: 1 })).toBeVisible();
  await expect(page.getByLabel("Number of EMIs")).toBeVisible();
  return of;
}

test("a daily rate in steps and a subvention are listed before saving, and only these changes are sent", async ({ signedIn: page, sandbox }) => {
  const of = await openTerms(page, sandbox);
  await expectAccessible(page);
  await expect(changes(page)).toContainText("Nothing is changed yet.");
  await expect(page.getByLabel("Subvention, ")).toHaveCount(0);
  await page.getByLabel("Rate by the day", { exact: true }).selectOption("true");
  await page.getByRole("button", { name: "Add a step" }).click();
  await page.getByLabel("Rate of interest: step 1 to day").fill("30");
  await page.getByLabel("Rate of interest: step 1 percent").fill("18");
  await page.getByLabel("Rate of interest: step 2 percent").fill("24");
  await page.getByLabel("Somebody else bears interest").selectOption("true");
  await page.getByLabel("Subvention for, days").fill("45");
  await expect(changes(page)).toContainText("18% to day 30, 24% after");
  await expect(changes(page)).toContainText("45 days");
  await expect(page.getByLabel("Somebody else bears interest")).toHaveAccessibleDescription(/It was no\./);
  await expectAccessible(page);
  const sending = page.waitForRequest((request) => request.method() === "PATCH");
  await save(page).click();
  const sent = (await sending).postDataJSON() as Record<string, unknown>;
  expect(Object.keys(sent).sort()).toEqual(["roi_slab_based", "roi_value", "subvention_days", "subvention_is_enabled"]);
  expect(sent.roi_value).toEqual([{ days: "30", value: 18 }, { days: "inf", value: 24 }]);
  await expect(page.getByText("The terms of AC0QX7T2 are changed.")).toBeVisible();
  await expect(page.getByText("18% to day 30, 24% after", { exact: false }).first()).toBeVisible();
  const saved = await sandbox.api<{ roi_value: unknown }>("GET", `/v1/lms/accounts/initiate_loan_params/?lead_id=${of.lead_id}&program_id=${of.program_id}`);
  expect(saved.roi_value).toEqual([{ days: "30", value: 18 }, { days: "inf", value: 24 }]);
});

test("errors appear at their fields, and entered values survive a reload", async ({ signedIn: page, sandbox }) => {
  await openTerms(page, sandbox);
  await page.getByLabel("GST on penal interest, percent").fill("118");
  await page.getByLabel("Days in a year").fill("");
  await save(page).click();
  await expect(page.getByText("A percentage is at most 100.")).toBeVisible();
  await expect(page.getByText("A term can't be taken away: enter another.")).toBeVisible();
  await expect(page.getByLabel("Days in a year")).toBeFocused();
  await page.reload();
  await expect(page.getByLabel("GST on penal interest, percent")).toHaveValue("118");
  await page.getByRole("button", { name: "Undo changes" }).click();
  await expect(changes(page)).toContainText("Nothing is changed yet.");
});

test("terms pasted as JSON are checked and copied into the form", async ({ signedIn: page, sandbox }) => {
  await openTerms(page, sandbox);
  await page.getByText("As JSON", { exact: true }).click();
  const json = page.getByLabel("The terms as JSON");
  await expect(json).toHaveValue(/"emi_count"/);
  await json.fill('{\n  "emi_count": 36,\n}');
  await page.getByRole("button", { name: "Take it over into the form" }).click();
  await expect(page.getByText("This is no JSON object: look at line 3, character 1.")).toBeVisible();
  await json.fill('{"emi_count": 36}');
  await page.getByRole("button", { name: "Take it over into the form" }).click();
  await expect(page.getByLabel("Number of EMIs")).toHaveValue("36");
  await expect(changes(page)).toContainText("1 change");
});

test("a lost response is looked up, and nothing is sent again", async ({ signedIn: page, sandbox, allowErrors }) => {
  allowErrors(failedCall());
  await openTerms(page, sandbox);
  await page.getByLabel("At least, in rupees").fill("250");
  await sandbox.faults({ method: "PATCH", path: TERMS, times: 1, drop: "after_commit" });
  await save(page).click();
  await expect(page.getByText("The terms of AC0QX7T2 are changed.")).toBeVisible({ timeout: 20_000 });
});

test("a loan shows the terms of its account and where they come from", async ({ officer: page }) => {
  await page.getByRole("searchbox", { name: "Search loans" }).fill("LN0QX7T2");
  await page.getByRole("grid", { name: "Loans" }).getByRole("link", { name: "LN0QX7T2" }).click();
  await page.getByRole("link", { name: "Terms", exact: true }).click();
  await expect(page.getByText("The loan keeps the terms it was made by", { exact: false })).toBeVisible();
  await expect(page.getByRole("region", { name: "Instalments" })).toBeVisible();
  await expectAccessible(page);
});
