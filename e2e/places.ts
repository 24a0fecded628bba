import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { translatorFor } from "@drivopay/i18n";
import { expect, type Page } from "@playwright/test";
import { z } from "zod";
import { inRepo } from "../scripts/paths.ts";
import { addresses } from "./addresses.ts";
import { typeOnKeypad } from "./people/driver.ts";

const Places = z.object({
  movement: z.string(),
  paymentId: z.string(),
  link: z.string(),
  pay: z.string(),
  transfer: z.string(),
  bankAccountId: z.string(),
});

const Withdrawal = z.object({ bankAccountId: z.string() });

/** Paths in the driver app that hold an id: things that the demo's driver has. */
export type Places = z.infer<typeof Places>;

const file = inRepo(".cache", "e2e-sessions", "places.json");
const say = translatorFor("en");

/** Makes what the demo's driver lacks, a link and a transfer, and writes down where everything is. */
export async function makePlaces(page: Page, pin: string): Promise<void> {
  const places = { ...(await openFare(page)), ...(await sendLink(page)), ...(await sendToBank(page, pin)) };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(places));
}

/** The places written down before. */
export function knownPlaces(): Places {
  return Places.parse(JSON.parse(readFileSync(file, "utf8")));
}

const pathOf = (address: string) => new URL(address, addresses.driverWeb()).pathname;

async function openFare(page: Page): Promise<Pick<Places, "movement" | "paymentId">> {
  await page.goto(addresses.driverWeb());
  await page
    .getByRole("list", { name: say("home.recent") })
    .getByRole("link")
    .first()
    .click();
  const refund = await page.getByRole("link", { name: say("refund.offer") }).getAttribute("href");
  const [movement = "", paymentId = ""] = (refund ?? "").split("/refund/");
  return { movement, paymentId };
}

async function sendLink(page: Page): Promise<Pick<Places, "link" | "pay">> {
  await page.goto(`${addresses.driverWeb()}/collect`);
  await typeOnKeypad(page, "90");
  await page.getByRole("button", { name: say("links.send") }).click();
  const pay = pathOf((await page.getByText("/pay/").textContent()) ?? "");
  return { link: pathOf(page.url()), pay };
}

async function sendToBank(page: Page, pin: string): Promise<Pick<Places, "transfer" | "bankAccountId">> {
  await page.goto(`${addresses.driverWeb()}/bank/send`);
  await typeOnKeypad(page, "10");
  await page.getByRole("button", { name: say("shell.continue") }).click();
  const quote = page.getByRole("dialog", { name: say("withdraw.quoteTitle") });
  await quote.getByRole("button", { name: "Send ₹10" }).click();
  const asked = page.waitForRequest((request) => request.url().includes("/wallet.withdraw"));
  await page.getByRole("textbox", { name: say("withdraw.pinTitle") }).fill(pin);
  const { bankAccountId } = Withdrawal.parse((await asked).postDataJSON());
  await expect(page.getByText(say("timeline.HELD"))).toBeVisible();
  return { transfer: pathOf(page.url()), bankAccountId };
}
