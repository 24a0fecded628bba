import { readFile } from "node:fs/promises";
import { translatorFor } from "@drivopay/i18n";
import { expect, type Page, test } from "@playwright/test";
import { addresses } from "../addresses.ts";
import { expectNoComplaints } from "../complaints.ts";
import { look } from "../look.ts";
import { signInDriver } from "../people/driver.ts";

// An income passport: a driver with three months behind makes it, and a lender who has no account checks it.

expectNoComplaints();
const say = translatorFor("en");
const code = /^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/;
const at = (path: string) => `${addresses.driverWeb()}${path}`;
const headingOf = (page: Page, name: string) => page.getByRole("heading", { name, exact: true });
/** Below its name, in the one sum of the screen. */
const averageOn = (page: Page) =>
  page.getByText(say("passport.average")).filter({ visible: true }).locator("xpath=following-sibling::*[1]");

test("a driver makes an income passport, and a lender finds it genuine with the same sums", async ({
  page,
  browser,
}) => {
  // One of the demo's drivers with a history, whom no other test signs in.
  await page.goto(at("/sign-in"));
  await signInDriver(page, "9000000017");
  await page.getByRole("textbox", { name: say("auth.newPin") }).fill("739146");
  await page.getByRole("textbox", { name: say("auth.pinAgainTitle") }).fill("739146");
  await expect(page.getByRole("link", { name: say("home.collect") })).toBeVisible();

  await page.goto(at("/profile/details"));
  const name = await page.getByLabel(say("profile.name")).inputValue();
  await page.goto(at("/profile/income"));
  await page.getByRole("radio", { name: say("passport.span", { months: "3" }) }).click();
  const months = /Income in [23] of 3 months · \d+ days with income/;
  const steadiness = (await page.getByText(months).textContent()) ?? "";
  const average = (await averageOn(page).textContent()) ?? "";
  await look(page, "passport-income");

  await page.getByRole("button", { name: say("passport.issue") }).click();
  const asked = page.getByRole("dialog", { name: say("passport.confirmTitle") });
  await expect(asked.getByText(say("passport.confirmBody"))).toBeVisible();
  await look(page, "passport-consent");
  await asked.getByRole("button", { name: say("passport.agree") }).click();
  await expect(page.getByText(say("papers.ready"))).toBeVisible({ timeout: 30_000 });
  const printed = (await page.getByText(code).first().textContent()) ?? "";
  await look(page, "passport-ready");
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: say("papers.download"), exact: true }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toMatch(/[.]pdf$/);
  const file = await readFile(await saved.path());
  expect(file.subarray(0, 5).toString()).toBe("%PDF-");

  const elsewhere = await browser.newContext({ storageState: { cookies: [], origins: [] }, locale: "en-IN" });
  const lender = await elsewhere.newPage();
  await lender.goto(at("/verify"));
  await lender.getByLabel(say("verify.codeLabel")).fill(printed);
  await lender.getByRole("button", { name: say("verify.check") }).click();
  await expect(headingOf(lender, say("verify.genuine"))).toBeVisible();
  await expect(lender.getByText(name)).toBeVisible();
  await expect(lender.getByText(say("passport.title"))).toBeVisible();
  await expect(averageOn(lender)).toHaveText(average);
  await expect(lender.getByText(steadiness)).toBeVisible();
  await expect(
    lender.getByRole("region", { name: say("passport.byMonth") }).getByRole("listitem"),
  ).toHaveCount(3);
  await lender
    .getByLabel(say("verify.fileChoose"))
    .setInputFiles({ name: "passport.pdf", mimeType: "application/pdf", buffer: file });
  await expect(lender.getByText(say("verify.fileSame"))).toBeVisible();
  await look(lender, "passport-verified");

  // One letter off is another code.
  const mistyped = `${printed.slice(0, -1)}${printed.endsWith("7") ? "8" : "7"}`;
  await lender.goto(at(`/verify/${mistyped}`));
  await expect(headingOf(lender, say("verify.notGenuine"))).toBeVisible();
  await elsewhere.close();
});
