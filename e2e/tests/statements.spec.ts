import { formatPaise, translatorFor } from "@drivopay/i18n";
import { expect, test } from "@playwright/test";
import { addresses, sessionFile } from "../addresses.ts";
import { expectNoComplaints } from "../complaints.ts";
import { look } from "../look.ts";
import { balanceOn, newDriver, registerDriver } from "../people/driver.ts";

// A platform's statement from the driver's phone over the desk to the balance.

expectNoComplaints();
const say = translatorFor("en");

test("staff check a driver's statement, and its money leaves the hold", async ({ page, browser }) => {
  const driver = newDriver();
  await registerDriver(page, driver);
  await page.goto(`${addresses.driverWeb()}/earnings/platforms`);
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  await page.locator("input[type=file]").setInputFiles({
    name: "rapido-week.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(
      `Trip ID,Date,Net earnings\n${driver.mobile}-1,${yesterday},120.50\n${driver.mobile}-2,${yesterday},?\n`,
    ),
  });
  await expect(
    page.getByText(say("earnings.statementDone", { count: 1, amount: formatPaise(12_050) })),
  ).toBeVisible();

  const office = await browser.newContext({
    storageState: sessionFile.operations,
    viewport: { width: 1280, height: 800 },
  });
  const desk = await office.newPage();
  await desk.goto(`${addresses.admin()}/statements`);
  await desk
    .getByRole("row", { name: new RegExp(driver.name) })
    .getByRole("link")
    .first()
    .click();
  await expect(desk.getByRole("cell", { name: `${driver.mobile}-1` })).toBeVisible();
  await expect(desk.getByText("The amount cannot be read")).toBeVisible();
  await look(desk, "desk-statement");
  await desk.keyboard.press("a");
  await desk.getByLabel("Reason").fill("As in Rapido's own books");
  await desk.getByRole("dialog").getByRole("button", { name: "Credit" }).click();
  await expect(desk.getByText("Credited", { exact: true })).toBeVisible();
  await office.close();

  await page.goto(addresses.driverWeb());
  await expect(balanceOn(page)).toContainText("120");
});
