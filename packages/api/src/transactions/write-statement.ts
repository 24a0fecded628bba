import { createHash } from "node:crypto";
import { maskPhone } from "@drivopay/contracts/identifiers";
import type { Income } from "@drivopay/contracts/statements";
import { tables } from "@drivopay/db";
import { and, eq, lt, ne } from "drizzle-orm";
import type { Services } from "../services.ts";
import { userById } from "../users/index.ts";
import { incomeOf, type StatementLine, statementLines, walletAtVersion } from "../wallet/index.ts";
import { statementCsv } from "./csv.ts";
import { type StatementHead, statementPdf } from "./pdf/statement-pdf.ts";
import { objectKeyOf, type StatementRecord, statementById } from "./statement-repo.ts";
import { StatementTally, type StatementTotals } from "./statement-totals.ts";

const { statements } = tables;

/** Rows read at once, and so the most that are in memory. */
const batchSize = 1_000;

const contentTypes = { CSV: "text/csv; charset=utf-8", PDF: "application/pdf" } as const;

/** A file that has been written: what the signature will be of. */
export interface WrittenStatement {
  readonly objectKey: string;
  readonly sizeBytes: number;
  readonly fileSha256: string;
  readonly opening: number;
  readonly closing: number;
  readonly totals: StatementTotals;
  readonly income: Income | null;
}

/** What writing a file needs of the services. */
interface StatementServices extends Pick<Services, "db" | "settings"> {
  readonly documents: Pick<Services["documents"], "putStream">;
}

/** Rows that do not lead from the opening balance to the closing one: the books or this code are broken. */
class StatementFault extends Error {
  override readonly name = "StatementFault";
}

/**
 * Writes a statement's file into the bucket, a thousand rows at a time, whatever its length. Safe to retry: the span
 * was frozen when it was asked for, and the file stands in the bucket whole or not at all.
 * @throws StatementFault when the rows do not add up; nothing is signed then
 * @throws PROVIDER_UNAVAILABLE when the bucket cannot be reached
 */
export async function writeStatement(
  services: StatementServices,
  statementId: string,
): Promise<WrittenStatement> {
  const row = await statementById(services.db, statementId);
  const { db } = services;
  await db.orm
    .update(statements)
    .set({ status: "RUNNING" })
    .where(and(eq(statements.id, row.id), ne(statements.status, "READY")));
  const [before, behind, income] = await Promise.all([
    walletAtVersion(db, row.walletId, row.afterVersion),
    walletAtVersion(db, row.walletId, row.throughVersion),
    incomeFor(services, row),
  ]);
  const tally = new StatementTally();
  const rows = batches(services, row, tally);
  const sums = { opening: before.balance, closing: behind.balance };
  const pieces =
    row.format === "CSV"
      ? statementCsv(rows)
      : statementPdf({ ...(await headOf(services, row, income)), ...sums }, rows);
  const objectKey = objectKeyOf(row);
  const file = { sizeBytes: 0, hash: createHash("sha256") };
  await services.documents.putStream(objectKey, measured(pieces, file), contentTypes[row.format]);
  const totals = tally.result();
  if (sums.opening + totals.credited - totals.debited !== sums.closing) {
    throw new StatementFault(`The rows of statement ${row.id} do not lead to its closing balance`);
  }
  return {
    objectKey,
    sizeBytes: file.sizeBytes,
    fileSha256: file.hash.digest("hex"),
    ...sums,
    totals,
    income,
  };
}

/** The rows as they are read, counted up and shown as progress on the way. */
async function* batches(
  services: StatementServices,
  row: StatementRecord,
  tally: StatementTally,
): AsyncGenerator<StatementLine[]> {
  const { afterVersion, throughVersion } = row;
  const whole = Math.max(1, throughVersion - afterVersion);
  let at = afterVersion;
  let shown = 0;
  while (at < throughVersion) {
    const lines = await statementLines(
      services.db,
      row.walletId,
      { afterVersion: at, throughVersion },
      batchSize,
    );
    for (const line of lines) tally.add(line);
    if (lines.length > 0) yield lines;
    at = lines.length < batchSize ? throughVersion : (lines.at(-1)?.version ?? throughVersion);
    // The last hundredth is the signature's.
    const progress = Math.min(99, Math.floor((100 * (at - afterVersion)) / whole));
    if (progress > shown) await showProgress(services, row.id, progress);
    shown = progress;
  }
}

/** Never backwards: a retry begins again, and its driver need not see that. */
async function showProgress({ db }: StatementServices, id: string, progress: number): Promise<void> {
  await db.orm
    .update(statements)
    .set({ progress })
    .where(and(eq(statements.id, id), lt(statements.progress, progress)));
}

/** A paper says its sums before its rows, so they are read once before. */
async function headOf(
  services: StatementServices,
  row: StatementRecord,
  income: Income | null,
): Promise<Omit<StatementHead, "opening" | "closing">> {
  const sums = new StatementTally();
  const { afterVersion, throughVersion } = row;
  for (let at = afterVersion; at < throughVersion; ) {
    const lines = await statementLines(
      services.db,
      row.walletId,
      { afterVersion: at, throughVersion },
      batchSize,
    );
    for (const line of lines) sums.add(line);
    at = lines.length < batchSize ? throughVersion : (lines.at(-1)?.version ?? throughVersion);
  }
  const user = await userById(services.db, row.userId);
  return {
    kind: row.kind,
    name: user.name,
    phoneMasked: maskPhone(user.phone),
    from: row.periodFrom,
    to: row.periodTo,
    totals: sums.result(),
    income,
    verificationCode: row.verificationCode,
    verifyUrl: verifyUrl(services, row.verificationCode),
    madeAt: row.createdAt,
  };
}

/** The public page that says whether a paper is genuine. */
const verifyUrl = ({ settings }: Pick<Services, "settings">, code: string): string =>
  `${settings.driverWebUrl}/verify/${code}`;

async function incomeFor({ db }: StatementServices, row: StatementRecord): Promise<Income | null> {
  if (row.kind !== "INCOME_PASSPORT") return null;
  const months = Math.round((row.periodTo.getTime() - row.periodFrom.getTime()) / (30.4 * 86_400_000));
  return incomeOf(db, row.walletId, { months, now: row.periodTo });
}

async function* measured(
  pieces: AsyncIterable<Uint8Array>,
  file: { sizeBytes: number; readonly hash: ReturnType<typeof createHash> },
): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    file.sizeBytes += piece.length;
    file.hash.update(piece);
    yield piece;
  }
}
