// axe over the current state of a page, in both themes.
import { expect, test, type Page } from "@playwright/test";
import axe, { type RunOptions } from "axe-core";

/** axe takes seconds on a full page, more on a busy machine: each call extends the test's timeout. */
const EXTRA_TIMEOUT_MS = 15_000;
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** The rules whose result depends on colours. A theme changes nothing else: its media query sets colours only. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

/** Expects no violation of WCAG 2.2 AA: of any rule in the light theme, of the rules on colour in the dark theme. */
export async function expectAccessible(page: Page): Promise<void> {
  test.setTimeout(test.info().timeout + EXTRA_TIMEOUT_MS);
  // With reduced motion no property has a transition: the colours of a theme are there at once.
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await expectNoViolations(page, "light", { type: "tag", values: WCAG });
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await expectNoViolations(page, "dark", { type: "rule", values: COLOUR_RULES });
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}

/** axe is put into a document once, and runs there: Orrery has no frames. `@axe-core/playwright` would put it there for every
 * check, and the browser would compile it again, which takes as long as the check. */
async function expectNoViolations(page: Page, theme: string, runOnly: RunOptions["runOnly"]): Promise<void> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  // Passed checks are not reported with their nodes, which takes long on a long list.
  const options: RunOptions = { runOnly, resultTypes: ["violations"] };
  const violations = await page.evaluate(
    async (options) => (await (window as unknown as { axe: typeof axe }).axe.run(document, options)).violations,
    options,
  );
  const found = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    nodes: nodes.map((node) => `${node.html}: ${node.any.map((check) => check.message).join(" ")}`),
  }));
  expect(found, `axe, ${theme}`).toEqual([]);
}
