import type { Language } from "@drivopay/contracts/identifiers";
import { translatorFor } from "@drivopay/i18n";
import type { Services } from "../services.ts";
import { contactOf } from "../users/index.ts";
import { deliverOnce, type Outcome } from "./deliver-once.ts";
import type { Telling } from "./events.ts";
import { recipientIndexOf } from "./suppressions.ts";
import { wordsOf } from "./words.ts";

/**
 * Sends the letter of a telling, once a key, as text and as HTML, in the driver's language of this moment.
 * @throws PROVIDER_UNAVAILABLE: call again later
 */
export async function writeDriver(services: Services, telling: Telling): Promise<Outcome> {
  const { email, emailVerified, name, language } = await contactOf(services.db, telling.userId);
  // Changed while the letter waited for the morning: the new address is not proved to be the driver's.
  if (email === null || !emailVerified) return "REFUSED";
  const recipientMasked = maskEmail(email);
  const recipientIndex = recipientIndexOf(services, email);
  return deliverOnce(services, { channel: "EMAIL", telling, recipientMasked, recipientIndex }, (deliveryId) =>
    services.email.send({
      to: email,
      ...letterFor(telling, { name, language }, services.settings.driverWebUrl),
      deliveryId,
    }),
  );
}

/** The letter about a telling; `appUrl` is where its button leads. */
export function letterFor(
  telling: Pick<Telling, "type" | "params">,
  { name, language }: { readonly name: string; readonly language: Language },
  appUrl: string,
): { readonly subject: string; readonly text: string; readonly html: string } {
  const { title, body } = wordsOf(telling, language);
  const translate = translatorFor(language);
  const greeting = translate("letter.greeting", { name });
  const [open, never, why] = [translate("letter.open"), translate("letter.never"), translate("letter.why")];
  const address = `${appUrl}/inbox`;
  return {
    subject: title,
    text: `${greeting}\n\n${body}\n\n${open}: ${address}\n\n${never}\n\n-- \n${why}\n`,
    html: [
      `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
      `<title>${escaped(title)}</title>`,
      '<body style="margin:0;background:#faf6ea;color:#17150f;font:17px/1.5 system-ui,sans-serif">',
      '<div style="background:#17150f;border-bottom:4px solid #ffc400;padding:16px 24px;color:#fff;font-weight:600">DrivoPay</div>',
      '<div style="max-width:560px;margin:0 auto;padding:24px">',
      `<p>${escaped(greeting)}</p><h1 style="font-size:24px;line-height:1.25">${escaped(title)}</h1><p>${escaped(body)}</p>`,
      `<p style="margin:32px 0"><a href="${escaped(address)}" style="display:inline-block;background:#ffc400;color:#17150f;padding:14px 24px;border-radius:10px;font-weight:600;text-decoration:none">${escaped(open)}</a></p>`,
      `<p style="font-size:14px;color:#575244">${escaped(never)}</p><p style="font-size:14px;color:#575244">${escaped(why)}</p>`,
      "</div></body></html>",
    ].join("\n"),
  };
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Names and reasons are other people's text. */
function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}

function maskEmail(email: string): string {
  const [name = "", host = ""] = email.split("@");
  return `${name.slice(0, 1)}•••@${host}`;
}
