// Whatever the API's texts contain, nothing runs, nothing leaves its cell, and no link leads elsewhere: on every route.
import { readFileSync } from "node:fs";
import { faultsOf, fillWithHostileText } from "../support/hostile.ts";
import { routes } from "../support/routes.ts";
import { expect, test } from "../support/test.ts";

test("every route of the route table is filled with hostile text", () => {
  const table = readFileSync(new URL("../../src/app.rs", import.meta.url), "utf8");
  const patterns = [...table.matchAll(/route!\("([^"]+)"/g)].map((found) => found[1]);
  expect(Object.keys(routes).sort()).toEqual(patterns.sort());
});

// A trace would have every text of every page, at every action.
test.use({ trace: "off" });

for (const [pattern, urls] of Object.entries(routes)) {
  test(`hostile text stays text: ${pattern}`, async ({ signedIn: page, sandbox, consoleErrors }) => {
    const elsewhere: string[] = [];
    page.on("request", (request) => {
      if (!request.url().startsWith(sandbox.url) && !request.url().startsWith("data:")) elsewhere.push(request.url());
    });
    page.on("dialog", (dialog) => {
      elsewhere.push(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    const opened = await urls(sandbox);
    await fillWithHostileText(page);
    for (const url of opened) {
      await page.goto(url);
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
      await expect(page.locator("[aria-busy=true]:visible")).toHaveCount(0);
      for (const width of [1440, 375]) {
        await page.setViewportSize({ width, height: 900 });
        await expect.poll(() => faultsOf(page), { message: `${url} at ${width} px`, timeout: 5_000 }).toEqual([]);
      }
    }
    // Reads that the page still makes need no response.
    await page.unrouteAll({ behavior: "ignoreErrors" });
    expect(elsewhere).toEqual([]);
    expect(consoleErrors).toEqual([]);
  });
}
