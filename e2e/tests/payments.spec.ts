import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { addresses } from "../addresses.ts";
import { look } from "../look.ts";
import { balanceOn, newDriver, registerDriver, typeOnKeypad } from "../people/driver.ts";
import { passengerPays } from "../sandbox.ts";

// A link that a passenger pays on any phone, money given back, the driver's own QR, and the driver's own money.

test.describe.configure({ mode: "serial" });

const driver = newDriver();
let phone: BrowserContext;
let page: Page;

test.beforeAll(async ({ browser }) => {
  phone = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  page = await phone.newPage();
  // Says on the page that it asked the phone to stay awake.
  await page.addInitScript(() => {
    const request = navigator.wakeLock.request.bind(navigator.wakeLock);
    navigator.wakeLock.request = (kind) => {
      document.documentElement.setAttribute("data-awake", "");
      return request(kind);
    };
  });
  await registerDriver(page, driver);
});
test.afterAll(() => phone.close());

const qrOn = (on: Page) => on.getByRole("img", { name: /QR/ }).filter({ visible: true });

/** A phone that sleeps hears nothing: while a QR is held out, it is asked not to. */
const expectAwake = (on: Page) => expect(on.locator("html")).toHaveAttribute("data-awake");

/** What the button to the UPI app would hand it. */
const upiUriOn = async (on: Page): Promise<string> => {
  const link = on.locator('a[href^="upi://pay"]');
  await expect(link).toHaveCount(1);
  return (await link.getAttribute("href")) ?? "";
};

test("a driver sends a link, a passenger opens it without signing in and pays, and both pages say so", async ({
  browser,
}) => {
  await page.getByRole("link", { name: "Collect" }).click();
  await typeOnKeypad(page, "125.50");
  await look(page, "payments-01-collect");
  await page.getByRole("button", { name: "Send a link" }).click();
  await expect(page.getByText("Not paid yet")).toBeVisible();
  const address = await page.getByText("/pay/").textContent();
  await look(page, "payments-02-link");

  await test.step("a phone that refuses to copy is not said to have copied", async () => {
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException("", "NotAllowedError"));
    });
    await page.getByRole("button", { name: "Copy", exact: true }).click();
    await expect(page.getByRole("status").filter({ hasText: "Could not copy" })).toBeVisible();
    await look(page, "payments-02-link-not-copied");
  });

  const stranger = await browser.newContext({ locale: "hi-IN" });
  const theirs = await stranger.newPage();
  await theirs.goto(address ?? "");
  await expect(theirs.getByRole("heading", { name: "Kiran को भुगतान करें" })).toBeVisible();
  await expect(theirs).toHaveTitle("Kiran को भुगतान करें · DrivoPay");
  await expect(qrOn(theirs)).toBeVisible();
  await look(theirs, "payments-03-pay-hi");
  await theirs.getByLabel("भाषा").selectOption("en");
  await expect(theirs.getByRole("heading", { name: "Pay Kiran" })).toBeVisible();
  await expect(theirs.getByText(driver.mobile)).toHaveCount(0);
  await look(theirs, "payments-04-pay");

  await passengerPays(await upiUriOn(theirs));
  await expect(theirs.getByRole("heading", { name: "Paid" })).toBeVisible();
  await look(theirs, "payments-05-pay-paid");
  await expect(page.getByText("Paid", { exact: true })).toBeVisible();
  await stranger.close();
});

test("an address that is none of a link says so, and no more", async ({ browser }) => {
  const stranger = await browser.newContext();
  const theirs = await stranger.newPage();
  for (const token of ["A".repeat(22), "x"]) {
    await theirs.goto(`${addresses.driverWeb()}/pay/${token}`);
    await expect(theirs.getByRole("heading", { name: "There is no such link" })).toBeVisible();
  }
  await look(theirs, "payments-06-pay-unknown");
  await stranger.close();
});

test("a link that was taken back cannot be paid", async ({ browser }) => {
  await page.goto(`${addresses.driverWeb()}/collect`);
  await typeOnKeypad(page, "80");
  await page.getByRole("button", { name: "Send a link" }).click();
  const address = await page.getByText("/pay/").textContent();
  await page.getByRole("button", { name: "Take the link back" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Take the link back" }).click();
  await expect(page.getByText("Taken back")).toBeVisible();
  await page.getByRole("link", { name: "Back" }).click();
  await expect(page.getByRole("list", { name: "Your links" }).getByRole("listitem")).toHaveCount(2);
  await look(page, "payments-07-links");

  const stranger = await browser.newContext();
  const theirs = await stranger.newPage();
  await theirs.goto(address ?? "");
  await expect(theirs.getByRole("heading", { name: "This link was taken back" })).toBeVisible();
  await stranger.close();
});

test("a driver gives a part of a fare back, and sees what became of it", async () => {
  await page.goto(addresses.driverWeb());
  await expect(balanceOn(page)).toHaveText("₹125.50");
  await page.getByRole("list", { name: "Latest" }).getByRole("link").first().click();
  await page.getByRole("link", { name: "Give money back" }).click();
  const amount = page.getByLabel("How much goes back?");
  await expect(amount).toHaveValue("125.50");
  await amount.fill("25.50");
  await look(page, "payments-08-refund");
  await page.getByRole("button", { name: "Give money back" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.getByRole("radio", { name: "Wrong fare" }).click();
  await look(page, "payments-09-refund-confirm");
  await page.getByRole("button", { name: "Yes, give it back" }).click();
  await expect(page.getByRole("list", { name: "Given back" }).getByText("Given back")).toBeVisible();
  await look(page, "payments-10-refunded");
  await page.goto(addresses.driverWeb());
  await expect(balanceOn(page)).toHaveText("₹100.00");
});

test("a driver's own QR stays the same, and can be saved and printed", async () => {
  await page.goto(`${addresses.driverWeb()}/collect`);
  await page.getByRole("link", { name: "My QR" }).click();
  const picture = qrOn(page);
  await expect(picture).toBeVisible();
  await expectAwake(page);
  const drawn = await picture.getAttribute("src");
  await expect(page.getByRole("link", { name: "Save", exact: true })).toHaveAttribute("download", /\.svg$/);
  await look(page, "payments-11-my-qr");
  await page.reload();
  await expect(picture).toHaveAttribute("src", drawn ?? "");
});

test("a driver adds money of the own, and is told of a limit before there is anything to pay", async () => {
  await page.goto(`${addresses.driverWeb()}/bank`);
  await page.getByRole("link", { name: "Add money" }).click();
  await typeOnKeypad(page, "20000");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  const amount = page.getByLabel("How much of your own money?");
  await amount.fill("500");
  await look(page, "payments-12-deposit");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(qrOn(page)).toBeVisible();
  await expectAwake(page);
  await look(page, "payments-13-deposit-qr");
  await passengerPays(await upiUriOn(page));
  await expect(page.getByRole("heading", { name: "Paid" })).toBeVisible();
  await page.getByRole("link", { name: "Home" }).click();
  await expect(balanceOn(page)).toHaveText("₹600.00");
});
