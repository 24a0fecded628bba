import { expect, type Page } from "@playwright/test";
import { addresses } from "../addresses.ts";
import { look } from "../look.ts";
import { codeSentBy } from "../sandbox.ts";

/** Signs in to the desk with the code from the work email, and comes to rest on the overview. */
export async function signInStaff(page: Page, email: string): Promise<void> {
  await page.goto(addresses.admin());
  const code = await codeSentBy("email", email, async () => {
    await page.getByLabel("Work email").fill(email);
    await page.getByRole("button", { name: "Send code" }).click();
    await expect(page.getByRole("heading", { name: "Enter the code" })).toBeVisible();
  });
  await page.getByLabel("Six-digit code").fill(code);
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
}

/** Signs in to the desk and approves a driver's papers. */
export async function approveDriver(desk: Page, name: string): Promise<void> {
  await signInStaff(desk, "admin@drivopay.test");
  await desk.getByRole("link", { name: "Identity checks" }).first().click();
  await desk.getByRole("table", { name: "Identity checks" }).getByRole("link", { name: name }).click();
  await expect(desk.getByRole("heading", { name: name })).toBeVisible();
  await expect(desk.getByRole("tab")).toHaveCount(5);
  const paper = desk.getByRole("img", { name: "PAN card" });
  await expect.poll(() => paper.evaluate((shown: HTMLImageElement) => shown.naturalWidth)).toBeGreaterThan(0);
  await look(desk, "desk-kyc-review");
  await desk.getByRole("button", { name: "Approve" }).click();
  await desk.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
  await expect(desk.getByText(`${name} approved`).first()).toBeVisible();
}
