import { randomInt } from "node:crypto";
import { expect, type Locator, type Page } from "@playwright/test";
import { z } from "zod";
import { addresses } from "../addresses.ts";
import { codeSentBy } from "../sandbox.ts";

export interface Driver {
  /** Ten digits, as a person types them. */
  readonly mobile: string;
  readonly name: string;
  readonly pin: string;
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Somebody nobody has seen before. */
export function newDriver(): Driver {
  const surname = Array.from({ length: 6 }, () => letters.charAt(randomInt(letters.length))).join("");
  return {
    mobile: `98${String(randomInt(100_000_000)).padStart(8, "0")}`,
    name: `Kiran ${surname.charAt(0)}${surname.slice(1).toLowerCase()}`,
    pin: "739146",
  };
}

/** From the phone number's screen to the first one behind the sign-in. Asks again when a code was sent just before. */
export async function signInDriver(page: Page, mobile: string): Promise<void> {
  const code = await codeSentBy("sms", `+91${mobile}`, async () => {
    await page.getByRole("textbox", { name: "Mobile number" }).fill(mobile);
    const sent = page.waitForResponse((response) => response.url().includes("/auth.login"));
    await page.getByRole("button", { name: "Send code" }).click();
    if ((await sent).ok()) return;
    const again = page.getByRole("button", { name: "Send code again" });
    await expect(again).toBeEnabled({ timeout: 40_000 });
    await again.click();
  });
  await page.getByRole("textbox", { name: "6-digit code" }).fill(code);
}

/** Registers and comes to rest on the home screen. */
export async function registerDriver(page: Page, driver: Driver): Promise<void> {
  await page.goto(`${addresses.driverWeb()}/sign-in`);
  await signInDriver(page, driver.mobile);
  await page.getByRole("textbox", { name: "Full name" }).fill(driver.name);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("textbox", { name: "New PIN" }).fill(driver.pin);
  await page.getByRole("textbox", { name: "Enter the PIN once more" }).fill(driver.pin);
  await expect(page.getByRole("link", { name: "Collect" })).toBeVisible();
}

/** The balance on the home screen; what React still keeps hidden while a page streams in is not it. */
export const balanceOn = (page: Page): Locator => page.getByTestId("balance").filter({ visible: true });

/** Types an amount on the screen's own keys: "125.50". */
export async function typeOnKeypad(page: Page, amount: string, keys = "Number keys"): Promise<void> {
  const keypad = page.getByRole("group", { name: keys });
  for (const key of amount) {
    await keypad.getByRole("button", { name: key === "." ? "Decimal point" : key, exact: true }).click();
  }
}

const Qr = z.object({ upiUri: z.string(), qrId: z.string() });
const Generated = z.object({ result: z.object({ data: Qr }) });

/** Makes a QR from the collect screen. */
export async function makeQr(page: Page, button: string): Promise<z.infer<typeof Qr>> {
  const answer = page.waitForResponse((response) => response.url().includes("/payments.qr.generate"));
  await page.getByRole("button", { name: button }).click();
  return Generated.parse(await (await answer).json()).result.data;
}

/** Makes a QR from the collect screen. @returns what it says to the payer's phone */
export async function showQr(page: Page, button: string): Promise<string> {
  return (await makeQr(page, button)).upiUri;
}
