import { AppError } from "@drivopay/contracts/errors";
import { Platform } from "@drivopay/contracts/platforms";
import { type Session, tables } from "@drivopay/db";
import { sha256Hex } from "@drivopay/runtime/crypto";
import { newId } from "@drivopay/runtime/ids";
import { counter } from "@drivopay/runtime/metrics";
import { and, eq } from "drizzle-orm";
import { reportForgery } from "../middleware/report-forgery.ts";
import { announce } from "../outbox/announce.ts";
import type { Services } from "../services.ts";
import { syncRequested } from "./events.ts";
import type { PlatformReport } from "./ports.ts";
import { isSyncing } from "./repo.ts";

const { platformConnections: connections } = tables;
const received = counter("platforms_webhooks_total", "Webhooks of platforms by what became of them", [
  "platform",
  "intake",
]);

/** A platform's webhook as it came over HTTP. */
export interface IncomingReport {
  /** As it stands in the address: `uber`. */
  readonly platform: string;
  /** Byte for byte: the signature was made over these. */
  readonly rawBody: Buffer;
  readonly header: (name: string) => string | null;
  readonly ipAddress: string;
}

type Intake = "sync" | "again" | "duplicate" | "nobody";

/**
 * Takes a platform's word that something changed for a driver, and has that driver's earnings read. Nothing in it is
 * believed about money: what is owed is what the platform answers when it is asked. It may come twice, late or in
 * any order; what comes during a read has the connection read once more behind it.
 * @throws NOT_FOUND for a platform that is not set up; SIGNATURE_INVALID for a webhook that is not the platform's
 */
export async function receivePlatformReport(
  services: Services,
  webhook: IncomingReport,
): Promise<{ received: true }> {
  const named = Platform.safeParse(webhook.platform.toUpperCase());
  const speaker = named.success ? services.earningsPlatforms[named.data] : undefined;
  if (!named.success || !speaker) throw new AppError("NOT_FOUND");
  const platform = named.data;
  const report = speaker.readReport(webhook);
  if (report === null) {
    received.inc({ platform, intake: "forged" });
    await reportForgery(services, {
      kind: "platforms.webhook-forged",
      ipAddress: webhook.ipAddress,
      userAgent: webhook.header("user-agent"),
      detail: { platform, bodySha256: sha256Hex(webhook.rawBody) },
    });
    throw new AppError("SIGNATURE_INVALID");
  }
  const intake = await services.db.transact((tx) => keep(tx, services, platform, report));
  received.inc({ platform, intake });
  return { received: true };
}

async function keep(
  tx: Session,
  { clock }: Services,
  platform: Platform,
  report: PlatformReport,
): Promise<Intake> {
  const connection = await lockConnectedAccount(tx, platform, report.accountId);
  const [kept] = await tx.sql<{ fresh: boolean }[]>`
    insert into platforms.platform_events as known (id, platform, platform_event_id, name, connection_id)
    values (${newId()}, ${platform}, ${report.eventId}, ${report.name}, ${connection?.id ?? null})
    on conflict (platform, platform_event_id) do update set duplicates = known.duplicates + 1
    returning (xmax = 0) as fresh`;
  if (!kept?.fresh) return "duplicate";
  if (!connection) return "nobody";
  const { id, userId } = connection;
  if (isSyncing(connection, clock.now())) {
    await tx.orm.update(connections).set({ syncAgain: true }).where(eq(connections.id, id));
    return "again";
  }
  await tx.orm.update(connections).set({ syncRequestedAt: clock.now() }).where(eq(connections.id, id));
  await announce(tx, syncRequested, { connectionId: id, userId, platform });
  return "sync";
}

/** The connection to an account, its row taken: a read that ends meanwhile must see what is asked of it. */
async function lockConnectedAccount({ orm }: Session, platform: Platform, accountId: string | null) {
  if (accountId === null) return null;
  const [row] = await orm
    .select()
    .from(connections)
    .where(
      and(
        eq(connections.platform, platform),
        eq(connections.platformUserId, accountId),
        eq(connections.state, "CONNECTED"),
      ),
    )
    .for("no key update");
  return row ?? null;
}
