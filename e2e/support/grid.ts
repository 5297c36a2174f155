// Locators of a grid and its parts, by role.
import { expect, type Locator, type Page } from "@playwright/test";

export const gridNamed = (page: Page, name: string): Locator => page.getByRole("grid", { name });

/** The rows that are in the document, without the header row. */
export const rowsOf = (grid: Locator): Locator => grid.getByRole("rowgroup").getByRole("row");

/** The row with a link of this name. */
export const rowOf = (grid: Locator, reference: string): Locator =>
  rowsOf(grid).filter({ has: grid.page().getByRole("link", { name: reference, exact: true }) });

/** The row that the grid names as its active descendant: the one that keys act on. */
export async function activeRow(grid: Locator): Promise<Locator> {
  await expect(grid).toHaveAttribute("aria-activedescendant", /./);
  const id = (await grid.getAttribute("aria-activedescendant")) ?? "";
  return grid.page().locator(`[id="${id}"]`);
}

/** Waits until no row is being loaded. */
export async function expectLoaded(grid: Locator): Promise<void> {
  await expect(grid).toHaveAttribute("aria-rowcount", /^\d+$/);
  await expect(grid).toHaveAttribute("aria-busy", "false");
}

/** The number of rows of the whole list, from `aria-rowcount` without the header row. */
export async function rowCount(grid: Locator): Promise<number> {
  await expectLoaded(grid);
  return Number(await grid.getAttribute("aria-rowcount")) - 1;
}

/** The texts of one column, in the rows that are in the document. */
export async function columnOf(grid: Locator, heading: string): Promise<string[]> {
  const headings = (await grid.getByRole("columnheader").allTextContents()).map((text) => text.trim());
  const at = headings.indexOf(heading);
  if (at < 0) throw new Error(`No column ${heading} among ${headings.join(", ")}`);
  return rowsOf(grid).evaluateAll((rows, at) => rows.map((row) => row.children[at]?.textContent?.trim() ?? ""), at);
}
