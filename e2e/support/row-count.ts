// The largest number of rows that a grid has in the document at once.
import type { Locator } from "@playwright/test";

/** Observes the grid from now on; the returned function reads the largest number of rows seen. */
export async function watchRowCount(grid: Locator): Promise<() => Promise<number>> {
  const watch = await grid.evaluateHandle((grid) => {
    const rows = () => grid.querySelectorAll('[role="row"]').length;
    const seen = { most: rows() };
    new MutationObserver(() => (seen.most = Math.max(seen.most, rows()))).observe(grid, { childList: true, subtree: true });
    return seen;
  });
  return () => watch.evaluate((seen) => seen.most);
}
