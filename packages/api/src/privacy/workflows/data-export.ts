import { openCase } from "../../audit/index.ts";
import type { Services } from "../../services.ts";
import { dataExportRequested } from "../events.ts";
import { failExport, prepareExport } from "../prepare-export.ts";

/** Makes the copy of everything kept about a driver. */
export const dataExportWorkflow = (services: Services) =>
  services.inngest.createFunction(
    {
      id: "data-export",
      triggers: [dataExportRequested],
      retries: 6,
      concurrency: { limit: 4 },
      idempotency: "event.data.exportId",
      onFailure: async ({ event, error }) => {
        const { exportId, userId } = dataExportRequested.schema.parse(event.data.event.data);
        await failExport(services, exportId);
        await openCase(services.db, {
          dedupeKey: `data-export:${exportId}`,
          kind: "privacy.export-failed",
          summary: "The copy of a driver's data could not be made",
          evidence: { exportId, userId, reason: error.message },
          referenceId: userId,
        });
      },
    },
    async ({ event, step }) => step.run("make the copy", () => prepareExport(services, event.data.exportId)),
  );
