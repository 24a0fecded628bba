import { randomInt } from "node:crypto";
import { isAadhaarNumber } from "@drivopay/contracts/identifiers";
import { type BrowserContext, expect, type Page } from "@playwright/test";

/** A JPEG of a card that is plainly no real one. */
async function photographPaper(context: BrowserContext, holder: string): Promise<Buffer> {
  const page = await context.newPage();
  await page.setContent(`<body style="margin:0;background:#f3efe4;font:24px sans-serif">
    <p style="background:#1f5e4b;color:#fff;margin:0;padding:16px">SPECIMEN</p>
    <p style="padding:0 16px">${holder}</p><p style="padding:0 16px">Not a document. Drawn for a test.</p></body>`);
  const photo = await page.screenshot({ type: "jpeg", quality: 80 });
  await page.close();
  return photo;
}

/** Fills in the form of the identity check, each paper photographed. */
export async function fillPapers(page: Page, name: string): Promise<void> {
  await page.getByLabel("PAN", { exact: true }).fill(aPan(name));
  await page.getByLabel("Aadhaar number").fill(anAadhaarNumber());
  await page.getByLabel("Driving licence number").fill("KA01 20190001234");
  await page.getByLabel("Vehicle number").fill("KA 01 AB 1234");
  const photo = await photographPaper(page.context(), name);
  const papers = [/^PAN card/, /^Aadhaar card/, /^Driving licence(?! number)/, /^Vehicle RC/, /^Your face/];
  for (const [place, paper] of papers.entries()) {
    await page.getByLabel(paper).setInputFiles({ name: "paper.jpg", mimeType: "image/jpeg", buffer: photo });
    await expect(page.getByText("Received")).toHaveCount(place + 1);
  }
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
