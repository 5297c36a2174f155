// An officer arranges a list: its filters, its columns and their order, and saves the view under a name.
import { expectAccessible } from "../support/accessible.ts";
import { gridNamed, rowsOf } from "../support/grid.ts";
import { expect, test } from "../support/test.ts";
import type { Page } from "@playwright/test";

const heads = (page: Page) => gridNamed(page, "Loans").getByRole("columnheader");
const columns = (page: Page) => page.getByText("Columns", { exact: true });

test("columns can be hidden and moved, and the link opens the same columns", async ({ officer: page }) => {
  await expect(heads(page)).toHaveCount(10);
  await columns(page).click();
  await page.getByRole("checkbox", { name: "Program" }).uncheck();
  await expect(heads(page)).toHaveCount(9);
  await page.getByRole("button", { name: "Move DPD forward" }).click();
  await expectAccessible(page);
  const order = (await heads(page).allTextContents()).map((text) => text.trim());
  expect(order.indexOf("DPD")).toBeLessThan(order.indexOf("Overdue ₹"));
  const first = rowsOf(gridNamed(page, "Loans")).first();
  await expect(first.getByRole("gridcell")).toHaveCount(9);
  await page.reload();
  await expect(heads(page)).toHaveText(order);
  await columns(page).click();
  await page.getByRole("button", { name: "All columns" }).click();
  await expect(heads(page)).toHaveCount(10);
});

test("the program filter limits the list and its count to one program", async ({ officer: page }) => {
  const all = await page.getByRole("status").first().textContent();
  const program = page.getByRole("combobox", { name: "Program" });
  await program.selectOption({ index: 1 });
  await expect(page.getByRole("status").first()).toHaveText(/match/);
  expect(await page.getByRole("status").first().textContent()).not.toBe(all);
  await expect(page).toHaveURL(/program=/);
});

test("a view can be saved under a name, opened again and deleted", async ({ officer: page }) => {
  await page.getByRole("combobox", { name: "Overdue by" }).selectOption({ index: 4 });
  const url = page.url();
  await page.getByText("Views", { exact: true }).click();
  await page.getByLabel("Name of this view").fill("Ninety days and more");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expectAccessible(page);
  await page.goto("/jupiter/loans");
  await page.getByText("Views", { exact: true }).click();
  await page.getByRole("link", { name: "Ninety days and more" }).click();
  await expect(page).toHaveURL(url);
  await page.getByText("Views", { exact: true }).click();
  await page.getByRole("button", { name: "Forget Ninety days and more" }).click();
  await expect(page.getByText("No view is saved yet.")).toBeVisible();
});
