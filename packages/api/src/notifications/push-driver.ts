import { AppError } from "@drivopay/contracts/errors";
import type { Language } from "@drivopay/contracts/identifiers";
import type { Services } from "../services.ts";
import { contactOf, forgetPushTokens, pushTokensOf } from "../users/index.ts";
import { deliverOnce, type Outcome } from "./deliver-once.ts";
import type { Telling } from "./events.ts";
import { kinds } from "./kinds.ts";
import type { PushResult, Receipt } from "./ports.ts";
import { spelledOut, wordsOf } from "./words.ts";

/**
 * Pushes a telling to every phone of the driver, once a key; one phone that took it is enough. Tokens that lead
 * nowhere are forgotten. The phone replaces a message it gets twice: both carry the same collapse key.
 * @throws PROVIDER_UNAVAILABLE: call again later
 */
export async function pushDriver(services: Services, telling: Telling): Promise<Outcome> {
  const [tokens, { language, closed }] = await Promise.all([
    pushTokensOf(services.db, telling.userId, services.clock.now()),
    contactOf(services.db, telling.userId),
  ]);
  // Left while the message waited for the morning, and the phones were forgotten.
  if (closed) return "REFUSED";
  const recipientMasked = `${tokens.length} ×`;
  return deliverOnce(services, { channel: "PUSH", telling, recipientMasked, recipientIndex: null }, () =>
    pushTo(services, tokens, telling, language),
  );
}

/** The same, where a text message takes its place when nothing can be pushed now: UNAVAILABLE instead of a retry. */
export async function pushOrAdmit(services: Services, telling: Telling): Promise<Outcome | "UNAVAILABLE"> {
  try {
    return await pushDriver(services, telling);
  } catch (error) {
    if (error instanceof AppError && error.code === "PROVIDER_UNAVAILABLE") return "UNAVAILABLE";
    throw error;
  }
}

async function pushTo(
  services: Services,
  tokens: readonly string[],
  telling: Telling,
  language: Language,
): Promise<Receipt> {
  if (tokens.length === 0 || !services.push) throw refused("NO_PHONE");
  const { title, body } = wordsOf(telling, language);
  const results = await services.push.send(tokens, {
    ...{ title, body },
    data: { ...spelledOut(telling.params), type: telling.type, key: telling.dedupeKey },
    collapseKey: telling.dedupeKey,
    urgent: kinds[telling.type].urgent,
  });
  await forgetPushTokens(
    services.db,
    tokens.filter((_, place) => results[place]?.outcome === "DEAD"),
  );
  return receiptOf(results);
}

function receiptOf(results: readonly PushResult[]): Receipt {
  const sent = results.find((result) => result.outcome === "SENT");
  if (sent) return sent;
  if (results.some(({ outcome }) => outcome === "UNAVAILABLE")) throw new AppError("PROVIDER_UNAVAILABLE");
  const [first] = results;
  throw refused(first?.outcome === "REFUSED" ? first.reason : "NO_PHONE");
}

function refused(providerCode: string): AppError {
  return new AppError("PROVIDER_REJECTED", { params: { providerCode } });
}
