import { expect, type Page, test } from "@playwright/test";
import { addresses } from "../addresses.ts";
import { newDriver } from "../people/driver.ts";
import { codeSentBy } from "../sandbox.ts";

/** Moves the focus with Tab until it is on what is looked for, as somebody without a mouse or a touch would. */
async function tabTo(page: Page, role: "button" | "textbox" | "radio" | "link", name: string): Promise<void> {
  const wanted = page.getByRole(role, { name });
  await expect(wanted).toBeVisible();
  for (let presses = 0; presses < 20; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not reach the ${role} "${name}"`);
}

/** Presses keys until they have acted: a page that has just come may not listen yet. */
async function pressUntil(page: Page, keys: readonly string[], acted: () => Promise<void>): Promise<void> {
  await expect(async () => {
    for (const key of keys) await page.keyboard.press(key);
    await acted();
  }).toPass({ timeout: 30_000 });
}

test("a driver signs in, and collects, with a keyboard alone", async ({ page }) => {
  const driver = newDriver();
  await page.goto(addresses.driverWeb());
  await tabTo(page, "radio", "English");
  const hindi = page.getByRole("radio", { name: "हिन्दी" });
  await pressUntil(page, ["ArrowDown"], () => expect(hindi).toBeChecked({ timeout: 3_000 }));
  await expect(page.getByRole("heading", { name: "अपनी भाषा चुनें" })).toBeVisible();
  await expect(page.getByRole("radio", { name: "हिन्दी" })).toBeFocused();
  const english = page.getByRole("radio", { name: "English" });
  await pressUntil(page, ["ArrowUp"], () => expect(english).toBeChecked({ timeout: 3_000 }));
  await expect(page.getByRole("heading", { name: "Choose your language" })).toBeVisible();
  await tabTo(page, "button", "Continue");
  await page.keyboard.press("Enter");
  const code = await codeSentBy("sms", `+91${driver.mobile}`, async () => {
    await tabTo(page, "textbox", "Mobile number");
    await page.keyboard.type(driver.mobile);
    await page.keyboard.press("Enter");
  });
  await tabTo(page, "textbox", "6-digit code");
  await page.keyboard.type(code === "111111" ? "222222" : "111111");
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Wrong code");
  await expect(page.getByRole("textbox", { name: "6-digit code" })).toBeFocused();
  await page.keyboard.type(code);
  await tabTo(page, "textbox", "Full name");
  await page.keyboard.type(driver.name);
  const newPin = page.getByRole("textbox", { name: "New PIN" });
  await pressUntil(page, ["Enter"], () => expect(newPin).toBeFocused({ timeout: 3_000 }));
  await page.keyboard.type(driver.pin);
  await expect(page.getByRole("textbox", { name: "Enter the PIN once more" })).toBeFocused();
  await page.keyboard.type(driver.pin);
  await tabTo(page, "link", "Collect");
  await page.keyboard.press("Enter");
  await tabTo(page, "textbox", "Type the fare");
  await page.keyboard.type("42");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("img", { name: "UPI QR code for ₹42.00" })).toBeVisible();
});

test("staff sign in, and open a driver, with a keyboard alone", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(addresses.admin());
  const code = await codeSentBy("email", "support@drivopay.test", async () => {
    await tabTo(page, "textbox", "Work email");
    await page.keyboard.type("support@drivopay.test");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "Enter the code" })).toBeVisible();
  });
  await tabTo(page, "textbox", "Six-digit code");
  await page.keyboard.type(code);
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
  await pressUntil(page, ["g", "d"], () =>
    expect(page.getByRole("heading", { name: "Drivers" })).toBeVisible({ timeout: 5_000 }),
  );
  await expect(page.getByRole("table", { name: "Drivers" })).toBeVisible();
  await pressUntil(page, ["j", "Enter"], () =>
    expect(page.getByRole("heading", { name: "Movements" })).toBeVisible({ timeout: 5_000 }),
  );
});
