import { translatorFor } from "@drivopay/i18n";
import { expect, test } from "@playwright/test";
import { addresses, sessionFile } from "../addresses.ts";
import { expectNoComplaints } from "../complaints.ts";
import { look } from "../look.ts";
import { typeOnKeypad } from "../people/driver.ts";
import { passengerPays } from "../sandbox.ts";

// What a driver does with the money: the evening transfer, a UPI address, and the way of a rupee.

expectNoComplaints();

const say = translatorFor("en");
const pin = "246813";

test.use({ storageState: sessionFile.asha });

test("the evening transfer is turned on with the PIN and off without it", async ({ page }) => {
  await page.goto(`${addresses.driverWeb()}/bank`);
  const row = page.getByRole("button", { name: say("sending.autoTitle") });
  await row.click();
  const sheet = page.getByRole("dialog", { name: say("sending.autoTitle") });
  const threshold = sheet.getByLabel(say("sending.autoThreshold"));
  // Pasted with its comma and a third digit of paise.
  await threshold.fill("2,500.505");
  await expect(threshold).toHaveValue("2500.50");
  await threshold.fill("2,500");
  await look(page, "auto-withdraw");
  await sheet.getByRole("button", { name: say("sending.autoTurnOn") }).click();
  await page.getByRole("textbox", { name: say("sending.autoPin") }).fill(pin);
  await expect(sheet).toBeHidden();
  await expect(row).toContainText("₹2,500");
  await row.click();
  await sheet.getByRole("button", { name: say("sending.autoTurnOff") }).click();
  await expect(sheet).toBeHidden();
  await expect(row).toContainText(say("sending.autoOff"));
});

test("a UPI address is checked by the name behind it, without the page being asked again", async ({
  page,
}) => {
  await page.goto(`${addresses.driverWeb()}/bank/add`);
  await page.getByRole("radio", { name: say("sending.byUpi") }).click();
  const address = `asha.${Date.now()}@okhdfcbank`;
  await page.getByRole("textbox", { name: say("sending.byUpi") }).fill("asha");
  await page.getByRole("textbox", { name: say("bank.holder") }).fill("Asha Devi");
  await page.getByRole("button", { name: say("shell.continue") }).click();
  await expect(page.getByText(say("sending.upiInvalid"))).toBeVisible();
  await look(page, "upi-add");
  await page.getByRole("textbox", { name: say("sending.byUpi") }).fill(address);
  await page.getByRole("button", { name: say("shell.continue") }).click();
  await page.getByRole("textbox", { name: say("sending.upiPin") }).fill(pin);
  const row = page.getByRole("button", { name: "UPI as•••@okhdfcbank" }).first();
  await expect(row).toContainText(say("status.VERIFIED"), { timeout: 20_000 });
  await row.click();
  await page.getByRole("button", { name: say("bank.remove") }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("an account that the bank did not confirm is proved by paying a rupee from it", async ({ page }) => {
  // Its last six digits have the bank answer with another person's name.
  const accountNumber = `5010${String(Date.now()).slice(-6)}900001`;
  await page.goto(`${addresses.driverWeb()}/bank/add`);
  await page.getByLabel(say("bank.accountNumber"), { exact: true }).fill(accountNumber);
  await page.getByLabel(say("bank.accountNumberAgain"), { exact: true }).fill(accountNumber);
  await page.getByLabel(say("bank.ifsc"), { exact: true }).fill("HDFC0000053");
  await page.getByLabel(say("bank.holder"), { exact: true }).fill("Asha Devi");
  await page.getByRole("button", { name: say("shell.continue") }).click();
  await page.getByRole("textbox", { name: say("bank.pinTitle") }).fill(pin);
  const row = page.getByRole("button", { name: "HDFC Bank ••••0001" }).first();
  await expect(row).toContainText(say("status.FAILED"), { timeout: 20_000 });
  await row.click();
  await look(page, "account-failed");
  await page.getByRole("link", { name: say("bank.prove") }).click();
  await expect(page.getByText(say("prove.lead"))).toBeVisible();
  await look(page, "prove-account");
  await page.getByRole("button", { name: say("prove.start") }).click();
  const open = page.getByRole("link", { name: say("deposit.open") });
  await expect(page.getByText(say("prove.fromThisAccount"))).toBeVisible();
  await look(page, "prove-account-pay");
  await passengerPays((await open.getAttribute("href")) ?? "");
  await expect(page.getByText(say("prove.verified"))).toBeVisible({ timeout: 20_000 });
  await look(page, "prove-account-done");
  await page.getByRole("link", { name: say("prove.done") }).click();
  await expect(row).toContainText(say("status.VERIFIED"));
  await row.click();
  await page.getByRole("button", { name: say("bank.remove") }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("more than can be sent is refused with what can, and why", async ({ page }) => {
  await page.goto(`${addresses.driverWeb()}/bank/send`);
  await expect(page.getByText(say("sending.upTo", { amount: "" }).trim()).first()).toBeVisible();
  await typeOnKeypad(page, "999999");
  await expect(page.getByRole("main").getByRole("alert").filter({ visible: true }).first()).toBeVisible();
  await expect(page.getByRole("button", { name: say("shell.continue") })).toBeDisabled();
  await look(page, "send-too-much");
});

test("an amount is followed from where it came to where it is, each stop a link", async ({ page }) => {
  await page.goto(`${addresses.driverWeb()}/`);
  await page
    .getByRole("list", { name: say("home.recent") })
    .getByRole("link")
    .first()
    .click();
  await page.getByRole("link", { name: say("trace.title") }).click();
  const way = page.getByRole("list", { name: say("trace.title") });
  await expect(way.getByRole("listitem").first()).toBeVisible();
  await look(page, "trace");
});
