// An officer signs in and out.
import { expectAccessible } from "../support/accessible.ts";
import { expectLoaded, gridNamed } from "../support/grid.ts";
import { OFFICER, shownPassword, signIn, signInWithin, startSession } from "../support/sign-in.ts";
import { expect, failedCall, test } from "../support/test.ts";

for (const [by, who] of [
  ["e-mail", OFFICER],
  ["mobile number", "+91 98765-43210"],
] as const) {
  test(`an officer signs in by ${by}`, async ({ page }) => {
    await signIn(page, who);
    await expect(page).toHaveURL(/\/jupiter\/loans$/);
  });
}

test("an invalid e-mail address is reported at its field", async ({ page, sandbox }) => {
  await page.goto("/sign-in");
  const field = page.getByLabel("E-mail or mobile number");
  await expect(field).toBeFocused();
  await field.fill("asha");
  await page.getByRole("button", { name: "Send one-time password" }).click();
  await expect(field).toHaveAccessibleDescription(/Enter an e-mail address, or a mobile number of ten digits\./);
  await expect(field).toHaveValue("asha");
  expect(await sandbox.requests("POST", "/v1/identity/")).toBe(0);
});

test("a wrong password is reported at its field, and the right one still works", async ({ page, allowErrors }) => {
  allowErrors(failedCall(400));
  await page.goto("/sign-in");
  await page.getByLabel("E-mail or mobile number").fill(OFFICER);
  await page.getByRole("button", { name: "Send one-time password" }).click();
  const right = await shownPassword(page);
  const wrong = right.replace(/^./, (digit) => `${(Number(digit) + 1) % 10}`);
  const field = page.getByLabel("One-time password");
  await field.fill(wrong);
  await field.press("Enter");
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(field).toHaveAccessibleDescription("That code is not right.");
  await expect(field).toHaveValue(wrong);
  await field.fill(right);
  await field.press("Enter");
  await expect(page.getByRole("heading", { name: "Loans", level: 1 })).toBeVisible();
});

test("after signing out, no page can be opened", async ({ officer: page }) => {
  await page.getByLabel(`Account menu of ${OFFICER}`).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();
  await page.goto("/jupiter/loans");
  await expect(page.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();
  await expect(page.getByRole("grid", { name: "Loans" })).toHaveCount(0);
});

test("signing out in one tab signs out the others", async ({ officer: page, sandbox }) => {
  const second = await page.context().newPage();
  await startSession(second, sandbox);
  await second.goto("/venus/payouts");
  await expect(second.getByRole("grid", { name: "Payouts" })).toBeVisible();
  await page.getByLabel(`Account menu of ${OFFICER}`).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();
  await expect(second.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();
  await expect(second.getByRole("grid", { name: "Payouts" })).toHaveCount(0);
});

test("a reload stays signed in and on the same page", async ({ officer: page }) => {
  await page.getByRole("navigation", { name: "Workspace" }).getByRole("link", { name: "Venus" }).click();
  await expect(page.getByRole("heading", { name: "Payouts", level: 1 })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Payouts", level: 1 })).toBeVisible();
  await expect(page.getByLabel(`Account menu of ${OFFICER}`)).toBeVisible();
});

test("a link opens its page after signing in", async ({ page }) => {
  await page.goto("/venus/payouts?status=pending");
  await expect(page.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();
  await signInWithin(page, OFFICER);
  await expect(page.getByRole("heading", { name: "Payouts", level: 1 })).toBeVisible();
  await expect(page).toHaveURL(/\/venus\/payouts\?status=pending$/);
  await expect(page.getByRole("combobox", { name: "Status" })).toHaveValue("pending");
});

test("no link leads to another site after signing in", async ({ page, sandbox }) => {
  const disguised = ["/\t/example.com/", "/%09/example.com/", "/\n/example.com/", "/\\example.com/"];
  for (const next of ["//example.com/", "https://example.com/", "javascript:alert(1)", "/unknown", ...disguised]) {
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await signInWithin(page, OFFICER);
    await expect(page.getByRole("heading", { name: "Loans", level: 1 })).toBeVisible();
    expect(new URL(page.url()).origin).toBe(sandbox.url);
    await page.evaluate(() => sessionStorage.clear());
  }
});

test("tokens appear in no URL, localStorage, cookie, console or page", async ({ page }) => {
  const seen: string[] = [];
  const tokens: Promise<{ access: string; refresh: string }>[] = [];
  page.on("request", (request) => seen.push(request.url()));
  page.on("console", (message) => seen.push(message.text()));
  page.on("framenavigated", (frame) => seen.push(frame.url()));
  page.on("response", (answer) => {
    if (/\/(verify|refresh)\/$/.test(new URL(answer.url()).pathname)) tokens.push(answer.json());
  });
  await signIn(page);
  await page.reload();
  await expectLoaded(gridNamed(page, "Loans"));
  seen.push(page.url(), await page.content());
  seen.push(await page.evaluate(() => JSON.stringify({ ...localStorage }) + document.cookie));
  const secrets = (await Promise.all(tokens)).flatMap(({ access, refresh }) => [access, refresh]);
  // Two of the sign-in, two of the reload.
  expect(secrets.filter(Boolean)).toHaveLength(4);
  const everything = seen.join("\n");
  for (const secret of secrets) expect(everything.includes(secret)).toBe(false);
});

test("each step is accessible", async ({ page, allowErrors }) => {
  allowErrors(failedCall(400));
  await page.goto("/sign-in");
  await page.getByLabel("E-mail or mobile number").fill("asha");
  await page.getByRole("button", { name: "Send one-time password" }).click();
  await expect(page.getByLabel("E-mail or mobile number")).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page);
  await page.getByLabel("E-mail or mobile number").fill(OFFICER);
  await page.getByRole("button", { name: "Send one-time password" }).click();
  await shownPassword(page);
  await expectAccessible(page);
});
