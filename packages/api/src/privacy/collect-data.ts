import { type Session, tables } from "@drivopay/db";
import { desc, eq } from "drizzle-orm";
import { inboxPage } from "../notifications/index.ts";
import type { Services } from "../services.ts";
import { consentsOf, kycOf, photoOf, userById } from "../users/index.ts";
import {
  bankAccountsOf,
  limitsOf,
  listMovements,
  presentBankAccount,
  readWallet,
  walletOf,
} from "../wallet/index.ts";
import type { ArchiveFile } from "./write-archive.ts";

const { devices, sessions } = tables;
const rowsPerRead = 100;
const maxSessions = 1_000;

/** Everything kept about a driver, as files: whole numbers are paise, dates UTC, accounts by their last four digits. */
export async function collectData(services: Services, userId: string): Promise<ArchiveFile[]> {
  const { db } = services;
  const { id: walletId } = await walletOf(db, userId);
  const [user, photo, kyc, consents, wallet, limits, accounts, signIns] = await Promise.all([
    userById(db, userId),
    photoOf(db, userId),
    kycOf(db, userId),
    consentsOf(db, userId),
    readWallet(db, walletId),
    limitsOf(services, userId, "en"),
    bankAccountsOf(db, userId),
    sessionsOf(db, userId),
  ]);
  return [
    whole("profile.json", { ...user, photo }),
    whole("papers.json", kyc),
    whole("consents.json", consents),
    whole("wallet.json", { ...wallet, limits: limits.limits }),
    whole("bank-accounts.json", accounts.map(presentBankAccount)),
    whole("sessions.json", signIns),
    { name: "movements.json", pieces: arrayOf(movementsOf(db, walletId)) },
    { name: "messages.json", pieces: arrayOf(messagesOf(db, userId)) },
  ];
}

const written = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

function whole(name: string, value: unknown): ArchiveFile {
  return {
    name,
    pieces: (async function* () {
      yield written(value);
    })(),
  };
}

/** A list that is too long to hold, written row by row. */
async function* arrayOf(rows: AsyncIterable<unknown>): AsyncGenerator<string> {
  yield "[";
  let first = true;
  for await (const row of rows) {
    yield `${first ? "\n" : ",\n"}${JSON.stringify(row)}`;
    first = false;
  }
  yield "\n]\n";
}

async function* movementsOf(db: Session, walletId: string): AsyncGenerator<unknown> {
  let cursor: string | undefined;
  do {
    const page = { limit: rowsPerRead, ...(cursor === undefined ? {} : { cursor }) };
    const { transactions, pagination } = await listMovements(db, walletId, page);
    yield* transactions;
    cursor = pagination.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

async function* messagesOf(db: Session, userId: string): AsyncGenerator<unknown> {
  let cursor: string | undefined;
  do {
    const page = { limit: rowsPerRead, ...(cursor === undefined ? {} : { cursor }) };
    const read = await inboxPage(db, userId, page);
    yield* read.notifications;
    cursor = read.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

async function sessionsOf({ orm }: Session, userId: string) {
  const rows = await orm
    .select({ session: sessions, device: devices.name })
    .from(sessions)
    .leftJoin(devices, eq(devices.id, sessions.deviceId))
    .where(eq(sessions.userId, userId))
    .orderBy(desc(sessions.createdAt))
    .limit(maxSessions);
  return rows.map(({ session, device }) => ({
    device,
    signedInAt: session.createdAt,
    lastSeenAt: session.lastSeenAt,
    endedAt: session.revokedAt,
    endedBecause: session.revokedReason,
  }));
}
