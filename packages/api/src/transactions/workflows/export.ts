import { openCase } from "../../audit/index.ts";
import type { Services } from "../../services.ts";
import { emailStatement } from "../email-statement.ts";
import { exportRequested } from "../events.ts";
import { failStatement } from "../fail-statement.ts";
import { signStatement } from "../sign-statement.ts";
import { keptStatement } from "../statement-repo.ts";
import { writeStatement } from "../write-statement.ts";

/** A file from being asked for to being signed, and sent where it was promised. */
export const exportWorkflow = (services: Services) =>
  services.inngest.createFunction(
    {
      id: "export-statement",
      triggers: [exportRequested],
      retries: 4,
      // Two files at once a process are all its memory is reckoned for; one at a time a driver.
      concurrency: [{ limit: 2 }, { key: "event.data.userId", limit: 1 }],
      idempotency: "event.data.statementId",
      onFailure: async ({ event, error }) => {
        const { statementId } = exportRequested.schema.parse(event.data.event.data);
        await failStatement(services, statementId);
        await openCase(services.db, {
          dedupeKey: `statement:${statementId}:failed`,
          kind: "transactions.statement-failed",
          summary: "A statement could not be made",
          evidence: { error: error.message },
          referenceId: statementId,
        });
      },
    },
    async ({ event, step }) => {
      const { statementId } = event.data;
      const written = await step.run("write the file", async () =>
        (await keptStatement(services.db, statementId)) ? writeStatement(services, statementId) : null,
      );
      if (written === null) return { emailed: false };
      await step.run("sign it", () => signStatement(services, statementId, written));
      return step.run("send it where it was promised", () => emailStatement(services, statementId));
    },
  );
