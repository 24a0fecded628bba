import { globSync } from "node:fs";
import { dirname } from "node:path";
import type { translatorFor } from "@drivopay/i18n";
import type { Locator, Page } from "@playwright/test";
import { inRepo } from "../scripts/paths.ts";
import { addresses } from "./addresses.ts";
import { makeQr, typeOnKeypad } from "./people/driver.ts";
import type { Places } from "./places.ts";

// Every page of the driver app: where it is, and what is to be seen on it when it is there.

export type Say = ReturnType<typeof translatorFor>;

/** Whose phone shows it: nobody's, the demo's driver's, or that of somebody who has yet to choose a PIN. */
export type Holder = "nobody" | "asha" | "ravi";

export interface DriverPage {
  readonly name: string;
  /** As the folders of the app say it. */
  readonly route: string;
  readonly holder: Holder;
  /** Its address; the same as the route where that names no parameter. */
  readonly path: (places: Places, page: Page, say: Say) => string | Promise<string>;
  readonly there: (page: Page, say: Say) => Locator;
}

/** The routes of all pages there are, read from the app's folders. */
export function routesOfDriverWeb(): string[] {
  const folder = inRepo("apps", "driver-web", "src", "app");
  return globSync("**/page.tsx", { cwd: folder }).map((file) => {
    const segments = dirname(file)
      .split("/")
      .filter((segment) => segment !== "." && !segment.startsWith("("));
    return `/${segments.join("/")}`;
  });
}

const firstItem = (page: Page) => page.getByRole("main").getByRole("listitem").first();
const heading = (page: Page, name: string) => page.getByRole("heading", { name, exact: true });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const textbox = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });

function at(
  name: string,
  route: string,
  there: DriverPage["there"],
  path: DriverPage["path"] = () => route,
  holder: Holder = "asha",
): DriverPage {
  return { name, route, there, path, holder };
}

const home = (page: Page, say: Say) =>
  page
    .getByRole("list", { name: say("home.recent") })
    .getByRole("link")
    .first();
const movement = (page: Page, say: Say) => heading(page, say("history.entries"));

/** A QR lives for minutes, so it is made when its page is looked at. */
async function freshQr(page: Page, say: Say): Promise<string> {
  await page.goto(`${addresses.driverWeb()}/collect`);
  await typeOnKeypad(page, "75", say("shell.keypad"));
  const { qrId } = await makeQr(page, say("collect.showQr"));
  return `/collect/${qrId}`;
}

export const driverPages: readonly DriverPage[] = [
  at("home", "/", home),
  at("history", "/history", firstItem),
  at("movement", "/history/[id]", movement, (places) => places.movement),
  at(
    "receipt",
    "/history/[id]/receipt",
    (page, say) => page.getByText(say("receipt.number")),
    (places) => `${places.movement}/receipt`,
  ),
  at(
    "refund",
    "/history/[id]/refund/[paymentId]",
    (page, say) => page.getByLabel(say("refund.enter")),
    (places) => `${places.movement}/refund/${places.paymentId}`,
  ),
  at(
    "trace",
    "/trace/[id]",
    (page, say) =>
      page
        .getByRole("list", { name: say("trace.title") })
        .getByRole("listitem")
        .first(),
    (places) => places.movement.replace("/history/", "/trace/"),
  ),
  at("insights", "/history/insights", (page, say) => heading(page, say("insights.bySource"))),
  at("statements", "/history/statements", (page, say) => heading(page, say("papers.months"))),
  at("export", "/history/export", (page, say) => button(page, say("papers.start"))),
  at("earnings", "/earnings", (page, say) => page.getByText(say("earnings.emptyTitle"))),
  at("platforms", "/earnings/platforms", (page, say) =>
    button(page, say("earnings.signIn", { platform: "Uber" })),
  ),
  at("bank", "/bank", (page, say) => page.getByText(say("status.VERIFIED")).first()),
  at("bank-add", "/bank/add", (page, say) => page.getByLabel(say("bank.ifsc"), { exact: true })),
  at(
    "prove",
    "/bank/prove/[id]",
    (page, say) => button(page, say("prove.start")),
    (places) => `/bank/prove/${places.bankAccountId}`,
  ),
  at("send", "/bank/send", (page, say) => page.getByLabel(say("withdraw.enterAmount"))),
  at(
    "transfer",
    "/bank/transfers/[id]",
    (page, say) => page.getByText(say("timeline.HELD")),
    (places) => places.transfer,
  ),
  at("deposit", "/bank/deposit", (page, say) => page.getByLabel(say("deposit.enter"))),
  at("collect", "/collect", (page, say) => page.getByRole("group", { name: say("shell.keypad") })),
  at(
    "qr",
    "/collect/[id]",
    (page, say) => page.getByText(say("collect.waiting")),
    (_places, page, say) => freshQr(page, say),
  ),
  at("my-qr", "/collect/my-qr", (page, say) => page.getByRole("img", { name: say("links.myQrLabel") })),
  at("links", "/collect/links", firstItem),
  at(
    "link",
    "/collect/links/[id]",
    (page, say) => button(page, say("links.cancel")),
    (places) => places.link,
  ),
  at("papers", "/kyc", (page, say) => page.getByText(say("kyc.approvedTitle"))),
  at("inbox", "/inbox", firstItem),
  at("message-of-payment", "/inbox/payment/[id]", movement, (places) => `/inbox/payment/${places.paymentId}`),
  at("profile", "/profile", (page) => page.getByText("Asha Devi")),
  at("details", "/profile/details", (page, say) => textbox(page, say("personal.email"))),
  at("email", "/profile/details/email", (page, say) => button(page, say("auth.sendCode"))),
  at("devices", "/profile/devices", (page, say) => page.getByText(say("personal.thisDevice")).first()),
  at("your-data", "/profile/data", (page, say) => button(page, say("personal.copyAsk"))),
  at("income", "/profile/income", (page, say) => page.getByText(say("passport.average"))),
  at("language", "/profile/language", (page) => page.getByRole("radio", { name: "தமிழ்" })),
  at("messages", "/profile/messages", (page, say) => page.getByText(say("messageSettings.codes"))),
  at("pin", "/profile/pin", (page, say) => page.getByLabel(say("auth.currentPin"))),
  at("pin-forgotten", "/profile/pin/forgot", (page, say) => button(page, say("auth.sendCode"))),
  at("start", "/start", (page, say) => page.getByLabel(say("auth.newPin")), undefined, "ravi"),
  at("welcome", "/welcome", (page, say) => heading(page, say("auth.chooseLanguage")), undefined, "nobody"),
  at("sign-in", "/sign-in", (page, say) => page.getByLabel(say("auth.phoneLabel")), undefined, "nobody"),
  at("offline", "/offline", (page, say) => heading(page, say("shell.offlineTitle")), undefined, "nobody"),
  at("verify", "/verify", (page, say) => page.getByLabel(say("verify.codeLabel")), undefined, "nobody"),
  at(
    "not-genuine",
    "/verify/[code]",
    (page, say) => heading(page, say("verify.notGenuine")),
    () => "/verify/0000-0000-0000-0000",
    "nobody",
  ),
  at(
    "pay",
    "/pay/[token]",
    (page, say) => page.getByText(say("pay.waiting")),
    (places) => places.pay,
    "nobody",
  ),
];
