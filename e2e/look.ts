import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { screenshotFile } from "./addresses.ts";

/** WCAG 2.2, levels A and AA, as far as a machine can see. */
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Takes a picture of a screen for people to look at, and finds nothing that shuts somebody out of it. */
export async function look(page: Page, name: string): Promise<void> {
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await expect(async () => {
    const moving = await page.evaluate(
      () =>
        document
          .getAnimations()
          .filter((one) => one.playState === "running" && one.effect?.getComputedTiming().iterations === 1)
          .length,
    );
    expect(moving, "running transitions").toBe(0);
  }).toPass();
  await page.screenshot({ path: screenshotFile(test.info().project.name, name), fullPage: true });
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  const found = violations.map(({ id, nodes }) => ({ id, where: nodes.map((node) => node.html) }));
  expect.soft(found, `what shuts people out of ${name}`).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect.soft(overflow, `pixels by which ${name} is too wide`).toBeLessThanOrEqual(0);
}
