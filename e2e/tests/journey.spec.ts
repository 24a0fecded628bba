import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { type BrowserContext, expect, type Locator, type Page, test } from "@playwright/test";
import { inRepo } from "../../scripts/paths.ts";
import { addresses, stackSettings } from "../addresses.ts";
import { look } from "../look.ts";
import { balanceOn, newDriver, showQr, signInDriver, typeOnKeypad } from "../people/driver.ts";
import { fillPapers } from "../people/paper.ts";
import { approveDriver } from "../people/staff.ts";
import { bankDecides, passengerPays, payoutUnderWay } from "../sandbox.ts";
import { listen, sentencesOf } from "../speech.ts";

// One driver's rupee: from a passenger's UPI app to the driver's bank, through every layer.

const driver = newDriver();
/** Payouts to accounts that end so wait until the bank, which is this test, decides. */
const accountNumber = `50${driver.mobile.slice(-8)}900015`;

let phone: BrowserContext;
let page: Page;
let desk: Page;
let pageLoads = 0;

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ browser }) => {
  phone = await browser.newContext();
  await listen(phone);
  page = await phone.newPage();
  page.on("load", () => {
    pageLoads += 1;
  });
  const wide = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    isMobile: false,
    hasTouch: false,
  });
  desk = await wide.newPage();
});

test.afterAll(async () => {
  await phone.close();
  await desk.context().close();
});

/** Runs what must happen on the page that is open, without loading another or the same again. */
async function withoutLoading(happens: () => Promise<void>): Promise<void> {
  const before = pageLoads;
  await happens();
  expect(pageLoads, "pages loaded meanwhile").toBe(before);
}

const balance = () => balanceOn(page);
const goHome = () => page.getByRole("link", { name: "Home" }).click();

test("a driver chooses a language, registers with a phone number, and sets a PIN", async () => {
  await page.goto(addresses.driverWeb());
  await page.getByRole("radio", { name: "हिन्दी" }).click();
  await expect(page.getByRole("heading", { name: "अपनी भाषा चुनें" })).toBeVisible();
  await page.getByRole("radio", { name: "English" }).click();
  await expect(page.getByRole("heading", { name: "Choose your language" })).toBeVisible();
  await look(page, "01-welcome");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { name: "Your mobile number" })).toBeVisible();
  await look(page, "02-phone");
  await signInDriver(page, driver.mobile);

  await expect(page.getByRole("heading", { name: "Your name" })).toBeVisible();
  await look(page, "03-name");
  await page.getByRole("textbox", { name: "Full name" }).fill(driver.name);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("textbox", { name: "New PIN" }).fill(driver.pin);
  await page.getByRole("textbox", { name: "Enter the PIN once more" }).fill(driver.pin);
  await expect(balance()).toHaveText("₹0.00");
  await expect(page.getByText("No money yet")).toBeVisible();
  await look(page, "04-home-empty");
});

test("a passenger pays the QR and the open page says so, aloud, by itself", async () => {
  await page.getByRole("link", { name: "Collect" }).click();
  await typeOnKeypad(page, "125.50");
  await expect(page.getByLabel("Type the fare")).toHaveValue("125.50");
  await look(page, "05-collect");
  await withoutLoading(async () => {
    const upiUri = await showQr(page, "Show QR");
    expect(new URL(upiUri).searchParams.get("am")).toBe("125.50");
    const qr = page.getByRole("img", { name: "UPI QR code for ₹125.50" });
    await expect(qr).toBeVisible();
    expect((await qr.boundingBox())?.width).toBeGreaterThan(280);
    await expect(page.getByRole("navigation")).toHaveCount(0);
    await expect(page.getByText("Waiting for payment")).toBeVisible();
    await look(page, "06-qr");

    await passengerPays(upiUri);
    await expect(page.getByRole("heading", { name: "Paid" })).toBeVisible();
    await expect(page.getByTestId("paid-amount")).toHaveText("₹125.50");
    await expect(page.getByText("Balance now ₹125.50")).toBeVisible();
    await look(page, "07-paid");
    const sentence = { text: "125 rupees 50 paise received", lang: "en-IN" };
    await expect.poll(() => sentencesOf(page)).toEqual([sentence]);

    await goHome();
    await expect(balance()).toHaveText("₹125.50");
    await expect(page.getByRole("list", { name: "Latest" }).getByRole("link")).toHaveCount(1);
    await look(page, "08-home");
    await page.getByRole("link", { name: /Messages, \d+ new/ }).click();
    await expect(page.getByRole("list", { name: "Today" })).toContainText("₹125.50 received");
    await look(page, "09-inbox");
    expect(await sentencesOf(page), "said once").toEqual([sentence]);
  });
});

test("the driver's papers are approved at the desk and the open page shows it", async () => {
  await page.getByRole("link", { name: "Back", exact: true }).click();
  await page.getByRole("link", { name: "Send papers" }).click();
  const monthly = page.getByRole("listitem").filter({ hasText: "Receive in a month" });
  await expect(monthly).toContainText("left of");
  const limit = async () => rupeesAfter("left of", (await monthly.textContent()) ?? "");
  const limitBefore = await limit();
  await look(page, "10-papers");
  await fillPapers(page, driver.name);
  await withoutLoading(async () => {
    await page.getByRole("button", { name: "Send for checking" }).click();
    await expect(page.getByText("Sent. We are checking.")).toBeVisible();
    await look(page, "11-papers-sent");

    await approveDriver(desk, driver.name);

    await expect(page.getByText("All papers approved")).toBeVisible();
    await expect.poll(limit).toBeGreaterThan(limitBefore);
    await look(page, "12-papers-approved");
  });
});

test("a bank account is looked up, checked by a penny drop, and ready without reloading", async () => {
  await page.getByRole("link", { name: "Send to bank" }).click();
  await page.getByRole("link", { name: "Add bank account" }).first().click();
  await page.getByLabel("Account number", { exact: true }).fill(accountNumber);
  await page.getByLabel("Account number once more").fill(accountNumber);
  await page.getByLabel("IFSC").fill("HDFC0000053");
  await expect(page.getByText(/^HDFC Bank/)).toBeVisible();
  await page.getByLabel("Name on the account").fill(driver.name);
  await look(page, "13-bank-add");
  await withoutLoading(async () => {
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await look(page, "14-bank-pin");
    await page.getByRole("textbox", { name: "Enter your PIN to add the account" }).fill(driver.pin);
    const account = page.getByRole("list", { name: "Bank accounts" }).getByRole("button").first();
    await expect(account).toContainText("0015");
    await expect(account).toContainText("Verified");
    await expect(account).toContainText("Main account");
    await look(page, "15-bank");
  });
});

test("money is held, sent, and reaches the bank; a refused or returned payout comes back", async () => {
  const [first, utr] = await test.step("a payout that arrives", async () => {
    await askForWithdrawal("50", "₹53.54");
    const payout = await payoutUnderWay(driver.name, 5_000);
    await expect(status()).toHaveText("Sent");
    const way = page.getByRole("list", { name: "Where is my money" });
    await expect(way).toContainText("Kept aside from your balance");
    await expect(way.getByRole("listitem").filter({ hasText: "The bank has it" })).toHaveAttribute(
      "aria-current",
      "step",
    );
    await look(page, "18-transfer-sent");
    await withoutLoading(async () => {
      await bankDecides(payout, "processed", "526399000015");
      await expect(status()).toHaveText("In your bank");
      await expect(page.getByText("526399000015")).toBeVisible();
      await expect(way).toContainText("Reached your bank");
    });
    await look(page, "19-transfer-processed");
    return [payout, "526399000015"] as const;
  });
  expect(utr).not.toBe("");

  await test.step("a payout that the bank refuses", async () => {
    await page.getByRole("link", { name: "Back", exact: true }).click();
    await askForWithdrawal("40", "₹43.54");
    const payout = await payoutUnderWay(driver.name, 4_000);
    await withoutLoading(async () => {
      await bankDecides(payout, "failed");
      await expect(status()).toHaveText("Money is back");
      await look(page, "20-transfer-returned");
      await page.getByRole("link", { name: "Back", exact: true }).click();
      await goHome();
      await expect(balance()).toHaveText("₹71.96");
      await expect(page.getByText("On hold", { exact: true })).toHaveCount(0);
    });
  });

  await test.step("a payout that comes back after it arrived", () =>
    withoutLoading(async () => {
      await bankDecides(first, "reversed");
      await expect(balance()).toHaveText("₹125.50");
      await page.getByRole("link", { name: /Messages, \d+ new/ }).click();
      await expect(page.getByRole("list", { name: "Today" })).toContainText("₹53.54 came back");
      await page.getByRole("link", { name: "Back", exact: true }).click();
    }));
});

test("history shows every movement with its entries, and the books prove", async () => {
  await page.getByRole("link", { name: "History" }).click();
  const links = page.getByRole("main").getByRole("listitem").getByRole("link");
  await expect(links).toHaveCount(3);
  await expect(links.nth(0)).toContainText("Failed");
  await expect(links.nth(0)).toContainText("−₹43.54");
  await expect(links.nth(2)).toContainText("+₹125.50");
  await look(page, "21-history");
  const booked: string[] = [];
  const toOpen = await addressesOf(links);
  for (const address of toOpen) {
    await page.goto(address);
    booked.push(await provenMovement());
    if (address === toOpen[0]) await look(page, "22-movement");
    // What else happened to a withdrawal stands below it, each with entries of its own.
    for (const related of await addressesOf(links)) if (!toOpen.includes(related)) toOpen.push(related);
  }
  expect(booked.sort()).toEqual([
    "Came back, not sent",
    "Fare received",
    "Reached your bank",
    "Sent back by the bank",
    "Set aside for your bank",
    "Set aside for your bank",
  ]);

  await desk.getByRole("link", { name: "Books" }).click();
  await desk.getByRole("button", { name: "Prove now" }).click();
  await expect(desk.getByText("The books prove")).toBeVisible();
  const { stdout } = await promisify(execFile)(process.execPath, ["scripts/ledger.ts", "verify"], {
    cwd: inRepo(),
    env: stackSettings(),
  });
  expect(stdout).toContain("the books are proved");
});

/** Where the links to movements lead; those to a receipt, or to a movement's way, are left out. */
async function addressesOf(links: Locator): Promise<string[]> {
  const all = await links.evaluateAll((found) => found.map((link) => (link as HTMLAnchorElement).href));
  return all.filter((address) => /\/history\/[\w-]+$/.test(address));
}

/** The name of the movement that is open, whose entries add up to zero. */
async function provenMovement(): Promise<string> {
  const booking = page.getByRole("region", { name: "How it was booked" }).getByRole("definition");
  await expect(booking).not.toHaveCount(0);
  const entries = (await booking.allTextContents()).map(paiseOf);
  expect(entries.length).toBeGreaterThanOrEqual(2);
  expect(
    entries.reduce((sum, entry) => sum + entry, 0),
    "the entries' sum",
  ).toBe(0);
  return (await page.getByRole("main").getByRole("paragraph").first().textContent()) ?? "";
}

const status = () => page.getByRole("main").getByRole("status");

/** From the bank's screen to the timeline of a new withdrawal of so many rupees. */
async function askForWithdrawal(rupees: string, total: string): Promise<void> {
  await page.getByRole("link", { name: "Send to bank" }).click();
  await typeOnKeypad(page, rupees);
  await look(page, "16-send");
  await page.getByRole("button", { name: "Continue" }).click();
  const quote = page.getByRole("dialog", { name: "Check and send" });
  await expect(quote).toContainText(total);
  await expect(quote).toContainText("Arrives by");
  await look(page, "17-quote");
  await quote.getByRole("button", { name: `Send ₹${rupees}` }).click();
  await page.getByRole("textbox", { name: "Enter your PIN" }).fill(driver.pin);
  await expect(page.getByRole("list", { name: "Where is my money" })).toBeVisible();
}

/** "+₹1,250.50" and "−₹1,250.50", in paise. */
function paiseOf(written: string): number {
  const paise = Number(written.replaceAll(/\D/g, ""));
  return written.startsWith("−") ? -paise : paise;
}

function rupeesAfter(words: string, text: string): number {
  // Behind the sum stands when the limit starts afresh.
  const [sum = ""] = (text.split(words)[1] ?? "").split("·");
  return Number(sum.replaceAll(/[^\d.]/g, ""));
}
