// An officer finds a loan.
import { activeRow, columnOf, expectLoaded, gridNamed, rowCount, rowOf, rowsOf } from "../support/grid.ts";
import { expect, failedCall, test } from "../support/test.ts";
import type { Locator, Page } from "@playwright/test";

const loans = (page: Page): Locator => gridNamed(page, "Loans");
const search = (page: Page): Locator => page.getByRole("searchbox", { name: "Search loans" });
const heading = (page: Page, name: string): Locator => page.getByRole("heading", { level: 1, name, exact: true });

test("a loan is found by part of the borrower's name", async ({ officer: page }) => {
  await search(page).fill("Meera");
  await expect(page).toHaveURL(/\/jupiter\/loans\?search=Meera$/);
  await expect(rowOf(loans(page), "LN0QX7T2")).toContainText("Meera Textiles Pvt Ltd");
  await expect(page.getByRole("status").filter({ hasText: /match(es)?$/ })).toBeVisible();
  const others = async () => (await columnOf(loans(page), "Borrower")).filter((name) => !/meera/i.test(name));
  await expect.poll(others).toEqual([]);
});

test("a loan is found by its reference", async ({ officer: page }) => {
  await search(page).fill("LN0QX7T2");
  await expect(page.getByRole("status").filter({ hasText: "1 loan matches" })).toBeVisible();
  await expect(rowsOf(loans(page))).toHaveCount(1);
  await expect(rowOf(loans(page), "LN0QX7T2")).toContainText("6,00,000.00");
});

test("loans are filtered by status", async ({ officer: page }) => {
  const all = await rowCount(loans(page));
  for (const [value, label] of [
    ["closed", /^Closed$/],
    ["written_off", /^Written off$/],
    ["overdue", /^Overdue/],
  ] as const) {
    await test.step(value, async () => {
      await page.getByRole("combobox", { name: "Status" }).selectOption(value);
      await expect(page).toHaveURL(new RegExp(`[?]status=${value}$`));
      await expect(rowsOf(loans(page)).first()).toContainText(new RegExp(label.source.replaceAll(/[$^]/g, "")));
      const some = await rowCount(loans(page));
      expect(some).toBeGreaterThan(0);
      expect(some).toBeLessThan(all);
      for (const state of await columnOf(loans(page), "Status")) expect(state).toMatch(label);
    });
  }
  await page.getByRole("combobox", { name: "Status" }).selectOption("");
  await expect(loans(page)).toHaveAttribute("aria-rowcount", `${all + 1}`);
});

test("loans are filtered by days past due", async ({ officer: page }) => {
  for (const [label, min, max, reference] of [
    ["1–30 days", 1, 30, "LN0QX7T2"],
    ["31–60 days", 31, 60, "LN0D31P0"],
    ["61–90 days", 61, 90, "LN0D61P0"],
    ["over 90 days", 91, Infinity, "LN0D95P0"],
  ] as const) {
    await test.step(label, async () => {
      await page.getByRole("combobox", { name: "Overdue by" }).selectOption({ label });
      await search(page).fill(reference);
      await expect(rowOf(loans(page), reference)).toBeVisible();
      await search(page).fill("");
      await expect(page).not.toHaveURL(/search=/);
      await expectLoaded(loans(page));
      for (const dpd of (await columnOf(loans(page), "DPD")).map(Number)) {
        expect(dpd).toBeGreaterThanOrEqual(min);
        expect(dpd).toBeLessThanOrEqual(max);
      }
    });
  }
});

test("a click on a row opens the loan, and Back returns to the same filtered list", async ({ officer: page }) => {
  await page.getByRole("combobox", { name: "Status" }).selectOption("overdue");
  await search(page).fill("Meera Textiles");
  await expect(page).toHaveURL(/\/jupiter\/loans\?search=Meera%20Textiles&status=overdue$/);
  const list = page.url();
  await rowOf(loans(page), "LN0QX7T2").getByText("Meera Textiles Pvt Ltd").click();
  await expect(heading(page, "Meera Textiles Pvt Ltd")).toBeFocused();
  await expect(page).toHaveURL(/\/jupiter\/loans\/[0-9a-f-]{36}$/);
  await page.goBack();
  await expect(page).toHaveURL(list);
  await expect(search(page)).toHaveValue("Meera Textiles");
  await expect(page.getByRole("combobox", { name: "Status" })).toHaveValue("overdue");
  await expect(rowOf(loans(page), "LN0QX7T2")).toBeVisible();
});

test("the reference is a link to the loan", async ({ officer: page }) => {
  await search(page).fill("LN0QX7T2");
  await rowOf(loans(page), "LN0QX7T2").getByRole("link").click();
  await expect(heading(page, "Meera Textiles Pvt Ltd")).toBeVisible();
});

test("a loan can be opened with the keyboard alone", async ({ officer: page }) => {
  await expectLoaded(loans(page));
  await loans(page).focus();
  await expect(loans(page)).toBeFocused();
  await expect(await activeRow(loans(page))).toHaveAttribute("aria-rowindex", "2");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  const row = await activeRow(loans(page));
  await expect(row).toHaveAttribute("aria-rowindex", "4");
  const borrower = (await row.getByRole("gridcell").nth(1).textContent()) ?? "";
  await page.keyboard.press("Enter");
  await expect(heading(page, borrower)).toBeFocused();
});

test("End, Page Up and Home move through the whole list", async ({ officer: page }) => {
  const all = await rowCount(loans(page));
  await loans(page).focus();
  const first = await (await activeRow(loans(page))).getByRole("link").textContent();
  await page.keyboard.press("End");
  const last = await activeRow(loans(page));
  await expect(last).toHaveAttribute("aria-rowindex", `${all + 1}`);
  await expect(last).toBeInViewport({ ratio: 1 });
  await expect(last.getByRole("link")).toHaveText(/^LN/);
  await page.keyboard.press("PageUp");
  const index = Number(await (await activeRow(loans(page))).getAttribute("aria-rowindex"));
  expect(index).toBeLessThan(all);
  expect(index).toBeGreaterThan(all - 60);
  await page.keyboard.press("Home");
  await expect((await activeRow(loans(page))).getByRole("link")).toHaveText(first ?? "");
  await expect(await activeRow(loans(page))).toBeInViewport({ ratio: 1 });
});

test("a link opens the list with its filters and order", async ({ signedIn: page }) => {
  await page.goto("/jupiter/loans?search=Nila&dpd=31-60&order=borrower_name");
  await expect(rowOf(loans(page), "LN0D31P0")).toBeVisible();
  await expect(search(page)).toHaveValue("Nila");
  await expect(page.getByRole("combobox", { name: "Overdue by" })).toHaveValue("31-60");
  await expect(page.getByRole("columnheader", { name: "Borrower" })).toHaveAttribute("aria-sort", "ascending");
});

test("filters without matches can be cleared with one button", async ({ officer: page }) => {
  const all = await rowCount(loans(page));
  await search(page).fill("nobody is called this");
  await expect(page.getByRole("heading", { name: "No loans match these filters" })).toBeVisible();
  await expect(rowsOf(loans(page))).toHaveCount(0);
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(page).toHaveURL(/\/jupiter\/loans$/);
  await expect(search(page)).toHaveValue("");
  await expect(loans(page)).toHaveAttribute("aria-rowcount", `${all + 1}`);
  await expect(rowsOf(loans(page)).first().getByRole("link")).toBeVisible();
});

test("a borrower's name that contains HTML is shown as text", async ({ officer: page }) => {
  const name = "<script>alert(1)</script>";
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await search(page).fill("LN05CRPT");
  await expect(rowOf(loans(page), "LN05CRPT").getByText(name, { exact: true })).toBeVisible();
  await rowOf(loans(page), "LN05CRPT").getByRole("link").click();
  await expect(heading(page, name)).toBeVisible();
  expect(dialogs).toEqual([]);
});

test("an unknown loan says that it does not exist and leads to the loans", async ({ signedIn: page, allowErrors }) => {
  allowErrors(failedCall(404));
  await page.goto("/jupiter/loans/f59b69c8-9e47-46a1-b2c9-83ae42666a30");
  await expect(heading(page, "No such loan")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Loans" }).click();
  await expect(heading(page, "Loans")).toBeFocused();
});
