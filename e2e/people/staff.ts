import { expect, type Page } from "@playwright/test";
import { addresses } from "../addresses.ts";
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
