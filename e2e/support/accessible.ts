// axe over the current state of a page, in both themes.
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";

/** axe takes seconds on a full page, more on a busy machine: each call extends the test's timeout. */
const EXTRA_TIMEOUT_MS = 15_000;
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** The rules whose result depends on colours. A theme changes nothing else: its media query sets colours only. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

/** Expects no violation of WCAG 2.2 AA: of any rule in the light theme, of the rules on colour in the dark theme. */
export async function expectAccessible(page: Page): Promise<void> {
  test.setTimeout(test.info().timeout + EXTRA_TIMEOUT_MS);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await expectNoViolations("light", checker(page).withTags(WCAG));
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await expectNoViolations("dark", checker(page).withRules(COLOUR_RULES));
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}

/** Legacy mode runs axe in the page alone, where the default opens a second page to merge the results of frames: Orrery has no
 * frames. Passed checks are not reported with their nodes. Together this takes a quarter of the time on a long list. */
const checker = (page: Page): AxeBuilder => new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });

async function expectNoViolations(theme: string, axe: AxeBuilder): Promise<void> {
  const { violations } = await axe.analyze();
  const found = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    nodes: nodes.map((node) => `${node.html}: ${node.any.map((check) => check.message).join(" ")}`),
  }));
  expect(found, `axe, ${theme}`).toEqual([]);
}
