import type { LedgerProof } from "@drivopay/contracts/admin";
import { tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { cron } from "inngest";
import { openCase } from "../../audit/index.ts";
import type { Services } from "../../services.ts";
import { takeSnapshots } from "../ledger/system-balance.ts";
import { proveLedger } from "../ledger/verify.ts";

/** Every hour: proves the books, keeps the proof, and calls a person when they break. */
export const verifyLedgerWorkflow = (services: Services) =>
  services.inngest.createFunction(
    {
      id: "verify-ledger",
      triggers: [cron("7 * * * *")],
      retries: 3,
      concurrency: { limit: 1 },
      onFailure: ({ error }) =>
        openCase(services.db, {
          dedupeKey: `ledger-unproved:${services.clock.now().toISOString().slice(0, 10)}`,
          kind: "ledger.unproved",
          summary: "The books could not be checked",
          evidence: { error: error.message },
          referenceId: null,
        }),
    },
    async ({ step }) => {
      await step.run("take snapshots", () => takeSnapshots(services.db));
      return await step.run("prove and keep", () => proveAndKeep(services));
    },
  );

/** Proves the books and keeps the proof; a break opens a case for each broken thing. */
export async function proveAndKeep(services: Services): Promise<LedgerProof> {
  const proof = await proveLedger(services.db);
  await services.db.transact(async (tx) => {
    const { at, ...found } = proof;
    await tx.orm.insert(tables.ledgerProofs).values({ id: newId(), at: new Date(at), ...found });
    for (const { rule, id, detail } of proof.breaks) {
      await openCase(tx, {
        dedupeKey: `ledger-break:${rule}:${id}`,
        kind: "ledger.break",
        summary: `The books break the rule ${rule}`,
        evidence: { rule, id, detail, seenAt: at },
        referenceId: id,
      });
    }
  });
  if (!proof.ok) services.logger.error({ breaks: proof.breaks }, "The books do not prove");
  return proof;
}
