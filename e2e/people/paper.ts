import { randomInt } from "node:crypto";
import { isAadhaarNumber } from "@drivopay/contracts/identifiers";
import { type BrowserContext, expect, type Page } from "@playwright/test";

/** A JPEG of a card that is plainly no real one. */
export async function photographPaper(context: BrowserContext, holder: string): Promise<Buffer> {
  const page = await context.newPage();
  await page.setContent(`<body style="margin:0;background:#f3efe4;font:24px sans-serif">
    <p style="background:#1f5e4b;color:#fff;margin:0;padding:16px">SPECIMEN</p>
    <p style="padding:0 16px">${holder}</p><p style="padding:0 16px">Not a document. Drawn for a test.</p></body>`);
  const photo = await page.screenshot({ type: "jpeg", quality: 80 });
  await page.close();
  return photo;
}

/** Agrees, then gives each paper its number and its picture, one by one. */
export async function fillPapers(page: Page, name: string): Promise<void> {
  const photo = await photographPaper(page.context(), name);
  await page.getByRole("button", { name: "I agree, begin" }).click();
  const numbers = [
    ["PAN", aPan(name)],
    ["Aadhaar number", anAadhaarNumber()],
    ["Driving licence number", "KA01 20190001234"],
    ["Vehicle number", "KA 01 AB 1234"],
  ] as const;
  for (const [label, number] of numbers) {
    await page.getByRole("textbox", { name: label, exact: true }).fill(number);
    await page.getByRole("button", { name: "Continue" }).click();
    // What was pressed is gone; a screen reader is told what came instead.
    await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
    await photograph(page, photo);
  }
  await photograph(page, photo);
  await expect(page.getByText("5 of 5 done")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
}

/** Takes a picture of the paper asked for, finds it good, and sends it. */
export async function photograph(page: Page, photo: Buffer): Promise<void> {
  const picture = { name: "paper.jpg", mimeType: "image/jpeg", buffer: photo };
  await page.getByLabel(/^(Take photo|Take again)$/).setInputFiles(picture);
  await expect(page.getByRole("img", { name: "The photo you took" })).toBeVisible();
  const sent = page.waitForResponse((response) => response.url().includes("/users.uploadDocument"));
  await page.getByRole("button", { name: "Use this photo" }).click();
  expect((await sent).ok()).toBe(true);
  // The next paper is asked for by the same words.
  await expect(page.getByRole("img", { name: "The photo you took" })).toBeHidden();
}

/** One of its own for each driver, with the initial of the surname in its place. */
function aPan(name: string): string {
  const surname = name.split(" ").at(-1) ?? "";
  return `ABCP${surname.charAt(0).toUpperCase()}${String(randomInt(10_000)).padStart(4, "0")}F`;
}

function anAadhaarNumber(): string {
  const found = Array.from({ length: 10 }, (_, digit) => `23456789012${digit}`).find(isAadhaarNumber);
  if (!found) throw new Error("no check digit fits");
  return found;
}
