import { expect } from "@playwright/test";
import { z } from "zod";
import { addresses } from "./addresses.ts";

const Inbox = z.array(z.object({ id: z.string(), body: z.string() }));
const Payouts = z.array(
  z.object({ id: z.string(), status: z.string(), amount: z.number(), beneficiary: z.string() }),
);

type Channel = "sms" | "email";
export type PayoutOutcome = "processed" | "failed" | "reversed";

async function control(path: string, body?: object): Promise<unknown> {
  const post = {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  };
  const answer = await fetch(`${addresses.sandbox()}/_control${path}`, body ? post : {});
  if (!answer.ok)
    throw new Error(`the sandbox answered ${path} with ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

async function messagesTo(channel: Channel, to: string) {
  return Inbox.parse(await control(`/inbox?${new URLSearchParams({ channel, to })}`));
}

/**
 * The code in the message that comes after `ask` asked for one.
 * @throws when none comes within the time of an expectation
 */
export async function codeSentBy(channel: Channel, to: string, ask: () => Promise<void>): Promise<string> {
  const before = new Set((await messagesTo(channel, to)).map(({ id }) => id));
  await ask();
  let code: string | undefined;
  await expect(async () => {
    const fresh = (await messagesTo(channel, to)).filter(({ id }) => !before.has(id));
    code = fresh.map(({ body }) => /\b\d{6}\b/.exec(body)?.[0]).find(Boolean);
    expect(code, `a code for ${to}`).toBeDefined();
  }).toPass({ timeout: 15_000 });
  return code ?? "";
}

/** Trips that a driver made at a platform, paid by app; what the platform owes for them, in paise. */
export async function makeTrips(platform: "UBER" | "OLA" | "RAPIDO", driverRef: string, count: number) {
  const made = await control("/trips", { platform, driverRef, count, cashShare: 0 });
  return z.object({ due: z.number() }).parse(made).due;
}

/** The driver takes our key away in the platform's own app. */
export async function platformForgets(platform: "UBER" | "OLA" | "RAPIDO", driverRef: string): Promise<void> {
  await control("/trips/tokens", { platform, driverRef, action: "revoke" });
}

/** A passenger scans this and pays what it asks for. */
export async function passengerPays(upiUri: string): Promise<void> {
  await control("/upi/pay", { upiUri, vpa: "passenger.one@okaxis" });
}

/** The payout of this many paise that this person's bank has before it, as soon as it is there. */
export async function payoutUnderWay(beneficiary: string, amount: number): Promise<string> {
  let id: string | undefined;
  await expect(async () => {
    const payouts = Payouts.parse(await control("/payouts?status=processing"));
    id = payouts.find((payout) => payout.amount === amount && payout.beneficiary.includes(beneficiary))?.id;
    expect(id, `a payout of ${amount} paise to ${beneficiary}`).toBeDefined();
  }).toPass({ timeout: 15_000 });
  return id ?? "";
}

/** The bank decides. */
export async function bankDecides(payoutId: string, outcome: PayoutOutcome, utr?: string): Promise<void> {
  await control(`/payouts/${payoutId}`, utr === undefined ? { outcome } : { outcome, utr });
}
