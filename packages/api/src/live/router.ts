import {
  LinkEvent,
  LiveByIdInput,
  LiveInput,
  LiveLinkInput,
  QrEvent,
  type WalletEvent,
  WithdrawalEvent,
} from "@drivopay/contracts/live";
import { sha256Hex } from "@drivopay/runtime/crypto";
import { tracked } from "@trpc/server";
import { z } from "zod";
import { authenticate, identify } from "../auth/index.ts";
import type { CallContext, DriverContext } from "../context.ts";
import { unreadCount } from "../notifications/index.ts";
import { publicLink, qrOf, topicOfLink } from "../payments/index.ts";
import { driverProcedure, publicProcedure, router } from "../trpc.ts";
import { userById } from "../users/index.ts";
import { bankAccountsOf, movementsAfter, readWallet, withdrawalOf } from "../wallet/index.ts";

/** What a returning page says it saw last: the wallet's version, and a digest of all it was shown. */
const SeenWallet = z.string().regex(/^\d{1,15}\.[0-9a-f]{8}$/);

export const liveRouter = router({
  /** The wallet, and each movement in order; none is missed over a drop. */
  wallet: driverProcedure.input(LiveInput).subscription(async function* ({ ctx, input, signal }) {
    const seen = SeenWallet.safeParse(input.lastEventId);
    let version = seen.success ? Number(seen.data.split(".")[0]) : null;
    let digest = seen.success ? seen.data.split(".")[1] : "";
    for await (const _ of looks(ctx, `wallet:${ctx.driver.walletId}`, signal)) {
      const event = await readWalletEvent(ctx, version);
      const now = digestOf(event);
      if (now === digest) continue;
      version = event.wallet.version;
      digest = now;
      yield tracked(`${version}.${digest}`, event);
    }
  }),

  /** A QR until it is paid, expires or is closed. */
  qr: driverProcedure.input(LiveByIdInput).subscription(async function* ({ ctx, input, signal }) {
    const read = async () => QrEvent.parse({ qr: await qrOf(ctx.services, ctx.driver.userId, input.id) });
    yield* changes(ctx, `qr:${input.id}`, input.lastEventId, read, signal);
  }),

  /** The page behind a payment link, for whoever has its address. */
  link: publicProcedure.input(LiveLinkInput).subscription(async function* ({ ctx, input, signal }) {
    const read = async () => LinkEvent.parse({ link: await publicLink(ctx.services, input.token) });
    yield* changes(ctx, await topicOfLink(ctx.services, input.token), input.lastEventId, read, signal);
  }),

  /** A withdrawal's timeline. */
  withdrawal: driverProcedure.input(LiveByIdInput).subscription(async function* ({ ctx, input, signal }) {
    const { db } = ctx.services;
    const read = async () =>
      WithdrawalEvent.parse({ withdrawal: await withdrawalOf(db, ctx.driver.userId, input.id) });
    yield* changes(ctx, `withdrawal:${input.id}`, input.lastEventId, read, signal);
  }),
});

async function readWalletEvent(ctx: DriverContext, sinceVersion: number | null): Promise<WalletEvent> {
  const { db } = ctx.services;
  const { walletId, userId } = ctx.driver;
  const [wallet, user, unread, accounts] = await Promise.all([
    readWallet(db, walletId),
    userById(db, userId),
    unreadCount(db, userId),
    bankAccountsOf(db, userId),
  ]);
  const missed =
    sinceVersion === null ? [] : await movementsAfter(db, walletId, sinceVersion, wallet.version);
  return {
    ...{ wallet, movements: missed, kycStatus: user.kycStatus, kycTier: user.kycTier, unread },
    bankAccounts: accounts.map(({ id, state }) => ({ id, state })),
  };
}

/** States that differ from the last one shown, each with its digest as id. */
async function* changes<State>(
  ctx: CallContext,
  topic: string,
  lastSeen: string | null | undefined,
  read: () => Promise<State>,
  signal: AbortSignal | undefined,
) {
  let digest = lastSeen ?? "";
  for await (const _ of looks(ctx, topic, signal)) {
    const state = await read();
    const now = digestOf(state);
    if (now === digest) continue;
    digest = now;
    yield tracked(digest, state);
  }
}

/** Times to look again. Each proves anew that the session stands: a page left open ends with its session. */
async function* looks(ctx: CallContext, topic: string, signal: AbortSignal | undefined) {
  for await (const _ of ctx.services.live.ticks(topic, signal)) {
    if (ctx.credentials) await authenticate(ctx.services, await identify(ctx.services, ctx.credentials));
    yield;
  }
}

function digestOf(state: unknown): string {
  return sha256Hex(JSON.stringify(state)).slice(0, 8);
}
