import type { BrowserContext } from "@playwright/test";

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
