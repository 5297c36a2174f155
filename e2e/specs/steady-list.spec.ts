// Picking a row does not move the list: the next click hits the row that it is aimed at. And the list's total is added up.
import { expectLoaded, gridNamed, rowsOf } from "../support/grid.ts";
import { expect, test } from "../support/test.ts";

for (const width of [1440, 1024, 768]) {
  test(`the first pick leaves every row where it is, ${width} pixels wide`, async ({ signedIn: page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto("/venus/payouts");
    const grid = gridNamed(page, "Payouts");
    await expectLoaded(grid);
    await expect(page.getByRole("button", { name: "Add up" })).toBeVisible();
    await expect(page.getByRole("combobox", { name: "Status" })).toBeVisible();
    const place = async (at: number) => (await rowsOf(grid).nth(at).boundingBox())?.y;
    const before = await place(3);
    await rowsOf(grid).nth(3).getByRole("checkbox").check();
    const bar = page.getByRole("status").filter({ hasText: /^1 / });
    await expect(bar).toBeVisible();
    expect(await place(3)).toBe(before);
    await rowsOf(grid).nth(4).getByRole("checkbox").check();
    expect(await place(3)).toBe(before);
    // The bar covers no row, and the last one can be reached.
    await grid.focus();
    await page.keyboard.press("End");
    const list = await grid.boundingBox();
    const over = await page.locator(".selection-bar").boundingBox();
    expect((list?.y ?? 0) + (list?.height ?? 0)).toBeLessThanOrEqual(over?.y ?? 0);
  });
}

test("Add up shows the total of the filtered payouts", async ({ signedIn: page, sandbox }) => {
  const { count } = await sandbox.api<{ count: number }>("GET", "/v1/lms/payouts/?status=failed&page_size=1");
  await page.goto("/venus/payouts?status=failed");
  await page.getByRole("button", { name: "Add up" }).click();
  await expect(page.getByRole("status", { name: "What they come to" })).toHaveText(new RegExp(`^${count}: ₹[\\d,.]+ in all$`));
});
