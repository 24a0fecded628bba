import { setTimeout as sleep } from "node:timers/promises";
import { creditPayment } from "@drivopay/api/wallet/index";
import { createDrivoPayClient, type DrivoPayClient } from "@drivopay/client";
import { type Paise, paise } from "@drivopay/contracts/money";
import { connectDatabase, type Database } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { z } from "zod";
import { startBackend } from "./backend.ts";
import { percentile, type Row, say } from "./measure.ts";
import { type SignedInDriver, signInDriver } from "./signed-in-driver.ts";

const fares = 120;
const warmUp = 20;
const fare = paise(2_500);
const restMs = 200;
const patienceMs = 30_000;
const unlimited = "1000000000";

/**
 * From the instant a gateway's webhook was accepted to the balance on the driver's open page: the real sandbox, the
 * workflow over HTTP, the subscription of the mobile client. Each fare comes to a platform at rest. Beside it the transaction that credits a payment, alone.
 */
export async function benchWebhookToPage(
  env: Readonly<Record<string, string>>,
  { appUrl, ownerUrl }: { readonly appUrl: string; readonly ownerUrl: string },
): Promise<Row[]> {
  const driver = await signInDriver(env, "+919822222222");
  const other = await signInDriver(env, "+919833333333");
  const backend = await startBackend({ ...env, RATE_LIMIT_PER_USER: unlimited }, ownerUrl);
  const db = connectDatabase(appUrl, { poolSize: 2 });
  try {
    const client = createDrivoPayClient({ baseUrl: backend.api.url });
    await client.signIn({ accessToken: driver.token, refreshToken: "" });
    const page = openPage(client);
    say(`webhook to page: ${fares} fares, one after the other`);
    const seen: number[] = [];
    for (let index = 0; index < warmUp + fares; index++) {
      const game = { client, page, db, sandboxUrl: backend.sandboxUrl, balance: fare * (index + 1) };
      const took = await payAndSee(game);
      // What follows a fare, messages and workflows, is no part of the next one's way.
      await sleep(restMs);
      if (index >= warmUp) seen.push(took);
    }
    page.close();
    const alone = await commitsAlone(db, other);
    const [p95, alone95] = [percentile(seen, 95), percentile(alone, 95)];
    const detail = `p95 ${p95.toFixed(1)} ms, median ${percentile(seen, 50).toFixed(1)} ms; the commit alone ${alone95.toFixed(1)} ms`;
    return [
      {
        what: "webhook accepted → balance on the open page, p95, over 250 ms",
        ...{ ratio: p95 / 250, mustBe: { atMost: 1 }, detail },
      },
      {
        what: "webhook accepted → balance on the open page, p95, over the commit alone",
        ...{ ratio: p95 / alone95, mustBe: { atMost: 5 }, detail },
      },
    ];
  } finally {
    await db.close();
    await backend.end();
  }
}

interface Page {
  /** When the page first showed at least this balance, in milliseconds since the epoch. */
  shows(balance: number): Promise<number>;
  close(): void;
}

function openPage({ api }: DrivoPayClient): Page {
  const shown: { readonly balance: number; readonly atMs: number }[] = [];
  const subscription = api.live.wallet.subscribe(
    {},
    {
      onData: ({ data }) => shown.push({ balance: data.wallet.balance, atMs: nowMs() }),
      onError: (error) => say(`the page's subscription failed: ${error.message}`),
    },
  );
  return {
    shows: async (balance) => {
      for (const deadline = nowMs() + patienceMs; nowMs() < deadline; ) {
        const first = shown.find((state) => state.balance >= balance);
        if (first) return first.atMs;
        await sleep(2);
      }
      throw new Error(`The page did not come to ${balance} paise`);
    },
    close: () => subscription.unsubscribe(),
  };
}

const nowMs = () => performance.timeOrigin + performance.now();
const Paid = z.object({ paymentId: z.string() });

/** @returns milliseconds from the acceptance of the first webhook of the payment to the page */
async function payAndSee(game: {
  readonly client: DrivoPayClient;
  readonly page: Page;
  readonly db: Database;
  readonly sandboxUrl: string;
  readonly balance: number;
}): Promise<number> {
  const { upiUri } = await game.client.api.payments.qr.generate.mutate({ amount: fare });
  const answer = await fetch(`${game.sandboxUrl}/_control/upi/pay`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ upiUri }),
  });
  const { paymentId } = Paid.parse(await answer.json());
  const shownAtMs = await game.page.shows(game.balance);
  const [row] = await game.db.sql<{ accepted_ms: number | null }[]>`
    select (extract(epoch from min(received_at)) * 1000)::float8 as accepted_ms
    from payments.webhook_events where convert_from(raw_body, 'UTF8') like ${`%${paymentId}%`}`;
  if (!row?.accepted_ms) throw new Error(`No webhook told of payment ${paymentId}`);
  return shownAtMs - row.accepted_ms;
}

/** How long the transaction takes that credits a payment, in milliseconds; nothing else runs. */
async function commitsAlone(db: Database, { userId, walletId }: SignedInDriver): Promise<number[]> {
  const none: Paise = paise(0);
  const took: number[] = [];
  for (let index = 0; index < warmUp + fares; index++) {
    const began = performance.now();
    await db.transact((tx) =>
      creditPayment(tx, {
        ...{ paymentId: newId(), userId, walletId, gateway: "razorpay", source: "QR" },
        ...{ gross: fare, fee: none, tax: none, description: null },
      }),
    );
    if (index >= warmUp) took.push(performance.now() - began);
  }
  return took;
}
