import type { StatementContent, VerifiedStatement } from "@drivopay/contracts/statements";
import type { z } from "zod";
import type { CallContext } from "../context.ts";
import { consume, limiter } from "../middleware/rate-limit.ts";
import { readSigned } from "./sign-statement.ts";
import { statementByCode } from "./statement-repo.ts";
import { readVerificationCode } from "./verification-code.ts";

/** Codes that one address may try in ten minutes: plenty for a lender's desk, nothing against 80 bits. */
const triesPerTenMinutes = 30;

/**
 * Says whether a statement is genuine and what it says, to anyone who holds its code. An unknown code and a tampered
 * statement are answered alike.
 * @throws RATE_LIMITED
 */
export async function verifyStatement(
  ctx: CallContext,
  typed: string,
): Promise<z.infer<typeof VerifiedStatement>> {
  const { services, request } = ctx;
  const tries = limiter(services, "verify", {
    points: triesPerTenMinutes,
    durationSeconds: 600,
    failOpen: true,
  });
  await consume(tries, request.ipAddress);
  const code = readVerificationCode(typed);
  const row = code === null ? null : await statementByCode(services.db, code);
  const content = row && (await readSigned(services, row));
  if (row && row.status === "READY" && !content) {
    services.logger.error({ statementId: row.id }, "A signed statement is not as it was signed");
  }
  return content ? { genuine: true, statement: withoutId(content) } : { genuine: false, statement: null };
}

function withoutId({ id: _, ...told }: StatementContent): Omit<StatementContent, "id"> {
  return told;
}
