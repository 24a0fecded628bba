import type { Export } from "@drivopay/contracts/statements";
import type { Services } from "../services.ts";
import type { StatementRecord } from "./statement-repo.ts";

/** How long a download's address works; asking for the export again gives a fresh one. */
const urlTtlSeconds = 300;

const names = { EXPORT: "statement", MONTHLY: "statement", INCOME_PASSPORT: "income-passport" } as const;

/** The day of India, as 2026-10-31. */
const day = (at: Date) => new Date(at.getTime() + 5.5 * 3_600_000).toISOString().slice(0, 10);

/** An export as its driver sees it; code and address only once the file is there. */
export async function presentExport(
  { documents }: Pick<Services, "documents">,
  row: StatementRecord,
): Promise<Export> {
  const ready = row.status === "READY" && row.objectKey !== null;
  const lastDay = new Date(row.periodTo.getTime() - 1);
  const saved = `drivopay-${names[row.kind]}-${day(row.periodFrom)}-${day(lastDay)}.${row.format.toLowerCase()}`;
  return {
    id: row.id,
    kind: row.kind,
    format: row.format,
    status: row.status,
    progress: row.progress,
    from: row.periodFrom.toISOString(),
    to: row.periodTo.toISOString(),
    rows: row.rows,
    sizeBytes: row.sizeBytes,
    url: ready && row.objectKey ? await documents.signedUrl(row.objectKey, urlTtlSeconds, saved) : null,
    verificationCode: ready ? row.verificationCode : null,
    createdAt: row.createdAt.toISOString(),
    readyAt: row.readyAt?.toISOString() ?? null,
  };
}
