import { expect, type Page, test } from "@playwright/test";
import { addresses } from "../addresses.ts";
import { look } from "../look.ts";
import { type Driver, newDriver, registerDriver, signInDriver } from "../people/driver.ts";
import { fillPapers, photograph, photographPaper } from "../people/paper.ts";
import { codeSentBy } from "../sandbox.ts";

// What a driver may do with the own account: details, phones, papers, data, and the way out.

const at = (path: string) => `${addresses.driverWeb()}${path}`;
const enterPin = (page: Page, pin: string) =>
  page.getByRole("dialog").getByRole("textbox", { name: "Enter your PIN" }).fill(pin);

test("a driver says who he is, proves the e-mail address, and has a picture", async ({ page }) => {
  const driver = newDriver();
  await registerDriver(page, driver);
  const email = `${driver.mobile}@example.in`;
  await page.goto(at("/profile"));
  await page.getByRole("link", { name: "Your details" }).click();
  await page.getByRole("textbox", { name: "E-mail" }).fill("no address");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("This is no e-mail address")).toBeVisible();
  await page.getByRole("textbox", { name: "E-mail" }).fill(email);
  await page.getByRole("textbox", { name: "Vehicle" }).fill("ka 05 mx 9999");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Not verified yet")).toBeVisible();
  await page.getByLabel("Add photo").setInputFiles({
    ...{ name: "me.jpg", mimeType: "image/jpeg" },
    buffer: await photographPaper(page.context(), driver.name),
  });
  await expect(page.getByRole("img", { name: "Your photo" })).toBeVisible();
  await look(page, "details");
  await page.getByRole("link", { name: "Verify e-mail" }).click();
  const code = await codeSentBy("email", email, () =>
    page.getByRole("button", { name: "Send code" }).click(),
  );
  await page.getByRole("textbox", { name: "6-digit code" }).fill(code);
  await expect(page.getByText("Verified", { exact: true }).first()).toBeVisible();
});

test("papers go one by one, stay when the app is closed, and only what was refused is asked for again", async ({
  page,
}) => {
  const driver = newDriver();
  await registerDriver(page, driver);
  await page.goto(at("/kyc"));
  await look(page, "papers-begin");
  await fillPapers(page, driver.name);
  await page.reload();
  await expect(page.getByText("5 of 5 done")).toBeVisible();
  await look(page, "papers-ready");
  await test.step("a number that was mistyped is seen before it is sent, and mended", async () => {
    const row = page.getByRole("button", { name: /^PAN card/ });
    await expect(row).toContainText(/ABCP[A-Z]\d{4}F/);
    await expect(page.getByRole("button", { name: /^Aadhaar card/ })).toContainText(/•••• \d{4}/);
    await row.click();
    await look(page, "paper-number");
    await page.getByRole("button", { name: "Change" }).click();
    const pan = page.getByRole("textbox", { name: "PAN", exact: true });
    await expect(pan).toHaveValue(/^ABCP[A-Z]\d{4}F$/);
    await pan.fill((await pan.inputValue()).replace(/F$/, "G"));
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("button", { name: "Back" }).click();
    await expect(row).toContainText(/ABCP[A-Z]\d{4}G/);
  });
  await page.getByRole("button", { name: /^Your face/ }).click();
  await photograph(page, await photographPaper(page.context(), driver.name));
  const sent = page.waitForRequest(/users\.submitKyc/);
  await page.getByRole("button", { name: "Send for checking" }).click();
  expect((await sent).postData()).toMatch(/ABCP[A-Z]\d{4}G/);
  await expect(page.getByText("Sent. We are checking.")).toBeVisible();
});

test("whoever signs out takes all along: the next driver on the phone sees and sends nothing of the first", async ({
  page,
}) => {
  const [first, second] = [newDriver(), newDriver()];
  const licence = "KA0120190001234";
  const askForLicence = async () => {
    await page.getByRole("button", { name: "I agree, begin" }).click();
    await page.getByRole("button", { name: "Back" }).click();
    await page.getByRole("button", { name: "Driving licence" }).click();
  };
  const number = page.getByRole("textbox", { name: "Driving licence number" });
  await registerDriver(page, first);
  await page.goto(at("/kyc"));
  await askForLicence();
  await number.fill(licence);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(number).toBeHidden();
  const kept = () => page.evaluate(() => JSON.stringify(localStorage));
  expect(await kept()).toContain(licence);

  await page.goto(at("/profile"));
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/welcome/);
  expect(await kept()).not.toContain(licence);

  await registerDriver(page, second);
  // As if the first had left without a sign-out: what stands under another's id is not this driver's.
  await page.evaluate(
    (draft) => localStorage.setItem("drivopay.papers.someone-else", draft),
    JSON.stringify({ licenceNumber: licence }),
  );
  await page.goto(at("/kyc"));
  await askForLicence();
  await expect(number).toHaveValue("");
});

test("a phone elsewhere is signed out by PIN; wrong ones say what is left; a forgotten one is set anew", async ({
  browser,
  page,
}) => {
  const driver = newDriver();
  await registerDriver(page, driver);
  const other = await browser.newPage();
  await other.goto(at("/sign-in"));
  await signInDriver(other, driver.mobile);
  await expect(other.getByRole("link", { name: "Collect" })).toBeVisible();

  await page.goto(at("/profile/devices"));
  await expect(page.getByText("This phone").filter({ visible: true })).toBeVisible();
  await look(page, "devices");
  await page.getByRole("button", { name: /Sign out$/ }).click();
  await enterPin(page, "111112");
  await page.getByRole("dialog").getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("Wrong PIN. 4 tries left.")).toBeVisible();
  // The right one can be typed at once: no touch is needed to come back to the field.
  await expect(page.getByRole("dialog").getByRole("textbox")).toBeFocused();
  await page.keyboard.type(driver.pin);
  await page.getByRole("dialog").getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("button", { name: /Sign out$/ })).toHaveCount(0);
  await other.goto(at("/profile"));
  await expect(other).toHaveURL(/\/welcome/);
  await other.close();

  await forgetPin(page, driver);
});

async function forgetPin(page: Page, driver: Driver): Promise<void> {
  await page.goto(at("/profile/pin"));
  await page.getByRole("link", { name: "Forgot PIN?" }).click();
  const code = await codeSentBy("sms", `+91${driver.mobile}`, async () => {
    // A code for signing in went to the same phone just before, and the next has to wait for half a minute.
    const ask = async () => {
      const asked = page.waitForResponse((response) => response.url().includes("/auth.forgotPassword"));
      await page.getByRole("button", { name: "Send code" }).click();
      return (await asked).ok();
    };
    await expect.poll(ask, { timeout: 45_000, intervals: [5_000] }).toBe(true);
  });
  await page.getByRole("textbox", { name: "6-digit code" }).fill(code);
  await page.getByRole("textbox", { name: "New PIN" }).fill("905127");
  await page.getByRole("textbox", { name: "Enter the PIN once more" }).fill("905127");
  await expect(page).toHaveURL(/\/profile$/);
}

test("a driver takes a copy of everything, then closes the account, and the number is free", async ({
  page,
}) => {
  const driver = newDriver();
  await registerDriver(page, driver);
  await page.goto(at("/profile"));
  await page.getByRole("link", { name: "Your data" }).click();
  await page.getByRole("button", { name: "Make a copy" }).click();
  await enterPin(page, driver.pin);
  await page.getByRole("dialog").getByRole("button", { name: "Make a copy" }).click();
  const take = page.getByRole("link", { name: "Take the copy" });
  await expect(take).toBeVisible({ timeout: 30_000 });
  await look(page, "your-data");
  const copy = await page.request.get((await take.getAttribute("href")) ?? "");
  expect(copy.headers()["content-type"]).toBe("application/zip");

  await page.getByRole("button", { name: "Close account" }).click();
  await enterPin(page, driver.pin);
  await page.getByRole("button", { name: "Close for good" }).click();
  await expect(page).toHaveURL(/\/welcome/);
});
