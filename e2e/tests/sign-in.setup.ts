import { expect, test } from "@playwright/test";
import { addresses, sessionFile } from "../addresses.ts";
import { signInDriver } from "../people/driver.ts";
import { signInStaff } from "../people/staff.ts";
import { makePlaces } from "../places.ts";

// Codes are limited to five an hour for a person, so each signs in once for all tests.

test("operations sign in to the desk", async ({ page }) => {
  await signInStaff(page, "ops@drivopay.test");
  await page.context().storageState({ path: sessionFile.operations });
});

test("a driver who has not chosen a PIN yet signs in", async ({ page }) => {
  await page.goto(`${addresses.driverWeb()}/sign-in`);
  await signInDriver(page, "9000000002");
  await expect(page.getByRole("textbox", { name: "New PIN" })).toBeVisible();
  await page.context().storageState({ path: sessionFile.ravi });
});

// The demo data asked for a code for this driver a moment ago, who therefore comes last.
test("the demo's driver signs in, and has something on every screen", async ({ page }) => {
  await page.goto(`${addresses.driverWeb()}/sign-in`);
  await signInDriver(page, "9000000001");
  await expect(page.getByRole("link", { name: "Collect" })).toBeVisible();
  await page.context().storageState({ path: sessionFile.asha });
  await makePlaces(page, "246813");
});
