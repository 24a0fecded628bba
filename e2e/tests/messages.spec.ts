import { expect, test } from "@playwright/test";
import { addresses } from "../addresses.ts";
import { expectNoComplaints } from "../complaints.ts";
import { look } from "../look.ts";
import { newDriver, registerDriver, showQr, typeOnKeypad } from "../people/driver.ts";
import { passengerPays } from "../sandbox.ts";

// What a driver is told, where it leads, and how a driver says what to be told of.

expectNoComplaints();

test("a message leads to what it tells of, and the driver chooses which come", async ({ page }) => {
  await registerDriver(page, newDriver());
  await page.goto(`${addresses.driverWeb()}/inbox`);
  await expect(page.getByText("No messages").filter({ visible: true })).toBeVisible();
  await look(page, "inbox-empty");

  await page.goto(`${addresses.driverWeb()}/collect`);
  await typeOnKeypad(page, "80");
  await passengerPays(await showQr(page, "Show QR"));
  await expect(page.getByRole("heading", { name: "Paid" })).toBeVisible();

  await page.goto(`${addresses.driverWeb()}/inbox`);
  const today = page.getByRole("list", { name: "Today" });
  const message = today.getByRole("link", { name: /₹80\.00 received New/ });
  await expect(message).toBeVisible();
  await message.click();
  await expect(page.getByRole("heading", { name: "Details" })).toBeVisible();
  await page.goto(`${addresses.driverWeb()}/inbox`);
  await expect(today.getByRole("link", { name: /₹80\.00 received/ })).toBeVisible();
  await expect(today.getByText("New", { exact: true })).toHaveCount(0);

  await page.getByRole("link", { name: "Settings" }).click();
  const money = page.getByRole("group", { name: "Money" });
  await expect(money.getByRole("checkbox", { name: /In the app/ })).toBeDisabled();
  await money.getByRole("checkbox", { name: "SMS" }).click();
  await expect(page.getByText("Saved")).toBeAttached();
  await page.getByRole("checkbox", { name: "Keep quiet" }).click();
  await page.getByLabel("Until").fill("05:30");
  const saved = page.waitForResponse(
    (response) => response.request().postData()?.includes('"to":"05:30"') ?? false,
  );
  await page.getByLabel("Until").blur();
  expect((await saved).ok()).toBe(true);
  await look(page, "message-settings");

  await page.reload();
  await expect(money.getByRole("checkbox", { name: "SMS" })).not.toBeChecked();
  await expect(page.getByRole("checkbox", { name: "Keep quiet" })).toBeChecked();
  await expect(page.getByLabel("Until")).toHaveValue("05:30");
});
