import { expect, test } from "@playwright/test";
import { addresses } from "../addresses.ts";
import { balanceOn, newDriver, registerDriver, showQr, typeOnKeypad } from "../people/driver.ts";
import { passengerPays } from "../sandbox.ts";
import { listen, sentencesOf } from "../speech.ts";

test("without a network the app says so, and a fare paid meanwhile is shown and spoken once when it is back", async ({
  context,
  page,
}) => {
  await listen(context);
  await registerDriver(page, newDriver());
  const notice = page.getByRole("status").filter({ hasText: "No internet." });

  await test.step("said plainly, and nothing is lost", async () => {
    await context.setOffline(true);
    await expect(notice).toBeVisible();
    await expect(balanceOn(page)).toHaveText("₹0.00");
    await context.setOffline(false);
    await expect(notice).toHaveCount(0);
  });

  await test.step("collecting needs the network, and says so", async () => {
    await page.getByRole("link", { name: "Collect" }).click();
    await typeOnKeypad(page, "64");
    await context.setOffline(true);
    await page.getByRole("button", { name: "Show QR" }).click();
    await expect(page.getByText("No internet. Try again when you are connected.")).toBeVisible();
    await context.setOffline(false);
  });

  await test.step("paid while the phone was away", async () => {
    const upiUri = await showQr(page, "Show QR");
    await expect(page.getByText("Waiting for payment")).toBeVisible();
    await context.setOffline(true);
    await passengerPays(upiUri);
    await context.setOffline(false);
    await expect(page.getByRole("heading", { name: "Paid" })).toBeVisible({ timeout: 30_000 });
    await expect.poll(() => sentencesOf(page)).toEqual([{ text: "64 rupees received", lang: "en-IN" }]);
    await page.getByRole("link", { name: "Home" }).click();
    await expect(balanceOn(page)).toHaveText("₹64.00");
  });

  await test.step("a page that is opened again starts where it was", async () => {
    await page.goto(addresses.driverWeb());
    await expect(balanceOn(page)).toHaveText("₹64.00");
    expect(await sentencesOf(page)).toEqual([]);
  });
});
