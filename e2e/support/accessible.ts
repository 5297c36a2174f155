// axe over what a page shows, in both themes.
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";

/** A look at a full page takes axe seconds, more beside other work: each brings its own time. */
const TAKES_MS = 15_000;
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Nothing that axe finds by WCAG 2.2 AA, neither light nor dark. */
export async function expectAccessible(page: Page): Promise<void> {
  test.setTimeout(test.info().timeout + TAKES_MS);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
    const told = violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map((node) => `${node.html}: ${node.any.map((any) => any.message).join(" ")}`) }));
    expect(told, `axe, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}
