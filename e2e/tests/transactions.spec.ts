import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { translatorFor } from "@drivopay/i18n";
import { expect, type Page, test } from "@playwright/test";
import { addresses, sessionFile } from "../addresses.ts";
import { expectNoComplaints } from "../complaints.ts";
import { look } from "../look.ts";

// The driver's papers: found in the history, made, saved, sent, and checked by somebody who has no account.

expectNoComplaints();
test.use({ storageState: sessionFile.asha });

const say = translatorFor("en");
const code = /^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/;
const open = (page: Page, path: string) => page.goto(`${addresses.driverWeb()}${path}`);
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

test("the history is narrowed, and the address keeps it", async ({ page }) => {
  await open(page, "/history");
  const rows = page.getByRole("main").getByRole("listitem").filter({ visible: true });
  await expect(rows.first()).toBeVisible();
  await button(page, say("history.filter")).click();
  await page.getByLabel(say("history.minAmount")).fill("9999999");
  await look(page, "history-filter");
  await button(page, say("history.apply")).click();
  await expect(page.getByText(say("history.noneTitle"))).toBeVisible();
  await expect(page).toHaveURL(/min=9999999/);
  await page.reload();
  await expect(page.getByText(say("history.noneTitle"))).toBeVisible();
  await look(page, "history-nothing-fits");
});

test("a signed statement is made, saved, and found genuine by somebody without an account", async ({
  page,
  browser,
}) => {
  await open(page, "/history/export");
  await button(page, say("papers.start")).click();
  await expect(page.getByText(say("papers.ready"))).toBeVisible({ timeout: 30_000 });
  await look(page, "export-ready");
  const printed = (await page.getByText(code).textContent()) ?? "";
  const saving = page.waitForEvent("download");
  await button(page, say("papers.download")).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toMatch(/^drivopay-statement-.*[.]pdf$/);
  const file = await readFile(await saved.path());
  expect(file.subarray(0, 5).toString()).toBe("%PDF-");

  const elsewhere = await browser.newContext({ storageState: { cookies: [], origins: [] }, locale: "en-IN" });
  const stranger = await elsewhere.newPage();
  await stranger.goto(`${addresses.driverWeb()}/verify`);
  await stranger.getByLabel(say("verify.codeLabel")).fill(printed.toLowerCase().replaceAll("-", " "));
  await stranger.getByRole("button", { name: say("verify.check") }).click();
  await expect(stranger.getByRole("heading", { name: say("verify.genuine"), exact: true })).toBeVisible();
  await expect(stranger.getByText("Asha Devi")).toBeVisible();
  const choose = stranger.getByLabel(say("verify.fileChoose"));
  await choose.setInputFiles({ name: "statement.pdf", mimeType: "application/pdf", buffer: file });
  await expect(stranger.getByText(say("verify.fileSame"))).toBeVisible();
  const altered = Buffer.from(file);
  altered[100] = (altered[100] ?? 0) ^ 1;
  expect(createHash("sha256").update(altered).digest()).not.toEqual(
    createHash("sha256").update(file).digest(),
  );
  await choose.setInputFiles({ name: "altered.pdf", mimeType: "application/pdf", buffer: altered });
  await expect(stranger.getByText(say("verify.fileOther"))).toBeVisible();
  await look(stranger, "verified");
  await stranger.goto(`${addresses.driverWeb()}/verify/0000-0000-0000-0000`);
  await expect(stranger.getByRole("heading", { name: say("verify.notGenuine") })).toBeVisible();
  await look(stranger, "not-genuine");
  await elsewhere.close();
});

test("a movement has a receipt that can be sent as a picture", async ({ page }) => {
  await open(page, "/history");
  await page
    .getByRole("main")
    .getByRole("listitem")
    .getByRole("link")
    .filter({ visible: true })
    .first()
    .click();
  await page.getByRole("link", { name: say("history.receipt") }).click();
  await expect(page.getByText(say("receipt.number"))).toBeVisible();
  await look(page, "receipt");
  const saving = page.waitForEvent("download");
  await button(page, say("receipt.share")).click();
  expect((await saving).suggestedFilename()).toMatch(/^drivopay-[0-9A-F]{12}[.]png$/);
  await expect(page.getByText(say("receipt.saved"))).toBeVisible();
});
