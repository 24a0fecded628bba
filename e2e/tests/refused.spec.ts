import { formatPaise, translatorFor } from "@drivopay/i18n";
import { expect, type Page, test } from "@playwright/test";
import { addresses } from "../addresses.ts";
import { look } from "../look.ts";
import { balanceOn, newDriver, registerDriver } from "../people/driver.ts";
import { answerUber, goToUber } from "../people/platform-account.ts";
import { knownPlaces } from "../places.ts";
import { makeTrips, platformForgets } from "../sandbox.ts";

// What a platform or a file refuses: the app says so, loses nothing, and shows the way on.

const say = translatorFor("en");
const uber = { platform: "Uber" } as const;
const platformsAt = () => `${addresses.driverWeb()}/earnings/platforms`;
// In the page, not in the copy of a part that is still streaming in.
const isConnected = (page: Page) => page.getByRole("main").getByText(say("earnings.outcomeCONNECTED", uber));

test("a driver who denies the consent is told so, tries again, and is connected", async ({ page }) => {
  const driver = newDriver();
  const reference = `e2e-${driver.mobile}`;
  await registerDriver(page, driver);
  await page.goto(platformsAt());
  await goToUber(page);
  await answerUber(page, reference, "Deny");
  await expect(page.getByRole("main").getByText(say("earnings.outcomeDENIED"))).toBeVisible();
  await expect(page.getByText(say("earnings.notConnected"))).toHaveCount(3);
  await look(page, "platforms-denied");

  await page.getByRole("button", { name: say("shell.retry") }).click();
  await answerUber(page, reference, "Allow");
  await expect(isConnected(page)).toBeVisible();
  await expect(page.getByRole("main").getByText(say("earnings.outcomeDENIED"))).toHaveCount(0);

  await page.getByRole("button", { name: say("earnings.disconnect") }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: say("earnings.disconnect") })
    .click();
  await expect(page.getByText(say("earnings.notConnected"))).toHaveCount(3);
  // The address still tells of the good end, which has passed.
  await expect(isConnected(page)).toHaveCount(0);
});

test("a platform that took our key away is signed in to again, and the trips made meanwhile come", async ({
  page,
}) => {
  const driver = newDriver();
  const reference = `e2e-${driver.mobile}`;
  await registerDriver(page, driver);
  await page.goto(platformsAt());
  await goToUber(page);
  await answerUber(page, reference, "Allow");
  await expect(isConnected(page)).toBeVisible();
  await expect(page.getByText(say("earnings.syncing"))).toBeHidden({ timeout: 20_000 });

  await test.step("the app says that it was signed out, in every place that tells of trips", async () => {
    await platformForgets("UBER", reference);
    await page.getByRole("button", { name: say("earnings.syncNow") }).click();
    await expect(page.getByText(say("earnings.needsSignIn"), { exact: true })).toBeVisible({
      timeout: 20_000,
    });
    await expect(page.getByText(say("earnings.signInBody"))).toBeVisible();
    await look(page, "platforms-signed-out");
    await page.goto(`${addresses.driverWeb()}/earnings`);
    await expect(page.getByText(say("earnings.signInTitle", uber))).toBeVisible();
    await look(page, "earnings-signed-out");
    await page.goto(`${addresses.driverWeb()}/inbox`);
    await page.getByRole("link", { name: /Sign in to Uber again/ }).click();
    await expect(page).toHaveURL(/\/earnings\/platforms$/);
  });

  await test.step("signed in to again, it is read from where the reading stopped", async () => {
    const due = await makeTrips("UBER", reference, 3);
    await goToUber(page);
    await answerUber(page, reference, "Allow");
    await expect(isConnected(page)).toBeVisible();
    await page.goto(addresses.driverWeb());
    await expect(balanceOn(page)).toHaveText(formatPaise(due), { timeout: 30_000 });
  });
});

test("a movement that is not there is said to be not found, and nothing about it is said to have failed", async ({
  page,
}) => {
  await registerDriver(page, newDriver());
  for (const id of ["01a2b3c4-0000-7000-8000-000000000001", "no-id"]) {
    await page.goto(`${addresses.driverWeb()}/history/${id}`);
    await expect(page.getByText(say("shell.notFoundBody")).filter({ visible: true })).toBeVisible();
    await expect(page.getByRole("button", { name: say("shell.retry") })).toHaveCount(0);
  }
  await look(page, "movement-not-found");
});

test("a page that breaks before any sign-in says so in the language of who opened it", async ({
  browser,
}) => {
  const hindi = translatorFor("hi");
  const visit = await browser.newContext({ locale: "hi-IN" });
  const page = await visit.newPage();
  // The page of a link lives on what it is told; a browser that cannot listen breaks it.
  await page.addInitScript(() => Reflect.deleteProperty(window, "EventSource"));
  await page.goto(`${addresses.driverWeb()}${knownPlaces().pay}`);
  await expect(page.getByText(hindi("shell.loadFailedTitle"))).toBeVisible();
  await expect(page.getByRole("button", { name: hindi("shell.retry") })).toBeVisible();
  await look(page, "pay-broken");
  await visit.close();
});

const yesterday = () => new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const statementOf = (...lines: string[]) => ["Trip ID,Date,Net earnings", ...lines, ""].join("\n");

function upload(page: Page, name: string, content: string | Buffer): Promise<void> {
  const buffer = Buffer.from(content);
  return page.locator("input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer });
}

test("a file that is no statement is refused with a reason, and what was taken in before stays", async ({
  page,
}) => {
  const driver = newDriver();
  await registerDriver(page, driver);
  await page.goto(platformsAt());
  const good = statementOf(`${driver.mobile}-1,${yesterday()},120.50`);
  const taken = page.getByText(say("earnings.statementDone", { count: 1, amount: formatPaise(12_050) }));
  const statements = page.getByRole("main").getByRole("listitem").filter({ hasText: ".csv" });
  const problem = page.getByRole("main").getByRole("alert");
  await upload(page, "week-1.csv", good);
  await expect(taken).toBeVisible();
  await expect(statements).toHaveCount(1);

  await test.step("another kind of file", async () => {
    await upload(page, "statement.pdf", "%PDF-1.7");
    await expect(problem).toHaveText(say("earnings.statementNotCsv"));
  });
  await test.step("a table without the columns", async () => {
    await upload(page, "contacts.csv", "Name,Phone\nAsha,98450\n");
    await expect(problem).toHaveText(say("errors.STATEMENT_UNREADABLE"));
    await look(page, "statement-refused");
  });
  await test.step("a picture under a statement's name", async () => {
    await upload(
      page,
      "week-2.csv",
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    );
    await expect(problem).toHaveText(say("errors.STATEMENT_UNREADABLE"));
  });
  await test.step("the right columns with nothing that can be read: said line by line", async () => {
    await upload(
      page,
      "week-3.csv",
      statementOf(`${driver.mobile}-2,31/31/2026,10`, `${driver.mobile}-3,${yesterday()},?`),
    );
    await expect(page.getByText(say("earnings.statementNothing"))).toBeVisible();
    await expect(page.getByText(say("earnings.problemDATE"))).toBeVisible();
    await expect(page.getByText(say("earnings.problemAMOUNT"))).toBeVisible();
    await expect(problem).toHaveCount(0);
    await expect(page.getByText(say("earnings.stateNOTHING"))).toBeVisible();
    await look(page, "statement-nothing");
  });
  await test.step("the good file again counts once", async () => {
    await upload(page, "week-1.csv", good);
    await expect(taken).toBeVisible();
    await expect(statements).toHaveCount(2);
    await page.goto(addresses.driverWeb());
    const held = page.getByRole("group").filter({ hasText: say("home.pending") });
    await expect(held.filter({ visible: true })).toContainText(formatPaise(12_050));
  });
});
