import { openCase } from "../../audit/index.ts";
import type { Services } from "../../services.ts";
import { objectsOrphaned } from "../events.ts";
import { removeObjects } from "../orphaned-objects.ts";

/** Takes out of the bucket what the tables have forgotten. */
export const removeObjectsWorkflow = (services: Services) =>
  services.inngest.createFunction(
    {
      id: "remove-objects",
      triggers: [objectsOrphaned],
      retries: 8,
      concurrency: { limit: 5 },
      onFailure: async ({ event, error }) => {
        const { objectKeys } = objectsOrphaned.schema.parse(event.data.event.data);
        await openCase(services.db, {
          dedupeKey: `objects:${event.data.run_id}`,
          kind: "users.objects-not-removed",
          summary: "Files that nothing names any more could not be removed from the bucket",
          evidence: { objectKeys, reason: error.message },
          referenceId: event.data.run_id,
        });
      },
    },
    async ({ event, step }) =>
      step.run("remove from the bucket", () => removeObjects(services, event.data.objectKeys)),
  );
