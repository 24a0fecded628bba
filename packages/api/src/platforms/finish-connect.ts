import type { UserStatus } from "@drivopay/contracts/auth";
import { AppError } from "@drivopay/contracts/errors";
import type { Platform } from "@drivopay/contracts/platforms";
import { type Session, tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { and, eq, ne } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { announce } from "../outbox/announce.ts";
import type { Services } from "../services.ts";
import { lockUser } from "../users/index.ts";
import { walletOf } from "../wallet/index.ts";
import { askStaffForOurKey, isClientRefused } from "./client-refused.ts";
import { type Attempt, callbackUrl, platformOf, takeAttempt } from "./connect-platform.ts";
import { sealTokens } from "./credentials.ts";
import { syncRequested } from "./events.ts";
import type { PlatformTokens } from "./ports.ts";
import { activeConnectionTo, lockConnection } from "./repo.ts";
import { announceOrphanedKey } from "./revoke-credentials.ts";

const { platformConnections: connections } = tables;

/** What the platform sent the browser back with. */
export interface ConnectAnswer {
  readonly platform: Platform;
  readonly state: string | null;
  readonly code: string | null;
  readonly error: string | null;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
}

/**
 * EXPIRED the attempt is unknown, used or too old, or its driver may not connect any more · DENIED the driver said no ·
 * TAKEN it pays into another wallet.
 */
export type ConnectOutcome = "CONNECTED" | "DENIED" | "EXPIRED" | "TAKEN" | "UNAVAILABLE";

/** Ends an attempt: trades the code for tokens, keeps them sealed, and has the trips read. Never throws an AppError. */
export async function finishConnect(services: Services, answer: ConnectAnswer): Promise<ConnectOutcome> {
  try {
    const attempt = answer.state === null ? null : await takeAttempt(services, answer.state);
    if (!attempt || attempt.platform !== answer.platform) return "EXPIRED";
    if (answer.error !== null || answer.code === null) return "DENIED";
    const { tokens, account } = await platformOf(services, attempt.platform).exchangeCode({
      code: answer.code,
      codeVerifier: attempt.codeVerifier,
      redirectUri: callbackUrl(services, attempt.platform),
    });
    return await keepConnection(services, attempt, answer, { tokens, account });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    services.logger.warn({ err: error, platform: answer.platform }, "A platform could not be connected");
    if (isClientRefused(error)) await askStaffForOurKey(services, answer.platform);
    return error.code === "PLATFORM_SIGN_IN_REQUIRED" ? "EXPIRED" : "UNAVAILABLE";
  }
}

/** Who left, or was suspended or blocked, while at the platform has no connection made: the driver's own calls are refused as well. */
const mayConnect: ReadonlySet<UserStatus> = new Set(["PENDING_KYC", "ACTIVE"]);

type Granted = {
  readonly tokens: PlatformTokens;
  readonly account: { readonly id: string; readonly name: string | null };
};

async function keepConnection(
  services: Services,
  { userId, platform }: Attempt,
  { ipAddress, userAgent }: ConnectAnswer,
  { tokens, account }: Granted,
): Promise<ConnectOutcome> {
  const wallet = await walletOf(services.db, userId);
  return services.db.transact(async (tx) => {
    const { status } = await lockUser(tx, userId);
    if (!mayConnect.has(status)) {
      const id = newId();
      const credentialsSealed = sealTokens(services.settings.dataKeys, id, tokens);
      await announceOrphanedKey(tx, { id, userId, platform, credentialsSealed });
      return "EXPIRED";
    }
    await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`${platform}:${account.id}`}, 0))`;
    if (await isSomebodyElses(tx, userId, platform, account.id)) return "TAKEN";
    const id = await activate(services, tx, { userId, platform, tokens, account });
    await recordAudit(
      tx,
      { kind: "DRIVER", id: userId, ipAddress, userAgent },
      {
        action: "platforms.connected",
        entityType: "platform-connection",
        entityId: id,
        newValue: { platform, state: "CONNECTED" },
      },
    );
    await announce(tx, syncRequested, { connectionId: id, userId, platform }, [`wallet:${wallet.id}`]);
    return "CONNECTED";
  });
}

async function isSomebodyElses(
  tx: Session,
  userId: string,
  platform: Platform,
  platformUserId: string,
): Promise<boolean> {
  const [other] = await tx.orm
    .select({ id: connections.id })
    .from(connections)
    .where(
      and(
        eq(connections.platform, platform),
        eq(connections.platformUserId, platformUserId),
        eq(connections.isActive, true),
        ne(connections.userId, userId),
      ),
    );
  return other !== undefined;
}

/** The same account signed in to again keeps its place in the books; another one begins a connection of its own. */
async function activate(
  services: Services,
  tx: Session,
  { userId, platform, tokens, account }: Granted & { userId: string; platform: Platform },
): Promise<string> {
  const now = services.clock.now();
  const seen = await activeConnectionTo(tx, userId, platform);
  const held = seen && (await lockConnection(tx, seen.id));
  const known = held?.isActive ? held : null;
  const ring = services.settings.dataKeys;
  const fresh = { accountName: account.name, state: "CONNECTED", syncRequestedAt: now } as const;
  if (known?.platformUserId === account.id) {
    const credentialsSealed = sealTokens(ring, known.id, tokens);
    await tx.orm
      .update(connections)
      .set({ ...fresh, credentialsSealed })
      .where(eq(connections.id, known.id));
    return known.id;
  }
  if (known) {
    await announceOrphanedKey(tx, known);
    const ended = { state: "DISCONNECTED", isActive: false, credentialsSealed: null, cursor: null } as const;
    await tx.orm.update(connections).set(ended).where(eq(connections.id, known.id));
  }
  const id = newId();
  await tx.orm.insert(connections).values({
    ...fresh,
    ...{ id, userId, platform, platformUserId: account.id, createdAt: now },
    credentialsSealed: sealTokens(ring, id, tokens),
  });
  return id;
}
