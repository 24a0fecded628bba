import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { screenshotFile } from "./addresses.ts";

/** WCAG 2.2, levels A and AA, as far as a machine can see. */
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** Those that depend on colours: all that can change on the same page by night. */
const rulesOfColour = ["color-contrast", "link-in-text-block"];

/** Takes a picture of a screen for people to look at, and finds nothing that shuts somebody out of it. */
export async function look(page: Page, name: string): Promise<void> {
  await atRest(page);
  await picture(page, name);
  await expectNobodyShutOut(axe(page).withTags(rules), name);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect.soft(overflow, `pixels by which ${name} is too wide`).toBeLessThanOrEqual(0);
}

/** The same for the screen in its dark theme, and back. */
export async function lookByNight(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ colorScheme: "dark" });
  await atRest(page);
  await picture(page, name);
  await expectNobodyShutOut(axe(page).withRules(rulesOfColour), name);
  await page.emulateMedia({ colorScheme: "light" });
}

/**
 * Shown twice as large, as by who sees badly, a screen of 360 px is one of 180: everything is still within its width,
 * and no word stands letter under letter.
 */
export async function lookClosely(page: Page, name: string): Promise<void> {
  const size = page.viewportSize();
  if (!size) return;
  await page.setViewportSize({ width: size.width / 2, height: size.height / 2 });
  await atRest(page);
  await picture(page, name);
  const found = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const crushed = [...document.querySelectorAll("main *, header *")].filter((element) => {
      if (element.childElementCount > 0 || (element.textContent ?? "").trim().length < 4) return false;
      const { width, height } = element.getBoundingClientRect();
      const letter = Number.parseFloat(getComputedStyle(element).fontSize);
      return width < 1.6 * letter && height > 2 * letter;
    });
    return {
      tooWide: Math.max(0, scrollWidth - clientWidth),
      crushed: crushed.map((one) => one.textContent),
    };
  });
  expect.soft(found, `${name}, twice as large`).toEqual({ tooWide: 0, crushed: [] });
  await expectWholeWords(page, `${name}, twice as large`);
  await page.setViewportSize(size);
}

/** No word is broken in two because its box is too narrow for it; numbers, codes and addresses may be. */
export async function expectWholeWords(page: Page, name: string): Promise<void> {
  const broken = await page.evaluate(() => {
    const wholeWord = /(?<=^|\s)[\p{L}\p{M}\u200c\u200d]{3,}(?=[.,:;!?)]*(?:\s|$))/gu;
    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      if (!text.parentElement?.checkVisibility()) continue;
      for (const { 0: word, index } of (text.nodeValue ?? "").matchAll(wholeWord)) {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        if (lines.size > 1) found.push(word);
      }
    }
    return found;
  });
  expect.soft(broken, `broken words on ${name}`).toEqual([]);
}

async function atRest(page: Page): Promise<void> {
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const moving = () =>
    page.evaluate(
      () =>
        document
          .getAnimations()
          .filter((one) => one.playState === "running" && one.effect?.getComputedTiming().iterations === 1)
          .length,
    );
  await expect.poll(moving, { message: "running transitions", intervals: [20, 50, 100] }).toBe(0);
  // In the moment in which the language changes, the old title is gone and the new one not there yet.
  await expect(page).toHaveTitle(/./);
}

const picture = (page: Page, name: string) =>
  page.screenshot({ path: screenshotFile(test.info().project.name, name), fullPage: true });

/** Our pages hold no frames of others, for whose results axe would open a page of its own each time. */
const axe = (page: Page) => new AxeBuilder({ page }).setLegacyMode();

async function expectNobodyShutOut(check: AxeBuilder, name: string): Promise<void> {
  const { violations } = await check.analyze();
  const found = violations.map(({ id, nodes }) => ({ id, where: nodes.map((node) => node.html) }));
  expect.soft(found, `what shuts people out of ${name}`).toEqual([]);
}
