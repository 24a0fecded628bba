import { translatorFor } from "@drivopay/i18n";
import { expect, test } from "@playwright/test";
import { addresses } from "../addresses.ts";
import { newDriver } from "../people/driver.ts";

const say = translatorFor("en");

test("what a driver typed while the scripts were still on their way is kept", async ({ page }) => {
  const { mobile } = newDriver();
  const scripts = Promise.withResolvers<void>();
  await page.route("**/_next/static/chunks/*.js", async (route) => {
    await scripts.promise;
    await route.continue();
  });
  await page.goto(`${addresses.driverWeb()}/sign-in`, { waitUntil: "commit" });
  const field = page.getByRole("textbox", { name: say("auth.phoneLabel") });
  await field.fill(mobile);
  await expect(page.getByRole("button", { name: say("auth.sendCode") })).toBeDisabled();
  scripts.resolve();
  // The page's script writes a number in two groups.
  await expect(field).toHaveValue(`${mobile.slice(0, 5)} ${mobile.slice(5)}`);
  await page.getByRole("button", { name: say("auth.sendCode") }).click();
  await expect(page.getByLabel(say("auth.otpLabel"))).toBeVisible();
});
