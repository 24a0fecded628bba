import { formatPaise, translatorFor } from "@drivopay/i18n";
import { expect, test } from "@playwright/test";
import { addresses } from "../addresses.ts";
import { expectNoComplaints } from "../complaints.ts";
import { look } from "../look.ts";
import { newDriver, registerDriver } from "../people/driver.ts";
import { makeTrips } from "../sandbox.ts";

// What a driver earns at Uber comes by itself; a platform that gives only a file is uploaded.

expectNoComplaints();
const say = translatorFor("en");

test("a driver connects Uber, sees the trips and the money, uploads a statement and disconnects", async ({
  page,
}) => {
  const driver = newDriver();
  const reference = `e2e-${driver.mobile}`;
  await registerDriver(page, driver);
  const due = await makeTrips("UBER", reference, 5);

  await page.getByRole("link", { name: say("shell.navEarnings") }).click();
  await expect(page.getByText(say("earnings.emptyTitle"))).toBeVisible();
  await look(page, "earnings-empty-en");
  await page.getByRole("link", { name: say("earnings.connect") }).click();
  await page.getByRole("button", { name: say("earnings.signIn", { platform: "Uber" }) }).click();

  await page.getByRole("combobox", { name: "Sign in as" }).fill(reference);
  await page.getByRole("button", { name: "Allow" }).click();
  await expect(page.getByText(say("earnings.outcomeCONNECTED", { platform: "Uber" }))).toBeVisible();
  await expect(page.getByText(say("earnings.connected"), { exact: true })).toBeVisible();
  await expect(page.getByText(say("earnings.syncing"))).toBeHidden({ timeout: 20_000 });
  await look(page, "platforms-en");

  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  await page.locator("input[type=file]").setInputFiles({
    name: "rapido.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`Trip ID,Date,Net earnings\n${reference}-1,${yesterday},120.50\nx,${yesterday},?\n`),
  });
  await expect(
    page.getByText(say("earnings.statementDone", { count: 1, amount: formatPaise(12_050) })),
  ).toBeVisible();
  await expect(page.getByText(say("earnings.problemTRIP_ID"))).toBeVisible();

  await page.goto(`${addresses.driverWeb()}/earnings`);
  await expect(page.getByRole("heading", { name: say("earnings.bestHours") })).toBeVisible();
  await expect(page.getByRole("main").getByText("Uber ·").first()).toBeVisible();
  await look(page, "earnings-en");

  await test.step("a bar is chosen by a button or by the arrow keys, and says what each platform brought", async () => {
    const chosen = page
      .getByRole("toolbar", { name: say("earnings.chart") })
      .getByRole("button", { pressed: true });
    const latest = (await chosen.getAttribute("aria-label")) ?? "";
    // Whose trip was the last one is chance.
    await expect(page.getByText(/^(Uber|Rapido) ₹[\d,.]+/).first()).toBeVisible();
    await page.getByRole("button", { name: say("shell.before") }).click();
    await expect(chosen).not.toHaveAccessibleName(latest);
    await chosen.focus();
    await page.keyboard.press("ArrowRight");
    await expect(chosen).toHaveAccessibleName(latest);
    await expect(chosen).toBeFocused();
  });

  await test.step("a trip is followed to where its money is, also while that is on hold", async () => {
    const way = page.getByRole("list", { name: say("trace.title") });
    for (const trip of [/^Uber · Trip/, /^Rapido · Trip/]) {
      await page.getByRole("link", { name: trip }).first().click();
      await expect(way.getByRole("listitem").first()).toBeVisible();
      await page.goBack();
    }
  });
  await page.goto(addresses.driverWeb());
  await expect(page.getByTestId("balance").filter({ visible: true })).toContainText(
    formatPaise(due).split(".")[0] ?? "",
  );

  await page.goto(`${addresses.driverWeb()}/earnings/platforms`);
  await page.getByRole("button", { name: say("earnings.disconnect") }).click();
  const asked = page.getByRole("dialog");
  await asked.getByRole("button", { name: say("earnings.disconnect") }).click();
  await expect(
    page.getByRole("button", { name: say("earnings.signIn", { platform: "Uber" }) }),
  ).toBeVisible();
});
