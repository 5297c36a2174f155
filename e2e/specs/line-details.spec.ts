// An officer maintains an account's lines and the extra data that other systems attach to loans and accounts.
import { expectAccessible } from "../support/accessible.ts";
import { accountId, loanId } from "../support/api.ts";
import { gridNamed, rowsOf } from "../support/grid.ts";
import { expect, test } from "../support/test.ts";

test.use({ freshData: true });

test("the approved amount of a line can be changed", async ({ officer: page }) => {
  await page.getByRole("link", { name: "Line details" }).click();
  await expect(page.getByRole("heading", { name: "Line details", level: 1 })).toBeVisible();
  await expectAccessible(page);
  await rowsOf(gridNamed(page, "Line details")).first().getByRole("link").click();
  const amount = page.getByRole("textbox", { name: "Approved amount" });
  await expect(amount).toBeVisible();
  await expectAccessible(page);
  await amount.fill("0");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Enter an amount above zero.")).toBeVisible();
  await expect(amount).toBeFocused();
  await amount.fill("99,00,000");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("The line is changed.")).toBeVisible();
  await expect(page.getByText("₹99,00,000.00").first()).toBeVisible();
});

test("adding a second line of the same type shows a warning", async ({ signedIn: page, sandbox }) => {
  const { results } = await sandbox.api<{ results: { account: string; type: string }[] }>("GET", "/v1/lms/line_details/?page_size=1");
  const [line] = results;
  await page.goto(`/jupiter/line-details/new?account=${line?.account}`);
  await page.getByLabel("Type", { exact: true }).selectOption(line?.type ?? "");
  await expect(page.getByText(/^The account has a .* line of ₹[\d,]+ already\.$/)).toBeVisible();
  await expectAccessible(page);
});

test("invalid JSON is not sent, and the error shows its position", async ({ signedIn: page, sandbox }) => {
  const loan = await loanId(sandbox, "LN0QX7T2");
  await page.goto(`/jupiter/loans/${loan}/extra-data`);
  const json = page.getByLabel("JSON");
  await json.fill('{\n  "source": "branch",\n}');
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("This is no JSON: look at line 3, character 1.")).toBeVisible();
  await expectAccessible(page);
  expect(await sandbox.requests("PATCH", "/v1/lms/extra_data/")).toBe(0);
  await json.fill('{"source": "branch", "score": 7.50}');
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The extra data is saved.")).toBeVisible();
  const { results } = await sandbox.api<{ results: { data: { source: string } }[] }>("GET", `/v1/lms/extra_data/?loan=${loan}`);
  expect(results[0]?.data.source).toBe("branch");
});

test("an account has its own extra data and a list of its activity", async ({ signedIn: page, sandbox }) => {
  const account = await accountId(sandbox, "AC0QX7T2");
  await page.goto(`/jupiter/accounts/${account}`);
  await page.getByRole("link", { name: "Extra data" }).click();
  await page.getByLabel("JSON").fill('{"branch": "Surat"}');
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The extra data is saved.")).toBeVisible();
  const { results } = await sandbox.api<{ results: { data: { branch: string } }[] }>("GET", `/v1/lms/extra_data/?account=${account}`);
  expect(results[0]?.data.branch).toBe("Surat");
  await page.getByRole("link", { name: "Activity" }).click();
  const entries = page.getByRole("region", { name: "Activity" }).getByRole("listitem");
  await expect(entries.filter({ hasText: "Account opened" })).toBeVisible();
  await expect(entries.filter({ hasText: "Tranche" }).first()).toBeVisible();
  await expectAccessible(page);
});
