import { randomInt } from "node:crypto";
import { translatorFor } from "@drivopay/i18n";
import { expect, type Page, test } from "@playwright/test";
import { addresses, sessionFile } from "../addresses.ts";
import { balanceOn, makeQr, newDriver, registerDriver, typeOnKeypad } from "../people/driver.ts";
import { passengerPays } from "../sandbox.ts";

// The server has done it, and the answer is lost on the way: whoever asks again moves the money once.

const say = translatorFor("en");
const pin = "246813";

/** Of the next calls so many are done, and their answers lost. */
async function loseAnswers(page: Page, procedure: string, times: number): Promise<void> {
  await page.route(
    `**/api/trpc/${procedure}`,
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times },
  );
}

const keptHere = (page: Page): Promise<string> => page.evaluate(() => JSON.stringify(localStorage));

test.describe("a withdrawal", () => {
  test.use({ storageState: sessionFile.asha });

  test("whose answer is lost is made once, however often it is asked for, and leads to itself", async ({
    page,
  }) => {
    const amount = `${100 + randomInt(50)}.${10 + randomInt(90)}`;
    const askFor = async (digits: string) => {
      await page.getByRole("button", { name: say("shell.continue") }).click();
      const sheet = page.getByRole("dialog");
      await sheet.getByRole("button", { name: say("withdraw.confirm", { amount: `₹${amount}` }) }).click();
      await sheet.getByRole("textbox", { name: say("withdraw.pinTitle") }).fill(digits);
    };
    const offline = page.getByRole("dialog").getByText(say("errors.OFFLINE"));
    const sent = page.getByRole("list", { name: say("withdraw.past") }).getByRole("listitem");
    await page.goto(`${addresses.driverWeb()}/bank`);
    await expect(sent.first()).toBeVisible();
    const before = await sent.count();
    await loseAnswers(page, "wallet.withdraw", 2);
    await page.goto(`${addresses.driverWeb()}/bank/send`);
    await typeOnKeypad(page, amount);
    await askFor(pin);
    await expect(offline).toBeVisible();
    expect(await keptHere(page)).not.toContain(pin);

    await test.step("in a sheet opened anew", async () => {
      await page
        .getByRole("dialog")
        .getByRole("button", { name: say("shell.close") })
        .click();
      await askFor(pin);
      await expect(offline).toBeVisible();
    });
    await test.step("after the page was loaded anew, and a wrong PIN", async () => {
      await page.reload();
      await typeOnKeypad(page, amount);
      await askFor("135791");
      const field = page.getByRole("dialog").getByRole("textbox", { name: say("withdraw.pinTitle") });
      await expect(page.getByRole("dialog").getByRole("alert").filter({ hasText: /\S/ })).toBeVisible();
      await field.fill(pin);
      await expect(page).toHaveURL(/\/bank\/transfers\/[\w-]+$/);
    });
    await page.goto(`${addresses.driverWeb()}/bank`);
    await expect(sent).toHaveCount(before + 1);
    expect(await keptHere(page)).not.toContain("bankAccountId");
  });
});

test("a refund whose answer is lost gives the money back once, also when another reason is given", async ({
  page,
}) => {
  await registerDriver(page, newDriver());
  await page.getByRole("link", { name: "Collect" }).click();
  await typeOnKeypad(page, "120");
  const { upiUri } = await makeQr(page, say("collect.showQr"));
  await passengerPays(upiUri);
  await expect(page.getByText(say("collect.paid")).first()).toBeVisible();
  await page.goto(addresses.driverWeb());
  await page
    .getByRole("list", { name: say("home.recent") })
    .getByRole("link")
    .first()
    .click();
  await page.getByRole("link", { name: say("refund.offer") }).click();
  const askFor = async (reason: "wrongFare" | "other") => {
    await page.getByLabel(say("refund.enter")).fill("20");
    await page.getByRole("button", { name: say("refund.offer") }).click();
    await page.getByRole("radio", { name: say(`refund.reasons.${reason}`) }).click();
    await page.getByRole("button", { name: say("refund.confirm") }).click();
  };
  await loseAnswers(page, "payments.refund", 1);
  await askFor("other");
  await expect(page.getByRole("dialog").getByText(say("errors.OFFLINE"))).toBeVisible();
  await page.reload();
  await askFor("wrongFare");
  const given = page.getByRole("list", { name: say("refund.given") });
  await expect(given.getByRole("listitem")).toHaveCount(1);
  await page.goto(addresses.driverWeb());
  await expect(balanceOn(page)).toHaveText("₹100.00");
});
