import { paise } from "@drivopay/contracts/money";
import { StatementContent } from "@drivopay/contracts/statements";
import { tables } from "@drivopay/db";
import { sha256Hex } from "@drivopay/runtime/crypto";
import { and, eq, ne } from "drizzle-orm";
import { CompactSign, type CryptoKey, compactVerify, importJWK, type JWK } from "jose";
import { recordAudit, systemActor } from "../audit/index.ts";
import { announce } from "../outbox/announce.ts";
import type { Services, Settings } from "../services.ts";
import { userById } from "../users/index.ts";
import { exportReady } from "./events.ts";
import { keptStatement, type StatementRecord } from "./statement-repo.ts";
import type { WrittenStatement } from "./write-statement.ts";

const { statements } = tables;
const algorithm = "EdDSA";
/** Says what the signature is of, so that none made for something else can stand in for it. */
const signatureType = "drivopay-statement+jws";

interface StatementKeys {
  readonly kid: string;
  readonly key: CryptoKey;
  readonly byId: ReadonlyMap<string, CryptoKey>;
}

const imported = new WeakMap<Settings, Promise<StatementKeys>>();

function keysOf({ settings }: Pick<Services, "settings">): Promise<StatementKeys> {
  const known = imported.get(settings) ?? importKeys(settings.statementKeys);
  imported.set(settings, known);
  return known;
}

async function importKeys(keys: readonly JWK[]): Promise<StatementKeys> {
  const [first] = keys;
  if (!first?.kid) throw new Error("There is no key to sign statements with");
  const byId = new Map<string, CryptoKey>();
  for (const { d: _secret, ...shared } of keys) byId.set(shared.kid ?? "", await oneKey(shared));
  return { kid: first.kid, key: await oneKey(first), byId };
}

async function oneKey(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, algorithm);
  if (key instanceof Uint8Array) throw new Error("A key that signs statements is not a key pair");
  return key;
}

/** Signs the SHA-256 of a text. */
async function sign(services: Pick<Services, "settings">, text: string): Promise<string> {
  const { kid, key } = await keysOf(services);
  return new CompactSign(new TextEncoder().encode(sha256Hex(text)))
    .setProtectedHeader({ alg: algorithm, typ: signatureType, kid })
    .sign(key);
}

/** Whether the signature is ours, and of this very text. */
async function signatureHolds(
  services: Pick<Services, "settings">,
  text: string,
  signature: string,
): Promise<boolean> {
  const { byId } = await keysOf(services);
  try {
    const { payload, protectedHeader } = await compactVerify(
      signature,
      ({ kid }) => {
        const key = byId.get(kid ?? "");
        if (!key) throw new Error("No key of ours");
        return key;
      },
      { algorithms: [algorithm] },
    );
    return protectedHeader.typ === signatureType && new TextDecoder().decode(payload) === sha256Hex(text);
  } catch {
    // Whatever is wrong with a signature, it does not hold.
    return false;
  }
}

/**
 * Writes down what the file says, signs it, and makes it known. Safe to repeat: a statement is signed once. The file
 * of a driver who left while it was being written is removed again.
 */
export async function signStatement(
  services: Services,
  statementId: string,
  written: WrittenStatement,
): Promise<{ readonly status: "READY" | "FORGOTTEN" }> {
  const row = await keptStatement(services.db, statementId);
  if (!row) {
    await services.documents.remove(written.objectKey);
    return { status: "FORGOTTEN" };
  }
  if (row.status === "READY") return { status: "READY" };
  const content = JSON.stringify(await contentOf(services, row, written));
  const signature = await sign(services, content);
  await services.db.transact(async (tx) => {
    const signed = await tx.orm
      .update(statements)
      .set({
        ...{ status: "READY", progress: 100, content, signature },
        rows: written.totals.rows,
        objectKey: written.objectKey,
        sizeBytes: written.sizeBytes,
        readyAt: services.clock.now(),
      })
      .where(and(eq(statements.id, row.id), ne(statements.status, "READY")))
      .returning({ id: statements.id });
    if (signed.length === 0) return;
    await recordAudit(tx, systemActor, {
      action: "transactions.statement-signed",
      entityType: "statement",
      entityId: row.id,
      newValue: { kind: row.kind, format: row.format, rows: written.totals.rows, sha256: sha256Hex(content) },
    });
    await announce(tx, exportReady, { statementId: row.id, userId: row.userId, kind: row.kind }, [
      `wallet:${row.walletId}`,
    ]);
  });
  return { status: "READY" };
}

async function contentOf(
  { db, clock }: Services,
  row: StatementRecord,
  written: WrittenStatement,
): Promise<StatementContent> {
  const user = await userById(db, row.userId);
  const { rows, rowsSha256, credited, debited, sources } = written.totals;
  return {
    version: 1,
    id: row.id,
    code: row.verificationCode,
    kind: row.kind,
    format: row.format,
    name: user.name,
    phoneLast4: user.phone.slice(-4),
    identityVerified: user.kycStatus === "APPROVED",
    from: row.periodFrom.toISOString(),
    to: row.periodTo.toISOString(),
    opening: paise(written.opening),
    closing: paise(written.closing),
    ...{ credited, debited, rows, rowsSha256 },
    sources: [...sources],
    income: written.income,
    fileSha256: written.fileSha256,
    signedAt: clock.now().toISOString(),
  };
}

/**
 * What a signed statement says, or null when any byte of it is not as it was signed, or it stands under another code
 * or driver than it was signed for.
 */
export async function readSigned(
  services: Pick<Services, "settings">,
  row: StatementRecord,
): Promise<StatementContent | null> {
  const { content, signature } = row;
  if (row.status !== "READY" || content === null || signature === null) return null;
  if (!(await signatureHolds(services, content, signature))) return null;
  const read = StatementContent.safeParse(JSON.parse(content));
  if (!read.success || read.data.id !== row.id || read.data.code !== row.verificationCode) return null;
  return read.data;
}
