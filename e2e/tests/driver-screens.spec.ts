import { translatorFor } from "@drivopay/i18n";
import { expect, type Page, test } from "@playwright/test";
import { addresses, sessionFile } from "../addresses.ts";
import { expectNoComplaints } from "../complaints.ts";
import { type DriverPage, driverPages, routesOfDriverWeb, type Say } from "../driver-pages.ts";
import { expectWholeWords, look, lookByNight, lookClosely } from "../look.ts";
import { showQr, typeOnKeypad } from "../people/driver.ts";
import { knownPlaces } from "../places.ts";
import { passengerPays } from "../sandbox.ts";

// Each screen of the driver app, by day and by night: nothing on it shuts anybody out, and there is a picture of it.

expectNoComplaints();

const languages = [
  { locale: "en", tag: "en-IN", called: "English" },
  { locale: "ta", tag: "ta-IN", called: "Tamil" },
] as const;

const sessionOf = {
  nobody: { cookies: [], origins: [] },
  asha: sessionFile.asha,
  ravi: sessionFile.ravi,
};

const holders = [
  { holder: "asha", whose: "of a driver" },
  { holder: "ravi", whose: "of a driver who has yet to choose a PIN" },
  { holder: "nobody", whose: "before the sign-in" },
] as const;

/** Beside a wide screen stand the four places, the one that the page lies in marked. */
async function expectPlaceMarked(page: Page, say: Say, { name, holder }: DriverPage): Promise<void> {
  if (holder !== "asha") return;
  const menu = page.getByRole("navigation", { name: say("shell.navigation") }).filter({ visible: true });
  await expect.soft(menu.locator("[aria-current]"), `the place of ${name}`).toHaveCount(1);
}

/** A screen reader tells of a new page only when the title changes, so no two pages share one. */
async function expectOwnTitle(page: Page, titles: Map<string, string>, name: string): Promise<void> {
  await expect(page, `the title of ${name}`).toHaveTitle(/^\S.* · DrivoPay$/);
  const [title, place] = [await page.title(), new URL(page.url()).pathname];
  // Two ways may lead to one page.
  expect.soft(titles.get(title) ?? place, `the page titled "${title}"`).toBe(place);
  titles.set(title, place);
}

test("every page of the app is looked at", () => {
  expect(driverPages.map(({ route }) => route).sort()).toEqual(routesOfDriverWeb().sort());
});

for (const { locale, tag, called } of languages) {
  const say = translatorFor(locale);
  const lookAt = async (page: Page, name: string) => {
    await look(page, `${name}-${locale}`);
    await expectWholeWords(page, `${name}-${locale}`);
    // The colours of the night are the same at every width.
    if (test.info().project.name !== "phone-360") return;
    await lookByNight(page, `${name}-${locale}-dark`);
    if (locale === "en") await lookClosely(page, `${name}-${locale}-large`);
  };

  test.describe(`in ${called}`, () => {
    test.beforeEach(async ({ context }) => {
      await context.addCookies([{ name: "locale", value: locale, url: addresses.driverWeb() }]);
    });

    for (const { holder, whose } of holders) {
      test.describe(whose, () => {
        test.use({ storageState: sessionOf[holder] });

        test(`the screens ${whose} can be used by everybody`, async ({ page }) => {
          const places = knownPlaces();
          const titles = new Map<string, string>();
          for (const one of driverPages.filter((candidate) => candidate.holder === holder)) {
            await test.step(one.name, async () => {
              await page.goto(`${addresses.driverWeb()}${await one.path(places, page, say)}`);
              // While a page streams in, its hidden copy stands beside it for a moment.
              await expect(one.there(page, say).filter({ visible: true })).toBeVisible();
              await expect(page.locator("html")).toHaveAttribute("lang", tag);
              await expectOwnTitle(page, titles, one.name);
              await lookAt(page, one.name);
              if (test.info().project.name === "desktop-1280") await expectPlaceMarked(page, say, one);
            });
          }
        });
      });
    }

    test.describe("one after the other", () => {
      test.use({ storageState: sessionFile.asha });

      test("a page is titled as its screen is called, also when it is walked to", async ({ page }) => {
        const titled = (screen: string) => expect(page).toHaveTitle(`${screen} · ${say("shell.appName")}`);
        await page.goto(addresses.driverWeb());
        await titled(say("shell.navHome"));
        const menu = page
          .getByRole("navigation", { name: say("shell.navigation") })
          .filter({ visible: true });
        await menu.getByRole("link", { name: say("shell.navBank"), exact: true }).click();
        await titled(say("shell.navBank"));
      });

      test("collecting can be used by everybody", async ({ page }) => {
        await page.goto(`${addresses.driverWeb()}/collect`);
        await typeOnKeypad(page, "1250", say("shell.keypad"));
        await lookAt(page, "collect-typed");
        const upiUri = await showQr(page, say("collect.showQr"));
        // What was pressed is gone; a screen reader is told what came instead.
        await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
        await expect(page.getByText(say("collect.waiting"))).toBeVisible();
        await passengerPays(upiUri);
        await expect(page.getByRole("heading", { name: say("collect.paid") })).toBeFocused();
        await lookAt(page, "paid");
        // The last one: on a wide screen the menu's stands before it.
        await page
          .getByRole("link", { name: say("collect.home") })
          .last()
          .click();
        await page
          .getByRole("list", { name: say("home.recent") })
          .getByRole("link")
          .first()
          .click();
        await expect(page.getByRole("heading", { name: say("history.entries") })).toBeVisible();
      });
    });

    test.describe("a mistake", () => {
      test("a number that is none is told of so that everybody hears it", async ({ page }) => {
        await page.goto(`${addresses.driverWeb()}/welcome`);
        await page.getByRole("button", { name: say("shell.continue") }).click();
        await page.getByLabel(say("auth.phoneLabel")).fill("12345");
        await page.getByRole("button", { name: say("auth.sendCode") }).click();
        await expect(page.getByText(say("auth.phoneInvalid"))).toBeVisible();
        await lookAt(page, "sign-in-mistake");
      });
    });
  });
}
