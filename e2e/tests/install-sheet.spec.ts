import { translatorFor } from "@drivopay/i18n";
import { expect, type Page, test } from "@playwright/test";
import { z } from "zod";
import { addresses, screenshotFile, sessionFile } from "../addresses.ts";
import { makeQr, typeOnKeypad } from "../people/driver.ts";

// What a phone shows before the app is installed: its pictures, which this file takes anew. They are copied by hand,
// `cp .cache/screenshots/install/*.png apps/driver-web/public/install/`, when the screens have changed.

const say = translatorFor("en");
const Manifest = z.object({
  screenshots: z.array(
    z.object({
      src: z.string(),
      sizes: z.string(),
      type: z.literal("image/png"),
      form_factor: z.enum(["narrow", "wide"]),
      label: z.string().min(1),
    }),
  ),
});

test("the pictures of the manifest are there, in the sizes it names, for phones and for desks", async ({
  request,
}) => {
  const answer = await request.get(`${addresses.driverWeb()}/manifest.webmanifest`);
  const { screenshots } = Manifest.parse(await answer.json());
  const shapes = new Map<string, Set<number>>();
  for (const { src, sizes, form_factor: form } of screenshots) {
    const picture = await request.get(new URL(src, addresses.driverWeb()).href);
    expect(picture.headers()["content-type"]).toBe("image/png");
    const file = await picture.body();
    const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
    expect(`${width}x${height}`, src).toBe(sizes);
    // Chromium shows none that is longer, and only those of a kind that have one shape.
    expect(Math.max(width, height) / Math.min(width, height), src).toBeLessThanOrEqual(2.3);
    shapes.set(form, (shapes.get(form) ?? new Set()).add(width / height));
  }
  expect([...shapes.keys()].sort()).toEqual(["narrow", "wide"]);
  for (const [form, ratios] of shapes) expect(ratios.size, form).toBe(1);
});

const take = (page: Page, name: string) => page.screenshot({ path: screenshotFile("install", name) });

async function home(page: Page): Promise<void> {
  await page.goto(addresses.driverWeb());
  await expect(page.getByRole("list", { name: say("home.recent") })).toBeVisible();
}

test.describe("pictures of a phone", () => {
  test.use({ storageState: sessionFile.asha, deviceScaleFactor: 2 });

  test("are taken of the home screen, the QR and the history", async ({ page }) => {
    await home(page);
    await take(page, "narrow-home");
    await page.goto(`${addresses.driverWeb()}/history`);
    await expect(page.getByRole("main").getByRole("listitem").first()).toBeVisible();
    await take(page, "narrow-history");
    await page.goto(`${addresses.driverWeb()}/collect`);
    await typeOnKeypad(page, "180");
    await makeQr(page, say("collect.showQr"));
    await expect(page.getByText(say("collect.waiting"))).toBeVisible();
    await take(page, "narrow-qr");
  });
});

test.describe("pictures of a desk", () => {
  test.use({
    ...{ storageState: sessionFile.asha, isMobile: false, hasTouch: false },
    viewport: { width: 1280, height: 800 },
  });

  test("are taken of the home screen", async ({ page }) => {
    await home(page);
    await take(page, "wide-home");
  });
});
