import { translatorFor } from "@drivopay/i18n";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { addresses, sessionFile } from "../addresses.ts";
import { expectNoComplaints } from "../complaints.ts";
import { look } from "../look.ts";
import { showQr, typeOnKeypad } from "../people/driver.ts";
import { passengerPays } from "../sandbox.ts";

// Each screen of the driver app: nothing on it shuts anybody out, and there is a picture of it.

expectNoComplaints();

const languages = [
  { locale: "en", tag: "en-IN", called: "English" },
  { locale: "hi", tag: "hi-IN", called: "Hindi" },
] as const;

for (const { locale, tag, called } of languages) {
  const say = translatorFor(locale);
  const lookAt = (page: Page, name: string) => look(page, `${name}-${locale}`);

  test.describe(`in ${called}`, () => {
    test.beforeEach(async ({ context }) => {
      await context.addCookies([{ name: "locale", value: locale, url: addresses.driverWeb() }]);
    });

    test.describe("before the sign-in", () => {
      test("the screens can be used by everybody", async ({ page }) => {
        await page.goto(`${addresses.driverWeb()}/welcome`);
        await expect(page.getByRole("heading", { name: say("auth.chooseLanguage") })).toBeVisible();
        await expect(page.locator("html")).toHaveAttribute("lang", tag);
        await lookAt(page, "welcome");
        await page.getByRole("button", { name: say("shell.continue") }).click();
        await expect(page.getByLabel(say("auth.phoneLabel"))).toBeVisible();
        await page.getByLabel(say("auth.phoneLabel")).fill("12345");
        await page.getByRole("button", { name: say("auth.sendCode") }).click();
        await expect(page.getByText(say("auth.phoneInvalid"))).toBeVisible();
        await lookAt(page, "sign-in");
      });
    });

    test.describe("behind the sign-in", () => {
      test.use({ storageState: sessionFile.asha });

      const first = (page: Page): Locator => page.getByRole("main").getByRole("listitem").first();
      const screens: readonly [name: string, path: string, there: (page: Page) => Locator][] = [
        [
          "home",
          "/",
          (page) =>
            page
              .getByRole("list", { name: say("home.recent") })
              .getByRole("link")
              .first(),
        ],
        ["history", "/history", first],
        [
          "insights",
          "/history/insights",
          (page) => page.getByRole("heading", { name: say("insights.bySource") }),
        ],
        [
          "statements",
          "/history/statements",
          (page) => page.getByRole("heading", { name: say("papers.months") }),
        ],
        ["export", "/history/export", (page) => page.getByRole("button", { name: say("papers.start") })],
        ["income", "/profile/income", (page) => page.getByText(say("passport.average"))],
        ["verify", "/verify", (page) => page.getByLabel(say("verify.codeLabel"))],
        ["bank", "/bank", (page) => page.getByText(say("status.VERIFIED"))],
        ["bank-add", "/bank/add", (page) => page.getByLabel(say("bank.ifsc"), { exact: true })],
        ["send", "/bank/send", (page) => page.getByLabel(say("withdraw.enterAmount"))],
        ["my-qr", "/collect/my-qr", (page) => page.getByRole("img", { name: say("links.myQrLabel") })],
        ["links", "/collect/links", (page) => page.getByText(say("links.emptyTitle"))],
        ["deposit", "/bank/deposit", (page) => page.getByLabel(say("deposit.enter"))],
        ["papers", "/kyc", (page) => page.getByText(say("kyc.approvedTitle"))],
        ["inbox", "/inbox", first],
        ["profile", "/profile", (page) => page.getByText("Asha Devi")],
        ["language", "/profile/language", (page) => page.getByRole("radio", { name: "தமிழ்" })],
        ["messages", "/profile/messages", (page) => page.getByText(say("messageSettings.codes"))],
        ["pin", "/profile/pin", (page) => page.getByLabel(say("auth.currentPin"))],
      ];
      test("each screen can be used by everybody", async ({ page }) => {
        for (const [name, path, there] of screens) {
          await test.step(name, async () => {
            await page.goto(`${addresses.driverWeb()}${path}`);
            // While a page streams in, its hidden copy stands beside it for a moment.
            await expect(there(page).filter({ visible: true })).toBeVisible();
            await lookAt(page, name);
          });
        }
      });

      test("collecting can be used by everybody", async ({ page }) => {
        await page.goto(`${addresses.driverWeb()}/collect`);
        await typeOnKeypad(page, "1250", say("shell.keypad"));
        await lookAt(page, "collect");
        const upiUri = await showQr(page, say("collect.showQr"));
        await expect(page.getByText(say("collect.waiting"))).toBeVisible();
        await lookAt(page, "qr");
        await passengerPays(upiUri);
        await expect(page.getByRole("heading", { name: say("collect.paid") })).toBeVisible();
        await lookAt(page, "paid");
        await page.getByRole("link", { name: say("collect.home") }).click();
        await page
          .getByRole("list", { name: say("home.recent") })
          .getByRole("link")
          .first()
          .click();
        await expect(page.getByRole("heading", { name: say("history.entries") })).toBeVisible();
        await lookAt(page, "movement");
      });
    });
  });
}
