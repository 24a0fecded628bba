import { translatorFor } from "@drivopay/i18n";
import type { Page } from "@playwright/test";

const say = translatorFor("en");

/** Presses the button of the app that leads to Uber's page of consent. */
export const goToUber = (page: Page): Promise<void> =>
  page.getByRole("button", { name: say("earnings.signIn", { platform: "Uber" }) }).click();

/** Answers on that page, as the driver with this account there. */
export async function answerUber(page: Page, reference: string, answer: "Allow" | "Deny"): Promise<void> {
  await page.getByRole("combobox", { name: "Sign in as" }).fill(reference);
  await page.getByRole("button", { name: answer }).click();
}
