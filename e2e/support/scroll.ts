// Where a grid is scrolled to, and which rows are visible there.
import { expect, type Locator } from "@playwright/test";
import { expectLoaded } from "./grid.ts";

/** A visible row: its `aria-rowindex` and the reference in its link, null while the row is loading. */
export interface VisibleRow {
  index: number;
  reference: string | null;
}

/** The rows that are visible between the header row and the lower edge of the grid, from the top. */
export const visibleRows = (grid: Locator): Promise<VisibleRow[]> =>
  grid.evaluate((grid) => {
    const top = grid.querySelector('[role="columnheader"]')!.getBoundingClientRect().bottom;
    const bottom = grid.getBoundingClientRect().bottom;
    return [...grid.querySelectorAll('[role="rowgroup"] > [role="row"]')]
      .filter((row) => {
        const box = row.getBoundingClientRect();
        return box.bottom > top + 1 && box.top < bottom - 1;
      })
      .map((row) => ({
        index: Number(row.getAttribute("aria-rowindex")),
        reference: row.querySelector("a")?.textContent?.trim() ?? null,
      }))
      .sort((one, other) => one.index - other.index);
  });

/** Waits until all visible rows are loaded, and returns them. */
export async function loadedRows(grid: Locator): Promise<VisibleRow[]> {
  await expectLoaded(grid);
  await expect
    .poll(async () => {
      const rows = await visibleRows(grid);
      return rows.length > 0 && rows.every(({ reference }) => reference !== null);
    }, "all visible rows are loaded")
    .toBe(true);
  return visibleRows(grid);
}

/** Scrolls so that the row at this position of the list, counted from 1, is the first visible one; a list that is not
 * taller than 33 million pixels only, since a taller one maps the scrollbar to its rows. */
export async function scrollToRow(grid: Locator, position: number): Promise<void> {
  await grid.evaluate((grid, position) => {
    const height = grid.querySelector('[role="rowgroup"] > [role="row"]')!.getBoundingClientRect().height;
    grid.scrollTop = Math.round((position - 1) * height);
  }, position);
}

export const scrollTop = (grid: Locator): Promise<number> => grid.evaluate((grid) => grid.scrollTop);
