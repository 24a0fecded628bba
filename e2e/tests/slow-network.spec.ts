import { translatorFor } from "@drivopay/i18n";
import { expect, type Page, test } from "@playwright/test";
import { addresses, sessionFile } from "../addresses.ts";
import { newDriver } from "../people/driver.ts";

const say = translatorFor("en");

/** Holds the pages' scripts back. @returns what lets them go */
async function holdScripts(page: Page): Promise<() => void> {
  const scripts = Promise.withResolvers<void>();
  await page.route("**/_next/static/chunks/*.js", async (route) => {
    await scripts.promise;
    await route.continue();
  });
  return () => scripts.resolve();
}

test("what a driver typed while the scripts were still on their way is kept", async ({ page }) => {
  const { mobile } = newDriver();
  const release = await holdScripts(page);
  await page.goto(`${addresses.driverWeb()}/sign-in`, { waitUntil: "commit" });
  const field = page.getByRole("textbox", { name: say("auth.phoneLabel") });
  await field.fill(mobile);
  await expect(page.getByRole("button", { name: say("auth.sendCode") })).toBeDisabled();
  release();
  // The page's script writes a number in two groups.
  await expect(field).toHaveValue(`${mobile.slice(0, 5)} ${mobile.slice(5)}`);
  await page.getByRole("button", { name: say("auth.sendCode") }).click();
  await expect(page.getByLabel(say("auth.otpLabel"))).toBeVisible();
});

const formPages = [
  {
    path: "/bank/add",
    field: say("bank.accountNumber"),
    button: say("shell.continue"),
    typed: "50100012345678",
  },
  { path: "/profile/details", field: say("profile.name"), button: say("shell.save"), typed: "Asha D" },
  { path: "/verify", field: say("verify.codeLabel"), button: say("verify.check"), typed: "ABCD-1234" },
  { path: "/history", field: say("history.search"), button: say("history.search"), typed: "petrol" },
  { path: "/collect", field: say("collect.enterFare"), button: say("collect.showQr"), typed: "250" },
  { path: "/bank/deposit", field: say("deposit.enter"), button: say("deposit.next"), typed: "250" },
] as const;

test.describe("a form whose script is still on its way", () => {
  test.use({ storageState: sessionFile.asha });
  for (const { path, field, button, typed } of formPages) {
    test(`on ${path} sends nothing: what is typed does not come into the address`, async ({ page }) => {
      const release = await holdScripts(page);
      const asked: string[] = [];
      page.on("request", (request) => request.isNavigationRequest() && asked.push(request.url()));
      await page.goto(`${addresses.driverWeb()}${path}`, { waitUntil: "commit" });
      const input = page.getByLabel(field, { exact: true }).and(page.locator("input"));
      await expect(page.getByRole("button", { name: button, exact: true })).toBeDisabled();
      if (await input.isEditable()) await input.fill(typed);
      await input.press("Enter");
      // Also where a browser sends what a script or an extension asks it to send.
      await input.evaluate((element: HTMLInputElement) => element.form?.requestSubmit());
      release();
      await expect(page.getByRole("button", { name: button, exact: true })).toBeEnabled();
      expect(asked).toEqual([`${addresses.driverWeb()}${path}`]);
    });
  }
});
