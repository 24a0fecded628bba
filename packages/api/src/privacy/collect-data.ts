import { type Session, tables } from "@drivopay/db";
import { desc, eq } from "drizzle-orm";
import { someTrail } from "../audit/index.ts";
import { inboxPage, messageChoices } from "../notifications/index.ts";
import { someLinks, somePayments } from "../payments/index.ts";
import { everyConnection, someEarnings } from "../platforms/index.ts";
import type { Services } from "../services.ts";
import { someStatements } from "../transactions/index.ts";
import { consentsOf, kycOf, photoOf, userById } from "../users/index.ts";
import {
  autoWithdrawOf,
  bankAccountsOf,
  limitsOf,
  listMovements,
  presentBankAccount,
  readWallet,
  reversePennyDropsOf,
  someWithdrawals,
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
  const [autoWithdraw, choices, platforms, proofs] = await Promise.all([
    autoWithdrawOf(services, userId),
    messageChoices(db, userId),
    everyConnection(services, userId),
    reversePennyDropsOf(db, userId),
  ]);
  return [
    whole("profile.json", { ...user, photo }),
    whole("papers.json", kyc),
    whole("consents.json", consents),
    whole("wallet.json", { ...wallet, limits: limits.limits }),
    whole("bank-accounts.json", accounts.map(presentBankAccount)),
    whole("account-proofs.json", proofs),
    whole("sessions.json", signIns),
    whole("settings.json", { autoWithdraw, messages: choices }),
    whole("platforms.json", platforms),
    listed("movements.json", async (page) => {
      const { transactions, pagination } = await listMovements(db, walletId, page);
      return { rows: transactions, nextCursor: pagination.nextCursor };
    }),
    listed(
      "payments.json",
      byId((page) => somePayments(services, userId, page)),
    ),
    listed(
      "links.json",
      byId((page) => someLinks(services, userId, page)),
    ),
    listed(
      "withdrawals.json",
      byId((page) => someWithdrawals(db, userId, page)),
    ),
    listed(
      "trips.json",
      byId((page) => someEarnings(services, userId, page)),
    ),
    listed(
      "statements.json",
      byId((page) => someStatements(services, userId, page)),
    ),
    listed("messages.json", async (page) => {
      const { notifications, nextCursor } = await inboxPage(db, userId, page);
      return { rows: notifications, nextCursor };
    }),
    listed(
      "trail.json",
      byId((page) => someTrail(db, userId, page)),
    ),
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

interface Page {
  readonly limit: number;
  readonly cursor?: string;
}

type ReadPiece<Row> = (
  page: Page,
) => Promise<{ readonly rows: readonly Row[]; readonly nextCursor: string | null }>;

function listed<Row>(name: string, read: ReadPiece<Row>): ArchiveFile {
  return { name, pieces: arrayOf(rowsOf(read)) };
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

/** All rows of a list that is read piece by piece. */
async function* rowsOf<Row>(read: ReadPiece<Row>): AsyncGenerator<Row> {
  let cursor: string | undefined;
  do {
    const piece = await read({ limit: rowsPerRead, ...(cursor === undefined ? {} : { cursor }) });
    yield* piece.rows;
    cursor = piece.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

/** A list whose cursor is the id of the last row seen. */
const byId =
  <Row extends { readonly id: string }>(read: (page: Page) => Promise<readonly Row[]>): ReadPiece<Row> =>
  async (page) => {
    const rows = await read(page);
    return { rows, nextCursor: rows.length < page.limit ? null : (rows.at(-1)?.id ?? null) };
  };

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
