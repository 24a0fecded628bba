import { expect, test } from "@playwright/test";
import { addresses } from "../addresses.ts";
import { newDriver, registerDriver, showQr, typeOnKeypad } from "../people/driver.ts";
import { passengerPays } from "../sandbox.ts";
import { listen, sentencesOf } from "../speech.ts";

const languages = [
  {
    ...{ name: "हिन्दी", tag: "hi-IN", balance: "आपका बैलेंस", collect: "पैसे लें", keys: "नंबर की" },
    ...{ showQr: "QR दिखाएँ", paid: "पैसे मिल गए", spoken: "80 रुपये मिले" },
  },
  {
    ...{ name: "தமிழ்", tag: "ta-IN", balance: "உங்கள் இருப்பு", collect: "பணம் வாங்கு", keys: "எண் விசைகள்" },
    ...{ showQr: "QR காட்டு", paid: "பணம் வந்தது", spoken: "80 ரூபாய் வந்தது" },
  },
];

test("the app turns to another language, and speaks it, as soon as it is chosen", async ({
  context,
  page,
}) => {
  await listen(context);
  await registerDriver(page, newDriver());
  for (const language of languages) {
    await page.goto(`${addresses.driverWeb()}/profile/language`);
    await page.getByRole("radio", { name: language.name }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", language.tag);
    await page.goto(addresses.driverWeb());
    await expect(page.getByText(language.balance).filter({ visible: true })).toBeVisible();
    await page.getByRole("link", { name: language.collect }).click();
    await typeOnKeypad(page, "80", language.keys);
    await passengerPays(await showQr(page, language.showQr));
    await expect(page.getByRole("heading", { name: language.paid })).toBeVisible();
    await expect.poll(() => sentencesOf(page)).toEqual([{ text: language.spoken, lang: language.tag }]);
  }
});
