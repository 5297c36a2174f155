// A list, by the roles of its parts.
import { expect, type Locator, type Page } from "@playwright/test";

export const gridNamed = (page: Page, name: string): Locator => page.getByRole("grid", { name });

/** The rows of the list that are in the document, without the row of headings. */
export const rowsOf = (grid: Locator): Locator => grid.getByRole("rowgroup").getByRole("row");

/** The row with this reference, wherever it stands among those in the document. */
export const rowOf = (grid: Locator, reference: string): Locator =>
  rowsOf(grid).filter({ has: grid.page().getByRole("link", { name: reference, exact: true }) });

/** The row the keys are at: the one that the grid names as its active descendant. */
export async function activeRow(grid: Locator): Promise<Locator> {
  await expect(grid).toHaveAttribute("aria-activedescendant", /./);
  const id = (await grid.getAttribute("aria-activedescendant")) ?? "";
  return grid.page().locator(`[id="${id}"]`);
}

/** Waits until every row that was asked for has come. */
export async function expectLoaded(grid: Locator): Promise<void> {
  await expect(grid).toHaveAttribute("aria-rowcount", /^\d+$/);
  await expect(grid).toHaveAttribute("aria-busy", "false");
}

/** How many rows the whole list has, by what the grid tells a screen reader. */
export async function rowCount(grid: Locator): Promise<number> {
  await expectLoaded(grid);
  return Number(await grid.getAttribute("aria-rowcount")) - 1;
}

/** What stands under a heading, in the rows that are in the document. */
export async function columnOf(grid: Locator, heading: string): Promise<string[]> {
  const headings = (await grid.getByRole("columnheader").allTextContents()).map((text) => text.trim());
  const at = headings.indexOf(heading);
  if (at < 0) throw new Error(`No column ${heading} among ${headings.join(", ")}`);
  return rowsOf(grid).evaluateAll((rows, at) => rows.map((row) => row.children[at]?.textContent?.trim() ?? ""), at);
}
