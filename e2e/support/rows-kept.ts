// How many rows of a list stand in the document, at most, while something goes on.
import type { Locator } from "@playwright/test";

/** Watches the grid from now on; answers a function that tells the most rows it ever held. */
export async function watchRows(grid: Locator): Promise<() => Promise<number>> {
  const watch = await grid.evaluateHandle((grid) => {
    const rows = () => grid.querySelectorAll('[role="row"]').length;
    const seen = { most: rows() };
    new MutationObserver(() => (seen.most = Math.max(seen.most, rows()))).observe(grid, { childList: true, subtree: true });
    return seen;
  });
  return () => watch.evaluate((seen) => seen.most);
}
